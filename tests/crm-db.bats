#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The database itself: making, log, changes, check, backup, settings, choices, sql.
load helper

setup() {
	crm_init
	cd "$BATS_TEST_TMPDIR" || exit
}

@test "init makes folders, says nothing, and never makes a second one" {
	run -0 crm-db init --db deep/er/crm.db
	expect ''
	assert_file_exist deep/er/crm.db
	refused 6 "crm-db: cannot make 'deep/er/crm.db': it is there already" crm-db init --db deep/er/crm.db
	run -0 crm-db init --db other.db -v
	expect "crm-db: made 'other.db'; its administrator is '$me'"
}

@test "without CRM_DB the database lies in the data folder" {
	unset CRM_DB
	quietly crm-db init
	assert_file_exist "$XDG_DATA_HOME/crm/crm.db"
	run -0 env -u XDG_DATA_HOME HOME=h crm-db init
	assert_file_exist h/.local/share/crm/crm.db
}

@test "a new database is sound; check prints a header, or nothing with --if-any" {
	run -0 crm-db check
	expect $'check\ttable\trow_id\tsays'
	assert_sound
}

@test "check finds what was broken by hand, and names it" {
	quietly crm-customer add name=Acme grade=A
	quietly crm-deal add title=Roof customer=Acme
	sqlite3 "$CRM_DB" "pragma foreign_keys = off; update deal set customer_id = 99, stage = 'Won';
		update party set grade = 'Z'; update deal set opened = '2026-02-30'"
	run -1 crm-db check --columns check,table,row_id,says --no-header
	assert_line $'reference\tdeal\t1\tcustomer refers to no row of customer'
	assert_line $'stage\tdeal\t1\tclosed without a day, or open with one'
	assert_line $'dated\tdeal\t1\tstage is not what its last fact says'
	assert_line $'dated\tparty\t1\tgrade is not what its last fact says'
	assert_line "$(printf "choice\tparty\t1\tgrade is 'Z', which is not in the list grade")"
	assert_line $'date\tdeal\t1\topened is not a date: 2026-02-30'
}

@test "check finds a cycle, and a broken log" {
	quietly crm-customer add name=Acme
	sqlite3 "$CRM_DB" "update party set parent_id = 1; update change_set set at = '2099-01-01T00:00:00Z' where change_set_id = 1"
	run -1 crm-db check --columns check,table,row_id --no-header
	expect $'cycle\tparty\t1' $'log\tchange_set\t2'
}

@test "log: who, when, which command, newest last" {
	quietly crm-customer add name='Acme Ltd'
	run -0 crm-db log --columns login,command
	expect $'change_set_id\tlogin\tcommand' "1	$me	crm-db init" "2	$me	crm-user set id=1 name=Chief" \
		"3	$me	crm-customer add 'name=Acme Ltd'"
	run -0 crm-db log --columns at --no-header --limit 1
	assert_output --regexp $'^1\t[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$'
	run -0 crm-db log command~acme --columns change_set_id --no-header
	expect 3
}

@test "changes: all that one change set did" {
	quietly crm-customer add name=Acme
	quietly crm-customer set Acme phone=1 grade=A --on 2026-03-01
	run -0 crm-db changes 4
	expect <<-'E'
	noun	id	title	action	field	since	old	new
	customer	1	Acme	set	phone			1
	customer	1	Acme	set	grade	2026-03-01		A
	E
	run -0 crm-db changes 3 --columns noun,title,action --no-header
	expect $'customer\tAcme\tadd'
	refused 1 'crm-db: no change set 9: crm-db log lists them' crm-db changes 9
	refused 2 'crm-db: name one change set: crm-db log lists them' crm-db changes
}

@test "backup and restore: the database of then, nothing on stdout" {
	quietly crm-customer add name=Acme
	run -0 crm-db backup copy.db
	expect ''
	quietly crm-customer add name=Beta
	run -0 crm-customer count --db copy.db
	expect 1
	run -0 crm-db restore copy.db
	expect ''
	run -0 crm-customer count
	expect 1
	assert_sound
}

@test "a backup takes the place of an older one, and only its owner may read it" {
	run -0 crm-db backup copy.db
	quietly crm-customer add name=Acme
	run -0 crm-db backup copy.db
	run -0 crm-customer count --db copy.db
	expect 1
	assert_equal "$(stat -c %a copy.db)" 600
	assert_equal "$(echo copy.db*)" copy.db
}

