#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The pool of customers: claim, release, pool, recycle; whose a customer is: assign, assignments.
load helper

setup() {
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-user add login=wang name=Wang
}

# A customer that a user has had since a day: customer NAME OWNER SINCE [FIELD=VALUE...]
customer() {
	quietly crm-customer add name="$1" owner="$2" created="$3" "${@:4}"
}

# The owner of a customer.
owner() {
	crm-customer list name="$1" --columns owner --no-header | cut -f3
}

@test "a customer without an owner is in the pool until somebody claims it" {
	quietly crm-customer add name=Acme created=2026-03-01 grade=A
	run -0 crm-customer pool
	expect <<-'E'
	customer_id	code	name	since	days	why	last_owner_id	last_owner	grade
	1	C0001	Acme	2026-03-01	9				A
	E
	run -0 crm-customer claim Acme --no-header --columns name,owner
	expect $'1\tAcme\t1\tChief'
	run -0 crm-customer pool --if-any
	assert_output ''
	assert_sound
}

@test "release says why, and the pool remembers who had it" {
	customer Acme li 2026-01-05
	quietly crm-customer release Acme --why 'too far away' --on 2026-03-08
	run -0 crm-customer pool --no-header
	expect $'1\tC0001\tAcme\t2026-03-08\t2\ttoo far away\t2\t李雷\t'
	refused 3 'crm-customer: Acme: owner: it is in the pool already' crm-customer release Acme
}

@test "the pool of a day gone by" {
	customer Acme li 2026-01-05
	quietly crm-customer release Acme --on 2026-02-01
	quietly crm-customer claim Acme --on 2026-03-01
	run -0 crm-customer pool --columns name,since,days,why --no-header --as-of 2026-02-15
	expect $'Acme\t2026-02-01\t14\treleased'
	run -0 crm-customer pool --if-any
	assert_output ''
}

@test "the pool takes filters, and is a stream of customers" {
	quietly crm-customer add name=Acme grade=A
	quietly crm-customer add name=Beta grade=B
	run -0 bash -c 'crm-customer pool grade=B | crm-customer claim - --columns name,owner --no-header'
	expect $'2\tBeta\t1\tChief'
}

@test "what belongs to somebody is not claimed" {
	customer Acme li 2026-01-05
	refused 3 "crm-customer: Acme: owner: it belongs to '李雷': crm-customer assign moves it from one to another" \
		crm-customer claim Acme
	quietly crm-customer assign Acme --to me
	refused 3 'crm-customer: Acme: owner: it is yours already' crm-customer claim Acme
}

@test "a claim over the limit is refused, and the whole run with it" {
	quietly crm-db settings pool.limit=2
	for name in Acme Beta Ceta; do quietly crm-customer add name=$name; done
	refused 3 'crm-customer: Ceta: owner: you have 2 customers and may have 2: release one before you claim another' \
		crm-customer claim Acme Beta Ceta
	quietly crm-customer claim Acme Beta
	quietly crm-customer release Acme
	quietly crm-customer claim Ceta
	run -0 crm-customer list --columns name,owner --no-header
	expect $'1\tAcme\t\t' $'2\tBeta\t1\tChief' $'3\tCeta\t1\tChief'
}

@test "a person's own limit goes before the common one, and 0 is none" {
	quietly crm-db settings pool.limit=1
	quietly crm-user set me pool_limit=2
	for name in Acme Beta Ceta; do quietly crm-customer add name=$name; done
	quietly crm-customer claim Acme Beta
	refused 3 'crm-customer: Ceta: owner: you have 2 customers and may have 2: release one before you claim another' \
		crm-customer claim Ceta
	quietly crm-user set me pool_limit=0
	quietly crm-customer claim Ceta
}

@test "to be assigned one is no claim: no limit holds" {
	quietly crm-db settings pool.limit=1
	for name in Acme Beta; do quietly crm-customer add name=$name; done
	run -0 crm-customer assign Acme Beta --to li --columns name,owner --no-header
	expect $'1\tAcme\t2\t李雷' $'2\tBeta\t2\t李雷'
}

