#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Invoices: issued, received, voided, answered by red letters, and what was billed.
load helper

# HT1 of Acme: ten bolts at 113.00 and four nuts at 56.50, tax of 13 % in the price: 1,130.00 and 226.00.
setup() {
	crm_init
	quietly crm-customer add code=C1 name=Acme tax_id=91310115591693856A
	quietly crm-supplier add code=S1 name=Steel
	quietly crm-product add code=P1 name=Bolt unit=piece list_price=113
	quietly crm-product add code=P2 name=Nut unit=piece list_price=56.50
	quietly crm-contract add code=HT1 customer=C1 day=2026-03-01 P1:10@113 P2:4@56.50
	quietly crm-contract approve HT1
}

# issue NUMBER FIELD=VALUE...: a paper invoice, which has eight digits and may be voided in its month.
issue() {
	quietly crm-invoice issue kind=special "number=1000000$1" "${@:2}"
}

# What stands of all invoices, and what red letters have left.
invoices() {
	crm-invoice list --no-header --columns number,status,net,tax,amount,billed,left "$@" | cut -f 2-
}

lines() {
	crm-invoice line "$1" --no-header --columns line,product.code,quantity,price,net,tax,amount | cut -f 2-
}

owed() {
	crm-ar list --no-header --columns code,instalment,falls_due,total,open "$@" | cut -f 2-
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
}

@test "an invoice of lines of a contract has their share of net, tax and amount" {
	run -0 crm-invoice issue contract=HT1 1:4 2:1 kind=special number=10000001 --columns code,party,status,net,tax,amount --no-header
	expect $'1\tFP2026-0001\t1\tAcme\tapproved\t450.00\t58.50\t508.50'
	run -0 lines 10000001
	expect $'1\tP1\t4\t113.00\t400.00\t52.00\t452.00' $'2\tP2\t1\t56.50\t50.00\t6.50\t56.50'
	run -0 crm-contract list --no-header --columns code,amount,invoiced
	expect $'1\tHT1\t1356.00\t508.50'
	assert_sound
}

# By hand: 3 pieces for 100.00 are 33.33, 33.34 and 33.33; net 88.50 is 29.50 each.
@test "the parts of a line make up the whole" {
	quietly crm-contract add code=HT2 customer=C1 P1:3@33.3333
	quietly crm-contract approve HT2
	for part in 1 2 3; do
		issue "$part" contract=HT2 1:1
	done
	run -0 invoices
	expect <<-'END'
		10000001	approved	29.50	3.83	33.33	33.33	33.33
		10000002	approved	29.50	3.84	33.34	33.34	33.34
		10000003	approved	29.50	3.83	33.33	33.33	33.33
	END
	run -0 crm-contract list code=HT2 --no-header --columns amount,invoiced
	expect $'2\t100.00\t100.00'
}

@test "all that is contracted and not invoiced, and no more than that" {
	issue 1 contract=HT1 1:4
	refused 3 'crm-invoice: quantity: line 1 of the contract would be invoiced 1 beyond what is ordered' \
		crm-invoice issue contract=HT1 1:7
	issue 2 contract=HT1 --all
	run -0 lines 10000002
	expect $'1\tP1\t6\t113.00\t600.00\t78.00\t678.00' $'2\tP2\t4\t56.50\t200.00\t26.00\t226.00'
	refused 3 'crm-invoice: contract: all of it is invoiced' crm-invoice issue contract=HT1 --all
	refused 3 'crm-invoice: amount: the contract would be invoiced 0.01 beyond its amount' crm-invoice issue contract=HT1 amount=0.01
	quietly crm-db settings invoice.over=yes
	issue 3 contract=HT1 amount=10
	assert_sound
}

@test "nothing was delivered, so nothing is invoiced unless it is named" {
	refused 3 'crm-invoice: contract: nothing was delivered that is not invoiced: name lines as LINE:QTY, or an amount, or give --all' \
		crm-invoice issue contract=HT1
	run -0 invoices
	expect ''
}

