#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Deals: their verbs, the stages they move through, the funnel.
load helper

setup() {
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-customer add name=Acme owner=li
	quietly crm-product add name=Roof list_price=100
}

# Deals print few columns here, by name.
short=(--columns "code,stage,amount,opened,closed")

@test "a new deal is the caller's, in the first open stage, opened today" {
	run -0 crm-deal add title=Roof customer=Acme product=Roof amount=900
	expect <<-'E'
	deal_id	code	title	customer_id	customer	owner_id	owner	product_id	product	stage	amount	opened	expected	closed
	1	D0001	Roof	1	Acme	1	Chief	1	Roof	Lead	900.00	2026-03-10		
	E
}

@test "a deal that comes in won has the day it closed" {
	run -0 crm-deal add title=Old stage=won closed=2026-02-01 amount=5 "${short[@]}"
	expect $'deal_id\tcode\tstage\tamount\topened\tclosed' $'1\tD0001\tWon\t5.00\t\t2026-02-01'
}

@test "won closes a deal, on a day of the past too" {
	quietly crm-deal add title=Roof opened=2026-03-01
	run -0 crm-deal won Roof amount=1,200.50 --on 2026-03-05 "${short[@]}"
	expect $'deal_id\tcode\tstage\tamount\topened\tclosed' $'1\tD0001\tWon\t1200.50\t2026-03-01\t2026-03-05'
}

@test "lost keeps the reason" {
	quietly crm-deal add title=Roof
	run -0 crm-deal lost Roof --reason price --columns stage,closed,lost_reason
	expect $'deal_id\tstage\tclosed\tlost_reason' $'1\tLost\t2026-03-10\tPrice'
}

@test "a deal that is opened again is not closed" {
	quietly crm-deal add title=Roof
	quietly crm-deal won Roof
	run -0 crm-deal move Roof 谈判 "${short[@]}" --no-header
	expect $'1\tD0001\tNegotiation\t\t2026-03-10\t'
}

@test "move takes several deals, and the stage last" {
	quietly crm-deal add title=One
	quietly crm-deal add title=Two
	run -0 crm-deal move One D0002 proposal --columns stage
	expect $'deal_id\tstage' $'1\tProposal' $'2\tProposal'
}

@test "move with an assignment behind the stage" {
	quietly crm-deal add title=One
	run -0 crm-deal move One Proposal amount=7 "${short[@]}" --no-header
	expect $'1\tD0001\tProposal\t7.00\t2026-03-10\t'
}

@test "move without a stage, or to none there is" {
	quietly crm-deal add title=One
	refused 2 'crm-deal: name the deals and, behind them, the stage to move them to' crm-deal move
	refused 2 'crm-deal: name the deals and, behind them, the stage to move them to' crm-deal move Proposal
	refused 3 "crm-deal: One: stage: no choice 'Propsal' in list deal-stage; did you mean 'Proposal'?" \
		crm-deal move One Propsal
}

@test "a move is never before the last one, nor to come" {
	quietly crm-deal add title=Roof opened=2026-03-01
	quietly crm-deal move Roof Proposal --on 2026-03-05
	refused 3 'crm-deal: Roof: stage: a move on 2026-03-04 would be before the last one, on 2026-03-05; give a later day with --on' \
		crm-deal won Roof --on 2026-03-04
	refused 3 'crm-deal: Roof: stage: 2026-03-11 is a day to come; what is dated holds from today (2026-03-10) or earlier' \
		crm-deal won Roof --on tomorrow
	run -0 crm-deal list --columns stage --no-header
	expect $'1\tProposal'
	assert_sound
}

@test "one wrong deal of three, and none is moved" {
	quietly crm-deal add title=One
	quietly crm-deal add title=Two
	refused 1 "crm-deal: no deal 'Tree'" crm-deal won One Two Tree
	run -0 crm-deal count stage=Won
	expect 0
}

@test "a deal worth less than nothing, closed before it opened, without a stage" {
	refused 3 'crm-deal: amount: a deal cannot be worth less than nothing' crm-deal add title=X amount=-5
	refused 3 'crm-deal: closed: a deal cannot close before it was opened' \
		crm-deal add title=X stage=Won opened=2026-02-02 closed=2026-02-01
	quietly crm-deal add title=X
	refused 3 'crm-deal: X: stage: is required' crm-deal set X stage=
}

@test "amounts as people type them, and what is none" {
	for amount in 1,234.50 '¥1,234.5' 1234.50 １２３４．５; do
		run -0 crm-deal add title="$amount" amount="$amount" --columns amount --no-header
		assert_output --regexp $'^[0-9]+\t1234.50$'
	done
	refused 3 "crm-deal: amount: cannot read 'twelve' as money: not a number" crm-deal add title=X amount=twelve
	refused 3 "crm-deal: amount: cannot read '1.234' as money: too many decimals: at most 2 here" \
		crm-deal add title=X amount=1.234
}

