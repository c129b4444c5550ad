#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Bills of exchange: what lies in their account, what becomes of them, what is still at risk, on any day.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-supplier add name=Parts
	quietly crm-account add code=ICBC
	quietly crm-account add code=BILL kind=bill
}

receive() {
	quietly crm-bill receive "number=$1" "amount=$2" "maturity=$3" day=2026-02-01 "${@:4}"
}

states() {
	crm-bill list --columns number,state,since,held,at_risk,days_to_maturity --no-header "$@" | cut -f 2-
}

ledger() {
	crm-cash ledger --columns day,account,kind,paid_in,paid_out,balance,reference --no-header "$@"
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
}

@test "a bill of a customer is a receipt, and lies in the account of bills" {
	receive B1 50000 2026-06-08 customer=Acme
	run -0 crm-receipt list --columns customer,amount,open,method,reference,account.code --no-header
	expect $'1\t1\tAcme\t50000.00\t50000.00\tbill\tB1\tBILL'
	run -0 ledger
	expect $'2026-02-01\tBILL\treceipt\t50000.00\t\t50000.00\tB1'
	run -0 states
	expect $'B1\treceived\t2026-02-01\t50000.00\t50000.00\t90'
	assert_sound
	quietly undo_last
	run -0 ledger BILL to=2026-02-28
	expect $'2026-02-01\tBILL\treceipt\t50000.00\t\t50000.00\tB1' $'2026-02-01\tBILL\treceipt\t\t50000.00\t0.00\tB1'
	run -0 crm-bill count
	expect 0
	assert_sound
}

# 50,000 at 2.5 % for 90 days of 360: 312.50.
@test "a discount takes its interest, and is taken back and done again" {
	receive B1 50000 2026-06-08 customer=Acme
	quietly crm-bill discount B1 --into ICBC --rate 2.5%
	run -0 ledger from=2026-03
	expect <<-'END'
		2026-03-01	BILL				50000.00	
		2026-03-10	BILL	transfer		49687.50	312.50	B1
		2026-03-10	BILL	interest		312.50	0.00	B1
		2026-03-10	ICBC	transfer	49687.50		49687.50	B1
	END
	run -0 states
	expect $'B1\tdiscounted\t2026-03-10\t0.00\t50000.00\t'
	run -0 states --as-of 2026-03-09
	expect $'B1\treceived\t2026-02-01\t50000.00\t50000.00\t91'
	quietly undo_last
	run -0 states
	expect $'B1\treceived\t2026-02-01\t50000.00\t50000.00\t90'
	assert_sound
	quietly undo_last
	run -0 states
	expect $'B1\tdiscounted\t2026-03-10\t0.00\t50000.00\t'
	assert_sound
}

@test "endorsed, cashed, dishonoured" {
	receive B1 700 2026-08-05 customer=Acme opening=yes
	receive B2 1000 2026-03-05 drawer=X
	receive B3 800 2026-03-05 customer=Acme
	quietly crm-bill endorse B1 --to Parts --on 2026-03-01
	quietly crm-bill cash B2 --into ICBC --on 2026-03-06
	quietly crm-bill dishonour B3 --why 'no cover' --on 2026-03-07
	run -0 states
	expect <<-'END'
		B1	endorsed	2026-03-01	0.00	700.00	
		B2	cashed	2026-03-06	0.00	0.00	
		B3	dishonoured	2026-03-07	0.00	0.00	
	END
	run -0 ledger BILL
	expect <<-'END'
		2026-02-01	BILL	opening	700.00		700.00	B1
		2026-02-01	BILL	receipt	1000.00		1700.00	B2
		2026-02-01	BILL	receipt	800.00		2500.00	B3
		2026-03-01	BILL	payment		700.00	1800.00	B1
		2026-03-06	BILL	transfer		1000.00	800.00	B2
		2026-03-07	BILL	refund		800.00	0.00	B3
	END
	run -0 crm-payment list --columns supplier,amount,method --no-header
	expect $'2\t2\tParts\t700.00\tbill'
	assert_sound
}

@test "what a dishonoured bill had settled is owed again, as overdue as it was" {
	quietly crm-ar add customer=Acme amount=1000 day=2026-01-02 due=2026-02-09
	receive B1 800 2026-03-05 customer=Acme
	quietly crm-receipt allocate SK2026-0001 --oldest
	quietly crm-bill dishonour B1 --on 2026-03-07
	run -0 crm-ar aging --columns 1-30,advances,no_date,balance --no-header
	expect $'1000.00\t0.00\t0.00\t1000.00'
	run -0 crm-ar aging --as-of 2026-03-06 --columns 1-30,advances,no_date,balance --no-header
	expect $'200.00\t0.00\t0.00\t200.00'
	run -0 crm-receipt list --columns amount,refund,open --no-header
	expect $'2\t800.00\tno\t0.00' $'3\t800.00\tyes\t0.00'
	assert_sound
	quietly undo_last
	run -0 crm-ar aging --columns 1-30,advances,balance --no-header
	expect $'200.00\t0.00\t200.00'
	assert_sound
}

