#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Every figure opens: the rows behind each row of each report are as many as it says, and sum to what it says.
load helper

# Names with quotes, signs of the shell and Chinese; deals without a customer, product, amount; stages and owners that
# changed; a second way to win; a deal in the bin.
setup_file() {
	load helper
	export CRM_DB=$BATS_FILE_TMPDIR/crm.db
	crm_init
	quietly crm-db choices add deal-stage 签约 label=Signed outcome=won probability=1
	quietly crm-department add name="West & 'Co'"
	quietly crm-user add login=li name=李雷 department="West & 'Co'" boss=Chief
	quietly crm-user add login=ohara name="O'Hara \$(id)"
	quietly crm-product add name='Box "5"'
	quietly crm-customer add name="Acme; 'x' \"y\"" industry=IT owner=li created=2025-12-31
	quietly crm-customer add name=上海华盛 owner=ohara created=2026-02-01
	quietly crm-customer add name=Later created=2026-02-20
	tr '|' '\t' <<-'ROWS' | crm-import deal - >/dev/null
	title|customer|product|owner|stage|opened|closed|amount
	A|C0001|Box "5"|li|Won|2025-12-01|2025-12-31|100.01
	B|C0001||li|签约|2026-01-02|2026-01-31|50.01
	C|C0002|Box "5"|ohara|Won|2026-01-02|2026-02-01|0
	D|||ohara|Lost|2026-02-02|2026-02-12|7
	E||||Won|2026-02-02|2026-02-28|33.33
	it's|||li|Proposal|2026-02-03||30
	中文|C0002|Box "5"|Chief|Negotiation|2026-02-03||
	F|C0001||li|Lost|2026-01-05|2026-03-10|19.99
	Bin|C0001||li|Won|2026-01-05|2026-02-10|1000
	ROWS
	quietly crm-deal rm Bin
	quietly crm-deal set A owner=ohara --on 2026-02-15
	quietly crm-deal set "it's" expected=2026-03-01
}

setup() {
	export CRM_DB=$BATS_FILE_TMPDIR/crm.db
}

# Reports of some deals only, which are none where a filter or a day leaves none of them.
partial='behind-plan forecast stage-stay lost-reasons'

# opens REPORT OPERAND...: each row says as much as the rows behind it, and there is a row at all.
opens() {
	local rows=0 count won amount command listed
	while IFS=$'\t' read -r count won amount command; do
		rows=$((rows + 1))
		case $command in
		'crm-deal '*) listed=$(eval "$command --columns stage,amount --no-header -o tsv" | awk -F '\t' '
			{ sum += int($3 * 100 + 0.5); won += $2 == "Won" || $2 == "签约" }
			END { print NR, won + 0, sum + 0 }') ;;
		*) won=-; listed=$(eval "$command --columns customer_id --no-header -o tsv" | awk 'END { print NR, "-", "-" }') ;;
		esac
		[ "$won" != - ] || listed=${listed/ * / - }
		[ "$amount" != - ] || listed=${listed% *}' -'
		assert_equal "$*: $command: $listed" "$*: $command: $count $won $amount"
	done < <(crm-report "$@" --drill -o ndjson | jq -r '[.deals // .customers // .leads // .won + .lost, .won // "-",
		(if has("amount") then .amount * 100 | round else "-" end), .drill] | @tsv')
	[ "$rows" -gt 0 ] || { [ $# -gt 1 ] && [[ " $partial " == *" $1 "* ]]; } || fail "no rows: crm-report $*"
}

# each OPERAND...: every report that counts deals, customers or leads and takes them, once for each word of a parameter that is one of several.
each() {
	local report parameters noun words
	while IFS=$'\t' read -r report parameters noun; do
		[[ " ${noun_wanted:-deal customer} " == *" ${noun:-none} "* ]] || continue
		crm-report show "$report" | grep -Eq '^-- (column: (deals|customers|leads|won) |include: sales$)' || continue
		words=$(tr ' ' '\n' <<<"$parameters" | awk -F '[=|]' '/\|/ { for (i = 2; i <= NF; i++) print $1 "=" $i }')
		for word in ${words:-''}; do
			opens "$report" ${word:+"$word"} "$@"
		done
	done < <(crm-report list --columns report,parameters,noun --no-header)
}

@test "all reports there are have a drill-down" {
	run -0 bash -c 'crm-report list --columns report --no-header | while read -r name; do
		crm-report show "$name" | grep -q "^-- drill: " || echo "$name"; done'
	assert_output ''
}

@test "every figure opens" {
	each
}

@test "... with filters, one of which is what the report groups by" {
	noun_wanted=deal
	each owner=li owner=ohara
	each customer.industry=IT
	each 'customer='
	each 'title!~x' amount=1..
	each "title!=it's"
	each product='Box "5"'
	noun_wanted=customer
	each owner=li owner=ohara
	each name~华
}

@test "... with a filter of the stages that the report itself asks for" {
	noun_wanted=deal
	each stage=Won
	each stage=赢单,Lost
	each stage=签约 stage=Proposal
	each 'stage!=Won'
}

@test "... on a day of the past" {
	each --as-of 2026-02-14
	each owner=ohara --as-of 2026-02-28
}

@test "... between two days, and with a filter of the same field" {
	noun_wanted=deal
	for report in by-month sales-by-owner sales-by-region sales-by-manager sales-by-account sales-by-product win-rate; do
		opens "$report" from=2026-01 to=2026-02
		opens "$report" from=2026 closed=2026-02
	done
	opens new-customers from=2026-02-02 by=year
}

@test "in a page, each row opens to its command without a script" {
	run -0 crm-report pipeline -o html stage=Won
	assert_line --partial '<td><details><summary>Command</summary><code>crm-deal list stage=Won</code></details></td>'
	refute_output --partial '<script'
}
