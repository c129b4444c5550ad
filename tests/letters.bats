#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What is written to customers about what they owe: statements of account, confirmations of balances, reminders.
load helper

setup() {
	crm_init
	quietly crm-db settings company.name=星火机电 company.bank=工商银行 company.account=1901007009 company.phone=0731-1 \
		company.address=麓谷大道
	quietly crm-customer add name=华盛
	quietly crm-customer add name=Bolt country=Germany
}

# Goods on the shelf, and a contract of 1,000.00 with 华盛 on 1 February: 30 % at once, the rest 30 days after goods go.
sell() {
	quietly crm-product add code=P1 name=螺栓 unit=piece
	quietly crm-product add code=P2 name=螺母 unit=piece
	quietly crm-warehouse add name=Main
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P1:100@2 P2:100@1
	quietly crm-stock approve KC2026-0001
	quietly crm-contract add customer=C0001 day=2026-02-01 P1:8@100,tax=zero P2:20@10,tax=zero
	quietly crm-contract plan HT2026-0001 30%@sign 70%@ship+30d
	quietly crm-contract approve HT2026-0001
	quietly crm-ship add contract=HT2026-0001 warehouse=W01
	quietly crm-ship approve FH2026-0001
}

# statement ARGUMENT...: its lines without what is the same in all.
statement() {
	crm-ar statement "$@" --no-header --columns customer,day,kind,document,debit,credit,balance
}

# What is overdue on 10 March: 华盛 8, 37 and 67 days, Bolt 20 days.
arrears() {
	quietly crm-import receivable - <<-'EOF'
		code,customer,amount,day,due
		A8,C0001,80,2026-01-01,2026-03-02
		A37,C0001,370,2026-01-01,2026-02-01
		A67,C0001,670,2026-01-01,2026-01-02
		B20,C0002,200,2026-01-01,2026-02-18
		B6,C0002,60,2026-01-01,2026-03-04
	EOF
}

dun() {
	crm-ar dun "$@" --no-header --columns customer,level,receivable,open,overdue
}

undo_last() {
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
}

@test "a statement lies between two balances: what was delivered and what was paid" {
	sell
	quietly crm-ar add customer=C0001 amount=500 kind=opening day=2026-01-01 due=2026-01-31
	quietly crm-ship send FH2026-0001 --on 2026-02-05
	quietly crm-receipt add customer=C0001 amount=600 day=2026-02-20 --oldest
	quietly crm-ship return HT2026-0001 1:2 warehouse=W01 --on 2026-02-25
	quietly crm-ar write-off YS2026-0004 10 --why 'a rest' --on 2026-02-26
	run -0 statement C0001 --period 2026-02
	expect <<-'EOF'
		华盛	2026-02-01	opening				500.00
		华盛	2026-02-05	delivery	KC2026-0002	1000.00		1500.00
		华盛	2026-02-20	receipt	SK2026-0001		600.00	900.00
		华盛	2026-02-25	return	KC2026-0003		200.00	700.00
		华盛	2026-02-26	write-off	HT2026-0001		10.00	690.00
		华盛	2026-02-28	closing				690.00
	EOF
	run -0 crm-ar statement C0001 --period 2026-02 --lines --no-header --columns day,kind,product,quantity,debit,credit
	assert_line $'2026-02-05\tdelivery\t螺栓\t8\t800.00\t'
	assert_line $'2026-02-25\treturn\t螺栓\t-2\t\t200.00'
}

@test "by what fell due: instalments when they are owed, delivered or not" {
	sell
	run -0 statement C0001 --to 2026-02-28
	expect ''
	run -0 statement C0001 --to 2026-02-28 --due
	expect <<-'EOF'
		华盛	2026-02-01	opening				0.00
		华盛	2026-02-01	receivable	HT2026-0001	1000.00		1000.00
		华盛	2026-02-28	closing				1000.00
	EOF
	quietly crm-ship send FH2026-0001 --on 2026-02-05
	run -0 statement C0001 --to 2026-02-28 --due
	assert_line --index 2 $'华盛\t2026-02-28\tclosing\t\t\t\t1000.00'
}

@test "a delivery and a receivable that are cancelled are as if they had never been" {
	sell
	quietly crm-ship send FH2026-0001 --on 2026-02-05
	quietly crm-ship cancel KC2026-0002
	run -0 statement C0001 --period this-year
	expect ''
}

