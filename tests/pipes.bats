#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Programs in a row: what a stream is known by, what is taken from it, and what a reader refuses.
load helper

setup() {
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-customer add name=Acme phone=1
	quietly crm-customer add name=上海华盛 phone=2 owner=li
	cd "$BATS_TEST_TMPDIR" || exit
}

# Runs a line of shell as a script would.
sh_run() {
	run "$1" --separate-stderr bash -c "set -o pipefail; $2"
}

grades() {
	crm-customer list --columns grade --no-header | cut -f 2 | tr '\n' ' '
}

@test "each format of one program is read by the next" {
	for format in tsv csv json ndjson; do
		for grade in A B; do
			sh_run -0 "crm-customer list -o $format | crm-customer set grade=$grade --no-header --columns name -"
			expect $'1\tAcme' $'2\t上海华盛'
		done
	done
	assert_equal "$(grades)" 'B B '
}

@test "a stream gives its key and nothing else" {
	sh_run -0 'crm-customer list | crm-customer set note=x --columns phone,note -'
	expect $'customer_id\tphone\tnote' $'1\t1\tx' $'2\t2\tx'
}

@test "a value of the row is asked for by @column" {
	sh_run -0 'crm-customer list | crm-customer set note=@phone city=@@phone --columns note,city -'
	expect $'customer_id\tnote\tcity' $'1\t1\t@phone' $'2\t2\t@phone'
}

@test "rows of another noun are what new rows belong to" {
	sh_run -0 'crm-customer list | crm-deal add title=Renewal amount=100 owner=@owner --columns title,customer,owner -'
	expect $'deal_id\ttitle\tcustomer_id\tcustomer\towner_id\towner' \
		$'1\tRenewal\t1\tAcme\t1\tChief' $'2\tRenewal\t2\t上海华盛\t2\t李雷'
	assert_sound
}

@test "three programs in a row, each writing" {
	sh_run -0 'crm-customer list owner=li | crm-deal add title=R - | crm-deal won --on today - | crm-deal history - | cut -f 6-9'
	expect $'action\tfield\tsince\told' $'add\t\t\t' $'set\tclosed\t\t' $'set\tstage\t2026-03-10\tLead'
}

@test "rows of another noun are no keys" {
	sh_run -2 'crm-customer list | crm-deal won -'
	assert_equal "$stderr" 'crm-deal: the rows on standard input are of customer, not of deal'
}

@test "a list of ones own: the first column is a KEY, a code or a name" {
	sh_run -0 'printf "code\nC0002\n上海华盛\nid=1\n" | crm-customer set grade=A --columns grade --no-header -'
	expect $'2\tA' $'2\tA' $'1\tA'
	sh_run -1 'printf "code\nC0001\nC9\n" | crm-customer set grade=B -'
	assert_equal "$stderr" "crm-customer: standard input:3: no customer 'C9'"
	assert_equal "$(grades)" 'A A '
}

@test "X_id is an id, X a code or a name" {
	sh_run -0 'printf "name,o\nBeta,2\n" | crm-customer add name=@name owner_id=@o --columns owner --no-header -'
	expect $'3\t2\t李雷'
	sh_run -3 'printf "name,o\nGamma,2\n" | crm-customer add name=@name owner=@o -'
	assert_equal "$stderr" "crm-customer: standard input:2: owner: no user '2'"
	sh_run -1 'printf "customer_id\nAcme\n" | crm-customer set grade=A -'
	assert_equal "$stderr" "crm-customer: standard input:2: no customer 'id=Acme'"
}

@test "a column that is not there, and one without a stream" {
	sh_run -2 'crm-customer list | crm-customer set note=@nosuch -'
	assert_equal "$stderr" "crm-customer: the rows on standard input have no column 'nosuch'"
	refused 2 "crm-customer: '@phone' takes a column of the input, and there is none: add a lone -, or write @@phone" \
		crm-customer set Acme note=@phone
}

@test "an empty cell leaves the value, a JSON null empties it; a new row gets the default" {
	sh_run -0 'printf "code,p\nC0001,\n" | crm-customer set phone=@p --columns phone --no-header -'
	expect $'1\t1'
	sh_run -0 'echo "{\"code\":\"C0001\",\"p\":null}" | crm-customer set phone=@p --columns phone --no-header -'
	expect $'1\t'
}

@test "an empty first cell names nobody" {
	sh_run -1 'printf "customer_id\tx\n\t1\n" | crm-customer set grade=A -'
	assert_equal "$stderr" 'crm-customer: standard input:2: the first cell, which names the customer, is empty'
}

