#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Receivables: what is open, how long it is overdue, and what is done about it.
load helper

setup() {
	crm_init
	quietly crm-user add login=li name=Li
	quietly crm-customer add name=Acme city=上海
	quietly crm-customer add name=Zeta
	quietly crm-ar add customer=Acme amount=1000 day=2026-01-02 due=2026-02-01
	quietly crm-ar add customer=Acme amount=500 day=2025-12-01 due=2026-01-01 owner=li
	quietly crm-ar add customer=Zeta amount=80 day=2026-03-01 due=2026-04-01
}

open_of() {
	crm-ar list --columns code,falls_due,open --no-header "$@" | cut -f 2-
}

@test "what is owed is for who looks after the customer, whoever enters it" {
	quietly crm-customer add name=Gamma owner=li
	quietly crm-ar add customer=Gamma amount=70
	quietly crm-ar penalty YS2026-0001 --rate 0.0005
	quietly crm-receipt add customer=Gamma amount=70
	run -0 crm-ar list customer=Gamma --columns amount,owner.name --no-header
	expect $'4\t70.00\tLi'
	run -0 crm-ar list kind=penalty --columns amount,owner.name --no-header
	expect $'5\t18.50\tChief'
	run -0 crm-receipt list --columns amount,owner.name --no-header
	expect $'6\t70.00\tChief'
}

@test "opening balances come from a sheet, and again change nothing" {
	printf '客户名称,应收金额,到期日,发生日期\nAcme,100,2026-02-03,2026-01-03\nZeta,200.50,2026-02-04,2026-01-04\nZeta,200.50,2026-02-04,2026-01-04\n' >期初.csv
	crm-import receivable 期初.csv kind=opening --no-header | cut -f 4,6 >counts
	crm-import receivable 期初.csv kind=opening --no-header | cut -f 4,6 >>counts
	run -0 cat counts
	expect $'3\t0' $'0\t3'
	run -0 open_of kind=opening
	expect $'YS2026-0003\t2026-02-03\t100.00' $'YS2026-0004\t2026-02-04\t200.50' $'YS2026-0005\t2026-02-04\t200.50'
}

@test "aging: columns that add up to the balance" {
	quietly crm-receipt add customer=Acme amount=700 --to YS2026-0001=600
	run -0 crm-ar aging
	expect <<-'END'
		customer_id	customer	currency	not_due	no_date	1-30	31-60	61-90	over-90	advances	credits	balance
		1	Acme	CNY	0.00	0.00	0.00	400.00	500.00	0.00	-100.00	0.00	800.00
		2	Zeta	CNY	80.00	0.00	0.00	0.00	0.00	0.00	0.00	0.00	80.00
	END
	run -0 crm-db sql "SELECT crm_money(sum(i.sign * b.open)) FROM item AS i JOIN balance AS b ON b.item_id = i.item_id" --no-header
	expect 880.00
}

@test "aging as of a past day knows what was open then" {
	quietly crm-receipt add customer=Acme amount=700 --to YS2026-0001=600
	run -0 crm-ar aging --as-of 2026-02-15 --no-header
	expect $'1\tAcme\tCNY\t0.00\t0.00\t1000.00\t500.00\t0.00\t0.00\t0.00\t0.00\t1500.00'
	run -0 crm-ar aging --as-of 2025-11-30 --no-header
	expect ''
}

@test "aging by any columns and groups, with totals" {
	run -0 crm-ar aging --buckets 40,60 --group owner --totals --columns owner,not_due,1-40,41-60,over-60,balance
	expect <<-'END'
		owner	not_due	1-40	41-60	over-60	balance
		Chief	80.00	1000.00	0.00	0.00	1080.00
		Li	0.00	0.00	0.00	500.00	500.00
		total	80.00	1000.00	0.00	500.00	1580.00
	END
	run -0 crm-ar aging --group customer.city customer=Acme --columns customer.city,balance --no-header
	expect $'上海\t1500.00'
}

@test "currencies are kept apart" {
	quietly crm-ar add customer=Zeta amount=5 currency=USD
	run -0 crm-ar aging --group currency --columns currency,balance --no-header
	expect $'CNY\t1580.00' $'USD\t5.00'
	run -0 crm-ar aging customer=Zeta --totals --columns customer,currency,balance --no-header
	expect $'Zeta\tCNY\t80.00' $'Zeta\tUSD\t5.00' $'total\tCNY\t80.00' $'total\tUSD\t5.00'
}

@test "aging by the day of the shipment, and what is open itself" {
	run -0 crm-ar aging customer=Acme --by shipped --no-header --columns no_date,61-90,over-90
	expect $'0.00\t1000.00\t500.00'
	quietly crm-receipt add customer=Acme amount=1
	run -0 crm-ar aging --items customer=Acme --columns code,due,overdue,position --no-header
	expect $'YS2025-0001\t2026-01-01\t68\t500.00' $'YS2026-0001\t2026-02-01\t37\t1000.00' $'SK2026-0001\t\t\t-1.00'
}

