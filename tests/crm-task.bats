#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Tasks: given, done, due, coming back, planned, and in other programs' calendars.
#
# The verb done is no end of a loop.
# shellcheck disable=SC1010,SC2120
load helper

setup() {
	crm_init
	cd "$BATS_TEST_TMPDIR"
	quietly crm-customer add name=Acme
}

# The tasks as they are: id, subject, status, due, done.
tasks() {
	run -0 crm-task list --columns subject,status,due,done --no-header "$@"
}

@test "add: for the caller, by the caller, open" {
	run -0 crm-task add subject='Call Acme' customer=Acme due=+2d --columns \
		subject,kind,status,priority,due,owner,customer,creator
	expect $'task_id\tsubject\tkind\tstatus\tpriority\tdue\towner_id\towner\tcustomer_id\tcustomer\tcreator_id\tcreator' \
		$'1\tCall Acme\ttodo\topen\tnormal\t2026-03-12\t1\tChief\t1\tAcme\t1\tChief'
}

@test "done: today or on a day, with what came of it; a second time changes nothing" {
	quietly crm-task add subject=a
	quietly crm-task add subject=b
	run -0 crm-task done a result='wants an offer' --columns status,done,result --no-header
	expect $'1\tdone\t2026-03-10\twants an offer'
	quietly crm-task done b --on 2026-03-08
	CRM_TODAY=2026-03-11 quietly crm-task done a b
	tasks
	expect $'1\ta\tdone\t\t2026-03-10' $'2\tb\tdone\t\t2026-03-08'
	assert_sound
}

@test "done, from a stream; cancel" {
	for subject in a b c; do quietly crm-task add subject=$subject; done
	crm-task list subject=a subject=b | quietly crm-task done -
	run -0 crm-task cancel c result='no need' --columns status,done,result --no-header
	expect $'3\tcancelled\t\tno need'
	tasks status=done
	expect $'1\ta\tdone\t\t2026-03-10' $'2\tb\tdone\t\t2026-03-10'
}

@test "who gives the day means done; who opens it again takes the day away" {
	quietly crm-task add subject=a
	quietly crm-task set a done=2026-03-07
	tasks
	expect $'1\ta\tdone\t\t2026-03-07'
	quietly crm-task set a status=open
	tasks
	expect $'1\ta\topen\t\t'
	quietly crm-task add subject=b done=2026-03-07
	tasks subject=b
	expect $'2\tb\tdone\t\t2026-03-07'
}

@test "a day done that cannot be" {
	quietly crm-task add subject=a
	refused 3 'crm-task: a: done: only a task whose status is done has the day it was done' \
		crm-task set a done=2026-03-07 status=cancelled
	refused 3 'crm-task: done: nothing is done on a day to come' crm-task add subject=b status=done done=tomorrow
	refused 3 'crm-task: a: done: nothing is done on a day to come' crm-task done a --on tomorrow
	refused 1 "crm-task: no task 'x'" crm-task done x
}

@test "a reminder after the day, a repeat that is none, one without a day" {
	refused 3 'crm-task: remind: a reminder behind the day the task is due comes too late' \
		crm-task add subject=a due=2026-03-12 remind=2026-03-13
	for repeat in sometimes 0d 1000d 3x d -1d 1.5w; do
		refused 3 'crm-task: repeat: repeat is daily, weekly, monthly, yearly, or 3d, 2w, 6m, 1y' \
			crm-task add subject=a due=today repeat=$repeat
	done
	refused 3 'crm-task: due: what comes back needs a day it is due' crm-task add subject=a repeat=weekly
	quietly crm-task add subject=a due=2025-01-01
}

@test "what repeats makes its next one, moved on from the day it was due" {
	quietly crm-task add subject=Report due=2026-03-06 remind=2026-03-04 repeat=1w priority=high customer=Acme note=n
	run -0 crm-task done Report --columns subject,status,priority,due,remind,repeat,customer,note --no-header
	expect $'1\tReport\tdone\thigh\t2026-03-06\t2026-03-04\tweekly\t1\tAcme\tn' \
		$'2\tReport\topen\thigh\t2026-03-13\t2026-03-11\tweekly\t1\tAcme\tn'
	assert_sound
}

# next_due DUE REPEAT TIMES: the days on which it comes back.
next_due() {
	quietly crm-task add subject=x due="$1" repeat="$2"
	for ((i = 1; i <= $3; i++)); do quietly crm-task done id=$i; done
	run -0 crm-task list --columns due --no-header --sort due
}

