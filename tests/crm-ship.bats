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
	crm-db sql 'SELECT day, line, quantity, net, tax, amount FROM delivery ORDER BY delivery_id' --no-header
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
