#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Costs and income that come back: the days on which they fall, booking them once, other amounts, thirteen weeks of cash.
load helper

setup() {
	crm_init
	quietly crm-account add code=ICBC
	quietly crm-cash opening ICBC 100000 --on 2026-01-01
}

# rent [FIELD=VALUE...]
rent() {
	quietly crm-recurring add name=房租 account=ICBC amount=10000 on_day=5 day=2026-02-01 "$@"
}

due() {
	crm-recurring due --no-header --columns due,code,amount,overdue "$@"
}

booked() {
	crm-cash list kind!=opening --no-header --columns day,kind,amount,text,recurring.code,due "$@" | cut -f 2-
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
}

@test "what fell due is booked on its day, once" {
	rent
	quietly crm-recurring add name=租金收入 account=ICBC direction=in amount=800 every=quarter day=2026-01-31
	run -0 crm-recurring book --columns day,kind,amount,balance,text --no-header
	expect <<-'END'
		4	2026-01-31	income	800.00	100800.00	租金收入
		2	2026-02-05	expense	-10000.00	90800.00	房租
		3	2026-03-05	expense	-10000.00	80800.00	房租
	END
	run -0 crm-recurring book --no-header
	expect ''
	run -0 crm-recurring list --columns code,next --no-header
	expect $'1\tGD0001\t2026-04-05' $'2\tGD0002\t2026-04-30'
	export CRM_TODAY=2026-04-30
	quietly crm-recurring book GD0002
	run -0 booked day=2026-04
	expect $'2026-04-30\tincome\t800.00\t租金收入\tGD0002\t2026-04-30'
	run -0 due
	expect $'2026-04-05\tGD0001\t-10000.00\t25'
	assert_sound
}

@test "--once and --on, and rows on standard input" {
	rent
	run -0 crm-recurring book --once 'recurring:{month}' --on 2026-02-28 --columns day --no-header
	expect $'2\t2026-02-05'
	run -0 crm-recurring book --once 'recurring:{month}' --columns day --no-header
	expect $'2\t2026-02-05'
	run -0 bash -c 'crm-recurring list name=房租 | crm-recurring book - --columns day --no-header'
	expect $'3\t2026-03-05'
	run -0 bash -c 'crm-recurring list name=none | crm-recurring book - --no-header'
	expect ''
}

@test "the days of weeks, months, quarters and years" {
	quietly crm-recurring add name=month account=ICBC amount=1 on_day=31 day=2026-01-15
	quietly crm-recurring add name=week account=ICBC amount=2 every=week on_day=5 day=2026-03-01 until=2026-03-13
	quietly crm-recurring add name=quarter account=ICBC amount=3 every=quarter on_day=10 day=2026-01-20
	quietly crm-recurring add name=year account=ICBC amount=4 every=year day=2024-02-29 until=2027-12-31
	run -0 crm-recurring due until=2027-03 --no-header --columns due,name
	expect <<-'END'
		2024-02-29	year
		2025-02-28	year
		2026-01-31	month
		2026-02-28	month
		2026-02-28	year
		2026-03-06	week
		2026-03-13	week
		2026-03-31	month
		2026-04-10	quarter
		2026-04-30	month
		2026-05-31	month
		2026-06-30	month
		2026-07-10	quarter
		2026-07-31	month
		2026-08-31	month
		2026-09-30	month
		2026-10-10	quarter
		2026-10-31	month
		2026-11-30	month
		2026-12-31	month
		2027-01-10	quarter
		2027-01-31	month
		2027-02-28	month
		2027-02-28	year
		2027-03-31	month
	END
}

