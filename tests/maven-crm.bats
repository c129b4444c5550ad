#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A sales team's files as they come, imported and reported on: every figure against known answers.
load helper

data=$BATS_TEST_DIRNAME/../../shared/data/maven-crm

setup_file() {
	[ -d "$data" ] || return 0
	export CRM_DB=$BATS_FILE_TMPDIR/maven.db
	cd "$data" || return
	crm-db init
	crm-import user sales_teams.csv login=@sales_agent name=@sales_agent department=@regional_office boss=@manager \
		--create department,user
	crm-import product products.csv name=@product category=@series list_price=@sales_price --create category
	crm-import customer accounts.csv name=@account industry=@sector revenue=@revenue headcount=@employees \
		country=@office_location parent=@subsidiary_of --create industry
	import_deals sales_pipeline.csv
}

setup() {
	[ -d "$data" ] || skip 'the data set is not there'
	CRM_DB=$BATS_FILE_TMPDIR/maven.db
}

# import_deals FILE OPTION...
import_deals() {
	crm-import deal "$1" code=@opportunity_id owner=@sales_agent product=@product customer=@account stage=@deal_stage \
		opened=@engage_date closed=@close_date amount=@close_value --create product,stage "${@:2}"
}

# answers FILE REPORT ARGUMENT...: name, count and whole amount of each row of a report are those of the file.
answers() {
	run -0 crm-report "${@:2}" --columns "$columns" --sort "${columns%%,*}" --no-header -o tsv
	expect "$(sort "$data/answers/$1.tsv" | sed 's/$/.00/')"
}

@test "won deals by agent" {
	columns=owner,deals,amount answers won_by_agent sales-by-owner
}

@test "won deals by manager" {
	columns=boss,deals,amount answers won_by_manager sales-by-manager
}

@test "won deals by region" {
	columns=department,deals,amount answers won_by_region sales-by-region
}

@test "won deals by product" {
	columns=product,deals,amount answers won_by_product_raw_name sales-by-product
}

@test "won deals by account" {
	columns=customer,deals,amount answers won_by_account sales-by-account
}

@test "won deals by the month they closed in" {
	columns=month,deals,amount answers won_by_close_month by-month
}

@test "deals by agent and stage" {
	run -0 crm-report pivot deal --x owner,stage --across --columns owner,Prospecting,Engaging,Won,Lost --no-header
	expect "$(<"$data/answers/stage_counts_by_agent.tsv")"
}

@test "all that was won, and the rate" {
	run -0 crm-report pivot deal --x stage --y count,sum:amount stage=Won --no-header
	expect $'Won\t4238\t10005534.00'
	run -0 crm-report win-rate by=all --no-header
	expect $'\tall\t4238\t2473\t0.631501'
}

@test "the funnel, and the deals of an agent" {
	run -0 crm-deal funnel --columns stage,count --sort stage --no-header
	expect $'Engaging\t1589' $'Prospecting\t500' $'Won\t4238' $'Lost\t2473'
	run -0 crm-report top deal --by owner --y sum:amount --limit 1 stage=Won --columns owner,amount --no-header
	expect $'Darcel Schlecht\t1153214.00'
}

@test "deals without an account stay" {
	run -0 crm-report pivot deal --x stage customer= --no-header
	expect $'Engaging\t1088' $'Prospecting\t337'
}

@test "every drill-down gives as many deals as its row says" {
	run -0 crm-report sales-by-region from=2017-03-15 to=2017-06-20 amount=1000.. --drill --columns deals,drill --no-header
	assert_equal "${#lines[@]}" 3
	for line in "${lines[@]}"; do
		run -0 bash -c "${line#*$'\t'} --no-header | wc -l"
		assert_output "${line%%$'\t'*}"
	done
}

@test "files imported a second time, with either kind of dates, change nothing" {
	cp "$CRM_DB" "$BATS_TEST_TMPDIR/again.db"
	CRM_DB=$BATS_TEST_TMPDIR/again.db
	cd "$data" || return
	run -0 import_deals sales_pipeline.csv
	assert_line $'\tdeal\t8800\t0\t0\t8800\t0\t0\t0\t\t'
	run -0 import_deals sales_pipeline.us-dates.csv --dates mdy
	assert_line $'\tdeal\t8800\t0\t0\t8800\t0\t0\t0\t\t'
}

@test "the database of all this keeps its invariants" {
	assert_sound
}
