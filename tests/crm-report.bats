#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Reports: those that come with the programs, those of the user's own, pivots and tops.
load helper

setup() {
	export CRM_REPORTS=$BATS_TEST_TMPDIR/own
	mkdir "$CRM_REPORTS"
	crm_init
	cd "$BATS_TEST_TMPDIR" || return
	quietly crm-department add name=West
	quietly crm-user add login=li name=李雷 department=West boss=Chief
	quietly crm-customer add name=Acme industry=IT created=2026-01-15
	quietly crm-customer add name=Bolt created=2026-02-01
	quietly crm-deal add title=A customer=Acme owner=li stage=Won opened=2026-01-02 closed=2026-01-31 amount=100
	quietly crm-deal add title=B customer=Acme owner=li stage=Won opened=2026-01-02 closed=2026-02-10 amount=50.01
	quietly crm-deal add title=C customer=Bolt stage=Won opened=2026-02-02 closed=2026-02-11 amount=49.99
	quietly crm-deal add title=D customer=Bolt stage=Lost opened=2026-02-02 closed=2026-02-12 amount=7
	quietly crm-deal add title=E owner=li stage=Proposal opened=2026-02-03 amount=30
}

# report LINE...: a report of one's own, called mine.
report() {
	printf '%s\n' "$@" >"$CRM_REPORTS/mine.sql"
}

@test "list tells names, titles, parameters and files" {
	report '-- title: Mine' '-- param: n integer 5' '-- column: n integer' 'SELECT :n AS n'
	run -0 crm-report list --columns report,title,parameters,file
	assert_line $'mine\tMine\tn=5\t'"$CRM_REPORTS/mine.sql"
	assert_line $'sales-by-owner\tSales by owner\tfrom=2000-01-01 to=today\t'"$CRM_SHARE/reports/sales-by-owner.sql"
}

@test "list goes on past a report that is wrong, with status 3" {
	report '-- column: n intger' 'SELECT 1 AS n'
	run -3 --separate-stderr crm-report list --columns report
	assert_line pipeline
	assert_equal "$stderr" "crm-report: $CRM_REPORTS/mine.sql:1: no type 'intger'; did you mean 'integer'?"
}

@test "a report of one's own stands for the one that came with the programs" {
	report '-- column: n integer' 'SELECT 1 AS n'
	mv own/mine.sql own/pipeline.sql
	run -0 crm-report pipeline
	expect n 1
}

@test "reports lie in the user's data folder too, and a path names a file" {
	report '-- column: n integer' 'SELECT 2 AS n'
	mkdir -p "$XDG_DATA_HOME/crm/reports"
	cp own/mine.sql "$XDG_DATA_HOME/crm/reports/twin.sql"
	run -0 crm-report twin
	expect n 2
	run -0 crm-report ./own/mine.sql
	expect n 2
}

@test "show prints the file" {
	report '-- column: n integer' 'SELECT 1 AS n'
	run -0 crm-report show mine
	expect <own/mine.sql
}

@test "pipeline: stages in their order, weighted by probability" {
	run -0 crm-report pipeline
	expect <<-'E'
	stage	deals	amount	weighted	share
	Proposal	1	30.00	15.00	0.2
	Won	3	200.00	200.00	0.6
	Lost	1	7.00	0.00	0.2
	E
}

@test "the table has bars, and speaks Chinese to Chinese readers" {
	LANGUAGE=zh_CN LC_ALL=C.UTF-8 run -0 crm-report pipeline -o table --ascii
	expect <<-'E'
	阶段      商机数                          金额  加权金额  数量占比
	--------  ----------------------------  ------  --------  --------
	方案报价       1  #######                30.00     15.00     20.0%
	赢单           3  ####################  200.00    200.00     60.0%
	输单           1  #######                 7.00      0.00     20.0%
	E
}

