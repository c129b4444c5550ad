#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Taking change sets back: what returns, what stands in the way, and that all invariants hold after.
load helper

# Change sets: 3 li, 4 wang, 5 Acme.
setup() {
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-user add login=wang name=王芳
	quietly crm-customer add name=Acme phone=1 grade=A
	cd "$BATS_TEST_TMPDIR" || exit
}

header=$'noun\tid\ttitle\taction\tfield\tsince\told\tnew'
stays='crm-db: nothing was undone'

# conflict MESSAGE... -- CHANGE_SET...: an undo that is refused, says why and leaves everything.
conflict() {
	local said=()
	while [ "$1" != -- ]; do
		said+=("crm-db: $1")
		shift
	done
	before=$(crm-db log; crm-customer list --columns all; crm-deal list --columns all)
	run -3 --separate-stderr crm-db undo "${@:2}"
	assert_output ''
	assert_equal "$stderr" "$(printf '%s\n' "${said[@]}" "$stays")"
	assert_equal "$before" "$(crm-db log; crm-customer list --columns all; crm-deal list --columns all)"
}

@test "an added row goes, and comes back under its id when that is undone" {
	run -0 crm-db undo 5
	expect "$header" $'customer\t1\tAcme\tpurge\t\t\t\t'
	assert_sound
	run -0 crm-customer list --if-any
	expect ''
	run -0 crm-db undo 6
	expect "$header" $'customer\t1\tAcme\tadd\t\t\t\t'
	assert_sound
	run -0 crm-customer list --columns name,phone,grade --no-header
	expect $'1\tAcme\t1\tA'
	quietly crm-db undo 7
	assert_sound
	run -0 crm-customer count
	expect 0
}

@test "a code is never given twice" {
	quietly crm-db undo 5
	run -0 crm-customer add name=Beta --columns code --no-header
	expect $'2\tC0002'
}

@test "set: fields get their old values, dated ones by a fact of the same day" {
	quietly crm-customer set Acme phone=2 grade=B city=Bonn
	run -0 crm-db undo 6
	expect "$header" $'customer\t1\tAcme\tset\tphone\t\t2\t1' $'customer\t1\tAcme\tset\tcity\t\tBonn\t' \
		$'customer\t1\tAcme\tset\tgrade\t2026-03-10\tB\tA'
	assert_sound
	run -0 crm-customer list --columns phone,city,grade --no-header
	expect $'1\t1\t\tA'
}

@test "an undo can be undone, again and again" {
	quietly crm-customer set Acme phone=2 grade=B
	for set in 6 7 8 9; do
		quietly crm-db undo "$set"
		assert_sound
		run -0 crm-customer list --columns phone,grade --no-header
		expect "$(if [ $((set % 2)) = 0 ]; then echo $'1\t1\tA'; else echo $'1\t2\tB'; fi)"
	done
}

@test "a field that was changed again is a conflict, unless that goes too" {
	quietly crm-customer set Acme phone=2 grade=B
	quietly crm-customer set Acme phone=3 grade=C
	conflict "customer 'Acme': phone: was changed again by change set 7; undo that too" \
		"customer 'Acme': grade: was changed again by change set 7; undo that too" -- 6
	quietly crm-db undo 6 7
	assert_sound
	run -0 crm-customer list --columns phone,grade --no-header
	expect $'1\t1\tA'
}

@test "a field that was changed again, which was undone, stands in nobody's way" {
	quietly crm-customer set Acme phone=2 grade=B
	quietly crm-customer set Acme phone=3 grade=C
	quietly crm-db undo 7
	quietly crm-db undo 6
	assert_sound
	run -0 crm-customer list --columns phone,grade --no-header
	expect $'1\t1\tA'
	quietly crm-db undo 5
	assert_sound
}

@test "another field of the row may have changed since" {
	quietly crm-customer set Acme phone=2
	quietly crm-customer set Acme city=Bonn
	quietly crm-db undo 6
	run -0 crm-customer list --columns phone,city --no-header
	expect $'1\t1\tBonn'
}

@test "what is undone twice" {
	quietly crm-customer set Acme phone=2
	quietly crm-db undo 6
	conflict "customer 'Acme': phone: was changed again by change set 7; undo that too" -- 6
}

@test "a row that others refer to stays, unless they go too" {
	quietly crm-deal add title=Roof customer=Acme
	conflict "deal 'Roof': customer: refers to a row that would not be there; undo that too" -- 5
	quietly crm-db undo 5 6
	assert_sound
	run -0 crm-deal count
	expect 0
	quietly crm-db undo 7
	assert_sound
	run -0 crm-deal list --columns title,customer --no-header
	expect $'1\tRoof\t1\tAcme'
}

