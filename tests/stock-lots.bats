#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Lots and serial numbers: which goods exactly came, lie there and went, and what expires.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Milk unit=piece tracking=lot shelf_life=30
	quietly crm-product add code=P2 name=Pump unit=piece tracking=serial
	quietly crm-warehouse add name=Main
	quietly crm-warehouse add name=Side
	quietly crm-customer add name=Acme
}

# post FIELD=VALUE... LINE...: an entry of the main warehouse, approved.
post() {
	local entry
	entry=$(crm-stock add warehouse=W01 "$@" --columns code --no-header | cut -f 2)
	quietly crm-stock approve "$entry"
}

lots() {
	crm-stock lots --no-header --columns lot,warehouse,quantity,expires,left "$@"
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
}

@test "lots come in with their end, by hand or by the product's shelf life" {
	post kind=receipt day=2026-03-01 P1:5@1,lot=L1,expires=2026-03-20 P1:4@1,lot=L2
	post kind=transfer to_warehouse=W02 day=2026-03-02 P1:2,lot=L2
	run -0 lots
	expect $'L1\tMain\t5\t2026-03-20\t10' $'L2\tMain\t2\t2026-03-31\t21' $'L2\tSide\t2\t2026-03-31\t21'
	run -0 lots --as-of 2026-03-01 product=P1
	expect $'L1\tMain\t5\t2026-03-20\t19' $'L2\tMain\t4\t2026-03-31\t30'
	run -0 crm-stock expiring +10d --no-header --columns lot,quantity
	expect $'L1\t5'
	assert_sound
}

@test "goods that leave without a lot are refused, with those that expire first" {
	post kind=receipt day=2026-03-01 P1:4@1,lot=L2 P1:5@1,lot=L1,expires=2026-03-20
	quietly crm-stock add kind=issue warehouse=W01 P1:1
	refused 3 'crm-stock: P1: lot: is required; what expires first is there: L1 (5.00, 2026-03-20), L2 (4.00, 2026-03-31)' \
		crm-stock approve KC2026-0002
	quietly crm-stock line KC2026-0002 1 lot=L1 qty=6
	refused 3 'crm-stock: L1: lot: there is not enough of it in W01 on 2026-03-10' crm-stock approve KC2026-0002
	refused 3 "crm-stock: P1:1,lot=L3: lot: the product has no 'L3'" crm-stock add kind=issue warehouse=W01 P1:1,lot=L3
	quietly crm-stock line KC2026-0002 1 qty=5
	quietly crm-stock approve KC2026-0002
	run -0 lots
	expect $'L2\tMain\t4\t2026-03-31\t21'
	assert_sound
}

@test "serial numbers are a list or a range, each in one place" {
	post kind=receipt day=2026-03-01 P2:3@100,serials=SN009..SN011
	run -0 lots
	expect $'SN009\tMain\t1\t\t' $'SN010\tMain\t1\t\t' $'SN011\tMain\t1\t\t'
	refused 3 'crm-stock: P2:2@1,serials=SN1: serials: these are 1 serial numbers, and the line has another quantity' \
		crm-stock add kind=receipt warehouse=W01 P2:2@1,serials=SN1
	refused 3 "crm-stock: P2:2@1,serials=SN1 SN1: serials: 'SN1' stands there twice" \
		crm-stock add kind=receipt warehouse=W01 'P2:2@1,serials=SN1 SN1'
	refused 3 "crm-stock: P2:2@1,serials=A1..B2: serials: 'A1' is no range such as SN001..SN010" \
		crm-stock add kind=receipt warehouse=W01 'P2:2@1,serials=A1..B2'
	quietly crm-stock add kind=receipt warehouse=W02 P2:1@100,serials=SN010
	refused 3 'crm-stock: SN010: serials: is here already on 2026-03-10: a serial number is in one place' crm-stock approve KC2026-0002
	post kind=issue customer=Acme 'P2:2,serials=SN009 SN011'
	run -0 lots
	expect $'SN010\tMain\t1\t\t'
	assert_sound
}

