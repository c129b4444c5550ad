#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Calls, events and tasks that another system exported, as they came.
#
# The verb done is no end of a loop.
# shellcheck disable=SC1010,SC2120
load helper

setup() {
	data=$root/../shared/data/zoho-crm-sample
	[ -d "$data" ] || skip 'the real files are not here'
	crm_init
	cd "$data"
	crm-convert Users.csv --columns 'Last Name,Email' | quietly crm-import user - login=@Email 'name=@Last Name'
}

# imported NOUN FILE...: rows read, added, changed, unchanged, refused.
imported() {
	run -0 bash -c 'crm-import "$@" --no-header | cut -f 3-6,8' _ "$@"
}

@test "calls: the day and the time from one column, equal ones kept, a second import without a change" {
	quietly crm-db choices set direction out label=Outbound
	quietly crm-db choices set direction in label=Inbound
	calls=(activity Calls.csv kind=call 'day=@Call Start Time' 'time=@Call Start Time' --drop-time)
	imported "${calls[@]}"
	expect $'100\t100\t0\t0\t0'
	imported "${calls[@]}"
	expect $'100\t0\t0\t100\t0'
	run -0 crm-activity list --limit 1 --no-header --columns kind,direction,day,time,minutes,owner,subject,purpose
	expect $'1\tcall\tout\t2021-04-15\t23:03\t7\t4\tLazar Mathew\tUS INVOICE CALL\tProspecting'
	run -0 crm-report pivot activity --x owner --y count --columns owner,count --no-header
	expect $'Lazar Mathew\t95' $'Thomas Mondrake\t5'
	assert_sound
}

@test "events: from and until" {
	imported activity Events.csv kind=event 'day=@Start DateTime' 'time=@Start DateTime' 'until=@End DateTime' --drop-time
	expect $'100\t100\t0\t0\t0'
	run -0 crm-activity list --limit 1 --no-header --columns kind,day,time,until,owner,subject
	expect $'1\tevent\t2021-04-15\t21:02\t21:07\t2\tRozario Diego\tDemo for Sara'
}

@test "tasks: 99 are done, one is open" {
	quietly crm-db choices set task-status done label=Completed
	quietly crm-db choices set task-status open label='Not Started'
	tasks=(task Tasks.csv 'created=@Created Time' --drop-time)
	imported "${tasks[@]}"
	expect $'100\t100\t0\t0\t0'
	imported "${tasks[@]}"
	expect $'100\t0\t0\t100\t0'
	run -0 crm-report pivot task --x status --y count --columns status,count --no-header
	expect $'open\t1' $'done\t99'
	run -0 crm-task list --limit 1 --no-header --columns subject,status,due,owner,created
	expect $'1\tCall\tdone\t2021-08-20\t2\tRozario Diego\t2021-04-16'
	assert_sound
}