@test "a backup that breaks an invariant is not kept, nor one restored" {
	quietly crm-customer add name=Acme
	quietly crm-db backup good.db
	sqlite3 "$CRM_DB" "update party set grade = 'Z'"
	run -1 crm-db backup bad.db
	assert_line --index 0 "crm-db: choice: party row 1: grade is 'Z', which is not in the list grade"
	assert_line --index 2 'crm-db: the copy breaks the invariants above and was not kept; crm-db check shows the same of the database'
	assert_file_not_exist bad.db
	cp "$CRM_DB" bad.db
	run -3 crm-db restore bad.db
	assert_line --index 2 "crm-db: 'bad.db' breaks the invariants above; nothing was replaced"
	quietly crm-db restore good.db
	assert_sound
}

@test "restore --dry-run looks and replaces nothing" {
	quietly crm-db backup copy.db
	quietly crm-customer add name=Acme
	quietly crm-db restore copy.db --dry-run
	run -0 crm-customer count
	expect 1
}

@test "stats counts rows" {
	quietly crm-customer add name=Acme
	quietly crm-customer rm Acme
	run -0 crm-db stats --no-header
	assert_line $'party\t1\t1'
	assert_line $'user\t1\t0'
}

@test "settings: all, one, and changed" {
	run -0 crm-db settings --columns name,value
	assert_line $'zone\tAsia/Shanghai'
	run -0 crm-db settings currency=USD week-start=7
	expect $'name\tvalue\tsays' $'currency\tUSD\tthe currency of amounts' \
		$'week-start\t7\tthe day on which a week begins: 1 Monday to 7 Sunday'
	run -0 crm-db settings currency --columns value --no-header
	expect USD
	run -0 crm-db settings currency= --columns value --no-header
	expect CNY
}

@test "settings that cannot be" {
	refused 3 "crm-db: zone cannot be 'Mars': no such zone; a name such as Asia/Shanghai or UTC" crm-db settings zone=Mars
	refused 3 "crm-db: currency cannot be 'yuan': not a currency; three capitals of ISO 4217 such as CNY" \
		crm-db settings week-start=1 currency=yuan
	refused 2 "crm-db: no setting 'zoen'; did you mean 'zone'?" crm-db settings zoen=UTC
	run -0 crm-db log --columns change_set_id --no-header --sort -change_set_id --limit 1
	expect 2
}

@test "the currency says how many decimals an amount has" {
	quietly crm-db settings currency=JPY
	refused 3 "crm-deal: amount: cannot read '5.5' as money: too many decimals: a whole number is needed" \
		crm-deal add title=x amount=5.5
}

@test "choices: the lists, one list, one there is not" {
	run -0 crm-db choices grade
	expect $'choice_id\tlist\tcode\tlabel\tlabel_zh\tposition\tactive\twithin\tprobability\toutcome\tnorm_days\tcontact_days\tdeal_days' \
		$'11\tgrade\tA\t\t\t1\tyes\t\t\t\t\t\t' $'12\tgrade\tB\t\t\t2\tyes\t\t\t\t\t\t' \
		$'13\tgrade\tC\t\t\t3\tyes\t\t\t\t\t\t' $'14\tgrade\tD\t\t\t4\tyes\t\t\t\t\t\t'
	refused 1 "crm-db: no choice list 'grad'; did you mean 'grade'?" crm-db choices grad
	run -0 bash -c 'crm-db choices --columns list --no-header | cut -f 2 | uniq | tr "\n" " "'
	assert_output --regexp ' customer-kind .* grade industry .* product-kind .* source .* unit '
}

@test "choices add prints the word, and takes assignments" {
	run -0 bash -c 'crm-db choices add deal-stage Trial probability=60% label_zh=试用 --no-header | cut -f 2-'
	expect $'deal-stage\tTrial\t\t试用\t7\tyes\t\t0.6\t\t\t\t'
	run -0 bash -c 'crm-db choices add deal-stage Signed outcome=won probability=1 position=5 \
		--columns code,position,outcome --no-header | cut -f 2-'
	expect $'Signed\t5\twon'
	refused 3 "crm-db: code: 'Trial' is there already" crm-db choices add deal-stage Trial
	refused 3 'crm-db: outcome: an outcome is won, lost or empty' crm-db choices add deal-stage X outcome=maybe
	refused 3 'crm-db: probability: a probability lies between 0 and 1' crm-db choices add deal-stage X probability=160%
	refused 2 'crm-db: rows keep the code of a choice, so it has the one it was made with for ever' \
		crm-db choices add grade X code=Y
}