@test "overdue, and how much by owner" {
	run -0 crm-ar overdue --columns code,overdue --no-header
	expect $'2\tYS2025-0001\t68' $'1\tYS2026-0001\t37'
	run -0 crm-ar overdue --by owner
	expect $'owner_id\towner\tcount\topen\tmax_overdue\tshare' $'1\tChief\t1\t1000.00\t37\t0.666667' $'2\tLi\t1\t500.00\t68\t0.333333'
	quietly crm-db settings ar.early-days=40
	run -0 crm-ar overdue --stage early --columns code --no-header
	expect $'1\tYS2026-0001'
	run -0 crm-ar overdue --stage collection --columns code --no-header
	expect $'2\tYS2025-0001'
}

@test "write-off, discount and deferral have their days" {
	quietly crm-ar write-off YS2025-0001 120 --why 'out of business' --on 2026-03-02
	quietly crm-ar discount YS2026-0001 20 --on 2026-03-03
	quietly crm-ar defer YS2026-0001 2026-05-01 --why 'agreed by phone' --on 2026-03-04
	run -0 open_of customer=Acme
	expect $'YS2026-0001\t2026-05-01\t980.00' $'YS2025-0001\t2026-01-01\t380.00'
	run -0 open_of customer=Acme --as-of 2026-03-02
	expect $'YS2026-0001\t2026-02-01\t1000.00' $'YS2025-0001\t2026-01-01\t380.00'
	run -0 crm-ar aging customer=Acme --as-of 2026-03-04 --columns not_due,61-90,balance --no-header
	expect $'980.00\t380.00\t1360.00'
	assert_sound
}

# 0.05 % of 1000.00 a day: 37 days late are 18.50; of 500.00, 68 days late, 17.00.
@test "a penalty is charged once a month" {
	run -0 crm-ar penalty --rate 0.05%/day --columns customer,kind,due,amount --no-header
	expect $'4\t1\tAcme\tpenalty\t2026-03-10\t18.50' $'5\t1\tAcme\tpenalty\t2026-03-10\t17.00'
	run -0 crm-ar penalty --rate 0.05% --no-header
	expect ''
	run -0 env CRM_TODAY=2026-04-10 crm-ar penalty YS2026-0001 --rate 0.0005 --columns amount --no-header
	expect $'6\t15.50'
	assert_sound
}

# 600 of 1000 were paid on 2026-02-11, the tenth day: 9 days of 1000 and 28 of 400 are 20200 x 0.05 % = 10.10.
@test "a penalty is for what was open on each day" {
	quietly crm-receipt add customer=Acme amount=600 day=2026-02-11 --to YS2026-0001
	run -0 crm-ar penalty YS2026-0001 --rate 0.0005 --columns amount --no-header
	expect $'5\t10.10'
}

@test "promises: kept, broken, still open" {
	quietly crm-ar promise YS2026-0001 2026-03-05 --on 2026-02-20 'reason=short of cash'
	quietly crm-ar promise YS2025-0001 +7d 300
	quietly crm-receipt add customer=Acme amount=300 --to YS2025-0001
	run -0 crm-ar promises --columns receivable,promised,amount,reason,paid,state --no-header
	expect $'1\t1\tYS2026-0001\t2026-03-05\t1000.00\tshort of cash\t0.00\tbroken' $'2\t2\tYS2025-0001\t2026-03-17\t300.00\t\t300.00\tkept'
	run -0 crm-ar promises --as-of 2026-03-05 --columns state --no-header
	expect $'1\topen'
	run -0 crm-ar promises broken --columns receivable --no-header
	expect $'1\t1\tYS2026-0001'
	refused 3 'crm-ar: YS2026-0002: promised: nobody promises a day that is gone' crm-ar promise YS2026-0002 2026-03-01
}

@test "settle: a credit pays for what is open" {
	quietly crm-receipt add customer=Zeta amount=80 --oldest
	quietly crm-ar add customer=Zeta amount=100 day=2026-03-02
	printf 'kind\titem\tamount\nreturn\tYS2026-0002\t30\n' >return.tsv
	quietly crm-import settlement return.tsv
	run -0 crm-ar aging customer=Zeta --columns not_due,1-30,credits,balance --no-header
	expect $'0.00\t100.00\t-30.00\t70.00'
	quietly crm-ar settle YS2026-0002 YS2026-0003
	run -0 open_of customer=Zeta
	expect $'YS2026-0002\t2026-04-01\t0.00' $'YS2026-0003\t2026-03-02\t70.00'
	assert_sound
}

@test "generate: what approved contracts ask for, once" {
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-contract add customer=Zeta day=2026-03-05 P1:10@100
	quietly crm-contract plan HT2026-0001 30%@sign 70%@2026-06-01
	quietly crm-contract approve HT2026-0001
	run -0 open_of contract=HT2026-0001
	expect $'YS2026-0003\t2026-03-05\t300.00' $'YS2026-0004\t2026-06-01\t700.00'
	run -0 crm-ar generate --once 'plans:{today}' --no-header
	expect ''
}