@test "set changes what is given, and says nothing of what is not there" {
	quietly crm-deal add title=Roof amount=5 note=x
	run -0 crm-deal set Roof amount=6 note= --columns title,amount,note
	expect $'deal_id\ttitle\tamount\tnote' $'1\tRoof\t6.00\t'
	refused 2 'crm-deal: give the fields to set: field=value' crm-deal set Roof
	refused 2 "crm-deal: deal has no field 'amout'; did you mean 'amount'? (crm-deal fields lists them)" \
		crm-deal set Roof amout=6
	refused 2 'crm-deal: deal_id is kept by the program itself and cannot be set' crm-deal set Roof deal_id=6
}

@test "a set that changes nothing leaves no change set" {
	quietly crm-deal add title=Roof amount=5
	quietly crm-deal set Roof amount=5.00
	run -0 crm-db log --columns change_set_id --no-header --sort -change_set_id --limit 1
	expect 6
}

@test "show is a row, or a list of fields for people" {
	quietly crm-deal add title=Roof customer=Acme amount=1234.5
	run -0 crm-deal show D0001 -o table --columns code,title,customer,owner,stage,amount,closed
	expect <<-'E'
	Field     Value
	--------  --------
	deal_id   1
	Code      D0001
	Title     Roof
	Customer  Acme
	Owner     Chief
	Stage     Lead
	Amount    1,234.50
	E
	run -0 crm-deal show id=1 -o ndjson --columns customer,amount,note
	expect '{"deal_id":1,"customer_id":1,"customer":"Acme","amount":1234.50,"note":null}'
}

@test "show of two is two tables with a line between" {
	quietly crm-deal add title=One
	quietly crm-deal add title=Two
	run -0 crm-deal show One Two -o table --columns title
	expect <<-'E'
	Field    Value
	-------  -----
	deal_id  1
	Title    One

	Field    Value
	-------  -----
	deal_id  2
	Title    Two
	E
}

@test "an unknown deal, and one of a name that two have" {
	quietly crm-deal add title=Roof
	refused 1 "crm-deal: no deal 'Rof'; did you mean 'Roof'?" crm-deal show Rof
	refused 1 "crm-deal: no deal 'id=9'" crm-deal show id=9
	quietly crm-deal add title=Roof
	refused 1 "crm-deal: several deals are called 'Roof', name one: D0001, D0002" crm-deal won Roof
}

@test "rm hides a deal, restore brings it back" {
	quietly crm-deal add title=Roof
	quietly crm-deal rm Roof
	run -0 crm-deal list --if-any
	expect ''
	run -0 crm-deal list --deleted --columns title --no-header
	expect $'1\tRoof'
	quietly crm-deal restore Roof
	run -0 crm-deal count
	expect 1
}

@test "history of two deals is one table, of each what happened in order" {
	quietly crm-deal add title=One amount=5 opened=2026-03-01
	quietly crm-deal add title=Two
	quietly crm-deal won One amount=6 --on 2026-03-02
	run -0 bash -c 'set -o pipefail; crm-deal history One Two | cut -f 1-3,6-10'
	expect <<-'E'
	deal_id	title	change_set_id	action	field	since	old	new
	1	One	6	add				
	1	One	8	set	amount		5.00	6.00
	1	One	8	set	closed			2026-03-02
	1	One	8	set	stage	2026-03-02	Lead	Won
	2	Two	7	add				
	E
}

@test "the funnel has the stages in their order, with share and amount" {
	quietly crm-deal add title=A stage=Won amount=100
	quietly crm-deal add title=B amount=50
	quietly crm-deal add title=C amount=25.5
	quietly crm-deal add title=D stage=Proposal
	run -0 crm-deal funnel
	expect <<-'E'
	stage	count	amount	share
	Lead	2	75.50	0.5
	Proposal	1	0.00	0.25
	Won	1	100.00	0.25
	E
	run -0 crm-deal funnel -o table --ascii
	expect <<-'E'
	Stage     Count                        Amount  Share
	--------  ---------------------------  ------  -----
	Lead          2  ####################   75.50  50.0%
	Proposal      1  ##########              0.00  25.0%
	Won           1  ##########            100.00  25.0%
	E
}

@test "the funnel by owner, by a path, by a month" {
	quietly crm-deal add title=A owner=li customer=Acme amount=1 opened=2026-01-05
	quietly crm-deal add title=B amount=2 opened=2026-02-05
	run -0 crm-deal funnel --by owner --sort -amount
	expect <<-'E'
	owner_id	owner	count	amount	share
	1	Chief	1	2.00	0.5
	2	李雷	1	1.00	0.5
	E
	run -0 crm-deal funnel --by customer.owner --no-header
	expect $'2\t李雷\t1\t1.00\t0.5' $'\t\t1\t2.00\t0.5'
	run -0 crm-deal funnel --by opened:month --no-header
	expect $'2026-01\t1\t1.00\t0.5' $'2026-02\t1\t2.00\t0.5'
}

@test "the funnel by what cannot be" {
	refused 2 "crm-deal: deal has no field 'ower'; did you mean 'owner' or 'over'? (crm-deal fields lists them)" \
		crm-deal funnel --by ower
	refused 2 'crm-deal: stage is of type choice: only a date has a period (month)' crm-deal funnel --by stage:month
	refused 2 "crm-deal: no period 'age': day, week, month, quarter or year" crm-deal funnel --by opened:age
	refused 2 "crm-deal: --sort: no column 'title' in this answer" crm-deal funnel --sort title
}

