#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What of a contract falls due, when: instalments, and the receivables they become.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Pen unit=piece list_price=10
	quietly crm-warehouse add code=W01 name=Main
	quietly crm-customer add name=Acme payment_days=30
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P1:1000@4
	quietly crm-stock approve KC2026-0001
	quietly crm-contract add customer=Acme day=2026-03-01 P1:100@10
}

# The receivables that are not settled: instalment, day it falls due, amount, open.
# shellcheck disable=SC2120
owed() {
	crm-ar list total!=0 --columns instalment,falls_due,total,open --no-header "$@" | cut -f 2-
}

ship() {
	quietly crm-ship add contract=HT2026-0001 warehouse=W01 "1:$1"
	quietly crm-ship approve "FH2026-000$2"
	quietly crm-ship send "FH2026-000$2" --on "$3"
}

@test "a plan is shown as it was typed, and with what became of it" {
	quietly crm-contract plan HT2026-0001 30%@sign 60%@ship+30d 10%@accept+365d
	run -0 crm-contract plan HT2026-0001 --columns number,share,trigger,days,planned --no-header
	expect $'1\t1\t0.3\tsign\t0\t' $'2\t2\t0.6\tship\t30\t' $'3\t3\t0.1\taccept\t365\t'
	quietly crm-contract approve HT2026-0001
	run -0 crm-contract plan HT2026-0001 --columns number,planned,open --no-header
	expect $'1\t1\t300.00\t300.00' $'2\t2\t600.00\t600.00' $'3\t3\t100.00\t100.00'
	run -0 owed
	expect $'1\t2026-03-01\t300.00\t300.00' $'2\t\t600.00\t600.00' $'3\t\t100.00\t100.00'
	assert_sound
}

@test "words of a plan may be Chinese, amounts and dates" {
	quietly crm-contract plan HT2026-0001 300@签订 '400@发货+30天' 300@2026-12-31
	quietly crm-contract approve HT2026-0001
	run -0 owed
	expect $'1\t2026-03-01\t300.00\t300.00' $'2\t\t400.00\t400.00' $'3\t2026-12-31\t300.00\t300.00'
}

@test "each shipment makes its share due, the last takes the remainder" {
	quietly crm-contract plan HT2026-0001 40%@sign 60%@ship+30d
	quietly crm-contract approve HT2026-0001
	ship 33 1 2026-03-05
	run -0 owed
	expect $'1\t2026-03-01\t400.00\t400.00' $'2\t\t402.00\t402.00' $'2\t2026-04-04\t198.00\t198.00'
	ship 67 2 2026-03-06
	run -0 owed
	expect $'1\t2026-03-01\t400.00\t400.00' $'2\t2026-04-04\t198.00\t198.00' $'2\t2026-04-05\t402.00\t402.00'
	run -0 owed --as-of 2026-03-05
	expect $'1\t2026-03-01\t400.00\t400.00' $'2\t\t402.00\t402.00' $'2\t2026-04-04\t198.00\t198.00'
	assert_sound
}

@test "acceptance dates what waits for it, once" {
	quietly crm-contract plan HT2026-0001 90%@sign 10%@accept+365d
	quietly crm-contract approve HT2026-0001
	refused 3 "crm-contract: HT2026-0001: accepted: 2026-03-11 is a day to come: it was accepted today (2026-03-10) or earlier" \
		crm-contract accept HT2026-0001 --on 2026-03-11
	quietly crm-contract accept HT2026-0001 --on 2026-03-08
	run -0 owed
	expect $'1\t2026-03-01\t900.00\t900.00' $'2\t2027-03-08\t100.00\t100.00'
	run -0 owed --as-of 2026-03-07
	expect $'1\t2026-03-01\t900.00\t900.00' $'2\t\t100.00\t100.00'
	refused 3 "crm-contract: HT2026-0001: accepted: was accepted already" crm-contract accept HT2026-0001
}

@test "without a plan a shipment is due after the days the customer has" {
	quietly crm-contract approve HT2026-0001
	run -0 owed
	expect ''
	ship 30 1 2026-03-05
	run -0 owed
	expect $'\t2026-04-04\t300.00\t300.00'
}

