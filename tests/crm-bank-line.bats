#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Bank statements as banks write them: where the names stand, which way money went, what is left out, what is whole.
load helper

bank=$BATS_TEST_DIRNAME/data/bank

setup() {
	export CRM_TODAY=2026-11-05
	crm_init
	quietly crm-account add code=A
}

# take FILE [OPTION...]: the lines of a statement.
take() {
	quietly crm-import bank-line "$bank/$1" account=A "${@:2}"
	crm-bank-line list --no-header --columns day,amount,balance,reference,counterparty,counter_account,text,purpose,state | cut -f 2-
}

@test "ICBC: GBK, debit and credit, tabs behind numbers, a row of totals" {
	run -0 --separate-stderr take icbc.csv
	expect <<-'END'
		2026-10-08	113000.00	163000.00	100001	北京云帆科技有限公司	11001018800053001234	货款	HT2026-0001	open
		2026-10-08	-50.00	162950.00	100002			手续费		open
		2026-10-15	-20000.00	142950.00	100003	张三	6222021001112223334	转账	备用金	open
		2026-10-21	128.47	143078.47	100004			利息		open
	END
	assert_equal "$stderr" "crm-import: $bank/icbc.csv: rows of totals left out: 1"
	assert_sound
}

@test "CCB: the newest line first, a day with its time, several on one day" {
	run -0 --separate-stderr take ccb.csv
	expect <<-'END'
		2026-10-30	-5000.00	51200.50	110010188-100000000007	华盛贸易有限公司	0200001909200123456	转账		open
		2026-10-31	-1200.50	50000.00	110010188-100000000008	国网北京市电力公司	11001085100059009999	电费		open
		2026-10-31	8000.00	58000.00	110010188-100000000009	上海远景实业有限公司	31050161360000001111	电子汇入	尾款	open
	END
	assert_equal "$stderr" ''
}

@test "BOC: names in two languages, one signed amount, payer and payee" {
	run -0 --separate-stderr take boc.csv
	expect <<-'END'
		2026-10-10	15000.00	25000.00	B20261010001	广州南方电器有限公司	622001		货款	open
		2026-10-12	-3000.00	22000.00	B20261012001	深圳快运有限公司	622777		运费	open
		2026-10-21	500.00	22500.00	B20261021001			结息		open
	END
}

@test "CMB: a letterhead of comments, two lines with one number" {
	run -0 --separate-stderr take cmb.csv
	expect <<-'END'
		2026-10-09	-2000.00	98000.00	G000011	北京得力商贸有限公司	6225880100001111	办公用品		open
		2026-10-09	-10.00	97990.00	G000011			汇款手续费		open
		2026-10-20	56500.00	154490.00	G000020	北京云帆科技有限公司	11001018800053001234	货款		open
	END
	assert_equal "$stderr" "crm-import: $bank/cmb.csv: rows of totals left out: 2"
}

@test "ABC: no number of a line" {
	run -0 --separate-stderr take abc.csv
	expect <<-'END'
		2026-10-05	-300.00	9700.00				工本费		open
		2026-10-16	2260.00	11960.00		石家庄恒通建材有限公司	50100100010001	转存	货款	open
	END
}

@test "Alipay: what goes out is below zero" {
	run -0 --separate-stderr take alipay.csv
	expect <<-'END'
		2026-10-10	99.00	1099.00	1234001		li***@example.com	接线端子		open
		2026-10-10	-0.59	1098.41	1234002			服务费	服务费[2026101022001]	open
		2026-10-15	-99.00	999.41	1234003		li***@example.com	接线端子退款		open
	END
	assert_equal "$stderr" "crm-import: $bank/alipay.csv: rows of totals left out: 4"
}

@test "WeChat: a direction in words; neither in nor out is ignored, what was closed is left out" {
	run -0 --separate-stderr take wechat.csv
	expect <<-'END'
		2026-10-20	400.00		2071111	工商银行(3456)		/	服务费¥0.40	ignored
		2026-10-25	500.00		1000050001	王芳		转账备注:定金	/	open
		2026-10-28	-35.80		4200001111	顺丰速运		运费	/	open
	END
	assert_equal "$stderr" "crm-import: $bank/wechat.csv: rows of payments that came to nothing left out: 1"
}

