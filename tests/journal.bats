#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The books in double entry: the vouchers of everything that was posted, as a report, for hledger and for accounting software.
#
# Worked out by hand. Prices include 13 % tax, so that 11.30 is 10.00 net.
#
# CG1 of Steel: 100 bolts at 11.30 and a fitting at 56.50 = 1186.50. 60 bolts come at an estimate of 600.00 and are invoiced
#  at 12.43, 11.00 net: 60.00 more; 40 come and 5 go back. Invoiced 745.80 and, with a tax that is not deducted, 226.00.
#  Plan 1186.50 + 67.80 by the invoice - 56.50 returned - 971.80 invoiced, and 56.50 of CG2 = 282.50 without an invoice.
#  Come without one: 15 bolts 150.00, the fitting 50.00, and 120.00 by an entry of its own; 5 nuts of CG2 50.00 = 370.00.
# Freight and customs 159.00, net of 9 % 145.87, invoiced with 13.13 of tax.
# Rebates: 10.00 off stock and debt, 20.00 off stock, 30.00 off debt: 10.00 are a gain.
# HT1 of Acme: 50 bolts at 22.60 and a fitting at 113.00 = 1243.00, later 45 bolts: 1130.00. 30 bolts and the fitting are sent,
#  2 come back (45.20), 791.00 are invoiced before: output tax 91.00, and 5.20 of it for a red letter.
#  Plan 1130.00 - 45.20 - shipped (678.00 + 113.00 - 45.20) = 339.00 not shipped.
#  The bolts: 10 of before and 10 that were entered late (220.00), 95 of CG1 with what they bear (1125.87): 30/115 of 1345.87 =
#  351.10. With 10 more at 1.00: 30/125 of 1355.87 = 325.41.
# HT2 of Beta: 5 nuts at 22.60 = 113.00, tax 13.00 not invoiced, which cost 50.00; 5.00 of freight are known when they are gone.
# Money: fees 2.00 + 1.00 + 3.00; the bank keeps 200.00 x 2.5 % x 170/360 = 2.36 of a bill.
# Profit until February: 892.67 less 527.17 = 365.50; in March 200.00 - 117.03; with 10300.00 of before 10748.47.
# Goods: of 10 moved to W02 8 arrive, and 9 are counted there: lost 2, found 1; 3 are used up and 1 comes back; 2 are lent.
load helper

setup_file() {
	load helper
	export CRM_DB=$BATS_FILE_TMPDIR/crm.db
	crm_init
	set -e
	opening
	purchase
	sale
	money
	bills
	goods
	mistakes
	march
}

setup() {
	cp "$BATS_FILE_TMPDIR/crm.db" "$CRM_DB"
	cd "$BATS_TEST_TMPDIR" || return
}

on() {
	export CRM_TODAY=2026-$1
}

opening() {
	on 01-31
	quietly crm-product add code=P1 name=Bolt
	quietly crm-product add code=P2 name=Nut
	quietly crm-product add code=SV name=Fitting kind=service
	quietly crm-warehouse add name=Main
	quietly crm-warehouse add name=Side
	quietly crm-customer add code=C1 name=Acme
	quietly crm-customer add code=C2 name=Beta
	quietly crm-supplier add code=S1 name=Steel
	quietly crm-supplier add code=S2 name=Carrier
	quietly crm-account add code=ICBC
	quietly crm-account add code=CASH kind=cash
	quietly crm-account add code=OWN kind=private
	quietly crm-account add code=BILL kind=bill
	quietly crm-cash opening ICBC 10000
	quietly crm-ar add customer=C1 amount=500 kind=opening
	quietly crm-ap add supplier=S1 amount=300 kind=opening
	quietly crm-stock add code=Q1 kind=opening warehouse=W01 P1:10@10
	quietly crm-stock approve Q1
}

