#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Deals in figures: how long they stay, what they are worth, what will come in, how many are won; on any day.
load helper

data=$BATS_TEST_DIRNAME/../../shared/data/maven-crm

# Roof: Lead from 5 January, Proposal from 1 February. Door: Lead from 1 March, at odds of its own. Wall: Lead from
# 1 February. Sold was won and Gone lost on 2 March; a Lead may take 14 days, a Proposal 10.
setup() {
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-db choices set deal-stage Lead norm_days=14
	quietly crm-db choices set deal-stage Proposal norm_days=10
	quietly crm-deal add title=Roof amount=1000 opened=2026-01-05 expected=2026-02-28
	quietly crm-deal move Roof Proposal --on 2026-02-01 --why 'they asked'
	quietly crm-deal add title=Door amount=300 probability=0.9 opened=2026-03-01 expected=2026-05-10
	quietly crm-deal add title=Wall amount=50 opened=2026-02-01 owner=li next_date=2026-03-01
	quietly crm-deal add title=Sold amount=70 opened=2026-02-01 probability=0.2
	quietly crm-deal won Sold --on 2026-03-02
	quietly crm-deal add title=Gone amount=30 opened=2026-02-01
	quietly crm-deal lost Gone --on 2026-03-02 --reason price
}

@test "stay: the days in their stage, the longest first" {
	run -0 crm-deal stay
	expect <<-'E'
	deal_id	code	title	customer_id	customer	stage	stay	norm	over	owner_id	owner
	1	D0001	Roof			Proposal	37	10	27	1	Chief
	3	D0003	Wall			Lead	37	14	23	2	李雷
	2	D0002	Door			Lead	9	14	-5	1	Chief
	E
}

@test "stay --over: longer than so many days, or than the stage may take; and filters" {
	run -0 crm-deal stay --over 9d --columns title,stay --no-header
	expect $'1\tRoof\t37' $'3\tWall\t37'
	run -0 crm-deal stay --over norm owner=li --columns title,over --no-header
	expect $'3\tWall\t23'
	refused 2 "crm-deal: --over is a number of days, or norm, not 'long'" crm-deal stay --over long
}

# On 1 March Sold and Gone stood in Lead for 28 days; on 15 January Roof, alone, for 10.
@test "stay, status and value on days gone by" {
	run -0 crm-deal stay --as-of 2026-03-01 --columns title,stage,stay --no-header --sort title
	expect $'2\tDoor\tLead\t0' $'5\tGone\tLead\t28' $'1\tRoof\tProposal\t28' $'4\tSold\tLead\t28' $'3\tWall\tLead\t28'
	run -0 crm-deal stay --as-of 2026-01-15 --columns title,stage,stay --no-header
	expect $'1\tRoof\tLead\t10'
	run -0 crm-deal list --as-of 2026-03-01 --columns title,status,value,late,age --sort title --no-header
	expect $'2\tDoor\topen\t270.00\t\t0' $'5\tGone\topen\t3.00\t\t28' $'1\tRoof\topen\t500.00\t1\t55' \
		$'4\tSold\topen\t14.00\t\t28' $'3\tWall\topen\t5.00\t\t28'
	run -0 crm-deal list --columns title,status,value,stay,late,age --sort title --no-header
	expect $'2\tDoor\topen\t270.00\t9\t\t9' $'5\tGone\tlost\t0.00\t\t\t29' $'1\tRoof\topen\t500.00\t37\t10\t64' \
		$'4\tSold\twon\t70.00\t\t\t29' $'3\tWall\topen\t5.00\t37\t\t37'
}

@test "behind: the expected close, the stage, the next step, or all of them" {
	run -0 crm-deal behind --columns title,behind,late,over,missed --no-header
	expect $'1\tRoof\texpected,stage\t10\t27\t' $'3\tWall\tstage,next\t\t23\t9'
	run -0 crm-deal behind --as-of 2026-02-10 --columns title,behind --no-header --if-any
	expect ''
}

@test "value: by the deal's own probability, else its stage's; won is sure" {
	run -0 crm-deal value Roof Door Sold --explain
	expect <<-'E'
	deal_id	code	title	customer_id	customer	stage	amount	chance	chance_from	probability	stage_chance	value
	1	D0001	Roof			Proposal	1000.00	0.5	stage		0.5	500.00
	2	D0002	Door			Lead	300.00	0.9	own	0.9	0.1	270.00
	4	D0004	Sold			Won	70.00	1	stage	0.2	1	70.00
	E
	run -0 crm-deal value Roof Sold --totals --columns code,amount,value --no-header
	expect $'D0001\t1000.00\t500.00' $'D0004\t70.00\t70.00' $'total\t1070.00\t570.00'
}

