#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Reports on what is owed: how long it stays open, who looks after what is late, what cash it will bring.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-supplier add name=Nord
	quietly crm-ar add customer=Acme amount=1000 day=2026-01-02 due=2026-02-01
	quietly crm-ar add customer=Acme amount=500 day=2025-12-01 due=2026-01-01
	quietly crm-ap add supplier=Nord amount=300 due=2026-04-01
	quietly crm-receipt add customer=Acme amount=300 day=2026-01-20 --oldest
}

# 1200 open x 92 days of November to January / 1500 that came to be owed in them are 73.6 days.
@test "days of sales outstanding at the end of each month" {
	run -0 crm-report dso months=2
	expect <<-'END'
		month	billed	settled	open	days	share
		2026-02	0.00	0.00	1200.00	72	0
		2026-03	0.00	0.00	1200.00	108	0
	END
	run -0 crm-report dso --as-of 2026-01-31 --no-header
	expect $'2025-12\t500.00\t0.00\t500.00\t92\t0' $'2026-01\t1000.00\t300.00\t1200.00\t74\t0.2'
	run -0 crm-report dpo --no-header
	expect $'2026-03\t300.00\t0.00\t300.00\t90\t0'
}

@test "cash for 13 weeks: a promise counts on its day" {
	before=$(crm-report cash-due --columns due,code,amount --no-header)
	quietly crm-ar promise YS2026-0001 2026-03-25
	run -1 diff <(echo "$before") <(crm-report cash-due --columns due,code,amount --no-header)
	assert_line --regexp '^< 2026-02-01.YS2026-0001'
	assert_line --regexp '^> 2026-03-25.YS2026-0001'
}

# (200 x 68 + 1000 x 37) / 1200 = 42.2 days.
@test "overdue by owner" {
	run -0 crm-report overdue-by-owner --no-header
	expect $'1\tChief\t2\t1200.00\t68\t42\t1'
}

# 700 of a year ago at 5 %, 500 of two years ago at 10 %, 200 of four years ago as a whole.
@test "what is likely to be lost, by age" {
	quietly crm-customer add name=Beta
	quietly crm-ar add customer=Beta amount=700 day=2025-04-01
	quietly crm-ar add customer=Beta amount=500 day=2024-04-01
	quietly crm-ar add customer=Beta amount=200 day=2022-01-01
	run -0 crm-report bad-debts --no-header
	expect $'3\tBeta\t1400.00\t700.00\t500.00\t0.00\t200.00\t285.00' $'1\tAcme\t1200.00\t1200.00\t0.00\t0.00\t0.00\t60.00'
	run -0 crm-report bad-debts older=0.5 --no-header --limit 1
	expect $'3\tBeta\t1400.00\t700.00\t500.00\t0.00\t200.00\t185.00'
}
