#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Shipping: what of a contract may go, what went from where, and whether it is there.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-product add code=P2 name=Nut unit=piece
	quietly crm-product add code=S1 name=Fitting kind=service unit=hour
	quietly crm-packing add product=P1 unit=box factor=10
	quietly crm-warehouse add name=Main
	quietly crm-warehouse add name=Side
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P1:30@2 P2:5@1
	quietly crm-stock add kind=opening warehouse=W02 day=2026-01-01 P1:4@2.50
	quietly crm-stock approve KC2026-0001 KC2026-0002
	quietly crm-customer add name=Acme
	sell day=2026-02-01 ship_by=2026-03-01 P1:2box@100 P2:4@3 S1:2@50
}

# An approved contract with Acme: HT2026-0001 for the first.
sell() {
	crm-contract approve "$(crm-contract add customer=Acme "$@" --columns code --no-header | cut -f 2)" >/dev/null
}

# An approved shipment of the first contract from the main warehouse.
approve_shipment() {
	crm-ship approve "$(crm-ship add contract=HT2026-0001 warehouse=W01 "$@" --columns code --no-header | cut -f 2)" >/dev/null
}

send() {
	crm-ship send "$@" --no-header --columns code,warehouse.code,carrier,tracking | cut -f 2-
}

lines() {
	crm-ship line "$1" --no-header --columns line,product.code,quantity,unit,sent,left "${@:2}" | cut -f 2-
}

on_hand() {
	crm-stock on-hand --no-header --columns product.code,warehouse.code,quantity,value "$@" | cut -f 2-
}

deliveries() {
	crm-db sql 'SELECT day, line, crm_money(quantity) AS q, crm_money(net) AS n, crm_money(tax) AS t, crm_money(amount) AS a
		FROM delivery ORDER BY delivery_id' --no-header
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)" >/dev/null
}

@test "a shipment takes all that is left, or lines by number or product" {
	run -0 crm-ship add contract=HT2026-0001 warehouse=W01
	expect $'shipment_id\tcode\tcontract_id\tcontract\tcustomer\twarehouse_id\twarehouse\tday\tarrives\tstatus\tquantity\tsent\tleft\towner_id\towner' \
		$'1\tFH2026-0001\t1\tHT2026-0001\tAcme\t1\tMain\t2026-03-10\t\tdraft\t26\t0\t26\t1\tChief'
	run -0 lines FH2026-0001
	expect $'1\tP1\t2\tbox\t0\t20' $'2\tP2\t4\tpiece\t0\t4' $'3\tS1\t2\thour\t0\t2'
	quietly crm-ship cancel FH2026-0001
	quietly crm-ship add contract=HT2026-0001 1:5piece P2:1
	run -0 lines FH2026-0002
	expect $'1\tP1\t5\tpiece\t0\t5' $'2\tP2\t1\tpiece\t0\t1'
	quietly crm-ship approve FH2026-0002
	quietly crm-ship add contract=HT2026-0001
	run -0 lines FH2026-0003
	expect $'1\tP1\t1.5\tbox\t0\t15' $'2\tP2\t3\tpiece\t0\t3' $'3\tS1\t2\thour\t0\t2'
	assert_sound
}

@test "many deliveries of one shipment, from several warehouses" {
	approve_shipment
	run -0 send FH2026-0001 1:5piece carrier=顺丰 tracking=SF123
	expect $'KC2026-0003\tW01\tSF\tSF123'
	run -0 send FH2026-0001 1:3piece,warehouse=W02 1:0.2box 2:1
	expect $'KC2026-0004\tW02\t\t' $'KC2026-0005\tW01\t\t'
	run -0 lines FH2026-0001
	expect $'1\tP1\t2\tbox\t10\t10' $'2\tP2\t4\tpiece\t1\t3' $'3\tS1\t2\thour\t0\t2'
	run -0 on_hand
	expect $'P1\tW01\t23\t46.00' $'P2\tW01\t4\t4.00' $'P1\tW02\t1\t2.50'
	run -0 send FH2026-0001
	expect $'KC2026-0006\tW01\t\t'
	run -0 crm-ship list --columns sent,left,deliveries --no-header
	expect $'1\t26\t0\t4'
	refused 3 'crm-ship: FH2026-0001: nothing is left to send' crm-ship send FH2026-0001
	assert_sound
}