@test "choices set changes all but the code, and no outcome that deals rely on" {
	run -0 crm-db choices set grade A label=Best label_zh=优 --columns code,label,label_zh --no-header
	expect $'11\tA\tBest\t优'
	refused 2 'crm-db: give the fields to set: field=value' crm-db choices set grade A
	quietly crm-db choices set deal-stage Proposal outcome=won
	quietly crm-deal add title=Roof
	refused 3 "crm-db: deals stand in the stage 'Lead', so its outcome stays: move them first" \
		crm-db choices set deal-stage Lead outcome=lost
	quietly crm-db choices set deal-stage Lead probability=5%
	assert_sound
}

@test "choices rename: another label, the same code in rows and machine formats" {
	quietly crm-customer add name=Acme industry=IT
	quietly crm-db choices rename industry IT 'Information technology'
	run -0 crm-customer list industry='information technology' --columns industry --no-header
	expect $'1\tIT'
	run -0 crm-customer list --columns industry -o table
	assert_line --index 2 '          1  Information technology'
	refused 1 "crm-db: no choice 'AI' in list industry; it has IT, Manufacturing, Trade, Construction, Finance, Education, Health, Government" \
		crm-db choices rename industry AI x
}

@test "choices order, retire, revive" {
	run -0 crm-db choices order grade C A --columns code,position --no-header
	expect $'13\tC\t1' $'11\tA\t2' $'12\tB\t3' $'14\tD\t4'
	run -0 crm-db choices retire grade D B --columns code,active --no-header
	expect $'12\tB\tno' $'14\tD\tno'
	refused 3 "crm-customer: grade: 'D' is retired from list grade" crm-customer add name=x grade=D
	quietly crm-db choices revive grade D
	quietly crm-customer add name=x grade=D
	refused 2 'crm-db: name a list and a word of it' crm-db choices retire grade
}

@test "--dry-run of choices and settings" {
	run -0 --separate-stderr crm-db choices add grade E --dry-run --columns noun,title,action --no-header
	run -0 --separate-stderr crm-db settings zone=UTC --dry-run
	assert_equal "$stderr" 'crm-db: nothing was written (--dry-run)'
	run -0 crm-db settings zone --columns value --no-header
	expect Asia/Shanghai
	run -0 crm-db log --columns change_set_id --no-header --sort -change_set_id --limit 1
	expect 2
}

@test "sql: a column of a type, NULL, sort and columns of the answer" {
	quietly crm-deal add title=Roof amount=1234.5
	run -0 crm-db sql 'select title, amount as "worth:money", null as x from deal'
	expect $'title\tworth\tx' $'Roof\t1234.50\t'
	run -0 crm-db sql 'values (2), (1)' -o ndjson
	expect '{"column1":2}' '{"column1":1}'
	refused 2 'crm-db: cannot run this SQL: no such table: nosuch' crm-db sql 'select * from nosuch'
	refused 2 'crm-db: give one SELECT, quoted as one word' crm-db sql select 1
}

@test "writers wait for one another" {
	for n in 1 2 3 4 5 6 7 8; do
		crm-customer add name="N$n" >/dev/null 3>&- &
	done
	wait
	run -0 crm-customer count
	expect 8
	assert_sound
}

@test "the currency fits the amounts that are there" {
	quietly crm-deal add title=Roof amount=12.50
	run -3 crm-db settings currency=JPY
	assert_output "crm-db: currency cannot be 'JPY': amount of a deal has more decimals than it"
	quietly crm-deal set Roof amount=12
	run -0 crm-db settings currency=JPY
	run -3 crm-deal set Roof amount=12.5
	assert_output "crm-deal: Roof: amount: cannot read '12.5' as money: too many decimals: a whole number is needed"
}

@test "where one day is needed a period means its last" {
	quietly crm-deal add title=Roof
	run -0 crm-deal set Roof expected=2026-06 --columns expected --no-header
	assert_output "1	2026-06-30"
}