@test "invoices are told, and change no balance" {
	sell
	quietly crm-invoice issue contract=HT2026-0001 --all day=2026-02-03 number=26432000000000000001
	run -0 crm-ar statement C0001 --period 2026-02 --no-header --columns kind,document,debit,balance,invoiced
	expect <<-'EOF'
		opening			0.00	
		invoice	26432000000000000001		0.00	1000.00
		closing			0.00	
	EOF
}

@test "suppliers have statements, too: what we owe stands in credit" {
	quietly crm-supplier add name=Steel
	quietly crm-ap add supplier=S0001 amount=900 kind=opening day=2026-01-05 due=2026-02-05
	quietly crm-payment add supplier=S0001 amount=400 day=2026-02-10 --oldest
	run -0 crm-ap statement --all --period this-year --no-header --columns supplier,day,kind,debit,credit,balance
	expect <<-'EOF'
		Steel	2026-01-01	opening			0.00
		Steel	2026-01-05	payable		900.00	900.00
		Steel	2026-02-10	payment	400.00		500.00
		Steel	2026-12-31	closing			500.00
	EOF
}

# A book of 40 customers with all that may happen to receivables and receipts.
book() {
	awk 'BEGIN { print "name"; for (i = 1; i <= 40; i++) print "K" i }' | quietly crm-import customer -
	awk 'BEGIN { srand(7); print "code,customer,amount,day,due,kind"; for (i = 1; i <= 200; i++) printf "R%d,K%d,%d.%02d,2026-%02d-%02d,2026-03-01,%s\n",
		i, 1 + i % 40, 100 + rand() * 900, rand() * 100, 1 + rand() * 2, 1 + rand() * 27, i % 3 ? "other" : "opening" }' |
		quietly crm-import receivable -
	awk 'BEGIN { srand(8); print "code,customer,amount,day"; for (i = 1; i <= 120; i++) printf "M%d,K%d,%d.%02d,2026-%02d-%02d\n",
		i, 1 + i % 37, 50 + rand() * 700, rand() * 100, 1 + rand() * 2, 1 + rand() * 27 }' | quietly crm-import receipt -
	for i in 1 5 9 13 40; do quietly crm-receipt allocate "M$i" --oldest; done
	quietly crm-receipt release M5 --on 2026-03-02
	quietly crm-ar write-off R7 R8 --why gone --on 2026-03-03
	quietly crm-ar discount R10 11 --on 2026-02-28
	quietly crm-ar defer R11 2026-05-01 --why asked
	quietly crm-ar penalty customer=K12 --rate 0.0005 --until 2026-03-09
	quietly crm-receipt add customer=K13 amount=30 refund=yes day=2026-03-04
}

@test "by what fell due, what closes is the balance of the ledger, for every customer and day" {
	book
	for day in 2026-01-31 2026-02-14 2026-03-10; do
		crm-ar statement --all --due --to $day --columns customer,kind,balance --no-header | awk '$2 == "closing" && $3 != 0 { print $1, $3 }' |
			sort >closing
		crm-ar aging --as-of $day --columns customer,balance --no-header | awk -F '\t' '$2 != 0 { print $1, $2 }' | sort >ledger
		run -0 diff closing ledger
	done
	assert [ "$(wc -l <closing)" -ge 35 ]
	assert_sound
}

@test "opening and lines make what closes; the two views differ by what was owed and not delivered" {
	sell
	quietly crm-ship send FH2026-0001 1:4 --on 2026-02-05
	quietly crm-receipt add customer=C0001 amount=100 day=2026-03-01
	run -0 bash -c "crm-ar statement --all --from 2026-02-03 -o ndjson | jq -c '[.customer, .opening, .debit, .credit, .closing,
		.opening + .debit - .credit == .closing, .ledger, ([.lines[].debit] | add)]'"
	expect '["华盛",0,400,100,300,true,900,400]'
	run -0 crm-db sql --no-header "SELECT crm_money(sum(amount)) FROM (SELECT amount FROM contract_line UNION ALL SELECT -amount FROM delivery)"
	expect 600.00
}

@test "one month for each customer, as files" {
	[ -x "$bin/crm-print" ] || skip 'built without Pango'
	book
	mkdir out
	run -0 bash -c "crm-ar statement --all --to last-month -o json | crm-print statement - --each 'out/{code}.pdf'"
	assert_equal "$(find out -name '*.pdf' | wc -l)" 40
	run -0 bash -c 'pdftotext -layout out/C0012.pdf - | grep -c "逾期 1–30 天"'
	run -0 bash -c 'crm-ar statement C0002 --empty -o json | crm-print statement-en - | pdftotext -layout - - | grep -o "0.00 owed by you"'
	expect '0.00 owed by you'
}