@test "sales by owner, department, boss, product and account" {
	run -0 crm-report sales-by-owner
	expect <<-'E'
	owner_id	owner	deals	amount	average	share
	2	李雷	2	150.01	75.01	0.75005
	1	Chief	1	49.99	49.99	0.24995
	E
	run -0 crm-report sales-by-region --columns department,deals,amount --no-header
	expect $'West\t2\t150.01' $'\t1\t49.99'
	run -0 crm-report sales-by-manager --columns boss,amount --no-header
	expect $'Chief\t150.01' $'\t49.99'
	run -0 crm-report sales-by-account --columns customer,amount --no-header
	expect $'Acme\t150.01' $'Bolt\t49.99'
	run -0 crm-report sales-by-product --no-header
	expect $'\t\t3\t200.00\t66.67\t1'
}

@test "a period means its first day for from, its last for to" {
	run -0 crm-report by-month from=2026-02 to=2026-02
	expect $'month\tdeals\tamount\taverage' $'2026-02\t2\t100.00\t50.00'
	run -0 crm-report by-month from=last-month to=last-month --columns deals --no-header
	expect 2
}

@test "the rate of what was won, by the parameter" {
	run -0 crm-report win-rate
	expect $'group_id\tgroup\twon\tlost\trate' $'2\t李雷\t2\t0\t1' $'1\tChief\t1\t1\t0.5'
	run -0 crm-report win-rate by=all --no-header
	expect $'\tall\t3\t1\t0.75'
	run -0 crm-report win-rate by=month --no-header
	expect $'\t2026-01\t1\t0\t1' $'\t2026-02\t2\t1\t0.666667'
}

@test "new customers, and how many there are in all" {
	run -0 crm-report new-customers
	expect $'period\tcustomers\ttotal' $'2026-01\t1\t1' $'2026-02\t1\t2'
	run -0 crm-report new-customers by=year from=2026-02 --no-header
	expect $'2026\t1\t2'
}

@test "filters are those of the report's noun" {
	run -0 crm-report pipeline customer.industry=it owner=li --columns stage,deals --no-header
	expect $'Won\t2'
	run -0 crm-report sales-by-owner owner.department=West amount=100.. --columns deals --no-header
	expect 1
}

# On that day B was open, in a stage that nobody has told.
@test "filters and --as-of hold together" {
	run -0 crm-report pipeline owner=li --as-of 2026-02-05 --columns stage,deals --no-header
	expect $'Proposal\t1' $'\t1' $'Won\t1'
}

@test "a drill-down is a command that gives the rows" {
	run -0 crm-report sales-by-owner amount=50.. owner=li owner=Chief --drill --columns drill --no-header
	expect "crm-deal list owner_id=2 stage=Won 'closed>=2000-01-01' 'closed<=2026-03-10' amount=50.."
	run -0 bash -c "$output --columns title --no-header"
	expect $'1\tA' $'2\tB'
}

@test "in a drill-down what is empty is asked for as empty, and words are quoted" {
	run -0 crm-report sales-by-region "title!=it's" --drill --columns drill --no-header --as-of today
	assert_line --index 1 "crm-deal list owner.department_id= stage=Won 'closed>=2000-01-01' 'closed<=2026-03-10' \
'title!=it'\"'\"'s' --as-of 2026-03-10"
	run -0 bash -c "${lines[1]} --columns title --no-header"
	expect $'3\tC'
}

@test "columns, order and limit are those of the answer" {
	run -0 crm-report pipeline --columns amount,stage --sort -amount,stage --limit 2
	expect $'amount\tstage' $'200.00\tWon' $'30.00\tProposal'
	run -0 crm-report pipeline --sort -stage --columns stage --no-header
	expect Lost Won Proposal
	refused 2 "crm-report: --columns: no column 'deal' in this answer; did you mean 'deals'?" \
		crm-report pipeline --columns deal
	refused 2 "crm-report: --sort: no column 'amout' in this answer; did you mean 'amount'?" \
		crm-report pipeline --sort -amout
}