@test "value: of all that is open, of some, of a stream" {
	run -0 crm-deal value --columns title,value --no-header
	expect $'Roof\t500.00' $'Door\t270.00' $'Wall\t5.00'
	run -0 crm-deal value amount=..300 --columns title,value --no-header
	expect $'Door\t270.00' $'Wall\t5.00'
	run -0 bash -c 'set -o pipefail; crm-deal list status=won,lost | crm-deal value --columns title,value --no-header -'
	expect $'Sold\t70.00' $'Gone\t0.00'
	refused 1 "crm-deal: no deal 'Rof'; did you mean 'Roof'?" crm-deal value Rof
	run -0 crm-deal value Roof --as-of 2026-01-20 --columns stage,chance,value --no-header
	expect $'Lead\t0.1\t100.00'
}

@test "forecast: by month, quarter and year, those without a date at the end" {
	run -0 crm-deal forecast
	expect <<-'E'
	period	deals	amount	weighted	won_deals	won_amount	outlook
	2026-02	1	1000.00	500.00	0	0.00	500.00
	2026-03	0	0.00	0.00	1	70.00	70.00
	2026-05	1	300.00	270.00	0	0.00	270.00
	none	1	50.00	5.00	0	0.00	5.00
	E
	run -0 crm-deal forecast --by quarter --columns period,deals,weighted,won_amount --no-header
	expect $'2026Q1\t1\t500.00\t70.00' $'2026Q2\t1\t270.00\t0.00' $'none\t1\t5.00\t0.00'
	run -0 crm-deal forecast --by year owner=li --no-header
	expect $'none\t1\t50.00\t5.00\t0\t0.00\t5.00'
	refused 2 "crm-deal: option '--by' cannot be 'week': it is one of month, quarter, year" crm-deal forecast --by week
}

@test "forecast on a day gone by: what was open then, nothing won yet" {
	run -0 crm-deal forecast --as-of 2026-02-15 --no-header
	expect $'2026-02\t1\t1000.00\t500.00\t0\t0.00\t500.00' $'none\t3\t150.00\t22.00\t0\t0.00\t22.00'
}

@test "a fiscal year that begins in April" {
	quietly crm-db settings fiscal-year=4
	run -0 crm-deal forecast --by quarter --columns period,deals --no-header
	expect $'2025Q4\t1' $'2026Q1\t1' $'none\t1'
	run -0 crm-report pivot deal --x opened:quarter --no-header
	expect $'2025Q4\t5'
}

@test "the drill-downs of the forecast give the deals" {
	run -0 crm-report forecast --drill --columns drill --no-header
	expect "crm-deal list status=open 'expected>=2026-02' 'expected<=2026-02'" \
		"crm-deal list status=open 'expected>=2026-03' 'expected<=2026-03'" \
		"crm-deal list status=open 'expected>=2026-05' 'expected<=2026-05'" 'crm-deal list status=open expected='
}

@test "winrate: by number and by amount, in all and by anything" {
	run -0 crm-deal winrate
	expect $'won\tlost\trate\twon_amount\tlost_amount\tamount_rate' $'1\t1\t0.5\t70.00\t30.00\t0.7'
	quietly crm-deal won Wall --on 2026-02-20
	run -0 crm-deal winrate --by owner,closed:month --totals --no-header
	expect $'1\tChief\t2026-03\t1\t1\t0.5\t70.00\t30.00\t0.7' $'2\t李雷\t2026-02\t1\t0\t1\t50.00\t0.00\t1' \
		$'\ttotal\t\t2\t1\t0.666667\t120.00\t30.00\t0.8'
	run -0 crm-deal winrate --as-of 2026-02-28 --no-header
	expect $'1\t0\t1\t50.00\t0.00\t1'
	run -0 crm-deal winrate closed=2025 --no-header
	expect $'0\t0\t\t0.00\t0.00\t'
}

@test "the funnel by several fields, by status, of those opened in some weeks" {
	run -0 crm-deal funnel --by stage,owner --totals
	expect <<-'E'
	stage	owner_id	owner	count	amount	share
	Lead	1	Chief	1	300.00	0.2
	Lead	2	李雷	1	50.00	0.2
	Proposal	1	Chief	1	1000.00	0.2
	Won	1	Chief	1	70.00	0.2
	Lost	1	Chief	1	30.00	0.2
	total			5	1450.00	1
	E
	run -0 crm-deal funnel --by status --no-header
	expect $'open\t3\t1350.00\t0.6' $'won\t1\t70.00\t0.2' $'lost\t1\t30.00\t0.2'
	run -0 crm-deal funnel from=2026-02-15 to=2026-03 --no-header
	expect $'Lead\t1\t300.00\t1'
}

