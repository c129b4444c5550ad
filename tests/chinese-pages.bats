#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The examples of Chinese pages can be typed as they stand, in the books of a small trading firm.
load helper

setup_file() {
	export CRM_DB=$BATS_FILE_TMPDIR/crm.db
	cd "$BATS_FILE_TMPDIR" || return
	set -e
	crm-db init
	exec >/dev/null
	people
	sale
	files
}

setup() {
	cp "$BATS_FILE_TMPDIR"/*.* "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR" || return
}

people() {
	crm-db settings company.name=星火机电
	crm-user add login=wang name=王强
	crm-user add login=li name=李娜 boss=wang
	crm-customer add name=上海华盛 owner=li grade=A
	crm-customer add name=北京远航 owner=li
	crm-supplier add name=宁波恒达 payment_days=30
	crm-warehouse add name=总仓
	crm-account add code=ICBC bank=工商银行 number=0200001909200123456
	crm-account add code=XJ kind=cash
	crm-account add code=PJ kind=bill
	crm-cash opening ICBC 20000 --on 2026-01-01
	crm-cash opening XJ 500 --on 2026-01-01
}

# 80 valves came and 20 of the 50 that were sold went out; a thousand is owed from before.
sale() {
	crm-product add name=电磁阀 list_price=226
	crm-product add name=密封圈 list_price=11.30
	crm-purchase add supplier=宁波恒达 day=2026-02-02 P0001:80@124.30 P0002:500@5.65
	crm-purchase approve CG2026-0001
	crm-purchase receive CG2026-0001 warehouse=W01 --on 2026-02-10
	crm-contract add customer=上海华盛 owner=li day=2026-02-12 P0001:50@226
	crm-contract plan HT2026-0001 30%@sign 60%@ship+30d 10%@accept+365d
	crm-contract approve HT2026-0001
	crm-ship add contract=HT2026-0001 warehouse=W01 | crm-ship approve - | crm-ship send 1:20 --on 2026-02-18 -
	crm-quote add customer=上海华盛 P0001:10
	crm-ar add customer=上海华盛 amount=1000 day=2025-12-31 due=2026-01-31 kind=opening
}

# What a firm brings with it, in sheets of its own.
files() {
	printf '%s\n' 编号,客户,日期,到期日,金额 YS25-1,上海华盛,2025-12-20,2026-01-20,1500 >期初应收.csv
	printf '%s\n' 编号,供应商,日期,到期日,金额 YF25-1,宁波恒达,2025-12-20,2026-01-20,1500 >期初应付.csv
	printf '%s\n' 数电发票号码,销方名称,开票日期,货物或应税劳务名称,数量,单价,金额,税率,税额,价税合计 \
		'26312000000012345679,宁波恒达,2026-03-01 10:11:12,密封圈,10,53.0973451327434,530.97,13%,69.03,600.00' >全量发票.csv
	printf '%s\n' 交易日期,摘要,借方发生额,贷方发生额,余额,对方户名 20260310,利息,,500,20500, \
		20260310,货款,,3390,23890,上海华盛 20260310,手续费,15,,23875, 20260310,上门服务,200,,23675,某公司 >对账单.csv
}

# runs PAGE: every command of its examples is done, in turn; what it says is shown when one is not.
runs() {
	awk '/^\.Sh /{ on = /EXAMPLES/ } /^\.Ed/ { literal = 0 } on && literal; /^\.Bd/ { literal = 1 }' \
		"$root/share/man/zh_CN/$1" | sed 's/\\e/\\/g' >examples
	[ -s examples ]
	bash -evo pipefail examples
	assert_sound
}

# Some examples print, which takes Pango.
prints() {
	[ -x "$bin/crm-print" ] || skip 'built without Pango'
	runs "$1"
}

@test "crm-ar" { prints man1/crm-ar.1; }

@test "crm-ap" { runs man1/crm-ap.1; }

@test "crm-receipt" { runs man1/crm-receipt.1; }

@test "crm-payment" { runs man1/crm-payment.1; }

@test "crm-refund" { runs man1/crm-refund.1; }

@test "crm-title" { runs man1/crm-title.1; }

@test "crm-account" { runs man1/crm-account.1; }

@test "crm-cash" {
	command -v hledger >/dev/null || skip 'no hledger'
	runs man1/crm-cash.1
}

@test "crm-bill" { runs man1/crm-bill.1; }

@test "crm-credit" { runs man1/crm-credit.1; }

@test "crm-invoice" { runs man1/crm-invoice.1; }

@test "crm-print" { prints man1/crm-print.1; }

@test "crm-template" { prints man5/crm-template.5; }
