#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Stock: entries that move goods when they are approved, what lies where, and what it is worth.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-product add code=P2 name=Nut unit=piece
	quietly crm-packing add product=P1 unit=box factor=480
	quietly crm-warehouse add name=Main
	quietly crm-warehouse add name=Side
}

# post KIND DAY LINE...: an entry of the main warehouse, approved; TO= is where a transfer goes.
post() {
	local entry
	entry=$(crm-stock add "kind=$1" warehouse=W01 "to_warehouse=${TO-}" "day=$2" "${@:3}" --columns code --no-header | cut -f 2)
	quietly crm-stock approve "$entry"
}

ledger() {
	crm-stock ledger --no-header --columns day,entry,kind,product.code,warehouse.code,quantity,value,on_hand,worth "$@" | cut -f 2-
}

on_hand() {
	crm-stock on-hand --no-header --columns product.code,warehouse.code,quantity,value,average "$@" | cut -f 2-
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
}

@test "nothing moves before it is approved" {
	quietly crm-user add login=wang
	run -0 crm-stock add kind=receipt warehouse=W01 P1:2box@480 P2:10@1.50 --columns code,kind,warehouse,status,value
	expect $'stock_entry_id\tcode\tkind\twarehouse_id\twarehouse\tstatus\tvalue' $'1\tKC2026-0001\treceipt\t1\tMain\tdraft\t0.00'
	run -0 crm-stock line KC2026-0001 --no-header --columns line,product,quantity,unit,cost,value
	expect $'1\t1\t1\tBolt\t2\tbox\t480.00\t960.00' $'2\t2\t2\tNut\t10\tpiece\t1.50\t15.00'
	quietly crm-stock submit KC2026-0001 --to wang
	run -0 on_hand
	expect ''
	run -0 crm-stock approve KC2026-0001 --columns status,decided,value --no-header
	expect $'1\tapproved\t2026-03-10\t975.00'
	run -0 on_hand
	expect $'P1\tW01\t960\t960.00\t1.00' $'P2\tW01\t10\t15.00\t1.50'
	refused 3 "crm-stock: P1:1@1: status: the stock entry 'KC2026-0001' is approved and stays as it is" crm-stock line KC2026-0001 P1:1@1
	assert_sound
}

@test "opening stock comes from a file" {
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 title=Opening
	printf '产品,数量,单位,成本单价\nP1,2,箱,480\nP2,5,,1.25\n' >opening.csv
	quietly crm-import stock_line opening.csv stock_entry=KC2026-0001
	quietly crm-stock approve KC2026-0001
	run -0 on_hand
	expect $'P1\tW01\t960\t960.00\t1.00' $'P2\tW01\t5\t6.25\t1.25'
	run -3 --separate-stderr crm-import stock_line opening.csv stock_entry=KC2026-0001
	assert_regex "${stderr_lines[0]}" "opening.csv:2: status: the stock entry 'Opening' is approved and stays as it is"
	assert_sound
}

# By hand: 10 at 1.00 and 5 at 1.50 are 15 worth 17.50; 4 of them are 17.50 x 4 / 15 = 4.666..., 4.67; 11 are left, worth
# 12.83; 3 of them are 12.83 x 3 / 11 = 3.499..., 3.50; 8 are left, worth 9.33, and the last issue takes it all.
@test "what goes out has the average cost; the last takes what is left" {
	post opening 2026-01-01 P1:10@1.00
	post receipt 2026-01-06 P1:5@1.50
	post issue 2026-01-10 P1:4
	TO=W02 post transfer 2026-01-11 P1:3
	post issue 2026-01-12 P1:8
	run -0 ledger
	expect <<-'END'
		2026-01-01	KC2026-0001	opening	P1	W01	10	10.00	10	10.00
		2026-01-06	KC2026-0002	receipt	P1	W01	5	7.50	15	17.50
		2026-01-10	KC2026-0003	issue	P1	W01	-4	-4.67	11	12.83
		2026-01-11	KC2026-0004	transfer	P1	W01	-3	-3.50	8	9.33
		2026-01-11	KC2026-0004	transfer	P1	W02	3	3.50	3	3.50
		2026-01-12	KC2026-0005	issue	P1	W01	-8	-9.33	0	0.00
	END
	run -0 on_hand --as-of 2026-01-10
	expect $'P1\tW01\t11\t12.83\t1.1664'
	run -0 on_hand warehouse=W02
	expect $'P1\tW02\t3\t3.50\t1.1667'
	assert_sound
}

