#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Saved filters: save NAME FILTER..., @NAME wherever filters are taken, crm-filter.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme grade=A
	quietly crm-customer add name='Beta Co' grade=A
	quietly crm-customer add name=Gamma grade=B
}

# A filter of somebody else, whom no test can be.
save_as_li() {
	quietly crm-user add login=li name=李雷
	quietly crm-filter add noun=customer name="$1" terms=grade=B owner=li
}

@test "save keeps filters under a name, and @NAME stands for them" {
	run -0 crm-customer save key grade=A 'name!=Beta Co' --note 'large ones'
	expect $'filter_id\tnoun\tname\tterms\towner_id\towner\tnote' \
		$'1\tcustomer\tkey\tgrade=A \'name!=Beta Co\'\t1\tChief\tlarge ones'
	run -0 crm-customer list @key --columns name --no-header
	expect $'1\tAcme'
	run -0 crm-customer count @key
	expect 1
	assert_sound
}

@test "filters beside @NAME hold too, also those of the same field" {
	quietly crm-customer save good grade=A
	run -0 crm-customer count @good grade=B
	expect 0
	run -0 crm-customer list @good name~beta --columns name --no-header
	expect $'2\tBeta Co'
	quietly crm-customer save all grade=A grade=B
	run -0 crm-customer count @all @good
	expect 2
}

@test "reports, pivots and funnels take it" {
	quietly crm-deal add title=Roof customer=Acme amount=900
	quietly crm-deal add title=Gate customer=Gamma amount=100
	quietly crm-deal save large amount=500..
	run -0 crm-deal funnel @large --columns stage,count --no-header
	expect $'Lead\t1'
	run -0 crm-report pivot deal @large --x customer --y sum:amount --no-header
	expect $'1\tAcme\t900.00'
	run -0 crm-report run sales-by-owner @large --no-header
	run -0 crm-report dashboard sales-by-owner pipeline @large -o html
	assert_output --partial '@large'
}

@test "key deals by a name" {
	quietly crm-deal add title=Roof customer=Acme is_key=yes
	quietly crm-deal add title=Gate customer=Acme
	quietly crm-deal save key-deals is_key=yes status=open
	run -0 crm-deal list @key-deals --columns title --no-header
	expect $'1\tRoof'
}

@test "saving again replaces one's own, also what lies in the recycle bin" {
	quietly crm-customer save key grade=A
	quietly crm-customer save key grade=B
	run -0 crm-customer list @key --columns name --no-header
	expect $'3\tGamma'
	quietly crm-filter rm key
	refused 1 "crm-customer: no saved filters '@key' of customer (crm-filter list noun=customer)" crm-customer list @key
	quietly crm-customer save key grade=A
	run -0 crm-customer count @key
	expect 2
	assert_sound
}

@test "a filter is undone and edited as any record" {
	quietly crm-customer save key grade=A
	quietly crm-db undo "$(crm-db log --sort=-change_set_id --limit 1 --no-header | cut -f 1)"
	refused 1 "crm-customer: no saved filters '@key' of customer (crm-filter list noun=customer)" crm-customer count @key
	quietly crm-customer save key grade=A
	quietly crm-filter set key terms="grade=B 'name=Gamma'"
	run -0 crm-customer count @key
	expect 1
	run -0 crm-filter show key --columns noun,terms --no-header
	assert_output --partial "grade=B 'name=Gamma'"
}

@test "another's is used, but not replaced" {
	save_as_li theirs
	run -0 crm-customer count @theirs
	expect 1
	refused 4 "crm-customer: cannot save '@theirs': it is what 李雷 has saved; take another name" crm-customer save theirs grade=A
}

@test "words of another day, and me, mean what they mean when used" {
	quietly crm-customer save mine owner=me
	quietly crm-customer save new created=today
	run -0 crm-customer count @mine
	expect 0
	CRM_TODAY=2026-03-11 run -0 crm-customer count @new
	expect 0
	run -0 crm-customer count @new
	expect 3
}

@test "completion offers the names" {
	quietly crm-customer save key grade=A --note 'large ones'
	run -0 crm-customer --complete list @
	expect $'@key\tlarge ones'
	run -0 env COMP_LINE='crm-customer list @k' COMP_POINT=20 crm-customer --complete
	expect key
}

@test "unknown, of another noun, in one another, not filters at all" {
	quietly crm-customer save key grade=A
	refused 1 "crm-customer: no saved filters '@kye' of customer; did you mean 'key'? (crm-filter list noun=customer)" \
		crm-customer list @kye
	refused 2 "crm-deal: the saved filters '@key' are of customer, not of deal" crm-deal list @key
	refused 2 "crm-customer: '@key' stands among saved filters: they hold no others" crm-customer save two @key
	quietly crm-filter add noun=customer name=loop terms=@@loop
	refused 2 "crm-customer: '@loop' stands among saved filters: they hold no others" crm-customer list @loop
	quietly crm-filter set loop terms="name='Acme"
	refused 2 "crm-customer: saved filters '@loop': a quote is never closed" crm-customer list @loop
	run -2 crm-customer save x grad=A
	assert_output --partial "did you mean 'grade'?"
	refused 2 'crm-customer: name what is saved, before its filters: save key-accounts grade=A' crm-customer save grade=A
	refused 2 "crm-customer: give the filters that 'x' stands for: field=value" crm-customer save x
	refused 3 'crm-customer: name: a name for filters is of letters, digits, - and _' crm-customer save 'a b' grade=A
	refused 3 'crm-filter: noun: there is no such noun' crm-filter add noun=custmer name=x terms=grade=A
	run -0 crm-filter count
	expect 2
}