purchase() {
	on 02-02
	quietly crm-purchase add code=CG1 supplier=S1 P1:100@11.3 SV:1@56.5
	quietly crm-purchase approve CG1
	quietly crm-purchase receive CG1 1:60 warehouse=W01 --estimated
	on 02-03
	quietly crm-purchase receive CG1 warehouse=W01
	quietly crm-purchase cost CG1 freight=109 customs=50 --tax 9 supplier=S2
	quietly crm-purchase rebate purchase=CG1 amount=10 --as both
	quietly crm-purchase rebate purchase=CG1 amount=20 --as stock
	quietly crm-purchase rebate purchase=CG1 amount=30 --as payable
	quietly crm-purchase return CG1 1:5 warehouse=W01
	on 02-05
	quietly crm-invoice receive purchase=CG1 1:60@12.43 kind=special number=10000001
	quietly crm-invoice receive purchase=CG1 1:20 kind=general number=10000002
	printf '%s\n' '{"direction":"received","party":"S2","kind":"special","number":"10000003","item":"YF2026-0004",
		"lines":[{"title":"Freight","quantity":1,"price":159,"tax_rate":"9"}]}' | quietly crm-import invoice -
	quietly crm-invoice approve 10000003
	quietly crm-invoice set 10000001 certified=2026-02-20
	quietly crm-purchase add code=CG2 supplier=S1 P2:5@11.3
	quietly crm-purchase approve CG2
	quietly crm-purchase receive CG2 warehouse=W01
}

sale() {
	on 02-06
	quietly crm-contract add code=HT1 customer=C1 P1:50@22.6 SV:1@113
	quietly crm-contract plan HT1 30%@sign 70%@ship+30d
	quietly crm-contract approve HT1
	on 02-08
	quietly crm-ship add contract=HT1 code=F1 warehouse=W01
	quietly crm-ship approve F1
	quietly crm-ship send F1 1:30 2:1
	quietly crm-invoice issue contract=HT1 kind=e-special
	quietly crm-contract add code=HT2 customer=C2 P2:5@22.6
	quietly crm-contract plan HT2 100%@sign
	quietly crm-contract approve HT2
	quietly crm-ship add contract=HT2 code=F2 warehouse=W01
	quietly crm-ship approve F2
	quietly crm-ship send F2
	on 02-10
	quietly crm-purchase cost CG2 freight=5
	quietly crm-ship return HT1 1:2 warehouse=W01
	quietly crm-contract amend HT1 1 qty=45 --why less
}

money() {
	quietly crm-receipt add customer=C1 amount=300 fee=2 account=ICBC
	quietly crm-receipt allocate SK2026-0001 --oldest
	quietly crm-ar discount YS2026-0001 10
	quietly crm-ar write-off YS2026-0001 20 --why lost
	quietly crm-ap write-off YF2026-0001 15 --why gone
	quietly crm-payment add supplier=S1 amount=100 fee=1 account=ICBC
	quietly crm-receipt add customer=C2 amount=80 account=CASH
	quietly crm-refund add customer=C2 amount=30 cause=twice
	quietly crm-refund approve TK2026-0001
	quietly crm-refund pay TK2026-0001 account=ICBC
	quietly crm-ar add customer=C2 amount=113
	quietly crm-ar penalty YS2026-0001 --rate 0.001
	quietly crm-cash transfer ICBC 500 --to CASH --fee 3
	quietly crm-cash transfer CASH 50 --to OWN
	quietly crm-cash in ICBC 7 kind=interest
	quietly crm-cash out CASH 12 kind=expense text=Stamps
	quietly crm-cash in ICBC 40 kind=receipt
	quietly crm-cash out CASH 1 kind=correction
}

bills() {
	on 02-12
	quietly crm-bill receive number=B1 amount=200 maturity=2026-08-01 customer=C1
	quietly crm-bill receive number=B2 amount=100 maturity=2026-08-01 customer=C1
	quietly crm-bill receive number=B3 amount=50 maturity=2026-02-20 customer=C1
	quietly crm-bill receive number=B4 amount=60 maturity=2026-08-20 customer=C1
	quietly crm-bill discount B1 --into ICBC --rate 2.5%
	quietly crm-bill endorse B2 --to S1
	on 02-20
	quietly crm-bill dishonour B3 --why 'no cover'
}

goods() {
	on 02-14
	quietly crm-stock add code=T1 kind=transfer warehouse=W01 to_warehouse=W02 transit=yes P1:10
	quietly crm-stock approve T1
	quietly crm-stock receive T1 1:8 --lost broken
	quietly crm-stock add code=L1 kind=loan-out warehouse=W01 customer=C2 due=2026-03-01 P1:2
	quietly crm-stock approve L1
	quietly crm-stock add code=I1 kind=issue warehouse=W01 P1:3
	quietly crm-stock approve I1
	crm-stock return I1 1:1 --columns code | quietly crm-stock approve -
	quietly crm-count open warehouse=W02
	quietly crm-count enter PD2026-0001 P1=9
	quietly crm-count post PD2026-0001
}

