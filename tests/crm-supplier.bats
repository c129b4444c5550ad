#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Suppliers: firms in another role, their people, and what they ask.
load helper

setup() {
	crm_init
	quietly crm-supplier add name=Steel lead_days=10
	quietly crm-supplier add name=Iron
}

@test "a customer that sells to us is one party, and the other way round" {
	quietly crm-customer add name=Acme
	run -0 crm-supplier adopt Acme --columns code,name --no-header
	expect $'3\tC0001\tAcme'
	run -0 crm-customer adopt S0001 S0002 --columns code,name --no-header
	expect $'1\tS0001\tSteel' $'2\tS0002\tIron'
	run -0 crm-supplier count
	expect 3
	run -0 crm-customer count
	expect 3
	quietly crm-db undo 7
	run -0 crm-customer list --columns name --no-header
	expect $'3\tAcme'
	assert_sound
}

@test "only who is known can be adopted" {
	refused 1 "crm-supplier: no party 'Nobody'" crm-supplier adopt Nobody
	refused 2 "crm-supplier: name a firm that is known in another role" crm-supplier adopt
}

@test "two suppliers may have a contact of one name, which an import knows again" {
	printf '姓名,供应商,手机\n王芳,Steel,13800138000\n王芳,Iron,13900139000\n' >people.csv
	quietly crm-import contact people.csv
	run -0 bash -c 'crm-import contact people.csv | cut -f 2-6'
	assert_line --index 1 $'contact\t2\t0\t0\t2'
	run -0 crm-contact list --columns name,supplier,mobile --no-header
	expect $'1\t王芳\t1\tSteel\t13800138000' $'2\t王芳\t2\tIron\t13900139000'
}

@test "a negative number of days is refused" {
	refused 3 'crm-supplier: lead_days: days lie between 0 and 3660, ten years' crm-supplier add name=Tin lead_days=-1
}
