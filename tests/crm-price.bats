#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Prices by tier, quantity and day; who is granted which.
load helper

setup() {
	crm_init
	quietly crm-product add code=P001 name=Bolt unit=piece list_price=1.13
	quietly crm-tier add code=T1 name=零售 level=1
}

@test "prices from a spreadsheet; the same again changes nothing" {
	printf '产品,价格级别,单价,起订量,生效日期\nP001,T1,1.20,0,2026-01-01\nP001,T1,1.05,100,2026-01-01\n' >prices.csv
	quietly crm-import price prices.csv
	run -0 crm-price list --columns product,tier,price,from_quantity,day --no-header
	expect $'1\t1\tBolt\t1\t零售\t1.20\t0\t2026-01-01' $'2\t1\tBolt\t1\t零售\t1.05\t100\t2026-01-01'
}

@test "a price that ends before it begins, or is below zero" {
	refused 3 'crm-price: until: a price cannot end before it begins' \
		crm-price add product=P001 tier=T1 price=1 day=2026-05-01 until=2026-04-30
	refused 3 'crm-price: price: a price cannot be below zero' crm-price add product=P001 tier=T1 price=-1
	refused 3 'crm-packing: factor: a unit holds more than nothing' crm-packing add product=P001 unit=box factor=0
	refused 3 'crm-grant: until: a grant cannot end before it begins' crm-grant add tier=T1 user=me until=2026-03-09
}

@test "a price that stands already is refused with its id" {
	quietly crm-price add product=P001 tier=T1 price=1.20
	refused 3 'crm-price: is there already, as id=1: --again enters another one like it' \
		crm-price add product=P001 tier=T1 price=0
	quietly crm-price add product=P001 tier=T1 price=1.05 from_quantity=100
	quietly crm-price add product=P001 tier=T1 price=0.99 until=2026-03-31 promotion=Spring
	quietly crm-price add product=P001 tier=T1 price=1.25 --again
	run -0 crm-price list --columns price --no-header
	expect $'1\t1.20' $'2\t1.05' $'3\t0.99' $'4\t1.25'
}