@test "a delivery has its share of the amounts of its line, the last one the rest" {
	sell day=2026-02-02 P2:3@3.3333
	crm-ship approve "$(crm-ship add contract=HT2026-0002 warehouse=W01 --columns code --no-header | cut -f 2)" >/dev/null
	for i in 1 2 3; do quietly crm-ship send FH2026-0001 1:1 day=2026-03-0$i; done
	run -0 deliveries
	expect $'2026-03-01\t1\t1.00\t2.95\t0.38\t3.33' $'2026-03-02\t1\t1.00\t2.95\t0.39\t3.34' $'2026-03-03\t1\t1.00\t2.95\t0.38\t3.33'
	run -0 crm-contract line HT2026-0002 --columns net,tax,amount,shipped,delivered,to_deliver --no-header
	expect $'4\t8.85\t1.15\t10.00\t10.00\t3\t0'
	run -0 crm-contract line HT2026-0002 --columns shipped,delivered,to_deliver --no-header --as-of 2026-03-01
	expect $'4\t3.33\t1\t2'
	assert_sound
}

@test "the warehouse of the line goes before that of all, before that of the shipment" {
	quietly crm-ship add contract=HT2026-0001 1:5piece 2:1,warehouse=W02 3:1
	quietly crm-ship approve FH2026-0001
	refused 3 'crm-ship: 1:1piece: warehouse: is required: warehouse=W01 says where the goods leave from' \
		crm-ship send FH2026-0001 1:1piece
	refused 3 'crm-ship: P2: quantity: 1 are to go from W02, and only 0 is there; W01: 5' crm-ship send FH2026-0001 2:1
	run -0 send FH2026-0001 1:2piece,warehouse=W02 1:1piece 3:1 warehouse=W01
	expect $'KC2026-0003\tW02\t\t' $'KC2026-0004\tW01\t\t'
	refused 3 'crm-ship: 1:1piece,warehouse=W01: quantity: only 0 of line 1 is left to send' \
		crm-ship send FH2026-0001 1:2piece,warehouse=W02 1:1piece,warehouse=W01
	assert_sound
}

@test "address, receiver and phone are the customer's, unless others are given" {
	quietly crm-address add customer=Acme city=上海 address=世纪大道1号 receiver=王芳 phone=13800138000
	quietly crm-address add customer=Acme city=苏州 address=星湖街2号 is_default=yes
	run -0 crm-ship add contract=HT2026-0001 1:1 --columns address,receiver,phone --no-header
	expect $'1\t苏州 星湖街2号\t\t'
	run -0 crm-ship add contract=HT2026-0001 1:1 address='Gate 3' receiver=Li --columns address,receiver --no-header
	expect $'2\tGate 3\tLi'
	quietly crm-ship approve FH2026-0002
	quietly crm-ship set FH2026-0002 phone=13900139000 carrier=JD
	run -0 crm-ship send FH2026-0002 warehouse=W01 --columns address,receiver,phone,carrier --no-header
	expect $'3\tGate 3\tLi\t13900139000\tJD'
}

@test "never more than is left over all approved shipments" {
	quietly crm-ship add contract=HT2026-0001 1:15piece
	quietly crm-ship add contract=HT2026-0001 1:6piece
	quietly crm-ship approve FH2026-0001
	refused 3 'crm-ship: FH2026-0002: quantity: only 5 of line 1 is left to ship: the rest has gone or is approved to go' \
		crm-ship approve FH2026-0002
	refused 3 'crm-ship: 1:6piece: quantity: only 5 of line 1 is left to ship: the rest has gone or is approved to go' \
		crm-ship add contract=HT2026-0001 1:6piece
	quietly crm-ship send FH2026-0001 1:10piece warehouse=W01
	quietly crm-ship cancel FH2026-0001
	quietly crm-ship line FH2026-0002 1 qty=10
	quietly crm-ship approve FH2026-0002
	refused 3 'crm-ship: 1:11piece: quantity: only 10 of line 1 is left to send' crm-ship send FH2026-0002 1:11piece warehouse=W01
	refused 3 'crm-ship: 1:5: quantity: only 4 of line 1 is left to send' \
		crm-ship send FH2026-0002 1:6piece 1:5 warehouse=W01
	run -0 send FH2026-0002 warehouse=W01
	expect $'KC2026-0004\tW01\t\t'
	assert_sound
}

