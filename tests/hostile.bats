#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What was never meant to be typed: names that look like SQL, control characters, files that are no
# database, disks that are full.
load helper

setup() {
	crm_init
	cd "$BATS_TEST_TMPDIR" || exit
}

evil="x'); DROP TABLE party;-- \"; %s%n ' OR 1=1"

# Words that nobody may mistake for a field, 300 of them.
hostile_words() {
	local i
	for i in {1..60}; do
		printf '%s\n' "name;$i" "na${i}me'" "\"name\"$i" "name--$i" "t$i.name"
	done
}

@test "a name that looks like SQL is a name" {
	run -0 crm-customer add name="$evil" --columns name --no-header
	expect "$(printf '1\t%s' "$evil")"
	quietly crm-customer set "$evil" note="$evil" code="$evil"
	quietly crm-deal add title="$evil" customer="$evil"
	for filter in "name=$evil" "name~$evil" "code=$evil" "note=$evil"; do
		run -0 crm-customer count "$filter"
		expect 1
	done
	run -0 crm-deal count "customer=$evil" "customer.note~drop table"
	expect 1
	run -0 crm-db log "command~DROP TABLE" --columns change_set_id --no-header
	expect 3 4 5
	assert_sound
}

@test "300 hostile names are no fields: columns, sort, filters, assignments, axes" {
	hostile_words >words
	assert_equal "$(wc -l <words)" 300
	while IFS= read -r word; do
		for try in "list --columns=$word" "list --sort=$word" "count $word=1" "list owner.$word=1" "set id=1 $word=1"; do
			read -r verb rest <<<"$try"
			# shellcheck disable=SC2086 # set has two operands
			if crm-customer "$verb" $rest >out 2>err; then fail "crm-customer $try"; fi
			assert_equal "$(wc -l <err)" 1
			grep -q -e 'has no field' -e 'is not a reference' -e "is not an assignment" \
				-e 'give the fields to set' <err || fail "$try: $(cat err)"
			assert_equal "$(cat out)" ''
		done
		refused 2 "$(crm-deal funnel --by "$word" 2>&1)" crm-deal funnel --by "$word"
	done < <(awk 'NR % 15 == 0' words)
	while IFS= read -r word; do
		crm-customer list --columns="$word" 2>>all && fail "$word"
	done <words
	assert_equal "$(grep -c 'has no field' all)" 300
}

@test "a measure, an axis, a list, a setting, a group that are not there" {
	refused 2 "crm-deal: no period 'x) from deal--': day, week, month, quarter or year" \
		crm-deal funnel --by 'opened:x) from deal--'
	refused 2 "crm-customer: customer has no group of fields '@x\"'" crm-customer list --columns '@x"'
	refused 1 "crm-db: no choice list 'x'' or 1'" crm-db choices "x'' or 1"
	refused 2 "crm-db: no setting 'x'''" crm-db settings "x''=1"
	refused 1 "crm-db: no change set of the group 'x' or 1'" crm-db undo --group "x' or 1"
}

@test "sql reads, and can do nothing else" {
	for sql in 'delete from deal' 'update party set name=1' 'insert into deal default values' 'drop table deal' \
		'create table x(a)' 'create temp table x(a)' 'attach "x" as y' 'pragma journal_mode=delete' \
		'pragma writable_schema=1' 'vacuum' "vacuum into 'copy'" 'begin' "select load_extension('x')" "select writefile('x','y')"; do
		run -2 --separate-stderr crm-db sql "$sql"
		assert_regex "$stderr" '^crm-db: cannot run this SQL: '
	done
	refused 2 'crm-db: cannot run this SQL: there is more than one statement' crm-db sql 'select 1; select 2'
	refused 2 'crm-db: cannot run this SQL: there is no statement' crm-db sql ''
	assert_file_not_exist copy
	assert_sound
}