@test "a row that was changed stays, unless the change goes too" {
	quietly crm-customer set Acme city=Bonn
	conflict "customer 'Acme': city: was changed again by change set 6; undo that too" -- 5
	quietly crm-db undo 6
	quietly crm-db undo 5
	assert_sound
}

@test "won: the stage goes back on the day it was moved, and the day of closing goes" {
	quietly crm-deal add title=Roof opened=2026-03-01
	quietly crm-deal won Roof --on 2026-03-05
	quietly crm-db undo 7
	assert_sound
	run -0 crm-deal list --columns stage,closed --no-header
	expect $'1\tLead\t'
	run -0 crm-deal funnel --as-of 2026-03-06 --no-header
	expect $'Lead\t1\t0.00\t1'
}

@test "a move in the middle stands below the later one" {
	quietly crm-deal add title=Roof opened=2026-03-01
	quietly crm-deal move Roof Proposal --on 2026-03-03
	quietly crm-deal won Roof --on 2026-03-05
	conflict "deal 'Roof': stage: was changed again by change set 8; undo that too" -- 7
	quietly crm-db undo 8 7
	assert_sound
	for day in 2026-03-02 2026-03-04 2026-03-06; do
		run -0 crm-deal list --as-of "$day" --columns stage --no-header
		expect $'1\tLead'
	done
}

@test "two steps back, one by one, and all the days between" {
	quietly crm-deal add title=Roof opened=2026-03-01
	quietly crm-deal move Roof Proposal --on 2026-03-03
	quietly crm-deal won Roof --on 2026-03-05
	quietly crm-db undo 8
	quietly crm-db undo 7
	assert_sound
	run -0 crm-deal list --columns stage --as-of 2026-03-07 --no-header
	expect $'1\tLead'
	quietly crm-db undo 10
	quietly crm-db undo 9
	assert_sound
	run -0 bash -c 'for d in 02 04 06; do crm-deal list --columns stage --no-header --as-of 2026-03-$d; done'
	expect $'1\tLead' $'1\tProposal' $'1\tWon'
}

@test "a fact before others is answered on its own day alone" {
	quietly crm-customer add name=Beta owner=wang created=2026-01-01
	quietly crm-customer set Beta owner=me
	quietly crm-customer set Beta owner=li --on 2026-02-01
	quietly crm-db undo 8
	assert_sound
	run -0 bash -c 'for d in 01-15 02-15 03-10; do crm-customer list name=Beta --columns owner --no-header --as-of 2026-$d; done'
	expect $'2\t3\t王芳' $'2\t3\t王芳' $'2\t1\tChief'
}

@test "a fact on a row that would go is a conflict, also one before all others" {
	quietly crm-customer set Acme owner=li --on 2026-02-01
	quietly crm-customer set Acme owner=wang
	quietly crm-db undo 7
	conflict "customer 'Acme': owner: was changed again by change set 6; undo that too" -- 5
	quietly crm-db undo 6
	quietly crm-db undo 5
	assert_sound
}

@test "a row that facts of the past refer to stays" {
	quietly crm-customer set Acme owner=li --on 2026-02-01
	quietly crm-customer set Acme owner=wang
	conflict "customer 'Acme': owner: refers to a row that would not be there; undo that too" -- 3
}

@test "an answered fact refers to nobody any more" {
	quietly crm-customer set Acme owner=li
	quietly crm-db undo 6
	quietly crm-db undo 3
	assert_sound
	run -0 crm-user list --columns login --no-header
	expect $'1\t'"$me" $'3\twang'
	run -0 bash -c 'crm-customer history Acme | cut -f 6-10'
	expect $'action\tfield\tsince\told\tnew' $'add\t\t\t\t' $'set\towner\t2026-03-10\t\t李雷' $'set\towner\t2026-03-10\t李雷\t'
}

@test "a reference is not put back to a row that is gone" {
	quietly crm-deal add title=Roof customer=Acme
	quietly crm-deal set Roof customer=
	quietly crm-db undo 5
	run -3 crm-db undo 7
	expect "crm-db: deal 'Roof': customer: refers to a row that would not be there; undo that too" "$stays"
	assert_sound
}

@test "a tree stays a tree" {
	quietly crm-customer add name=Beta parent=Acme
	quietly crm-customer set Beta parent=
	quietly crm-customer set Acme parent=Beta
	run -3 crm-db undo 7
	expect "crm-db: customer 'Acme': it stands above itself" "crm-db: customer 'Beta': it stands above itself" "$stays"
	assert_sound
}

@test "a code that another row has taken is not put back" {
	quietly crm-customer set Acme code=X1
	quietly crm-customer add name=Beta code=C0001
	run -3 crm-db undo 6
	expect "crm-db: customer 'Acme': code: its old value is taken by another row now" "$stays"
}