@test "a number may have a least and a most" {
	report '-- param: n integer:1..520 13' '-- param: r rate:0.. 0.5' '-- column: n integer' '-- column: r rate' 'SELECT :n AS n, :r AS r'
	run -0 crm-report mine n=520 r=2 --no-header
	assert_output "520	2"
	refused 2 "crm-report: parameter 'n' cannot be '0': it lies outside 1..520" crm-report mine n=0
	refused 2 "crm-report: parameter 'n' cannot be '521': it lies outside 1..520" crm-report mine n=521
	refused 2 "crm-report: parameter 'r' cannot be '-1%': it lies outside 0.." crm-report mine r=-1%
	refused 2 "crm-report: parameter 'weeks' cannot be '0': it lies outside 1..520" crm-report cash-forecast weeks=0
}

@test "a parameter is a word, a choice, a key or nothing" {
	report '-- param: a word:x|y y' '-- param: b choice:deal-stage' '-- param: c reference:user' '-- param: d money 1.5' \
		'-- column: a text' '-- column: b choice:deal-stage' '-- column: c id' '-- column: d money' \
		'SELECT :a AS a, :b AS b, :c AS c, :d AS d'
	run -0 crm-report mine --no-header
	expect $'y\t\t\t1.50'
	run -0 crm-report mine a=x b=方案报价 c=li d=1,000 --no-header
	expect $'x\tProposal\t2\t1000.00'
	refused 2 "crm-report: parameter 'a' cannot be 'z': it is one of x, y" crm-report mine a=z
	refused 1 "crm-report: no user 'lli'; did you mean 'li'?" crm-report mine c=lli
}

@test "a misspelt name is a usage error that knows better" {
	refused 2 "crm-report: no report 'piplin'; did you mean 'pipeline'? (crm-report list names them all)" \
		crm-report piplin
	refused 2 "crm-report: no report 'shw'; did you mean 'show'? (crm-report list names them all)" crm-report shw pipeline
	refused 2 "crm-report: report 'by-month' has no parameter and deal no field 'form'; did you mean 'from'?" \
		crm-report by-month form=2026
	refused 2 "crm-report: '2026' is neither a parameter nor a filter: NAME=VALUE is" crm-report by-month 2026
	refused 2 "crm-report: parameter 'to' needs a value, as in to=today" crm-report by-month to=
	refused 2 "crm-report: parameter 'to' is given twice" crm-report by-month to=2026 to=2026
	refused 2 "crm-report: parameter 'to' cannot be 'someday': not a date: write it as 2026-03-05" \
		crm-report by-month to=someday
	refused 2 "crm-report: report 'mine' has no parameter 'x'" crm-report "$(report 'SELECT 1' && echo mine)" x=1
}

# wrong LINE MESSAGE TEXT...: the report of that text is refused.
wrong() {
	report "${@:3}"
	refused 3 "crm-report: $CRM_REPORTS/mine.sql${1:+:$1}: $2" crm-report mine
}

@test "what a report declares and what its SQL gives must agree" {
	wrong 2 "the SQL uses :low, which no line '-- param: low TYPE' declares" \
		'-- column: n integer' 'SELECT count(*) AS n FROM deal WHERE amount > :low'
	wrong 2 'the SQL does not use :low' '-- column: n integer' '-- param: low money 5' 'SELECT 1 AS n'
	wrong 2 "no line '-- column: two TYPE' declares column 2 of the SELECT" \
		'-- column: n integer' 'SELECT 1 AS n, 2 AS two'
	wrong 2 "the SELECT gives no column 'm'" '-- column: n integer' '-- column: m integer' 'SELECT 1 AS n'
	wrong 1 "column 1 is 'n' here and 'm' in the SELECT" '-- column: n integer' 'SELECT 1 AS m'
	wrong 1 "'n' is of type integer, a whole number for SQL, and came as '1.5'" '-- column: n integer' 'SELECT 1.5 AS n'
}