@test "who lost a customer to the pool may not claim it again for some days" {
	quietly crm-db settings pool.reclaim-days=30
	customer Acme me 2026-01-05
	quietly crm-customer release Acme --on 2026-02-20
	refused 3 'crm-customer: Acme: owner: you lost it to the pool on 2026-02-20 and may claim it again from 2026-03-22 on' \
		crm-customer claim Acme
	CRM_TODAY=2026-03-21 run -3 crm-customer claim Acme
	CRM_TODAY=2026-03-22 run -0 crm-customer claim Acme --no-header --columns owner
	expect $'1\t1\tChief'
}

@test "others may claim it at once, and so may who took it by mistake the same day" {
	quietly crm-db settings pool.reclaim-days=30
	customer Acme li 2026-01-05
	quietly crm-customer release Acme
	quietly crm-customer claim Acme
	quietly crm-customer release Acme
	quietly crm-customer claim Acme
}

@test "recycle: no contact since the owner got it, by the setting" {
	quietly crm-db settings pool.contact-days=30
	customer Acme li 2026-01-05
	customer Beta li 2026-02-20
	run -0 crm-customer recycle
	expect <<-'E'
	customer_id	code	name	owner_id	owner	rule
	1	C0001	Acme	2	李雷	no contact for 30 days
	E
	run -0 crm-customer pool --columns name,since,why,last_owner --no-header
	expect $'Acme\t2026-03-10\tno contact for 30 days\t李雷'
	assert_sound
}

@test "recycle: the day on which the days are over counts" {
	quietly crm-db settings pool.contact-days=30
	customer Acme li 2026-02-08
	CRM_TODAY=2026-03-09 run -0 crm-customer recycle --if-any
	assert_output ''
	CRM_TODAY=2026-03-10 run -0 crm-customer recycle --no-header --columns name
	assert_output Acme
}

@test "recycle: a new owner begins anew" {
	quietly crm-db settings pool.contact-days=30
	customer Acme li 2026-01-05
	quietly crm-customer assign Acme --to wang --on 2026-03-01
	run -0 crm-customer recycle --if-any
	assert_output ''
}

@test "recycle: an activity is contact, one in the recycle bin is none" {
	quietly crm-db settings pool.contact-days=30
	for name in Acme Beta Ceta; do customer $name li 2026-01-05; done
	printf 'kind,day,customer\ncall,2026-03-01,Acme\ncall,2026-01-20,Beta\n' >"$BATS_TEST_TMPDIR/calls.csv"
	quietly crm-import activity "$BATS_TEST_TMPDIR/calls.csv"
	run -0 crm-customer recycle --no-header --columns name
	expect Beta Ceta
}

@test "recycle: by grade, else by the setting; 0 days of a grade are no rule" {
	quietly crm-db settings pool.contact-days=30
	quietly crm-db choices set grade A contact_days=60
	quietly crm-db choices set grade B contact_days=0
	customer Acme li 2026-01-20 grade=A
	customer Beta li 2026-01-20 grade=B
	customer Ceta li 2026-01-20 grade=C
	customer Delta li 2026-01-02 grade=A
	run -0 crm-customer recycle --no-header --columns name,rule
	expect $'Ceta\tno contact for 30 days' $'Delta\tno contact for 60 days'
}

@test "recycle: no deal for some days, whatever the contact" {
	quietly crm-db settings pool.deal-days=60
	for name in Acme Beta; do customer $name li 2025-11-05; done
	quietly crm-deal add title=Roof customer=Acme owner=li opened=2025-11-10
	quietly crm-deal won Roof --on 2026-02-01
	run -0 crm-customer recycle --no-header --columns name,rule
	expect $'Beta\tno deal for 60 days'
	CRM_TODAY=2026-04-02 run -0 crm-customer recycle --no-header --columns name,rule
	expect $'Acme\tno deal for 60 days'
}