@test "a choice that rows have stays, also one that only the past has" {
	quietly crm-db choices add grade E
	quietly crm-customer set Acme grade=E --on 2026-03-01
	quietly crm-customer set Acme grade=E
	conflict "customer 'Acme': grade: is a choice that would not be there; undo that too" -- 6
	quietly crm-customer set Acme grade=B
	conflict "customer 'Acme': grade: is a choice that would not be there; undo that too" -- 6
}

@test "the making of the database is not undone, nor its last administrator" {
	run -3 --separate-stderr crm-db undo 1
	assert_equal "${stderr_lines[-2]}" 'crm-db: user: admin: no administrator would be left'
	assert_sound
}

@test "rm and restore" {
	quietly crm-customer rm Acme
	quietly crm-db undo 6
	run -0 crm-customer count
	expect 1
	quietly crm-db undo 7
	run -0 crm-customer count
	expect 0
	assert_sound
}

@test "a stream of rows is one change set" {
	printf 'name\nA\nB\nC\n' | quietly crm-customer add name=@name grade=C -
	crm-customer list grade=C | quietly crm-customer set owner=li --on 2026-02-01 -
	conflict "customer 'A': owner: was changed again by change set 7; undo that too" \
		"customer 'B': owner: was changed again by change set 7; undo that too" \
		"customer 'C': owner: was changed again by change set 7; undo that too" -- 6
	quietly crm-db undo 7 6
	assert_sound
	run -0 crm-customer list --columns name --no-header
	expect $'1\tAcme'
}

@test "an import goes whole, with the choices and rows it made" {
	printf 'name,sector,boss\nA,Space,\nB,Space,A\n' >book.csv
	quietly crm-import customer book.csv name=@name industry=@sector parent=@boss --create industry
	run -0 crm-db undo 6 -o ndjson
	assert_sound
	run -0 crm-customer list --columns name --no-header
	expect $'1\tAcme'
	quietly crm-db undo 7
	assert_sound
	run -0 crm-customer list industry=Space --columns name,parent --no-header
	expect $'2\tA\t\t' $'3\tB\t2\tA'
}

@test "a group: all change sets of a script" {
	export CRM_GROUP=nightly
	quietly crm-customer add name=Beta
	quietly crm-customer set Beta phone=5
	unset CRM_GROUP
	quietly crm-customer set Acme phone=6
	run -0 crm-db undo --group nightly
	expect "$header" $'customer\t2\tBeta\tset\tphone\t\t5\t' $'customer\t2\tBeta\tpurge\t\t\t\t'
	assert_sound
	refused 1 "crm-db: no change set of the group 'weekly'" crm-db undo --group weekly
}

@test "a stream of the log" {
	quietly crm-customer set Acme phone=2
	quietly crm-customer set Acme phone=3
	crm-db log 'command~phone=' change_set_id=6.. | quietly crm-db undo -
	assert_sound
	run -0 crm-customer list --columns phone --no-header
	expect $'1\t1'
}

@test "an empty stream undoes nothing" {
	run -0 bash -c 'crm-db log login=nobody | crm-db undo - --if-any'
	expect ''
	run -0 crm-db log --columns change_set_id --no-header --sort -change_set_id --limit 1
	expect 5
}

@test "--dry-run of an undo" {
	quietly crm-customer set Acme phone=2
	run -0 --separate-stderr crm-db undo 6 --dry-run
	expect "$header" $'customer\t1\tAcme\tset\tphone\t\t2\t1'
	run -0 crm-customer list --columns phone --no-header
	expect $'1\t2'
}

@test "no such change set, no number, none at all" {
	refused 1 'crm-db: no change set 99: crm-db log lists them' crm-db undo 99
	refused 2 "crm-db: 'x' is not the number of a change set: crm-db log lists them" crm-db undo x
	refused 2 'crm-db: name the change sets to undo, or --group NAME: crm-db log lists them' crm-db undo
	refused 1 'crm-db: no change set 99: crm-db log lists them' crm-db changes 99
}

@test "settings and choices are undone too" {
	quietly crm-db settings currency=JPY
	quietly crm-db choices set grade A label=Best
	quietly crm-db undo 7
	quietly crm-db undo 6
	assert_sound
	run -0 crm-db settings currency --columns value --no-header
	expect CNY
	run -0 crm-db choices grade --columns label --limit 1 --no-header
	expect $'11\t'
}

@test "a column that is not there undoes nothing" {
	quietly crm-customer add name=Acme
	run -2 crm-db undo 5 --columns nosuch
	run -0 crm-customer count name=Acme
	assert_output 2
}