@test "a head that is wrong names its line" {
	wrong 1 "'choice' needs a colon and its list behind it" '-- column: n choice' 'SELECT 1 AS n'
	wrong 1 "'bars' is one word too many: a label stands in quotes" '-- column: n integer bars' 'SELECT 1 AS n'
	wrong 1 'a quote is never closed' '-- column: n integer "N' 'SELECT 1 AS n'
	wrong 2 'it is declared twice' '-- column: n integer' '-- column: n integer' 'SELECT 1 AS n'
	wrong 2 '{m} is neither a column nor a parameter' '-- column: n integer' '-- drill: crm-deal list {m}' 'SELECT 1 AS n'
	wrong 1 "no noun 'deel'" '-- noun: deel' 'SELECT 1 AS n'
	wrong 2 "'1-9' is no range: 1.., ..9 or 1..9 is" '-- column: n integer' '-- param: x integer:1-9' 'SELECT :x AS n'
	wrong 2 "'x' cannot be '0': it lies outside 1..9" '-- column: n integer' '-- param: x integer:1..9 0' 'SELECT :x AS n'
	wrong 2 "'x' cannot be 'c': it is one of a, b" '-- column: n text' '-- param: x word:a|b c' 'SELECT :x AS n'
	wrong 2 'it is not UTF-8' '-- column: n text' $'-- title: \xff' 'SELECT 1 AS n'
}

@test "SQL that is wrong names its line, and it may only read" {
	wrong 3 'near "FORM": syntax error' '-- column: n integer' 'SELECT count(*) AS n' 'FORM deal x'
	wrong '' 'there is more than one statement' '-- column: n integer' 'SELECT 1 AS n; DELETE FROM deal'
	wrong '' 'not authorized' '-- column: n integer' 'DELETE FROM deal'
	run -0 crm-deal count
	expect 5
}

@test "pivot counts and sums by any field or path" {
	run -0 crm-report pivot deal --x stage --y count,sum:amount
	expect $'stage\tcount\tamount' $'Proposal\t1\t30.00' $'Won\t3\t200.00' $'Lost\t1\t7.00'
	run -0 crm-report pivot customer --x industry
	expect $'industry\tcount' $'IT\t1' $'\t1'
	run -0 crm-report pivot deal --x closed:month,owner --y max:amount closed!=
	expect <<-'E'
	month	owner_id	owner	max_amount
	2026-01	2	李雷	100.00
	2026-02	1	Chief	49.99
	2026-02	2	李雷	50.01
	E
}

@test "reports share what stands in a part beside them; what is wrong is told by its own line" {
	mkdir -p parts
	printf '%s\n' '-- param: least money 0 "At least"' '' 'WITH large AS (SELECT deal_id, amount FROM deal WHERE amount >= :least)' >parts/large.part
	printf '%s\n' '-- column: deals integer' '-- include: large' 'SELECT count(*) AS deals FROM large' >parts/how-many.sql
	run -0 env CRM_REPORTS=$PWD/parts crm-report how-many least=100000000 --no-header
	assert_output 0
	run -0 env CRM_REPORTS=$PWD/parts crm-report show how-many
	assert_output "-- column: deals integer
$(cat parts/large.part)
SELECT count(*) AS deals FROM large"
	printf '%s\n' '-- column: deals integer' '-- include: large' '' 'SELECT count(*) AS deals FROM large WHERE no_such = 1' >parts/wrong.sql
	refused 3 "crm-report: ./parts/wrong.sql:4: no such column: no_such" crm-report ./parts/wrong.sql
	printf '%s\n' '-- title: None' '-- include: nothing' >parts/none.sql
	refused 3 "crm-report: ./parts/none.sql:2: no part 'nothing': './parts/nothing.part' is not there" crm-report ./parts/none.sql
}

@test "two axes of months: the second is called by its field" {
	run -0 bash -c "crm-report pivot deal --x closed:month,opened:month closed!= | head -n 1"
	assert_output $'month\topened_month\tcount'
	refused 2 "crm-report: the axis 'closed:month' is given twice" crm-report pivot deal --x closed:month,closed:month
}

