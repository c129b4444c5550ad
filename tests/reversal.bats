#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What was entered is taken back on a later day, behind a closed month: receipts, payments, refunds, entries of the account book.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-account add code=ICBC
	quietly crm-cash opening ICBC 10000 day=2026-01-01
	quietly crm-ar add customer=Acme day=2026-02-01 amount=1000 due=2026-02-28
	quietly crm-ar add customer=Acme day=2026-02-10 amount=500 due=2026-03-05
}

# 1,200 of Acme in February, which is closed since.
pay_and_close() {
	quietly crm-receipt add customer=Acme day=2026-02-15 amount=1200 fee=5 account=ICBC reference=B77 --oldest
	quietly crm-db close 2026-02 --area ar,cash
}

open_of() {
	crm-ar list --columns code,open --no-header "$@" | cut -f 2-
}

last_change() {
	crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1
}

@test "a transfer that the bank sent back is taken back in the month that is open" {
	pay_and_close
	run -0 crm-receipt reverse SK2026-0001 --on 2026-03-05 --why 'sent back by the bank' --columns day,kind,item,source,amount,why \
		--no-header
	expect <<-'END'
		3	2026-03-05	allocation	1	YS2026-0001	3	SK2026-0001	-1000.00	sent back by the bank
		4	2026-03-05	allocation	2	YS2026-0002	3	SK2026-0001	-200.00	sent back by the bank
		5	2026-03-05	cancel	3	SK2026-0001			1200.00	sent back by the bank
	END
	run -0 open_of --as-of 2026-03-04
	expect $'YS2026-0001\t0.00' $'YS2026-0002\t300.00'
	run -0 open_of
	expect $'YS2026-0001\t1000.00' $'YS2026-0002\t500.00'
	assert_sound
}

@test "both rows stay, and point at each other" {
	pay_and_close
	quietly crm-receipt reverse SK2026-0001 --on 2026-03-05 --why bounced
	run -0 crm-receipt list --columns code,amount,paid,open,reversed --no-header
	expect $'3\tSK2026-0001\t1200.00\t0.00\t0.00\t2026-03-05'
	run -0 crm-receipt list --columns code,amount,paid,reversed --no-header --as-of 2026-03-04
	expect $'3\tSK2026-0001\t1200.00\t1200.00\t'
	run -0 crm-cash list kind=receipt --columns day,amount,balance,item.code,reverses,reversed_by,text --no-header
	expect $'2\t2026-02-15\t1195.00\t11195.00\tSK2026-0001\t\t\t3\t' \
		$'3\t2026-03-05\t-1195.00\t10000.00\tSK2026-0001\t2\t2\t\tbounced'
	run -0 crm-cash balance --columns balance --no-header --as-of 2026-03-04
	expect $'1\t11195.00'
	run -0 crm-cash balance --columns balance --no-header
	expect $'1\t10000.00'
}

@test "the statement and the aging show each at its day" {
	pay_and_close
	quietly crm-receipt reverse SK2026-0001 --on 2026-03-05 --why bounced
	run -0 crm-ar statement Acme --from 2026-02-11 --columns day,kind,document,debit,credit,balance --no-header
	expect <<-'END'
		2026-02-11	opening				1500.00
		2026-02-15	receipt	SK2026-0001		1200.00	300.00
		2026-03-05	receipt	SK2026-0001	1200.00		1500.00
		2026-03-10	closing				1500.00
	END
	run -0 crm-ar aging --columns customer,not_due,1-30,advances,balance --no-header --as-of 2026-03-04
	expect $'Acme\t300.00\t0.00\t0.00\t300.00'
	run -0 crm-ar aging --columns customer,not_due,1-30,advances,balance --no-header --as-of 2026-03-05
	expect $'Acme\t500.00\t1000.00\t0.00\t1500.00'
}

@test "a reversal is undone like any other change, and may be done again" {
	pay_and_close
	quietly crm-receipt reverse SK2026-0001 --on 2026-03-05 --why bounced
	quietly crm-db undo "$(last_change)"
	run -0 open_of
	expect $'YS2026-0001\t0.00' $'YS2026-0002\t300.00'
	run -0 crm-cash balance --columns balance --no-header
	expect $'1\t11195.00'
	assert_sound
	quietly crm-receipt reverse SK2026-0001 --on 2026-03-06 --why 'bounced indeed'
	run -0 crm-receipt list --columns code,open,reversed --no-header
	expect $'3\tSK2026-0001\t0.00\t2026-03-06'
	run -0 open_of
	expect $'YS2026-0001\t1000.00' $'YS2026-0002\t500.00'
	assert_sound
}

