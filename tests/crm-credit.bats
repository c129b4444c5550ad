#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Credit: what customers may owe, what uses that up, and the gate that contracts and shipments pass.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme credit_limit=1000 created=2026-01-01 --on 2026-01-01
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-product add code=S1 name=Fitting kind=service
	quietly crm-warehouse add name=Main
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P1:100@2
	quietly crm-stock approve KC2026-0001
	quietly crm-db settings credit=refuse
}

draft() {
	quietly crm-contract add "customer=Acme" "$@"
}

# An approved contract of Acme: HT2026-0001 for the first.
sell() {
	crm-contract approve "$(crm-contract add customer=Acme "$@" --columns code --no-header | cut -f 2)" >/dev/null
}

ship() {
	quietly crm-ship approve "$(crm-ship add contract="$1" warehouse=W01 "${@:2}" --columns code --no-header | cut -f 2)"
	quietly crm-ship send "$(crm-ship list --sort -shipment_id --limit 1 --columns code --no-header | cut -f 2)"
}

exposure() {
	crm-credit exposure --no-header --columns customer,limit,receivables,bills,shipped,contracted,exposure,free,over "$@"
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)" >/dev/null
}

@test "a contract uses credit up once, whatever has become of it" {
	sell day=2026-02-01 P1:10@100
	run -0 exposure
	expect $'Acme\t1000.00\t0.00\t0.00\t0.00\t1000.00\t1000.00\t0.00\t0.00'
	ship HT2026-0001 1:6
	run -0 exposure
	expect $'Acme\t1000.00\t600.00\t0.00\t0.00\t400.00\t1000.00\t0.00\t0.00'
	quietly crm-receipt add customer=Acme amount=250 contract=HT2026-0001 --oldest
	run -0 exposure
	expect $'Acme\t1000.00\t350.00\t0.00\t0.00\t400.00\t750.00\t250.00\t0.00'
	assert_sound
}

@test "a plan makes receivables of all that was agreed, and the example of the manual adds up" {
	quietly crm-customer set Acme credit_limit=1500
	sell P1:10@100
	ship HT2026-0001 1:6
	quietly crm-receipt add customer=Acme amount=250 --oldest
	draft P1:5@100
	quietly crm-contract plan HT2026-0002 30%@sign 70%@ship
	quietly crm-contract approve HT2026-0002
	run -0 exposure
	expect $'Acme\t1500.00\t850.00\t0.00\t0.00\t400.00\t1250.00\t250.00\t0.00'
	ship HT2026-0002 1:2
	run -0 exposure
	expect $'Acme\t1500.00\t850.00\t0.00\t0.00\t400.00\t1250.00\t250.00\t0.00'
}

@test "advances free credit, and what came back or was amended away uses none" {
	quietly crm-receipt add customer=Acme amount=300
	run -0 exposure
	expect $'Acme\t1000.00\t-300.00\t0.00\t0.00\t0.00\t-300.00\t1300.00\t0.00'
	sell P1:13@100
	ship HT2026-0001
	quietly crm-ship return HT2026-0001 1:3 warehouse=W01
	quietly crm-contract amend HT2026-0001 1 qty=10
	run -0 exposure
	expect $'Acme\t1000.00\t700.00\t0.00\t0.00\t0.00\t700.00\t300.00\t0.00'
	assert_sound
}

@test "a bill that paid stays at risk until it is cashed, where bills are a part" {
	quietly crm-account add code=ICBC
	quietly crm-account add code=BILL kind=bill
	quietly crm-bill receive number=B1 amount=400 maturity=2026-03-01 day=2026-02-01 customer=Acme
	run -0 exposure
	expect $'Acme\t1000.00\t-400.00\t400.00\t0.00\t0.00\t-400.00\t1400.00\t0.00'
	quietly crm-db settings credit.exposure=receivables,bills
	run -0 exposure
	expect $'Acme\t1000.00\t-400.00\t400.00\t0.00\t0.00\t0.00\t1000.00\t0.00'
	quietly crm-bill cash B1 --into ICBC --on 2026-03-02
	run -0 exposure --as-of 2026-03-01
	expect $'Acme\t1000.00\t-400.00\t400.00\t0.00\t0.00\t0.00\t1000.00\t0.00'
	run -0 exposure
	expect $'Acme\t1000.00\t-400.00\t0.00\t0.00\t0.00\t-400.00\t1400.00\t0.00'
}