@test "a setting lets some percent more go" {
	quietly crm-db settings ship.tolerance=10
	approve_shipment 1:22piece
	run -0 send FH2026-0001
	expect $'KC2026-0003\tW01\t\t'
	refused 3 'crm-ship: 1:1piece: quantity: only 0 of line 1 is left to ship: the rest has gone or is approved to go' \
		crm-ship add contract=HT2026-0001 1:1piece
	run -0 crm-contract line HT2026-0001 --columns amount,shipped,to_deliver --no-header
	expect $'1\t200.00\t220.00\t0' $'2\t12.00\t0.00\t4' $'3\t100.00\t0.00\t2'
	run -1 crm-ship check HT2026-0001 --columns line,contracted,delivered,difference --no-header
	expect $'1\t20\t22\t2' $'2\t4\t0\t-4' $'3\t2\t0\t-2'
	assert_sound
}

@test "what cannot be shipped" {
	quietly crm-contract add customer=Acme P1:1@1
	refused 3 'crm-ship: contract: HT2026-0002 is draft: nothing goes before it is approved' crm-ship add contract=HT2026-0002
	refused 3 'crm-ship: 7:1: line: there is no line 7' crm-ship add contract=HT2026-0001 7:1
	refused 3 'crm-ship: 1:0: quantity: a quantity is more than nothing' crm-ship add contract=HT2026-0001 1:0
	refused 3 'crm-ship: 1:-1: quantity: a quantity is more than nothing' crm-ship add contract=HT2026-0001 1:-1
	refused 3 'crm-ship: 1:1: line: is there already: give it another quantity, and split it over warehouses when it is sent' \
		crm-ship add contract=HT2026-0001 1:1 1:1
	refused 3 'crm-ship: arrives: nothing is there before it goes' crm-ship add contract=HT2026-0001 arrives=2026-03-09 1:1
	quietly crm-ship add contract=HT2026-0001 warehouse=W01 1:1
	refused 3 'crm-ship: FH2026-0001: status: is draft: goods go when it is approved' crm-ship send FH2026-0001
	quietly crm-ship approve FH2026-0001
	refused 3 'crm-ship: 2:1: line: there is no line 2' crm-ship send FH2026-0001 2:1
	refused 3 'crm-ship: 1:0: quantity: a quantity is more than nothing' crm-ship send FH2026-0001 1:0
	refused 3 "crm-ship: 1:1kg: unit: the product is not traded in 'kg': crm-packing add product=... unit=... factor=... says how many of its own that holds" \
		crm-ship send FH2026-0001 1:1kg
	refused 3 'crm-ship: FH2026-0001: day: 2026-03-11 is a day to come: goods move today (2026-03-10) or earlier' \
		crm-ship send FH2026-0001 day=2026-03-11
	refused 2 "crm-ship: lines are those of one shipment: name one" crm-ship send FH2026-0001 FH2026-0001 1:1
	run -0 crm-stock count
	expect 2
	assert_sound
}

@test "a delivery is cancelled on its day, and undone" {
	approve_shipment 1:5piece 3:1
	quietly crm-ship send FH2026-0001 day=2026-03-02
	refused 3 'crm-ship: FH2026-0001: nothing is left to send' crm-ship send FH2026-0001
	run -0 crm-ship cancel KC2026-0003 reason=broken --columns code,status,reason --no-header
	expect $'3\tKC2026-0003\tcancelled\tbroken'
	run -0 crm-ship list --columns sent,left --no-header
	expect $'1\t0\t6'
	run -0 on_hand product=P1
	expect $'P1\tW01\t30\t60.00' $'P1\tW02\t4\t10.00'
	undo_last
	run -0 crm-ship list --columns sent,left --no-header
	expect $'1\t6\t0'
	quietly crm-ship cancel KC2026-0003
	quietly crm-ship send FH2026-0001 1:2piece
	undo_last
	run -0 crm-ship list --columns sent,left,status --no-header
	expect $'1\t0\t6\tapproved'
	run -0 crm-stock list kind=sale --columns code,status --no-header
	expect $'3\tKC2026-0003\tcancelled' $'4\tKC2026-0004\tcancelled'
	assert_sound
}