@test "a discount for early payment goes with the payment that it was given for" {
	quietly crm-db settings ar.discount=2/10n30
	quietly crm-receipt add customer=Acme amount=980 day=2026-02-05 --to YS2026-0001 --discount
	quietly crm-ar discount YS2026-0002 50
	run -0 open_of
	expect $'YS2026-0001\t0.00' $'YS2026-0002\t450.00'
	quietly crm-receipt reverse SK2026-0001 --why bounced
	run -0 open_of
	expect $'YS2026-0001\t1000.00' $'YS2026-0002\t450.00'
	assert_sound
}

@test "of the wrong customer: taken back, and entered for the right one" {
	pay_and_close
	quietly crm-customer add name=Acorn
	quietly crm-receipt reverse SK2026-0001 --why 'it was Acorn'
	quietly crm-receipt add customer=Acorn amount=1200 fee=5 account=ICBC reference=B77
	run -0 crm-receipt advances --columns customer,open --no-header
	expect $'4\t2\tAcorn\t1200.00'
	run -0 crm-cash balance --columns balance --no-header
	expect $'1\t11195.00'
	assert_sound
}

@test "rows: all receipts of a day" {
	quietly crm-receipt add customer=Acme day=2026-02-15 amount=100
	quietly crm-receipt add customer=Acme day=2026-02-15 amount=200
	run -0 bash -c "crm-receipt list day=2026-02-15 | crm-receipt reverse - --why test --columns item,amount --no-header"
	expect $'1\t3\tSK2026-0001\t100.00' $'2\t4\tSK2026-0002\t200.00'
}

@test "payments, with what they cost" {
	quietly crm-supplier add name=Parts
	quietly crm-ap add supplier=Parts day=2026-02-01 amount=300
	quietly crm-payment add supplier=Parts day=2026-02-02 amount=300 fee=1 account=ICBC --to YF2026-0001
	quietly crm-db close 2026-02 --area ap,cash
	run -0 crm-payment reverse FK2026-0001 --why 'account closed' --columns day,kind,item.code,amount --no-header
	expect $'2\t2026-03-10\tallocation\tYF2026-0001\t-300.00' $'3\t2026-03-10\tcancel\tFK2026-0001\t300.00'
	run -0 crm-ap list --columns code,open --no-header
	expect $'3\tYF2026-0001\t300.00'
	run -0 crm-cash balance --columns balance --no-header
	expect $'1\t10000.00'
	assert_sound
}

@test "a refund that was sent back is to be paid again" {
	quietly crm-customer add name=Beta
	quietly crm-receipt add customer=Beta amount=100 day=2026-02-01 account=ICBC
	quietly crm-refund add customer=Beta amount=60 cause=overpaid
	quietly crm-refund approve TK2026-0001
	refused 3 'crm-refund: TK2026-0001: nothing of it was paid' crm-refund reverse TK2026-0001 --why bounced
	quietly crm-refund pay TK2026-0001 account=ICBC --on 2026-03-02
	run -0 crm-refund list --columns paid,to_pay --no-header
	expect $'1\t60.00\t0.00'
	quietly crm-refund reverse TK2026-0001 --why 'no such account' --on 2026-03-04
	run -0 crm-refund list --columns paid,to_pay --no-header
	expect $'1\t0.00\t60.00'
	run -0 crm-receipt advances customer=Beta --columns code,open --no-header
	expect $'3\tSK2026-0001\t100.00'
	run -0 crm-receipt advances customer=Beta --columns code,open --no-header --as-of 2026-03-03
	expect $'3\tSK2026-0001\t40.00'
	quietly crm-refund pay TK2026-0001 account=ICBC
	assert_sound
}

@test "an entry of the account book is taken back on a day" {
	quietly crm-cash out ICBC 30 day=2026-02-03 text=Stamps
	refused 3 'crm-cash: id=2: day: the entry is of 2026-02-03: take it back on that day or later' \
		crm-cash reverse id=2 --on 2026-02-02
	run -0 crm-cash reverse id=2 --on 2026-03-02 --why 'never bought' --columns day,amount,balance,text --no-header
	expect $'3\t2026-03-02\t30.00\t10000.00\tnever bought'
	refused 3 'crm-cash: id=2: was taken back by change set 9' crm-cash reverse id=2 --on 2026-03-03
	assert_sound
}