@test "exposure and limit of a past day" {
	sell day=2026-02-01 P1:5@100
	sell day=2026-02-20 P1:3@100
	quietly crm-receipt add customer=Acme amount=200 day=2026-02-10
	quietly crm-customer set Acme credit_limit=400 --on 2026-02-25 --why 'pays late'
	run -0 exposure --as-of 2026-01-31
	expect $'Acme\t1000.00\t0.00\t0.00\t0.00\t0.00\t0.00\t1000.00\t0.00'
	run -0 exposure --as-of 2026-02-05
	expect $'Acme\t1000.00\t0.00\t0.00\t0.00\t500.00\t500.00\t500.00\t0.00'
	run -0 exposure --as-of 2026-02-24
	expect $'Acme\t1000.00\t-200.00\t0.00\t0.00\t800.00\t600.00\t400.00\t0.00'
	run -0 exposure
	expect $'Acme\t400.00\t-200.00\t0.00\t0.00\t800.00\t600.00\t0.00\t200.00'
	run -0 crm-report over-limit --no-header --columns customer,over
	expect $'Acme\t200.00'
}

@test "a contract beyond the limit waits for its approver, and does not pass the gate" {
	sell P1:8@100
	draft P1:3@100
	run -0 --separate-stderr crm-contract submit HT2026-0002 --columns status --no-header
	expect $'2\tpending'
	assert_equal "$stderr" "crm-contract: credit: Acme may owe 1000.00, and with this it is 1100.00, 100.00 too much: \
crm-credit lift lets the contract pass"
	refused 3 "crm-contract: HT2026-0002: credit: Acme may owe 1000.00, and with this it is 1100.00, 100.00 too much: \
crm-credit lift lets the contract pass" crm-contract approve HT2026-0002
	quietly crm-receipt add customer=Acme amount=100
	quietly crm-contract approve HT2026-0002
	assert_sound
}

@test "nothing is refused while the gate is off, and an amendment to more passes it too" {
	sell P1:9@100
	refused 3 "crm-contract: credit: Acme may owe 1000.00, and with this it is 1100.00, 100.00 too much: \
crm-credit lift lets the contract pass" crm-contract amend HT2026-0001 1 qty=11
	quietly crm-contract amend HT2026-0001 1 qty=10
	quietly crm-db settings credit=off
	quietly crm-contract amend HT2026-0001 1 qty=11
}

@test "goods do not go when the limit was lowered, or has expired" {
	sell P1:10@100
	ship HT2026-0001 1:4
	quietly crm-customer set Acme credit_until=2026-03-09
	quietly crm-ship add contract=HT2026-0001 warehouse=W01 1:1
	quietly crm-ship approve FH2026-0002
	refused 3 "crm-ship: FH2026-0002: credit: Acme may owe 0.00, and with this it is 1000.00, 1000.00 too much: \
crm-credit lift lets the contract pass" crm-ship send FH2026-0002
	quietly crm-customer set Acme credit_until=2026-03-10
	quietly crm-ship send FH2026-0002
	assert_sound
}

@test "who is overdue for too long gets nothing more" {
	quietly crm-customer set Acme credit_days=10
	sell day=2026-01-01 P1:5@100
	quietly crm-db settings credit.overdue-days=30
	ship HT2026-0001 1:1
	quietly crm-ar add customer=Acme amount=10 day=2026-01-20
	draft P1:1@100
	refused 3 "crm-contract: HT2026-0002: credit: Acme has not paid what was due 39 days ago (setting credit.overdue-days): \
crm-credit lift lets the contract pass" crm-contract approve HT2026-0002
	quietly crm-credit lift HT2026-0002 reason='paid today'
	quietly crm-contract approve HT2026-0002
}

