#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Packings: the other units of a product.
load helper

setup() {
	crm_init
	quietly crm-product add code=P001 name=Pen unit=piece
}

@test "a box holds 480 pieces, once" {
	quietly crm-db choices add unit pallet label_zh=托盘
	run -0 crm-packing add product=P001 unit=箱 factor=480 --no-header
	expect $'1\t1\tPen\tbox\t480'
	run -3 crm-packing add product=P001 unit=box factor=12
	assert_output --partial 'packing'
}