@test "delivery, approval and shipment are undone one after the other, and the shipment stays, cancelled" {
	quietly crm-ship add contract=HT2026-0001 warehouse=W01 1:5piece 3:1
	quietly crm-ship approve FH2026-0001
	quietly crm-ship send FH2026-0001 day=2026-03-02
	send=$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)
	run -3 --separate-stderr crm-db undo "$((send - 1))"
	assert_equal "$stderr" "crm-db: shipment 'FH2026-0001': documents that follow from it stand: cancel those, or undo those too
crm-db: nothing was undone"
	quietly crm-db undo "$send"
	quietly crm-db undo "$((send - 1))"
	quietly crm-db undo "$((send - 2))"
	run -0 crm-ship list --columns code,status,left --no-header
	expect $'1\tFH2026-0001\tcancelled\t0'
	run -0 crm-stock list kind=sale --columns code,status,shipment.code --no-header
	expect $'3\tKC2026-0003\tcancelled\tFH2026-0001'
	assert_sound
	undo_last
	run -0 crm-ship list --columns code,status --no-header
	expect $'1\tFH2026-0001\tdraft'
}

@test "a contract whose goods are gone does not become a draft again" {
	approve_shipment 1:5piece
	quietly crm-ship send FH2026-0001 day=2026-03-02
	approve=$(crm-db log --no-header --columns change_set_id,command | grep 'crm-contract approve' | cut -f 1)
	run -3 --separate-stderr crm-db undo "$approve"
	assert_equal "${stderr%%$'\n'*}" "crm-db: contract 'HT2026-0001': documents that follow from it stand: cancel those, or undo those too"
}

@test "a service needs no warehouse; goods do" {
	crm-ship approve "$(crm-ship add contract=HT2026-0001 --columns code --no-header | cut -f 2)" >/dev/null
	refused 3 'crm-ship: 1:1: warehouse: is required: warehouse=W01 says where the goods leave from' crm-ship send FH2026-0001 1:1 3:1
	run -0 send FH2026-0001 1:4piece,warehouse=W02 3:1
	expect $'KC2026-0003\tW02\t\t'
	run -0 send FH2026-0001 3:1
	expect $'KC2026-0004\tW01\t\t'
	run -0 lines FH2026-0001
	expect $'1\tP1\t2\tbox\t4\t16' $'2\tP2\t4\tpiece\t0\t4' $'3\tS1\t2\thour\t2\t0'
	assert_sound
}

@test "undo of a delivery of services alone" {
	approve_shipment 3:2
	quietly crm-ship send FH2026-0001 3:1
	undo_last
	run -0 crm-stock list kind=sale --columns code,status --no-header
	expect $'3\tKC2026-0003\tcancelled'
	run -0 crm-ship list --columns sent,left --no-header
	expect $'1\t0\t2'
	undo_last
	run -0 crm-ship list --columns sent,left --no-header
	expect $'1\t1\t1'
	assert_sound
}

@test "lots and serial numbers go with the line, and come back" {
	quietly crm-product add code=P3 name=Pump unit=piece tracking=serial
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P3:3@9,serials=SN1..SN3
	quietly crm-stock approve KC2026-0003
	sell P3:3@20
	crm-ship add contract=HT2026-0002 warehouse=W01 | quietly crm-ship approve -
	run -3 crm-ship send FH2026-0001
	quietly crm-ship send FH2026-0001 '1:2,serials=SN1 SN3'
	quietly crm-ship return HT2026-0002 1:1,serials=SN3 warehouse=W02
	run -0 crm-stock line KC2026-0004 --columns quantity,serials --no-header
	expect $'5\t2\tSN1 SN3'
	run -0 crm-stock on-hand product=P3 --columns warehouse.code,quantity --no-header
	expect $'4\tW01\t1' $'6\tW02\t1'
	assert_sound
}

