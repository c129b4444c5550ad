#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The book held against the bank: proposals, what is accepted, what is open on either side.
load helper

bank=$BATS_TEST_DIRNAME/data/bank

setup() {
	export CRM_TODAY=2026-11-05
	crm_init
	quietly crm-account add code=ICBC number=0200001909200123456
	quietly crm-cash opening ICBC 50000 --on 2026-09-30
}

# A receivable of a contract, which the statement of ICBC has the payment of, and a payment in the book.
sell() {
	quietly crm-customer add name=北京云帆科技有限公司
	quietly crm-contract add customer=C0001 code=HT2026-0001 day=2026-09-01
	quietly crm-ar add customer=C0001 contract=HT2026-0001 amount=113000 day=2026-09-05
	quietly crm-cash out ICBC 20000 day=2026-10-14 text=备用金
	quietly crm-import bank-line "$bank/icbc.csv" account=ICBC 2>/dev/null
}

proposals() {
	crm-cash match --no-header --columns bank_line_id,amount,kind,entry_id,to,party,contract,item,score,reason "$@"
}

reconciled() {
	crm-cash reconcile "$1" --no-header --columns item,day,amount,bank_line_id,cash_entry_id "${@:2}"
}

last_change() {
	crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1
}

@test "an entry that is there, a contract's number, the words of banks" {
	sell
	run -0 proposals --account ICBC
	expect <<-'END'
		1	113000.00	receipt			北京云帆科技有限公司	HT2026-0001	YS2026-0001	0.98	contract,open
		3	-20000.00	entry	2					0.975	amount
		2	-50.00	fee						0.9	word
		4	128.47	interest						0.9	word
	END
	run -0 proposals amount=..0 --within 0
	expect $'2\t-50.00\tfee\t\t\t\t\t\t0.9\tword'
}

@test "what is accepted is entered, allocated and matched, and undone as a whole" {
	sell
	run -0 bash -c 'crm-cash match | crm-cash accept - --columns amount,state,entry_id --sort bank_line_id --no-header'
	expect $'1\t113000.00\tmatched\t3' $'2\t-50.00\tmatched\t4' $'3\t-20000.00\tmatched\t2' $'4\t128.47\tmatched\t5'
	run -0 crm-cash list --columns day,kind,amount,balance,party,reference,text --no-header kind!=opening
	expect <<-'END'
		3	2026-10-08	receipt	113000.00	163000.00	1	北京云帆科技有限公司	100001	货款
		4	2026-10-08	fee	-50.00	162950.00			100002	手续费
		2	2026-10-14	expense	-20000.00	142950.00				备用金
		5	2026-10-21	interest	128.47	143078.47			100004	利息
	END
	run -0 crm-receipt list payer!= --if-any
	expect ''
	run -0 crm-ar list --columns code,open --no-header
	expect $'1\tYS2026-0001\t0.00'
	run -0 proposals
	expect ''
	assert_sound
	quietly crm-db undo "$(last_change)"
	run -0 crm-ar list --columns code,open --no-header
	expect $'1\tYS2026-0001\t113000.00'
	run -0 crm-bank-line count state=open
	expect 4
	assert_sound
	quietly bash -c 'crm-cash match | crm-cash accept -'
	run -0 crm-ar list --columns code,open --no-header
	expect $'1\tYS2026-0001\t0.00'
	assert_sound
}

@test "names, who paid before, and an amount that only one item has" {
	quietly crm-customer add name=上海远景
	quietly crm-customer add name=Beta
	quietly crm-ar add customer=上海远景 amount=100 day=2026-09-05
	quietly crm-ar add customer=Beta amount=77.70 day=2026-09-05
	quietly crm-bank-line add account=ICBC day=2026-10-01 amount=100 counterparty=上海远景有限公司
	quietly crm-bank-line add account=ICBC day=2026-10-02 amount=100 counterparty=上海远景有限公司
	quietly crm-bank-line add account=ICBC day=2026-10-03 amount=77.70 counterparty=张三
	run -0 proposals
	expect <<-'END'
		1	100.00	receipt			上海远景		YS2026-0001	0.95	name,open
		2	100.00	receipt			上海远景			0.85	name
		3	77.70	receipt			Beta		YS2026-0002	0.5	open
	END
	quietly bash -c 'crm-cash match | crm-cash accept -'
	quietly crm-bank-line add account=ICBC day=2026-10-04 amount=5 counterparty=张三
	run -0 proposals
	expect $'4\t5.00\treceipt\t\t\tBeta\t\t\t0.8\tpayer'
	run -0 crm-receipt list --columns customer.name,amount,open,payer --no-header
	expect $'3\t上海远景\t100.00\t0.00\t上海远景有限公司' $'4\t上海远景\t100.00\t100.00\t上海远景有限公司' \
		$'5\tBeta\t77.70\t0.00\t张三'
	assert_sound
}