@test "customers without a limit have the usual one, and need none where that is empty" {
	quietly crm-customer add name=Beta
	quietly crm-contract add customer=Beta P1:50@100
	quietly crm-contract approve HT2026-0001
	quietly crm-db settings credit.default=5100
	quietly crm-contract add customer=Beta P1:2@100
	refused 3 "crm-contract: HT2026-0002: credit: Beta may owe 5100.00, and with this it is 5200.00, 100.00 too much: \
crm-credit lift lets the contract pass" crm-contract approve HT2026-0002
	run -0 exposure name=Beta
	expect $'Beta\t5100.00\t0.00\t0.00\t0.00\t5000.00\t5000.00\t100.00\t0.00'
}

@test "a lift lets one contract pass, up to its amount, until its day" {
	draft P1:12@100
	quietly crm-credit lift HT2026-0001 reason='old friend' --amount 199
	run -3 crm-contract approve HT2026-0001
	run -0 crm-credit lift HT2026-0001 reason='old friend' --amount 200 until=2026-03-12 --no-header --columns contract,day,amount,until,decider,reason
	expect $'2\t1\tHT2026-0001\t2026-03-10\t200.00\t2026-03-12\t1\tChief\told friend'
	quietly crm-contract approve HT2026-0001
	ship HT2026-0001 1:1
	quietly crm-ship add contract=HT2026-0001 warehouse=W01 1:1
	quietly crm-ship approve FH2026-0002
	CRM_TODAY=2026-03-13 run -3 crm-ship send FH2026-0002
	CRM_TODAY=2026-03-12 run -0 crm-ship send FH2026-0002
	assert_sound
}

@test "a lift that is undone lets nothing pass any more" {
	draft P1:12@100
	quietly crm-credit lift HT2026-0001 reason='old friend'
	undo_last
	run -3 crm-contract approve HT2026-0001
	quietly crm-credit lift HT2026-0001 reason='old friend'
	quietly crm-contract approve HT2026-0001
	assert_sound
}

@test "only who may lifts credit, and says why" {
	draft P1:12@100
	refused 3 "crm-credit: reason: is required" crm-credit lift HT2026-0001
	quietly crm-user add login=boss admin=yes
	quietly crm-user set id=1 admin=no
	refused 4 "crm-credit: cannot lift the credit of 'HT2026-0001': only administrators, and users with may_lift_credit, may" \
		crm-credit lift HT2026-0001 reason=please
	sqlite3 "$CRM_DB" 'UPDATE user SET may_lift_credit = 1'
	quietly crm-credit lift HT2026-0001 reason=please
}

@test "only who may lift credit says what a customer may owe, be it by an import, an application or an undo" {
	quietly crm-user add login=boss admin=yes
	sqlite3 "$CRM_DB" 'UPDATE user SET may_lift_credit = 1, admin = 0 WHERE user_id = 1'
	quietly crm-customer set Acme credit_limit=500 --on 2026-03-01
	lowered=$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)
	sqlite3 "$CRM_DB" 'UPDATE user SET may_lift_credit = 0'
	why='only administrators, and users with may_lift_credit, may; crm-credit add asks them for it'
	refused 4 "crm-customer: cannot set credit_limit: $why" crm-customer set Acme credit_limit=1000000
	refused 4 "crm-customer: cannot set credit_days: $why" crm-customer add name=Beta credit_days=90
	refused 4 "crm-import: cannot set credit_until: $why" \
		bash -c "printf 'code,credit_until\nC0001,2030-12-31\n' | crm-import customer - --key code"
	refused 4 "crm-db: cannot undo change set $lowered: only administrators, and users with may_lift_credit, say what customers may owe" \
		crm-db undo "$lowered"
	quietly crm-credit add customer=Acme amount=5000 cause='larger orders'
	quietly crm-credit submit SX2026-0001 --to id=1
	refused 4 "crm-credit: cannot set credit_limit: $why" crm-credit approve SX2026-0001
	quietly crm-import customer - < <(printf 'name,credit_limit\nAcme,500\n')
	quietly crm-customer set Acme phone=1
	run -0 crm-customer list --columns credit_limit --no-header
	expect $'1\t500.00'
}

