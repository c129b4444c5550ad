#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Lines of the bank that are no open item's amount: short of a fee, for several items, one of several, of third parties.
load helper

setup() {
	export CRM_TODAY=2026-11-05
	crm_init
	quietly crm-db settings match.fee-limit=50
	quietly crm-account add code=ICBC number=0200001909200123456
	quietly crm-cash opening ICBC 50000 --on 2026-09-30
	for name in 北京云帆科技有限公司 上海远景实业有限公司 广州南方电器有限公司; do
		quietly crm-customer add name="$name"
	done
}

# owe CUSTOMER AMOUNT DUE
owe() {
	quietly crm-ar add customer="$1" amount="$2" day=2026-09-05 due="$3"
}

# line AMOUNT COUNTERPARTY [FIELD=VALUE...]
line() {
	quietly crm-bank-line add account=ICBC day=2026-10-20 amount="$1" counterparty="$2" "${@:3}"
}

proposals() {
	crm-cash match --no-header --columns bank_line_id,amount,kind,entry_id,party,item,fee,score,reason,tie "$@"
}

accept_all() {
	quietly bash -c 'crm-cash match | crm-cash accept -'
}

# A month of a bank's file, with one line of each sort.
month() {
	owe C0001 10000 2026-10-01
	owe C0002 3000 2026-10-01
	owe C0002 4500 2026-10-15
	owe C0002 2200 2026-11-01
	owe C0003 8000 2026-10-01
	quietly crm-supplier add name=深圳快运有限公司
	quietly crm-ap add supplier=深圳快运有限公司 amount=1200 day=2026-09-30
	quietly crm-import bank-line "$BATS_TEST_DIRNAME/data/bank/icbc-short.csv" 2>/dev/null
}

@test "short by a fee, the oldest items, two lines for one item, a payment with a fee" {
	month
	run -0 proposals
	expect <<-'END'
		2	7500.00	receipt		上海远景实业有限公司	YS2026-0002,YS2026-0003		0.94	name,oldest	
		3	5000.00	receipt		广州南方电器有限公司	YS2026-0005		0.93	name,together	
		4	3000.00	receipt		广州南方电器有限公司	YS2026-0005		0.93	name,together	
		1	9985.00	receipt		北京云帆科技有限公司	YS2026-0001	15.00	0.9	name,open,fee	
		5	-1205.50	payment		深圳快运有限公司	YF2026-0001	5.50	0.9	name,open,fee	
	END
}

@test "what is accepted settles the items in full, and the fee is a cost of its own" {
	month
	run -0 bash -c 'crm-cash match | crm-cash accept - --columns amount,state --no-header --sort bank_line_id'
	expect $'1\t9985.00\tmatched' $'2\t7500.00\tmatched' $'3\t5000.00\tmatched' $'4\t3000.00\tmatched' $'5\t-1205.50\tmatched'
	run -0 crm-receipt list --columns customer.code,amount,fee,open --no-header
	expect <<-'END'
		7	C0001	10000.00	15.00	0.00
		8	C0002	7500.00		0.00
		9	C0003	5000.00		0.00
		10	C0003	3000.00		0.00
	END
	run -0 crm-ar list --columns code,open --no-header 'open>0'
	expect $'4\tYS2026-0004\t2200.00'
	run -0 crm-payment list --columns amount,fee,open --no-header
	expect $'11\t1200.00\t5.50\t0.00'
	run -0 crm-cash list kind=receipt,payment day=2026-10-08,2026-10-13 --columns day,kind,amount,item.code,item.amount,item.fee --no-header
	expect $'2\t2026-10-08\treceipt\t9985.00\tSK2026-0001\t10000.00\t15.00' \
		$'6\t2026-10-13\tpayment\t-1205.50\tFK2026-0001\t1200.00\t5.50'
	assert_sound
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
	run -0 proposals --columns bank_line_id,score
	expect $'2\t0.94' $'3\t0.93' $'4\t0.93' $'1\t0.9' $'5\t0.9'
	assert_sound
}

@test "a third party is remembered by the name and by the account, and forgotten with what it paid" {
	month
	accept_all
	run -0 proposals
	expect ''
	quietly crm-cash accept id=6 --kind receipt --party C0001
	run -0 proposals
	expect $'7\t700.00\treceipt\t\t北京云帆科技有限公司\t\t\t0.8\tpayer\t'
	line 80 李四（代付） counter_account=6222021001112223334
	run -0 proposals amount=80
	expect $'8\t80.00\treceipt\t\t北京云帆科技有限公司\t\t\t0.8\tpayer\t'
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 2 --no-header | tail -n 1 | cut -f 1)"
	run -0 proposals amount=700
	expect ''
}

@test "who pays for several is a tie, unless one of them owes just that" {
	for customer in C0001 C0002; do
		quietly crm-receipt add customer=$customer amount=5 payer=代付公司 day=2026-10-01
	done
	owe C0002 250 2026-10-01
	line 100 代付公司
	line 250 代付公司
	run -0 proposals
	expect <<-'END'
		2	250.00	receipt		上海远景实业有限公司	YS2026-0001		0.7	payer,open	
		1	100.00	receipt		上海远景实业有限公司			0.6	payer	yes
		1	100.00	receipt		北京云帆科技有限公司			0.6	payer	yes
	END
	run -0 --separate-stderr bash -c 'crm-cash match | crm-cash accept - --columns state --no-header'
	expect $'2\tmatched'
	assert_equal "$stderr" "crm-cash: rows that are a tie were passed over: 2; accept the right ones without their column tie"
	crm-cash match | sed '3d; s/yes$//' >chosen
	run -0 bash -c 'crm-cash accept - --columns state --no-header <chosen'
	expect $'1\tmatched'
	assert_sound
}