# Undone, and entered late.
mistakes() {
	on 02-21
	quietly crm-receipt add customer=C1 amount=9999 account=ICBC
	quietly crm-db undo "$(crm-db log --columns change_set_id --sort -change_set_id --limit 1 --no-header)"
	quietly crm-stock add code=LATE kind=receipt warehouse=W01 day=2026-02-01 P1:10@12
	quietly crm-stock approve LATE
}

march() {
	on 03-01
	crm-cash export --hledger --to 2026-02 >"$BATS_FILE_TMPDIR/february"
	quietly crm-db close 2026-02 2>/dev/null
	quietly crm-ship send F1 1:10
	on 03-05
	quietly crm-purchase cost CG1 freight=33 --by quantity
	on 03-10
}

# Sums that are not zero of rows ACCOUNT, AMOUNT, in the order of the accounts.
sums() {
	awk -F '\t' '{ sum[$1] += $2 } END { for (a in sum) if (sum[a] > 0.001 || sum[a] < -0.001) printf "%s\t%.2f\n", a, sum[a] }' |
		LC_ALL=C sort
}

# Balances that hledger works out until a day; the codes of parties and warehouses are taken off.
theirs() {
	crm-cash export --hledger --to "$1" >"theirs-$1"
	hledger -f "theirs-$1" balance --flat --no-total -O csv | sed '1d; s/^"//; s/ CNY"$//; s/","/\t/; s/:[CSW][0-9]* /:/'
}

# The same of our other reports.
ours() {
	crm-stock on-hand --as-of "$1" --columns warehouse,value --no-header | awk -F '\t' '{ print "库存商品:" $3 "\t" $4 }'
	crm-ar aging --as-of "$1" --columns customer,balance --no-header | sed 's/^/应收账款:客户往来:/'
	crm-ap aging --as-of "$1" --columns supplier,balance --no-header | awk -F '\t' '{ print "应付账款:供应商往来:" $1 "\t" -$2 }'
	crm-cash balance --as-of "$1" --columns account,kind,balance --no-header | awk -F '\t' '{
		title["cash"] = "库存现金"; title["company"] = "银行存款"; title["private"] = "其他货币资金:个人账户"; title["bill"] = "应收票据"
		print title[$4] ":" $3 "\t" $5 }'
	crm-report gross-profit by=all to="$1" --columns revenue,cost,late_costs --no-header | awk -F '\t' '{
		print "主营业务收入\t" -$1; print "主营业务成本:发出商品\t" $2; print "主营业务成本:滞后成本\t" $3 }'
	for month in 2026-02 2026-03; do
		[[ $month > $1 ]] || crm-invoice tax --month "$month" --columns output_tax,input_tax --no-header |
			awk -F '\t' '{ print "应交税费:应交增值税:销项税额\t" -$1; print "应交税费:应交增值税:进项税额\t" $2 }'
	done
}

needs_hledger() {
	command -v hledger >/dev/null || skip 'hledger is not there'
}

compare() {
	ours "$1" >named
	theirs "$1" | awk -F '\t' 'NR == FNR { wanted[$1]; next } $1 in wanted' named - | sums >theirs
	run -0 diff <(sums <named) theirs
	assert_output ''
	assert [ "$(wc -l <theirs)" -gt 10 ]
}

@test "hledger finds nothing wrong, and has our balances on two days" {
	needs_hledger
	crm-cash export --hledger >all.journal
	run -0 hledger -f all.journal check --strict
	compare 2026-02-28
	compare 2026-03-10
	assert_sound
}


@test "what no other report tells, as it was worked out by hand" {
	run -0 bash -c "crm-report trial-balance to=2026-02-28 --columns number,title,closing --no-header |
		grep -vE '^(1001|1002|101201|1121|112201|1405|220201|22210101|22210102|6001|640101|640102)	'"
	expect <<-'END'
		112202	应收账款:未发货合同款	-339.00
		190101	待处理财产损溢:现金	1.00
		220202	应付账款:暂估应付款	-370.00
		220203	应付账款:未到票采购款	282.50
		220204	应付账款:暂估采购费用	-5.00
		222103	应交税费:待认证进项税额	13.13
		222104	应交税费:待转销项税额	-7.80
		224101	其他应付款:待查款项	-40.00
		410401	利润分配:期初余额	-10300.00
		6051	其他业务收入	-113.00
		630101	营业外收入:违约金收入	-4.67
		630102	营业外收入:无法支付的应付款	-15.00
		640103	主营业务成本:采购返利	-10.00
		640104	主营业务成本:外购服务	50.00
		640301	税金及附加:不可抵扣进项税	26.00
		660201	管理费用:存货盘盈盘亏	11.71
		660202	管理费用:领用存货	23.41
		660203	管理费用:其他	12.00
		660301	财务费用:手续费	6.00
		660302	财务费用:利息	-7.00
		660303	财务费用:现金折扣	10.00
		660304	财务费用:贴现利息	2.36
		6702	信用减值损失	20.00
	END
}

