#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Payables: what we owe to suppliers.
load helper

setup() {
	crm_init
	quietly crm-supplier add name=Nord
}

@test "opening balances, payments in advance and aging, as on the other side" {
	printf '供应商,应付金额,到期日,日期\nNord,1000,2026-02-01,2026-01-02\nNord,500,2026-04-01,2026-03-01\n' >期初.csv
	quietly crm-import payable 期初.csv kind=opening
	crm-import payable 期初.csv kind=opening --no-header | cut -f 4,6 >counts
	run -0 cat counts
	expect $'0\t2'
	quietly crm-payment add supplier=Nord amount=600 --to YF2026-0001=400
	run -0 crm-ap aging
	expect <<-'END'
		supplier_id	supplier	currency	not_due	no_date	1-30	31-60	61-90	over-90	advances	credits	balance
		1	Nord	CNY	500.00	0.00	0.00	600.00	0.00	0.00	-200.00	0.00	900.00
	END
	run -0 crm-ap overdue --columns code,open,overdue --no-header
	expect $'1\tYF2026-0001\t600.00\t37'
	assert_sound
}

@test "customers and suppliers are aged apart" {
	quietly crm-customer add name=Acme
	quietly crm-ar add customer=Acme amount=7
	quietly crm-ap add supplier=Nord amount=9
	run -0 crm-ap aging --columns supplier,balance --no-header
	expect $'Nord\t9.00'
	run -0 crm-ar aging --columns customer,balance --no-header
	expect $'Acme\t7.00'
	run -0 crm-ap aging --columns supplier,balance --no-header --as-of 2026-03-10
	expect $'Nord\t9.00'
}
