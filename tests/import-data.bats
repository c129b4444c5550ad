#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Real files imported into the nouns they hold, straight from the workbook or the export.

load helper

setup() {
	data=$root/../shared/data
	[ -d "$data" ] || skip 'the real files are not here'
	crm-db init
}

# counts NOUN FILE ARGUMENT...: how many rows crm-import read, added, changed, left, skipped and refused.
counts() {
	run -0 bash -c 'set -o pipefail; crm-import "$@" | sed -n "2p" | cut -f 3-8' _ "$@"
}

# everything: every value of the customers, products and categories, but for the ids of the rows.
everything() {
	for noun in customer product category; do
		crm-$noun list --columns all --no-header
	done
}

# An order line repeats its customer, whose address is another on many lines, and its product, whose
# name is another on some: what is one per customer is imported, and a product goes by its name.
orders() {
	crm-import customer "$1" 'code=@客户 ID' name=@客户名称 source=@细分 city= province= country= \
		--create source "${@:2}"
	crm-import product "$1" name=@产品名称 category=@子类别 --key name --create category "${@:2}"
}

@test "superstore-cn: the GBK copy and the UTF-8 copy give the same database" {
	cd "$data/superstore-cn"
	quietly orders orders.utf8.csv
	everything >"$BATS_TEST_TMPDIR/utf8"
	for how in --encoding=gb18030 --encoding=gbk zh_CN.UTF-8; do
		export CRM_DB=$BATS_TEST_TMPDIR/$how.db
		crm-db init
		case $how in
		--*) quietly orders orders.gbk.csv "$how" ;;
		*) LC_ALL=$how quietly orders orders.gbk.csv ;;
		esac
		everything | cmp - "$BATS_TEST_TMPDIR/utf8"
	done
	assert_sound
}

@test "superstore-cn: a customer and a product for each of their keys" {
	cd "$data/superstore-cn"
	run -0 orders orders.utf8.csv
	assert_line --regexp $'^[0-9]*\tcustomer\t10000\t790\t0\t9210\t0\t0\t3\t'
	assert_line --regexp $'^[0-9]*\tproduct\t10000\t1953\t0\t8047\t0\t0\t17\t'
}

@test "superstore-cn: what differs from row to row is refused, and none of the file is taken" {
	cd "$data/superstore-cn"
	run -3 --separate-stderr crm-import customer orders.utf8.csv 'code=@客户 ID' name=@客户名称
	assert_output ''
	assert_regex "$stderr" "orders.utf8.csv:[0-9]+: code: '[^']+' stands in a row before, with other values"
	run -0 everything
	assert_output ''
}

# zoho_users: the team, whose column USER_ID would be our own number of the user and is left out.
zoho_users() {
	crm-convert Users.csv --columns 'Last Name,Email' | quietly crm-import user - login=@Email name=@Last\ Name
}

@test "zoho-crm-sample: users, accounts and products" {
	cd "$data/zoho-crm-sample"
	zoho_users
	counts customer Accounts.csv code=@ACCOUNTID 'name=@Account Name' 'owner=@Account Owner' --create industry
	expect $'100\t100\t0\t0\t0\t0'
	counts product Products.csv 'code=@Product Code' 'name=@Product Name' 'category=@Product Category' list_price=@Cost \
		--create category
	expect $'100\t100\t0\t0\t0\t0'
	run -0 crm-report pivot customer --x owner --columns owner,count --no-header owner=tina@finepick.com
	expect $'Tina Thomas\t8'
	run -0 crm-product list code=P1 --columns name,category,list_price --no-header
	expect $'1\tA/C COOLER\t1\tCommercial\t1773.85'
	assert_sound
}

@test "zoho-crm-sample: potentials as deals, their days with the month in English and a time behind" {
	cd "$data/zoho-crm-sample"
	zoho_users
	deal=('title=@Potential Name' 'owner=@Potential Owner' --create stage 'opened=@Created Time' 'closed=@Closing Date')
	run -3 --separate-stderr crm-import deal Potentials.csv "${deal[@]}"
	assert_equal "${stderr_lines[0]}" "crm-import: Potentials.csv:2: opened: cannot read '15 Apr, 2021 00:02:00' as date: \
a time of day where only a date is kept"
	run -0 bash -c 'crm-import deal Potentials.csv "$@" --drop-time probability= | sed -n 2p | cut -f 3,4,8' _ "${deal[@]}"
	expect $'100\t100\t0'
	run -0 crm-report pivot deal --x stage --y count --columns stage,count --sort -count --limit 2 --no-header
	expect $'Closed Won\t35' $'Initial Offer\t16'
	run -0 crm-deal list --columns title,opened,closed,amount --limit 1 --no-header
	expect $'1\tLewis, James\t2021-04-15\t2021-04-16\t22700.00'
}

