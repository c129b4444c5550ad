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
	may_lift_credit	boolean	
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

# Work of li's, open and done.
work_of_li() {
	quietly crm-user add login=li name=李雷
	quietly crm-user add login=wang name=Wang
	quietly crm-customer add name=Acme owner=li created=2026-01-05
	quietly crm-customer add name=Beta owner=li created=2026-01-05
	quietly crm-customer rm Beta
	for title in Roof Wall Door; do quietly crm-deal add title=$title customer=Acme owner=li opened=2026-01-06; done
	quietly crm-deal won Wall --on 2026-02-01
	quietly crm-deal lost Door --on 2026-02-01
	printf '%s\n' subject,owner,status,done Call,li,open, Write,li,done,2026-02-01 >"$BATS_TEST_TMPDIR/tasks.csv"
	quietly crm-import task "$BATS_TEST_TMPDIR/tasks.csv"
	printf '%s\n' kind,day,customer,owner call,2026-02-01,Acme,li >"$BATS_TEST_TMPDIR/calls.csv"
	quietly crm-import activity "$BATS_TEST_TMPDIR/calls.csv"
	printf '%s\n' name,customer,owner Zhao,Acme,li >"$BATS_TEST_TMPDIR/contacts.csv"
	quietly crm-import contact "$BATS_TEST_TMPDIR/contacts.csv"
}

# Whose all of it is.
whose() {
	crm-db sql "SELECT w.name, coalesce(u.login, '') FROM (SELECT name, owner_id FROM party UNION ALL SELECT title, owner_id \
		FROM deal UNION ALL SELECT subject, owner_id FROM task UNION ALL SELECT kind, owner_id FROM activity UNION ALL \
		SELECT name, owner_id FROM contact) AS w LEFT JOIN \"user\" AS u ON u.user_id = w.owner_id" --no-header | paste -sd ' '
}

@test "handover: the open work of one goes to another, past sales and what is done stay" {
	work_of_li
	run -0 crm-user handover li --to wang --why 'left the company'
	expect <<-'E'
	noun	count
	customer	1
	contact	1
	deal	1
	task	1
	E
	run -0 whose
	expect $'Acme\twang Beta\tli Roof\twang Wall\tli Door\tli Call\twang Write\tli call\tli Zhao\twang'
	run -0 crm-deal assignments Roof --columns since,owner,from,why --no-header
	expect $'2026-01-06\t李雷\t\t' $'2026-03-10\tWang\t李雷\tleft the company'
	run -0 crm-customer list --as-of 2026-03-09 --columns name,owner --no-header
	expect $'1\tAcme\t2\t李雷' $'2\tBeta\t2\t李雷'
	assert_sound
}

@test "handover: one change set, and undone whole" {
	work_of_li
	before=$(whose)
	quietly crm-user handover li --to wang
	last=$(crm-db log --columns change_set_id --no-header --sort -change_set_id --limit 1)
	quietly crm-db undo "$last"
	run -0 whose
	assert_output "$before"
	assert_sound
}

@test "handover: a second one finds nothing, --dry-run writes nothing, --once tells the first result" {
	work_of_li
	run -0 --separate-stderr crm-user handover li --to wang --dry-run --columns noun --no-header
	expect customer contact deal task
	run -0 crm-user handover li --to wang --once leaver:li -o ndjson
	expect '{"noun":"customer","count":1}' '{"noun":"contact","count":1}' '{"noun":"deal","count":1}' \
		'{"noun":"task","count":1}'
	run -0 crm-user handover li --to wang --once leaver:li --no-header --columns count
	expect 1 1 1 1
	run -0 crm-user handover li --to wang --if-any
	assert_output ''
}

@test "handover for a day gone by: what got its owner after it keeps him" {
	quietly crm-user add login=li name=李雷
	quietly crm-user add login=wang name=Wang
	quietly crm-customer add name=Acme owner=li created=2026-01-05
	quietly crm-customer add name=Beta created=2026-01-05
	quietly crm-customer assign Beta --to li --on 2026-03-05
	quietly crm-user handover li --to wang --on 2026-03-01
	run -0 crm-customer list --columns name,owner --no-header
	expect $'1\tAcme\t3\tWang' $'2\tBeta\t2\t李雷'
	run -0 crm-customer list --columns name,owner --no-header --as-of 2026-03-01
	expect $'1\tAcme\t3\tWang' $'2\tBeta\t3\tWang'
	assert_sound
	run -3 crm-user handover wang --to li --on 2026-04-01
	assert_line --partial '2026-04-01 is a day to come'
}

@test "handover: from whom to whom" {
	work_of_li
	quietly crm-user set li left_on=2026-03-01
	refused 3 "crm-user: Wang: the work is theirs already: name another with --to" crm-user handover wang --to Wang
	refused 3 "crm-user: li: '李雷' left on 2026-03-01 and gets no more work" crm-user handover wang --to li
	refused 1 "crm-user: no user 'zhou'" crm-user handover zhou --to wang
	refused 1 "crm-user: no user 'zhou'" crm-user handover li --to zhou
	refused 2 'crm-user: say who gets it: --to USER' crm-user handover li
	refused 2 'crm-user: name the one whose work it is, and who gets it: FROM --to USER' crm-user handover --to li
	refused 2 "crm-user: option '--to' stands twice: give it once" crm-user handover li --to wang --to me
	run -0 crm-user handover li --to wang --no-header --columns noun
	expect customer contact deal task
}

@test "a user made for a day gone by is there from that day on" {
	quietly crm-user add login=li --on 2026-02-01
	run -0 crm-user count login=li --as-of 2026-02-02
	assert_output 1
	run -0 crm-user count login=li --as-of 2026-01-31
	assert_output 0
}