@test "what cannot be taken back" {
	pay_and_close
	refused 2 "crm-receipt: say why: --why TEXT" crm-receipt reverse SK2026-0001
	refused 2 "crm-receipt: name the receipt to take back" crm-receipt reverse --why bounced
	refused 1 "crm-receipt: no receipt 'SK9'" crm-receipt reverse SK9 --why bounced
	refused 3 "crm-receipt: SK2026-0001: day: something happened to it on 2026-02-15: take it back on that day or later" \
		crm-receipt reverse SK2026-0001 --why bounced --on 2026-02-14
	refused 3 "crm-receipt: SK2026-0001: day: 2026-03-11 is a day to come: take it back on a day up to today (2026-03-10)" \
		crm-receipt reverse SK2026-0001 --why bounced --on 2026-03-11
	run -3 --separate-stderr crm-receipt reverse SK2026-0001 --why bounced --on 2026-02-20
	assert_regex "$stderr" '^crm-receipt: SK2026-0001: day: 2026-02-20 lies in 2026-02, which is closed for ar'
	quietly crm-receipt reverse SK2026-0001 --why bounced
	refused 3 'crm-receipt: SK2026-0001: was taken back on 2026-03-10 already' crm-receipt reverse SK2026-0001 --why bounced
	assert_sound
}

@test "money that has been spent since cannot be missed" {
	quietly crm-receipt add customer=Acme day=2026-02-15 amount=1200 account=ICBC
	quietly crm-cash out ICBC 10500 day=2026-02-20
	run -3 --separate-stderr crm-receipt reverse SK2026-0001 --why bounced
	assert_equal "$stderr" "crm-receipt: ICBC: amount: entry 4 takes 1200.00 on 2026-03-10, and only 700.00 is there then"
	run -0 open_of
	expect $'YS2026-0001\t1000.00' $'YS2026-0002\t500.00'
}

@test "the line of the bank is free again, and the bank tells of money that was sent back twice" {
	quietly crm-bank-line add account=ICBC day=2026-02-15 amount=1195 reference=B77 counterparty=Acme
	pay_and_close
	quietly crm-cash accept id=1 --kind entry --entry 2
	quietly crm-receipt reverse SK2026-0001 --on 2026-03-05 --why bounced
	run -0 crm-cash unmatched --columns day,amount --no-header
	expect $'1\t2026-02-15\t1195.00'
	quietly crm-bank-line add account=ICBC day=2026-03-05 amount=-1195 reference=B91 text=退汇
	run -0 crm-cash match --columns bank_line_id,kind,entry_id --no-header
	expect $'1\tentry\t2' $'2\tentry\t3'
	run -0 bash -c 'crm-cash match | crm-cash accept - --columns state,entry_id --no-header --sort bank_line_id'
	expect $'1\tmatched\t2' $'2\tmatched\t3'
	run -0 crm-cash reconcile ICBC --columns item,amount --no-header
	expect $'bank-balance\t10000.00' $'bank-adjusted\t10000.00' $'book-balance\t10000.00' $'book-adjusted\t10000.00' $'difference\t0.00'
	assert_sound
}

@test "the reconciliation of a day holds whatever was taken back since" {
	quietly crm-bank-line add account=ICBC day=2026-02-15 amount=1195 reference=B77
	pay_and_close
	quietly crm-receipt reverse SK2026-0001 --on 2026-03-05 --why bounced
	run -0 crm-cash reconcile ICBC --columns item,day,amount --no-header --as-of 2026-02-28
	expect <<-'END'
		bank-balance	2026-02-28	11195.00
		received-not-at-bank	2026-02-15	1195.00
		bank-adjusted	2026-02-28	12390.00
		book-balance	2026-02-28	11195.00
		received-not-in-book	2026-02-15	1195.00
		book-adjusted	2026-02-28	12390.00
		difference	2026-02-28	0.00
	END
	quietly crm-cash accept id=1 --kind entry --entry 2
	run -0 crm-cash reconcile ICBC --columns item,day,amount --no-header
	expect <<-'END'
		bank-balance	2026-03-10	11195.00
		paid-not-at-bank	2026-03-05	-1195.00
		bank-adjusted	2026-03-10	10000.00
		book-balance	2026-03-10	10000.00
		book-adjusted	2026-03-10	10000.00
		difference	2026-03-10	0.00
	END
	quietly crm-db undo "$(last_change)"
	quietly crm-db undo "$(($(last_change) - 2))"
	run -0 crm-cash reconcile ICBC --columns item,day,amount --no-header
	expect <<-'END'
		bank-balance	2026-03-10	11195.00
		received-not-at-bank	2026-02-15	1195.00
		bank-adjusted	2026-03-10	12390.00
		book-balance	2026-03-10	11195.00
		received-not-in-book	2026-02-15	1195.00
		book-adjusted	2026-03-10	12390.00
		difference	2026-03-10	0.00
	END
	assert_sound
}

@test "a receipt that was a bill goes as its bill does" {
	quietly crm-account add code=BILLS kind=bill
	quietly crm-bill add number=B1 account=BILLS customer=Acme amount=100 maturity=2026-06-01
	run -3 --separate-stderr crm-receipt reverse SK2026-0001 --why wrong
	assert_equal "$stderr" "crm-receipt: SK2026-0001: account: holds bills, which come and go by crm-bill"
}
