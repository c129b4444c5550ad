#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Telephone numbers: one form however they are typed, several in one cell.
load helper

setup() {
	crm_init
}

@test "a number has one form, however it was typed, and is found however it is typed" {
	quietly crm-customer add name=A phone='+86 138 1234 5678'
	quietly crm-customer add name=B phone='（０１０）１２３４５６７８转803'
	quietly crm-customer add name=C phone=4008001234
	quietly crm-customer add name=D phone='+1 (418) 656-9254'
	run -0 crm-customer list --columns phone --no-header
	expect <<-'ROWS'
	1	13812345678
	2	010-12345678-803
	3	400-800-1234
	4	+1-418-656-9254
	ROWS
	run -0 crm-customer list phone='0086-138-1234-5678' phone='010 1234 5678 ext 803' --columns name --no-header
	expect $'1\tA' $'2\tB'
}

@test "what is no whole number stays as it was typed" {
	for phone in 010-1234 95588 '1 2' 'ask Li' '+86-10'; do
		run -0 crm-customer add name=A phone="$phone" --columns phone --no-header -o json
		assert_line --partial "\"phone\":\"$phone\""
	done
}

@test "several numbers in one cell: the first is the phone, the others go beside it" {
	printf '%s\n' name,phone 'A,"138-1234-5678、010 12345678"' 'B,13812345678/+86 21 65432108' \
		'C,13812345678 13987654321' 'D,"010-12345678,,803"' 'E,"010-12345678转803; 95588"' >"$BATS_TEST_TMPDIR/a.csv"
	quietly crm-import customer "$BATS_TEST_TMPDIR/a.csv"
	run -0 crm-customer list --columns phone,phones --no-header
	expect <<-'ROWS'
	1	13812345678	010-12345678
	2	13812345678	021-65432108
	3	13812345678	13987654321
	4	010-12345678	803
	5	010-12345678-803	95588
	ROWS
	run -0 crm-import customer "$BATS_TEST_TMPDIR/a.csv" --no-header
	assert_output $'\tcustomer\t5\t0\t0\t5\t0\t0\t0\t\t'
}

@test "a contact's mobile and phone are numbers too" {
	run -0 crm-import contact - --columns mobile,phone,phones --no-header -o tsv <<<$'name\tmobile\tphone\nLi\t+8613812345678\t010-12345678,87654321'
	expect $'1\t13812345678\t010-12345678\t87654321'
}

@test "several numbers typed: the first is the phone, the others go beside it, unless those are given" {
	run -0 crm-customer add name=A phone='138-1234-5678、010 12345678' --columns phone,phones --no-header
	expect $'1\t13812345678\t010-12345678'
	run -0 crm-customer set A phone='13812345678/+86 21 65432108' --columns phone,phones --no-header
	expect $'1\t13812345678\t021-65432108'
	run -0 crm-customer set A phone=13987654321 --columns phone,phones --no-header
	expect $'1\t13987654321\t021-65432108'
	run -0 crm-contact add name=Li customer=A phones=95588 phone='010-12345678,87654321' --columns phone,phones --no-header
	expect $'1\t010-12345678,87654321\t95588'
	run -0 bash -c 'printf "customer_id\ttel\n1\t010-1、010-2\n" | crm-customer set phone=@tel - --columns phone,phones --no-header'
	expect $'1\t010-1\t010-2'
}