@test "recycle: what is protected stays, and what has an open deal" {
	quietly crm-db settings pool.contact-days=30 pool.deal-days=30
	customer Acme li 2026-01-05 protected=yes
	customer Beta li 2026-01-05
	quietly crm-deal add title=Roof customer=Beta owner=li opened=2026-01-06
	run -0 crm-customer recycle --if-any
	assert_output ''
	quietly crm-deal lost Roof --on 2026-01-20
	run -0 crm-customer recycle --no-header --columns name
	assert_output Beta
}

@test "recycle: those that filters hold for" {
	quietly crm-db settings pool.contact-days=30
	customer Acme li 2026-01-05 city=长沙
	customer Beta wang 2026-01-05 city=武汉
	run -0 crm-customer recycle owner=wang city=武汉 --no-header --columns name,owner
	expect $'Beta\tWang'
}

@test "recycle: without a rule it says so" {
	customer Acme li 2020-01-05
	refused 1 "crm-customer: no rule says when a customer goes back to the pool: set pool.contact-days or pool.deal-days \
with crm-db settings, or the contact_days or deal_days of a grade with crm-db choices set" crm-customer recycle
	quietly crm-db choices set grade A deal_days=30
	run -0 crm-customer recycle --if-any
	assert_output ''
}

@test "recycle: --dry-run tells and writes nothing" {
	quietly crm-db settings pool.contact-days=30
	customer Acme li 2026-01-05
	run -0 --separate-stderr crm-customer recycle --dry-run --no-header
	expect $'1\tC0001\tAcme\t2\t李雷\tno contact for 30 days'
	assert_equal "$stderr" 'crm-customer: nothing was written (--dry-run)'
	run -0 owner Acme
	assert_output 李雷
}

@test "recycle from cron: once a day, and nothing to mail when nothing moved" {
	quietly crm-db settings pool.contact-days=30
	nightly() {
		env -i PATH="$PATH" CRM_DB="$CRM_DB" CRM_TODAY="$1" crm-customer recycle --once 'pool:{today}' --if-any --no-header \
			--columns name
	}
	run -0 nightly 2026-03-10
	assert_output ''
	customer Acme li 2026-02-08
	run -0 nightly 2026-03-10
	assert_output ''
	run -0 nightly 2026-03-11
	assert_output Acme
	CRM_TODAY=2026-03-11 quietly crm-customer assign Acme --to li
	run -0 nightly 2026-03-11
	assert_output Acme
	run -0 owner Acme
	assert_output 李雷
}

@test "recycle of many is one change set, with the images and facts of single writes, and undone whole" {
	quietly crm-db settings pool.contact-days=30
	for name in Acme Beta; do customer $name li 2026-01-05; done
	quietly crm-customer recycle
	run -0 crm-db sql "SELECT row_id, op, image FROM history WHERE change_set_id = 8"
	expect $'row_id\top\timage' $'1\tU\t{"owner_id":2,"rev":6,"updated":"2026-03-10"}' \
		$'2\tU\t{"owner_id":2,"rev":7,"updated":"2026-03-10"}'
	run -0 crm-customer history Acme --columns change_set_id,action,field,since,old,new --no-header
	assert_line --index -1 $'8\tset\towner\t2026-03-10\t李雷\t'
	run -0 crm-db undo 8 --columns title,field,since,old,new --no-header
	expect $'Beta\towner\t2026-03-10\t\t李雷' $'Acme\towner\t2026-03-10\t\t李雷'
	run -0 crm-customer list --columns owner,rev --no-header
	expect $'1\t2\t李雷\t9' $'2\t2\t李雷\t9'
	assert_sound
}