@test "monthly terms: goods up to the cut-off are one receivable, due on the payday behind it" {
	quietly crm-contract set HT2026-0001 terms=月结30 cutoff=25 payday=10
	quietly crm-contract approve HT2026-0001
	export CRM_TODAY=2026-04-30
	ship 10 1 2026-03-24
	ship 20 2 2026-03-25
	ship 30 3 2026-03-26
	run -0 owed
	expect $'\t2026-05-10\t300.00\t300.00' $'\t2026-06-10\t300.00\t300.00'
	run -0 owed --as-of 2026-03-24
	expect $'\t2026-05-10\t100.00\t100.00'
	quietly crm-ship cancel KC2026-0002
	run -0 owed
	expect $'\t2026-05-10\t200.00\t200.00' $'\t2026-06-10\t300.00\t300.00'
	assert_sound
}

# Forty-five days after 2026-03-01 is 2026-04-15; where terms say nothing of days, the thirty of the customer count.
@test "terms with days: a delivery is due so many days later" {
	local n=1
	for terms in 2/10n45 '2/10, net 45' 净45 Net45 n0 internet; do
		quietly crm-contract add code=T$((++n)) customer=Acme terms="$terms" day=2026-03-01 P1:1@10
		quietly crm-contract approve T$n
		crm-ship add contract=T$n warehouse=W01 | crm-ship approve - | quietly crm-ship send --on 2026-03-01 -
	done
	run -0 owed --columns contract.terms,falls_due
	expect $'2/10n45\t2026-04-15' $'2/10, net 45\t2026-04-15' $'净45\t2026-04-15' $'Net45\t2026-04-15' \
		$'n0\t2026-03-01' $'internet\t2026-03-31'
}

@test "an amendment changes the shares; what was paid beyond them is a credit" {
	quietly crm-contract plan HT2026-0001 30%@sign 70%@ship
	quietly crm-contract approve HT2026-0001
	quietly crm-receipt add customer=Acme amount=300 day=2026-03-02 --oldest
	quietly crm-contract amend HT2026-0001 1 qty=50 --on 2026-03-09
	run -0 owed
	expect $'1\t2026-03-01\t150.00\t-150.00' $'2\t\t350.00\t350.00'
	quietly crm-ar settle YS2026-0001 YS2026-0002
	run -0 owed
	expect $'1\t2026-03-01\t150.00\t0.00' $'2\t\t350.00\t200.00'
	run -0 owed --as-of 2026-03-08
	expect $'1\t2026-03-01\t300.00\t0.00' $'2\t\t700.00\t700.00'
	assert_sound
}

@test "what is not settled of an approved contract is planned anew" {
	quietly crm-contract plan HT2026-0001 30%@sign 70%@ship
	quietly crm-contract approve HT2026-0001
	quietly crm-receipt add customer=Acme amount=300 day=2026-03-02 --oldest
	quietly crm-contract plan HT2026-0001 50%@2026-05-01 50%@2026-06-01
	run -0 owed
	expect $'1\t2026-03-01\t300.00\t0.00' $'3\t2026-05-01\t350.00\t350.00' $'4\t2026-06-01\t350.00\t350.00'
	assert_sound
}

@test "what was signed without a plan may get one: what is not owed yet, too, is planned" {
	quietly crm-contract approve HT2026-0001
	ship 30 1 2026-03-05
	quietly crm-contract plan HT2026-0001 50%@2026-05-01 50%@ship+30d
	run -0 owed
	expect $'1\t2026-05-01\t500.00\t500.00' $'2\t\t500.00\t500.00'
	assert_sound
}

@test "goods that come back are taken off what is open" {
	quietly crm-contract plan HT2026-0001 100%@ship+30d
	quietly crm-contract approve HT2026-0001
	ship 100 1 2026-03-05
	quietly crm-ship return HT2026-0001 1:20 warehouse=W01 --on 2026-03-08
	run -0 owed
	expect $'1\t2026-04-04\t1000.00\t800.00'
	run -0 owed --as-of 2026-03-07
	expect $'1\t2026-04-04\t1000.00\t1000.00'
}

