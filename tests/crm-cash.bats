#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The account book: entries, transfers, running balances on any day, and what takes entries back.
load helper

setup() {
	crm_init
	quietly crm-account add code=ICBC name=Main
	quietly crm-account add code=CASH kind=cash
}

ledger() {
	crm-cash ledger --no-header --columns cash_entry_id,day,account,kind,paid_in,paid_out,balance "$@"
}

balances() {
	crm-cash balance --no-header --columns account.code,balance "$@" | cut -f 2-
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
}

@test "in, out and transfer keep a running balance" {
	quietly crm-cash opening ICBC 10000 --on 2026-01-01
	quietly crm-cash in ICBC 500.25 kind=interest day=2026-02-01
	run -0 crm-cash transfer ICBC 2,000 --to CASH --fee 5 day=2026-02-03 --columns day,account.code,kind,amount,balance,transfer
	expect $'cash_entry_id\tday\taccount.code\tkind\tamount\tbalance\ttransfer_id\ttransfer' \
		$'3\t2026-02-03\tICBC\ttransfer\t-2000.00\t8500.25\t4\t4' $'4\t2026-02-03\tCASH\ttransfer\t2000.00\t2000.00\t3\t3' \
		$'5\t2026-02-03\tICBC\tfee\t-5.00\t8495.25\t\t'
	quietly crm-cash out CASH 36.50 text=Stamps
	run -0 ledger
	expect <<-'END'
		4	2026-02-03	CASH	transfer	2000.00		2000.00
		6	2026-03-10	CASH	expense		36.50	1963.50
		1	2026-01-01	ICBC	opening	10000.00		10000.00
		2	2026-02-01	ICBC	interest	500.25		10500.25
		3	2026-02-03	ICBC	transfer		2000.00	8500.25
		5	2026-02-03	ICBC	fee		5.00	8495.25
	END
	run -0 balances
	expect $'ICBC\t8495.25' $'CASH\t1963.50'
	run -0 balances --as-of 2026-02-02
	expect $'ICBC\t10500.25'
	assert_sound
}

@test "a ledger of a stretch of days begins with what was there before" {
	quietly crm-cash opening ICBC 100 --on 2026-01-01
	quietly crm-cash in ICBC 20 day=2026-02-10
	quietly crm-cash in ICBC 3 day=2026-03-01
	run -0 ledger ICBC from=2026-02 to=2026-02
	expect $'\t2026-02-01\tICBC\t\t\t\t100.00' $'2\t2026-02-10\tICBC\tincome\t20.00\t\t120.00'
	run -0 ledger ICBC --as-of 2026-01-31
	expect $'1\t2026-01-01\tICBC\topening\t100.00\t\t100.00'
}

@test "an entry of an earlier day moves all balances behind it" {
	quietly crm-cash in ICBC 100 day=2026-02-10
	quietly crm-cash in ICBC 50 day=2026-02-05
	quietly crm-cash out ICBC 120 day=2026-02-10
	run -0 ledger ICBC
	expect <<-'END'
		2	2026-02-05	ICBC	income	50.00		50.00
		1	2026-02-10	ICBC	income	100.00		150.00
		3	2026-02-10	ICBC	expense		120.00	30.00
	END
	run -0 balances --as-of 2026-02-09
	expect $'ICBC\t50.00'
	assert_sound
}

@test "no more goes out than is there, on any day" {
	quietly crm-cash in ICBC 100 day=2026-02-01
	quietly crm-cash out ICBC 80 day=2026-02-10
	refused 3 "crm-cash: ICBC: amount: entry 3 takes 30.00 on 2026-03-10, and only 20.00 is there then" crm-cash out ICBC 30
	refused 3 "crm-cash: ICBC: amount: entry 2 takes 80.00 on 2026-02-10, and only 70.00 is there then" \
		crm-cash out ICBC 30 day=2026-02-05
	refused 3 "crm-cash: ICBC: amount: entry 3 takes 1.00 on 2026-01-31, and only 0.00 is there then" \
		crm-cash out ICBC 1 day=2026-01-31
	quietly crm-account set ICBC overdraft=50
	quietly crm-cash out ICBC 30
	refused 3 "crm-cash: ICBC: amount: entry 4 takes 41.00 on 2026-03-10, and with an overdraft of 50.00 only 40.00 may be taken then" \
		crm-cash out ICBC 41
	assert_sound
}