@test "control characters reach no terminal, from names or from errors" {
	quietly crm-customer add name=$'a\e[31m\a\x7f\u009b\tb'
	run -0 crm-customer list --columns name -o table
	expect <<-'E'
	customer_id  Name
	-----------  --------------------------
	          1  a\x1b[31m\x07\x7f\u009b\tb
	E
	refused 1 "crm-customer: no customer 'x\\x1b[31m'" crm-customer show $'x\e[31m'
	refused 2 "crm-customer: customer has no field 'na\\x1b' (crm-customer fields lists them)" crm-customer list $'na\e=1'
	run -0 crm-customer show id=1 -o table --columns name
	refute_output --partial $'\e'
}

@test "text that is not UTF-8 is no text" {
	refused 2 'crm-customer: operand '"'name=\\xff'"' is not UTF-8 text' crm-customer add name=$'\xff'
	refused 2 'crm-customer: operand '"'name~\\xc0\\xaf'"' is not UTF-8 text' crm-customer list name~$'\xc0\xaf'
	run -3 --separate-stderr bash -c "printf 'name\n\xff\n' | crm-customer add name=@name -"
	assert_regex "$stderr" '^crm-customer: standard input:2: not UTF-8 '
}

@test "texts and codes have an end" {
	long=$(printf '%070000d' 0)
	run -3 --separate-stderr crm-customer add name="$long"
	assert_output ''
	assert_regex "$stderr" '^crm-customer: name: .*: longer than 65536 bytes$'
	assert [ "${#stderr}" -lt 200 ]
	refused 3 'crm-customer: name: is required' crm-customer add name=$' \n\t'
	run -3 --separate-stderr crm-customer add name=x code="${long:0:101}"
	assert_regex "$stderr" ': longer than 100 bytes$'
	refused 3 "crm-customer: code: cannot read 'a\\tb' as code: a code is one line without tabs" \
		crm-customer add name=x code=$'a\tb'
}

@test "numbers and dates that cannot be" {
	for amount in 1e30 NaN inf 0x10 --5 1..2 99999999999999999999 '1 000 x'; do
		run -3 --separate-stderr crm-deal add title=x amount="$amount"
		assert_regex "$stderr" "^crm-deal: amount: cannot read '"
	done
	for day in 2026-02-30 0000-01-01 2026-00-10 99999-01-01 20260230; do
		run -3 --separate-stderr crm-deal add title=x expected="$day"
		assert_regex "$stderr" "^crm-deal: expected: cannot read '"
	done
	run -0 crm-deal count
	expect 0
}

@test "the largest amounts add up, larger ones are refused, typed or worked out" {
	quietly crm-customer add name=Acme
	quietly crm-product add code=P1 name=Pen unit=piece
	quietly crm-warehouse add name=Main
	most=9999999999999.99
	quietly crm-contract add customer=Acme "P1:1@$most" "P1:1@$most" "P1:$most@1"
	run -0 crm-contract list --columns amount --no-header
	expect $'1\t29999999999999.97'
	too_large='is too large: it stays below 10,000,000,000,000'
	refused 3 "crm-deal: amount: $too_large" crm-deal add title=A amount=10000000000000
	refused 3 "crm-deal: amount: $too_large" crm-deal add title=A amount=-10000000000000
	refused 3 "crm-contract: P1:4000000@4000000: net: $too_large" crm-contract add customer=Acme P1:4000000@4000000
	refused 3 "crm-stock: P1:4000000@4000000: value: $too_large" crm-stock add kind=opening warehouse=W01 P1:4000000@4000000
	quietly crm-deal add title=A
	refused 3 "crm-deal: standard input:2: amount: $too_large" bash -c 'crm-deal list | crm-deal set amount=10000000000000 -'
}

@test "more of the largest amounts than there is room for are entered and listed, and their sum is refused" {
	quietly crm-customer add name=Acme
	quietly crm-customer add name=Beta
	awk 'BEGIN { print "customer,amount"; for (i = 0; i < 185; i++) print (i < 92 ? "Acme" : "Beta") ",9999999999999.99" }' \
		>most.csv
	quietly crm-import receivable most.csv kind=opening
	run -0 crm-ar count amount=9999999999999.99
	expect 185
	refused 3 "crm-ar: cannot read '$CRM_DB': a sum of amounts is beyond 922,337,203,685,477.58, the most there is room for: filter for less, or correct amounts that cannot be" \
		crm-ar aging
	run -0 bash -c 'crm-ar aging customer=Acme --no-header | cut -f 2,12'
	expect $'Acme\t919999999999999.08'
	assert_sound
}

@test "a file that is no database, or of another program" {
	echo text >text
	sqlite3 other.db 'create table x(a)'
	: >empty
	refused 6 "crm-customer: cannot read '$PWD/text': it is not a crm database" crm-customer list --db text
	refused 6 "crm-customer: cannot open 'other.db': it is not a crm database" crm-customer list --db other.db
	refused 6 "crm-customer: cannot open 'empty': it is not a crm database" crm-customer list --db empty
	refused 6 "crm-customer: cannot open '.': it is not a file" crm-customer list --db .
	refused 6 "crm-db: cannot open 'other.db': it is not a crm database" crm-db upgrade --db other.db
	refused 6 "crm-db: cannot make 'text': it is there already" crm-db init --db text
	assert_equal "$(cat text)" text
	assert_equal "$(sqlite3 other.db .tables)" x
}

@test "a database of a newer version" {
	sqlite3 "$CRM_DB" 'pragma user_version = 99'
	for command in 'crm-customer list' 'crm-customer add name=x' 'crm-db upgrade' 'crm-db check'; do
		run -6 --separate-stderr $command
		assert_regex "$stderr" "^crm-[a-z]*: cannot open '$CRM_DB': it is of version 99 and crm-[a-z]* knows [0-9]+; install a newer crm\$"
	done
	assert_equal "$(sqlite3 "$CRM_DB" 'pragma user_version')" 99
}

@test "a file that was cut short" {
	head -c 20000 "$CRM_DB" >cut.db
	refused 6 "crm-customer: cannot read '$PWD/cut.db': the file is damaged (database disk image is malformed); restore a backup" \
		crm-customer list --db cut.db
	run -6 crm-db restore cut.db
	assert_sound
}

@test "a read-only file and folder" {
	dir=$(mktemp -d "${TMPDIR:-/tmp}/crm-closed.XXXXXX")
	[ "$(id -u)" != 0 ] || quietly crm-user add login="$(id -un 65534)"
	quietly crm-db backup "$dir/crm.db"
	chmod 444 "$dir/crm.db"
	chmod 555 "$dir"
	as=()
	[ "$(id -u)" != 0 ] || as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
	"${as[@]}" test -r "$dir/crm.db" -a -x "$bin/crm-customer" || skip 'nobody may not come here'
	run -6 "${as[@]}" crm-customer add name=x --db "$dir/crm.db"
	chmod 755 "$dir"
	rm -r "$dir"
	assert_output --regexp "^crm-customer: cannot (read|write to) '$dir/crm.db': the file or its folder is read-only; nothing was written\$"
}

@test "a full disk: nothing is written, and what was there is whole" {
	[ "$(id -u)" = 0 ] || skip 'only root mounts a small disk'
	mkdir disk
	mount -t tmpfs -o size=4m tmpfs disk 2>/dev/null || skip 'no disk can be mounted here'
	crm-db init --db disk/crm.db
	quietly crm-customer add name=Acme --db disk/crm.db
	head -c 8000000 /dev/zero >disk/fill 2>/dev/null || true
	{ echo name; seq 3000; } >rows
	run -6 --separate-stderr crm-customer add name=@name --db disk/crm.db - <rows
	message=$stderr
	run -6 crm-db backup disk/copy.db --db disk/crm.db
	left=$(cd disk && echo crm.db* copy*)
	rm disk/fill
	run crm-db check --if-any --db disk/crm.db
	checked=$output
	run crm-customer count --db disk/crm.db
	umount disk
	expect 1
	assert_equal "$checked" ''
	assert_regex "$message" "^crm-customer: cannot (commit|write) to 'disk/crm.db': the disk is full; nothing was written\$"
	refute [ "${left#*copy.db}" != "$left" ]
}

@test "a disk too small for a new database: nothing is left of it" {
	[ "$(id -u)" = 0 ] || skip 'only root mounts a small disk'
	mkdir disk
	mount -t tmpfs -o size=512k tmpfs disk 2>/dev/null || skip 'no disk can be mounted here'
	run -6 crm-db init --db disk/crm.db
	left=$(ls -A disk)
	umount disk
	assert_output --regexp "^crm-db: cannot (commit|write) to 'disk/crm.db.*': the disk is full; nothing was written\$"
	assert_equal "$left" ''
}

@test "backup and restore take nobody's file" {
	echo mine >mine
	quietly crm-customer add name=Acme
	refused 2 "crm-db: '$CRM_DB' is the database itself: name another file" crm-db backup "$CRM_DB"
	refused 2 "crm-db: 'mine' is there and is no backup: name another file" crm-db backup mine
	refused 6 "crm-db: cannot write '/nonexistent/x': No such file or directory" crm-db backup /nonexistent/x
	refused 6 "crm-db: cannot read '$PWD/mine': it is not a crm database" crm-db restore mine
	assert_equal "$(cat mine)" mine
	run -0 crm-customer count
	expect 1
}

@test "a caller whom the database does not know" {
	sqlite3 "$CRM_DB" "update user set login = 'somebody'"
	refused 4 "crm-customer: no user of '$CRM_DB' has the login '$me': an administrator adds one with crm-user add login=$me" \
		crm-customer list
}

@test "nobody makes himself an administrator, be it by an import, another login, or an undo" {
	quietly crm-user add login=boss name=Boss admin=yes
	quietly crm-db close 2026-02
	closing=$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)
	quietly crm-user set "$me" admin=no
	rights="cannot say who may do what: '$me' is not an administrator"
	for set in "$me admin=yes" "$me may_lift_credit=yes" "boss login=somebody" "boss admin=no"; do
		read -ra words <<<"$set"
		refused 4 "crm-user: $rights" crm-user set "${words[@]}"
	done
	refused 4 "crm-user: $rights" crm-user add login=li admin=yes
	refused 4 "crm-user: $rights" crm-user rm boss
	refused 4 "crm-user: $rights" bash -c 'crm-user list | crm-user set admin=yes -'
	refused 4 "crm-import: $rights" bash -c "printf 'login,admin\n$me,yes\n' | crm-import user -"
	undoing="cannot undo what was done to settings, users or periods: '$me' is not an administrator"
	refused 4 "crm-db: $undoing" crm-db undo $((closing + 1))
	refused 4 "crm-db: $undoing" crm-db undo "$closing" --why test
	quietly crm-user add login=li name=Li
	quietly crm-user set "$me" phone=010-123456
	assert_sound
}

