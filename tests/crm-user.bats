#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Users, their departments and bosses.
load helper

setup() {
	crm_init
	printf 'name\nSales\n' >"$BATS_TEST_TMPDIR/departments.csv"
	quietly crm-import department "$BATS_TEST_TMPDIR/departments.csv"
}

@test "who makes a database is its administrator" {
	run -0 crm-user list
	expect $'user_id\tlogin\tname\tdepartment_id\tdepartment\tboss_id\tboss\tadmin' \
		"$(printf '1\t%s\tChief\t\t\t\t\tyes' "$me")"
}

@test "add: a department, a boss, no administrator" {
	run -0 crm-user add login=li name=李雷 department=Sales boss=me --no-header
	expect $'2\tli\t李雷\t1\tSales\t1\tChief\tno'
}

@test "a user is called by login, name or id" {
	quietly crm-user add login=li name=李雷
	for key in li 李雷 id=2; do
		run -0 crm-user show "$key" --columns login --no-header
		expect $'2\tli'
	done
	run -0 crm-user show me --columns name --no-header
	expect $'1\tChief'
}

@test "a login is there once" {
	quietly crm-user add login=li
	refused 3 "crm-user: login: 'li' is there already" crm-user add login=li
	refused 3 'crm-user: login: is required' crm-user add phone=5
}

@test "nobody is above himself" {
	quietly crm-user add login=li
	quietly crm-user add login=wang boss=li
	quietly crm-user add login=zhao boss=wang
	refused 3 'crm-user: li: boss: this would be a cycle: it stands above itself' crm-user set li boss=zhao
	refused 3 'crm-user: li: boss: this would be a cycle: it stands above itself' crm-user set li boss=li
	assert_sound
}

@test "all under one boss, and all of a department" {
	quietly crm-user add login=li department=Sales
	quietly crm-user add login=wang boss=li
	run -0 crm-user list boss=li --columns login --no-header
	expect $'3\twang'
	run -0 crm-user list boss.department=Sales --columns login --no-header
	expect $'3\twang'
	run -0 crm-user list department=Sales admin=no --columns login --no-header
	expect $'2\tli'
}

@test "a department has a day" {
	quietly crm-user add login=li created=2026-01-01
	quietly crm-user set li department=Sales --on 2026-03-01
	run -0 crm-user list login=li --columns department --as-of 2026-02-28 --no-header
	expect $'2\t\t'
	run -0 crm-user list login=li --columns department --as-of 2026-03-01 --no-header
	expect $'2\t1\tSales'
}

@test "fields prints the model of a noun" {
	run -0 crm-user fields --columns field,type,refers_to
	expect <<-'E'
	field	type	refers_to
	user_id	id	
	login	code	
	name	text	
	department	reference	department
	boss	reference	user
	phone	text	
	email	text	
	admin	boolean	
	created	date	
	rev	integer	
	deleted	date	
	updated	date	
	left_on	date	
	pool_limit	integer	
	stale	integer	
	E
}

@test "somebody must be left who may set things up" {
	run -3 crm-user rm "$me"
	assert_output "crm-user: $me: admin: no administrator would be left: make another one first"
	run -3 crm-user set "$me" admin=no
	quietly crm-user add login=li admin=yes
	run -0 crm-user set "$me" admin=no --columns admin --no-header
	assert_output "1	no"
}

@test "a user made for a day gone by is there from that day on" {
	quietly crm-user add login=li --on 2026-02-01
	run -0 crm-user count login=li --as-of 2026-02-02
	assert_output 1
	run -0 crm-user count login=li --as-of 2026-01-31
	assert_output 0
}
