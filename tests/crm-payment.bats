#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Payments: money that goes to suppliers, and what it settles.
load helper

setup() {
	crm_init
	quietly crm-supplier add name=Nord
	quietly crm-ap add supplier=Nord amount=1000 due=2026-02-01 day=2026-01-02
}

@test "a payment in advance settles later what is due" {
	quietly crm-payment add supplier=Nord amount=1500
	run -0 crm-payment advances --columns code,open --no-header
	expect $'2\tFK2026-0001\t1500.00'
	quietly crm-payment allocate FK2026-0001 YF2026-0001
	run -0 crm-payment advances --columns code,open --no-header
	expect $'2\tFK2026-0001\t500.00'
	quietly crm-payment release FK2026-0001
	run -0 crm-ap list --columns code,open --no-header
	expect $'1\tYF2026-0001\t1000.00'
	assert_sound
}

@test "a receivable is no payable" {
	quietly crm-customer add name=Acme
	quietly crm-ar add customer=Acme amount=10
	quietly crm-payment add supplier=Nord amount=10
	run -1 crm-payment allocate FK2026-0001 YS2026-0001
	printf 'item\tsource\tamount\nYS2026-0001\tFK2026-0001\t10\n' >wrong.tsv
	run -3 crm-import settlement wrong.tsv
	assert_sound
}