@test "rows through a pipe" {
	crm-ar overdue | crm-ar write-off amount=@open --why 'too old' - >/dev/null
	run -0 open_of
	expect $'YS2026-0001\t2026-02-01\t0.00' $'YS2025-0001\t2026-01-01\t0.00' $'YS2026-0002\t2026-04-01\t80.00'
}

# 500.00 are lost; 200.00 of them are paid by the liquidator later, and 300.00 stay lost.
@test "what was written off is owed again from the day on that it is recovered" {
	quietly crm-ar write-off YS2025-0001 --why bankrupt --on 2026-02-20
	quietly crm-ar recover YS2025-0001 200 --why liquidator --on 2026-03-08
	for day in 2026-02-19 2026-03-07 2026-03-08; do
		crm-ar list code=YS2025-0001 --columns open --no-header --as-of "$day"
	done | cut -f 2 >open
	run -0 cat open
	expect 500.00 0.00 200.00
	quietly crm-receipt add customer=Acme amount=200 day=2026-03-08 --to YS2025-0001
	run -0 open_of code=YS2025-0001
	expect $'YS2025-0001\t2026-01-01\t0.00'
	run -0 crm-report trial-balance --no-header --columns number,debit,credit,closing
	[[ "$output" == *$'6702\t500.00\t200.00\t300.00'* ]]
	assert_sound
}

@test "no more is recovered than was written off by that day" {
	refused 3 'crm-ar: YS2025-0001: amount: nothing is written off' crm-ar recover YS2025-0001 --why x
	quietly crm-ar write-off YS2025-0001 120 --why lost
	refused 3 'crm-ar: YS2025-0001: amount: nothing is written off' crm-ar recover YS2025-0001 --why x --on 2026-03-09
	refused 3 'crm-ar: YS2025-0001: amount: only 120.00 is written off' crm-ar recover YS2025-0001 121 --why x
	refused 3 'crm-ar: YS2025-0001: amount: an amount is more than nothing' crm-ar recover YS2025-0001 0 --why x
	refused 2 'crm-ar: say why: --why TEXT' crm-ar recover YS2025-0001
	lost=$(crm-db log --columns change_set_id --no-header | sort -n | tail -1)
	quietly crm-ar recover YS2025-0001 --why paid
	run -3 --separate-stderr crm-db undo "$lost"
	[[ "$stderr" == *'what was recovered of it is to be taken back first'* ]]
	quietly crm-db undo $((lost + 1))
	quietly crm-db undo "$lost"
	run -0 open_of code=YS2025-0001
	expect $'YS2025-0001\t2026-01-01\t500.00'
	assert_sound
}

@test "undo takes back a write-off and a deferral" {
	quietly crm-ar write-off YS2025-0001 120 --why lost
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
	quietly crm-ar defer YS2026-0001 2026-05-01 --why asked
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
	run -0 open_of customer=Acme
	expect $'YS2026-0001\t2026-02-01\t1000.00' $'YS2025-0001\t2026-01-01\t500.00'
	assert_sound
}

@test "a deferral holds again when what took it back is undone, and no more when that is" {
	quietly crm-ar defer YS2026-0001 2026-05-01 --why asked
	for due in 2026-02-01 2026-05-01 2026-02-01; do
		quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
		run -0 open_of code=YS2026-0001
		expect $'YS2026-0001\t'"$due"$'\t1000.00'
		assert_sound
	done
}

@test "what cannot be done" {
	refused 3 'crm-ar: YS2025-0001: due: is before the day it is owed from' crm-ar defer YS2025-0001 2025-11-30 --why x
	refused 3 'crm-ar: YS2025-0001: amount: only 500.00 is open' crm-ar promise YS2025-0001 +7d 500.01
	refused 2 'crm-ar: say why: --why TEXT' crm-ar write-off YS2026-0001
	refused 3 'crm-ar: YS2025-0001: amount: only 500.00 is open' crm-ar write-off YS2025-0001 500.01 --why x
	refused 3 'crm-ar: YS2025-0001: amount: an amount is more than nothing' crm-ar write-off YS2025-0001 0 --why x
	refused 3 'crm-ar: YS2025-0001: owner: is not changed by this' crm-ar write-off YS2025-0001 owner=li --why x
	refused 3 'crm-ar: YS2025-0001: amount: is required: no terms grant a discount on that day' crm-ar discount YS2025-0001
	refused 2 'crm-ar: say what a day costs: --rate 0.0005' crm-ar penalty
	refused 2 "crm-ar: --rate is the part of an amount that a day costs, such as 0.0005 or 0.05%, not '5x'" \
		crm-ar penalty --rate 5x
	refused 2 "crm-ar: --buckets are days that ascend, such as 0,30,60,90, not '30,20'" crm-ar aging --buckets 30,20
	refused 2 "crm-ar: '2026-05-01' is one operand too many" crm-ar promise YS2026-0001 2026-04-01 5 2026-05-01
	run -2 crm-ar aging --group nonsense
	run -1 crm-ar defer YS2026-0098 2026-04-01 --why x
	assert_sound
}
