#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What suppliers ask: prices by unit, quantity and day, and the lines of purchases that take them.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Bolt unit=piece list_price=9
	quietly crm-packing add product=P1 unit=box factor=480
	quietly crm-supplier add name=Steel lead_days=10
	quietly crm-supplier add name=Iron
	quietly crm-supply add supplier=Steel product=P1 price=480 unit=box their_code=X1
	quietly crm-supply add supplier=Steel product=P1 price=432 unit=box min_quantity=5
	quietly crm-supply add supplier=Iron product=P1 price=1.10 lead_days=3
}

best() {
	crm-supply best P1 --no-header --columns supplier,price,unit,unit_price,lead_days "$@"
}

# What a line comes to: unit, base quantity, price, amount.
line() {
	crm-purchase add "$@" --columns code --no-header | cut -f 2 >code
	crm-purchase line "$(cat code)" --columns quantity,unit,base,price,amount --no-header | cut -f 2-
}

@test "suppliers are compared by the price of the product's own unit" {
	run -0 best
	expect $'Steel\t480.00\tbox\t1.00\t10' $'Iron\t1.10\tpiece\t1.10\t3'
	run -0 best --quantity 2400
	expect $'Steel\t432.00\tbox\t0.90\t10' $'Steel\t480.00\tbox\t1.00\t10' $'Iron\t1.10\tpiece\t1.10\t3'
	quietly crm-supply set id=3 preferred=yes
	run -0 best --quantity 480
	expect $'Iron\t1.10\tpiece\t1.10\t3' $'Steel\t480.00\tbox\t1.00\t10'
}

@test "a line of a purchase takes the unit and the price of its supplier" {
	run -0 line supplier=Steel P1:2
	expect $'2\tbox\t960\t480.00\t960.00'
	run -0 line supplier=Steel P1:5
	expect $'5\tbox\t2400\t432.00\t2160.00'
	run -0 line supplier=Steel P1:2400piece
	expect $'2400\tpiece\t2400\t0.90\t2160.00'
	run -0 line supplier=Iron P1:10
	expect $'10\tpiece\t10\t1.10\t11.00'
	run -0 line supplier=Iron P1:10@2
	expect $'10\tpiece\t10\t2.00\t20.00'
}

@test "a later price takes the place of the earlier one from its day on" {
	quietly crm-supply add supplier=Iron product=P1 price=1.30 day=2026-04-01
	quietly crm-supply add supplier=Iron product=P1 price=0.50 min_quantity=100 day=2026-03-01 until=2026-03-31
	run -0 line supplier=Iron day=2026-03-31 P1:10
	expect $'10\tpiece\t10\t1.10\t11.00'
	run -0 line supplier=Iron day=2026-03-31 P1:100
	expect $'100\tpiece\t100\t0.50\t50.00'
	run -0 line supplier=Iron day=2026-04-01 P1:100
	expect $'100\tpiece\t100\t1.30\t130.00'
}

@test "list prices are what we sell at: without a price of the supplier one must be typed" {
	quietly crm-product add code=P2 name=Nut unit=piece list_price=5
	refused 3 'crm-purchase: P2:1: price: is required: no price of the supplier (crm-supply) is in force for it' \
		crm-purchase add supplier=Steel P2:1
	refused 3 'crm-purchase: P1:1: price: is required: no price of the supplier (crm-supply) is in force for it' \
		crm-purchase add supplier=Steel day=2026-03-09 P1:1
	refused 3 'crm-purchase: P1:1piece: price: is required: no price of the supplier (crm-supply) is in force for it' \
		crm-purchase add supplier=Steel currency=USD P1:1piece
}

@test "prices come from a file, and again" {
	printf '供应商,产品,供应商料号,进价,单位,起订量,交货期,生效日期\nSteel,P1,X9,460,box,10,7,2026-01-01\nIron,P1,,1.05,,0,,2026-01-01\n' >p.csv
	quietly crm-import supply p.csv
	run -0 bash -c 'crm-import supply p.csv | cut -f 2-6'
	assert_line --index 1 $'supply\t2\t0\t0\t2'
	run -0 crm-product show P1 --section supply --columns supplier,price,unit,day --sort day,price --no-header
	expect $'5\t2\tIron\t1.05\tpiece\t2026-01-01' $'4\t1\tSteel\t460.00\tbox\t2026-01-01' \
		$'3\t2\tIron\t1.10\tpiece\t2026-03-10' $'2\t1\tSteel\t432.00\tbox\t2026-03-10' $'1\t1\tSteel\t480.00\tbox\t2026-03-10'
}

@test "prices and quantities below zero, unknown units and ends before the beginning are refused" {
	refused 3 'crm-supply: price: a price cannot be below zero' crm-supply add supplier=Iron product=P1 price=-1
	refused 3 'crm-supply: min_quantity: a quantity cannot be below zero' crm-supply add supplier=Iron product=P1 price=1 min_quantity=-1
	refused 3 "crm-supply: unit: the product is not traded in 'kg': crm-packing add product=... unit=... factor=... says how many of its own that holds" \
		crm-supply add supplier=Iron product=P1 price=1 unit=kg
	refused 3 'crm-supply: until: a price cannot end before it begins' crm-supply add supplier=Iron product=P1 price=1 until=2026-03-09
	refused 2 "crm-supply: --quantity '0': a quantity is more than nothing" crm-supply best P1 --quantity 0
}