@test "customers who have nothing to state are left out unless they are asked for" {
	run -0 crm-ar statement --all --no-header
	expect ''
	run -0 statement --all --empty --language en --period 2026-02
	expect <<-'EOF'
		Bolt	2026-02-01	opening				0.00
		Bolt	2026-02-28	closing				0.00
	EOF
}

@test "each currency has a statement of its own" {
	quietly crm-ar add customer=C0001 amount=500 day=2026-02-01
	quietly crm-ar add customer=C0001 amount=70 day=2026-02-02 currency=USD
	run -0 crm-ar statement C0001 --period 2026-02 --no-header --columns currency,kind,balance
	expect <<-'EOF'
		CNY	opening	0.00
		CNY	receivable	500.00
		CNY	closing	500.00
		USD	opening	0.00
		USD	receivable	70.00
		USD	closing	70.00
	EOF
}

@test "statements on the command line" {
	refused 2 'crm-ar: name a customer, or all of them by --all' crm-ar statement
	refused 2 'crm-ar: --period names both days: leave out --from and --to' crm-ar statement --all --period 2026 --to today
	refused 2 'crm-ar: the first day lies behind the last' crm-ar statement --all --from 2026-03 --to 2026-02
	refused 1 "crm-ar: no customer 'Nobody'" crm-ar statement Nobody
	run -2 crm-ar statement --all --period soon
	assert_output --partial "cannot take 'soon' for --period"
}

@test "a letter to each customer about what has reached a level" {
	arrears
	run -0 dun
	expect <<-'EOF'
		华盛	3	A67	670.00	67
		华盛	2	A37	370.00	37
		华盛	1	A8	80.00	8
		Bolt	1	B20	200.00	20
	EOF
	run -0 dun
	expect ''
	run -0 bash -c "crm-ar dun --again -o ndjson | jq -c '[.code, .level, .open, [.lines[].receivable]]'"
	expect '["C0001","3",1120,["A67","A37","A8"]]' '["C0002","1",200,["B20"]]'
	assert_sound
}

@test "what was reminded of at a level is reminded of at the next, once that is reached" {
	arrears
	quietly crm-ar dun
	CRM_TODAY=2026-03-21 run -0 dun
	expect $'Bolt\t2\tB20\t200.00\t31' $'Bolt\t1\tB6\t60.00\t17'
	CRM_TODAY=2026-03-21 run -0 crm-ar dunned customer=C0002 --no-header --columns day,receivable,level,open
	expect $'4\t2026-03-10\t4\tB20\t1\t200.00' $'5\t2026-03-21\t4\tB20\t2\t200.00' $'6\t2026-03-21\t5\tB6\t1\t60.00'
}

@test "what was promised, is on hold or is too little is left alone" {
	arrears
	quietly crm-ar promise A8 2026-03-20
	quietly crm-ar hold A37 until=2026-03-12 --why 'quality is looked at'
	quietly crm-db settings ar.dun-minimum=201
	run -0 dun
	expect $'华盛\t3\tA67\t670.00\t67'
	CRM_TODAY=2026-03-13 run -0 dun customer=C0001
	expect $'华盛\t2\tA37\t370.00\t40'
	run -0 crm-ar holds --no-header --columns receivable,until,reason
	expect $'1\t2\tA37\t2026-03-12\tquality is looked at'
	quietly crm-ar unhold A37
	run -0 crm-ar holds --no-header
	expect ''
}

@test "what is paid is not reminded of; what was open on a day that is gone is" {
	arrears
	quietly crm-receipt add customer=C0001 amount=1120 --to A8,A37,A67
	run -0 dun --dry-run
	assert_line --index 0 $'Bolt\t1\tB20\t200.00\t20'
	run -0 dun customer=C0001 --on 2026-03-09
	assert_line --index 0 $'华盛\t3\tA67\t670.00\t66'
}

@test "a reminder that is taken back is written again" {
	arrears
	quietly crm-ar dun customer=C0002
	undo_last
	run -0 crm-ar dunned --no-header
	expect ''
	run -0 dun customer=C0002
	expect $'Bolt\t1\tB20\t200.00\t20'
	assert_sound
}