@test "the trial balance is what hledger works out" {
	needs_hledger
	crm-report trial-balance to=2026-02-28 --columns title,detail,closing --no-header |
		awk -F '\t' '{ print $1 ($2 == "" ? "" : ":" $2) "\t" $3 }' | sed 's/:[CSW][0-9]* /:/' | sums >ours
	theirs 2026-02-28 | sums >theirs
	run -0 diff ours theirs
	run -0 bash -c "crm-report trial-balance from=2026-03 by=title --columns title,opening,debit,credit,closing --no-header |
		grep 库存商品"
	expect $'库存商品\t983.06\t33.00\t117.03\t899.03'
}

@test "a voucher comes to nothing, and numbers have no gaps in a month" {
	run -0 bash -c "crm-report journal --columns day,voucher,debit,credit --no-header | awk -F '\t' '
		{ id = substr(\$1, 1, 7) \" \" \$2; sum[id] += \$3 - \$4; if (!(id in seen)) { seen[id]; count[substr(\$1, 1, 7)]++ }
			if (\$2 > last[substr(\$1, 1, 7)]) last[substr(\$1, 1, 7)] = \$2 }
		END { for (id in sum) if (sum[id] > 0.001 || sum[id] < -0.001) print id, sum[id]
			for (m in count) print m, count[m] == last[m] }' | sort"
	expect '2026-01 1' '2026-02 1' '2026-03 1'
}

@test "goods at an estimated cost, their invoice, its tax once it is certified" {
	run -0 bash -c "crm-report journal to=2026-02 --columns day,document,number,debit,credit --no-header | grep -E 'KC2026-0001|FP2026-0001'"
	expect <<-'END'
		2026-02-02	KC2026-0001	1405	600.00	
		2026-02-02	KC2026-0001	220202		600.00
		2026-02-05	KC2026-0001	1405	60.00	
		2026-02-05	KC2026-0001	220202		60.00
		2026-02-05	FP2026-0001	220202	660.00	
		2026-02-05	FP2026-0001	222103	85.80	
		2026-02-05	FP2026-0001	220203		745.80
		2026-02-20	FP2026-0001	22210101	85.80	
		2026-02-20	FP2026-0001	222103		85.80
	END
}

@test "numbers begin anew in each month, wherever the stretch begins" {
	run -0 crm-report journal from=2026-03-05 to=2026-03-05 names=en --no-header
	expect $'2026-03-05\t2\tKC2026-0002\t1405\tassets:stock\tW01 Main\t33.00\t\tCNY\tSteel\tlanded-cost Steel' \
		$'2026-03-05\t2\tKC2026-0002\t220204\tliabilities:payable:costs\t\t\t33.00\tCNY\tSteel\tlanded-cost Steel'
	run -0 bash -c 'crm-report journal from=2026-03-05 -o csv | cmp - <(crm-report journal from=2026-03-05 -o csv)'
	run -0 bash -c "crm-report journal --as-of 2026-02-28 --columns day --no-header | sort | tail -n 1"
	expect 2026-02-21
}

@test "each line opens to its document" {
	run -0 bash -c "crm-report journal --drill --columns drill --no-header | sort -u | while read -r c; do eval \"\$c\" >shown || echo \"\$c\"; done"
	assert_output ''
	run -0 bash -c "crm-report journal --drill --columns drill --no-header | cut -d ' ' -f 1 | sort -u | tr '\n' ' '"
	assert_output 'crm-ap crm-ar crm-cash crm-contract crm-invoice crm-payment crm-purchase crm-receipt crm-stock '
}

