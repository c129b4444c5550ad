#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Deals: the rules of their moves, several pipelines, where they came from, why they were lost.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme source=Web
	cd "$BATS_TEST_TMPDIR" || return
}

short=(--columns "pipeline,stage,opened,closed,lost_reason" --no-header)

# A second pipeline: Demo and Trial of its own, Won and Lost shared with the first.
saas() {
	quietly crm-db choices add pipeline saas
	quietly crm-db choices add deal-stage Demo within=saas norm_days=14 probability=0.3
	quietly crm-db choices add deal-stage Trial within=saas
	for stage in Lead Qualified Proposal Negotiation; do
		quietly crm-db choices set deal-stage "$stage" within=standard
	done
}

@test "choices show what stages have beside their names" {
	saas
	run -0 bash -c 'crm-db choices deal-stage --columns code,within,probability,norm_days --no-header --sort -norm_days \
		--limit 2 | cut -f 2-'
	expect $'Demo\tsaas\t0.3\t14' $'Lead\tstandard\t0.1\t'
	run -0 bash -c 'crm-db choices set deal-stage Demo norm_days=21 --columns code,norm_days --no-header | cut -f 2-'
	expect $'Demo\t21'
}

@test "a stage is within a pipeline that there is, and leaves none that deals stand in" {
	saas
	refused 3 "crm-db: within: no pipeline 'sas'; did you mean 'saas'?" crm-db choices add deal-stage X within=sas
	refused 3 'crm-db: Demo: norm_days: days cannot be below zero' crm-db choices set deal-stage Demo norm_days=-1
	quietly crm-deal add title=App pipeline=saas
	refused 3 'crm-db: Demo: within: deals of other pipelines stand in this stage: move them first' \
		crm-db choices set deal-stage Demo within=standard
}

@test "a new deal begins in the first open stage of its pipeline" {
	saas
	run -0 crm-deal add title=App pipeline=saas "${short[@]}"
	expect $'1\tsaas\tDemo\t2026-03-10\t\t'
	run -0 crm-deal add title=Roof "${short[@]}"
	expect $'2\t\tLead\t2026-03-10\t\t'
}

@test "a move into another pipeline's stage is refused by name, won is of both" {
	saas
	quietly crm-deal add title=App pipeline=saas
	quietly crm-deal add title=Roof
	refused 3 "crm-deal: App: stage: 'Lead' is a stage of the pipeline standard, and the deal goes through saas, which has Demo, Trial, Won, Lost" \
		crm-deal move App Lead
	refused 3 "crm-deal: Roof: stage: 'Demo' is a stage of the pipeline saas, and the deal goes through standard, which has Lead, Qualified, Proposal, Negotiation, Won, Lost" \
		crm-deal set Roof stage=Demo
	refused 3 "crm-deal: stage: 'Lead' is a stage of the pipeline standard, and the deal goes through saas, which has Demo, Trial, Won, Lost" \
		crm-deal add title=X pipeline=saas stage=Lead
	run -0 crm-deal won App "${short[@]}"
	expect $'1\tsaas\tWon\t2026-03-10\t2026-03-10\t'
}

@test "another pipeline: its first stage, unless the deal's own or the one named is of it" {
	saas
	quietly crm-deal add title=Roof
	run -0 crm-deal set Roof pipeline=saas "${short[@]}"
	expect $'1\tsaas\tDemo\t2026-03-10\t\t'
	run -0 crm-deal set Roof pipeline= stage=Proposal "${short[@]}"
	expect $'1\t\tProposal\t2026-03-10\t\t'
	refused 3 "crm-deal: Roof: stage: 'Proposal' is a stage of the pipeline standard, and the deal goes through saas, which has Demo, Trial, Won, Lost" \
		crm-deal set Roof pipeline=saas stage=Proposal
	quietly crm-deal won Roof
	run -0 crm-deal set Roof pipeline=saas "${short[@]}"
	expect $'1\tsaas\tWon\t2026-03-10\t2026-03-10\t'
	assert_sound
}

@test "each pipeline may end in stages of its own; one without any begins nothing" {
	saas
	quietly crm-db choices add deal-stage Signed within=saas outcome=won position=1
	quietly crm-deal add title=App pipeline=saas
	run -0 crm-deal won App --columns stage --no-header
	expect $'1\tSigned'
	quietly crm-db choices add pipeline empty
	refused 3 'crm-deal: stage: the pipeline empty has no stage to begin with: crm-db choices add deal-stage makes one' \
		crm-deal add title=X pipeline=empty
}

@test "progress counts the stages of the deal's own pipeline" {
	saas
	quietly crm-deal add title=App pipeline=saas
	quietly crm-deal add title=Roof stage=Proposal
	quietly crm-deal add title=Old stage=Lost
	run -0 crm-deal list --columns title,progress --no-header
	expect $'1\tApp\t0.333333' $'2\tRoof\t0.6' $'3\tOld\t'
}