@test "what was tampered with is found" {
	approve_shipment 2:4 3:1
	quietly crm-ship send FH2026-0001
	sqlite3 "$CRM_DB" 'UPDATE delivery SET quantity = 50000, amount = 1 WHERE line = 2'
	run -1 crm-db check --no-header
	expect $'delivery\tstock_line\t4\twhat it moved is not what was delivered by it' \
		$'delivery\tcontract_line\t2\tmore was delivered of it than was contracted, or less than nothing' \
		$'delivery\tshipment_line\t1\tmore was sent of it than was approved'
	sqlite3 "$CRM_DB" 'UPDATE delivery SET quantity = 40000 WHERE line = 2'
	run -1 crm-db check --no-header
	expect $'delivery\tcontract_line\t2\tits deliveries do not come to its amount'
}

@test "a contract of which goods went is not given up, and no line falls below what went" {
	approve_shipment 1:5piece
	quietly crm-ship send FH2026-0001
	refused 3 'crm-contract: HT2026-0001: status: goods were delivered already: take them back first' crm-contract cancel HT2026-0001
	refused 3 'crm-contract: quantity: 5 of line 1 were delivered already: take them back first' \
		crm-contract amend HT2026-0001 1 unit=piece qty=4 price=10
	refused 3 'crm-contract: quantity: 5 of line 1 were delivered already: take them back first' crm-contract amend HT2026-0001 1 --rm
	quietly crm-contract amend HT2026-0001 1 unit=piece qty=6 price=10
	quietly crm-ship add contract=HT2026-0001
	run -0 lines FH2026-0002
	expect $'1\tP1\t1\tpiece\t0\t1' $'2\tP2\t4\tpiece\t0\t4' $'3\tS1\t2\thour\t0\t2'
	quietly crm-ship cancel KC2026-0003
	quietly crm-contract cancel HT2026-0001
	assert_sound
}

# By hand: the last deliveries come back first, 3 of W02 at 2.50 and 2 of W01 at 2.00.
@test "goods come back at the cost they left with, and may go again" {
	approve_shipment 1:8piece 3:2
	quietly crm-ship send FH2026-0001 1:5piece 3:2 day=2026-03-01
	quietly crm-ship send FH2026-0001 1:3piece warehouse=W02 day=2026-03-05
	refused 3 'crm-ship: HT2026-0001: warehouse: is required: warehouse=W01 says where the goods come to' crm-ship return HT2026-0001 1:5piece
	run -0 crm-ship return HT2026-0001 1:5piece 3:1 warehouse=W02 reason='wrong colour' --columns code,kind,status,reason --no-header
	expect $'5\tKC2026-0005\treturn-in\tapproved\twrong colour'
	run -0 crm-stock ledger day=2026-03 --columns day,entry,kind,warehouse.code,quantity,value --no-header
	expect $'4\t2026-03-01\tKC2026-0003\tsale\tW01\t-5\t-10.00' $'5\t2026-03-05\tKC2026-0004\tsale\tW02\t-3\t-7.50' \
		$'6\t2026-03-10\tKC2026-0005\treturn-in\tW02\t3\t7.50' $'7\t2026-03-10\tKC2026-0005\treturn-in\tW02\t2\t4.00'
	refused 3 'crm-ship: 1:4piece: quantity: only 3 of line 1 went and has not come back' \
		crm-ship return HT2026-0001 1:4piece warehouse=W01
	refused 3 'crm-ship: HT2026-0001: quantity: only 1 of line 3 was delivered' crm-ship return HT2026-0001 3:2 warehouse=W01
	run -0 crm-contract list --columns shipped,returned --no-header
	expect $'1\t80.00\t100.00'
	run -0 crm-contract list --columns shipped,returned --no-header --as-of 2026-03-09
	expect $'1\t180.00\t0.00'
	quietly crm-ship add contract=HT2026-0001
	run -0 lines FH2026-0002
	expect $'1\tP1\t1.7\tbox\t0\t17' $'2\tP2\t4\tpiece\t0\t4' $'3\tS1\t1\thour\t0\t1'
	refused 3 'crm-ship: KC2026-0004: KC2026-0005 stands on it: cancel that first' crm-ship cancel KC2026-0004
	assert_sound
	quietly crm-ship cancel KC2026-0005
	run -0 crm-contract list --columns shipped,returned --no-header
	expect $'1\t180.00\t0.00'
	assert_sound
}