# Of 100 pens at 10.00 that went and were owed, 20 come back and 15 go in their place: 950.00. The last 5 are not wanted.
@test "what goes in the place of what came back is owed again" {
	quietly crm-contract plan HT2026-0001 30%@sign 70%@ship+30d
	quietly crm-contract approve HT2026-0001
	ship 100 1 2026-03-05
	quietly crm-ship return HT2026-0001 1:20 warehouse=W01 --on 2026-03-06
	ship 15 2 2026-03-07
	run -0 owed
	expect $'1\t2026-03-01\t300.00\t300.00' $'2\t2026-04-04\t700.00\t650.00'
	run -0 owed --as-of 2026-03-06
	expect $'1\t2026-03-01\t300.00\t300.00' $'2\t2026-04-04\t700.00\t500.00'
	quietly crm-contract amend HT2026-0001 1 qty=95 --on 2026-03-08
	run -0 crm-contract list --columns amount,shipped,balance --no-header
	expect $'1\t950.00\t950.00\t950.00'
	quietly crm-stock cancel KC2026-0004
	run -0 crm-contract list --columns shipped,balance --no-header
	expect $'1\t800.00\t800.00'
	assert_sound
}

@test "a contract that is given up is owed no more, unless something was paid" {
	quietly crm-contract plan HT2026-0001 100%@sign
	quietly crm-contract approve HT2026-0001
	quietly crm-receipt add customer=Acme amount=300 day=2026-03-02 --oldest
	run -3 crm-contract cancel HT2026-0001
	quietly crm-receipt release SK2026-0001
	quietly crm-contract cancel HT2026-0001
	run -0 owed
	expect ''
	assert_sound
}

@test "undo of a shipment, and of an approval" {
	quietly crm-contract plan HT2026-0001 40%@sign 60%@ship+30d
	quietly crm-contract approve HT2026-0001
	approved=$(owed)
	last=$(crm-db log --columns change_set_id --sort -change_set_id --limit 1 --no-header)
	ship 33 1 2026-03-05
	quietly crm-db undo $((last + 3))
	run -0 owed
	assert_output "$approved"
	quietly crm-contract add customer=Acme day=2026-03-01 P1:1@10
	quietly crm-contract plan HT2026-0002 100%@sign
	quietly crm-contract approve HT2026-0002
	quietly crm-db undo "$(crm-db log --columns change_set_id --sort -change_set_id --limit 1 --no-header)"
	run -0 owed
	assert_output "$approved"
	assert_sound
}

@test "terms of any length end on the last day there is" {
	quietly crm-contract set HT2026-0001 terms=月结99999999999 payday=5
	quietly crm-contract approve HT2026-0001
	ship 30 1 2026-03-05
	run -0 owed
	expect $'\t9999-12-31\t300.00\t300.00'
	assert_sound
}

@test "plans that cannot be" {
	refused 3 "crm-contract: the shares of a plan come to 100%" crm-contract plan HT2026-0001 30%@sign 60%@ship
	refused 3 "crm-contract: 30%@birth: is no part of a plan: write SHARE%@sign, @ship+30d, @accept+365d, @invoice or \
@2026-12-31" crm-contract plan HT2026-0001 30%@birth 70%@sign
	for days in x -5d ' 5d' 5w ''; do
		refused 3 "crm-contract: 100%@ship+$days: days are written as +30d" crm-contract plan HT2026-0001 "100%@ship+$days"
	done
	refused 3 'crm-contract: days: days lie between 0 and 3660, ten years' crm-contract plan HT2026-0001 100%@ship+3661d
	refused 3 'crm-contract: days: days lie between 0 and 3660, ten years' crm-contract plan HT2026-0001 100%@ship+99999999999999999999d
	refused 3 'crm-contract: 400@2026-12-31+5d: a date is the day itself: no days come after it' \
		crm-contract plan HT2026-0001 400@2026-12-31+5d 600@sign
	run -3 crm-contract plan HT2026-0001 some@sign
	run -3 crm-contract plan HT2026-0001 0%@sign 100%@ship
	quietly crm-contract plan HT2026-0001 300@sign 300@ship
	refused 3 "crm-contract: HT2026-0001: plan: its instalments do not come to the amount of the document: \
plan KEY PART... makes new ones" crm-contract approve HT2026-0001
	refused 2 "crm-contract: name the contract whose plan is meant" crm-contract plan
}