# By hand: 300 with 13 % in it is 265.49 + 34.51.
@test "an amount against what is owed, without goods" {
	quietly crm-ar add customer=Acme contract=HT1 amount=500 day=2026-03-01 due=2026-04-01
	item=$(crm-ar list --no-header --columns code | cut -f 2 | tail -1)
	issue 1 item="$item" amount=300 day=2026-03-05
	run -0 invoices
	expect $'10000001\tapproved\t265.49\t34.51\t300.00\t300.00\t300.00'
	run -0 crm-ar list code="$item" --no-header --columns amount,invoiced,invoice_date
	assert_line --partial $'500.00\t300.00\t2026-03-05'
	run -0 crm-ar list code="$item" --no-header --columns amount,invoiced,invoice_date --as-of 2026-03-04
	assert_line --partial $'500.00\t0.00\t'
}

# By hand: due on 1 January it is 68 days old on 10 March; invoiced on 20 February, 18 days.
@test "what is owed is aged from the day of its invoice, too" {
	quietly crm-ar add customer=Acme contract=HT1 amount=500 day=2025-12-01 due=2026-01-01
	issue 1 item=YS2025-0001 day=2026-02-20
	run -0 crm-ar aging --no-header --columns 1-30,61-90
	expect $'0.00\t500.00'
	run -0 crm-ar aging --by invoiced --no-header --columns 1-30,61-90
	expect $'500.00\t0.00'
	run -0 crm-ar aging --by invoiced --no-header --columns 1-30,61-90 --as-of 2026-02-19
	expect $'0.00\t500.00'
}

# By hand: lines of 13 % and 6 % come to 113.00 and 106.00; of 100.00 that is 51.60 and 48.40.
@test "an amount is shared out over the tax rates of its contract" {
	quietly crm-contract add code=HT2 customer=C1 P1:1@113 P2:1@106,tax=6
	quietly crm-contract approve HT2
	issue 1 contract=HT2 amount=100
	run -0 crm-invoice line 10000001 --no-header --columns title,tax_rate,net,tax,amount
	expect $'1\tHT2\t13\t45.66\t5.94\t51.60' $'2\tHT2\t6\t45.66\t2.74\t48.40'
}

@test "an invoice of goods without a contract" {
	run -0 crm-invoice issue party=Acme P1:2@113 P2:1@100,tax=6,disc=10% kind=none --no-header --columns net,tax,amount
	expect $'1\t284.91\t31.09\t316.00'
	assert_sound
}

@test "a draft is changed, approved, and stays as it is from then on" {
	quietly crm-invoice issue contract=HT1 1:1 --draft
	quietly crm-invoice line FP2026-0001 1 price=100 qty=2
	run -0 crm-invoice list --no-header --columns status,net,tax,amount,billed
	expect $'1\tdraft\t176.99\t23.01\t200.00\t0.00'
	quietly crm-invoice approve FP2026-0001
	refused 3 "crm-invoice: status: the invoice 'FP2026-0001' is approved and stays as it is" crm-invoice line FP2026-0001 1 price=90
	refused 3 "crm-invoice: FP2026-0001: only drafts are removed: void it, or answer it by a red letter" crm-invoice rm FP2026-0001
	assert_sound
}

@test "the number may come later, once" {
	quietly crm-invoice issue contract=HT1 1:1
	quietly crm-invoice set FP2026-0001 number=26312000000012345678
	refused 3 'crm-invoice: FP2026-0001: number: an invoice keeps its number; void it, or answer it by a red letter' \
		crm-invoice set FP2026-0001 number=26312000000012345679
}

@test "a red letter takes from its original what that has left" {
	issue 1 contract=HT1 1:4
	quietly crm-invoice red 10000001 1:1 reason=returned number=10000002
	quietly crm-invoice red 10000001 amount=300 reason=allowance number=10000003
	run -0 invoices
	expect <<-'END'
		10000001	approved	400.00	52.00	452.00	452.00	39.00
		10000002	approved	-100.00	-13.00	-113.00	-113.00	
		10000003	approved	-265.49	-34.51	-300.00	-300.00	
	END
	refused 3 'crm-invoice: amount: the red letter takes more than the invoice has left' \
		crm-invoice red 10000001 amount=39.01 reason=allowance
	refused 3 'crm-invoice: 1:4: the red letter takes more of the line than it has left' crm-invoice red 10000001 1:4 reason=returned
	refused 3 'crm-invoice: red_of: it is a red letter itself' crm-invoice red 10000002 reason=returned
	quietly crm-invoice red 10000001 reason=rest number=10000004
	run -0 invoices number=10000001 number=10000004
	expect $'10000001\tapproved\t400.00\t52.00\t452.00\t452.00\t0.00' $'10000004\tapproved\t-34.51\t-4.49\t-39.00\t-39.00\t'
	assert_sound
}

