#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Pipes of a salesperson's day, as one would type them or put them into a crontab.
load helper

setup() {
	crm_init
	cd "$BATS_TEST_TMPDIR"
	quietly crm-user add login=li name=Li
}

@test "yesterday's new customers get a welcome from their owner, or from who runs this" {
	printf 'name,owner,created\nAcme,li,2026-03-09\nBeta,,2026-03-09\nGamma,li,2026-03-01\n' | quietly crm-import customer -
	run -0 bash -c 'crm-customer list created=yesterday |
		crm-task add subject=欢迎 due=+1d owner=@owner - --columns subject,due,customer,owner --no-header'
	expect $'1\t欢迎\t2026-03-11\t1\tAcme\t2\tLi' $'2\t欢迎\t2026-03-11\t2\tBeta\t1\tChief'
	run -0 bash -c 'crm-customer list created=yesterday -o ndjson |
		crm-task add subject=x owner=@owner - --columns owner --no-header'
	expect $'3\t2\tLi' $'4\t1\tChief'
}

@test "with no new customer there is nothing to do" {
	run -0 bash -c 'crm-customer list created=yesterday | crm-task add subject=欢迎 owner=@owner - --if-any'
	expect ''
}

@test "in a crontab: once a day, whatever runs twice" {
	printf 'name,created\nAcme,2026-03-09\n' | quietly crm-import customer -
	for _ in 1 2; do
		crm-customer list created=yesterday | quietly crm-task add subject=欢迎 - --once 'welcome:{today}'
	done
	run -0 crm-task count
	expect 1
}

@test "key accounts that nobody spoke with for 30 days go to the manager; on good days no mail" {
	printf 'name,worth,created\nAcme,key,2026-01-01\nBeta,key,2026-01-01\nGamma,small,2026-01-01\n' | quietly crm-import customer -
	quietly crm-activity add kind=call customer=Beta day=2026-03-01
	run -0 crm-customer list worth=key idle=30.. --columns name,idle,last_contact --sort -idle --if-any
	expect $'customer_id\tname\tidle\tlast_contact' $'1\tAcme\t68\t'
	quietly crm-activity add kind=visit customer=Acme day=2026-03-02
	run -0 crm-customer list worth=key idle=30.. --columns name,idle --if-any
	expect ''
}

@test "a workbook of visits becomes activities, and their next steps tasks, each once" {
	quietly crm-customer add name=华盛科技
	cat >visits.csv <<-'E'
		来访日期,来访单位,来访人,来访事由,接待人,下一步计划,下次联系日期
		2026-03-03,华盛科技,赵强,看样品,Li,寄样品,2026-03-12
		2026-03-04,华盛科技,赵强,谈价,Chief,,
	E
	crm-convert visits.csv -o xlsx >visits.xlsx
	follow_up='crm-activity list next_step!= tasks=0 --columns next_step,next_date,owner |
		crm-task add kind=follow-up subject=@next_step due=@next_date owner=@owner - --columns subject,due,owner,customer --no-header'
	quietly crm-import activity visits.xlsx kind=visit-in
	run -0 bash -c "$follow_up"
	expect $'1\t寄样品\t2026-03-12\t2\tLi\t1\t华盛科技'
	quietly crm-import activity visits.xlsx kind=visit-in
	run -0 bash -c "$follow_up"
	expect ''
	assert_sound
}

@test "birthdays, one row for each contact, become tasks of their customers' owners" {
	printf 'name,owner\nAcme,li\n' | quietly crm-import customer -
	printf 'name,customer\n王芳,Acme\n' | quietly crm-import contact -
	run -0 bash -c 'printf "contact_id\tname\tday\n1\t王芳\t2026-03-15\n" |
		crm-task add kind=birthday subject=@name due=@day remind=2026-03-12 - --columns kind,subject,due,contact,customer --no-header'
	expect $'1\tbirthday\t王芳\t2026-03-15\t1\t王芳\t1\tAcme'
}

@test "what was done this week, by whom" {
	printf 'kind,day,owner\ncall,2026-03-09,li\ncall,2026-03-10,li\nvisit,2026-03-10,Chief\ncall,2026-03-01,li\n' | quietly crm-import activity -
	run -0 crm-report pivot activity --x owner --y count day=this-week --columns owner,count --no-header
	expect $'Chief\t1' $'Li\t2'
}
