#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What held on a day of the past: owners, grades, stages, prices.
load helper

# One customer from January on: A and li, from February on B, from March on wang.
setup() {
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-user add login=wang name=王芳
	quietly crm-customer add name=Acme grade=A owner=li created=2026-01-01
	quietly crm-customer set Acme grade=B --on 2026-02-01
	quietly crm-customer set Acme owner=wang --on 2026-03-01
}

# on DAY COMMAND...: its answer without a header, of that day.
on() {
	run -0 "${@:2}" --as-of "$1" --no-header
}

@test "the owner and the grade of each day, the first and the last included" {
	on 2026-01-01 crm-customer list --columns grade,owner
	expect $'1\tA\t2\t李雷'
	on 2026-01-31 crm-customer list --columns grade,owner
	expect $'1\tA\t2\t李雷'
	on 2026-02-01 crm-customer list --columns grade,owner
	expect $'1\tB\t2\t李雷'
	on 2026-03-01 crm-customer list --columns grade,owner
	expect $'1\tB\t3\t王芳'
}

@test "a period means its last day, a word its own" {
	on 2026-02 crm-customer list --columns owner
	expect $'1\t2\t李雷'
	on last-month crm-customer list --columns owner
	expect $'1\t2\t李雷'
	on today crm-customer list --columns owner
	expect $'1\t3\t王芳'
}

@test "filters, count and show speak of that day" {
	on 2026-02-15 crm-customer count owner=li
	expect 1
	on 2026-02-15 crm-customer count owner=wang
	expect 0
	on 2026-01-15 crm-customer list grade=A owner.login=li --columns name
	expect $'1\tAcme'
	on 2026-01-15 crm-customer show Acme --columns grade
	expect $'1\tA'
}

@test "what was entered later was not there" {
	on 2025-12-31 crm-customer count
	expect 0
	quietly crm-customer add name=Beta
	on yesterday crm-customer count
	expect 1
}

@test "what refers to rows that were entered later keeps their names" {
	quietly crm-customer add name=Beta
	quietly crm-deal add title=Old customer=Beta opened=2026-01-05 owner=wang product=
	on 2026-01-10 crm-deal list --columns title,customer,owner
	expect $'1\tOld\t2\tBeta\t3\t王芳'
	on 2026-01-10 crm-deal funnel --by customer
	expect $'2\tBeta\t1\t0.00\t1'
}

@test "what lies in the recycle bin was there before" {
	quietly crm-customer rm Acme
	on yesterday crm-customer count
	expect 1
	on today crm-customer count
	expect 0
}

@test "the stage of each day, and the funnel" {
	quietly crm-deal add title=Roof amount=100 opened=2026-01-10
	quietly crm-deal move Roof Proposal --on 2026-02-01
	quietly crm-deal lost Roof --on 2026-03-01
	for want in '01-09 ' $'01-10 Lead\t1\t100.00\t1' $'02-01 Proposal\t1\t100.00\t1' $'03-05 Lost\t1\t100.00\t1'; do
		on "2026-${want%% *}" crm-deal funnel
		expect "${want#* }"
	done
}

@test "a deal that came in closed was not there before it was opened, and open never" {
	quietly crm-deal add title=Old stage=Won opened=2026-01-10 closed=2026-02-10 amount=5
	on 2026-01-09 crm-deal count
	expect 0
	on 2026-01-20 crm-deal list --columns stage
	expect $'1\t'
	on 2026-02-10 crm-deal list --columns stage
	expect $'1\tWon'
}

@test "a list price of the past" {
	quietly crm-product add name=Tile list_price=10 created=2026-01-01
	quietly crm-product set Tile list_price=12.5 --on 2026-03-01
	on 2026-02-01 crm-product list --columns list_price
	expect $'1\t10.00'
	on 2026-03-02 crm-product list list_price=12.. --columns list_price
	expect $'1\t12.50'
}

@test "a fact before the last changes the past and not today" {
	run -0 crm-customer set Acme owner=me --on 2026-02-10 --columns owner --no-header
	expect $'1\t3\t王芳'
	on 2026-02-09 crm-customer list --columns owner
	expect $'1\t2\t李雷'
	on 2026-02-10 crm-customer list --columns owner
	expect $'1\t1\tChief'
	assert_sound
}

@test "two facts of one day: the one that was written last holds" {
	quietly crm-customer set Acme grade=C --on 2026-02-01
	on 2026-02-01 crm-customer list --columns grade
	expect $'1\tC'
	on 2026-01-31 crm-customer list --columns grade
	expect $'1\tA'
}

@test "no fact of a day to come" {
	refused 3 'crm-customer: Acme: grade: 2026-03-11 is a day to come; what is dated holds from today (2026-03-10) or earlier' \
		crm-customer set Acme grade=C --on 2026-03-11
	refused 3 'crm-customer: Acme: grade: 2026-04-30 is a day to come; what is dated holds from today (2026-03-10) or earlier' \
		crm-customer set Acme grade=C --on 2026-04
}

@test "a field that is not dated has today's value" {
	quietly crm-customer set Acme phone=5
	on 2026-01-15 crm-customer list --columns phone
	expect $'1\t5'
}

@test "sql of the user's own sees that day, too" {
	run -0 crm-db sql 'select c.name, u.name, c.grade from customer c join user u on u.user_id = c.owner_id' \
		--as-of 2026-01-15 --no-header
	expect $'Acme\t李雷\tA'
}

@test "a closed month gives the same bytes after later changes" {
	quietly crm-deal add title=Roof amount=100 opened=2026-01-10 owner=li
	before=$(crm-deal funnel --as-of 2026-01 --by owner; crm-customer list --as-of 2026-01)
	quietly crm-deal won Roof
	quietly crm-deal set Roof owner=wang
	quietly crm-customer set Acme grade=D
	assert_equal "$(crm-deal funnel --as-of 2026-01 --by owner; crm-customer list --as-of 2026-01)" "$before"
}

@test "a day that is none" {
	refused 2 "crm-customer: option '--as-of' cannot be 'soon': not a date: write it as 2026-03-05" \
		crm-customer list --as-of soon
}