@test "another amount from a day on, and what was booked stays" {
	rent
	quietly crm-recurring book
	run -0 crm-recurring change GD0001 12000 day=2026-04-06 --columns code,amount,day,until,on_day,next --no-header
	expect $'1\tGD0001\t10000.00\t2026-02-01\t2026-05-04\t5\t2026-04-05' $'2\tGD0002\t12000.00\t2026-05-05\t\t5\t2026-05-05'
	run -0 due until=2026-06-30
	expect $'2026-04-05\tGD0001\t-10000.00\t' $'2026-05-05\tGD0002\t-12000.00\t' $'2026-06-05\tGD0002\t-12000.00\t'
	quietly undo_last
	run -0 due until=2026-06-30
	expect $'2026-04-05\tGD0001\t-10000.00\t' $'2026-05-05\tGD0001\t-10000.00\t' $'2026-06-05\tGD0001\t-10000.00\t'
	refused 3 "crm-recurring: GD0001: day: what falls on 2026-03-05 or later is in the book already: give a later day, or take it \
back first" crm-recurring change GD0001 12000 day=2026-03-01
	quietly crm-recurring add name=new account=ICBC amount=5 day=2026-06-01
	run -0 crm-recurring change GD0003 6 --columns code,amount,day --no-header
	expect $'3\tGD0003\t6.00\t2026-06-01'
	refused 3 "crm-recurring: GD0001: amount: an amount is more than nothing" crm-recurring change GD0001 0 day=2026-04-06
	assert_sound
}

@test "what is taken back or undone falls due again" {
	rent day=2026-03-01
	quietly crm-recurring book
	quietly crm-cash reverse id=2
	run -0 due
	expect $'2026-03-05\tGD0001\t-10000.00\t5'
	quietly crm-recurring book
	quietly undo_last
	run -0 due
	expect $'2026-03-05\tGD0001\t-10000.00\t5'
	quietly crm-recurring book
	run -0 crm-cash balance --no-header --columns balance
	expect $'1\t90000.00'
	assert_sound
}

@test "what falls in a closed period is booked today" {
	rent
	quietly crm-db close 2026-02 --area cash
	quietly crm-recurring book
	run -0 booked
	expect $'2026-03-05\texpense\t-10000.00\t房租\tGD0001\t2026-03-05' $'2026-03-10\texpense\t-10000.00\t房租\tGD0001\t2026-02-05'
	assert_sound
}

@test "thirteen weeks of cash count what recurs; what is overdue counts now" {
	rent
	quietly crm-recurring add name=工资 account=ICBC amount=30000 on_day=15 day=2026-03-01
	quietly crm-recurring book --on 2026-02-28
	run -0 crm-report cash-forecast weeks=4 --no-header --columns week,opening,recurring,closing,overdue_out
	expect <<-'END'
		2026-03-09	90000.00	-40000.00	50000.00	10000.00
		2026-03-16	50000.00	0.00	50000.00	0.00
		2026-03-23	50000.00	0.00	50000.00	0.00
		2026-03-30	50000.00	-10000.00	40000.00	0.00
	END
	run -0 crm-report cash-due --no-header to=2026-03-31 --columns due,kind,code,party,amount
	expect $'2026-03-05\trecurring\tGD0001\t房租\t-10000.00' $'2026-03-15\trecurring\tGD0002\t工资\t-30000.00'
	run -0 crm-report cash-forecast weeks=1 --as-of 2026-01-31 --no-header --columns week,opening,recurring,closing
	expect $'2026-01-26\t100000.00\t0.00\t100000.00'
	run -0 crm-report cash-forecast weeks=2 --as-of 2026-02-04 --no-header --columns week,opening,recurring,closing
	expect $'2026-02-02\t100000.00\t-10000.00\t90000.00' $'2026-02-09\t90000.00\t0.00\t90000.00'
}

@test "too little money books nothing, and says of what" {
	rent
	quietly crm-recurring add name=工资 account=ICBC amount=90000 day=2026-03-01
	run -3 --separate-stderr crm-recurring book
	assert_regex "$stderr" '^crm-recurring: ICBC: amount: entry [0-9]+ takes 10000.00 on 2026-03-05, and only 0.00 is there then$'
	run -0 booked
	expect ''
}

