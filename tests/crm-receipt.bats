#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Receipts: money that comes from customers, and what it settles.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-ar add customer=Acme amount=1000 kind=opening day=2026-01-02 due=2026-02-01
	quietly crm-ar add customer=Acme amount=500 kind=opening day=2025-12-01 due=2026-01-01
}

open_of() {
	crm-ar list --columns code,open --no-header "$@" | cut -f 2-
}

settlements() {
	cut -f 2,3,5,7,8
}

@test "a receipt settles at once what it is said to" {
	run -0 crm-receipt add customer=Acme amount=1200 --to YS2025-0001,YS2026-0001=300 --columns code,amount,open --no-header
	expect $'3\tSK2026-0001\t1200.00\t400.00'
	run -0 open_of
	expect $'YS2026-0001\t700.00' $'YS2025-0001\t0.00'
	assert_sound
}

@test "without a word it is an advance, to be allocated later" {
	quietly crm-receipt add customer=Acme amount=600 fee=5 payer='Acme Trading'
	run -0 crm-receipt advances --columns code,fee,payer,open --no-header
	expect $'3\tSK2026-0001\t5.00\tAcme Trading\t600.00'
	crm-receipt allocate SK2026-0001 YS2026-0001=150 YS2025-0001 --no-header | settlements >out
	run -0 cat out
	expect $'2026-03-10\tallocation\tYS2026-0001\tSK2026-0001\t150.00' $'2026-03-10\tallocation\tYS2025-0001\tSK2026-0001\t450.00'
	run -0 open_of
	expect $'YS2026-0001\t850.00' $'YS2025-0001\t50.00'
}

@test "oldest: what is due first" {
	run -0 crm-receipt add customer=Acme amount=600 --oldest --columns open --no-header
	expect $'3\t0.00'
	run -0 open_of
	expect $'YS2026-0001\t900.00' $'YS2025-0001\t0.00'
}

@test "the setting ar.allocate: an item of exactly that amount goes first" {
	quietly crm-db settings ar.allocate=oldest
	quietly crm-receipt add customer=Acme amount=1000
	run -0 open_of
	expect $'YS2026-0001\t0.00' $'YS2025-0001\t500.00'
	quietly crm-receipt add customer=Acme amount=600
	run -0 crm-receipt advances --columns code,open --no-header
	expect $'4\tSK2026-0002\t100.00'
}

@test "the setting ar.allocate=contract: what is of its contract, and no other" {
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-contract add customer=Acme P1:1@300
	quietly crm-ar add contract=HT2026-0001 amount=300
	quietly crm-db settings ar.allocate=contract
	run -0 crm-receipt add contract=HT2026-0001 amount=400 --columns customer,open --no-header
	expect $'4\t1\tAcme\t100.00'
	run -0 open_of
	expect $'YS2026-0001\t1000.00' $'YS2025-0001\t500.00' $'YS2026-0002\t0.00'
}

@test "rows: which receipts, and what each of them settles" {
	quietly crm-receipt add customer=Acme amount=100
	quietly crm-receipt add customer=Acme amount=200
	printf 'receipt_id\titem\tamount\n3\tYS2026-0001\t40\n4\tYS2025-0001\t\n' | crm-receipt allocate - --no-header |
		settlements >out
	run -0 cat out
	expect $'2026-03-10\tallocation\tYS2026-0001\tSK2026-0001\t40.00' $'2026-03-10\tallocation\tYS2025-0001\tSK2026-0002\t200.00'
	crm-receipt advances | crm-receipt allocate --oldest - --no-header | settlements >out
	run -0 cat out
	expect $'2026-03-10\tallocation\tYS2025-0001\tSK2026-0001\t60.00'
	assert_sound
}

@test "release: it is open again from that day on" {
	quietly crm-receipt add customer=Acme amount=700 --to YS2026-0001 day=2026-03-01
	crm-receipt release SK2026-0001 --on 2026-03-05 --no-header | settlements >out
	run -0 cat out
	expect $'2026-03-05\tallocation\tYS2026-0001\tSK2026-0001\t-700.00'
	run -0 open_of --as-of 2026-03-04
	expect $'YS2026-0001\t300.00' $'YS2025-0001\t500.00'
	run -0 open_of
	expect $'YS2026-0001\t1000.00' $'YS2025-0001\t500.00'
	refused 3 'crm-receipt: SK2026-0001: nothing was allocated' crm-receipt release SK2026-0001
	assert_sound
}

# 980 paid within ten days of 2026-01-02 settle 1000; 490 of them settle 500.
@test "who pays early takes off the discount of the terms" {
	quietly crm-db settings ar.discount=2/10n30
	quietly crm-receipt add customer=Acme amount=490 day=2026-01-08 --to YS2026-0001 --discount
	run -0 open_of code=YS2026-0001
	expect $'YS2026-0001\t500.00'
	quietly crm-receipt add customer=Acme amount=490 day=2026-01-12 --to YS2026-0001 --discount
	run -0 open_of code=YS2026-0001
	expect $'YS2026-0001\t0.00'
	quietly crm-receipt add customer=Acme amount=490 day=2026-01-13 --to YS2025-0001 --discount
	run -0 open_of code=YS2025-0001
	expect $'YS2025-0001\t10.00'
	assert_sound
}