@test "what was sent, is under way, was signed for" {
	approve_shipment arrives=2026-03-20
	quietly crm-ship send FH2026-0001 1:5piece day=2026-03-05 arrives=2026-03-08 carrier=SF tracking=SF1 method=快递
	quietly crm-ship send FH2026-0001 2:1 day=2026-03-06 carrier=JD tracking=JD1
	run -0 crm-ship transit --columns code,carrier,tracking,arrives,late --no-header
	expect $'3\tKC2026-0003\tSF\tSF1\t2026-03-08\t2' $'4\tKC2026-0004\tJD\tJD1\t2026-03-20\t'
	run -0 crm-ship signoff KC2026-0003 --by 李 --on 2026-03-09 --columns signed_on,signed_by,late,underway --no-header
	expect $'3\t2026-03-09\t李\t1\tno'
	run -0 crm-ship transit --columns code --no-header
	expect $'4\tKC2026-0004'
	run -0 crm-ship transit --columns code,late --no-header --as-of 2026-03-08
	expect $'3\tKC2026-0003\t' $'4\tKC2026-0004\t'
	run -0 crm-ship deliveries carrier=京东 --columns shipment,day --no-header
	expect $'4\t1\tFH2026-0001\t2026-03-06'
	run -0 crm-ship history HT2026-0001 --columns delivery,day,line,product,quantity,method,carrier,tracking,signed_on,signed_by
	expect <<-'END'
		delivery	day	line	product	quantity	method	carrier	tracking	signed_on	signed_by
		KC2026-0003	2026-03-05	1	Bolt	5	express	SF	SF1	2026-03-09	李
		KC2026-0004	2026-03-06	2	Nut	1		JD	JD1		
	END
	run -0 crm-ship track HT2026-0001 --columns state,delivery,sent,goods,tracking,expected,signed_on --no-header
	expect <<-'END'
		signed	KC2026-0003	2026-03-05	Bolt 5	SF1	2026-03-08	2026-03-09
		sent	KC2026-0004	2026-03-06	Nut 1	JD1	2026-03-20	
		waiting			Bolt 15,Nut 3,Fitting 2		2026-03-01	
	END
	run -0 crm-ship track JD1 --columns contract,state --no-header
	expect $'HT2026-0001\tsent'
	refused 1 "crm-ship: no contract, shipment, delivery or tracking number 'X'" crm-ship track X
	refused 3 'crm-ship: KC2026-0001: is no delivery that was sent' crm-ship signoff KC2026-0001 --by Li
	refused 3 'crm-ship: KC2026-0004: signed_on: nothing is there before it goes' crm-ship signoff KC2026-0004 --by Li --on 2026-03-05
	assert_sound
}

@test "what is late: lines that should have gone, deliveries that should be there" {
	approve_shipment 1:20piece arrives=2026-03-10
	quietly crm-ship send FH2026-0001 day=2026-03-01 arrives=2026-03-04 tracking=SF1
	run -0 crm-ship late --columns contract,state,line,product,left,delivery,tracking,due,late --no-header
	expect <<-'END'
		HT2026-0001	waiting	2	Nut	4			2026-03-01	9
		HT2026-0001	waiting	3	Fitting	2			2026-03-01	9
		HT2026-0001	sent				KC2026-0003	SF1	2026-03-04	6
	END
	run -0 crm-ship late HT2026-0001 --as-of 2026-03-02 --columns line,left,late --no-header
	expect $'2\t4\t1' $'3\t2\t1'
	run -0 crm-ship late --as-of 2026-03-01 --no-header
	expect ''
}