@test "pivot --across turns the second field into columns, with totals where asked" {
	run -0 crm-report pivot deal --x owner,stage --y sum:amount --across --totals
	expect $'owner_id\towner\tProposal\tWon\tLost\ttotal' $'1\tChief\t0.00\t49.99\t7.00\t56.99' \
		$'2\t李雷\t30.00\t150.01\t0.00\t180.01' $'\ttotal\t30.00\t200.00\t7.00\t237.00'
	run -0 crm-report pivot deal --x stage,customer --across -o json --sort -Bolt
	expect <<-'E'
	[
	{"stage":"Won","Acme":2,"Bolt":1,"none":0},
	{"stage":"Lost","Acme":0,"Bolt":1,"none":0},
	{"stage":"Proposal","Acme":0,"Bolt":0,"none":1}
	]
	E
}

@test "a column named with a space is named by --columns and --sort" {
	quietly crm-customer set Bolt name='Bolt & Nut'
	run -0 crm-report pivot deal --x stage,customer --across --columns 'stage, Bolt & Nut' --sort 'Bolt & Nut' --limit 1
	expect $'stage\tBolt & Nut' $'Proposal\t0'
}

@test "totals of averages are averages of all, below whatever the order" {
	run -0 crm-report pivot deal --x stage --y avg:amount --totals --sort -avg_amount --limit 1
	expect $'stage\tavg_amount' $'Won\t66.6667' $'total\t47.40'
}

@test "top gives the largest groups" {
	run -0 crm-report top deal --by customer --y sum:amount,count --limit 1 stage=Won
	expect $'customer_id\tcustomer\tamount\tcount' $'1\tAcme\t150.01\t2'
}

@test "pivot and top say what is missing" {
	refused 2 'crm-report: name a noun first, as in crm-report pivot deal' crm-report pivot
	refused 2 "crm-report: no noun 'deel'; did you mean 'deal'?" crm-report pivot deel --x stage
	refused 2 'crm-report: say by which field: --x FIELD' crm-report pivot deal
	refused 2 "crm-report: two columns would be called 'count': give each measure once, and none that is an axis" \
		crm-report pivot deal --x stage --y count,count
	refused 2 'crm-report: say by which field: --by FIELD' crm-report top deal
	refused 2 'crm-report: --across needs two fields in --x and one measure in --y' \
		crm-report pivot deal --x stage --across
}

@test "completion offers reports, their parameters and values, and fields" {
	run -0 crm-report --complete win
	expect $'win-rate\tWin rate'
	run -0 crm-report --complete by-month fro
	expect $'from=\tFirst day'
	run -0 crm-report --complete win-rate by=p
	expect by=product
	run -0 crm-report --complete pipeline stage=W
	expect $'stage=Won\t赢单'
	run -0 crm-report --complete pivot deal --x=clo
	expect $'--x=closed\tClosed'
}

@test "the report that crm-report(5) shows works as it stands" {
	awk '/^\.Ed/ { exit } in_it; /^\.Bd/ { in_it = 1 }' "$root/share/man/man5/crm-report.5" >own/stale.sql
	run -0 crm-report stale before=2026-02
	expect $'owner_id\towner\tdeals\tamount' $'2\t李雷\t1\t30.00'
	run -0 crm-report stale before=2026-02 --drill --columns drill --no-header
	expect "crm-deal list owner_id=2 closed= 'opened<=2026-02-28'"
	sed -i 's/:before/:befor/' own/stale.sql
	refused 3 "crm-report: $CRM_REPORTS/stale.sql:14: the SQL uses :befor, \
which no line '-- param: befor TYPE' declares" crm-report stale
}

@test "the same report of closed dates gives the same bytes" {
	run -0 crm-report sales-by-owner to=2026-02 -o json
	before=$output
	quietly crm-deal add title=F stage=Won closed=2026-03-09 amount=1000
	run -0 crm-report sales-by-owner to=2026-02 -o json
	expect "$before"
}
