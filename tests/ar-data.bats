#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Real receivables without contracts: what was open on three days, as others have worked it out.
load helper

setup() {
	file=$root/../shared/data/ibm-ar/WA_Fn-UseC_-Accounts-Receivable.csv
	[ -f "$file" ] || skip 'the real files are not here'
	cd "$BATS_TEST_TMPDIR"
	crm-db init
	quietly crm-import customer "$file" code=@customerID name=@customerID --dates mdy
	quietly crm-import receivable "$file" code=@invoiceNumber customer=@customerID day=@InvoiceDate due=@DueDate \
		amount=@InvoiceAmount kind=opening --dates mdy
	quietly crm-import receipt "$file" reference=@invoiceNumber customer=@customerID day=@SettledDate \
		amount=@InvoiceAmount --dates mdy
	crm-db sql 'SELECT i.code AS item, s.code AS source, crm_money(s.amount) AS amount, s.day FROM item AS i
		JOIN item AS s ON s.reference = i.code' >settled.tsv
	quietly crm-import settlement settled.tsv
}

# aged DAY: what the answers of that day say, from our columns.
aged() {
	crm-ar aging --as-of "$1" --group currency --columns not_due,1-30,31-60,balance --no-header
	crm-ar aging --as-of "$1" --items --columns overdue --no-header | awk '{ n[NF > 0]++ } END { print n[0], n[1] }'
}

@test "ibm-ar: aging at the end of three days" {
	run -0 aged 2012-12-31
	expect $'4936.32\t788.74\t0.00\t5725.06' '86 13'
	run -0 aged 2013-06-30
	expect $'4284.29\t835.56\t0.00\t5119.85' '72 12'
	run -0 aged 2013-11-30
	expect $'4246.32\t542.56\t0.00\t4788.88' '71 8'
	run -0 crm-ar aging --no-header
	expect ''
	assert_sound
}