@test "what a red letter has returned may be invoiced again" {
	issue 1 contract=HT1 --all
	quietly crm-invoice red 10000001 1:2 reason=returned
	issue 2 contract=HT1 --all
	run -0 lines 10000002
	expect $'1\tP1\t2\t113.00\t200.00\t26.00\t226.00'
}

@test "paper invoices are voided in their month, others by red letters alone" {
	issue 1 contract=HT1 1:1 day=2026-03-02
	issue 2 contract=HT1 1:1 day=2026-02-27
	quietly crm-invoice issue contract=HT1 1:1
	run -0 crm-invoice void 10000001 reason=typing --no-header --columns status,reason,billed
	expect $'1\tcancelled\ttyping\t0.00'
	refused 3 'crm-invoice: 10000002: day: it is of 2026-02-27 and no longer voided: answer it by crm-invoice red' \
		crm-invoice void 10000002
	refused 3 'crm-invoice: FP2026-0003: kind: such an invoice is not voided: answer it by crm-invoice red' crm-invoice void FP2026-0003
	refused 3 "crm-invoice: number: '10000001' is the number of another invoice" \
		crm-invoice issue contract=HT1 1:1 kind=special number=10000001
	quietly crm-db settings invoice.void=ever
	quietly crm-invoice void 10000002
	assert_sound
}

@test "an invoice that red letters took from is not voided" {
	issue 1 contract=HT1 1:4
	quietly crm-invoice red 10000001 1:1 reason=returned
	refused 3 'crm-invoice: 10000001: a red letter takes from it' crm-invoice void 10000001
}

@test "as of a day: what was voided later stood then" {
	issue 1 contract=HT1 1:1 day=2026-03-02
	quietly crm-invoice void 10000001 --on 2026-03-08
	run -0 crm-invoice list --no-header --columns billed --as-of 2026-03-07
	expect $'1\t113.00'
	run -0 crm-contract list --no-header --columns invoiced --as-of 2026-03-08
	expect $'1\t0.00'
	run -0 crm-invoice list --no-header --columns billed --as-of 2026-03-01
	expect ''
}

@test "undo takes an invoice back, and takes back that it was voided" {
	issue 1 contract=HT1 1:4
	quietly undo_last
	run -0 invoices
	expect $'10000001\tcancelled\t400.00\t52.00\t452.00\t0.00\t0.00'
	issue 2 contract=HT1 1:10
	quietly crm-invoice void 10000002
	quietly undo_last
	run -0 invoices number=10000002
	expect $'10000002\tapproved\t1000.00\t130.00\t1130.00\t1130.00\t1130.00'
	assert_sound
}

# By hand: 70 % of 1,356.00 is 949.20; 565.00 of 1,356.00 is 5/12, of 949.20 that is 395.50; less 226.00 it is 237.30.
@test "an invoice whose red letter stands is not undone without it" {
	issue 1 contract=HT1 1:4
	original=$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)
	quietly crm-invoice red FP2026-0001 reason=退货 kind=special number=10000002 1:1
	refused 3 'crm-db: 10000001: its red letters take more than it has
crm-db: nothing was undone' crm-db undo "$original"
	quietly crm-db undo "$original" "$((original + 1))"
	run -0 invoices --columns status
	expect cancelled cancelled
	assert_sound
}

@test "an instalment on invoicing falls due in proportion, and waits again for what a red letter takes back" {
	quietly crm-contract add code=HT2 customer=C1 P1:12@113
	quietly crm-contract plan HT2 30%@sign 70%@invoice+30d
	quietly crm-contract approve HT2
	issue 1 contract=HT2 1:5
	run -0 owed contract=HT2 instalment=2
	assert_line --partial $'2\t\t553.70\t553.70'
	assert_line --partial $'2\t2026-04-09\t395.50\t395.50'
	quietly crm-invoice red 10000001 1:2 reason=returned
	run -0 owed contract=HT2 instalment=2
	assert_line --partial $'2\t\t711.90\t711.90'
	assert_line --partial $'2\t2026-04-09\t237.30\t237.30'
	quietly undo_last
	quietly crm-invoice void 10000001
	run -0 owed contract=HT2 instalment=2
	assert_line --partial $'2\t\t949.20\t949.20'
	assert_line --partial $'2\t2026-04-09\t0.00\t0.00'
	assert_sound
}