@test "what matures soon" {
	receive B1 1 2026-03-15
	receive B2 2 2026-09-15
	run -0 states days_to_maturity=..30
	expect $'B1\treceived\t2026-02-01\t1.00\t1.00\t5'
}

@test "bills come from a file, once" {
	printf '票据号码,出票人,承兑人,票面金额,出票日期,到期日,收票日期,客户\n110210000000020260115000000001,甲,工行,"5,000.00",2026-01-15,2026-07-15,2026-02-01,Acme\n' >bills.csv
	quietly crm-import bill bills.csv
	run -0 bash -c 'crm-import bill bills.csv --no-header | cut -f 2,3,4,6'
	expect $'bill\t1\t0\t1'
	run -0 crm-bill list --no-header
	expect $'1\t110210000000020260115000000001\t1\tAcme\t工行\t5000.00\t2026-02-01\t2026-07-15\treceived\t2026-02-01\t127'
	assert_sound
}

@test "what a bill may not become" {
	receive B1 1000 2026-06-08
	refused 3 "crm-bill: B1: day: the bill matures on 2026-06-08" crm-bill cash B1 --into ICBC
	refused 3 "crm-bill: B1: payee: name whom the bill is endorsed to: a supplier, or anybody else" crm-bill endorse B1
	refused 3 "crm-bill: B1: rate: give the rate by the year, or the interest itself" crm-bill discount B1 --into ICBC
	refused 3 "crm-bill: B1: account: is required: the account that the money goes to" crm-bill discount B1 --rate 2%
	refused 3 "crm-bill: B1: interest: is more than there is, or less than nothing" crm-bill discount B1 --into ICBC --interest 1000
	refused 3 "crm-bill: B1: day: the bill is received since 2026-02-01: do that on this day or later" \
		crm-bill endorse B1 --payee X --on 2026-01-31
	quietly crm-bill endorse B1 --payee X
	refused 3 "crm-bill: B1: state: the bill is endorsed since 2026-03-10" crm-bill discount B1 --into ICBC --rate 2%
	refused 3 "crm-bill: B1: amount: stays as it is: undo the change set that brought the bill in, and enter it anew" \
		crm-bill set B1 amount=5
	refused 3 "crm-bill: number: an electronic bill has a number of 30 digits" \
		crm-bill receive number=1102100000000202601150000000011 amount=5 maturity=2026-06-08
	refused 3 "crm-bill: number: 'B1' is there already" crm-bill receive number=B1 amount=5 maturity=2026-06-08
	refused 3 "crm-bill: account: is none for bills: their account is of kind bill" \
		crm-bill receive number=B2 amount=5 maturity=2026-06-08 account=ICBC
	refused 3 "crm-cash: account: holds bills, which come and go by crm-bill" crm-cash in BILL 5
	refused 3 "crm-cash: id=1: account: holds bills, which come and go by crm-bill" crm-cash reverse id=1
	refused 3 "crm-receipt: account: holds bills, which come and go by crm-bill" crm-receipt add customer=Acme amount=5 account=BILL
	assert_sound
}

@test "a bill is of a contract, and settles what is due first" {
	quietly crm-product add code=S1 name=Fitting kind=service unit=hour
	quietly crm-contract add customer=Acme day=2026-01-05 S1:10@100
	quietly crm-contract plan HT2026-0001 60%@sign 40%@sign+30d
	quietly crm-contract approve HT2026-0001
	receive B1 700 2026-06-08 contract=HT2026-0001 --oldest
	run -0 crm-receipt list --columns customer,contract.code,amount,open,reference --no-header
	expect $'3\t1\tAcme\tHT2026-0001\t700.00\t0.00\tB1'
	run -0 crm-ar list --columns code,amount,open --no-header
	expect $'1\tYS2026-0001\t600.00\t0.00' $'2\tYS2026-0002\t400.00\t300.00'
	receive B2 200 2026-06-08 customer=Acme --to YS2026-0002=50
	run -0 crm-receipt list reference=B2 --columns open --no-header
	expect $'4\t150.00'
	quietly crm-customer add name=Bolt
	run -3 crm-bill receive number=B3 amount=5 maturity=2026-06-08 customer=Bolt contract=HT2026-0001
	assert_sound
}
