#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A month of a trading firm, October 2026, from the balances it begins with to the closing of its books.
#
# Worked out by hand. Prices include 13 % tax.
#
# Goods       W01 P1      W02 P1      W01 P2     what happened
#  opening    100  200.00   -           50 500.00
#  3 October +600 1200.00 +400  800.00           1000 pens at 2.26 arrive: 2.00 each without tax
#  freight         +60.00       +40.00           100.00 by value
#  8 October -500 1042.86                        1460.00 x 500/700
#  9 October                            -10 100.00
# 12 October              -300  630.00           840.00 x 300/400
# 20 October +40   84.00                         come back at what the last of them left with, 2.10
# 21 October                             +4  40.00
# 30 October                -2    4.20           98 are counted
#  end        240  501.14   98  205.80   44 440.00     together 1146.94
#
# Acme, HT2026-0001: 800 pens at 5.65 = 4520.00 (net 4000.00), 30/60/10 = 1356.00, 2712.00, 452.00.
#  Shipped: 500 on the 8th (1695.00 due 7 November), 300 on the 12th (1017.00 due 11 November);
#  40 come back on the 20th: 226.00 less, 791.00 left of 1017.00.
#  Paid: 1356.00; 990.00 of the 1000.00 it owed before (10.00 short); 1700.00 for 1695.00 (5.00 too much).
#  Owes 10.00 + 791.00 + 452.00 - 5.00 = 1248.00 = 1000.00 + 4520.00 - 226.00 - 4046.00.
# Beta, HT2026-0002: 10 boxes at 22.60 = 226.00 out of an advance of 300.00; 4 come back: 90.40, which are paid back.
#  Has 74.00 with us.
# Suppliers: S1 2260.00 (600.00 of before were paid), the carrier 100.00.
# Bank: 50000.00 + 1356.00 + 990.00 - 90.40 + 1700.00 - 600.00 - 15.00 = 53340.60.
# Revenue: net 4000.00 - 200.00 and 200.00 - 80.00 = 3920.00; cost 1042.86 + 630.00 - 84.00 = 1588.86 and 60.00;
#  gross profit 2211.14 and 60.00. Output tax 520.00 - 26.00 + 26.00 - 10.40 = 509.60.
load helper

setup_file() {
	export CRM_DB=$BATS_FILE_TMPDIR/crm.db
	cd "$BATS_FILE_TMPDIR" || return
	crm-db init
	set -e
	opening
	purchase
	sale_to_acme
	sale_to_beta
	returns
	payments_and_count
	the_bank
}

setup() {
	cp "$BATS_FILE_TMPDIR/crm.db" "$CRM_DB"
	cd "$BATS_TEST_TMPDIR" || return
	export CRM_TODAY=2026-10-31
}

on() {
	export CRM_TODAY=2026-$1
}

# What the firm brings with it, from its sheets.
opening() {
	on 09-30
	quietly crm-product add code=P1 name=圆珠笔 unit=piece list_price=5.65
	quietly crm-product add code=P2 name=复印纸 unit=box list_price=22.60
	quietly crm-warehouse add code=W01 name=浦东仓
	quietly crm-warehouse add code=W02 name=松江仓
	quietly crm-customer add code=ACME name=北京云帆科技有限公司
	quietly crm-customer add code=BETA name=杭州贝塔文具店
	quietly crm-supplier add code=S1 name=宁波笔业有限公司
	quietly crm-supplier add code=CARRIER name=德邦物流
	quietly crm-account add code=ICBC name=工商银行 kind=company number=0200001909200123456
	quietly crm-cash opening ICBC 50000
	printf '%s\n' 单据编号,出入库类型,仓库,日期,产品,数量,成本单价 \
		QC1,opening,W01,2026-09-30,P1,100,2 QC1,opening,W01,2026-09-30,P2,50,10 | quietly crm-import stock_entry -
	quietly crm-stock approve QC1
	printf '%s\n' 客户,金额,日期,到期日,类型 ACME,1000,2026-08-15,2026-09-15,期初 | quietly crm-import receivable -
	printf '%s\n' 供应商,金额,日期,到期日,类型 S1,600,2026-09-01,2026-10-20,期初 | quietly crm-import payable -
	printf '%s\n' 客户,金额,日期 BETA,300,2026-09-20 | quietly crm-import receipt -
}

purchase() {
	on 10-02
	quietly crm-purchase add supplier=S1 P1:1000@2.26
	quietly crm-purchase plan CG2026-0001 100%@ship+30d
	quietly crm-purchase approve CG2026-0001
	on 10-03
	quietly crm-purchase receive CG2026-0001 1:600 warehouse=W01
	quietly crm-purchase receive CG2026-0001 warehouse=W02
	quietly crm-purchase cost CG2026-0001 freight=100 --by value supplier=CARRIER
}