@test "numbers have the form of their kind, and days are not to come" {
	refused 3 "crm-invoice: number: '123' is not the number of such an invoice (special), which has 8 digits" \
		crm-invoice issue contract=HT1 1:1 kind=special number=123
	refused 3 "crm-invoice: number: '12345678' is not the number of such an invoice (e-special), which has 20 digits" \
		crm-invoice issue contract=HT1 1:1 number=12345678
	refused 3 'crm-invoice: day: 2026-03-11 is a day to come: invoices are of today (2026-03-10) or earlier' \
		crm-invoice issue contract=HT1 1:1 day=2026-03-11
	run -0 invoices
	expect ''
}

@test "quantities and amounts are more than nothing, and lines are those of the contract" {
	refused 3 'crm-invoice: 1:0: a quantity is more than nothing' crm-invoice issue contract=HT1 1:0
	refused 3 'crm-invoice: 1:-2: a quantity is more than nothing' crm-invoice issue contract=HT1 1:-2
	refused 3 'crm-invoice: 3:1: no such line' crm-invoice issue contract=HT1 3:1
	refused 3 "crm-invoice: amount: '0': an amount is more than nothing" crm-invoice issue contract=HT1 amount=0
	refused 3 "crm-invoice: amount: '1.005': too many decimals: at most 2 here" crm-invoice issue contract=HT1 amount=1.005
	refused 3 'crm-invoice: it has no lines: PRODUCT:QTY@PRICE, or amount=, or contract=' crm-invoice issue party=Acme
	run -0 invoices
	expect ''
	issue 1 contract=HT1 1:1
	refused 2 'crm-invoice: say why: reason=TEXT' crm-invoice red 10000001
}

@test "only what is approved is invoiced, to its own party" {
	quietly crm-contract add code=HT3 customer=C1 P1:1@113
	quietly crm-customer add code=C2 name=Bolts
	refused 3 'crm-invoice: contract: is draft: approve it first' crm-invoice issue contract=HT3 1:1
	refused 3 'crm-invoice: contract: is one of Acme' crm-invoice issue contract=HT1 party=Bolts 1:1
}

@test "a supplier's invoice is registered once, by its number" {
	quietly crm-purchase add code=CG1 supplier=Steel P1:10@60
	quietly crm-purchase approve CG1
	refused 3 'crm-invoice: number: is required: what stands on the invoice' crm-invoice receive purchase=CG1 1:5 kind=special
	quietly crm-invoice receive purchase=CG1 1:5 kind=special number=87654321
	refused 3 "crm-invoice: number: '87654321' is the number of another invoice" \
		crm-invoice receive purchase=CG1 1:5 kind=special number=87654321
	refused 3 'crm-invoice: quantity: line 1 of the purchase would be invoiced 1 beyond what is ordered' \
		crm-invoice receive purchase=CG1 1:6 kind=special number=87654322
	quietly crm-invoice void 87654321
	quietly crm-invoice receive purchase=CG1 1:5 kind=special number=87654321
	assert_sound
}

# By hand: 60.00 with 13 % is 53.0973 net, 61.00 is 53.982; five pieces are 269.91 net, ordered 265.49.
@test "a price that is not the ordered one is told" {
	quietly crm-purchase add code=CG1 supplier=Steel P1:10@60
	quietly crm-purchase approve CG1
	quietly crm-invoice receive purchase=CG1 1:5@61 kind=special number=87654321
	run -0 crm-invoice match --no-header
	expect $'1\tFP2026-0001\t87654321\tCG1\t1\tP1\t10\t0\t5\t53.097\t53.982\t4.42'
	run -0 crm-invoice open --purchases --no-header
	expect $'1\tCG1\t2\tSteel\t1\tP1\t10\t0\t5\t0\t5\t-305.00'
}

# By hand: issued 452.00 and 113.00 less a red letter of 56.50, net 450.00; received 305.00 certified, 100.00 not.
@test "the tax of a month: issued less what is certified" {
	issue 1 contract=HT1 1:4
	issue 2 contract=HT1 2:2 day=2026-03-02
	quietly crm-invoice red 10000002 1:1 reason=returned
	issue 3 contract=HT1 1:1 day=2026-02-28
	issue 4 contract=HT1 1:1
	quietly crm-invoice void 10000004
	quietly crm-invoice receive party=Steel amount=305 kind=special number=87654321
	quietly crm-invoice receive party=Steel amount=100 kind=special number=87654322
	quietly crm-invoice set 87654321 certified=2026-03
	run -0 crm-invoice tax --no-header
	expect $'13\t450.00\t58.50\t269.91\t35.09\t23.41'
	run -0 crm-invoice tax --month 2026-02 --no-header
	expect $'13\t100.00\t13.00\t0.00\t0.00\t13.00'
	refused 3 'crm-invoice: 10000001: certified: is for invoices that are received' crm-invoice set 10000001 certified=2026-03
	refused 3 "crm-invoice: 87654321: certified: its tax was certified: register the supplier's red letter" crm-invoice void 87654321
}

