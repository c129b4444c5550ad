#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What will be in the accounts: by the days on which receivables, bills and payables are due.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-supplier add name=Parts
	quietly crm-account add code=ICBC
	quietly crm-account add code=BILL kind=bill
	quietly crm-cash opening ICBC 1000 day=2026-01-01
	quietly crm-ar add customer=Acme amount=500 day=2026-01-01 due=2026-02-01
	quietly crm-ar add customer=Acme amount=70 day=2026-01-01 due=2026-03-20
	quietly crm-ar add customer=Acme amount=9 day=2026-01-01 due=2027-03-20
	quietly crm-ap add supplier=Parts amount=300 day=2026-01-01 due=2026-03-17
	quietly crm-bill receive number=B1 amount=40 maturity=2026-03-24
}

@test "thirteen weeks of cash: what is overdue counts now, what is later comes last" {
	run -0 crm-report cash-forecast weeks=3 --no-header --columns week,opening,receivables,bills,payables,closing
	expect <<-'END'
		2026-03-09	1000.00	500.00	0.00	0.00	1500.00
		2026-03-16	1500.00	70.00	0.00	300.00	1270.00
		2026-03-23	1270.00	0.00	40.00	0.00	1310.00
		later	1310.00	9.00	0.00	0.00	1319.00
	END
	run -0 bash -c 'crm-report cash-forecast --no-header | wc -l'
	expect 14
	run -0 crm-report cash-forecast weeks=1 currency=USD --no-header --columns week,opening,receivables,bills,payables,closing
	expect $'2026-03-09\t0.00\t0.00\t0.00\t0.00\t0.00'
}

@test "the same as it was on a past day" {
	run -0 crm-report cash-forecast weeks=2 --as-of 2026-02-28 --no-header --columns week,opening,receivables,bills,payables,closing
	expect $'2026-02-23\t1000.00\t500.00\t0.00\t0.00\t1500.00' $'2026-03-02\t1500.00\t0.00\t0.00\t0.00\t1500.00' \
		$'later\t1500.00\t79.00\t0.00\t300.00\t1279.00'
}
