#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Who beside the owner works on a customer or a deal.
load helper

setup() {
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-user add login=wang name=Wang
	quietly crm-department add name=Service
	quietly crm-customer add name=Acme owner=li created=2026-01-05
	quietly crm-customer add name=Beta owner=li created=2026-01-05
}

# The shares there are.
shares() {
	crm-share list --columns customer,deal,user,department,rights,day,until --no-header | cut -f3,5,7,9-
}

@test "share: with a user or a department, to read or more, for ever or up to a day" {
	run -0 crm-customer share Acme --with wang
	expect <<-'E'
	share_id	customer_id	customer	deal_id	deal	user_id	user	department_id	department	rights	day	until
	1	1	Acme			3	Wang			read	2026-03-10	
	E
	run -0 crm-customer share Acme Beta --with Service --rights edit --until 2026-06 --columns customer,department,rights,until --no-header
	expect $'2\t1\tAcme\t1\tService\tedit\t2026-06-30' $'3\t2\tBeta\t1\tService\tedit\t2026-06-30'
	assert_sound
}

@test "share: what runs already becomes what is said now" {
	quietly crm-customer share Acme --with wang --rights all --until 2026-06-30
	quietly crm-customer share Acme --with wang --rights edit
	run -0 shares
	expect $'Acme\t\tWang\t\tedit\t2026-03-10\t'
}

@test "unshare ends it today, and it may begin again" {
	quietly crm-customer share Acme --with wang
	quietly crm-customer unshare Acme --with wang
	run -0 shares
	expect $'Acme\t\tWang\t\tread\t2026-03-10\t2026-03-10'
	export CRM_TODAY=2026-03-12
	refused 3 "crm-customer: Acme: what was shared with 'wang' ended on 2026-03-10" crm-customer unshare Acme --with wang
	quietly crm-customer share Acme --with wang
	run -0 shares
	expect $'Acme\t\tWang\t\tread\t2026-03-10\t2026-03-10' $'Acme\t\tWang\t\tread\t2026-03-12\t'
	assert_sound
}

@test "a stream is shared" {
	run -0 bash -c 'crm-customer list owner=li | crm-customer share - --with wang --columns customer --no-header'
	expect $'1\t1\tAcme' $'2\t2\tBeta'
}

@test "a deal is shared, too" {
	quietly crm-deal add title=Roof customer=Acme owner=li
	run -0 crm-share add deal=Roof user=wang rights=edit --columns deal,user --no-header
	expect $'1\t1\tRoof\t3\tWang'
	refused 3 "crm-share: user: '李雷' is the owner and needs no share" crm-share add deal=Roof user=li
}

@test "a share with the owner, with nobody, with an unknown one" {
	refused 3 "crm-customer: Acme: user: '李雷' is the owner and needs no share" crm-customer share Acme --with li
	refused 2 'crm-customer: say with whom: --with USER or --with DEPARTMENT' crm-customer share Acme
	refused 1 "crm-customer: no user 'wong'; did you mean 'Wang' or 'wang'?" crm-customer share Acme --with wong
	refused 3 "crm-customer: Acme: rights: no choice 'own' in list rights; it has read, edit, all" \
		crm-customer share Acme --with wang --rights own
	refused 3 "crm-customer: Acme: is not shared with 'wang'" crm-customer unshare Acme --with wang
}

@test "a name that is a user's and a department's" {
	quietly crm-user add login=service
	quietly crm-user set service name=Service
	refused 2 "crm-customer: 'Service' is a user and a department: crm-share add user=... or department=... says which" \
		crm-customer share Acme --with Service
}

@test "a share is of one thing, with one party" {
	quietly crm-deal add title=Roof customer=Acme owner=li
	refused 3 'crm-share: customer: a share is of one customer or of one deal' crm-share add user=wang
	refused 3 'crm-share: customer: a share is of one customer or of one deal' crm-share add customer=Acme deal=Roof user=wang
	refused 3 'crm-share: user: a share is with one user or with one department' crm-share add customer=Acme
	refused 3 'crm-share: user: a share is with one user or with one department' \
		crm-share add customer=Acme user=wang department=Service
	quietly crm-share add customer=Acme user=wang
	refused 3 'crm-share: id=1: user: a share is with one user or with one department' crm-share set id=1 department=Service
}

@test "a share that has ended is made or changed no more, unless its end is moved" {
	refused 3 'crm-customer: Acme: until: ended on 2026-03-09: a share ends today or later' \
		crm-customer share Acme --with wang --until yesterday
	quietly crm-customer share Acme --with wang --until today
	export CRM_TODAY=2026-03-12
	refused 3 'crm-share: id=1: until: ended on 2026-03-10: a share ends today or later' crm-share set id=1 rights=edit
	quietly crm-share set id=1 rights=edit until=2026-04-01
	run -0 shares
	expect $'Acme\t\tWang\t\tedit\t2026-03-10\t2026-04-01'
	export CRM_TODAY=2026-05-01
	quietly crm-share rm id=1
}

@test "a share does not end before it begins" {
	refused 3 'crm-share: until: a share cannot end before it begins' \
		crm-share add customer=Acme user=wang day=2026-05-01 until=2026-04-01
}

@test "what is shared with whom is a filter" {
	quietly crm-customer share Acme Beta --with wang --until 2026-04-01
	quietly crm-customer share Beta --with Service
	run -0 crm-share list user=wang until=2026-03-10.. customer.owner=li --columns customer --no-header
	expect $'1\t1\tAcme' $'2\t2\tBeta'
}