@test "monthly on the 31st: short months end it, long ones have it again" {
	next_due 2026-01-31 monthly 3
	expect $'1\t2026-01-31' $'2\t2026-02-28' $'3\t2026-03-31' $'4\t2026-04-30'
}

@test "every three days, two weeks, half a year" {
	next_due 2026-02-27 3d 1
	expect $'1\t2026-02-27' $'2\t2026-03-02'
	run -0 crm-task set id=2 repeat=2w due=2026-03-03 --columns due --no-header
	quietly crm-task done id=2
	quietly crm-task set id=3 repeat=6m due=2026-08-31
	quietly crm-task done id=3
	tasks status=open
	expect $'4\tx\topen\t2027-02-28\t'
}

@test "yearly on 29 February, and in Chinese" {
	next_due 2024-02-29 每年 4
	expect $'1\t2024-02-29' $'2\t2025-02-28' $'3\t2026-02-28' $'4\t2027-02-28' $'5\t2028-02-29'
}

@test "a day that was put off is the one from then on" {
	next_due 2026-01-31 monthly 1
	quietly crm-task set id=2 due=2026-03-02
	quietly crm-task done id=2
	tasks status=open
	expect $'3\tx\topen\t2026-04-02\t'
}

@test "done, opened and done again: one next, not two; cancel ends the series" {
	next_due 2026-03-02 weekly 1
	quietly crm-task set id=1 status=open
	quietly crm-task done id=1
	quietly crm-task cancel id=2
	tasks
	expect $'1\tx\tdone\t2026-03-02\t2026-03-10' $'2\tx\tcancelled\t2026-03-09\t'
}

@test "undo takes the next one away with the rest" {
	next_due 2026-03-02 weekly 1
	run -0 crm-db log --limit 1 --sort -change_set_id --columns change_set_id --no-header
	quietly crm-db undo "$output"
	tasks
	expect $'1\tx\topen\t2026-03-02\t'
	assert_sound
}

@test "--dry-run tells of the next one and makes none" {
	quietly crm-task add subject=x due=2026-03-02 repeat=weekly
	run -0 --separate-stderr crm-task done x --dry-run
	assert_line --partial $'\tadd\t'
	tasks
	expect $'1\tx\topen\t2026-03-02\t'
}

@test "from a visit: its customer, deal and contact too" {
	quietly crm-deal add title=Roof customer=Acme
	printf 'name,customer\nLi,Acme\n' | quietly crm-import contact -
	quietly crm-activity add kind=visit deal=Roof contact=Li next_step='Send samples' next_date=2026-03-12
	run -0 bash -c 'crm-activity list --columns next_step,next_date |
		crm-task add subject=@next_step due=@next_date - --columns subject,due,customer,deal,contact,activity --no-header'
	expect $'1\tSend samples\t2026-03-12\t1\tAcme\t1\tRoof\t1\tLi\t1\t'
	quietly crm-customer add name=Beta
	refused 3 "crm-task: deal: the deal 'Roof' is of 'Acme', not of 'Beta'" crm-task add subject=x deal=Roof customer=Beta
}

@test "due: what is late or due, the most important first; within some days; the caller's" {
	quietly crm-user add login=li name=Li
	quietly crm-task add subject=late due=2026-03-01
	quietly crm-task add subject=soon due=2026-03-13
	quietly crm-task add subject=big due=2026-03-10 priority=high
	quietly crm-task add subject=his due=2026-03-09 owner=li
	quietly crm-task add subject=far due=2026-03-14
	quietly crm-task add subject=over due=2026-03-01 status=done
	run -0 crm-task due --columns subject,due,late
	expect $'task_id\tsubject\tdue\tlate' $'3\tbig\t2026-03-10\t' $'1\tlate\t2026-03-01\t9' $'4\this\t2026-03-09\t1'
	run -0 crm-task due --mine --within 3d --columns subject --no-header
	expect $'3\tbig' $'1\tlate' $'2\tsoon'
	run -0 crm-task due owner=li priority=high --if-any
	expect ''
}