@test "own numbers have no gaps: used, voided, free" {
	quietly crm-db settings 'invoice.numbers=special=00000001..00000004'
	for _ in 1 2 3; do
		quietly crm-invoice issue contract=HT1 1:1 kind=special
	done
	run -3 crm-invoice issue contract=HT1 1:100 kind=special
	quietly crm-invoice void 00000002
	run -0 crm-invoice numbers --no-header
	expect <<-'END'
		special	00000001	00000001	1	used
		special	00000002	00000002	1	voided
		special	00000003	00000003	1	used
		special	00000004	00000004	1	free
	END
	refused 3 'crm-invoice: number: is one of our own, which are given one after the other: leave it out' \
		crm-invoice issue contract=HT1 1:1 kind=special number=00000004
	quietly crm-invoice issue contract=HT1 1:1 kind=special
	refused 3 'crm-invoice: number: the numbers are used up: add a range to the setting invoice.numbers' \
		crm-invoice issue contract=HT1 1:1 kind=special
	refused 3 "crm-db: invoice.numbers cannot be 'special=5..01': not ranges; KIND=FROM..TO, both with the same number of digits, spaces between ranges" \
		crm-db settings 'invoice.numbers=special=5..01'
	assert_sound
}

@test "twenty at once: no number twice and none left out" {
	quietly crm-contract add code=HT2 customer=C1 P1:12@113
	quietly crm-contract approve HT2
	quietly crm-db settings 'invoice.numbers=special=00000001..00000099'
	for i in {1..20}; do
		crm-invoice issue contract=HT2 1:1 kind=special --no-header --columns number >"out.$i" 2>"err.$i" 3>&- &
	done
	wait
	run -0 crm-invoice numbers --no-header
	expect $'special\t00000001\t00000012\t12\tused' $'special\t00000013\t00000099\t87\tfree'
	assert_equal "$(cat err.* | sort -u)" 'crm-invoice: quantity: line 1 of the contract would be invoiced 1 beyond what is ordered'
	assert_equal "$(cat out.* | wc -l)" 12
	assert_sound
}

@test "rows for the tax authority's software, whose numbers come back" {
	quietly crm-title add party=Acme name=Acme上海 tax_id=91310000607221187T
	quietly crm-invoice issue contract=HT1 1:4
	run -0 crm-invoice export number=
	expect <<-'END'
		invoice_id,单据编号,发票种类,购方名称,购方税号,购方地址电话,购方银行账号,税收分类编码,商品名称,规格型号,计量单位,数量,单价,金额,税率,税额,价税合计,被红冲发票号码,备注
		1,FP2026-0001,数电发票（增值税专用发票）,Acme上海,91310000607221187T,,,,Bolt,,个,4,100.00,400.00,13%,52.00,452.00,,
	END
	printf '单据编号,数电票号码\nFP2026-0001,26312000000012345678\n' >back.csv
	quietly crm-import invoice back.csv code=@单据编号 number=@数电票号码
	run -0 crm-invoice list --no-header --columns number,status
	expect $'1\t26312000000012345678\tapproved'
}