@test "twenty nightly jobs at once book it once" {
	rent
	for i in {1..20}; do
		crm-recurring book >/dev/null 2>"err$i" 3>&- &
	done
	wait
	run -0 booked --columns due
	expect '2026-02-05' '2026-03-05'
	assert_sound
}

@test "what cannot come back" {
	refused 3 "crm-recurring: amount: an amount is more than nothing" crm-recurring add name=x account=ICBC amount=0
	refused 3 "crm-recurring: on_day: a day of the month is 1 to 31; of the week 1 (Monday) to 7" \
		crm-recurring add name=x account=ICBC amount=1 on_day=32
	refused 3 "crm-recurring: on_day: a day of the month is 1 to 31; of the week 1 (Monday) to 7" \
		crm-recurring add name=x account=ICBC amount=1 every=week on_day=8
	refused 3 "crm-recurring: until: nothing ends before it begins" \
		crm-recurring add name=x account=ICBC amount=1 until=2026-03-09
	refused 3 "crm-recurring: kind: is not one that comes back by itself: expense, income, fee or interest" \
		crm-recurring add name=x account=ICBC amount=1 kind=transfer
	refused 2 "crm-recurring: name what changes, the amount, and from when: crm-recurring change GD0001 12000 day=2026-07-01" \
		crm-recurring change GD0001
	rent until=2026-04-30
	refused 3 "crm-recurring: GD0001: day: it ends before 2026-05-01" crm-recurring change GD0001 5 day=2026-05-01
	run -1 --separate-stderr crm-recurring book GD0009
	assert_equal "$stderr" "crm-recurring: no recurring 'GD0009'; did you mean 'GD0001'?"
}

@test "a line of the bank is an occurrence, and nothing more is left to book" {
	rent
	quietly crm-recurring book --on 2026-02-28
	quietly crm-bank-line add account=ICBC day=2026-03-06 amount=-10000 counterparty=房东
	run -0 crm-cash match --no-header --columns bank_line_id,kind,recurring,due,score,reason
	expect $'1\trecurring\tGD0001\t2026-03-05\t0.935\tamount'
	run -0 bash -c 'crm-cash match | crm-cash accept - --columns state,entry_id --no-header'
	expect $'1\tmatched\t3'
	run -0 booked day=2026-03 --columns day,amount,counterparty,recurring.code,due
	expect $'2026-03-06\t-10000.00\t房东\tGD0001\t2026-03-05'
	run -0 crm-recurring book --no-header
	expect ''
	assert_sound
}

@test "what was booked is the entry of its line; two of one amount are a tie; an amount may differ by hand" {
	rent
	quietly crm-recurring book
	quietly crm-bank-line add account=ICBC day=2026-03-06 amount=-10000
	run -0 crm-cash match --no-header --columns kind,entry_id,recurring
	expect $'entry\t3\t'
	quietly crm-recurring add name=电费 account=ICBC amount=700 on_day=8 day=2026-03-01
	quietly crm-recurring add name=水费 account=ICBC amount=700 on_day=8 day=2026-03-01
	quietly crm-bank-line add account=ICBC day=2026-03-08 amount=-700
	run -0 crm-cash match amount=-700 --no-header --columns kind,recurring,due,tie
	expect $'recurring\tGD0002\t2026-03-08\tyes' $'recurring\tGD0003\t2026-03-08\tyes'
	quietly crm-bank-line add account=ICBC day=2026-03-09 amount=-712.30
	quietly crm-cash accept id=3 --kind recurring --recurring GD0002
	run -0 booked amount=-712.30
	expect $'2026-03-09\texpense\t-712.30\t电费\tGD0002\t2026-03-08'
	refused 3 "crm-cash: id=2: recurring: is required: the recurring cost or income that it is" crm-cash accept id=2 --kind recurring
	quietly crm-bank-line add account=ICBC day=2026-03-09 amount=5
	refused 3 "crm-cash: id=4: recurring: goes the other way" crm-cash accept id=4 --kind recurring --recurring GD0003
	assert_sound
}
