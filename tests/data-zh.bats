#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Chinese sheets of orders become purchases and contracts, with the totals that the sheets have themselves.
load helper

setup() {
	data=$root/../shared/data
	[ -d "$data/zh-meal-orders" ] || skip 'the real files are not here'
	crm_init
}

# counts NOUN FILE ARGUMENT...: how many rows crm-import read, added, changed, left, skipped and refused.
counts() {
	run -0 bash -c 'set -o pipefail; crm-import "$@" | sed -n "2p" | cut -f 3-8' _ "$@"
}

# Rows without an old number are remnants of other rows, and so is the second one of 636182.
goods() {
	counts "$1" "$data/zh-stock-order-xlsx/订单.xlsx" --where 旧编号!= --where 进货价!=1.5935 "${@:2}"
}

# The same counts, what was created, and the sum of what was rounded.
goods_rounded() {
	crm-import purchase "$data/zh-stock-order-xlsx/订单.xlsx" --where 旧编号!= --where 进货价!=1.5935 "$@" |
		sed -n 2p | cut -f 3-10
}

@test "zh-stock-order: the sheet's orders, in cases, are one purchase worth its nameless column" {
	goods product code=@旧编号 name=@名称 list_price=@进货价 --create unit
	expect $'178\t178\t0\t0\t0\t0'
	goods packing product=@旧编号 unit=件 factor=@包装数 --create unit
	expect $'178\t178\t0\t0\t0\t0'
	order=(code=DH-1021 supplier=供货商 day=2018-10-21 product=@旧编号 quantity=@订货 unit=件 amount=@c10
		title= line.title= tax_rate=zero --round --create supplier --where '订货!=')
	# The column sums to 360509.7332: an amount has cents, and what that takes away is told.
	run -0 goods_rounded "${order[@]}"
	expect $'79\t1\t0\t0\t0\t0\t1\t-0.0132'
	run -0 crm-purchase list --no-header --columns code,day,amount
	expect $'1\tDH-1021\t2018-10-21\t360509.72'
	goods purchase "${order[@]}"
	expect $'79\t0\t0\t1\t0\t0'
	assert_sound
}

@test "zh-meal-orders: a contract for each order, and a line for each dish" {
	order=("$data/zh-meal-orders/meal_order_info.csv" --encoding gbk code=@order_id customer=@name
		day=@use_start_time --drop-time --create customer)
	counts contract "${order[@]}"
	expect $'945\t945\t0\t0\t0\t0'
	dishes=("$data/zh-meal-orders/meal_order_detail.csv" --trim code=@order_id product=@dishes_name
		line.quantity=@counts line.price=@amounts tax_rate=zero --create product)
	counts contract "${dishes[@]}"
	expect $'10037\t0\t942\t0\t0\t0'
	run -0 crm-db sql 'SELECT count(*) AS lines, sum(amount) AS "amount:money" FROM contract_line'
	expect $'lines\tamount' $'10037\t463704.00'
	run -0 crm-customer list --columns name --no-header
	assert_equal "${#lines[@]}" 649
	assert_sound
}
