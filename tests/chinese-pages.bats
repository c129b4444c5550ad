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
	lists
}

setup() {
	cp "$BATS_FILE_TMPDIR"/*.* "$BATS_TEST_TMPDIR"
	cd "$BATS_TEST_TMPDIR" || return
}

people() {
	crm-db settings company.name=星火机电
	crm-user add login=wang name=王强
	crm-department add name=华东区
	crm-user add login=li name=李娜 boss=wang department=华东区
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
	crm-category add name=元件
	crm-product add name=电磁阀 list_price=226
	crm-product add name=密封圈 list_price=11.30
	crm-purchase add supplier=宁波恒达 day=2026-02-02 P0001:80@124.30 P0002:500@5.65
	crm-purchase approve CG2026-0001
	crm-purchase receive CG2026-0001 warehouse=W01 --on 2026-02-10
	crm-contract add customer=上海华盛 owner=li day=2026-02-12 P0001:50@226
	crm-contract plan HT2026-0001 30%@sign 60%@ship+30d 10%@accept+365d
	crm-contract approve HT2026-0001
	crm-ship add contract=HT2026-0001 warehouse=W01 | crm-ship approve - | crm-ship send 1:20 --on 2026-02-18 -
	crm-deal add title=二期设备 customer=上海华盛 owner=li amount=60000
	crm-quote add customer=上海华盛 P0001:10
	crm-contract add customer=北京远航 day=2026-03-02 P0001:20 P0002:100
	crm-contract approve HT2026-0002
	crm-ar add customer=上海华盛 amount=1000 day=2025-12-31 due=2026-01-31 kind=opening code=YS2026-0005
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

# Files to import, which other programs wrote.
lists() {
	printf '%s\n' 名称,行业,电话,城市 广州天河贸易,贸易,020-87654321,广州 >客户.csv
	printf '%s\n' 单位全称,所属行业,电话 成都蓉城机械,农机制造,028-87654321 >名录.csv
	printf '%s\n' 标题,客户,金额,阶段 三期改造,上海华盛,120000,谈判 >商机.csv
	printf '%s\n' 订单号,购货单位,货号,数量,价税合计 DD-1,深圳南山科技,KT-1,10,1130 DD-1,,KT-2,2,226 >订单.csv
	printf '%s\n' 小票号,时间,会员,商品,数量,单价 '1001,2026-03-01 10:21:00,,水杯,2,19.90' \
		'1002,2026-03-01 11:02:00,刘女士,水杯,-1,19.90' >收银.csv
	printf '%s\n' 货号,名称,进货价,每件支数,订货,金额 HB-1,签字笔,1.20,144,2,345.60 HB-2,橡皮,0.80,100,, ,合计,,,,345.60 >订货表.csv
	printf '%s\n' 二月销售报表 '' 地区,产品,金额 华东,电磁阀,100 ,密封圈,50 合计,,150 >销售报表.csv
	printf '%s\n' 名称,金额 电磁阀,100 | iconv -t GBK >旧系统.csv
	printf '%s\n' BEGIN:VCARD VERSION:3.0 'N:赵;敏' ORG:南京钟山机电 'TEL;TYPE=CELL:13812345678' END:VCARD >通讯录.vcf
	printf '%s\n' 客户,收件人,地址 上海华盛,王芳,漕宝路2号 >收货地址.csv
	printf '%s\n' code,name 31,上海市 33,浙江省 >省.csv
	printf '%s\n' code,name,省代码 3101,市辖区,31 3310,台州市,33 >市.csv
	printf '%s\n' code,name,市代码 310104,徐汇区,3101 331002,椒江区,3310 >区县.csv
	printf '%s\n' 产品名称,类别,标价 气缸,执行元件,300 >产品.csv
	printf '%s\n' 单位名称,账期 苏州标准件,45 >供应商.csv
	printf '%s\n' 编号,合同号,仓库,日期,产品,数量 FHD-1,HT2026-0002,W01,2026-03-05,P0001,3 >发货登记.csv
	printf '%s\n' 产品,数量,单位成本 P0001,40,100 P0002,200,5 >期初库存.csv
	printf '%s\n' 产品,实盘数量 P0002,495 >实盘.csv
	printf '%s\n' 日期,客户,主题 2026-03-09,上海华盛,催交货 >来电登记.csv
	printf '%s\n' 日期,客户,主题 2026-03-09,北京远航,看样品 | iconv -t GB18030 >来访登记.csv
	printf '%s\n' 开始时间,类型,客户,主题 '2026-03-09 14:30,call,上海华盛,回访' >日志.csv
	printf '%s\n' 登录名,姓名,部门,上级 zhao,赵敏,华南区,wang >员工.csv
	crm-convert 客户.csv -o xlsx >客户资料.xlsx
}

# runs PAGE [SECTION]: every command of its EXAMPLES, or of the sections so called, is done, in turn; what it says is
# shown when one is not.
runs() {
	awk -v section="${2:-EXAMPLES}" '/^\.Sh /{ on = $0 ~ section } /^\.Ed/ { literal = 0 } on && literal
		/^\.Bd/ { literal = 1 }' "$root/share/man/zh_CN/$1" | sed 's/\\e/\\/g' >examples
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
	prints man1/crm-cash.1
}

@test "crm-bill" { runs man1/crm-bill.1; }

@test "crm-credit" { runs man1/crm-credit.1; }

@test "crm-invoice" { runs man1/crm-invoice.1; }

@test "crm-print" { prints man1/crm-print.1; }

@test "crm-template(5)" { prints man5/crm-template.5; }

@test "crm-db" { runs man1/crm-db.1; }

@test "crm-import" { runs man1/crm-import.1; }

@test "crm-convert" { runs man1/crm-convert.1; }

@test "crm-report" { runs man1/crm-report.1; }

@test "crm-promise" { runs man1/crm-promise.1; }

@test "crm-bank-line" { runs man1/crm-bank-line.1; }

@test "crm-address" { runs man1/crm-address.1; }

@test "crm-competitor" { runs man1/crm-competitor.1; }

@test "crm-consent" { runs man1/crm-consent.1; }

@test "crm-department" { runs man1/crm-department.1; }

@test "crm-participant" { runs man1/crm-participant.1; }

@test "crm-region" { runs man1/crm-region.1; }

@test "crm-rival" { runs man1/crm-rival.1; }

@test "crm-share" { runs man1/crm-share.1; }

@test "crm-report(5)" { runs man5/crm-report.5; }

@test "crm-lot" { runs man1/crm-lot.1; }

@test "crm-category" { runs man1/crm-category.1; }

@test "crm-packing" { runs man1/crm-packing.1; }

@test "crm-tier" { runs man1/crm-tier.1; }

@test "crm-grant" { runs man1/crm-grant.1; }

@test "crm-purchase" { runs man1/crm-purchase.1; }

@test "crm-supply" { runs man1/crm-supply.1; }

@test "crm-supplier" { runs man1/crm-supplier.1; }

@test "crm-warehouse" { runs man1/crm-warehouse.1; }

@test "crm-price" { runs man1/crm-price.1; }

@test "crm-ship" { runs man1/crm-ship.1; }

@test "crm-stock" { runs man1/crm-stock.1; }

@test "crm-count" { runs man1/crm-count.1; }

@test "crm-quote" { runs man1/crm-quote.1; }

@test "crm-contract" { runs man1/crm-contract.1; }

@test "crm-product" { runs man1/crm-product.1; }

@test "crm-letters(7)" { prints man7/crm-letters.7; }

@test "crm-golive(7), with the sheets of a firm that begins" {
	rm ./*
	cp "$root"/tests/data/golive/*.csv .
	crm-db init
	runs man7/crm-golive.7 步骤
}

@test "crm-trade(7), on an empty database" {
	rm crm.db
	crm-db init
	runs man7/crm-trade.7 DESCRIPTION
}

@test "crm-customer" { runs man1/crm-customer.1; }

@test "crm-deal" { runs man1/crm-deal.1; }

@test "crm-activity" { runs man1/crm-activity.1; }

@test "crm-contact" { runs man1/crm-contact.1; }

@test "crm-search" { runs man1/crm-search.1; }

@test "crm-task" { runs man1/crm-task.1; }

@test "crm-user" { runs man1/crm-user.1; }

@test "crm-filter" { runs man1/crm-filter.1; }

@test "crm-filter(7)" { runs man7/crm-filter.7; }

@test "crm-rows(7)" {
	command -v jq >/dev/null && command -v mlr >/dev/null || skip 'no jq or no mlr'
	runs man7/crm-rows.7
}

@test "crm(1), in the books of the firm and not in new ones" {
	crm() { [ "$*" = 'db init' ] || command crm "$@"; }
	export -f crm
	runs man1/crm.1
}

@test "crm-recurring" { runs man1/crm-recurring.1; }
