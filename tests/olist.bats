#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Leads and the deals they became, from a marketing funnel: won by origin against known answers.
load helper

data=$BATS_TEST_DIRNAME/../../shared/data/olist-funnel

setup_file() {
	[ -d "$data" ] || return 0
	export CRM_DB=$BATS_FILE_TMPDIR/olist.db
	cd "$data" || return
	crm-db init
	crm-import customer olist_marketing_qualified_leads_dataset.csv code=@mql_id name=@mql_id source=@origin \
		created=@first_contact_date relation=prospect --create source
	crm-import deal olist_closed_deals_dataset.csv title=@mql_id customer=@mql_id owner=@sr_id stage=Won closed=@won_date \
		--dates mdy --drop-time --create user
}

setup() {
	[ -d "$data" ] || skip 'the data set is not there'
	CRM_DB=$BATS_FILE_TMPDIR/olist.db
}

@test "8,000 leads, 842 won deals, 22 who closed them" {
	run -0 crm-db sql "SELECT (SELECT count(*) FROM customer), min(c.created), max(c.created), (SELECT count(*) FROM deal),
		(SELECT count(DISTINCT owner_id) FROM deal) FROM customer AS c" --no-header
	expect $'8000\t2017-06-14\t2018-05-31\t842\t22'
	assert_sound
}

@test "leads and won by origin" {
	run -0 crm-report lead-conversion --columns leads,won,source --no-header
	expect <<-'ROWS'
	2296	271	organic_search
	1586	195	paid_search
	1350	75	social
	1099	179	unknown
	499	56	direct_traffic
	493	15	email
	284	24	Referral
	150	4	Other
	118	6	display
	65	3	other_publicities
	60	14	
	ROWS
}

@test "of the leads of a quarter, and of some of them" {
	run -0 crm-report lead-conversion from=2018-01 to=2018-03 source=social source=email --no-header
	expect "$(sqlite3 -tabs "$CRM_DB" "SELECT c.source, count(*), count(d.customer_id),
		rtrim(rtrim(printf('%.6f', round(1.0 * count(d.customer_id) / count(*), 6)), '0'), '.')
		FROM customer AS c LEFT JOIN deal AS d ON d.customer_id = c.customer_id
		WHERE c.source IN ('social', 'email') AND c.created BETWEEN '2018-01-01' AND '2018-03-31'
		GROUP BY c.source ORDER BY 2 DESC")"
}

@test "won by month of closing, and the same again when it is imported again" {
	run -0 crm-report by-month from=2018-01 to=2018-02 --columns month,deals --no-header
	expect $'2018-01\t73' $'2018-02\t113'
	run -0 crm-import customer "$data/olist_marketing_qualified_leads_dataset.csv" code=@mql_id name=@mql_id \
		source=@origin created=@first_contact_date relation=prospect --no-header
	expect $'\tcustomer\t8000\t0\t0\t8000\t0\t0\t0\t\tlanding_page_id'
}