@test "an import is held to the same stages and probabilities, and names its rows" {
	saas
	printf 'title,pipeline,stage,probability\nA,saas,Demo,0.5\nB,saas,Lead,\nC,,Proposal,60\nD,,,-0.1\nE,,Nowhere,\n' >deals.csv
	run -3 --separate-stderr crm-import deal deals.csv
	assert_equal "${stderr_lines[0]}" "crm-import: deals.csv:3: stage: 'Lead' is a stage of the pipeline standard, and the deal goes through saas, which has Demo, Trial, Won, Lost"
	assert_equal "${stderr_lines[1]}" 'crm-import: deals.csv:4: probability: a probability lies between 0 and 1 (or 0% and 100%)'
	assert_equal "${stderr_lines[2]}" 'crm-import: deals.csv:5: probability: a probability lies between 0 and 1 (or 0% and 100%)'
	assert_equal "${stderr_lines[3]}" \
		"crm-import: deals.csv:6: stage: no choice 'Nowhere' in list deal-stage; it has Lead, Qualified, Proposal, Negotiation, Demo, Trial, Won, Lost"
	run -0 crm-deal count
	expect 0
}

@test "a probability is a rate, as a fraction or in percent" {
	run -0 crm-deal add title=Roof probability=60% --columns probability --no-header
	expect $'1\t0.6'
	refused 3 'crm-deal: Roof: probability: a probability lies between 0 and 1 (or 0% and 100%)' \
		crm-deal set Roof probability=1.5
}

@test "a deal that is opened again has no day of closing and no reason" {
	quietly crm-deal add title=Roof
	quietly crm-deal lost Roof --reason Price
	run -0 crm-deal move Roof Proposal "${short[@]}"
	expect $'1\t\tProposal\t2026-03-10\t\t'
	quietly crm-deal lost Roof --reason Price
	run -0 crm-deal won Roof "${short[@]}"
	expect $'1\t\tWon\t2026-03-10\t2026-03-10\t'
	assert_sound
}

@test "the day of closing goes with the stage" {
	quietly crm-deal add title=Roof opened=2026-03-01
	refused 3 'crm-deal: Roof: closed: the deal is open: won and lost close it, and expected is when it may close' \
		crm-deal set Roof closed=2026-03-05
	refused 3 'crm-deal: Roof: closed: 2026-03-11 is a day to come; a deal closes today (2026-03-10) or earlier' \
		crm-deal won Roof closed=2026-03-11
	quietly crm-deal won Roof
	refused 3 'crm-deal: Roof: closed: the deal is closed: move opens it again' crm-deal set Roof closed=
	run -0 crm-deal set Roof closed=2026-03-05 "${short[@]}"
	expect $'1\t\tWon\t2026-03-01\t2026-03-05\t'
	assert_sound
}

@test "a reason is asked for where the setting says so" {
	quietly crm-deal add title=Roof
	quietly crm-db settings lost-reason=required
	refused 3 'crm-deal: Roof: lost_reason: a deal that is lost needs a reason here: lost --reason REASON' crm-deal lost Roof
	run -0 crm-deal lost Roof --reason 价格 "${short[@]}"
	expect $'1\t\tLost\t2026-03-10\t2026-03-10\tPrice'
	refused 3 "crm-db: lost-reason cannot be 'maybe': required or optional" crm-db settings lost-reason=maybe
}

@test "a new deal comes from where its customer came from, unless it says otherwise" {
	for source in '' source= source=Phone; do
		quietly crm-deal add title="deal$source" customer=Acme ${source:+"$source"}
	done
	run -0 crm-deal list --columns title,source --no-header
	expect $'1\tdeal\tWeb' $'2\tdealsource=\t' $'3\tdealsource=Phone\tPhone'
	printf 'title,customer,source\nA,Acme,\nB,Acme,Exhibition\n' >deals.csv
	quietly crm-import deal deals.csv
	run -0 crm-deal list title=A title=B --columns title,source --no-header
	expect $'4\tA\tWeb' $'5\tB\tExhibition'
}

@test "key deals" {
	quietly crm-deal add title=Roof is_key=yes
	quietly crm-deal add title=Wall
	run -0 crm-deal list is_key=yes --columns title --no-header
	expect $'1\tRoof'
}

@test "an undone move gives the deal its stage, its day and its reason back" {
	quietly crm-deal add title=Roof opened=2026-03-01
	quietly crm-deal lost Roof --reason Price --on 2026-03-05
	quietly crm-deal move Roof Lead
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --columns change_set_id --no-header)"
	run -0 crm-deal list "${short[@]}"
	expect $'1\t\tLost\t2026-03-01\t2026-03-05\tPrice'
	assert_sound
}