@test "assign: one, several, a stream; who had it is kept" {
	customer Acme li 2026-01-05
	quietly crm-customer add name=Beta created=2026-02-01
	run -0 bash -c 'crm-customer list | crm-customer assign - --to wang --why "li is ill" --on 2026-03-01 --columns name,owner'
	expect $'customer_id\tname\towner_id\towner' $'1\tAcme\t3\tWang' $'2\tBeta\t3\tWang'
	run -0 crm-customer assignments
	expect <<-E
	customer_id	code	since	until	days	owner_id	owner	from_id	from	why	change_set_id	login
	1	C0001	2026-01-05	2026-03-01	55	2	李雷				5	$me
	1	C0001	2026-03-01		9	3	Wang	2	李雷	li is ill	7	$me
	2	C0002	2026-03-01		9	3	Wang			li is ill	7	$me
	E
	assert_sound
}

@test "assignments: of KEYs, of filters, of a day gone by" {
	customer Acme li 2026-01-05
	customer Beta wang 2026-01-05
	quietly crm-customer release Acme --on 2026-02-01
	run -0 crm-customer assignments Acme --columns since,owner,from,why --no-header
	expect $'2026-01-05\t李雷\t\t' $'2026-02-01\t\t李雷\treleased'
	run -0 crm-customer assignments owner=wang --columns code,owner --no-header
	expect $'C0002\tWang'
	run -0 crm-customer assignments C0001 C0001 --columns code,until,days,owner --no-header --as-of 2026-01-31
	expect $'C0001\t\t26\t李雷'
	refused 2 'crm-customer: give KEYs or filters, not both' crm-customer assignments Acme owner=li
	refused 1 "crm-customer: no customer 'Acne'; did you mean 'Acme'?" crm-customer assignments Acne
}

@test "assign to nobody, to an unknown one, to one who has left, twice" {
	customer Acme li 2026-01-05
	quietly crm-user set wang left_on=2026-03-01
	refused 2 'crm-customer: say who gets it: --to USER' crm-customer assign Acme
	refused 2 'crm-customer: --to names nobody: what is to belong to nobody loses its owner with set owner=' \
		crm-customer assign Acme --to ''
	refused 2 "crm-customer: option '--to' stands twice: give it once" crm-customer assign Acme --to li --to wang
	refused 1 "crm-customer: no user 'wong'; did you mean 'Wang' or 'wang'?" crm-customer assign Acme --to wong
	refused 3 "crm-customer: Acme: 'Wang' left on 2026-03-01 and gets no more work" crm-customer assign Acme --to wang
	refused 2 'crm-customer: name a customer, or give rows on standard input with a lone -' crm-customer assign --to li
}

@test "a KEY of a stream that is not there: nothing of it is written" {
	customer Acme li 2026-01-05
	run -1 bash -c 'printf "code\nAcme\nAcne\n" | crm-customer assign - --to wang'
	assert_output "crm-customer: standard input:3: no customer 'Acne'; did you mean 'Acme'?"
	run -0 owner Acme
	assert_output 李雷
	run -1 bash -c 'printf "customer_id\n1\n9\n" | crm-customer release -'
	assert_line --partial 'standard input:3'
	run -0 owner Acme
	assert_output 李雷
}

@test "settings of the pool are numbers" {
	refused 3 "crm-db: pool.limit cannot be 'many': not a number; 0 for no rule" crm-db settings pool.limit=many
	refused 3 "crm-db: pool.contact-days cannot be '-3': not a number; 0 for no rule" crm-db settings pool.contact-days=-3
}

@test "my own customers, and those that nobody looks after" {
	customer Acme me 2026-01-05
	customer Beta li 2026-01-05
	quietly crm-customer add name=Ceta
	run -0 crm-customer list owner=me --columns name --no-header
	expect $'1\tAcme'
	run -0 crm-customer pool --columns name --no-header
	expect Ceta
}

@test "deals have assignments too" {
	quietly crm-deal add title=Roof owner=li opened=2026-03-01
	quietly crm-deal assign Roof --to wang
	run -0 crm-deal assignments Roof --columns since,owner,from --no-header
	expect $'2026-03-01\t李雷\t' $'2026-03-10\tWang\t李雷'
}