# The layout of the platform's list of all invoices; amounts of a red one are below zero.
@test "the tax platform's list comes in, numbers of twenty digits as they are" {
	cat >list.csv <<-'END'
		序号,发票代码,发票号码,数电发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,货物或应税劳务名称,规格型号,单位,数量,单价,金额,税率,税额,价税合计,发票来源,发票票种,发票状态,是否正数发票,备注
		1,,,26312000000012345678,913101,Steel,9131,我们公司,2026-03-01 10:11:12,*黑色金属*螺栓,M8,个,10,53.0973451327434,530.97,13%,69.03,600.00,电子发票服务平台,数电发票（增值税专用发票）,正常,是,
		2,,,26312000000012345678,913101,Steel,9131,我们公司,2026-03-01 10:11:12,*黑色金属*螺母,M8,个,1,100,100.00,13%,13.00,113.00,电子发票服务平台,数电发票（增值税专用发票）,正常,是,
		3,,,26312000000012345999,913101,Steel,9131,我们公司,2026-03-05 10:11:12,*黑色金属*螺栓,M8,个,-1,53.0973451327434,-53.10,13%,-6.90,-60.00,电子发票服务平台,数电发票（增值税专用发票）,正常,否,
	END
	crm-convert list.csv -o xlsx >list.xlsx
	for list in list.csv list.xlsx; do
		quietly crm-import invoice "$list" --key number number=@数电发票号码 party=@销方名称 direction=received --drop-time --round
	done
	crm-invoice list status=draft | quietly crm-invoice approve -
	run -0 invoices
	expect $'26312000000012345678\tapproved\t630.97\t82.03\t713.00\t713.00\t713.00' $'26312000000012345999\tapproved\t-53.10\t-6.90\t-60.00\t-60.00\t-60.00'
	assert_sound
}

@test "an invoice on paper, and the red letter of it" {
	[ -x "$bin/crm-print" ] || skip 'built without Pango'
	command -v pdftotext >/dev/null || skip 'poppler-utils is not installed'
	quietly crm-db settings company.name=星火机电 company.address=长沙 company.phone=0731 company.bank=工行 company.account=1901 \
		company.tax-id=9143
	issue 1 contract=HT1 1:4 2:1
	quietly crm-invoice red 10000001 1:1 reason=退货 number=10000002
	crm-print invoice 10000001 --output one.pdf
	run -0 pdftotext -layout one.pdf -
	assert_output --partial '伍佰零捌元伍角整'
	crm-print invoice 10000002 --output red.pdf
	run -0 pdftotext -layout red.pdf -
	assert_output --partial '对应蓝字发票：10000001'
	assert_output --partial '负壹佰壹拾叁元整'
}

@test "a supplier's invoice from a file is matched to the lines of its purchase by product" {
	quietly crm-purchase add code=CG1 supplier=Steel P1:10@60 P2:3@10
	quietly crm-purchase approve CG1
	printf '发票号码,采购单号,开票日期,产品,数量,单价,税率\n87654321,CG1,2026-03-10,Bolt,4,61,13%%\n87654321,CG1,2026-03-10,Nut,3,10,13%%\n' >in.csv
	quietly crm-import invoice in.csv --key number direction=received kind=special party=Steel
	quietly crm-invoice approve 87654321
	run -0 crm-invoice match --no-header --columns line,product,ordered,invoiced,difference
	expect $'1\tP1\t10\t4\t3.54' $'2\tP2\t3\t3\t0.00'
}

@test "a draft for another party has the titles of that" {
	quietly crm-customer add code=C2 name=Bolts tax_id=91310000607221187T
	quietly crm-invoice issue party=Acme amount=113 --draft
	run -0 crm-invoice set FP2026-0001 party=Bolts --no-header --columns party,name,tax_id
	expect $'1\t3\tBolts\tBolts\t91310000607221187T'
}

@test "amounts that do not make each other are refused" {
	printf '发票号码,开票日期,金额,税率,税额,价税合计\n87654321,2026-03-01,100,13%%,13,114\n' >bad.csv
	run -3 --separate-stderr crm-import invoice bad.csv --key number party=Steel direction=received kind=special
	assert_regex "${stderr_lines[0]}" 'bad.csv:2: amount: net and tax do not make the amount'
	printf '发票号码,开票日期,金额,价税合计\n87654321,2026-03-01,100,113\n' >bad.csv
	run -3 --separate-stderr crm-import invoice bad.csv --key number party=Steel direction=received kind=special
	assert_regex "${stderr_lines[0]}" 'bad.csv:2: tax: is required: net and tax come together'
}

# Six bolts and two nuts lie there; four bolts go.
ship() {
	quietly crm-warehouse add name=Main
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P1:6@50 P2:2@20
	quietly crm-stock approve KC2026-0001
	quietly crm-ship add contract=HT1 warehouse=W01 1:4 2:1
	quietly crm-ship approve FH2026-0001
	quietly crm-ship send FH2026-0001 1:3
	quietly crm-ship send FH2026-0001 1:1 2:1
}