@test "a header alone is an empty list" {
	sh_run -0 'crm-customer list name=nobody | crm-customer set grade=A --columns grade -'
	expect $'customer_id\tgrade'
	sh_run -0 'crm-customer list name=nobody -o json | crm-customer set grade=A -'
	sh_run -0 'crm-customer list name=nobody | crm-deal add title=x --if-any -'
	expect ''
	run -0 crm-db log --columns change_set_id --no-header --sort -change_set_id --limit 1
	expect 5
}

@test "zero bytes mean that the producer died, unless --allow-empty" {
	sh_run -3 'true | crm-customer set grade=A -'
	assert_equal "$stderr" 'crm-customer: standard input: no input at all: did the program before it fail? --allow-empty takes it as an empty list'
	sh_run -0 'true | crm-customer set grade=A --allow-empty --if-any -'
	sh_run -3 'crm-customer list nosuch=1 | crm-customer rm -'
	assert_equal "$(crm-customer count)" 2
}

@test "a last line without an end is refused, and nothing written" {
	local cut='standard input:3: the last line has no end: did the program before it fail?'
	sh_run -3 'printf "customer_id\tname\n1\tx\n2\ty" | crm-customer set grade=A -'
	assert_equal "$stderr" "crm-customer: $cut"
	sh_run -3 'printf "customer_id\n1\n2" | crm-customer set grade=A -'
	assert_equal "$stderr" "crm-customer: $cut"
	sh_run -3 'printf "{\"customer_id\":1}\n\n{\"customer_id\":2}" | crm-customer set grade=A -'
	assert_equal "$stderr" "crm-customer: $cut"
	sh_run -3 'printf "[{\"customer_id\":1}" | crm-customer set grade=A -'
	assert_equal "$(grades)" '  '
}

@test "--rows refuses any other number" {
	sh_run -3 'crm-customer list | crm-customer set grade=A --rows 3 -'
	assert_equal "$stderr" 'crm-customer: standard input: 2 rows came where --rows asks for 3'
	assert_equal "$(grades)" '  '
	sh_run -0 'crm-customer list | crm-customer set grade=A --rows 2 --if-any -'
	sh_run -2 'crm-customer list | crm-customer set grade=A --rows=-2 -'
	assert_equal "$stderr" "crm-customer: --rows is a number of rows, not '-2'"
}

@test "one wrong row of three, and none is written" {
	sh_run -3 'printf "name\tg\nX\tA\nY\tE\nZ\tB\n" | crm-customer add name=@name grade=@g -'
	assert_equal "$stderr" "crm-customer: standard input:3: grade: no choice 'E' in list grade; it has A, B, C, D"
	assert_equal "$(crm-customer count)" 2
}

@test "a loop keeps its input" {
	sh_run -0 'printf "Acme\n上海华盛\n" | while read -r name; do crm-customer set "$name" grade=A --no-header --columns grade; done'
	expect $'1\tA' $'2\tA'
}

@test "--if-any prints nothing, in every format" {
	for format in table tsv csv json ndjson md; do
		run -0 crm-customer list name=nobody --if-any -o "$format"
		expect ''
	done
}

@test "no rows: what each format prints" {
	declare -A empty=([tsv]=$'customer_id\tname' [csv]="customer_id,name" [json]='[]' [ndjson]=''
		[table]=$'customer_id  Name\n-----------  ----' [md]=$'| customer_id | Name |\n| ----------: | ---- |')
	for format in table tsv csv json ndjson md; do
		run -0 crm-customer list name=nobody --columns name -o "$format"
		expect "${empty[$format]}"
	done
}

@test "one row in every format" {
	declare -A row=([tsv]=$'customer_id\tname\trevenue\n1\ta\\tb "c"\\\\\t-1234.50'
		[csv]=$'customer_id,name,revenue\n1,"a\tb ""c""\\",-1234.50'
		[json]=$'[\n{"customer_id":1,"name":"a\\tb \\"c\\"\\\\","revenue":-1234.50}\n]'
		[ndjson]='{"customer_id":1,"name":"a\tb \"c\"\\","revenue":-1234.50}'
		[table]=$'customer_id  Name         Revenue\n-----------  ---------  ---------\n          1  a\\tb "c"\\  -1,234.50')
	quietly crm-customer set id=1 name=$'a\tb "c"\\' revenue=-1234.5
	for format in tsv csv json ndjson table; do
		run -0 crm-customer list --columns name,revenue -o "$format" customer_id=1
		expect "${row[$format]}"
	done
}

