#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The demo company, imported by its Chinese headers as a newcomer would, and asked about.
load helper

setup_file() {
	load helper
	export CRM_DB=$BATS_FILE_TMPDIR/demo.db CRM_TODAY=2026-06-30
	cd "$root/share/demo" || return
	crm-db init
	crm-import user users.csv --create department
	crm-import product products.csv --create category,unit
	crm-import customer customers.csv --create industry
	crm-import deal deals.csv
}

setup() {
	cp "$BATS_FILE_TMPDIR/demo.db" "$CRM_DB"
	export CRM_TODAY=2026-06-30
	cd "$root/share/demo"
}

# counts NUMBER COMMAND...: the column count of the answer adds up to the number, and has several rows.
counts() {
	run -0 bash -o pipefail -c '"$@" -o ndjson | jq -s "[(map(.count) | add), length > 1] | tostring"' _ "${@:2}"
	assert_output "\"[$1,true]\""
}

@test "all rows came in, bosses and parents named before their own row too, and a second time changes nothing" {
	run -0 crm-customer show KH0004 --columns name,parent,created --no-header
	assert_output $'4\t云岭化工有限公司\t6\t云岭控股集团有限公司\t2024-10-08'
	run -0 crm-user show wang.lei --columns name,department,boss --no-header
	assert_output $'2\t王磊\t1\t华东销售部\t3\t陈静'
	run -0 crm-import deal deals.csv
	assert_summary $'deal\t120\t0\t0\t120\t0\t0\t0\t\t'
	assert_sound
}

@test "customers are counted by every factor" {
	for factor in owner created:month source province city industry grade owner,industry; do
		counts 40 crm-report pivot customer --x "$factor"
	done
	run -0 crm-report pivot customer --x kind --no-header
	assert_output $'company\t40'
	run -0 crm-report pivot customer --x source owner=刘洋 industry=化工 created=2024 --no-header
	assert_output $'Referral\t1\nExhibition\t1'
}

@test "sales people have their customers, new customers and deals" {
	counts 40 crm-report top customer --by owner
	counts 8 crm-report top customer --by owner created=2024Q4
	counts 120 crm-report top deal --by owner
	run -0 crm-report top deal --by owner --y sum:amount stage=Won --limit 1 --no-header
	assert_output $'5\t赵敏\t2154145.80'
	run -0 crm-report top deal --by customer --y sum:amount stage=Won --limit 1 --no-header
	assert_output $'13\t远帆国际贸易有限公司\t773451.00'
}

@test "one customer's deals, listed and summed" {
	run -0 crm-deal list customer=KH0001 --columns code --no-header
	assert_output $'68\tXM2025-049\n69\tXM2025-014\n76\tXM2025-003\n84\tXM2025-007'
	run -0 crm-report pivot deal --x stage --y count,sum:amount customer=KH0001 --no-header
	assert_output $'Won\t2\t128142.00\nLost\t2\t243792.00'
}

@test "all of one's customers are handed over in one line" {
	count=$(crm-customer count owner=王磊)
	run -0 bash -o pipefail -c 'crm-customer list owner=王磊 | crm-customer set owner=赵敏 --no-header - | wc -l'
	assert_output "$count"
	run -0 crm-customer count owner=王磊
	assert_output 0
	run -0 crm-customer count owner=王磊 --as-of yesterday
	assert_output "$count"
}

@test "year by year, quarter by quarter" {
	run -0 crm-report pivot deal --x closed:year --y count,sum:amount stage=Won --no-header
	assert_output "$(sqlite3 -tabs "$CRM_DB" "SELECT substr(closed, 1, 4), count(*), printf('%.2f', sum(amount) / 10000.0)
		FROM deal WHERE stage = 'Won' GROUP BY 1")"
	counts 72 crm-report pivot deal --x closed:quarter stage=Won
}

@test "the company is a tree of people" {
	run -0 crm-user tree --columns path --no-header
	assert_line --index 1 陈静
	assert_line --index 2 '陈静 / 周涛'
	assert_line --index 8 '陈静 / 王磊 / 赵敏'
}

@test "the tours of the README run from their first line to their last" {
	awk '/^```/ { inside = !inside; next } inside && /crm-/' "$root/README.md" >"$BATS_TEST_TMPDIR/tour"
	sed -i "s,CRM_DB=/tmp/,CRM_DB=$BATS_TEST_TMPDIR/," "$BATS_TEST_TMPDIR/tour"
	cd "$root"
	run -0 --separate-stderr bash -e -o pipefail "$BATS_TEST_TMPDIR/tour"
	assert_equal "$stderr" ''
	CRM_DB=$BATS_TEST_TMPDIR/tour.db assert_sound
}

# A day on which every list has something: customers and deals of the caller, a pool, a birthday, a price asked for.
busy_day() {
	crm-customer list --limit 20 | quietly crm-customer assign - --to me
	crm-deal list closed= | quietly crm-deal set owner=me expected=today -
	quietly crm-customer release KH0030
	quietly crm-contact add name=李雷 customer=KH0001 birth=1980-07-03
}

@test "each pipe of a salesperson's day in crm(1) finds its rows and writes" {
	busy_day
	awk '/^[.]Ss A salesperson/ { day = 1 } /^[.]Sh/ { day = 0 } /^[.]Ed/ { inside = 0 }
		day && inside { sub(/\\e$/, "\\"); print } /^[.]Bd/ { inside = 1 }' "$root/share/man/man1/crm.1" |
		sed '/[|\\]$/!s/$/ >>"$BATS_TEST_TMPDIR"\/rows/' >"$BATS_TEST_TMPDIR/day"
	export BATS_TEST_TMPDIR
	run -0 --separate-stderr bash -e -o pipefail "$BATS_TEST_TMPDIR/day"
	run -0 awk '/_id\t/ { noun = $1; row = 0; next } !row++ { print noun }' "$BATS_TEST_TMPDIR/rows"
	expect customer_id task_id task_id activity_id quote_id deal_id task_id task_id
	assert_sound
}

# By hand: 450790.00 was contracted, 1310.00 of it came back, 162725.00 was paid.
@test "half a year of trade of the demo company is sound, and gives the same books every time" {
	quietly sh trade.sh
	assert_sound
	run -0 crm-ar aging --totals --no-header --columns balance
	assert_line --index -1 --regexp '286755.00$'
	run -0 crm-report gross-profit by=owner --columns group,revenue,profit --no-header
	expect $'赵敏\t133858.41\t58330.60' $'王磊\t97787.61\t46087.61' $'刘洋\t94300.88\t40734.09'
	run -0 bash -c 'crm-cash match | crm-cash accept - --columns state --no-header | cut -f 2 | sort | uniq -c | xargs'
	assert_output '15 matched'
	run -0 crm-cash reconcile ICBC --columns item,amount --no-header
	assert_line $'difference\t0.00'
	assert_sound
}

@test "each command of crm-trade(7) runs on an empty database, and the books can be closed" {
	rm "$CRM_DB"
	export CRM_TODAY=2026-03-01
	crm-db init
	awk '/^[.]Ed/ { inside = 0 } inside { print } /^[.]Bd/ { inside = 1 }' "$root/share/man/man7/crm-trade.7" >"$BATS_TEST_TMPDIR/month"
	run -0 bash -e -o pipefail "$BATS_TEST_TMPDIR/month"
	assert_line $'\t2026-02\t9600.00\t5280.00\t0.00\t4320.00\t0.45\t1'
	refute_line --partial 'cannot'
	assert_sound
}