@test "what is taken back is answered on its day, and stands beside it" {
	quietly crm-cash in ICBC 100 day=2026-02-01
	quietly crm-cash transfer ICBC 60 --to CASH day=2026-02-02
	quietly crm-cash in ICBC 7 day=2026-02-02
	run -0 crm-cash reverse id=2 --columns day,account.code,amount,balance,reverses --no-header
	expect $'5\t2026-02-02\tICBC\t60.00\t100.00\t2\t2' $'6\t2026-02-02\tCASH\t-60.00\t0.00\t3\t3'
	run -0 ledger ICBC
	expect <<-'END'
		1	2026-02-01	ICBC	income	100.00		100.00
		2	2026-02-02	ICBC	transfer		60.00	40.00
		5	2026-02-02	ICBC	transfer	60.00		100.00
		4	2026-02-02	ICBC	income	7.00		107.00
	END
	refused 3 "crm-cash: id=2: was taken back by change set 8" crm-cash reverse id=2
	quietly undo_last
	run -0 balances
	expect $'ICBC\t47.00' $'CASH\t60.00'
	assert_sound
}

@test "what was spent since cannot be taken back" {
	quietly crm-cash in ICBC 100
	quietly crm-cash out ICBC 60
	run -3 --separate-stderr crm-db undo 5
	assert_equal "${stderr_lines[0]}" "crm-db: ICBC: amount: entry 2 takes 60.00 on 2026-03-10, and only 0.00 is there then"
	run -0 balances
	expect $'ICBC\t40.00'
}

@test "what was spent and given back since can be taken back, also with it" {
	quietly crm-cash opening ICBC 100 --on 2026-03-01
	quietly crm-cash in ICBC 50 day=2026-03-05
	in=$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)
	quietly crm-cash transfer ICBC 120 --to CASH day=2026-03-06
	quietly crm-db undo "$in" "$((in + 1))"
	run -0 balances
	expect $'ICBC\t100.00' $'CASH\t0.00'
	assert_sound
}

@test "opening balances come from a file, once" {
	printf 'date,account,amount,text\n2026-01-01,ICBC,"10,000.00",期初\n2026-01-01,CASH,300,期初\n' >opening.csv
	quietly crm-import cash_entry opening.csv kind=opening
	run -0 bash -c 'crm-import cash-entry opening.csv kind=opening --no-header | cut -f 2,3,4,6'
	expect $'cash_entry\t2\t0\t2'
	run -0 balances
	expect $'ICBC\t10000.00' $'CASH\t300.00'
	quietly crm-db undo 5
	quietly crm-import cash_entry opening.csv kind=opening
	run -0 balances
	expect $'ICBC\t10000.00' $'CASH\t300.00'
	assert_sound
}

