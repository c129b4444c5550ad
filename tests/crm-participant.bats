#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Participants: who decides a deal, and the chain they make.
load helper

# 王总 decides; Ann and Bob report to him, Zed to nobody.
setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-customer add name=Other
	quietly crm-deal add title=Roof customer=Acme opened=2026-01-01
	quietly crm-deal add title=Door
	printf 'name,customer\n王总,Acme\n外人,Other\n' | quietly crm-import contact -
	quietly crm-participant add deal=Roof contact=王总 role=decider influence=high is_key=yes key_point=price created=2026-01-01
	quietly crm-participant add deal=Roof name=Bob reports_to=王总 influence=low attitude=neutral created=2026-02-01
	quietly crm-participant add deal=Roof name=Ann reports_to=王总 influence=medium created=2026-03-10
	quietly crm-participant add deal=Roof name=Zed influence=medium role=user created=2026-03-10
}

@test "a contact brings its name, and is of the deal's customer" {
	run -0 crm-participant list name=王总
	expect $'participant_id\tdeal_id\tdeal\tcontact_id\tcontact\tname\trole\tattitude\tinfluence\tis_key\tkey_point' \
		$'1\t1\tRoof\t1\t王总\t王总\tdecider\t\thigh\tyes\tprice'
	refused 3 "crm-participant: contact: is a contact of another customer than the deal's" \
		crm-participant add deal=Roof contact=外人
	refused 3 "crm-participant: 王总: contact: is a contact of another customer than the deal's" \
		crm-participant set 王总 contact=外人
	run -0 crm-participant add deal=Door contact=外人 name=Boss --columns deal,name --no-header
	expect $'5\t2\tDoor\tBoss'
	refused 3 'crm-participant: name: is required' crm-participant add deal=Roof
}

@test "the chain: bosses first, then by influence" {
	run -0 crm-deal chain Roof
	expect <<-'E'
	participant_id	deal_id	deal	depth	contact_id	contact	name	role	attitude	influence	is_key	key_point	reports_to_id	reports_to
	1	1	Roof	0	1	王总	王总	decider		high	yes	price		
	3	1	Roof	1			Ann			medium	no		1	王总
	2	1	Roof	1			Bob		neutral	low	no		1	王总
	4	1	Roof	0			Zed	user		medium	no			
	E
	run -0 crm-deal chain Roof --key --columns name,key_point --no-header
	expect $'王总\tprice'
	run -0 crm-deal chain Door --if-any
	expect ''
	refused 1 "crm-deal: no deal 'Rof'; did you mean 'Roof'?" crm-deal chain Rof
	refused 2 "crm-deal: 'role=user' is a filter, and chain takes deals alone" crm-deal chain Roof role=user
}

@test "the chain of people, in their words" {
	LANGUAGE=zh_CN run -0 crm-deal chain Roof -o table --columns name,role,influence
	assert_line --partial '决策者'
}

@test "an attitude has a day and a reason" {
	quietly crm-participant set Bob attitude=champion --on 2026-03-05 --why 'saw the demo'
	run -0 crm-deal chain Roof --as-of 2026-03-04 --columns name,attitude --no-header
	expect $'王总\t' $'Bob\tneutral'
	run -0 crm-deal chain Roof --as-of 2026-03-05 --columns name,attitude --no-header
	expect $'王总\t' $'Bob\tchampion'
	run -0 crm-participant list attitude=champion,supporter --columns name --no-header
	expect $'2\tBob'
}

@test "a boss takes part in the same deal, and nobody stands above himself" {
	refused 3 'crm-participant: reports_to: takes part in another deal' crm-participant add deal=Door name=Dan reports_to=Zed
	refused 3 'crm-participant: 王总: reports_to: this would be a cycle: it stands above itself' \
		crm-participant set 王总 reports_to=Bob
}

@test "who was taken out stands in no chain, those below go on" {
	quietly crm-participant rm 王总
	run -0 crm-deal chain Roof --columns name,depth --no-header
	expect $'Ann\t0' $'Zed\t0' $'Bob\t0'
	assert_sound
}

@test "a chain comes in from a sheet, twice without doubles" {
	printf '项目,联系人,姓名,角色,态度\nDoor,,李总,决策者,支持\nRoof,王总,王总,决策者,中立\n' >"$BATS_TEST_TMPDIR/chain.csv"
	run -0 crm-import participant "$BATS_TEST_TMPDIR/chain.csv"
	run -0 crm-deal chain Door --columns name,role,attitude --no-header
	expect $'李总\tdecider\tsupporter'
}
