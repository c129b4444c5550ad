#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Contracts: what was signed, and its amendments by day.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-product add code=P001 name=Bolt unit=piece list_price=1.13
	quietly crm-product add code=P002 name=Nut unit=piece list_price=5
	quietly crm-contract add customer=Acme day=2026-01-10 P001:10@99.50 P002:2.5@10,tax=6
}

worth() {
	crm-contract list --columns amount --no-header --as-of "$1" | cut -f 2
}

@test "a contract has the owner it had when it was signed" {
	quietly crm-user add login=li name=李雷
	run -0 crm-contract list --columns code,customer,owner,day,status,net,tax,amount --no-header
	expect $'1\tHT2026-0001\t1\tAcme\t1\tChief\t2026-01-10\tdraft\t904.11\t115.89\t1020.00'
}

@test "amend: another version of a line from a day on" {
	quietly crm-contract approve HT2026-0001
	run -0 crm-contract amend HT2026-0001 2 qty=4 --on 2026-03-01 --why '少了' --columns amount --no-header
	expect $'1\t1035.00'
	quietly crm-contract amend HT2026-0001 P002:1@7 --on 2026-03-05
	quietly crm-contract amend HT2026-0001 1 --rm --on 2026-03-10
	run -0 worth 2026-02-28
	expect 1020.00
	run -0 worth 2026-03-01
	expect 1035.00
	run -0 worth 2026-03-05
	expect 1042.00
	run -0 worth 2026-03-10
	expect 47.00
	run -0 worth 2026-01-09
	expect ''
	run -0 crm-contract line HT2026-0001 --columns line,quantity,day,why --no-header
	expect $'3\t2\t4\t2026-03-01\t少了' $'4\t3\t1\t2026-03-05\t'
	assert_sound
}

@test "an amendment is undone" {
	quietly crm-contract approve HT2026-0001
	quietly crm-contract amend HT2026-0001 2 qty=4
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)" >/dev/null
	run -0 crm-contract list --columns amount --no-header
	expect $'1\t1020.00'
	assert_sound
}

@test "amendments that cannot be" {
	refused 3 'crm-contract: status: only what is approved is amended; a draft is changed by line' \
		crm-contract amend HT2026-0001 2 qty=4
	quietly crm-contract approve HT2026-0001
	refused 3 'crm-contract: day: the line is in force from 2026-01-10 on: amend it on that day or later' \
		crm-contract amend HT2026-0001 2 qty=4 --on 2026-01-09
	refused 3 'crm-contract: 7: no such line' crm-contract amend HT2026-0001 7 qty=4
	refused 3 "crm-contract: status: the contract 'HT2026-0001' is approved and stays as it is" \
		crm-contract line HT2026-0001 2 qty=4
	refused 2 'crm-contract: name the contract and the line to amend' crm-contract amend HT2026-0001
}

@test "cancel keeps what was signed, and says why" {
	quietly crm-contract approve HT2026-0001
	run -0 crm-contract cancel HT2026-0001 reason=破产 --columns status,reason,amount --no-header
	expect $'1\tcancelled\t破产\t1020.00'
	refused 3 'crm-contract: HT2026-0001: status: is cancelled, which does not become cancelled' crm-contract cancel HT2026-0001
}

@test "the lines of a draft move with its day, and back" {
	quietly crm-contract set HT2026-0001 day=2025-12-01 title=Bolts
	run -0 worth 2025-12-01
	expect 1020.00
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)" >/dev/null
	run -0 crm-contract list --columns title,day,amount --no-header --as-of 2026-01-10
	expect $'1\t\t2026-01-10\t1020.00'
	assert_sound
}

@test "what is signed on a day to come has its amount today" {
	run -0 crm-contract add customer=Acme day=2026-04-01 P001:1@99.50 --columns amount --no-header
	expect $'2\t99.50'
}

@test "totals count a line once, whatever its versions, and nothing that was cancelled" {
	quietly crm-contract approve HT2026-0001
	quietly crm-contract amend HT2026-0001 2 qty=4 --on 2026-03-01
	quietly crm-contract add customer=Acme P001:1@99.50
	quietly crm-contract cancel HT2026-0002
	run -0 bash -c 'crm-contract show HT2026-0001 --section summary --no-header | grep contract_line'
	expect $'1\tcontract_line\tLine of a contract\t2\t1035.00\t2026-03-01'
	run -0 crm-contract show HT2026-0001 --section contract_line --columns line,amount --sort line --no-header
	expect $'1\t1\t995.00' $'3\t2\t40.00'
	run -0 bash -c 'crm-customer show Acme --section summary --no-header | grep -w contract'
	expect $'1\tcontract\tContract\t2\t1035.00\t2026-03-10'
}

@test "a line without a quantity, or with a field that is not there" {
	refused 2 "crm-contract: 'P001' is neither FIELD=VALUE nor a line, PRODUCT:QTY" crm-contract add customer=Acme P001
	refused 2 "crm-contract: contract line has no field 'foo'" crm-contract add customer=Acme P001:1,foo=2
}

@test "an amendment to what a line says already is none, and says so" {
	quietly crm-contract approve HT2026-0001
	run -0 --separate-stderr crm-contract amend HT2026-0001 2 qty=2.5 --on 2026-03-01 --columns amount --no-header
	assert_equal "$output" $'1\t1020.00'
	assert_equal "$stderr" 'crm-contract: line 2 stays as it is: nothing of it was changed'
	run -0 crm-contract line HT2026-0001 --columns line,quantity,day --no-header
	expect $'1\t1\t10\t2026-01-10' $'2\t2\t2.5\t2026-01-10'
	assert_sound
}