@test "a transfer between own accounts is two entries, and both lines are matched" {
	quietly crm-account add code=CCB number=11001018800053007777
	quietly crm-bank-line add account=CCB day=2026-10-31 amount=5000 counter_account=0200001909200123456
	quietly crm-bank-line add account=ICBC day=2026-10-30 amount=-5000 counter_account=11001018800053007777
	run -0 proposals --account CCB
	expect $'1\t5000.00\ttransfer\t\tICBC\t\t\t\t0.95\taccount'
	quietly bash -c 'crm-cash match --account CCB | crm-cash accept -'
	run -0 crm-bank-line list --columns account,amount,state,entry_id --no-header
	expect $'2\t1\tICBC\t-5000.00\tmatched\t2' $'1\t2\tCCB\t5000.00\tmatched\t3'
	run -0 crm-cash balance --columns account.code,balance --no-header
	expect $'1\tICBC\t45000.00' $'3\tCCB\t5000.00'
	assert_sound
}

@test "of two banks that each tell of a transfer, both lines are accepted in one run" {
	quietly crm-account add code=CCB number=11001018800053007777
	quietly crm-bank-line add account=CCB day=2026-10-31 amount=5000 counter_account=0200001909200123456
	quietly crm-bank-line add account=ICBC day=2026-10-30 amount=-5000 counter_account=11001018800053007777
	quietly bash -c 'crm-cash match | crm-cash accept -'
	run -0 crm-bank-line list --columns account,amount,state,entry_id --no-header
	expect $'2\t1\tICBC\t-5000.00\tmatched\t2' $'1\t2\tCCB\t5000.00\tmatched\t3'
	run -0 crm-cash balance --columns account.code,balance --no-header
	expect $'1\tICBC\t45000.00' $'3\tCCB\t5000.00'
	run -3 --separate-stderr crm-cash accept id=1 --kind transfer --to ICBC
	assert_equal "$stderr" "crm-cash: id=1: state: the line is matched already"
	assert_sound
}

@test "a line may be accepted by hand, and taken out of its match" {
	sell
	quietly crm-cash accept id=3 --kind expense
	run -3 --separate-stderr crm-cash accept id=3 --kind fee
	assert_equal "$stderr" "crm-cash: id=3: state: the line is matched already"
	quietly crm-cash reverse id=3
	quietly crm-cash accept id=3 --kind entry --entry 2
	run -3 --separate-stderr crm-cash accept id=2 --kind entry --entry 2
	assert_equal "$stderr" "crm-cash: id=2: entry: entry 2 is of another account or amount"
	run -3 --separate-stderr crm-cash accept id=2 --kind receipt
	assert_equal "$stderr" "crm-cash: id=2: kind: a receipt comes in, and this line goes out: refund, payment or expense"
	run -3 --separate-stderr crm-cash accept id=1 --kind receipt
	assert_equal "$stderr" "crm-cash: id=1: party: is required: who paid or was paid"
	run -2 --separate-stderr crm-cash accept id=1
	assert_equal "$stderr" "crm-cash: say what the lines are by --kind, or give the rows of crm-cash match"
	quietly crm-cash accept id=1 --kind receipt --party C0001
	assert_sound
}

@test "a line that stands twice in the rows is refused, and nothing is entered" {
	sell
	crm-cash match >rows
	tail -n 1 rows >>rows
	run -3 --separate-stderr crm-cash accept - <rows
	assert_equal "$stderr" "crm-cash: standard input:6: state: the line is matched already"
	run -0 crm-bank-line count state=open
	expect 4
	printf 'bank_line_id\tkind\n2\tnonsense\n' >rows
	run -3 --separate-stderr crm-cash accept - <rows
	assert_regex "$stderr" "^crm-cash: standard input:2: no choice 'nonsense' in list cash-kind"
}

@test "the bank and the book are reconciled on any day" {
	sell
	quietly crm-cash out ICBC 77 day=2026-10-14 text=支票
	quietly crm-cash accept id=1 --kind receipt --party C0001
	quietly crm-cash accept id=3 --kind entry --entry 2
	run -0 reconciled ICBC
	expect <<-'END'
		bank-balance	2026-11-05	143078.47		
		paid-not-at-bank	2026-10-14	-77.00		3
		bank-adjusted	2026-11-05	143001.47		
		book-balance	2026-11-05	142923.00		
		received-not-in-book	2026-10-21	128.47	4	
		paid-not-in-book	2026-10-08	-50.00	2	
		book-adjusted	2026-11-05	143001.47		
		difference	2026-11-05	0.00		
	END
	run -0 reconciled ICBC --as-of 2026-10-14
	expect <<-'END'
		bank-balance	2026-10-14	162950.00		
		paid-not-at-bank	2026-10-14	-20000.00		2
		paid-not-at-bank	2026-10-14	-77.00		3
		bank-adjusted	2026-10-14	142873.00		
		book-balance	2026-10-14	142923.00		
		paid-not-in-book	2026-10-08	-50.00	2	
		book-adjusted	2026-10-14	142873.00		
		difference	2026-10-14	0.00		
	END
	run -0 crm-cash unmatched --account ICBC --columns amount --no-header
	expect $'2\t-50.00' $'4\t128.47'
}