@test "an import that comes again changes nothing" {
	printf '客户,收款金额,到账日期,流水号\nAcme,70,2026-01-03,A1\nAcme,70,2026-01-03,A2\n' >bank.csv
	quietly crm-import receipt bank.csv
	crm-import receipt bank.csv --no-header | cut -f 4,6 >counts
	run -0 cat counts
	expect $'0\t2'
}

@test "once: the money is booked once" {
	quietly crm-receipt add customer=Acme amount=100 reference=ICBC-77 --to YS2026-0001 --once ICBC-77
	run -0 crm-receipt add customer=Acme amount=100 reference=ICBC-77 --to YS2026-0001 --once ICBC-77 --columns code --no-header
	expect $'3\tSK2026-0001'
	run -0 open_of code=YS2026-0001
	expect $'YS2026-0001\t900.00'
}

@test "undo takes a receipt back with all it settled" {
	quietly crm-receipt add customer=Acme amount=1200 --oldest
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
	run -0 open_of
	expect $'YS2026-0001\t1000.00' $'YS2025-0001\t500.00'
	run -0 crm-receipt advances --no-header
	expect ''
	assert_sound
}

@test "what cannot be allocated" {
	quietly crm-receipt add customer=Acme amount=600
	quietly crm-customer add name=Zeta
	quietly crm-ar add customer=Zeta amount=10
	quietly crm-ar add customer=Acme amount=10 currency=USD
	refused 3 'crm-receipt: YS2026-0001=700: amount: of SK2026-0001 only 600.00 is left' crm-receipt allocate SK2026-0001 YS2026-0001=700
	refused 3 'crm-receipt: YS2025-0001=501: amount: of YS2025-0001 only 500.00 is open' crm-receipt allocate SK2026-0001 YS2025-0001=501
	refused 3 'crm-receipt: YS2025-0001=0: amount: an amount is more than nothing' crm-receipt allocate SK2026-0001 YS2025-0001=0
	refused 3 'crm-receipt: YS2026-0002: source: SK2026-0001 is of another party' crm-receipt allocate SK2026-0001 YS2026-0002
	refused 3 'crm-receipt: YS2026-0003: source: SK2026-0001 is of another currency' crm-receipt allocate SK2026-0001 YS2026-0003
	quietly crm-receipt allocate SK2026-0001 YS2025-0001
	refused 3 'crm-receipt: YS2025-0001: amount: nothing is open of YS2025-0001' crm-receipt allocate SK2026-0001 YS2025-0001
	quietly crm-receipt allocate SK2026-0001 YS2026-0001
	refused 3 'crm-receipt: YS2026-0001: amount: nothing is left of SK2026-0001' crm-receipt allocate SK2026-0001 YS2026-0001
	refused 2 'crm-receipt: --oldest and --contract-first are two ways: give one' \
		crm-receipt add customer=Acme amount=1 --oldest --contract-first
	refused 2 'crm-receipt: name the receipt, and what it settles' crm-receipt allocate
	run -3 crm-receipt add customer=Acme amount=0
	run -3 crm-receipt add customer=Acme amount=1.005
	run -1 crm-receipt allocate SK2026-0099 YS2026-0001
	assert_sound
}

# Twenty clerks allocate an advance of 500 to a receivable of 500 at the same time: it is paid once.
@test "twenty at once: one allocates, nineteen are told that nothing is left" {
	quietly crm-receipt add customer=Acme amount=500
	for i in {1..20}; do
		crm-receipt allocate SK2026-0001 YS2025-0001 >/dev/null 2>"err.$i" &
	done 3>&-
	wait
	run -0 sort -u err.*
	expect 'crm-receipt: YS2025-0001: amount: nothing is left of SK2026-0001'
	run -0 crm-db sql "SELECT count(*) FROM settlement" --no-header
	expect 1
	assert_sound
}

@test "money has not come on a day to come" {
	refused 3 'crm-receipt: day: 2026-03-11 is a day to come: money came or went today (2026-03-10) or earlier' \
		crm-receipt add customer=Acme amount=5 day=2026-03-11
	quietly crm-supplier add name=Works
	refused 3 'crm-payment: day: 2062-03-01 is a day to come: money came or went today (2026-03-10) or earlier' \
		crm-payment add supplier=Works amount=5 day=2062-03-01
}

@test "a bank keeps no more than came" {
	refused 3 'crm-receipt: fee: is more than the amount, which has the fee in it' \
		crm-receipt add customer=Acme amount=10 fee=10.01
	quietly crm-receipt add customer=Acme amount=10 fee=10
}