# By hand, without the receipt of the 6th: 4 of 10 worth 10.00 are 4.00, 3 of 6 worth 6.00 are 3.00, and so is what came to
# the other warehouse, where 1 of 3 is 1.00. With it: 4.67, 3.50, and 3.50 x 1 / 3 = 1.1666..., 1.17.
@test "a movement of an earlier day changes the value of those behind it, in other warehouses too, and no other" {
	post receipt 2026-01-05 P1:10@1.00 P2:5@2
	post issue 2026-01-10 P1:4 P2:1
	TO=W02 post transfer 2026-01-11 P1:3
	quietly crm-stock add kind=issue warehouse=W02 day=2026-01-12 P1:1
	quietly crm-stock approve KC2026-0004
	run -0 ledger day=2026-01-10..
	expect <<-'END'
		2026-01-10	KC2026-0002	issue	P1	W01	-4	-4.00	6	6.00
		2026-01-10	KC2026-0002	issue	P2	W01	-1	-2.00	4	8.00
		2026-01-11	KC2026-0003	transfer	P1	W01	-3	-3.00	3	3.00
		2026-01-11	KC2026-0003	transfer	P1	W02	3	3.00	3	3.00
		2026-01-12	KC2026-0004	issue	P1	W02	-1	-1.00	2	2.00
	END
	post receipt 2026-01-06 P1:5@1.50
	run -0 ledger day=2026-01-10..
	expect <<-'END'
		2026-01-10	KC2026-0002	issue	P1	W01	-4	-4.67	11	12.83
		2026-01-10	KC2026-0002	issue	P2	W01	-1	-2.00	4	8.00
		2026-01-11	KC2026-0003	transfer	P1	W01	-3	-3.50	8	9.33
		2026-01-11	KC2026-0003	transfer	P1	W02	3	3.50	3	3.50
		2026-01-12	KC2026-0004	issue	P1	W02	-1	-1.17	2	2.33
	END
	assert_sound
	undo_last >/dev/null
	run -0 on_hand
	expect $'P1\tW01\t3\t3.00\t1.00' $'P2\tW01\t4\t8.00\t2.00' $'P1\tW02\t2\t2.00\t1.00'
	assert_sound
}

@test "returns and adjustments: at a cost that is given, else at the average" {
	post receipt 2026-01-05 P1:3@10.00
	post return-in 2026-01-06 P1:1@4.00
	post return-in 2026-01-07 P1:1
	post return-out 2026-01-08 P1:1
	post adjustment 2026-01-09 P1:-2
	post adjustment 2026-01-09 P1:4 P2:1@5
	run -0 ledger product=P1
	expect <<-'END'
		2026-01-05	KC2026-0001	receipt	P1	W01	3	30.00	3	30.00
		2026-01-06	KC2026-0002	return-in	P1	W01	1	4.00	4	34.00
		2026-01-07	KC2026-0003	return-in	P1	W01	1	8.50	5	42.50
		2026-01-08	KC2026-0004	return-out	P1	W01	-1	-8.50	4	34.00
		2026-01-09	KC2026-0005	adjustment	P1	W01	-2	-17.00	2	17.00
		2026-01-09	KC2026-0006	adjustment	P1	W01	4	34.00	6	51.00
	END
	assert_sound
}

@test "a currency without cents" {
	quietly crm-db settings currency=JPY
	post receipt 2026-01-05 P1:3@33.40
	post issue 2026-01-06 P1:1
	run -0 on_hand
	expect $'P1\tW01\t2\t67.00\t33.50'
	assert_sound
}

@test "no more goes out than is there, on no day" {
	post receipt 2026-01-05 P1:5@1
	post issue 2026-01-10 P1:4
	quietly crm-stock add kind=issue warehouse=W01 day=2026-01-20 P1:2
	refused 3 'crm-stock: P1 in W01: quantity: KC2026-0003 takes 2 on 2026-01-20, and only 1 is there then' crm-stock approve KC2026-0003
	quietly crm-stock set KC2026-0003 day=2026-01-06
	refused 3 'crm-stock: P1 in W01: quantity: KC2026-0002 takes 4 on 2026-01-10, and only 3 is there then' crm-stock approve KC2026-0003
	refused 3 'crm-stock: P1 in W01: quantity: KC2026-0002 takes 4 on 2026-01-10, and only 3 is there then' \
		crm-stock approve KC2026-0003 --dry-run
	quietly crm-stock set KC2026-0003 day=2026-01-04
	refused 3 'crm-stock: P1 in W01: quantity: KC2026-0003 takes 2 on 2026-01-04, and only 0 is there then' crm-stock approve KC2026-0003
	refused 3 'crm-stock: P1 in W01: quantity: KC2026-0002 takes 4 on 2026-01-10, and only 0 is there then' crm-stock cancel KC2026-0001
	run -0 on_hand
	expect $'P1\tW01\t1\t1.00\t1.00'
	run -0 crm-stock list status=draft --columns code --no-header
	expect $'3\tKC2026-0003'
	assert_sound
}