@test "amounts and days that cannot be" {
	refused 3 "crm-cash: amount: is more than nothing: in and out say which way it goes" crm-cash in ICBC -- -5
	refused 3 "crm-cash: amount: cannot read '1.005' as money: too many decimals: at most 2 here" crm-cash in ICBC 1.005
	refused 3 "crm-cash: amount: is more than nothing: in and out say which way it goes" crm-cash out ICBC 0
	refused 3 "crm-cash: day: 2026-03-11 is a day to come: entries are of today (2026-03-10) or earlier" \
		crm-cash in ICBC 1 day=tomorrow
	refused 3 "crm-cash: kind: a transfer has two sides: crm-cash transfer FROM AMOUNT --to ACCOUNT" \
		crm-cash in ICBC 1 kind=transfer
	refused 2 "crm-cash: name the account and the amount: crm-cash in ICBC 500" crm-cash in ICBC
	refused 1 "crm-cash: no account 'ICBD'; did you mean 'ICBC'?" crm-cash in ICBD 5
	refused 3 "crm-cash: to: is the account the money is in already" crm-cash transfer ICBC 5 --to ICBC
	refused 2 "crm-cash: --to names the account the money goes to" crm-cash transfer ICBC 5
	quietly crm-account add code=USD currency=USD
	refused 3 "crm-cash: to: has another currency: take it out of the one, and put what it comes to into the other" \
		crm-cash transfer ICBC 5 --to USD
	run -0 crm-cash count
	expect 0
}

@test "twenty at once take the last money: one wins" {
	quietly crm-cash in ICBC 100
	for i in {1..20}; do
		(crm-cash out ICBC 100 >/dev/null 2>"err$i" && echo 0 >"status$i" || echo $? >"status$i") 3>&- &
	done
	wait
	run -0 bash -c 'cat status* | sort | uniq -c | tr -s " "'
	expect ' 1 0' ' 19 3'
	run -0 balances
	expect $'ICBC\t0.00'
	assert_sound
}

@test "a receipt into an account is one entry, less the fee; a payment is one, with it" {
	quietly crm-customer add name=Acme
	quietly crm-supplier add name=Parts
	quietly crm-receipt add customer=Acme amount=1000 fee=3 account=ICBC day=2026-03-01 reference=S1
	quietly crm-payment add supplier=Parts amount=200 fee=1.50 account=ICBC day=2026-03-02
	quietly crm-receipt add customer=Acme amount=50 refund=yes account=ICBC day=2026-03-03
	run -0 crm-cash list --columns day,kind,amount,balance,party,reference,item.code --no-header
	expect $'1\t2026-03-01\treceipt\t997.00\t997.00\t1\tAcme\tS1\tSK2026-0001' \
		$'2\t2026-03-02\tpayment\t-201.50\t795.50\t2\tParts\t\tFK2026-0001' \
		$'3\t2026-03-03\trefund\t-50.00\t745.50\t1\tAcme\t\tSK2026-0002'
	refused 3 "crm-cash: id=1: belongs to SK2026-0001: take that back by crm-receipt reverse" crm-cash reverse id=1
	quietly undo_last
	run -0 balances
	expect $'ICBC\t795.50'
	assert_sound
}

@test "a receipt that its account cannot take" {
	quietly crm-customer add name=Acme
	quietly crm-account add code=USD currency=USD
	refused 3 "crm-receipt: account: is of another currency than the money" crm-receipt add customer=Acme amount=5 account=USD
	refused 3 "crm-receipt: fee: takes all there is" crm-receipt add customer=Acme amount=5 fee=5 account=ICBC
	run -3 --separate-stderr crm-receipt add customer=Acme amount=5 refund=yes account=ICBC
	assert_equal "$stderr" "crm-receipt: ICBC: amount: entry 1 takes 5.00 on 2026-03-10, and only 0.00 is there then"
	run -0 crm-receipt count
	expect 0
}

@test "nothing is entered in a closed period; what lies in it is answered today" {
	quietly crm-cash in ICBC 100 day=2026-02-10
	quietly crm-db close 2026-02 --area cash
	run -3 --separate-stderr crm-cash out ICBC 5 day=2026-02-28
	assert_regex "$stderr" '^crm-cash: day: 2026-02-28 lies in 2026-02, which is closed for cash'
	quietly crm-cash reverse id=1
	run -0 ledger ICBC
	expect <<-'END'
		1	2026-02-10	ICBC	income	100.00		100.00
		2	2026-03-10	ICBC	income		100.00	0.00
	END
	assert_sound
}
