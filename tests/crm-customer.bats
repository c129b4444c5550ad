#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Customers, and the verbs that every noun has.
load helper

setup() {
	crm_init
	quietly crm-user add login=li name=李雷
}

@test "add: the next code, a company, entered today" {
	run -0 crm-customer add name=Acme grade=a industry=信息技术 owner=li
	expect $'customer_id\tcode\tname\tindustry\tgrade\towner_id\towner\tphone\tcity\tcountry\tcreated' \
		$'1\tC0001\tAcme\tIT\tA\t2\t李雷\t\t\t\t2026-03-10'
}

@test "add without fields, without a name, with a word" {
	refused 2 'crm-customer: give the new customer its fields: field=value' crm-customer add
	refused 3 'crm-customer: name: is required' crm-customer add phone=5
	refused 2 "crm-customer: 'Acme' is not an assignment: field=value is" crm-customer add Acme
}

@test "a choice there is not, a reference to nobody: the near ones are named" {
	refused 3 "crm-customer: grade: no choice 'E' in list grade; it has A, B, C, D" crm-customer add name=x grade=E
	refused 3 "crm-customer: potential: no choice '好' in list level; it has 高, 中, 低" crm-customer add name=x potential=好
	refused 3 "crm-customer: owner: no user '李蕾'; did you mean '李雷'?" crm-customer add name=x owner=李蕾
}

@test "set by code, name and id, several at once" {
	quietly crm-customer add name=Acme
	quietly crm-customer add name=Beta
	quietly crm-customer add name=Gamma
	run -0 crm-customer set C0001 Beta id=3 grade=B city='New York' --columns grade,city
	expect $'customer_id\tgrade\tcity' $'1\tB\tNew York' $'2\tB\tNew York' $'3\tB\tNew York'
}

@test "an assignment: emptied, with an equals sign, with a leading at sign" {
	quietly crm-customer add name=Acme phone=5
	run -0 crm-customer set Acme phone= note=a=b website=@@x --columns phone,note,website --no-header
	expect $'1\t\ta=b\t@x'
}

@test "parents make a tree" {
	quietly crm-customer add name=Acme
	quietly crm-customer add name=Beta parent=Acme
	refused 3 'crm-customer: Acme: parent: this would be a cycle: it stands above itself' crm-customer set Acme parent=Beta
	run -0 crm-customer list parent=Acme --columns name --no-header
	expect $'2\tBeta'
}

@test "show prints all fields, list a few, --columns what is asked for" {
	quietly crm-customer add name=Acme revenue=1234.5 headcount=10 tax_id=0123
	run -0 crm-customer show Acme -o ndjson
	assert_output --regexp '^\{"customer_id":1,"code":"C0001","name":"Acme","short_name":null,.*\}$'
	assert_output --partial '"revenue":1234.50,"headcount":10,"tax_id":"0123","note":null,"created":"2026-03-10"'
	assert_output --partial '"won_deals":0'
	refute_output --partial '"rev"'
	run -0 bash -c 'crm-customer list --columns @firm | cut -f 1-4'
	expect $'customer_id\trevenue\theadcount\ttax_id' $'1\t1234.50\t10\t0123'
	run -0 crm-customer list --columns all -o ndjson
	assert_output --partial '"rev":4'
	assert_output --partial '"deleted":null'
}

@test "tables align Chinese and show labels" {
	quietly crm-customer add name=上海华盛 owner=li revenue=1234567.8
	quietly crm-customer add name=Acme kind=person
	run -0 crm-customer list -o table --columns name,kind,owner,revenue
	expect <<-'E'
	customer_id  Name      Kind     owner_id  Owner       Revenue
	-----------  --------  -------  --------  -----  ------------
	          1  上海华盛  company         2  李雷   1,234,567.80
	          2  Acme      person
	E
}

@test "csv that a spreadsheet opens unchanged" {
	quietly crm-customer add name='=1+1' tax_id=110105199001011234 phone=+86-10
	run -0 crm-customer list --excel-safe --columns name,tax_id,phone
	assert_line --index 0 --partial $'\ufeffcustomer_id,name,tax_id,phone'
	refute_line --index 1 --regexp '(^|,)"?[=+]'
	refused 2 'crm-customer: --excel-safe is for -o csv, not for json' crm-customer list --excel-safe -o json
}

@test "rm, list --deleted, restore: once and once more" {
	quietly crm-customer add name=Acme
	run -0 crm-customer rm Acme --columns name,deleted --no-header
	expect $'1\tAcme\t2026-03-10'
	refused 1 "crm-customer: no customer 'Acme': it is in the recycle bin since 2026-03-10" crm-customer rm Acme
	run -0 crm-customer list --deleted --columns name --no-header
	expect $'1\tAcme'
	run -0 crm-customer restore Acme --columns name,deleted --no-header
	expect $'1\tAcme\t'
	quietly crm-customer restore Acme
	run -0 crm-customer count
	expect 1
	run -0 bash -c 'crm-customer history Acme | cut -f 3,6-10'
	expect $'change_set_id\taction\tfield\tsince\told\tnew' $'4\tadd\t\t\t\t' \
		$'5\trm\tdeleted\t\t\t2026-03-10' $'6\trestore\tdeleted\t\t2026-03-10\t'
}

@test "history tells who, when and by which command" {
	quietly crm-customer add name=Acme
	quietly crm-customer set Acme grade=A phone='1 2'
	run -0 crm-customer history Acme --columns change_set_id,login,field,new,command --no-header
	expect "4	$me			crm-customer add name=Acme" \
		"5	$me	phone	1 2	crm-customer set Acme grade=A 'phone=1 2'" \
		"5	$me	grade	A	crm-customer set Acme grade=A 'phone=1 2'"
}

@test "codes are found before names" {
	quietly crm-customer add name=C0002
	quietly crm-customer add name=Other
	run -0 crm-customer show C0002 --columns name --no-header
	expect $'2\tOther'
}

@test "a field that no one may set" {
	quietly crm-customer add name=Acme
	refused 2 'crm-customer: rev is kept by the program itself and cannot be set' crm-customer set Acme rev=1
	refused 2 'crm-customer: is_customer is kept by the program itself and cannot be set' crm-customer set Acme is_customer=no
	refused 2 'crm-customer: customer_id is kept by the program itself and cannot be set' crm-customer set Acme customer_id=7
}

@test "numbers: a headcount with a fraction, below zero" {
	refused 3 "crm-customer: headcount: cannot read '1.5' as integer: too many decimals: a whole number is needed" \
		crm-customer add name=x headcount=1.5
	refused 3 'crm-customer: headcount: a headcount cannot be below zero' crm-customer add name=x headcount=-1
}

@test "options: unknown, abbreviated, without a value" {
	run -2 crm-customer list --colums name
	assert_output --partial "did you mean '--columns'?"
	run -2 crm-customer list --limit -1
	run -2 crm-customer list --limit x
	run -2 crm-customer list -o xml
	assert_output --partial 'it is one of'
}
