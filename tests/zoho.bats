#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A whole CRM as another system exports it: users, accounts, contacts, leads, potentials. The export was cut, so
# most of what its rows refer to is not in it.
load helper

data=$BATS_TEST_DIRNAME/../../shared/data/zoho-crm-sample

setup_file() {
	[ -d "$data" ] || return 0
	export CRM_DB=$BATS_FILE_TMPDIR/zoho.db
	cd "$data" || return
	crm-db init
	crm-db choices add deal-stage 'Closed Won' outcome=won
	crm-db choices add deal-stage 'Closed Lost' outcome=lost
	crm-import user Users.csv login=@USER_ID name=@'Last Name'
	crm-import customer Accounts.csv code=@ACCOUNTID name=@'Account Name' owner=@'Account Owner' \
		relation=@'Account Type' --create relation,industry
	crm-import contact Contacts.csv uid=@CONTACTID owner=@'Contact Owner' source=@'Lead Source' created=@'Created Time' \
		--key uid --create source --drop-time
	crm-import customer Leads.csv code=@LEADID name=@Company relation=prospect owner=@'Lead Owner' phone=@Mobile \
		source=@'Lead Source' state=@'Lead Status' created=@'Created Time' --create source,industry,state --drop-time
	crm-import contact Leads.csv customer=@LEADID owner=@'Lead Owner' source=@'Lead Source' created=@'Created Time' --drop-time
	import_deals 'Forecast Type=Open' expected=@'Closing Date'
	import_deals 'Forecast Type!=Open' closed=@'Closing Date'
}

# A probability of 100 there is 100%, but without its sign; and an open deal's closing date is only expected.
import_deals() {
	crm-import deal Potentials.csv --where "$1" title=@'Potential Name' owner=@'Potential Owner' opened=@'Created Time' \
		"$2" source=@'Lead Source' probability= --create stage,source --drop-time
}

setup() {
	[ -d "$data" ] || skip 'the data set is not there'
	CRM_DB=$BATS_FILE_TMPDIR/zoho.db
}

@test "all rows are in" {
	run -0 crm-db sql 'SELECT (SELECT count(*) FROM "user"), (SELECT count(*) FROM customer), (SELECT count(*) FROM contact),
		(SELECT count(*) FROM deal)' --no-header
	expect $'12\t200\t200\t100'
	assert_sound
}

@test "dates with the month in English, amounts with a dollar sign" {
	run -0 crm-deal list 'title=Lewis, James' --columns stage,amount,opened,expected,closed,owner,source --no-header
	expect $'1\tNeeds Analysis\t22700.00\t2021-04-15\t2021-04-16\t\t9\tRoger Terrence\tAdvertisement'
}

@test "won, lost and open deals, with the sums of the file" {
	run -0 crm-report pivot deal --x status --y count,sum:amount --totals --no-header
	expect <<-'ROWS'
	open	50	3820100.00
	won	35	2182200.00
	lost	15	1155500.00
	total	100	7157800.00
	ROWS
}

@test "customers by relation, and their owners by name" {
	run -0 crm-report pivot customer --x relation --no-header
	expect $'prospect\t148' $'Customer\t52'
	run -0 crm-customer list code=2 --columns name,owner,industry,website --no-header
	expect $'1\tLaura Ashley\t12\tTina Thomas\tTechnology\tBetaPages.com'
}

@test "the person of a lead is a contact of its customer" {
	run -0 crm-db sql "SELECT k.name, c.code, c.name, c.phone, k.source FROM contact AS k
		JOIN customer AS c ON c.customer_id = k.customer_id WHERE c.code = '4563'" --no-header
	expect $'Denson\t4563\tMaurice The Pants Man\t660-485-0224\tEmployee Referral'
}

@test "accounts of contacts: the five that are there; the others are named, and kept for the rest of the export" {
	run -3 --separate-stderr crm-import contact "$data/Contacts.csv" uid=@CONTACTID customer=@'Account Id' --key uid \
		--partial --rejects "$BATS_TEST_TMPDIR/waiting.csv" -n
	assert_line --index 0 --partial noun
	assert_equal "${stderr_lines[0]%%;*}" "crm-import: $data/Contacts.csv:2: customer: no customer '386'"
	run -0 wc -l <"$BATS_TEST_TMPDIR/waiting.csv"
	expect 96
}

@test "without --partial nothing of that is written" {
	run -3 --separate-stderr crm-import contact "$data/Contacts.csv" uid=@CONTACTID customer=@'Account Id' --key uid
	assert_equal "${stderr_lines[-1]}" 'crm-import: nothing was imported: mend the rows named above, or give --partial'
}