# Quoted, signed, shipped from two warehouses, invoiced as it is shipped.
sale_to_acme() {
	on 10-05
	quietly crm-quote add customer=ACME P1:800@5.65
	quietly crm-quote approve BJ2026-0001
	quietly crm-quote contract BJ2026-0001
	quietly crm-contract plan HT2026-0001 30%@sign 60%@ship+30d 10%@accept+365d
	quietly crm-contract approve HT2026-0001
	on 10-08
	quietly crm-ship add contract=HT2026-0001
	quietly crm-ship approve FH2026-0001
	quietly crm-ship send FH2026-0001 1:500 warehouse=W01 carrier=顺丰 tracking=SF1001
	quietly crm-invoice issue contract=HT2026-0001 kind=e-special
	on 10-12
	quietly crm-ship send FH2026-0001 warehouse=W02
	quietly crm-invoice issue contract=HT2026-0001 kind=e-special
}

# Paid from the advance.
sale_to_beta() {
	on 10-07
	quietly crm-contract add customer=BETA P2:10@22.60
	quietly crm-contract plan HT2026-0002 100%@sign
	quietly crm-contract approve HT2026-0002
	quietly crm-receipt allocate SK2026-0001 --oldest
	on 10-09
	quietly crm-ship add contract=HT2026-0002 warehouse=W01
	quietly crm-ship approve FH2026-0002
	quietly crm-ship send FH2026-0002
	quietly crm-invoice issue contract=HT2026-0002 kind=e-general
}

returns() {
	on 10-20
	quietly crm-ship return HT2026-0001 1:40 warehouse=W01
	quietly crm-invoice red FP2026-0001 1:40 reason=退货
	on 10-21
	quietly crm-ship return HT2026-0002 1:4 warehouse=W01
	quietly crm-invoice red FP2026-0003 1:4 reason=退货
	on 10-22
	quietly crm-refund add customer=BETA amount=90.40 contract=HT2026-0002 cause=退货
	quietly crm-refund approve TK2026-0001
	quietly crm-refund pay TK2026-0001 account=ICBC
}

# A receipt entered by mistake is undone.
payments_and_count() {
	on 10-28
	quietly crm-payment add supplier=S1 amount=600 account=ICBC reference=200009 --to YF2026-0001
	on 10-29
	quietly crm-receipt add customer=ACME amount=9999 account=ICBC
	quietly crm-db undo "$(crm-db log --columns change_set_id --sort -change_set_id --limit 1 --no-header)"
	on 10-30
	quietly crm-count open warehouse=W02
	quietly crm-count enter PD2026-0001 P1=98
	quietly crm-count post PD2026-0001
}

# The file of the bank, taken as it is proposed; the two payments that name nothing are allocated by hand.
the_bank() {
	on 10-31
	quietly crm-import bank-line "$BATS_TEST_DIRNAME/data/month/icbc.csv" account=ICBC
	crm-cash match --account ICBC | quietly crm-cash accept -
	quietly crm-receipt allocate SK2026-0005 YS2026-0001=990
	quietly crm-receipt allocate SK2026-0006 YS2026-0005=1695
}

@test "goods: what lies where, and what it is worth" {
	run -0 crm-stock on-hand --columns warehouse.code,product.code,quantity,value --no-header --sort stock_id
	expect $'1\tW01\tP1\t240\t501.14' $'2\tW01\tP2\t44\t440.00' $'4\tW02\tP1\t98\t205.80'
	run -0 crm-stock on-hand --as-of 2026-10-08 --columns warehouse.code,product.code,quantity,value --no-header --sort stock_id
	expect $'1\tW01\tP1\t200\t417.14' $'2\tW01\tP2\t50\t500.00' $'4\tW02\tP1\t400\t840.00'
}

@test "what customers owe, and since when" {
	run -0 crm-ar aging --columns customer,not_due,no_date,1-30,31-60,advances,balance --no-header
	expect $'北京云帆科技有限公司\t791.00\t452.00\t0.00\t10.00\t-5.00\t1248.00' \
		$'杭州贝塔文具店\t0.00\t0.00\t0.00\t0.00\t-74.00\t-74.00'
	run -0 crm-ar aging --as-of 2026-10-20 --columns customer,balance --no-header
	expect $'北京云帆科技有限公司\t2948.00' $'杭州贝塔文具店\t-74.00'
}

@test "what we owe" {
	run -0 crm-ap list open!=0 --columns supplier.code,falls_due,open --no-header
	expect $'5\tS1\t2026-11-02\t1356.00' $'6\tS1\t2026-11-02\t904.00' $'7\tCARRIER\t2026-10-03\t100.00'
}