@test "zoho-crm-sample: an amount in thousands is refused by its cell, not read as another" {
	cd "$data/zoho-crm-sample"
	run -3 --separate-stderr crm-import deal Campaigns.csv 'title=@Campaign Name' stage=Lead 'amount=@Expected Revenue'
	assert_equal "${stderr_lines[1]}" "crm-import: Campaigns.csv:3: amount: cannot read '\$1,117.10K' as money: not a number"
	counts deal Campaigns.csv 'title=@Campaign Name' stage=Lead opened=@Start\ Date
	expect $'100\t100\t0\t0\t0\t0'
}

@test "zh-wps-sales-xlsx: the products and the customers of a sheet of sales" {
	book=$data/zh-wps-sales-xlsx/销售数据.xlsx
	counts product "$book" name=@商品名称 list_price= --key name
	expect $'20\t5\t0\t15\t0\t0'
	counts customer "$book" name=@客户名称 created=@销售日期
	expect $'20\t20\t0\t0\t0\t0'
	run -0 crm-customer list --sort created --columns name,created --no-header
	assert_line --index 0 --regexp $'张三\t2025-01-01$'
	assert_line --index 19 --regexp $'许二十二\t2025-01-20$'
}

@test "zh-stock-order-xlsx: without --where the totals row is refused; with it every item comes" {
	cd "$data/zh-stock-order-xlsx"
	book=订单.xlsx
	item=(name=@名称 unit=@单位 list_price=@进货价 --create unit)
	run -3 --separate-stderr crm-import product "$book" code=@旧编号 "${item[@]}" --where 名称=
	assert_output ''
	assert_equal "${stderr_lines[0]}" "crm-import: 订单.xlsx!20181021185431:242: name: is required"
	# One code stands for a box and for a piece: the refused row is taken by its bar code.
	run -3 --separate-stderr crm-import product "$book" --sheet 1 --header 1 --where 名称!= --trim code=@旧编号 "${item[@]}" \
		--partial --rejects "$BATS_TEST_TMPDIR/rest.csv"
	assert_equal "$stderr" \
		"crm-import: 订单.xlsx!20181021185431:188: code: '636182' stands in a row before, with other values"
	counts product "$BATS_TEST_TMPDIR/rest.csv" code=@条码 "${item[@]}"
	expect $'1\t1\t0\t0\t0\t0'
	run -0 crm-db sql 'SELECT count(*) AS items, sum(list_price) AS "price:price" FROM product'
	expect $'items\tprice' $'240\t7007.8198'
}

@test "zh-meal-orders: the dishes of three sheets, which the list with line breaks in names leaves as they are" {
	cd "$data/zh-meal-orders"
	dish=(--trim code=@dishes_id name=@dishes_name list_price=@amounts)
	for rows in $'1\t2779\t146\t0\t2633' $'2\t3647\t1\t0\t3646' $'3\t3611\t3\t0\t3608'; do
		counts product meal_order_detail.xlsx --sheet "${rows%%$'\t'*}" "${dish[@]}"
		expect "${rows#*$'\t'}"$'\t0\t0'
	done
	counts product meal_order_detail.csv "${dish[@]}"
	expect $'10037\t0\t0\t10037\t0\t0'
}

@test "zh-meal-orders: orders of a GBK list as deals, by their state" {
	cd "$data/zh-meal-orders"
	counts deal meal_order_info.csv --encoding gbk --where order_status=1 code=@order_id title=@name stage=Won \
		amount=@expenditure
	expect $'933\t933\t0\t0\t0\t0'
	counts deal meal_order_info.csv --encoding gbk code=@order_id title=@name stage=Lead amount=@accounts_payable \
		--on-match skip
	expect $'945\t12\t0\t0\t933\t0'
	run -0 crm-report pivot deal --x stage --y count,sum:amount --no-header
	expect $'Lead\t12\t6694.00' $'Won\t933\t458520.00'
}