# By hand: 7 of 5 worth 50.00 are 70.00, so that 2 are missing, worth 20.00; 10 at 12.00 make it 8 worth 100.00.
@test "a setting lets more go out than is there, at the average there was" {
	quietly crm-db settings stock.negative=yes
	post receipt 2026-01-05 P1:5@10
	post issue 2026-01-06 P1:7
	post receipt 2026-01-07 P1:10@12
	run -0 ledger
	expect <<-'END'
		2026-01-05	KC2026-0001	receipt	P1	W01	5	50.00	5	50.00
		2026-01-06	KC2026-0002	issue	P1	W01	-7	-70.00	-2	-20.00
		2026-01-07	KC2026-0003	receipt	P1	W01	10	120.00	8	100.00
	END
	assert_sound
}

@test "twenty programs issue the last piece at once: one wins" {
	post receipt 2026-01-05 P1:1@1.23
	for i in {1..20}; do quietly crm-stock add kind=issue warehouse=W01 P1:1; done
	for i in {02..21}; do
		{ status=0; quietly crm-stock approve "KC2026-00$i" 2>"said.$i" || status=$?; echo $status >"status.$i"; } 3>&- &
	done
	wait
	run -0 bash -c 'cat status.* | sort | uniq -c | tr -s " "'
	expect ' 1 0' ' 19 3'
	run -0 bash -c 'cat said.* | sed "s/00[0-9][0-9]/00NN/" | sort | uniq -c | tr -s " "'
	expect ' 19 crm-stock: P1 in W01: quantity: KC2026-00NN takes 1 on 2026-03-10, and only 0 is there then'
	run -0 on_hand
	expect $'P1\tW01\t0\t0.00\t'
	run -0 crm-db sql 'SELECT count(*) AS movements FROM movement'
	expect movements 2
	assert_sound
}

@test "cancel answers the movements of an entry on its day, and says why" {
	post receipt 2026-01-05 P1:10@1
	post receipt 2026-01-06 P1:10@2
	post issue 2026-01-07 P1:5
	run -0 crm-stock cancel KC2026-0002 reason='wrong price' --columns status,reason,value --no-header
	expect $'2\tcancelled\twrong price\t0.00'
	run -0 ledger
	expect <<-'END'
		2026-01-05	KC2026-0001	receipt	P1	W01	10	10.00	10	10.00
		2026-01-06	KC2026-0002	receipt	P1	W01	10	20.00	20	30.00
		2026-01-06	KC2026-0002	receipt	P1	W01	-10	-20.00	10	10.00
		2026-01-07	KC2026-0003	issue	P1	W01	-5	-5.00	5	5.00
	END
	refused 3 'crm-stock: KC2026-0002: status: is cancelled, which does not become cancelled' crm-stock cancel KC2026-0002
	assert_sound
}

@test "undo of an approval answers what it posted, and undo of that posts it again" {
	post receipt 2026-01-05 P1:10@1
	TO=W02 post transfer 2026-01-06 P1:4
	run -0 undo_last
	expect <<-'END'
		noun	id	title	action	field	since	old	new
		stock_entry	2	KC2026-0002	set	status		approved	draft
		stock_entry	2	KC2026-0002	set	decider		Chief	
		stock_entry	2	KC2026-0002	set	decided		2026-03-10	
		stock_entry	2	KC2026-0002	set	status		draft	cancelled
		movement	4	id=4	add				
		movement	5	id=5	add				
	END
	run -0 on_hand
	expect $'P1\tW01\t10\t10.00\t1.00' $'P1\tW02\t0\t0.00\t'
	undo_last >/dev/null
	run -0 crm-stock list --columns code,status --no-header
	expect $'1\tKC2026-0001\tapproved' $'2\tKC2026-0002\tapproved'
	run -0 on_hand
	expect $'P1\tW01\t6\t6.00\t1.00' $'P1\tW02\t4\t4.00\t1.00'
	undo_last >/dev/null
	run -0 crm-stock list --columns code,status --no-header
	expect $'1\tKC2026-0001\tapproved' $'2\tKC2026-0002\tcancelled'
	run -0 on_hand warehouse=W02
	expect $'P1\tW02\t0\t0.00\t'
	assert_sound
}

