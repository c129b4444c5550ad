#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Tax ids, registration numbers and identity cards: a wrong check digit is told and flagged, or refused.
load helper

setup() {
	crm_init
}

@test "a right credit code is kept in its form: capitals, without blanks" {
	run -0 crm-customer add name=A tax_id=' 9135 0100 m000 100y 43' --columns tax_id,doubt --no-header
	expect $'1\t91350100M000100Y43\t'
	run -0 crm-customer count 'tax_id=91350100m000100y43'
	expect 1
}

@test "a wrong one is a warning, the customer is there and in doubt until it is put right" {
	run -0 --separate-stderr crm-customer add name=A tax_id=91350100M000100Y44 --columns doubt --no-header
	expect $'1\ttax_id'
	assert_equal "$stderr" 'crm-customer: tax_id: its check digit is 4 where 3 is expected: a digit is wrong'
	run -0 --separate-stderr crm-customer set A note=x --columns doubt --no-header
	expect $'1\ttax_id'
	assert_equal "$stderr" ''
	run -0 --separate-stderr crm-customer set A tax_id=91350100M000100Y43 --columns doubt --no-header
	expect $'1\t'
	assert_equal "$stderr" ''
}

@test "letters that stand for digits are told" {
	run -0 crm-customer add name=A tax_id=9135O100M000100Y43 -o ndjson --columns name
	assert_line --index 0 "crm-customer: tax_id: 'O' cannot be character 5: is it a 0?"
	run -0 crm-customer add name=B register_no=11010800000001I -o ndjson --columns name
	assert_line --index 0 "crm-customer: register_no: 'I' cannot be character 15: is it a 1?"
}

@test "a registration number: 15 digits, or the credit code that took its place" {
	run -0 --separate-stderr crm-customer add name=A register_no=110108000000016
	assert_equal "$stderr" ''
	run -0 --separate-stderr crm-customer add name=B register_no=91350100M000100Y43
	assert_equal "$stderr" ''
	run -0 --separate-stderr crm-customer add name=C register_no=110108000000017
	assert_equal "$stderr" 'crm-customer: register_no: its check digit is 7 where 6 is expected: a digit is wrong'
}

@test "firms of other countries have other numbers" {
	run -0 --separate-stderr crm-customer add name=A country=Germany tax_id='DE 123456789' --columns tax_id,doubt --no-header
	expect $'1\tDE123456789\t'
	assert_equal "$stderr" ''
	run -0 --separate-stderr crm-customer set A country=中国 --columns doubt --no-header
	expect $'1\ttax_id'
}

@test "in an import each row is named with its place, and after twenty only their number" {
	{ echo name,tax_id,register_no; for n in $(seq 23); do echo "c$n,1$n,9"; done; echo good,91350100M000100Y43,; } \
		>"$BATS_TEST_TMPDIR/a.csv"
	run -0 --separate-stderr crm-import customer "$BATS_TEST_TMPDIR/a.csv"
	# shellcheck disable=SC2154
	assert_equal "${#stderr_lines[@]}" 21
	assert_equal "${stderr_lines[0]}" "crm-import: $BATS_TEST_TMPDIR/a.csv:2: tax_id: 18 characters are needed, and there are 2; \
register_no: 15 characters are needed, and there are 1"
	assert_equal "${stderr_lines[20]}" 'crm-import: 3 more rows are in doubt: list them by the filter doubt!='
	run -0 crm-customer count 'doubt!='
	expect 23
}

@test "identifiers=refuse: nothing is written, and the digit that was expected is named" {
	quietly crm-db settings identifiers=refuse
	refused 3 'crm-customer: tax_id: its check digit is 4 where 3 is expected: a digit is wrong (setting identifiers = refuse)' \
		crm-customer add name=A tax_id=91350100M000100Y44
	run -0 crm-customer count
	expect 0
	refused 3 "crm-db: identifiers cannot be 'ask': warn or refuse" crm-db settings identifiers=ask
}

@test "the card of a person tells birth and gender, where nobody has said otherwise" {
	quietly crm-db settings personal=yes
	run -0 crm-customer add name=王芳 kind=person id_card='11010519491231 002x' --columns birth,gender --no-header
	expect $'1\t1949-12-31\tfemale'
	run -0 crm-customer add name=B kind=person birth=1950-01-01 id_card=110105900101123 --columns birth,gender --no-header
	expect $'2\t1950-01-01\tmale'
	run -0 crm-customer add name=Firm id_card=11010519491231002X --columns birth,gender --no-header
	expect $'3\t\t'
}

@test "a card that is wrong: its check digit, its day, a day to come" {
	quietly crm-db settings personal=yes
	refuse() { refused 3 "crm-customer: id_card: $2 (setting identifiers = refuse)" crm-customer add name=A id_card="$1"; }
	quietly crm-db settings identifiers=refuse
	refuse 110105194912310021 'its check digit is 1 where X is expected: a digit is wrong'
	refuse 110105199002301234 'the date of birth within it is no day'
	refuse 110105202603111234 'the date of birth within it is a day to come'
	refuse 1101051949123 '18 characters are needed, and there are 13'
}

@test "a person may pay taxes by the number of their card" {
	run -0 --separate-stderr crm-customer add name=A kind=person tax_id=11010519491231002X --columns doubt --no-header
	expect $'1\t'
	assert_equal "$stderr" ''
}

@test "undo takes the flag back with the number" {
	run -0 crm-customer add name=A tax_id=91350100M000100Y43
	run -0 crm-customer set A tax_id=1
	quietly crm-db undo 4
	run -0 crm-customer list --columns tax_id,doubt --no-header
	expect $'1\t91350100M000100Y43\t'
	assert_sound
}