@test "remind: whose day of reminder has come" {
	quietly crm-task add subject=a due=2026-03-20 remind=2026-03-10
	quietly crm-task add subject=b due=2026-03-20 remind=2026-03-12
	run -0 crm-task remind --columns subject,remind --no-header
	expect $'1\ta\t2026-03-10'
	run -0 crm-task remind --within 2d --columns subject,remind --no-header
	expect $'1\ta\t2026-03-10' $'2\tb\t2026-03-12'
	quietly crm-task done a
	run -0 crm-task remind --if-any
	expect ''
}

@test "plan: tasks and next steps by day, what is late first" {
	quietly crm-deal add title=Roof customer=Acme next_step=Offer next_date=2026-03-11
	quietly crm-activity add kind=call customer=Acme next_step='Call back' next_date=2026-03-10
	quietly crm-task add subject=late due=2026-03-02
	quietly crm-task add subject=big due=2026-03-10 priority=high customer=Acme time=9:00
	quietly crm-task add subject=next due=2026-03-17
	run -0 crm-task plan
	expect $'day\ttime\tnoun\tid\tsubject\tpriority\tcustomer\tcontact\tdeal\towner' \
		$'2026-03-02\t\ttask\t1\tlate\tnormal\t\t\t\tChief' \
		$'2026-03-10\t09:00\ttask\t2\tbig\thigh\tAcme\t\t\tChief' \
		$'2026-03-10\t\tactivity\t1\tCall back\t\tAcme\t\t\tChief'
	run -0 crm-task plan --period week --columns subject --no-header customer=Acme
	expect big 'Call back' Offer
	run -0 crm-task plan --period month priority=normal --columns subject --no-header
	expect late next
}

@test "plan: a next step that became a task stands there once" {
	quietly crm-activity add kind=call next_step='Call back' next_date=2026-03-10
	crm-activity list tasks=0 --columns next_step | quietly crm-task add subject=@next_step due=today -
	run -0 crm-task plan --columns noun,subject --no-header
	expect $'task\tCall back'
}

# The file with one line end, and without when the database was made.
ical() {
	run -0 bash -c 'crm-task ical "$@" | sed "s/\r$//; s/^\(UID:task-[0-9]*\)-.*@/\1@/"' _ "$@"
}

@test "ical: a task with a time, a reminder and marks in its text" {
	quietly crm-task add subject='Call; ask, note' due=2026-03-12 time=9:30 remind=2026-03-10 priority=high \
		customer=Acme note=$'a\\b\nc'
	ical
	expect <<-'E'
		BEGIN:VCALENDAR
		VERSION:2.0
		PRODID:-//crm//crm-task//EN
		BEGIN:VTIMEZONE
		TZID:Asia/Shanghai
		BEGIN:STANDARD
		DTSTART:19700101T000000
		TZOFFSETFROM:+0800
		TZOFFSETTO:+0800
		END:STANDARD
		END:VTIMEZONE
		BEGIN:VTODO
		UID:task-1@crm
		DTSTAMP:20260310T000000Z
		CREATED:20260310T000000Z
		SUMMARY:Call\; ask\, note
		DESCRIPTION:a\\b\nc
		CATEGORIES:todo
		CONTACT:Acme
		DUE;TZID=Asia/Shanghai:20260312T093000
		STATUS:NEEDS-ACTION
		PRIORITY:1
		BEGIN:VALARM
		ACTION:DISPLAY
		DESCRIPTION:Call\; ask\, note
		TRIGGER;RELATED=END:-P2D
		END:VALARM
		END:VTODO
		END:VCALENDAR
	E
}

@test "ical: what repeats, what is done, what is not any more" {
	quietly crm-task add subject=a due=2026-03-31 repeat=monthly
	quietly crm-task add subject=b due=2026-03-12 time=9:30 repeat=2w
	quietly crm-task add subject=c due=2024-02-29 repeat=yearly
	quietly crm-task add subject=d due=2026-03-01
	quietly crm-task add subject=e
	quietly crm-task done d --on 2026-03-02
	quietly crm-task cancel e
	run -0 bash -c 'crm-task ical | tr -d "\r" | grep -E "^(SUMMARY|DTSTART;|DUE|DURATION|RRULE|STATUS|COMPLETED)"'
	expect <<-'E'
		SUMMARY:a
		DTSTART;VALUE=DATE:20260331
		DURATION:P1D
		RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1
		STATUS:NEEDS-ACTION
		SUMMARY:b
		DTSTART;TZID=Asia/Shanghai:20260312T000000
		DUE;TZID=Asia/Shanghai:20260312T093000
		RRULE:FREQ=WEEKLY;INTERVAL=2
		STATUS:NEEDS-ACTION
		SUMMARY:c
		DTSTART;VALUE=DATE:20240229
		DURATION:P1D
		RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1
		STATUS:NEEDS-ACTION
		SUMMARY:d
		DUE;VALUE=DATE:20260301
		STATUS:COMPLETED
		COMPLETED:20260302T120000Z
		SUMMARY:e
		STATUS:CANCELLED
	E
}