@test "a dry run writes nothing, and --once writes one letter" {
	arrears
	run -0 --separate-stderr dun --dry-run customer=Bolt
	expect $'Bolt\t1\tB20\t200.00\t20'
	run -0 dun customer=Bolt --once 'dun:{today}'
	run -0 dun customer=Bolt --once 'dun:{today}'
	expect $'Bolt\t1\tB20\t200.00\t20'
	run -0 crm-db sql --no-header 'SELECT count(*) FROM dunning'
	expect 1
}

@test "letters tell what being late has cost, in the language that is read" {
	[ -x "$bin/crm-print" ] || skip 'built without Pango'
	arrears
	quietly crm-db settings ar.penalty-rate=0.05%
	run -0 bash -c 'crm-ar dun --language zh -o json | crm-print dunning - | pdftotext -layout - -'
	assert_line --regexp '最后催款通知书'
	assert_line --regexp '应付人民币（大写）：壹仟壹佰贰拾元整'
	assert_line --regexp '逾期违约金（截至 2026年3月10日，按日计算）：￥29.62'
	run -0 bash -c 'crm-ar dun --language en -o json | crm-print dunning-en - | pdftotext -layout - -'
	assert_line --regexp 'Interest for late payment until 10 March 2026: 2.00'
	quietly crm-db settings ar.penalty-rate=much
	refused 3 "crm-ar: the setting ar.penalty-rate is the part of an amount that a day costs, such as 0.0005 or 0.05%, not 'much'" \
		crm-ar dun
}

@test "the levels are the words of a list" {
	arrears
	quietly crm-db choices set dunning-level 1 norm_days=3
	run -0 dun customer=Bolt
	expect $'Bolt\t1\tB20\t200.00\t20' $'Bolt\t1\tB6\t60.00\t6'
}

@test "who has to see to it: the owner, then the boss, then the boss of the boss" {
	quietly crm-user add login=wang name=Wang
	quietly crm-user add login=zhao name=Zhao boss=wang
	quietly crm-user add login=li name=Li boss=zhao
	arrears
	quietly crm-import receivable - <<<$'code,customer,amount,day,due,owner\nL40,C0001,40,2026-01-01,2026-01-29,li\nL90,C0002,90,2026-01-01,2026-01-02,li'
	quietly crm-ar dun L90
	run -0 crm-ar escalate owner=li --no-header --columns customer,level,owner,boss,to,count,open,overdue,dunned
	expect <<-'EOF'
		Bolt	3	Li	Zhao	Wang	1	90.00	67	2026-03-10
		华盛	2	Li	Zhao	Zhao	1	40.00	40	
	EOF
}

@test "customers are asked once for each day to confirm their balance" {
	arrears
	quietly crm-receipt add customer=C0001 amount=100 day=2026-03-05
	run -0 crm-ar confirm --all --as-of 2026-02-28 --no-header --columns code,customer,as_of,our,state
	expect $'1\tDZ2026-0001\t1\t华盛\t2026-02-28\t1120.00\topen' $'2\tDZ2026-0002\t2\tBolt\t2026-02-28\t260.00\topen'
	run -0 crm-ar confirm C0001 --as-of 2026-02-28 --no-header --columns code
	expect $'1\tDZ2026-0001'
	run -0 crm-ar confirm C0001 --as-of today --no-header --columns code,our
	expect $'3\tDZ2026-0003\t1020.00'
	assert_sound
}

@test "who owes nothing is passed over, and asked where all are wanted" {
	quietly crm-ar add customer=C0001 amount=50 day=2026-02-01
	quietly crm-receipt add customer=C0001 amount=50 day=2026-02-02 --oldest
	run -0 crm-ar confirm --all --no-header
	expect ''
	quietly crm-ar add customer=C0002 amount=60 day=2026-02-01
	run -0 crm-ar confirm --all --no-header --columns customer,our
	expect $'1\t2\tBolt\t60.00'
	run -0 crm-ar confirm --all --empty --as-of 2026-02-28 --no-header --columns customer,our
	expect $'2\t1\t华盛\t0.00' $'3\t2\tBolt\t60.00'
	assert_sound
}

