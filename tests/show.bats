#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# show: a record, what refers to it and what happened with it.
load helper

setup() {
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-customer add name=Acme owner=li city=Shanghai --on 2026-01-05 created=2026-01-05
	quietly crm-deal add title=Roof customer=Acme amount=900 opened=2026-02-01
	quietly crm-deal add title=Gate customer=Acme amount=100.50 opened=2026-03-01 owner=li
	printf 'kind,day,customer,subject\nvisit,2026-02-15,Acme,First visit\n' | quietly crm-import activity -
}

@test "a script gets the record's row, whatever refers to it" {
	run -0 crm-customer show Acme --columns name,city
	expect $'customer_id\tname\tcity' $'1\tAcme\tShanghai'
	run -0 bash -c 'crm-customer show Acme | wc -l'
	expect 2
}

@test "people get fields by group, the summary, the records and the timeline" {
	run -0 crm-customer show Acme -o table
	assert_line --index 2 'customer_id              1'
	assert_line 'Where they are'
	assert_line 'City                     Shanghai'
	refute_output --partial Industry:
	run -0 bash -c 'crm-customer show Acme -o table --section summary,deal,timeline'
	expect <<-'E'
	Summary:
	Noun      Label     Count       Sum  Latest
	--------  --------  -----  --------  ----------
	deal      Deal          2  1,000.50  2026-03-01
	activity  Activity      1            2026-02-15

	Deal:
	deal_id  Code   Title  owner_id  Owner  product_id  Product  Stage  Amount  Opened      Expected close  Closed
	-------  -----  -----  --------  -----  ----------  -------  -----  ------  ----------  --------------  ------
	      2  D0002  Gate          2  李雷                        Lead   100.50  2026-03-01
	      1  D0001  Roof          1  Chief                       Lead   900.00  2026-02-01

	Timeline:
	Day         Noun      Key    Kind   What         Who
	----------  --------  -----  -----  -----------  -----
	2026-03-01  Deal      D0002         Gate         李雷
	2026-02-15  Activity  id=1   visit  First visit  Chief
	2026-02-01  Deal      D0001         Roof         Chief
	2026-01-05  Customer  C0001  Owner  李雷         Chief
	E
}

@test "a noun by itself: rows with its key, which pipe" {
	run -0 crm-customer show Acme --section deal --columns title,amount
	expect $'deal_id\ttitle\tamount' $'2\tGate\t100.50' $'1\tRoof\t900.00'
	run -0 bash -c 'crm-customer show Acme --section deal | crm-deal set owner=li - | cut -f 1'
	expect deal_id 2 1
	run -0 bash -c 'crm-deal list title=Roof --columns customer | cut -f 2 | crm-customer show - --section activity -o csv --columns subject'
	expect activity_id,subject '1,First visit'
}

@test "summary and timeline by themselves begin with the record's key" {
	run -0 bash -c 'crm-customer show Acme --section summary | grep -e count -e deal'
	expect $'customer_id\tnoun\tlabel\tcount\tsum\tlatest' $'1\tdeal\tDeal\t2\t1000.50\t2026-03-01'
	run -0 crm-customer show Acme --section timeline --limit 2 --columns day,noun,key,what,who
	expect $'day\tnoun\tkey\twhat\twho' $'2026-03-01\tdeal\tD0002\tGate\t李雷' $'2026-02-15\tactivity\tid=1\tFirst visit\tChief'
	run -0 crm-customer show Acme --section timeline --sort day --limit 1 --columns day,kind,what -o ndjson
	expect '{"day":"2026-01-05","kind":"owner","what":"李雷"}'
	run -0 crm-customer show Acme --section related --columns day,noun,key --no-header
	expect $'2026-03-01\tdeal\tD0002' $'2026-02-15\tactivity\tid=1' $'2026-02-01\tdeal\tD0001'
}

@test "dated values are told with their reason" {
	quietly crm-customer set Acme grade=A --on 2026-02-20 --why 'large order'
	run -0 bash -c 'crm-customer show Acme --section timeline --columns day,kind,what,who --no-header | grep grade'
	expect $'2026-02-20\tgrade\tA (large order)\tChief'
}

@test "JSON nests all of it in an object" {
	command -v jq >/dev/null || skip "jq is not installed"
	run -0 bash -c 'crm-customer show Acme -o json | jq -c ".[0] | [.customer_id, .name, (.summary[] | select(.count > 0) | .noun, .sum),
		.related.deal[0].title, (.related.contact | length), .timeline[0].key]"'
	expect '[1,"Acme","deal",1000.5,"activity",null,"Gate",0,"D0002"]'
	run -0 crm-customer show Acme -o json --section summary,activity --limit 1
	assert_output --partial '{"customer_id":1,"summary":['
	refute_output --partial '"timeline"'
	run -0 crm-customer show Acme -o json --columns name
	expect '[' '{"customer_id":1,"name":"Acme"}' ']'
}