@test "two items that a fee would explain are a tie" {
	owe C0001 1000 2026-10-01
	owe C0001 1002 2026-10-02
	line 998 北京云帆科技有限公司
	run -0 proposals
	expect <<-'END'
		1	998.00	receipt		北京云帆科技有限公司	YS2026-0001	2.00	0.9	name,open,fee	yes
		1	998.00	receipt		北京云帆科技有限公司	YS2026-0002	4.00	0.9	name,open,fee	yes
	END
}

@test "one line for two entries is a tie, two for two are not" {
	quietly crm-cash out ICBC 30 day=2026-10-20 text=one
	quietly crm-cash out ICBC 30 day=2026-10-20 text=two
	line -30 快递
	run -0 proposals
	expect $'1\t-30.00\tentry\t2\t\t\t\t0.985\tamount,day\tyes' $'1\t-30.00\tentry\t3\t\t\t\t0.985\tamount,day\tyes'
	line -30 快递
	run -0 proposals
	expect $'1\t-30.00\tentry\t2\t\t\t\t0.985\tamount,day\t' $'2\t-30.00\tentry\t3\t\t\t\t0.985\tamount,day\t'
	line -30 快递
	run -0 proposals --columns bank_line_id,entry_id,tie
	expect <<-'END'
		1	2	yes
		1	3	yes
		2	2	yes
		2	3	yes
		3	2	yes
		3	3	yes
	END
}

@test "items that are not the oldest settle one line where only they come to it" {
	for amount in 100 230 410 770; do
		owe C0001 $amount 2026-10-01
	done
	line 640 北京云帆科技有限公司
	run -0 proposals
	expect $'1\t640.00\treceipt\t\t北京云帆科技有限公司\tYS2026-0002,YS2026-0003\t\t0.92\tname,several\t'
	owe C0001 540 2026-10-01
	run -0 proposals
	expect $'1\t640.00\treceipt\t\t北京云帆科技有限公司\t\t\t0.85\tname\t'
}

@test "what is short is no fee unless the firm says how much may be one; the lesser of the two limits counts" {
	owe C0001 10000 2026-10-01
	owe C0002 100 2026-10-01
	line 9940 北京云帆科技有限公司
	line 98 上海远景实业有限公司
	quietly crm-db settings match.fee-limit=0
	run -0 proposals
	expect $'1\t9940.00\treceipt\t\t北京云帆科技有限公司\t\t\t0.85\tname\t' \
		$'2\t98.00\treceipt\t\t上海远景实业有限公司\t\t\t0.85\tname\t'
	quietly crm-db settings match.fee-limit=100 match.fee-rate=5%
	run -0 proposals
	expect $'1\t9940.00\treceipt\t\t北京云帆科技有限公司\tYS2026-0001\t60.00\t0.9\tname,open,fee\t' \
		$'2\t98.00\treceipt\t\t上海远景实业有限公司\tYS2026-0002\t2.00\t0.9\tname,open,fee\t'
	refused 3 "crm-db: match.fee-rate cannot be '200%': not a share, such as 1%" crm-db settings match.fee-rate=200%
}

@test "an item of another currency is not what a line pays" {
	quietly crm-ar add customer=C0001 amount=100 currency=USD day=2026-09-05 due=2026-10-01
	line 100 北京云帆科技有限公司
	run -0 proposals
	expect $'1\t100.00\treceipt\t\t北京云帆科技有限公司\t\t\t0.85\tname\t'
}

@test "a fee and items by hand, and such as cannot be" {
	owe C0001 1000 2026-10-01
	owe C0001 200 2026-10-02
	line 1190 somebody
	refused 3 "crm-cash: id=1: fee: a fee cannot be below zero" crm-cash accept id=1 --kind receipt --party C0001 --fee=-1
	refused 2 "crm-cash: id=1: fee: 'much': not a number" crm-cash accept id=1 --kind receipt --party C0001 --fee much
	refused 1 "crm-cash: no item 'YS2026-0009'; did you mean 'YS2026-0001' or 'YS2026-0002'?" \
		crm-cash accept id=1 --kind receipt --party C0001 --item YS2026-0009
	quietly crm-cash accept id=1 --kind receipt --party C0001 --item YS2026-0001,YS2026-0002 --fee 10
	run -0 crm-ar list --columns code,open --no-header
	expect $'1\tYS2026-0001\t0.00' $'2\tYS2026-0002\t0.00'
	assert_sound
}

@test "new money without an item goes by the setting for all new money" {
	owe C0001 1000 2026-10-01
	quietly crm-db settings ar.allocate=oldest
	line 300 北京云帆科技有限公司
	accept_all
	run -0 crm-ar list --columns code,open --no-header
	expect $'1\tYS2026-0001\t700.00'
}