@test "the account is what the bank says, and every line of the bank is entered" {
	run -0 crm-cash balance --columns account.code,balance --no-header
	expect $'1\tICBC\t53340.60'
	run -0 crm-cash unmatched --account ICBC --if-any
	expect ''
}

@test "the contract: signed, shipped, invoiced, collected" {
	run -0 crm-contract summary HT2026-0001 --columns amount,shipped,invoiced,collected,balance,returned --no-header
	expect $'1\t4520.00\t4294.00\t4294.00\t3051.00\t1243.00\t226.00'
	run -0 crm-invoice open --if-any
	expect ''
}

@test "the tax of the month" {
	run -0 crm-invoice tax --month 2026-10 --no-header
	expect $'13\t3920.00\t509.60\t0.00\t0.00\t509.60'
}

@test "gross profit: revenue without tax less what the goods cost" {
	run -0 crm-report gross-profit by=contract --columns group,revenue,cost,profit --no-header
	expect $'HT2026-0001\t3800.00\t1588.86\t2211.14' $'HT2026-0002\t120.00\t60.00\t60.00'
}

@test "the statement of account goes from what was owed to what is owed" {
	run -0 crm-ar statement ACME --from 2026-10-01 --to 2026-10-31 --columns day,kind,debit,credit,balance --no-header
	expect <<-'END'
		2026-10-01	opening			1000.00
		2026-10-06	receipt		1356.00	-356.00
		2026-10-08	delivery	2825.00		2469.00
		2026-10-08	invoice			2469.00
		2026-10-12	delivery	1695.00		4164.00
		2026-10-12	invoice			4164.00
		2026-10-15	receipt		990.00	3174.00
		2026-10-20	return		226.00	2948.00
		2026-10-20	invoice			2948.00
		2026-10-25	receipt		1700.00	1248.00
		2026-10-31	closing			1248.00
	END
}

# Equity: 51100.00 of before (50000.00 + 700.00 of goods + 1000.00 - 600.00); profit 3920.00 - 1648.86 - 4.20 - 15.00.
@test "the journal has these figures in another program" {
	command -v hledger >/dev/null || skip 'hledger is not there'
	crm-cash export --hledger >books.journal
	hledger -f books.journal check --strict
	run -0 hledger -f books.journal balance --flat --no-total
	expect <<-'END'
		        53340.60 CNY  银行存款:ICBC
		          300.00 CNY  其他货币资金:未入账款项
		         1248.00 CNY  应收账款:客户往来:ACME 北京云帆科技有限公司
		          -74.00 CNY  应收账款:客户往来:BETA 杭州贝塔文具店
		          941.14 CNY  库存商品:W01 浦东仓
		          205.80 CNY  库存商品:W02 松江仓
		        -2260.00 CNY  应付账款:供应商往来:S1 宁波笔业有限公司
		         -100.00 CNY  应付账款:供应商往来:CARRIER 德邦物流
		        -2000.00 CNY  应付账款:暂估应付款
		         2260.00 CNY  应付账款:未到票采购款
		         -509.60 CNY  应交税费:应交增值税:销项税额
		       -51100.00 CNY  利润分配:期初余额
		        -3920.00 CNY  主营业务收入
		         1648.86 CNY  主营业务成本:发出商品
		            4.20 CNY  管理费用:存货盘盈盘亏
		           15.00 CNY  财务费用:手续费
	END
	run -0 bash -c "hledger -f books.journal incomestatement -O csv | tail -n 1"
	expect '"Net:","2251.94 CNY"'
}

@test "the month is closed, and its figures stay" {
	figures() {
		crm-ar aging --as-of 2026-10-31
		crm-stock on-hand --as-of 2026-10-31
		crm-cash balance --as-of 2026-10-31
		crm-report trial-balance to=2026-10-31
		crm-cash export --vouchers --to 2026-10
	}

	assert_sound
	on 11-01
	figures >before
	quietly crm-db close 2026-10
	run -3 --separate-stderr crm-receipt add customer=ACME amount=5 day=2026-10-31
	assert_equal "$stderr" "crm-receipt: day: 2026-10-31 lies in 2026-10, which is closed for ar (until 2026-10-31): \
take a later day, or crm-db reopen 2026-10 --area ar --why REASON"
	run -3 crm-ship return HT2026-0001 1:1 warehouse=W01 --on 2026-10-31
	quietly crm-receipt add customer=ACME amount=791
	quietly crm-receipt allocate SK2026-0007 YS2026-0006
	figures >after
	run -0 diff before after
	assert_sound
}