@test "lines with the stock there is" {
	approve_shipment 1:20piece 2:4,warehouse=W02 3:1
	quietly crm-ship send FH2026-0001 1:8piece
	run -0 crm-ship lines FH2026-0001 --with-stock --columns line,product,base,left,warehouse,stock,enough --no-header
	expect $'1\tBolt\t20\t12\tMain\t22\tyes' $'2\tNut\t4\t4\tSide\t0\tno' $'3\tFitting\t1\t1\t\t\t'
	run -0 crm-ship lines --with-stock --warehouse W02 --columns line,left,stock,enough --no-header
	expect $'1\t12\t2\tno' $'2\t4\t0\tno' $'3\t1\t\t' || true
	run -0 crm-ship lines FH2026-0001 --columns shipment,line,product,quantity --no-header
	expect $'1\t1\tFH2026-0001\t1\t1\tBolt\t20' $'2\t1\tFH2026-0001\t2\t2\tNut\t4' $'3\t1\tFH2026-0001\t3\t3\tFitting\t1'
}

@test "check finds what was not delivered as contracted" {
	approve_shipment
	quietly crm-ship send FH2026-0001 1:20piece 2:3 3:2
	run -1 crm-ship check HT2026-0001
	expect $'contract_id\tcontract\tline\tproduct_id\tproduct\tcontracted\tdelivered\tdifference' $'1\tHT2026-0001\t2\t2\tNut\t4\t3\t-1'
	quietly crm-ship send FH2026-0001
	run -0 crm-ship check HT2026-0001 --if-any
	expect ''
}

@test "tracking numbers come from the carrier's file, whatever the state" {
	approve_shipment 1:5piece
	quietly crm-ship send FH2026-0001
	printf '单号,物流公司,运单号,签收日期,签收人\nKC2026-0003,顺丰,SF77,2026-03-10,李\n' >sf.csv
	quietly crm-import stock_entry sf.csv --key code
	run -0 crm-ship deliveries --columns carrier,tracking,signed_on,signed_by --no-header
	expect $'3\tSF\tSF77\t2026-03-10\t李'
	refused 3 "crm-stock: KC2026-0003: status: the stock entry 'KC2026-0003' is approved and stays as it is" crm-stock set KC2026-0003 day=2026-03-01
	assert_sound
}

@test "contracts to shipments to deliveries in a pipe" {
	sell day=2026-02-02 P1:1box@90
	run -0 bash -c 'crm-contract list status=approved | crm-ship add warehouse=W01 - | crm-ship approve - | crm-ship send - |
		crm-ship signoff --by Li - --columns shipment,signed_by --no-header'
	expect $'3\t1\tFH2026-0001\tLi' $'4\t2\tFH2026-0002\tLi'
	assert_sound
}

@test "a clerk's sheet of what went: shipments by import, then each sent on its own day" {
	sell day=2026-02-02 P1:6@8
	cat >went.csv <<-'END'
		发货单号,合同号,仓库,日期,物流公司,产品,数量
		FH1,HT2026-0001,W01,2026/2/5,SF,P1,1
		FH1,,,,,P2,4
		FH2,HT2026-0002,W02,2026/2/7,JD,P1,4
	END
	run -0 crm-import shipment went.csv status=approved
	assert_summary $'shipment\t3\t2\t0\t0\t0\t0\t0\t\t'
	run -0 bash -c "crm-ship list --columns code,day | crm-ship send day=@day note=@code - --no-header --columns contract.code,day,warehouse.code,carrier,note"
	expect $'3\tHT2026-0001\t2026-02-05\tW01\tSF\tFH1' $'4\tHT2026-0002\t2026-02-07\tW02\tJD\tFH2'
	assert_sound
}

@test "a column that is not there, or no input to take one from, ends send before anything goes" {
	approve_shipment
	refused 2 "crm-ship: '@day' takes a column of the input: give rows on standard input with a lone -" crm-ship send id=1 day=@day
	run -2 --separate-stderr bash -c 'crm-ship list | crm-ship send day=@shipped -'
	assert_equal "$stderr" "crm-ship: standard input has no column 'shipped'"
	run -3 --separate-stderr bash -c 'crm-ship list --columns code | crm-ship send day=@code -'
	assert_regex "$stderr" '^crm-ship: standard input:2: day: '
	run -0 crm-ship deliveries --if-any
	assert_output ''
}

