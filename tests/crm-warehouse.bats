#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Warehouses: where goods lie.
load helper

setup() {
	crm_init
}

@test "a warehouse gets a code, and is found by it or by its name" {
	run -0 crm-warehouse add name=Main keeper=me address='1 Dock Road' --no-header
	expect $'1\tW01\tMain\t1\tChief\t1 Dock Road'
	quietly crm-warehouse add code=SH name=上海
	run -0 crm-warehouse set Main note=old --no-header --columns code,note
	expect $'1\tW01\told'
}

@test "two warehouses cannot have one code" {
	quietly crm-warehouse add code=SH
	refused 3 "crm-warehouse: code: 'SH' is there already" crm-warehouse add code=SH
}

@test "a warehouse where goods have moved does not go by undo" {
	quietly crm-warehouse add name=Main
	quietly crm-product add code=P1 name=Bolt
	quietly crm-stock add kind=receipt warehouse=W01 P1:1@1
	quietly crm-stock approve KC2026-0001
	run -3 --separate-stderr crm-db undo 3
	assert_output ''
	assert_equal "${stderr_lines[0]}" \
		"crm-db: stock entry 'KC2026-0001': warehouse: refers to a row that would not be there; undo that too"
	assert_sound
}

@test "what has something in it is not thrown away" {
	quietly crm-product add code=P9 name=Bolt
	quietly crm-warehouse add code=W09 name=Yard
	quietly crm-account add code=BANK
	quietly crm-stock add kind=opening warehouse=W09 P9:1@2
	quietly crm-stock approve "$(crm-stock list --columns code --no-header --sort -code --limit 1 | cut -f 2)"
	quietly crm-cash opening BANK 5
	refused 3 "crm-warehouse: W09: goods lie there: move or issue them first" crm-warehouse rm W09
	refused 3 "crm-product: P9: some of it is in stock: issue it first" crm-product rm P9
	refused 3 "crm-account: BANK: money is in it: transfer it first" crm-account rm BANK
	quietly crm-cash out BANK 5
	quietly crm-account rm BANK
	assert_sound
}