@test "an application gives the limit from its approval on, and keeps why" {
	quietly crm-credit add customer=Acme kind=payment amount=5000 days=45 until=2026-12-31 cause='larger orders' day=2026-02-01
	quietly crm-credit submit SX2026-0001
	run -0 crm-credit approve SX2026-0001 --granted 4000 --on 2026-03-01 --no-header --columns code,amount,granted,status
	expect $'1\tSX2026-0001\t5000.00\t4000.00\tapproved'
	run -0 crm-customer list --columns credit_limit,credit_days,credit_until --no-header
	expect $'1\t4000.00\t45\t2026-12-31'
	run -0 crm-customer list --columns credit_limit,credit_days,credit_until --no-header --as-of 2026-02-28
	expect $'1\t1000.00\t\t'
	run -0 crm-db sql "SELECT DISTINCT reason FROM party_dated WHERE since = '2026-03-01'" --no-header
	expect 'SX2026-0001: larger orders'
	refused 3 "crm-credit: SX2026-0001: status: what it granted stands: another application changes it" crm-credit cancel SX2026-0001
	undo_last
	run -0 crm-customer list --columns credit_limit,credit_days,credit_until --no-header
	expect $'1\t1000.00\t\t'
	assert_sound
}

@test "an application asks for something, and ends after it begins" {
	refused 3 "crm-credit: amount: an application asks for a limit (amount=) or for days to pay (days=)" \
		crm-credit add customer=Acme
	refused 3 "crm-credit: until: it cannot end before it begins" crm-credit add customer=Acme amount=5 until=2026-03-09
	refused 3 "crm-credit: amount: a limit cannot be below zero" crm-credit add customer=Acme amount=-5
	quietly crm-credit add customer=Acme amount=5
	refused 2 "crm-credit: '1x' is no amount: not a number" crm-credit check Acme --amount 1x
}

@test "a customer is asked for with an amount on top" {
	sell P1:8@100
	run -0 crm-credit check Acme --amount 200
	expect $'customer_id\tcustomer\tlimit\texposure\tamount\tfree\tover' $'1\tAcme\t1000.00\t800.00\t200.00\t0.00\t0.00'
	run -1 crm-credit check Acme --amount 200.01 --no-header
	expect $'1\tAcme\t1000.00\t800.00\t200.01\t0.00\t0.01'
}

@test "of twenty contracts at once, no more pass than the limit allows" {
	for i in $(seq 20); do
		draft P1:1@300
	done
	for i in $(seq 20); do
		{ status=0; quietly crm-contract approve id="$i" 2>/dev/null || status=$?; echo $status >"status.$i"; } 3>&- &
	done
	wait
	assert_equal "$(cat status.* | sort | uniq -c | tr -s ' ')" $' 3 0\n 17 3'
	run -0 exposure
	expect $'Acme\t1000.00\t0.00\t0.00\t0.00\t900.00\t900.00\t100.00\t0.00'
	assert_sound
}

@test "two contracts that together exceed the limit: one passes, whoever is first" {
	draft P1:6@100
	draft P1:6@100
	for i in 1 2; do
		{ status=0; quietly crm-contract approve id="$i" 2>/dev/null || status=$?; echo $status >"status.$i"; } 3>&- &
	done
	wait
	assert_equal "$(sort status.* | tr '\n' ' ')" '0 3 '
	run -0 crm-contract list status=approved --columns amount --no-header
	assert_output --regexp $'^[12]\t600.00$'
}