@test "what was printed is read back unchanged" {
	quietly crm-customer set id=1 note=$'a\tb\nc\\d "e", \r华'
	for format in tsv csv json ndjson; do
		sh_run -0 "crm-customer list customer_id=1 --columns note -o $format | crm-customer set short_name=@note -"
		run -0 crm-customer list customer_id=1 --columns short_name -o ndjson
		expect '{"customer_id":1,"short_name":"a\tb\nc\\d \"e\", \r华"}'
		quietly crm-customer set id=1 short_name=
	done
}

@test "CRM_FORMAT, -o before it, and one there is not" {
	CRM_FORMAT=ndjson run -0 crm-customer list --columns name --limit 1
	expect '{"customer_id":1,"name":"Acme"}'
	CRM_FORMAT=ndjson run -0 crm-customer list --columns name --limit 1 -o csv
	expect customer_id,name 1,Acme
	CRM_FORMAT=xml run -2 crm-customer list
	assert_output --partial "CRM_FORMAT is 'xml': one of table|tsv"
}

@test "a reader that stops is no error" {
	sh_run -0 'crm-customer list | true'
	assert_equal "$stderr" ''
	sh_run -0 '(trap "" PIPE; crm-customer list | true)'
}

@test "a stdout that is closed or full is status 6, and a write says that it is done" {
	local written='the change itself is written, as change set'
	sh_run -6 'crm-customer list >&-'
	assert_equal "$stderr" 'crm-customer: cannot write to standard output: Bad file descriptor'
	sh_run -6 'crm-customer list >/dev/full'
	assert_equal "$stderr" 'crm-customer: cannot write to standard output: No space left on device'
	sh_run -6 'crm-customer count >/dev/full'
	sh_run -6 'crm-customer set Acme grade=A >/dev/full'
	assert_equal "$stderr" "crm-customer: cannot write to standard output: No space left on device; $written 6"
	sh_run -6 'crm-customer set Acme grade=B >&-'
	assert_equal "$stderr" "crm-customer: cannot write to standard output: Bad file descriptor; $written 7"
	assert_equal "$(grades)" 'B  '
}

@test "standard input is read for a lone - alone, and may be a file" {
	sh_run -0 'crm-customer list name=Acme --columns name <&-'
	sh_run -0 'crm-customer list >rows; crm-customer set grade=C - <rows'
	assert_equal "$(grades)" 'C C '
	sh_run -6 'crm-customer set grade=A - <&-'
	sh_run -2 'crm-customer list -'
	assert_equal "$stderr" "crm-customer: 'list' reads nothing from standard input: leave out the -"
}

@test "an environment of nothing but PATH and HOME" {
	env=(env -i PATH="$PATH" HOME="$BATS_TEST_TMPDIR" CRM_DB="$CRM_DB")
	run -0 "${env[@]}" crm-customer list -o table --columns name,owner
	expect <<-'E'
	customer_id  Name      owner_id  Owner
	-----------  --------  --------  -----
	          1  Acme
	          2  上海华盛         2  李雷
	E
	run -0 "${env[@]}" LC_ALL=C crm-customer list name~华盛 --columns name --no-header
	expect $'2\t上海华盛'
	unset CRM_DB
	run -6 env -i PATH="$PATH" HOME=/nonexistent crm-customer list
	expect "crm-customer: no database at '/nonexistent/.local/share/crm/crm.db': crm-db init makes one, --db or CRM_DB names another"
	run -2 env -i PATH="$PATH" crm-customer list
	expect 'crm-customer: no database is named and HOME is not set: give --db FILE or set CRM_DB'
}

@test "a script whose variable is missing makes no database" {
	run -6 env CRM_DB="$BATS_TEST_TMPDIR/none.db" crm-customer add name=x
	assert_file_not_exist "$BATS_TEST_TMPDIR/none.db"
}

@test "the log and its undo are a stream too" {
	sh_run -0 'crm-customer list | crm-customer set grade=A - | crm-customer set phone=7 -'
	sh_run -0 "crm-db log change_set_id=6.. | crm-db undo - | cut -f 3-5"
	expect $'title\taction\tfield' $'上海华盛\tset\tphone' $'Acme\tset\tphone' $'上海华盛\tset\tgrade' $'Acme\tset\tgrade'
	assert_equal "$(grades)" '  '
	assert_sound
}

@test "a table for people is no input, and whoever pipes one is told" {
	quietly crm-customer add name=Wide
	refused 3 'crm-customer: standard input: a table for people, not rows: let the program before it print -o tsv, '\
'and see that CRM_FORMAT is not table' crm-customer set grade=A - < <(CRM_FORMAT=table crm-customer list)
}