@test "who is no administrator undoes his own change sets alone" {
	quietly crm-user add login=boss name=Boss admin=yes
	quietly crm-customer add name=Acme
	quietly crm-customer set Acme phone=1
	theirs=$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)
	sqlite3 "$CRM_DB" "update change_set set login = 'li'; update user set admin = 0 where login = '$me'"
	quietly crm-customer set Acme city=Bonn
	refused 4 "crm-db: cannot undo change set $theirs: it is of 'li', who may undo it, or an administrator" \
		crm-db undo $((theirs + 1)) "$theirs"
	quietly crm-db undo $((theirs + 1))
	quietly crm-db undo $((theirs + 2))
	run -0 crm-customer list --columns phone,city --no-header
	expect $'1\t1\tBonn'
	assert_sound
	sqlite3 "$CRM_DB" "update user set admin = 1 where login = '$me'"
	quietly crm-db undo "$theirs"
	assert_sound
}

@test "who is no administrator sets nothing up" {
	sqlite3 "$CRM_DB" 'update user set admin = 0'
	refused 4 "crm-db: cannot change settings: '$me' is not an administrator" crm-db settings zone=UTC
	refused 4 "crm-db: cannot change choice lists: '$me' is not an administrator" crm-db choices add grade E
	refused 4 "crm-db: cannot change choice lists: '$me' is not an administrator" crm-db choices order grade B
	quietly crm-db settings
	quietly crm-customer add name=Acme
}