@test "a limit is suggested by what was bought and how late it was paid" {
	sell day=2025-12-01 P1:9@100
	quietly crm-ship add contract=HT2025-0001 warehouse=W01 1:9 day=2026-01-05
	quietly crm-ship approve FH2026-0001
	quietly crm-ship send FH2026-0001 --on 2026-01-05
	quietly crm-receipt add customer=Acme amount=600 day=2026-01-05 --oldest
	quietly crm-receipt add customer=Acme amount=300 day=2026-02-04 --oldest
	run -0 crm-credit suggest Acme
	expect $'customer_id\tcustomer\tmonths\tmonthly\tdays\tlate\tworst\tshare\tsuggested\tlimit' \
		$'1\tAcme\t3\t300.00\t0\t10\t30\t0.8\t200.00\t1000.00'
	run -0 crm-credit suggest Acme --as-of 2026-01-31 --no-header
	expect $'1\tAcme\t1\t900.00\t0\t9\t26\t0.8\t700.00\t1000.00'
	run -0 crm-credit suggest name=Beta --no-header
	expect ''
}

@test "limits to look at: expired, exceeded, unused, of customers who pay late" {
	quietly crm-customer set Acme credit_until=2026-03-31
	quietly crm-customer add name=Beta credit_limit=500 credit_until=2026-03-09
	quietly crm-customer add name=Idle credit_limit=500
	sell P1:8@100
	quietly crm-customer set Acme credit_limit=700
	quietly crm-ar add customer=Idle amount=5 day=2026-03-01
	quietly crm-receipt add customer=Idle amount=5 day=2026-03-01
	run -0 crm-credit review --no-header --columns customer,why,limit,until,exposure,over,overdue,used
	expect $'Beta\texpired\t0.00\t2026-03-09\t0.00\t\t\t' $'Acme\texpires\t700.00\t2026-03-31\t800.00\t100.00\t\t2026-03-10' \
		$'Acme\tover\t700.00\t2026-03-31\t800.00\t100.00\t\t2026-03-10' $'Idle\toverdue\t500.00\t\t0.00\t\t9\t' \
		$'Idle\tunused\t500.00\t\t0.00\t\t9\t' $'Beta\tunused\t0.00\t2026-03-09\t0.00\t\t\t'
	run -0 crm-credit review days=5 name=Acme --no-header --columns customer,why
	expect $'Acme\tover'
}

@test "the history of a limit, with what was applied for and let pass" {
	quietly crm-credit add customer=Acme amount=5000 days=45 cause='larger orders' day=2026-02-01
	quietly crm-credit approve SX2026-0001 --granted 800 --on 2026-03-01
	draft P1:12@100
	quietly crm-credit lift HT2026-0001 reason='old friend' --amount 400
	undo_last
	run -0 crm-credit history Acme --no-header
	expect $'1\t2026-01-01\tlimit\t1000.00\t\t\t\t\t\t' \
		$'1\t2026-02-01\tapplication\t5000.00\t45\t\tSX2026-0001\tapproved\tlarger orders\tChief' \
		$'1\t2026-03-01\tlimit\t800.00\t\t\t\t\tSX2026-0001: larger orders\t' \
		$'1\t2026-03-01\tdays\t\t45\t\t\t\tSX2026-0001: larger orders\t' \
		$'1\t2026-03-10\tlift\t400.00\t\t\tHT2026-0001\t\told friend\tChief' \
		$'1\t2026-03-10\tlift-undone\t400.00\t\t\tHT2026-0001\t\told friend\tChief'
	run -0 crm-credit history Acme --no-header --as-of 2026-02-15 --columns day,what,amount
	expect $'2026-01-01\tlimit\t1000.00' $'2026-02-01\tapplication\t5000.00'
	refused 2 'crm-credit: name one customer' crm-credit history
	refused 1 "crm-credit: no customer 'Nobody'" crm-credit suggest Nobody
	refused 2 "crm-credit: report 'credit-suggest' has no parameter and customer no field 'foo'" crm-credit suggest foo=1
}