@test "a lot is traced both ways" {
	post kind=receipt day=2026-03-01 title=Farm P1:5@1,lot=L1
	post kind=issue customer=Acme P1:2,lot=L1
	quietly crm-stock return KC2026-0002 1:1
	quietly crm-stock approve KC2026-0003
	run -0 crm-stock trace L1 --no-header \
		--columns day,line.stock_entry.code,line.stock_entry.kind,quantity,line.stock_entry.customer.code
	expect $'1\t2026-03-01\tKC2026-0001\treceipt\t5\t' $'2\t2026-03-10\tKC2026-0002\tissue\t-2\tC0001' \
		$'3\t2026-03-10\tKC2026-0003\treturn-in\t1\tC0001'
	run -0 lots
	expect $'L1\tMain\t4\t2026-03-31\t21'
	assert_sound
}

@test "a lot is traced from the supplier of its purchase to the customer of a contract" {
	quietly crm-supplier add name=Farm
	quietly crm-purchase add code=CG1 supplier=Farm P1:5@1
	quietly crm-purchase approve CG1
	quietly crm-purchase receive CG1 1:5,lot=L1 warehouse=W01
	quietly crm-contract add code=HT1 customer=Acme P1:2@3
	quietly crm-contract approve HT1
	crm-ship add code=FH1 contract=HT1 warehouse=W01 | quietly crm-ship approve -
	quietly crm-ship send FH1 1:2,lot=L1
	run -0 bash -c "crm-stock trace L1 -o ndjson | jq -r '[.[\"line.stock_entry.kind\", \"quantity\",
		\"line.stock_entry.purchase.supplier\", \"line.stock_entry.contract.customer\"]] | @tsv'"
	expect $'receipt\t5\tFarm\t' $'sale\t-2\t\tAcme'
}

# Three of L1 went for the contract in two shipments; L2 went for another one.
@test "only lots that went for a contract come back for it, and no more of them" {
	post kind=receipt day=2026-03-01 P1:9@1,lot=L1 P1:9@1,lot=L2 P2:2@5,serials=S1..S2
	for lot in L1 L2; do
		quietly crm-contract add code=H$lot customer=Acme P1:5@10 P2:1@20
		quietly crm-contract approve H$lot
		crm-ship add code=F$lot contract=H$lot warehouse=W01 | quietly crm-ship approve -
	done
	quietly crm-ship send FL1 1:2,lot=L1 2:1,serials=S1
	quietly crm-ship send FL1 1:1,lot=L1
	quietly crm-ship send FL2 1:5,lot=L2 2:1,serials=S2
	refused 3 'crm-ship: L2: lot: more of it would come back than went' crm-ship return HL1 1:1,lot=L2 warehouse=W01
	refused 3 'crm-ship: S2: lot: more of it would come back than went' crm-ship return HL1 2:1,serials=S2 warehouse=W01
	quietly crm-ship return HL1 1:3,lot=L1 2:1,serials=S1 warehouse=W01
	run -0 lots
	expect $'L1\tMain\t9\t2026-03-31\t21' $'L2\tMain\t4\t2026-03-31\t21' $'S1\tMain\t1\t\t'
	assert_sound
}

@test "cancel and undo take lots back" {
	post kind=receipt day=2026-03-01 P1:5@1,lot=L1
	post kind=issue P1:2,lot=L1
	quietly crm-stock cancel KC2026-0002
	run -0 lots
	expect $'L1\tMain\t5\t2026-03-31\t21'
	post kind=issue P1:2,lot=L1
	undo_last >/dev/null
	run -0 lots
	expect $'L1\tMain\t5\t2026-03-31\t21'
	undo_last >/dev/null
	run -0 lots
	expect $'L1\tMain\t3\t2026-03-31\t21'
	assert_sound
}

@test "lots that cannot be" {
	quietly crm-product add code=P3 name=Nail unit=piece
	refused 3 'crm-stock: P3:1@1,lot=L1: lot: the product is not tracked by it (tracking=)' \
		crm-stock add kind=receipt warehouse=W01 P3:1@1,lot=L1
	quietly crm-stock add kind=receipt warehouse=W01 P1:1@1
	refused 3 'crm-stock: P1: lot: is required: the product is tracked' crm-stock approve KC2026-0001
	refused 3 'crm-product: shelf_life: a shelf life is more than no day' crm-product add name=Bad shelf_life=0
	refused 2 'crm-stock: say until when: +30d, 2026-06-30' crm-stock expiring
	refused 2 'crm-stock: name the lot or the serial number' crm-stock trace
	run -1 --separate-stderr crm-stock trace L9
	assert_sound
}