@test "undo of what later postings stand on is refused" {
	CRM_GROUP=in post receipt 2026-01-05 P1:10@1
	CRM_GROUP=out post issue 2026-01-06 P1:4
	refused 3 "crm-db: P1 in W01: quantity: KC2026-0002 takes 4 on 2026-01-06, and only 0 is there then
crm-db: nothing was undone" crm-db undo 9
	refused 3 "crm-db: stock entry 'KC2026-0001': was approved and its postings stand: cancel it, or undo that too
crm-db: nothing was undone" crm-db undo 8
	refused 3 "crm-db: P1 in W01: quantity: KC2026-0002 takes 4 on 2026-01-06, and only 0 is there then
crm-db: nothing was undone" crm-db undo --group in
	assert_sound
}

@test "an entry that has moved goods is cancelled, not purged; one that has not goes" {
	CRM_GROUP=all post receipt 2026-01-05 P1:10@1
	CRM_GROUP=all quietly crm-stock add kind=receipt warehouse=W01 P1:1@1
	quietly crm-db undo --group all
	run -0 crm-stock list --columns code,status --no-header
	expect $'1\tKC2026-0001\tcancelled'
	run -0 on_hand
	expect $'P1\tW01\t0\t0.00\t'
	quietly undo_last
	run -0 crm-stock list --columns code,status --no-header
	expect $'1\tKC2026-0001\tapproved' $'2\tKC2026-0002\tdraft'
	run -0 on_hand
	expect $'P1\tW01\t10\t10.00\t1.00'
	assert_sound
}

@test "undo of a cancellation, and of an approval that was cancelled since" {
	post receipt 2026-01-05 P1:10@1
	quietly crm-stock cancel KC2026-0001
	run -3 --separate-stderr crm-db undo 9
	assert_equal "$stderr" "crm-db: stock entry 'KC2026-0001': status: was changed again by change set 10; undo that too
crm-db: movement 'id=1': was taken back by change set 10; undo that too
crm-db: nothing was undone"
	quietly crm-db undo 10
	run -0 on_hand
	expect $'P1\tW01\t10\t10.00\t1.00'
	assert_sound
}

@test "facts are only added, by documents alone" {
	post receipt 2026-01-05 P1:10@1
	printf 'day,product,warehouse,kind,quantity\n2026-01-01,P1,W01,receipt,5\n' >add.csv
	refused 2 "crm-import: no noun 'movement'" crm-import movement add.csv
	run -2 --separate-stderr crm-import stock add.csv
	run -0 on_hand
	expect $'P1\tW01\t10\t10.00\t1.00'
}

@test "what was tampered with is found" {
	post receipt 2026-01-05 P1:10@1
	post issue 2026-01-06 P1:3
	sqlite3 "$CRM_DB" 'UPDATE stock SET value = value + 1'
	run -1 crm-db check --no-header
	expect $'stock\tstock\t1\tquantity and value are not the sums of its movements'
	sqlite3 "$CRM_DB" 'UPDATE stock SET value = value - 1; UPDATE movement SET value = -40000 WHERE movement_id = 2'
	run -1 crm-db check --no-header
	expect $'stock\tmovement\t2\tits value is not what follows from the movements before it' \
		$'stock\tstock\t1\tquantity and value are not the sums of its movements'
	sqlite3 "$CRM_DB" 'UPDATE movement SET value = -30000, on_hand = 8 WHERE movement_id = 2'
	run -1 crm-db check --no-header
	expect $'stock\tmovement\t2\twhat lies there after it is not what follows from the movements before it'
	sqlite3 "$CRM_DB" 'UPDATE movement SET on_hand = 70000 WHERE movement_id = 2; DELETE FROM stock'
	run -1 crm-db check --no-header
	expect $'stock\tmovement\t1\tits product and warehouse have no total'
}

