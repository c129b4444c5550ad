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

# Two customers who bought bolts, one of them nuts too, on top of an opening stock.
trade() {
	quietly crm-customer add name=Acme created=2026-01-01
	quietly crm-customer add name=Beta created=2026-01-01
	quietly crm-product add code=P1 name=Bolt list_price=5
	quietly crm-product add code=P2 name=Nut
	quietly crm-warehouse add name=Main
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P1:10@3 P2:10@1
	quietly crm-stock add kind=receipt warehouse=W01 day=2026-02-01 P1:10@4
	quietly crm-stock approve KC2026-0001 KC2026-0002
	quietly crm-contract add customer=Acme day=2026-02-01 P1:2@5 P2:3@2
	quietly crm-contract add customer=Beta day=2026-03-01 P1:1@5
	quietly crm-contract add customer=Beta P1:9@5
	quietly crm-contract approve HT2026-0001 HT2026-0002
}

@test "who watches a product, and no longer does" {
	trade
	run -0 crm-product watch P1 Acme Beta --note 'new sizes' --no-header
	expect $'1\t1\tBolt\t1\tAcme\t2026-03-10\t1\tChief\tnew sizes' $'2\t1\tBolt\t2\tBeta\t2026-03-10\t1\tChief\tnew sizes'
	quietly crm-product watch P1 Acme --end
	run -0 crm-product show P1 --section interest --columns customer,note --no-header
	expect $'2\t2\tBeta\tnew sizes'
	quietly crm-product watch P1 Acme
	refused 3 "crm-product: Acme: does not watch it" crm-product watch P2 Acme --end
	refused 1 "crm-product: no customer 'Nobody'" crm-product watch P1 Nobody
	refused 2 "crm-product: name the product and the customers who watch it" crm-product watch P1
	assert_sound
}

@test "who bought a product, and what they bought besides" {
	trade
	quietly crm-product watch P1 Beta
	run -0 crm-product buyers P1
	expect $'customer_id\tcustomer\tcontracts\tlast\tquantity\tamount\twatches' $'1\tAcme\t1\t2026-02-01\t2\t10.00\tno' \
		$'2\tBeta\t1\t2026-03-01\t1\t5.00\tyes'
	run -0 crm-product buyers P1 name=Beta --no-header --columns customer,amount
	expect $'Beta\t5.00'
	run -0 crm-product buyers P1 --as-of 2026-02-28 --no-header --columns customer,amount
	expect $'Acme\t10.00'
	run -0 crm-product related P1
	expect $'product_id\tproduct\tbuyers\tshare\ttogether\tlast' $'2\tNut\t1\t0.5\t1\t2026-02-01'
	refused 2 'crm-product: name one product' crm-product buyers
}

@test "what a product costs on a day, and the price that leaves a margin" {
	trade
	run -0 crm-product cost P1 P2 --no-header
	expect $'1\tP1\tBolt\t20\t70.00\t3.50' $'2\tP2\tNut\t10\t10.00\t1.00'
	run -0 crm-product cost P1 --as-of 2026-01-31 --no-header
	expect $'1\tP1\tBolt\t10\t30.00\t3.00'
	run -0 crm-price suggest --margin 30%
	expect $'product_id\tcode\tproduct\tcost\tnet\tprice\tlist_price\tmargin' $'1\tP1\tBolt\t3.50\t5.00\t5.65\t5.00\t0.209004' \
		$'2\tP2\tNut\t1.00\t1.43\t1.62\t\t'
	run -0 crm-price suggest code=P2 --margin 0.5 --tax 0 --no-header --columns net,price
	expect $'2.00\t2.00'
}