@test "a won deal leaves the funnel on the day it was won, not before" {
	quietly crm-deal add title=Roof customer=Acme amount=900 opened=2026-03-01
	quietly crm-deal won Roof --on 2026-03-05
	run -0 crm-deal funnel --as-of 2026-03-04 --no-header
	expect $'Lead\t1\t900.00\t1'
	run -0 crm-deal funnel --as-of 2026-03-05 --no-header
	expect $'Won\t1\t900.00\t1'
	run -0 crm-deal funnel --as-of 2026-02-28 --if-any
	expect ''
}

@test "count is a bare number, or a row where a format is asked for" {
	quietly crm-deal add title=Roof
	run -0 crm-deal count
	expect 1
	run -0 crm-deal count stage=Won -o ndjson
	expect '{"count":0}'
}

@test "list: columns, a group, a path, sort, limit" {
	quietly crm-deal add title=B amount=2 customer=Acme
	quietly crm-deal add title=A amount=10
	quietly crm-deal add title=C
	run -0 crm-deal list --columns title,customer.owner --sort -amount,title --limit 2
	expect $'deal_id\ttitle\tcustomer.owner_id\tcustomer.owner' $'2\tA\t\t' $'1\tB\t2\t李雷'
	run -0 crm-deal list --sort stage,-title --columns @record --limit 1
	expect $'deal_id\tcreated\trev\tdeleted\tupdated' $'3\t2026-03-10\t8\t\t2026-03-10'
	run -0 crm-deal list --sort '' --columns '' --limit 0
	expect 'deal_id'
	refused 2 "crm-deal: --limit is a number of rows, not '-1'" crm-deal list --limit=-1
}

@test "fields prints the model" {
	run -0 crm-deal fields --columns field,type,refers_to,choices -o ndjson
	assert_line '{"field":"stage","type":"choice","refers_to":null,"choices":"Lead, Qualified, Proposal, Negotiation, Won, Lost"}'
}

@test "a new stage is there for moves at once, a retired one no more" {
	quietly crm-deal add title=Roof
	quietly crm-db choices add deal-stage Trial label_zh=试用 probability=60%
	run -0 crm-deal move Roof 试用 --columns stage --no-header
	expect $'1\tTrial'
	quietly crm-db choices retire deal-stage Trial
	quietly crm-deal add title=Two
	refused 3 "crm-deal: Two: stage: 'Trial' is retired from list deal-stage" crm-deal move Two Trial
	run -0 crm-deal list stage=Trial --columns title --no-header
	expect $'1\tRoof'
}

@test "--dry-run shows what would change and writes nothing" {
	quietly crm-deal add title=Roof
	run -0 --separate-stderr crm-deal won Roof --dry-run
	expect <<-'E'
	noun	id	title	action	field	since	old	new
	deal	1	Roof	set	closed			2026-03-10
	deal	1	Roof	set	stage	2026-03-10	Lead	Won
	E
	assert_equal "$stderr" 'crm-deal: nothing was written (--dry-run)'
	run -0 crm-deal count stage=Won
	expect 0
}

@test "--once: the rerun does nothing and prints the first result" {
	run -0 crm-deal add title=Roof --once 'job {today}' --columns title
	run -0 crm-deal add title=Roof --once 'job 2026-03-10' --columns title
	expect $'deal_id\ttitle' $'1\tRoof'
	run -0 crm-deal count
	expect 1
}

@test "edit sets what was changed in the editor" {
	quietly crm-deal add title=Roof amount=5
	EDITOR="sed -i -e 's/^amount:.*/amount: 7.5/' -e 's/^note:.*/note: two\\\\nlines/'" \
		run -0 crm-deal edit Roof --columns amount,note
	expect $'deal_id\tamount\tnote' $'1\t7.50\ttwo\\nlines'
}

@test "edit: a failing editor, and a value that is refused" {
	quietly crm-deal add title=Roof
	EDITOR=false run -6 crm-deal edit Roof
	expect "crm-deal: the editor 'false' failed; nothing was written"
	export TMPDIR=$BATS_TEST_TMPDIR
	EDITOR="sed -i s/^amount:.*/amount:x/" run -3 --separate-stderr crm-deal edit Roof
	assert_equal "${stderr_lines[1]}" "crm-deal: amount: cannot read 'x' as money: not a number"
	assert_file_exist "$(sed -n "s/.*kept in '\(.*\)'/\1/p" <<<"${stderr_lines[0]}")"
}

@test "move takes the stage as a word or as an assignment, and asks for what is missing" {
	quietly crm-deal add title=Roof
	run -0 crm-deal move Roof stage=Proposal --columns stage --no-header
	expect $'1\tProposal'
	run -0 crm-deal move id=1 Negotiation --columns stage --no-header
	expect $'1\tNegotiation'
	refused 2 'crm-deal: name the deals and, behind them, the stage to move them to' crm-deal move Roof
}
