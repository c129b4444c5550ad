#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A price that changes when the goods have gone or come: what is owed, invoiced, earned and on the shelf follows.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Pen unit=piece
	quietly crm-warehouse add code=W01 name=Main
	quietly crm-customer add name=Acme payment_days=30
	quietly crm-supplier add name=Steel payment_days=30
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P1:100@4
	quietly crm-stock approve KC2026-0001
}

# Twenty pens at 169.50 are 3390.00 with 13 % tax; so many are shipped on the 5th. Behind that: a plan.
sold() {
	quietly crm-contract add customer=Acme code=HT1 day=2026-03-01 P1:20@169.5
	[ $# -eq 1 ] || quietly crm-contract plan HT1 "${@:2}"
	quietly crm-contract approve HT1
	quietly crm-ship add contract=HT1 code=FH1 warehouse=W01
	quietly crm-ship approve FH1
	quietly crm-ship send FH1 "1:$1" --on 2026-03-05
}

# A hundred and fifty pens at 94.92 are 14238.00, 12600.00 of it net; they come on the 5th.
bought() {
	quietly crm-purchase add supplier=Steel code=CG1 day=2026-03-01 P1:150@94.92
	[ $# -eq 0 ] || quietly crm-purchase plan CG1 "$@"
	quietly crm-purchase approve CG1
	quietly crm-purchase receive CG1 1:150 warehouse=W01 --estimated --on 2026-03-05
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
}

# What customers, or suppliers, are owed for: day, day it falls due, amount, open.
owed() {
	"crm-${1:-ar}" list total!=0 --columns day,falls_due,total,open --no-header "${@:2}" | cut -f 2-
}

executed() {
	crm-contract summary HT1 --columns amount,shipped,balance,invoiced,shipped_not_invoiced --no-header "$@" |
		cut -f 2-
}

stocked() {
	crm-stock on-hand --no-header --columns quantity,value "$@" | cut -f 2-
}

@test "a higher price after delivery is owed like goods from its day on" {
	sold 20
	quietly crm-contract amend HT1 1 price=180 --on 2026-03-08 --why risen
	run -0 owed ar
	expect $'2026-03-05\t2026-04-04\t3390.00\t3390.00' $'2026-03-08\t2026-04-07\t210.00\t210.00'
	run -0 executed
	expect $'3600.00\t3600.00\t3600.00\t0.00\t3600.00'
	run -0 executed --as-of 2026-03-07
	expect $'3390.00\t3390.00\t3390.00\t0.00\t3390.00'
	run -0 crm-contract execution HT1 --kind shipments --columns delivery,day,quantity,amount --no-header
	expect $'KC2026-0002\t2026-03-05\t20\t3390.00' $'\t2026-03-08\t0\t210.00'
	assert_sound
}

@test "a statement of account, gross profit and the books tell the difference" {
	sold 20
	quietly crm-contract amend HT1 1 price=180 --on 2026-03-08
	run -0 crm-ar statement Acme --columns day,kind,document,debit,balance --no-header
	expect $'2026-03-01\topening\t\t\t0.00' $'2026-03-05\tdelivery\tKC2026-0002\t3390.00\t3390.00' \
		$'2026-03-08\tprice\tHT1\t210.00\t3600.00' $'2026-03-10\tclosing\t\t\t3600.00'
	run -0 crm-report journal from=2026-03-08 --columns document,number,debit,credit --no-header
	expect $'HT1\t112201\t210.00\t' $'HT1\t222104\t\t24.16' $'HT1\t6001\t\t185.84'
	run -0 crm-report gross-profit from=2026-03-01 to=2026-03-31 by=all --columns revenue,cost,profit --no-header
	expect $'3185.84\t80.00\t3105.84'
}

@test "a lower price takes off what is open, and is a credit of what was paid" {
	sold 20
	quietly crm-contract amend HT1 1 price=160 --on 2026-03-08
	run -0 owed ar
	expect $'2026-03-05\t2026-04-04\t3200.00\t3200.00'
	quietly crm-receipt add customer=Acme amount=3200 day=2026-03-09
	quietly crm-receipt allocate SK2026-0001 --oldest
	quietly crm-contract amend HT1 1 price=150
	run -0 owed ar
	expect $'2026-03-05\t2026-04-04\t3000.00\t-200.00'
	assert_sound
}

@test "part of a line went: that part is owed at the new price, the rest when it goes" {
	sold 5
	quietly crm-contract amend HT1 1 price=180 --on 2026-03-08
	run -0 executed
	expect $'3600.00\t900.00\t900.00\t0.00\t900.00'
	quietly crm-ship send FH1
	run -0 executed
	expect $'3600.00\t3600.00\t3600.00\t0.00\t3600.00'
	assert_sound
}

@test "by a plan each instalment follows: what waits for shipping falls due with what was shipped" {
	sold 10 30%@sign 70%@ship+30d
	quietly crm-contract amend HT1 1 price=180 --on 2026-03-08
	run -0 owed ar
	expect $'2026-03-01\t2026-03-01\t1080.00\t1080.00' $'2026-03-01\t\t1260.00\t1260.00' \
		$'2026-03-05\t2026-04-04\t1186.50\t1186.50' $'2026-03-08\t2026-04-07\t73.50\t73.50'
	quietly crm-contract amend HT1 1 price=160 --on 2026-03-09
	run -0 owed ar
	expect $'2026-03-01\t2026-03-01\t960.00\t960.00' $'2026-03-01\t\t1120.00\t1120.00' \
		$'2026-03-05\t2026-04-04\t1120.00\t1120.00'
	quietly crm-ship send FH1
	run -0 executed
	expect $'3200.00\t3200.00\t3200.00\t0.00\t3200.00'
	assert_sound
}

# Five of twenty come back: 847.50 less, and 15 are left at 180.00.
@test "goods that came back before have no part in a new price until they go again" {
	sold 20 100%@ship
	quietly crm-ship return HT1 1:5 warehouse=W01 --on 2026-03-06
	quietly crm-contract amend HT1 1 price=180 --on 2026-03-08
	run -0 executed
	expect $'3600.00\t2700.00\t2752.50\t0.00\t2700.00'
	run -0 owed ar 'falls_due!='
	expect $'2026-03-05\t2026-03-05\t3390.00\t2542.50' $'2026-03-08\t2026-03-08\t157.50\t157.50'
	assert_sound
}

@test "what was invoiced at the old price leaves the difference to invoice" {
	sold 20
	quietly crm-invoice issue contract=HT1 kind=special number=10000001 day=2026-03-06
	quietly crm-contract amend HT1 1 price=180 --on 2026-03-08
	run -0 crm-invoice open --columns line,to_invoice,amount --no-header
	expect $'1\t0\t210.00'
	quietly crm-invoice issue contract=HT1 amount=210 kind=special number=10000002
	run -0 executed
	expect $'3600.00\t3600.00\t3600.00\t3600.00\t0.00'
	assert_sound
}

@test "an amendment is undone with what followed from it, and a shipment with its part of the difference" {
	sold 20
	quietly crm-contract amend HT1 1 price=180 --on 2026-03-08
	quietly undo_last
	run -0 executed
	expect $'3390.00\t3390.00\t3390.00\t0.00\t3390.00'
	quietly undo_last
	run -0 executed
	expect $'3600.00\t3600.00\t3600.00\t0.00\t3600.00'
	quietly crm-ship cancel KC2026-0002
	run -0 executed
	expect $'3600.00\t0.00\t0.00\t0.00\t0.00'
	assert_sound
}

@test "a shipment that is entered late went at the price of its day" {
	sold 10
	quietly crm-contract amend HT1 1 price=180 --on 2026-03-08
	quietly crm-ship send FH1 --on 2026-03-07
	run -0 executed --as-of 2026-03-07
	expect $'3390.00\t3390.00\t3390.00\t0.00\t3390.00'
	run -0 executed
	expect $'3600.00\t3600.00\t3600.00\t0.00\t3600.00'
	assert_sound
}

@test "a new price of what went is not dated where stock is closed" {
	sold 20
	export CRM_TODAY=2026-04-02
	quietly crm-db close 2026-03 --area stock 2>&1
	refused 3 "crm-contract: day: 2026-03-08 lies in 2026-03, which is closed for stock (until 2026-03-31): \
take a later day, or crm-db reopen 2026-03 --area stock --why REASON" \
		crm-contract amend HT1 1 price=180 --on 2026-03-08
	quietly crm-contract amend HT1 1 price=180 --on 2026-04-01
	run -0 executed --as-of 2026-03-31
	expect $'3390.00\t3390.00\t3390.00\t0.00\t3390.00'
	run -0 executed
	expect $'3600.00\t3600.00\t3600.00\t0.00\t3600.00'
	assert_sound
}

# By hand: 150 x 1.13 = 169.50 more, 150.00 of it net.
@test "what came at an estimated cost is owed as it was invoiced" {
	bought
	run -0 owed ap
	expect $'2026-03-05\t2026-04-04\t14238.00\t14238.00'
	quietly crm-invoice receive purchase=CG1 1:150@96.05 kind=special number=87654321 day=2026-03-09
	run -0 owed ap
	expect $'2026-03-05\t2026-04-04\t14238.00\t14238.00' $'2026-03-09\t2026-04-08\t169.50\t169.50'
	run -0 stocked
	expect $'250\t13150.00'
	run -0 crm-report journal from=2026-03-01 --columns number,debit,credit --no-header
	expect $'1405\t12600.00\t' $'220202\t\t12600.00' $'220203\t14238.00\t' $'220201\t\t14238.00' \
		$'1405\t150.00\t' $'220202\t\t150.00' $'220202\t12750.00\t' $'222103\t1657.50\t' $'220203\t\t14407.50' \
		$'220203\t169.50\t' $'220201\t\t169.50'
	assert_sound
}

@test "by a plan too, and no longer when the invoice is voided" {
	bought 40%@sign 60%@ship+30d
	quietly crm-invoice receive purchase=CG1 1:150@96.05 kind=special number=87654321 day=2026-03-09
	run -0 owed ap
	expect $'2026-03-01\t2026-03-01\t5763.00\t5763.00' $'2026-03-05\t2026-04-04\t8542.80\t8542.80' \
		$'2026-03-09\t2026-04-08\t101.70\t101.70'
	quietly crm-invoice void 87654321
	run -0 owed ap
	expect $'2026-03-01\t2026-03-01\t5695.20\t5695.20' $'2026-03-05\t2026-04-04\t8542.80\t8542.80'
	run -0 stocked
	expect $'250\t13000.00'
	assert_sound
}

@test "a purchase that is amended to what was invoiced owes nothing twice, before or after" {
	bought
	quietly crm-invoice receive purchase=CG1 1:150@96.05 kind=special number=87654321 day=2026-03-09
	quietly crm-purchase amend CG1 1 price=96.05
	run -0 owed ap
	expect $'2026-03-05\t2026-04-04\t14238.00\t14238.00' $'2026-03-09\t2026-04-08\t169.50\t169.50'
	run -0 stocked
	expect $'250\t13150.00'
	quietly undo_last
	quietly crm-invoice void 87654321
	quietly crm-purchase amend CG1 1 price=96.05
	quietly crm-invoice receive purchase=CG1 1:150@96.05 kind=special number=87654322
	run -0 owed ap
	expect $'2026-03-05\t2026-04-04\t14238.00\t14238.00' $'2026-03-10\t2026-04-09\t169.50\t169.50'
	run -0 stocked
	expect $'250\t13150.00'
	assert_sound
}

@test "goods at a cost that was certain follow an amendment of their purchase" {
	quietly crm-purchase add supplier=Steel code=CG2 day=2026-03-01 P1:100@11.3
	quietly crm-purchase approve CG2
	quietly crm-purchase receive CG2 warehouse=W01 --on 2026-03-05
	quietly crm-purchase amend CG2 1 price=10.17 --on 2026-03-08
	run -0 owed ap
	expect $'2026-03-05\t2026-04-04\t1017.00\t1017.00'
	run -0 stocked
	expect $'200\t1300.00'
	run -0 stocked --as-of 2026-03-07
	expect $'200\t1400.00'
	quietly undo_last
	run -0 owed ap
	expect $'2026-03-05\t2026-04-04\t1130.00\t1130.00'
	run -0 stocked
	expect $'200\t1400.00'
	assert_sound
}

@test "the check names a line whose deliveries do not come to it" {
	sold 20
	quietly crm-contract amend HT1 1 price=180
	sqlite3 "$CRM_DB" 'UPDATE delivery SET amount = amount + 100 WHERE delivery_id = 2'
	run -1 crm-db check --no-header
	expect $'delivery\tcontract_line\t2\tits deliveries do not come to its amount'
}
