#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# origin: the file, place and raw row that imported records came from.
load helper

setup() {
	crm_init
	cd "$BATS_TEST_TMPDIR" || exit
	printf 'code,name,note\nC1,Acme,"two\nlines"\nC2,Beta,a\\b\n' >a.csv
}

@test "file, line and raw row of each row that was added or changed" {
	quietly crm-import customer a.csv
	run -0 crm-customer origin C1 C2
	expect $'customer_id\tchange_set_id\tfile\tplace\traw' $'1\t3\ta.csv\t2\tC1,Acme,"two\\nlines"' \
		$'2\t3\ta.csv\t4\tC2,Beta,a\\\\b'
	printf 'code,name,note\nC1,Acme,new\nC2,Beta,a\\b\n' >a.csv
	quietly crm-import customer a.csv
	run -0 crm-customer origin C1 --columns change_set_id,place,raw --no-header
	expect $'3\t2\tC1,Acme,"two\\nlines"' $'4\t2\tC1,Acme,new'
	run -0 crm-customer origin C2 --columns change_set_id --no-header
	expect 3
	assert_sound
}

@test "of rows on standard input, and of JSON" {
	printf '{"name":"Acme","phone":"1"}\n{"name":"Beta"}\n' | quietly crm-import customer -
	run -0 bash -c 'crm-customer list | crm-customer origin - -o ndjson'
	expect '{"customer_id":1,"change_set_id":3,"file":"standard input","place":"1","raw":"{\"name\":\"Acme\",\"phone\":\"1\"}"}' \
		'{"customer_id":2,"change_set_id":3,"file":"standard input","place":"2","raw":"{\"name\":\"Beta\"}"}'
}

@test "of a workbook: its sheet and row" {
	crm-convert a.csv -o xlsx >a.xlsx
	quietly crm-import customer a.xlsx
	run -0 crm-customer origin C2 --columns file,place --no-header
	expect $'a.xlsx\ta.xlsx!Sheet1:3'
}

@test "thousands of rows, each its own" {
	for i in $(seq 2500); do echo "N$i,name $i"; done | { echo code,name; cat; } >many.csv
	quietly crm-import customer many.csv
	run -0 crm-customer origin N1 N1000 N1001 N2500 --columns place,raw --no-header
	expect $'2\tN1,name 1' $'1001\tN1000,name 1000' $'1002\tN1001,name 1001' $'2501\tN2500,name 2500'
}

@test "refused rows and a dry run leave none; one made by hand has none" {
	quietly crm-import customer a.csv --dry-run
	run -3 crm-import customer a.csv headcount=-1
	quietly crm-customer add name=Hand
	run -0 crm-customer origin Hand
	expect $'customer_id\tchange_set_id\tfile\tplace\traw'
	run -3 crm-import customer a.csv --partial headcount=@note
	run -0 crm-customer origin Hand --no-header
	expect ''
}

@test "a setting turns it off" {
	quietly crm-db settings import.origin=no
	quietly crm-import customer a.csv
	run -0 crm-customer origin C1 --no-header
	expect ''
	refused 3 "crm-db: import.origin cannot be 'maybe': yes or no" crm-db settings import.origin=maybe
}

@test "an undo leaves the log, but what is gone has no origin" {
	quietly crm-import customer a.csv
	quietly crm-db undo 3
	refused 1 "crm-customer: no customer 'C1'" crm-customer origin C1
	refused 1 "crm-customer: no customer 'id=1'" crm-customer origin id=1
	quietly crm-import customer a.csv
	run -0 crm-customer origin C1 --columns change_set_id --no-header
	expect 5
	refused 2 'crm-customer: name a customer whose origin to show' crm-customer origin
	assert_sound
}

@test "how data was learnt, and by which licence, is told with it" {
	quietly crm-import customer a.csv given_by=third-party licence='contract 12'
	run -0 crm-customer list given_by=third-party --columns given_by,licence --no-header
	expect $'1\tthird-party\tcontract 12' $'2\tthird-party\tcontract 12'
	printf '名称,资料来源\n华盛,客户提供\n' | quietly crm-import customer -
	run -0 crm-customer count given_by=self,recorded
	expect 1
}

@test "rows with personal details leave their place alone" {
	printf 'name,family\nLi,two children\n' >a.csv
	quietly crm-import customer a.csv
	run -0 crm-customer origin Li --columns place,raw --no-header
	expect $'2\t***'
}
