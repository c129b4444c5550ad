#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Products: codes, kinds, categories, prices.
load helper

setup() {
	crm_init
	printf 'name,parent\nBuilding,\nRoofs,Building\n' >"$BATS_TEST_TMPDIR/categories.csv"
	quietly crm-import category "$BATS_TEST_TMPDIR/categories.csv"
}

@test "add: a code of its own, goods unless it is said" {
	run -0 crm-product add name=Tile category=Roofs unit=个 list_price=12.3456
	expect $'product_id\tcode\tname\tcategory_id\tcategory\tkind\tunit\tlist_price' \
		$'1\tP0001\tTile\t2\tRoofs\tgoods\tpiece\t12.3456'
}

@test "a code that was typed is kept, and passed over by the next" {
	quietly crm-product add name=A code=P0002
	quietly crm-product add name=B
	run -0 crm-product add name=C --columns code --no-header
	expect $'3\tP0003'
	refused 3 "crm-product: code: 'P0002' is there already" crm-product add name=D code=P0002
}

@test "codes by a pattern of the day" {
	quietly crm-db settings 'code.product=T{yy}{mm}-{nnn}'
	run -0 crm-product add name=A --columns code --no-header
	expect $'1\tT2603-001'
	CRM_TODAY=2026-04-01 run -0 crm-product add name=B --columns code --no-header
	expect $'2\tT2604-001'
}

@test "leading zeros of a code stay" {
	run -0 crm-product add name=A code=0012 --columns code -o json
	expect '[' '{"product_id":1,"code":"0012"}' ']'
	run -0 crm-product show 0012 --columns name --no-header
	expect $'1\tA'
}

@test "a price below zero, with five decimals, or a word" {
	refused 3 'crm-product: list_price: a price cannot be below zero' crm-product add name=A list_price=-1
	refused 3 "crm-product: list_price: cannot read '0.12345' as price: too many decimals: at most 4 here" \
		crm-product add name=A list_price=0.12345
	refused 3 "crm-product: list_price: cannot read 'free' as price: not a number" crm-product add name=A list_price=free
}

@test "the products of a category and of those within" {
	quietly crm-product add name=Tile category=Roofs
	quietly crm-product add name=Door category=Building
	run -0 crm-product list category=Roofs --columns name --no-header
	expect $'1\tTile'
	run -0 crm-product list category.parent=Building --columns name --no-header
	expect $'1\tTile'
}

@test "a service, and a unit there is not" {
	run -0 crm-product add name=Help kind=服务 unit=hour --columns kind,unit --no-header
	expect $'1\tservice\thour'
	run -3 --separate-stderr crm-product add name=X unit=mile
	assert_regex "$stderr" "^crm-product: unit: no choice 'mile' in list unit"
}