@test "what is answered is compared" {
	arrears
	quietly crm-ar confirm --all --as-of 2026-02-28
	run -0 crm-ar confirmed DZ2026-0001 their=1100.50 note='A8 not seen' --no-header --columns our,their,answered,difference,state
	expect $'1\t1120.00\t1100.50\t2026-03-10\t-19.50\tdifferent'
	quietly crm-ar confirmed DZ2026-0002 their=260 answered=2026-03-09
	run -0 crm-ar confirmations different --no-header --columns code,difference,note
	expect $'1\tDZ2026-0001\t-19.50\tA8 not seen'
	run -0 crm-ar confirmations agreed --no-header --columns code,difference
	expect $'2\tDZ2026-0002\t0.00'
	run -0 crm-ar confirmations open --as-of 2026-03-09 --no-header --columns code
	expect ''
	undo_last
	run -0 crm-ar confirmations open --no-header --columns code
	expect $'2\tDZ2026-0002'
}

@test "a confirmation as a letter" {
	[ -x "$bin/crm-print" ] || skip 'built without Pango'
	arrears
	run -0 bash -c 'crm-ar confirm C0001 | crm-print confirmation - | pdftotext -layout - -'
	assert_line --regexp '编号：DZ2026-0001'
	assert_line --regexp '贵公司欠款人民币（大写）：壹仟壹佰贰拾元整'
	run -0 bash -c 'crm-ar confirm --all --language en | crm-print confirmation-en - | pdftotext -layout - -'
	assert_line --regexp 'owe us: 260.00'
}

@test "mistakes on the command line of letters" {
	arrears
	quietly crm-ar confirm C0001
	refused 2 'crm-ar: name a customer, or all of them by --all' crm-ar confirm
	refused 2 'crm-ar: name the confirmation and the balance that was answered: confirmed DZ2026-0001 their=1234.50' \
		crm-ar confirmed DZ2026-0001
	refused 3 'crm-ar: DZ2026-0001: their: is required: the balance that was answered' crm-ar confirmed DZ2026-0001 note=x
	refused 3 'crm-ar: A8: reason: is required: --why says it' crm-ar hold A8
	refused 3 'crm-ar: A8: until: lies before the first day' crm-ar hold A8 until=2026-01-01 --why x
	refused 3 'crm-ar: A8: is not on hold' crm-ar unhold A8
	refused 1 "crm-ar: no receivable 'Z9'" crm-ar hold Z9 --why x
	quietly crm-ar hold A8 --why x
	refused 3 'crm-ar: A8: is on hold already: crm-ar unhold ends that' crm-ar hold A8 --why y
}

@test "who misspells a field is told the program that lists them, where the noun has one" {
	refused 2 "crm-ar: receivable has no field 'x' (crm-ar fields lists them)" crm-ar list x=1
	refused 2 "crm-ar: dunning has no field 'x'" crm-ar dunned x=1
	refused 2 "crm-stock: stock entry has no field 'x' (crm-stock fields lists them)" crm-stock list x=1
}

@test "the commands that show names for what it leaves out can be run" {
	sell
	quietly crm-ship send FH2026-0001 P1:4
	quietly crm-ship send FH2026-0001 P1:4
	quietly crm-ship send FH2026-0001 P2:20
	crm-contract show HT2026-0001 -o table --limit 1 | sed -n 's/^[0-9]* more: //p' >"$BATS_TEST_TMPDIR/more"
	run -0 grep -E 'crm-stock|crm-ar|delivery' "$BATS_TEST_TMPDIR/more"
	expect 'crm-stock list contract=HT2026-0001' 'crm-contract show HT2026-0001 --section delivery --limit 3' \
		'crm-ar list contract=HT2026-0001'
	run -0 bash -e "$BATS_TEST_TMPDIR/more"
}

@test "what is overdue, by owner, and what was done about it" {
	arrears
	quietly crm-ar dun customer=C0002
	quietly crm-ar promise A8 2026-03-20
	quietly crm-ar hold A37 --why disputed
	run -0 crm-report run ar-supervision --no-header
	expect $'1\tChief\t\tCNY\t5\t1380.00\t340.00\t1040.00\t200.00\t80.00\t370.00\t730.00\t0\t67'
	CRM_TODAY=2026-03-21 run -0 crm-report run ar-supervision --no-header --columns promised,broken
	expect $'0.00\t1'
	run -0 crm-ar overdue --by owner --if-any --no-header --columns owner,count,open
	expect $'Chief\t5\t1380.00'
}

@test "several who write letters at once write each of them once" {
	arrears
	for _ in 1 2 3 4 5; do crm-ar dun >/dev/null & done
	wait
	run -0 crm-db sql --no-header 'SELECT count(*) FROM dunning'
	expect 4
}