@test "the statement of reconciliation: a document for each account, on one line" {
	sell
	quietly crm-account set ICBC bank=工商银行
	quietly crm-account add code=CCB
	quietly crm-cash in ICBC 33 day=2026-10-14
	run -0 crm-cash reconcile -o ndjson --columns account,number,day,bank_balance,received_not_at_bank,paid_not_at_bank,\
bank_adjusted,book_balance,received_not_in_book,paid_not_in_book,book_adjusted,difference
	expect '{"account":"ICBC","number":"0200001909200123456","day":"2026-11-05","bank_balance":143078.47,"received_not_at_bank":33.00,'\
'"paid_not_at_bank":20000.00,"bank_adjusted":123111.47,"book_balance":30033.00,"received_not_in_book":113128.47,'\
'"paid_not_in_book":20050.00,"book_adjusted":123111.47,"difference":0.00}'
	run -0 crm-cash reconcile ICBC -o ndjson --as-of 2026-10-14 --columns lines
	expect '{"lines":[{"item":"received-not-at-bank","label":"加：企业已收、银行未收","day":"2026-10-14","amount":33.00,"reference":null,"counterparty":null,"text":null,"bank_line_id":null,"cash_entry_id":3},{"item":"paid-not-at-bank","label":"减：企业已付、银行未付","day":"2026-10-14","amount":-20000.00,"reference":null,"counterparty":null,"text":"备用金","bank_line_id":null,"cash_entry_id":2},{"item":"received-not-in-book","label":"加：银行已收、企业未收","day":"2026-10-08","amount":113000.00,"reference":"100001","counterparty":"北京云帆科技有限公司","text":"货款","bank_line_id":1,"cash_entry_id":null},{"item":"paid-not-in-book","label":"减：银行已付、企业未付","day":"2026-10-08","amount":-50.00,"reference":"100002","counterparty":null,"text":"手续费","bank_line_id":2,"cash_entry_id":null}]}'
	run -2 --separate-stderr crm-cash reconcile ICBC CCB
	assert_equal "$stderr" "crm-cash: name one account, or none: all of the firm, and those that the bank has told of"
}

@test "a month of which the bank has told nothing has its statement" {
	run -0 reconciled ICBC --as-of 2026-09-30
	expect <<-'END'
		bank-balance	2026-09-30	50000.00		
		bank-adjusted	2026-09-30	50000.00		
		book-balance	2026-09-30	50000.00		
		book-adjusted	2026-09-30	50000.00		
		difference	2026-09-30	0.00		
	END
	run -0 crm-cash reconcile --as-of 2026-09-30 -o ndjson --columns account,bank_adjusted,book_adjusted
	expect '{"account":"ICBC","bank_adjusted":50000.00,"book_adjusted":50000.00}'
	quietly crm-account add code=TILL kind=cash
	quietly crm-cash opening TILL 5 --on 2026-09-30
	run -0 bash -c 'crm-cash reconcile --as-of 2026-09-30 -o ndjson | crm-print reconciliation - 2>/dev/null | head -c 4'
	expect '%PDF'
}

@test "the statement of reconciliation on paper" {
	command -v pdftotext >/dev/null || skip 'poppler-utils is not installed'
	sell
	quietly crm-account set ICBC bank=工商银行
	quietly crm-db settings company.name=华盛贸易有限公司
	quietly crm-cash in ICBC 33 day=2026-10-14
	run -0 bash -c 'crm-cash reconcile -o ndjson | crm-print reconciliation - | pdftotext -layout - - | sed "s/^[ \f]*//" | tr -s " " |
		grep -E "余额|银行|企业"'
	expect <<-'END'
		银行存款余额调节表
		开户行：工商银行 账号：0200001909200123456
		企业银行存款日记账余额 30,033.00 银行对账单余额 143,078.47
		加：银行已收、企业未收 113,128.47 加：企业已收、银行未收 33.00
		减：银行已付、企业未付 20,050.00 减：企业已付、银行未付 20,000.00
		调节后的存款余额 123,111.47 调节后的存款余额 123,111.47
		2026-10-14 加：企业已收、银行未收 33.00
		2026-10-14 减：企业已付、银行未付 备用金 -20,000.00
		2026-10-08 加：银行已收、企业未收 100001 货款 113,000.00
		2026-10-21 加：银行已收、企业未收 100004 利息 128.47
		2026-10-08 减：银行已付、企业未付 100002 手续费 -50.00
		2026-10-15 减：银行已付、企业未付 100003 张三 转账 -20,000.00
	END
}