@test "ical: a zone that puts its clocks forward says when" {
	quietly crm-db settings zone=Europe/Berlin
	quietly crm-task add subject=a due=2026-03-12 time=9:30
	run -0 bash -c 'crm-task ical | tr -d "\r" | sed -n "/VTIMEZONE/,\$p" | sed -n 2,17p'
	expect <<-'E'
		TZID:Europe/Berlin
		BEGIN:STANDARD
		DTSTART:19700101T000000
		TZOFFSETFROM:+0100
		TZOFFSETTO:+0100
		END:STANDARD
		BEGIN:DAYLIGHT
		DTSTART:20260329T020000
		TZOFFSETFROM:+0100
		TZOFFSETTO:+0200
		END:DAYLIGHT
		BEGIN:STANDARD
		DTSTART:20261025T030000
		TZOFFSETFROM:+0200
		TZOFFSETTO:+0100
		END:STANDARD
	E
}

@test "ical: lines of at most 75 bytes, no character cut, every line ended by CR LF" {
	quietly crm-task add subject="$(printf '很长的标题%.0s' {1..40})" note="$(printf 'x%.0s' {1..300})"
	crm-task ical >tasks.ics
	run -0 awk '!/\r$/ || length($0) > 76 { print NR }' tasks.ics
	expect ''
	run -0 bash -c "LC_ALL=C awk 'length(\$0) > 76' tasks.ics; iconv -f UTF-8 -t UTF-8 tasks.ics >/dev/null"
	expect ''
	run -0 perl -0pe 's/\r\n //g; s/\r//g' tasks.ics
	assert_line "SUMMARY:$(printf '很长的标题%.0s' {1..40})"
	assert_line "DESCRIPTION:$(printf 'x%.0s' {1..300})"
}

@test "ical: by filter, by KEY, from a stream; the same database gives the same bytes" {
	for subject in a b c; do quietly crm-task add subject=$subject due=2026-03-12 time=08:00; done
	run -0 bash -c 'crm-task ical subject=b | grep -c BEGIN:VTODO'
	expect 1
	run -0 bash -c 'crm-task ical c id=1 | tr -d "\r" | grep SUMMARY'
	expect SUMMARY:c SUMMARY:a
	run -0 bash -c 'crm-task list subject=b | crm-task ical - | tr -d "\r" | grep SUMMARY'
	expect SUMMARY:b
	crm-task ical >one.ics
	CRM_TODAY=2026-04-01 crm-task ical >other.ics
	assert_files_equal one.ics other.ics
}

@test "a sheet of tasks without codes that comes again, with Chinese headers" {
	printf '主题,截止日期,负责人,客户名称,优先级,重复,状态\n回访,2026/3/12,Chief,Acme,高,每月,未完成\n' >tasks.csv
	run -0 bash -c 'crm-import task tasks.csv --no-header; crm-task done 回访 >/dev/null; crm-import task tasks.csv --no-header'
	expect $'4\ttask\t1\t1\t0\t0\t0\t0\t0\t\t' $'6\ttask\t1\t0\t1\t0\t0\t0\t0\t\t'
}

@test "care for the customers of a grade, every half year; how much is open for one of them" {
	printf 'name,grade\nBeta,A\nGamma,B\n' | quietly crm-import customer -
	run -0 bash -c 'crm-customer list grade=A |
		crm-task add kind=care subject="Ask how it goes" due=+1w repeat=6m - --columns kind,due,repeat,customer --no-header'
	expect $'1\tcare\t2026-03-17\t6m\t2\tBeta'
	quietly crm-task done id=1
	run -0 crm-task count customer=Beta status=open
	expect 1
}

@test "an appointment before a visit, at a time" {
	run -0 crm-task add kind=预约 subject='Visit' customer=Acme due=2026-03-12 time=9:30 --columns kind,due,time --no-header
	expect $'1\tappointment\t2026-03-12\t09:30'
}