@test "what is not shown is told, with the command that lists it" {
	for i in 1 2 3 4 5 6 7 8 9 10 11; do echo "Deal $i,Acme"; done |
		{ echo title,customer; cat; } | quietly crm-import deal -
	run -0 bash -c 'crm-customer show Acme -o table | grep more'
	expect '3 more: crm-deal list customer=C0001' '5 more: crm-customer show C0001 --section timeline'
	run -0 bash -c 'crm-customer show Acme -o md --limit 12 --section deal,activity | grep more'
	expect '1 more: crm-deal list customer=C0001'
	run -0 bash -c 'crm-customer show Acme -o html | grep -c "crm-deal list customer=C0001"'
	expect 1
	eval "$(crm-customer show Acme -o table | sed -n 's/^3 more: //p') --columns title --no-header" >"$BATS_TEST_TMPDIR/all"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/all")" = 13 ]
}

@test "a page has a part for each section" {
	run -0 bash -c 'crm-customer show Acme -o html | grep -oE "<(title|h1)>[^<]*"'
	expect '<title>Customer' '<h1>Customer: Acme' '<h1>Summary' '<h1>Deal' '<h1>Activity' '<h1>Timeline'
}

@test "as of a day: nothing that came after" {
	run -0 crm-customer show Acme --as-of 2026-02-10 --section timeline --columns day,key --no-header
	expect $'2026-02-01\tD0001' $'2026-01-05\tC0001'
	run -0 bash -c 'crm-customer show Acme --as-of 2026-02-10 --section summary | grep deal'
	expect $'1\tdeal\tDeal\t1\t900.00\t2026-02-01'
	run -0 bash -c 'crm-customer show Acme --as-of 2026-02-10 --limit 0 -o table | grep more'
	expect "1 more: crm-deal list customer=C0001 --as-of 2026-02-10" \
		"2 more: crm-customer show C0001 --section timeline --as-of 2026-02-10"
}

@test "any noun: a deal, a user, a record with nothing but itself" {
	quietly crm-deal move Roof Proposal
	run -0 crm-deal show Roof --section timeline --columns day,kind,what --no-header
	assert_line $'2026-03-10\tstage\tProposal'
	run -0 crm-user show li --section deal --columns title --no-header
	expect $'2\tGate'
	quietly crm-category add name=Roofs
	run -0 crm-category show Roofs -o table
	refute_output --partial Summary
	refute_output --partial Timeline
}

@test "a deal in short: when, how much, which stage and for how long, how far, worth what" {
	quietly crm-deal set Roof expected=2026-05-01 probability=0.3
	quietly crm-deal move Roof Proposal --on 2026-03-01
	run -0 crm-deal show Roof --columns expected,amount,stage,status,stay,value -o table
	expect <<-'E'
	Field           Value
	--------------  ----------
	deal_id         1
	Expected close  2026-05-01
	Amount          900.00
	Stage           Proposal
	Status          open
	Days in stage   9
	Present value   270.00
	E
}

@test "a noun that refers by several fields has a section for each, and one for all" {
	quietly crm-customer add name=Sub parent=Acme
	quietly crm-customer add name=Friend referrer=Acme
	run -0 crm-customer show Acme --section customer.parent --columns name --no-header
	expect $'2\tSub'
	run -0 crm-customer show Acme --section customer --columns name --no-header
	expect $'3\tFriend' $'2\tSub'
}

@test "what lies in the recycle bin is left out, and can be shown itself" {
	quietly crm-deal rm Gate
	run -0 crm-customer show Acme --section deal --columns title --no-header
	expect $'1\tRoof'
	run -0 --separate-stderr crm-deal show Gate --columns title --no-header
	expect $'2\tGate'
}

@test "an empty stream, an unknown key, section and mixture" {
	run -0 bash -c 'crm-customer list name=none | crm-customer show - --section deal --columns title'
	expect $'deal_id\ttitle'
	refused 1 "crm-customer: no customer 'Acne'; did you mean 'Acme'?" crm-customer show Acne
	refused 2 'crm-customer: name a customer to show' crm-customer show
	refused 2 "crm-customer: --section: a customer has no 'deals'; did you mean 'deal'? (record, summary, related, timeline, or a noun that refers to it)" \
		crm-customer show Acme --section deals
	refused 2 'crm-customer: several sections are no rows of one kind: name one, or take -o json, table, md or html' \
		crm-customer show Acme --section summary,deal -o csv
}

@test "what was not there yet on the day of --as-of" {
	refused 1 "crm-customer: no customer 'Acme' on 2026-01-04: it was made on 2026-01-05" crm-customer show Acme --as-of 2026-01-04
	run -0 crm-customer show Acme --as-of 2026-01-05 --columns name,stale --no-header
	expect $'1\tAcme\t'
}

@test "what lies in the recycle bin is shown, with a word about it" {
	quietly crm-customer rm Acme
	run -0 --separate-stderr crm-customer show Acme --columns name --no-header
	expect $'1\tAcme'
	assert_equal "$stderr" "crm-customer: 'Acme': it is in the recycle bin since 2026-03-10"
	refused 3 "crm-deal: customer: no customer 'Acme': it is in the recycle bin since 2026-03-10" crm-deal add title=x customer=Acme
}
