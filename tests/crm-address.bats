#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Addresses: several for one customer, one of each kind the default.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-customer add name=Beta
}

@test "an address of a customer, for deliveries unless it is said" {
	run -0 crm-address add customer=Acme receiver=王芳 phone='+86 138 1234 5678' city=杭州市 address=文一路1号
	expect <<-'ROWS'
	address_id	customer_id	customer	kind	receiver	phone	province	city	district	address	postcode	is_default
	1	1	Acme	delivery	王芳	13812345678		杭州市		文一路1号		
	ROWS
}

@test "one default of each customer and kind: the last that was said to be" {
	quietly crm-address add customer=Acme address=a is_default=yes
	quietly crm-address add customer=Acme address=b kind=billing is_default=yes
	quietly crm-address add customer=Beta address=c is_default=yes
	quietly crm-address add customer=Acme address=d is_default=yes
	run -0 crm-address list is_default=yes --columns address --no-header
	expect $'2\tb' $'3\tc' $'4\td'
	quietly crm-address set id=1 is_default=yes
	run -0 crm-address list is_default=yes --columns address --no-header
	expect $'1\ta' $'2\tb' $'3\tc'
}

@test "an address that becomes of another kind or customer takes its place there" {
	quietly crm-address add customer=Acme address=a is_default=yes
	quietly crm-address add customer=Acme address=b kind=billing is_default=yes
	quietly crm-address set id=2 kind=delivery
	run -0 crm-address list is_default=yes --columns address --no-header
	expect $'2\tb'
}

@test "the other address is in the history, and undo gives it back" {
	quietly crm-address add customer=Acme address=a is_default=yes
	quietly crm-address add customer=Acme address=b is_default=yes
	run -0 crm-address history id=1 --columns change_set_id,field,old,new --no-header
	assert_output --partial $'is_default\tyes\tno'
	quietly crm-db undo 6
	run -0 crm-address list --columns address,is_default --no-header
	expect $'1\ta\tyes'
	assert_sound
}

@test "an address that lies in the recycle bin loses the flag, too" {
	quietly crm-address add customer=Acme address=a is_default=yes
	quietly crm-address rm id=1
	quietly crm-address add customer=Acme address=b is_default=yes
	quietly crm-address restore id=1
	run -0 crm-address list is_default=yes --columns address --no-header
	assert_output $'2\tb'
}

@test "of a file, with the headers people use" {
	printf '客户,地址类型,收货人,地址,默认地址\nAcme,收货地址,Li,x 1,是\nAcme,开票地址,Wu,x 2,\n' >"$BATS_TEST_TMPDIR/a.csv"
	run -0 crm-import address "$BATS_TEST_TMPDIR/a.csv" -o tsv --columns customer,kind,address,is_default --no-header
	expect $'1\t1\tAcme\tdelivery\tx 1\tyes' $'2\t1\tAcme\tbilling\tx 2\t'
}

@test "an address without a customer, and one that says nothing" {
	refused 3 'crm-address: customer: is required' crm-address add address=x
	refused 3 'crm-address: address: is required' crm-address add customer=Acme
	refused 3 "crm-address: customer: no customer 'Acne'; did you mean 'Acme'?" crm-address add customer=Acne address=x
}
