#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The grammar of filters, as crm-filter(7) tells it: each line of a test is filters and the names they find.
load helper

setup_file() {
	export CRM_DB=$BATS_FILE_TMPDIR/crm.db CRM_TODAY=2026-03-10
	load helper
	CRM_DB=$BATS_FILE_TMPDIR/crm.db
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-user add login=wang name=王芳 boss=li
	quietly crm-db choices add industry Software label_zh=软件
	quietly crm-customer add name=Acme grade=A industry=IT owner=li headcount=10 revenue=1000 created=2026-01-05
	quietly crm-customer add name='Müller, Söhne' grade=B owner=wang headcount=100 revenue=2500.50 created=2026-02-10
	quietly crm-customer add name=上海华盛 industry=软件 headcount=0 parent=Acme created=2025-12-31
	quietly crm-customer add name=ＡＢＣ created=2026-03-09 phone=010-1234
}

setup() {
	CRM_DB=$BATS_FILE_TMPDIR/crm.db
}

# found NAMES FILTER...: the short names of the rows, A M S B for those above.
found() {
	echo "${*:2}"
	local short=
	while read -r name; do
		case $name in
		Acme) short+=A ;; Müller*) short+=M ;; 上海*) short+=S ;; ＡＢＣ) short+=B ;;
		esac
	done < <(crm-customer list "${@:2}" --columns name --no-header | cut -f 2)
	assert_equal "$short" "$1"
}

bad() {
	refused "$1" "crm-customer: $2" crm-customer list "${@:3}"
}

@test "no filter, one, and several, which all hold" {
	found AMSB
	found A grade=A
	found A grade=A industry=IT
	found '' grade=A industry=软件
}

@test "equal: texts exactly, choices by code or label in any case" {
	found A name=Acme
	found '' name=acme
	found M 'name=Müller, Söhne'
	found '' 'name=a=b'
	found A grade=a
	found A industry=it
	found S industry=软件
	found S industry=SOFTWARE
}

@test "empty and not empty" {
	found SB grade=
	found AM grade!=
	found MB industry=
	found SB owner=
	found AM owner!=
	found AMSB deleted=
}

@test "not: also what is empty is not A" {
	found MSB grade!=A
	found SB grade!=A,B
	found SB grade!=A grade!=B
	found MSB owner!=li
	found MSB name!=Acme
	found S created!=2026
}

@test "any of: a field again, or commas for choices, numbers and dates" {
	found AM grade=A grade=B
	found AM grade=A,B
	found AM headcount=10,100
	found MS headcount=0,50..
	found SB created=2025,2026-03
	found AM owner=li owner=wang
	found AM owner_id=2,3
	found ASB name~a name~华
	found '' name=Acme name~华
}

@test "ranges, of which both ends belong to them" {
	found AM headcount=10..
	found AS headcount=..10
	found AM headcount=10..100
	found '' headcount=100..10
	found AM revenue=1000..2500.5
	found A customer_id=..1
}

@test "less and more, quoted" {
	found M 'headcount>10'
	found AM 'headcount>=10'
	found S 'headcount<10'
	found AS 'headcount<=10'
	found MB 'created>2026-01'
	found MB 'created>=2026-02'
	found S 'created<2026'
	found AS 'created<=2026-01'
}

@test "numbers as people type them" {
	found A revenue=1000.00
	found M revenue=0.25万..
	found A revenue=￥1000
}

@test "contains: in any case and width, also Chinese" {
	found A name~CM
	found A name~ａｃｍｅ
	found B name~abc
	found S name~华盛
	found M name~SÖHNE
	found MSB name!~acme
	found M owner~芳
	found A 'industry~i'
}

@test "dates: a day, a period, a word" {
	found A created=2026-01-05
	found A created=2026/1/5
	found M created=2026-02
	found AMB created=2026
	found AMB created=2026Q1
	found '' created=today
	found B created=yesterday
	found B created=this-week
	found B created=this-month
	found M created=last-month
	found S created=last-quarter
	found S created=last-year
	found AM created=2026-01-01..2026-02
	found MB created=-30d..
	found AS created=..-30d
	found B created=-1w..today
	found AMSB created=..+2w
}