@test "stages: since when, how long, why and by whom" {
	run -0 crm-deal stages Roof Sold
	expect <<-'E'
	deal_id	deal	stage	since	until	days	norm	over	why	by_id	by
	1	Roof	Lead	2026-01-05	2026-02-01	27	14	13		1	Chief
	1	Roof	Proposal	2026-02-01		37	10	27	they asked	1	Chief
	4	Sold	Lead	2026-02-01	2026-03-02	29	14	15		1	Chief
	4	Sold	Won	2026-03-02						1	Chief
	E
	run -0 crm-deal stages Roof --as-of 2026-01-20 --columns stage,days --no-header
	expect $'Lead\t15'
	run -0 bash -c 'set -o pipefail; crm-deal list title=Gone | crm-deal stages --columns stage,until --no-header -'
	expect $'Lead\t2026-03-02' $'Lost\t'
	refused 2 'crm-deal: name a deal, or give rows on standard input with a lone -' crm-deal stages
}

@test "followups: the last first, and what managers advise" {
	printf 'kind,deal,day,subject\ncall,Roof,2026-03-01,One\nadvice,Roof,2026-03-05,Two\ncall,Wall,2026-03-06,Three\n' |
		quietly crm-import activity -
	run -0 crm-deal followups Roof --columns kind,day,subject --no-header
	expect $'2\tadvice\t2026-03-05\tTwo' $'1\tcall\t2026-03-01\tOne'
	run -0 crm-deal followups Roof --advice --columns subject --no-header
	expect $'2\tTwo'
	run -0 crm-deal followups Roof Wall kind=call --columns deal,subject --no-header
	expect $'3\t3\tWall\tThree' $'1\t1\tRoof\tOne'
}

@test "reports: stages, reasons, who is behind; each number has its rows" {
	run -0 crm-report stage-stay
	expect <<-'E'
	stage	deals	average	longest	norm	over	over_amount
	Lead	2	23	37	14	1	50.00
	Proposal	1	37	37	10	1	1000.00
	E
	run -0 crm-report lost-reasons --no-header
	expect $'Price\t1\t30.00\t1'
	run -0 crm-report behind-plan --drill --no-header
	expect $'1\tChief\t1\t1000.00\t2\t1\t1\t0\tcrm-deal behind owner_id=1' \
		$'2\t李雷\t1\t50.00\t1\t0\t1\t1\tcrm-deal behind owner_id=2'
	run -0 crm-deal behind owner_id=2 --columns title --no-header
	expect $'3\tWall'
}

@test "a report's sql may read all that is computed, of the day and the filters asked for" {
	cd "$BATS_TEST_TMPDIR" || return
	mkdir own
	printf '%s\n' '-- noun: deal' '-- column: title text' '-- column: stay integer' \
		'SELECT title, stay FROM deal_figures WHERE deleted IS NULL AND stay > 9 ORDER BY title' >own/long.sql
	CRM_REPORTS=own run -0 crm-report long --no-header
	expect $'Roof\t37' $'Wall\t37'
	CRM_REPORTS=own run -0 crm-report long owner=li status=open --as-of 2026-02-11 --no-header
	expect $'Wall\t10'
}

@test "the answers of a sales team's file, by the verbs" {
	[ -d "$data" ] || skip 'the data set is not there'
	export CRM_DB=$BATS_TEST_TMPDIR/maven.db
	cd "$data" || return
	crm-db init
	quietly crm-import user sales_teams.csv login=@sales_agent name=@sales_agent department=@regional_office boss=@manager \
		--create department,user
	quietly crm-import customer accounts.csv name=@account industry=@sector --create industry
	quietly crm-import deal sales_pipeline.csv customer=@account code=@opportunity_id owner=@sales_agent stage=@deal_stage opened=@engage_date \
		closed=@close_date amount=@close_value product=@product --create product,stage
	run -0 crm-deal winrate --columns won,lost,rate --no-header
	expect $'4238\t2473\t0.631501'
	run -0 crm-deal winrate --by owner --columns owner,won,won_amount --sort owner --no-header
	expect "$(sort answers/won_by_agent.tsv | sed 's/$/.00/')"
	run -0 crm-deal winrate --by closed:month --columns month,won,won_amount --no-header
	expect "$(sed 's/$/.00/' answers/won_by_close_month.tsv)"
	run -0 crm-deal winrate --by owner.department --columns owner.department,won,won_amount --sort owner.department --no-header
	expect "$(sort answers/won_by_region.tsv | sed 's/$/.00/')"
	run -0 crm-deal forecast --columns period,deals --no-header
	expect $'none\t2089'
}