@test "a product shows its stock, and alerts are rows" {
	quietly crm-product set P1 min_stock=5 max_stock=20 created=2026-01-01
	quietly crm-product set P2 min_stock=1
	post receipt 2026-01-05 P1:21@1
	run -0 crm-stock alerts --no-header --columns code,stock,alert
	expect $'1\tP1\t21\thigh' $'2\tP2\t\tlow'
	post issue 2026-01-06 P1:17
	run -0 crm-stock alerts alert=low --no-header --columns code,stock
	expect $'1\tP1\t4' $'2\tP2\t'
	run -0 crm-stock alerts --as-of 2026-01-05 --no-header --columns code,stock,alert code=P1
	expect $'1\tP1\t21\thigh'
	run -0 crm-product list code=P1 --columns stock,stock_value --no-header
	expect $'1\t4\t4.00'
}

@test "a kind of one's own moves goods as its sign says" {
	post receipt 2026-01-05 P1:10@1
	quietly crm-db choices add stock-kind scrap label_zh=报废 sign=-1
	post 报废 2026-01-06 P1:3
	run -0 ledger kind=scrap
	expect $'2026-01-06\tKC2026-0002\tscrap\tP1\tW01\t-3\t-3.00\t7\t7.00'
}

@test "entries that cannot be" {
	refused 3 'crm-stock: to_warehouse: is required: a transfer goes to another warehouse' crm-stock add kind=transfer warehouse=W01
	refused 3 'crm-stock: to_warehouse: is where the goods are already' crm-stock add kind=transfer warehouse=W01 to_warehouse=W01
	refused 3 'crm-stock: to_warehouse: is for transfers alone' crm-stock add kind=issue warehouse=W01 to_warehouse=W02
	refused 3 'crm-stock: P1:1: cost: is required: PRODUCT:QUANTITY@COST' crm-stock add kind=receipt warehouse=W01 P1:1
	refused 3 'crm-stock: P1:1@2: cost: what goes out takes the average cost: leave it out' crm-stock add kind=issue warehouse=W01 P1:1@2
	refused 3 'crm-stock: P1:0@2: quantity: a quantity is more than nothing' crm-stock add kind=receipt warehouse=W01 P1:0@2
	refused 3 'crm-stock: P1:-1@2: quantity: a quantity is more than nothing' crm-stock add kind=receipt warehouse=W01 P1:-1@2
	refused 3 'crm-stock: P1:0: quantity: a quantity is more than nothing' crm-stock add kind=adjustment warehouse=W01 P1:0
	refused 3 'crm-stock: P1:1@-2: cost: a cost cannot be below zero' crm-stock add kind=receipt warehouse=W01 P1:1@-2
	refused 3 'crm-stock: P1:900000000000@900000000000: quantity: quantity times cost is too large' \
		crm-stock add kind=receipt warehouse=W01 P1:900000000000@900000000000
	refused 3 "crm-stock: P1:1kg@1: unit: the product is not traded in 'kg': crm-packing add product=... unit=... factor=... says how many of its own that holds" \
		crm-stock add kind=receipt warehouse=W01 P1:1kg@1
	quietly crm-product add code=S1 name=Fitting kind=service
	refused 3 'crm-stock: S1:1@1: product: is a service, of which nothing lies in a warehouse' crm-stock add kind=receipt warehouse=W01 S1:1@1
	run -0 crm-stock count
	expect 0
}

@test "entries that cannot be posted" {
	quietly crm-stock add kind=receipt warehouse=W01 day=2026-03-11 P1:1@1
	refused 3 'crm-stock: KC2026-0001: day: 2026-03-11 is a day to come: goods move today (2026-03-10) or earlier' \
		crm-stock approve KC2026-0001
	quietly crm-stock add kind=return-in warehouse=W01 P1:1
	refused 3 'crm-stock: P1 in W01: cost: KC2026-0002 brings goods on 2026-03-10 without a cost, and there are none to take the average of' \
		crm-stock approve KC2026-0002
	quietly crm-stock add kind=receipt warehouse=W01 P1:1@1
	quietly crm-stock set KC2026-0003 kind=issue
	refused 3 'crm-stock: KC2026-0003: cost: what goes out takes the average cost: leave it out' crm-stock approve KC2026-0003
	quietly crm-stock add kind=issue warehouse=W01
	refused 3 'crm-stock: KC2026-0004: it has no lines' crm-stock approve KC2026-0004
	assert_sound
}