@test "references: a code, a name, an id, the caller" {
	found A owner=li
	found A owner=李雷
	found A owner=id=2
	found A owner_id=2
	found '' owner=me
	quietly crm-deal add title=x customer=Acme
	run -0 crm-deal count owner=me
	expect 1
}

@test "dotted paths follow references" {
	found A owner.login=li
	found M owner.boss=li
	found M owner.boss.name~雷
	found S parent.owner=李雷
	found S parent.headcount=5..
	found AMB parent.name=
}

@test "the recycle bin and the revision" {
	found '' rev=999..
	found AMSB is_customer=yes
	run -0 crm-customer list --deleted --if-any
	expect ''
}

@test "a bare word asks for the quotes that were left out" {
	bad 2 "'amount' is not a filter: field=value is; was a > or < left unquoted? field=1000.. needs no quotes" amount
	bad 2 "'=x' is not a filter: field=value is; was a > or < left unquoted? field=1000.. needs no quotes" =x
}

@test "a field that is not there" {
	bad 2 "customer has no field 'grad'; did you mean 'grade'? (crm-customer fields lists them)" grad=A
	bad 2 "customer has no field 'Name'; did you mean 'name' or 'short_name'? (crm-customer fields lists them)" Name=x
	bad 2 "customer has no field '名称' (crm-customer fields lists them)" 名称=x
	bad 2 "user has no field 'nosuch' (crm-user fields lists them)" owner.nosuch=1
	bad 2 "'name' is not a reference, so nothing follows its dot in 'name.x'" name.x=1
}

@test "a value that cannot be" {
	bad 1 "grade: no choice 'E' in list grade; it has A, B, C, D" grade=E
	bad 1 "no user 'lee'" owner=lee
	bad 2 "owner_id: 'li' is not a row id" owner_id=li
	bad 2 "headcount: cannot read 'many' as integer: not a number" headcount=many
	bad 2 "headcount: cannot read '' as integer: not a number" headcount=1,,2
	bad 2 "headcount: '..' needs a value on one side at least" headcount=..
	bad 2 "created: cannot read '2026-13' as a date: no such month" created=2026-13
	bad 2 "created: cannot read '2026-02-30' as a date: no such day in the calendar" created=2026-02-30
}

@test "an operator that the type has not" {
	bad 2 'name is of type text, which has no order: use = or ~' 'name>x'
	bad 2 'grade is of type choice, which has no order: use = or ~' 'grade>A'
	bad 2 'headcount is of type integer: ~ looks into texts; use = or a range a..b' headcount~1
	bad 2 'name: nothing stands behind the operator' name~
	bad 2 "headcount: cannot read '>10' as integer: not a number" 'headcount=>10'
}

@test "more filters than there is room for" {
	mapfile -t many < <(printf 'name!=%s\n' {1..300})
	run -2 --separate-stderr crm-customer list "${many[@]}"
	assert_equal "$stderr" 'crm-customer: more than 200 filters'
}

@test "count, funnel and log take the same filters" {
	run -0 crm-customer count grade=A,B created=2026
	expect 2
	run -0 crm-db log at=2099 --if-any
	expect ''
	run -2 --separate-stderr crm-deal funnel amount
	assert_output ''
}

@test "a quarter is of the fiscal year, on an axis and in a filter" {
	quietly crm-db settings fiscal-year=4
	quietly crm-deal add title=A opened=2025-04-30
	quietly crm-deal add title=B opened=2025-03-31
	run -0 crm-deal funnel --by opened:quarter opened=2025-03..2025-04 --columns quarter,count --no-header
	assert_output "2024Q4	1
2025Q1	1"
	run -0 crm-deal list opened=2025Q1 --columns title --no-header
	assert_line --regexp "A$"
	refute_line --regexp "B$"
}