@test "a closed month stays as it was, to the byte" {
	run -0 bash -c 'crm-cash export --hledger --to 2026-02 | cmp - "$BATS_FILE_TMPDIR/february"'
	run -0 bash -c 'crm-cash export --hledger --as-of 2026-02-28 | cmp - "$BATS_FILE_TMPDIR/february"'
}

@test "what is undone has two vouchers; what comes late changes the cost of what went after it" {
	run -0 crm-report journal from=2026-02-21 to=2026-02-21 --columns document,number,debit,credit --no-header
	expect $'SK2026-0009\t1002\t9999.00\t' $'SK2026-0009\t112201\t\t9999.00' $'SK2026-0009\t112201\t9999.00\t' \
		$'SK2026-0009\t1002\t\t9999.00'
	run -0 bash -c 'crm-report journal to=2026-02-08 number=640101 --columns document,debit --no-header'
	expect $'KC2026-0005\t351.10' $'KC2026-0006\t50.00'
	quietly crm-db reopen 2026-02 --why 'a late receipt'
	quietly crm-stock add code=LATER kind=receipt warehouse=W01 day=2026-02-01 P1:10@1
	quietly crm-stock approve LATER
	run -0 bash -c 'crm-report journal to=2026-02-08 number=640101 --columns document,debit --no-header'
	expect $'KC2026-0005\t325.41' $'KC2026-0006\t50.00'
	needs_hledger
	compare 2026-03-10
}

@test "a sheet of vouchers for accounting software" {
	run -0 crm-cash export --vouchers --from 2026-03-05 --to 2026-03-05
	expect <<-'END'
		日期,凭证字,凭证号,摘要,科目代码,科目名称,借方金额,贷方金额,币种,往来单位,辅助核算,单据号
		2026-03-05,记,2,采购费用 Steel,1405,库存商品,33.00,,CNY,Steel,W01 Main,KC2026-0002
		2026-03-05,记,2,采购费用 Steel,220204,应付账款:暂估采购费用,,33.00,CNY,Steel,,KC2026-0002
	END
}

@test "titles and their numbers are a choice list" {
	quietly crm-db choices set account-title assets:stock number=1243 'label_zh=存货:商品' 'label=assets:inventory'
	run -0 crm-report journal number=1243 from=2026-03-05 --columns number,title,debit --no-header
	expect $'1243\t存货:商品\t33.00'
	run -0 bash -c 'crm-cash export --hledger --names en | grep ^account.*inventory'
	expect 'account assets:inventory  ; type:A, number:1243' 'account assets:inventory:W01 Main' 'account assets:inventory:W03 In transit' \
		'account assets:inventory:W02 Side' 'account assets:inventory:W04 On loan'
	needs_hledger
	crm-cash export --hledger --names en >en.journal
	run -0 hledger -f en.journal check --strict
	run -0 bash -c 'hledger -f en.journal balancesheet --depth 1 -O csv | tail -n 1'
	expect '"Net:","10748.47 CNY"'
	run -0 bash -c 'hledger -f en.journal incomestatement --depth 1 -O csv | tail -n 1'
	expect '"Net:","448.47 CNY"'
}

@test "of a small taxpayer nothing is deducted: the tax is in the cost of goods" {
	export CRM_DB=$BATS_TEST_TMPDIR/small.db
	crm_init
	quietly crm-db settings taxpayer=small
	quietly crm-product add code=P1 name=Bolt
	quietly crm-warehouse add name=Main
	quietly crm-supplier add code=S1 name=Steel
	quietly crm-purchase add code=CG1 supplier=S1 P1:10@11.3
	quietly crm-purchase approve CG1
	quietly crm-purchase receive CG1 warehouse=W01
	quietly crm-invoice receive purchase=CG1 kind=special number=10000001
	run -0 crm-report trial-balance --columns number,debit,credit --no-header
	expect $'1405\t113.00\t0.00' $'220201\t0.00\t113.00' $'220202\t113.00\t113.00' $'220203\t113.00\t113.00'
}

@test "an export is asked for rightly" {
	refused 2 'crm-cash: say in which form: --hledger or --vouchers' crm-cash export
	refused 2 'crm-cash: say in which form: --hledger or --vouchers' crm-cash export --hledger --vouchers
	refused 2 "crm-cash: --names 'fr': zh or en" crm-cash export --hledger --names fr
	refused 2 "crm-cash: --from '2026-13': no such month" crm-cash export --hledger --from 2026-13
}