@test "statements that overlap are entered once" {
	printf '日期,借方,贷方,余额\n2026-10-01,,100,100\n2026-10-01,,100,200\n2026-10-02,50,,150\n' >one.csv
	printf '日期,借方,贷方,余额\n2026-10-03,,5,155\n2026-10-02,50,,150\n2026-10-01,,100,200\n' >two.csv
	quietly crm-import bank-line one.csv account=A
	run -0 bash -c 'crm-import bank_line two.csv account=A --no-header | cut -f 2,3,4,6'
	expect $'bank_line\t3\t1\t2'
	run -0 crm-bank-line list --columns day,amount,balance,place --no-header
	expect $'1\t2026-10-01\t100.00\t100.00\t1' $'2\t2026-10-01\t100.00\t200.00\t2' $'3\t2026-10-02\t-50.00\t150.00\t1' \
		$'4\t2026-10-03\t5.00\t155.00\t1'
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
	run -0 crm-bank-line count
	expect 3
	assert_sound
}

@test "a break in the balances names its row" {
	printf '银行对账单\n日期,借方,贷方,余额\n2026-10-01,,100,100\n2026-10-02,50,,50\n2026-10-04,,7,60\n2026-10-05,1,,59\n' >gap.csv
	run -3 --separate-stderr crm-import bank-line gap.csv account=A
	assert_equal "${stderr_lines[0]}" "crm-import: gap.csv:5: balance: 60.00 is not what follows from the line beside it (50.00): \
a line is missing or was changed; --lenient takes it as it is"
	assert_equal "${stderr_lines[1]}" "crm-import: nothing was imported"
	run -0 crm-bank-line count
	expect 0
	quietly crm-import bank-line gap.csv account=A --lenient
	run -0 crm-bank-line count
	expect 4
}

@test "columns and the row of the names can be told" {
	printf 'x\ny\nwhen,what\n2026/10/1,(5.00)\n20261002,"1,000"\n' >own.csv
	run -3 --separate-stderr crm-import bank-line own.csv account=A
	assert_equal "${stderr_lines[0]}" "crm-import: own.csv: none of the first 30 rows names a day and an amount: name them by \
day=@COLUMN and amount=@COLUMN, and the row of the names by --header"
	quietly crm-import bank-line own.csv account=A day=@when amount=@what
	run -0 crm-bank-line list --columns day,amount --no-header
	expect $'1\t2026-10-01\t-5.00' $'2\t2026-10-02\t1000.00'
	run -0 bash -c 'crm-import bank-line own.csv account=A day=@when amount=@what --header 3 --no-header | cut -f 2,3,4,6'
	expect $'bank_line\t2\t0\t2'
}

@test "lines that say nothing or too much, and a state that is not to be set" {
	printf 'day,debit,credit\n2026-10-01,1,2\n2026-10-02,,\n2026-10-03,0,0\nsoon,1,\n合计,1,\n' >bad.csv
	run -3 --separate-stderr crm-import bank-line bad.csv account=A
	assert_equal "$stderr" "crm-import: bad.csv: rows of totals left out: 1
crm-import: bad.csv:2: amount: is in the column of debits and in that of credits: one of them is right
crm-import: bad.csv:3: amount: is missing: a line has an amount, a debit or a credit
crm-import: bad.csv:4: amount: is missing: a line has an amount, a debit or a credit
crm-import: bad.csv:5: day: cannot read 'soon' as date: not a date: write it as 2026-03-05
crm-import: nothing was imported: mend the rows named above, or give --partial"
	quietly crm-bank-line add account=A day=2026-10-01 amount=5
	refused 3 "crm-bank-line: id=1: state: a line is matched by crm-cash accept" crm-bank-line set id=1 state=matched
}

@test "the number in the letterhead says which account it is" {
	quietly crm-account add code=ICBC number=0200001909200123456
	quietly crm-account add code=CCB number=11001018800053007777
	quietly crm-account add code=CMB number=110900001111222
	quietly crm-import bank-line "$bank/icbc.csv" 2>/dev/null
	quietly crm-import bank-line "$bank/ccb.csv"
	quietly crm-import bank-line "$bank/cmb.csv" 2>/dev/null
	run -0 bash -c 'crm-bank-line list --columns account --no-header | cut -f 3 | sort | uniq -c | tr -s " "'
	expect ' 3 CCB' ' 3 CMB' ' 4 ICBC'
	run -3 --separate-stderr crm-import bank-line "$bank/abc.csv"
	assert_regex "${stderr_lines[1]}" 'abc.csv:4: account: is required'
}