@test "twenty clerks send the last piece at once: one wins" {
	sell P2:5@3
	for i in {1..20}; do
		sell P2:1@3
		quietly crm-ship add "contract=HT2026-00$(printf %02d $((i + 2)))" warehouse=W01
	done
	quietly crm-ship add contract=HT2026-0002 warehouse=W01 1:4
	crm-ship list | quietly crm-ship approve -
	quietly crm-ship send FH2026-0021
	for i in {01..20}; do
		{ status=0; quietly crm-ship send "FH2026-00$i" 2>"said.$i" || status=$?; echo $status >"status.$i"; } 3>&- &
	done
	wait
	run -0 bash -c 'cat status.* | sort | uniq -c | tr -s " "; cat said.* | sort | uniq -c | tr -s " "'
	expect ' 1 0' ' 19 3' ' 19 crm-ship: P2: quantity: 1 are to go from W01, and only 0 is there'
	run -0 on_hand product=P2
	expect $'P2\tW01\t0\t0.00'
	assert_sound
}

@test "two clerks send one shipment at once: no line goes twice" {
	approve_shipment 1:1piece
	for i in {1..20}; do
		{ status=0; quietly crm-ship send FH2026-0001 2>"said.$i" || status=$?; echo $status >"status.$i"; } 3>&- &
	done
	wait
	run -0 bash -c 'cat status.* | sort | uniq -c | tr -s " "; cat said.* | sort | uniq -c | tr -s " "'
	expect ' 1 0' ' 19 3' ' 19 crm-ship: FH2026-0001: nothing is left to send'
	assert_sound
}

@test "killed while it sends, it has sent all or nothing" {
	sell P1:20@3 S1:20@1
	crm-ship add contract=HT2026-0002 warehouse=W01 | quietly crm-ship approve -
	for i in {1..20}; do
		{ crm-ship send FH2026-0001 1:1 2:1 >/dev/null 2>&1 3>&- & } 2>/dev/null
		perl -e "select undef, undef, undef, 0.0005 * $i" 3>&-
		kill -9 $! 2>/dev/null || true
		wait $! 2>/dev/null || true
	done
	run -0 crm-db sql --no-header 'SELECT count(DISTINCT q), max(n) FROM (SELECT sum(quantity) AS q, count(*) AS n FROM delivery
		GROUP BY line) AS d'
	assert_output --regexp $'^(0\t|1\t[0-9]+)$'
	run -0 crm-db sql --no-header "SELECT count(*) AS half FROM stock_entry WHERE kind = 'sale' AND status <> 'approved'"
	expect 0
	assert_sound
}

@test "shipments come from a file, a row for each line" {
	printf '发货单号,合同号,仓库,行号,数量\nX1,HT2026-0001,W01,1,2\nX1,HT2026-0001,W01,2,1\n' >ship.csv
	quietly crm-import shipment ship.csv
	run -0 lines X1
	expect $'1\tP1\t2\tbox\t0\t20' $'2\tP2\t1\tpiece\t0\t1'
}

@test "of an empty list nothing is sent; a rerun under the same key sends nothing more" {
	approve_shipment 1:5piece
	run -0 bash -c 'crm-ship list code=none | crm-ship send - --no-header'
	expect ''
	run -0 crm-ship send FH2026-0001 1:1piece --once today --columns code --no-header
	run -0 crm-ship send FH2026-0001 1:1piece --once today --columns code --no-header
	expect $'3\tKC2026-0003'
	run -0 crm-ship list --columns sent,left --no-header
	expect $'1\t1\t4'
}

@test "of rows that are sent those of which nothing is left are passed over, and said" {
	approve_shipment 1:5piece
	approve_shipment 1:3piece
	quietly crm-ship send FH2026-0001
	rows=$(crm-ship list)
	run -0 --separate-stderr send - <<<"$rows"
	assert_equal "$output" $'KC2026-0004\tW01\t\t'
	assert_equal "$stderr" 'crm-ship: rows of which nothing was left were passed over: 1'
}