@test "without lines: what was shipped and not invoiced" {
	ship
	issue 1 contract=HT1 1:5
	run -0 crm-invoice open --no-header
	expect $'1\tHT1\t1\tAcme\t1\tP1\t10\t4\t5\t0\t1\t-113.00' $'1\tHT1\t1\tAcme\t2\tP2\t4\t1\t0\t1\t0\t56.50'
	issue 2 contract=HT1
	run -0 lines 10000002
	expect $'1\tP2\t1\t56.50\t50.00\t6.50\t56.50'
	run -0 crm-invoice open customer=Acme --no-header --columns line,to_invoice,ahead
	expect $'1\t0\t1'
	assert_sound
}

@test "what one shipment brought" {
	ship
	issue 1 stock_entry=KC2026-0003
	run -0 lines 10000001
	expect $'1\tP1\t1\t113.00\t100.00\t13.00\t113.00' $'2\tP2\t1\t56.50\t50.00\t6.50\t56.50'
}

# By hand: five at 60.00 are 265.49 without tax, at 61.00 they are 269.91.
@test "goods that came at an estimated cost have the one invoiced, until the invoice is voided" {
	quietly crm-warehouse add name=Main
	quietly crm-purchase add code=CG1 supplier=Steel day=2026-03-01 P1:10@60
	quietly crm-purchase approve CG1
	quietly crm-purchase receive CG1 1:5 warehouse=W01 --estimated
	run -0 crm-stock on-hand --no-header --columns value
	expect $'1\t265.49'
	quietly crm-invoice receive purchase=CG1 1:5@61 kind=special number=87654321
	run -0 crm-stock on-hand --no-header --columns value
	expect $'1\t269.91'
	quietly crm-invoice void 87654321
	run -0 crm-stock on-hand --no-header --columns value
	expect $'1\t265.49'
	quietly undo_last
	run -0 crm-stock on-hand --no-header --columns value
	expect $'1\t269.91'
	assert_sound
}

@test "nothing is invoiced, nor voided, in a closed period" {
	issue 1 contract=HT1 1:1 day=2026-02-20
	quietly crm-db close 2026-02
	run -3 --separate-stderr crm-invoice issue contract=HT1 1:1 day=2026-02-28
	assert_regex "$stderr" '2026-02.* closed'
	quietly crm-db settings invoice.void=ever
	quietly crm-invoice void 10000001
	run -0 crm-invoice list --no-header --columns billed --as-of 2026-02-28
	expect $'1\t113.00'
	assert_sound
}

@test "the check names what does not hold, by rows" {
	issue 1 contract=HT1 1:4
	quietly crm-invoice red 10000001 1:1 reason=returned
	sqlite3 "$CRM_DB" 'UPDATE billing SET amount = amount + 100 WHERE billing_id = 1'
	run -1 crm-db check --no-header
	expect $'billing\tinvoice_line\t1\twhat was billed with it is not what it says'
	sqlite3 "$CRM_DB" 'UPDATE billing SET amount = amount - 100 WHERE billing_id = 1; UPDATE billing SET amount = amount * 9, net = net * 9 WHERE billing_id = 2'
	run -1 crm-db check --no-header --columns check,table,row_id
	expect $'billing\tinvoice_line\t2' $'red-letter\tinvoice\t1' $'red-letter\tinvoice_line\t1'
}

@test "a number left out is found" {
	quietly crm-db settings 'invoice.numbers=special=00000001..00000009'
	quietly crm-invoice issue contract=HT1 1:1 kind=special
	quietly crm-invoice issue contract=HT1 1:1 kind=special
	sqlite3 "$CRM_DB" "UPDATE invoice SET number = '00000005' WHERE invoice_id = 2"
	run -1 crm-db check --no-header
	expect $'invoice-numbers\tinvoice\t2\tnumbers before its own were never given'
}

@test "a special invoice to somebody without a tax id is issued, and doubted" {
	quietly crm-customer set C1 tax_id=
	run -0 --separate-stderr crm-invoice issue contract=HT1 kind=special number=10000001 1:1 --columns number --no-header
	assert_equal "$output" $'1\t10000001'
	assert_equal "$stderr" "crm-invoice: tax_id: is empty: such an invoice names the buyer's; crm-title, or tax_id= of the\
 customer, tells it"
	run -0 --separate-stderr crm-invoice issue contract=HT1 kind=general number=20000001 1:1 --columns number --no-header
	assert_equal "$stderr" ''
}
