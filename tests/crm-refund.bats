#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Refunds: money that goes back, in steps.
load helper

setup() {
	crm_init
	quietly crm-user add login=wang
	quietly crm-customer add name=Acme
	quietly crm-receipt add customer=Acme amount=200 day=2026-02-01
	quietly crm-refund add customer=Acme amount=150 cause='paid twice'
}

refunds() {
	crm-refund list --columns code,amount,cause,status,paid,to_pay --no-header "$@" | cut -f 2-
}

@test "a refund is asked for, approved and paid in parts" {
	quietly crm-refund submit TK2026-0001 --to wang
	run -0 refunds
	expect $'TK2026-0001\t150.00\tpaid twice\tpending\t0.00\t'
	quietly crm-refund approve TK2026-0001
	run -0 crm-refund pay TK2026-0001 100 method=transfer --columns code,customer,amount,method,refund,open --no-header
	expect $'2\tSK2026-0002\t1\tAcme\t100.00\ttransfer\tyes\t0.00'
	run -0 refunds
	expect $'TK2026-0001\t150.00\tpaid twice\tapproved\t100.00\t50.00'
	quietly crm-refund pay TK2026-0001
	run -0 refunds
	expect $'TK2026-0001\t150.00\tpaid twice\tapproved\t150.00\t0.00'
	run -0 crm-ar aging --columns advances,balance --no-header
	expect $'-50.00\t-50.00'
	assert_sound
}

@test "returned goods are a credit that is paid back" {
	quietly crm-ar add customer=Acme amount=300 day=2026-02-02
	quietly crm-receipt add customer=Acme amount=300 --to YS2026-0001
	printf 'kind\titem\tamount\nreturn\tYS2026-0001\t60\n' >return.tsv
	quietly crm-import settlement return.tsv
	quietly crm-refund add customer=Acme amount=260 reason='goods came back'
	quietly crm-refund approve TK2026-0002
	quietly crm-refund pay TK2026-0002
	run -0 crm-ar aging --no-header
	expect ''
	assert_sound
}

@test "undo takes a payment back: it is to be paid again" {
	quietly crm-refund approve TK2026-0001
	quietly crm-refund pay TK2026-0001
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
	run -0 refunds
	expect $'TK2026-0001\t150.00\tpaid twice\tapproved\t0.00\t150.00'
	run -0 crm-receipt advances --columns open --no-header
	expect $'1\t200.00'
	assert_sound
}

@test "paid once, on its day" {
	quietly crm-refund approve TK2026-0001
	quietly crm-refund pay TK2026-0001 --once TK2026-0001
	quietly crm-refund pay TK2026-0001 --once TK2026-0001
	run -0 refunds --as-of 2026-03-10
	expect $'TK2026-0001\t150.00\tpaid twice\tapproved\t150.00\t0.00'
	refused 3 'crm-refund: TK2026-0001: amount: all of it was paid' crm-refund pay TK2026-0001
}

@test "what cannot be" {
	refused 3 'crm-refund: TK2026-0001: status: is draft: only what is approved is paid' crm-refund pay TK2026-0001
	refused 3 'crm-refund: cause: is required: why it is paid back' crm-refund add customer=Acme amount=1
	quietly crm-refund approve TK2026-0001
	refused 3 'crm-refund: TK2026-0001: amount: only 150.00 of it is left' crm-refund pay TK2026-0001 151
	refused 3 'crm-refund: TK2026-0001: amount: an amount is more than nothing' crm-refund pay TK2026-0001 0
	refused 3 "crm-refund: TK2026-0001: status: the refund 'TK2026-0001' is approved and stays as it is" \
		crm-refund set TK2026-0001 amount=170
	quietly crm-refund pay TK2026-0001 100
	refused 3 'crm-refund: TK2026-0001: status: 100.00 of it was paid already' crm-refund cancel TK2026-0001
	quietly crm-refund add customer=Acme amount=500 cause=x
	quietly crm-refund approve TK2026-0002
	refused 3 'crm-refund: TK2026-0002: amount: the customer has only 100.00 to get back' crm-refund pay TK2026-0002
	refused 2 'crm-refund: name the refund to pay' crm-refund pay
	assert_sound
}
