#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A firm begins: the commands of crm-golive(7), as they are printed there, and what a clerk gets wrong.
load helper

setup() {
	crm_init
	cp "$root"/tests/data/golive/*.csv .
}

# The commands of the page.
page() {
	awk '/^\.Bd/ { inside = 1; next } /^\.Ed/ { inside = 0 } inside' "$root/share/man/man7/crm-golive.7" | sed 's/\\e$/\\/'
}

# What stands before the commands that ask.
begin() {
	page | sed '/^crm-stock on-hand/,$d' >begin
	bash -eo pipefail begin >/dev/null
}

@test "the page's commands, and the sums that the sheets say" {
	begin
	run -0 crm-stock on-hand --no-header --columns product,warehouse,quantity,value
	expect $'1\t1\t轴承6204\t1\t主仓\t1200\t10200.00' $'2\t2\t密封圈\t1\t主仓\t300\t375.00' $'3\t1\t轴承6204\t2\t二仓\t80\t688.00'
	run -0 crm-ar list --no-header --columns code,customer.code,day,falls_due,open
	expect $'1\tXS-1108\tC001\t2025-11-08\t2025-12-09\t12000.00' $'2\tXS-1121\tC001\t2025-11-21\t2026-01-20\t3450.50' \
		$'3\tXS-1203\tC002\t2025-12-03\t2026-03-03\t8000.00'
	run -0 crm-ap list --no-header --columns code,supplier.code,falls_due,open
	expect $'4\tCG-1130\tV001\t2026-01-29\t6600.00'
	run -0 crm-account list --no-header --columns code,balance
	expect $'1\tICBC\t156230.18' $'2\tCASH\t3000.00'
	page | sed -n '/^crm-stock on-hand/,$p' >ask
	run -0 bash -e ask
	assert_sound
	run -3 --separate-stderr crm-ar add customer=C001 amount=5 kind=opening day=2025-12-30
	assert_regex "$stderr" '^crm-ar: day: 2025-12-30 lies in 2025-12, which is closed for ar'
}

@test "all sheets once more change nothing" {
	begin
	grep '^crm-import\|^    ' begin >again
	run -0 bash -c "bash -eo pipefail again | grep -v ^change_set_id | cut -f 1-6"
	expect $'\tcustomer\t2\t0\t0\t2' $'\tsupplier\t1\t0\t0\t1' $'\tproduct\t2\t0\t0\t2' $'\tstock_entry\t3\t0\t0\t2' \
		$'\treceivable\t3\t0\t0\t3' $'\tpayable\t1\t0\t0\t1' $'\treceipt\t1\t0\t0\t1' $'\tpayment\t1\t0\t0\t1' \
		$'\taccount\t2\t0\t0\t2' $'\tcash_entry\t2\t0\t0\t2'
}

@test "other headers: what is missing is named, and a word in the command says where it is" {
	quietly crm-import account 账户.csv
	sed -i 1s/期初余额/结余/ 账户余额.csv
	run -3 --separate-stderr crm-import cash_entry 账户余额.csv kind=opening
	assert_equal "${stderr_lines[0]}" \
		"crm-import: 账户余额.csv:2: amount: is required, and no column is taken for it: say which by amount=@COLUMN"
	run -0 crm-import cash_entry 账户余额.csv kind=opening amount=@结余
	assert_summary $'cash_entry\t2\t2\t0\t0\t0\t0\t0\t\t'
}

@test "a sheet that has goods by code and by name, in either order" {
	quietly crm-import product 产品.csv --create unit
	printf '单号,仓库,产品编号,产品名称,数量,单价\nQC1,主仓,P001,轴承,5,8\n' >one.csv
	printf '单号,仓库,产品名称,存货编码,产品编号,数量,单价\nQC2,主仓,密封圈,x,P002,7,1\n' >other.csv
	quietly crm-import stock_entry one.csv code=@单号 kind=opening day=2026-01-01 --create warehouse
	run -0 crm-import stock_entry other.csv code=@单号 kind=opening day=2026-01-01
	assert_summary $'stock_entry\t1\t1\t0\t0\t0\t0\t0\t\t存货编码,产品编号'
	run -0 bash -c "crm-stock lines --columns code,product,line.quantity --no-header | cut -f 2,4-"
	expect $'QC1\t轴承6204\t5' $'QC2\t密封圈\t7'
}

@test "a totals row, a day as a number, and a row that stands twice" {
	quietly crm-import customer 客户.csv
	run -3 --separate-stderr crm-import receivable 应收期初.csv kind=opening
	assert_equal "${stderr_lines[0]}" "crm-import: 应收期初.csv:2: day: cannot read '45969' as date: not a date, unless a spreadsheet has counted its days: --dates serial of crm-import reads it so"
	run -3 --separate-stderr crm-import receivable 应收期初.csv kind=opening --dates serial
	assert_regex "${stderr_lines[0]}" "^crm-import: 应收期初.csv:5: customer: no customer '合计'"
	sed -i '3p' 应收期初.csv
	run -0 crm-import receivable 应收期初.csv kind=opening --dates serial --where 到期日!=
	assert_summary $'receivable\t4\t3\t0\t1\t0\t0\t0\t\t'
	sed -i '4s/3,450.50/3,450.60/' 应收期初.csv
	run -3 --separate-stderr crm-import receivable 应收期初.csv kind=opening --dates serial --where 到期日!=
	assert_equal "$(crm-ar list --columns open --no-header | awk '{ sum += $2 } END { print sum }')" 23450.5
}

@test "the same sheets as workbooks" {
	quietly crm-import customer 客户.csv
	crm-convert 应收期初.csv --where 到期日!= -o xlsx >应收期初.xlsx
	run -0 crm-import receivable 应收期初.xlsx kind=opening --dates serial
	assert_summary $'receivable\t3\t3\t0\t0\t0\t0\t0\t\t'
	run -0 bash -c "crm-ar list --no-header --columns day,open | cut -f 2-"
	expect $'2025-11-08\t12000.00' $'2025-11-21\t3450.50' $'2025-12-03\t8000.00'
}
