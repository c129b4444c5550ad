#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Details of people's private lives: not kept unless a setting says so, and then shown as stars.
load helper

off="details of somebody's private life are not kept here: an administrator allows them by crm-db settings personal=yes"

setup() {
	crm_init
}

allowed() {
	quietly crm-db settings personal=yes
}

@test "off, as it is at first: an assignment is refused and says which setting it is" {
	refused 3 "crm-customer: hobbies: $off" crm-customer add name=A hobbies=golf
	quietly crm-customer add name=A
	refused 3 "crm-customer: A: id_card: $off" crm-customer set A id_card=11010519491231002X
	run -0 crm-customer set A hobbies= --columns name --no-header
	expect $'1\tA'
}

@test "off: an import leaves such columns out and names them" {
	printf 'name,爱好,身份证,note\nA,golf,11010519491231002X,x\n' >"$BATS_TEST_TMPDIR/a.csv"
	run -0 --separate-stderr crm-import customer "$BATS_TEST_TMPDIR/a.csv"
	assert_equal "$stderr" \
		"crm-import: $BATS_TEST_TMPDIR/a.csv: left out hobbies,id_card: details of private life are kept only with crm-db settings personal=yes"
	run -0 sqlite3 "$CRM_DB" 'SELECT count(hobbies) + count(id_card), count(note) FROM party'
	expect '0|1'
	refused 3 "crm-import: hobbies: $off" crm-import customer "$BATS_TEST_TMPDIR/a.csv" hobbies=@爱好
}

@test "on: kept, shown by no list unless asked for, and then as stars" {
	allowed
	run -0 crm-customer add name=A kind=person hobbies=golf id_card=11010519491231002X income=5000 marital=已婚 \
		--columns @personal --no-header
	expect $'1\t\t***\t\t***\t***\t110105********002X'
	run -0 crm-customer show A -o json
	refute_output --partial golf
	refute_output --partial hobbies
	run -0 crm-customer show A --columns hobbies,id_card -o ndjson
	expect '{"customer_id":1,"hobbies":"***","id_card":"110105********002X"}'
}

@test "--unmask prints them as they are" {
	allowed
	quietly crm-customer add name=A hobbies=golf id_card=11010519491231002X income=5000
	run -0 crm-customer list --columns hobbies,id_card,income --unmask -o ndjson
	expect '{"customer_id":1,"hobbies":"golf","id_card":"11010519491231002X","income":5000.00}'
	run -0 crm-customer show A --columns hobbies --unmask --no-header -o tsv
	expect $'1\tgolf'
}

@test "filters and groups work on them, and show no more" {
	allowed
	quietly crm-customer add name=A hobbies=golf
	quietly crm-customer add name=B hobbies=chess
	run -0 crm-customer list hobbies=golf --columns name --no-header
	expect $'1\tA'
	run -0 crm-report pivot customer --x hobbies --no-header
	expect $'***\t2'
}

@test "history, changes and the log tell that they changed, not what they were" {
	allowed
	quietly crm-customer add name=A hobbies=golf id_card=11010519491231002X
	quietly crm-customer set A hobbies=chess id_card=110105900101123
	run -0 crm-customer history A
	refute_output --regexp 'golf|chess|1949|9001'
	assert_line --partial $'set\thobbies\t\t***\t***\t'
	assert_line --partial $'set\tid_card\t\t110105********002X\t110105*****1123\t'
	run -0 crm-db changes 5
	refute_output --regexp 'golf|chess|1949|9001'
	run -0 crm-db log
	refute_output --regexp 'golf|chess|1949|9001'
	assert_output --partial "crm-customer set A 'hobbies=***' 'id_card=***'"
	run -0 crm-customer set A hobbies=sailing --dry-run
	refute_output --partial sailing
}

@test "stars are never written over what they stand for" {
	allowed
	quietly crm-customer add name=A hobbies=golf id_card=11010519491231002X
	crm-customer list --columns code,name,hobbies,id_card,note -o csv >"$BATS_TEST_TMPDIR/a.csv"
	run -0 crm-import customer "$BATS_TEST_TMPDIR/a.csv" --no-header
	expect $'\tcustomer\t1\t0\t0\t1\t0\t0\t0\t\t'
	refused 3 'crm-customer: C0001: hobbies: stars stand for what is not shown: list it with --unmask' \
		crm-customer set C0001 hobbies='***'
}

@test "contacts have them as well" {
	allowed
	run -0 crm-import contact - -o ndjson --columns name,family <<<$'name\t家庭\nLi\ttwo sons'
	expect '{"contact_id":1,"name":"Li","family":"***"}'
}
