#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# list --since-last NAME: what changed since this reader last asked.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-customer add name=Beta
}

news() {
	crm-customer list --since-last mail --columns name --no-header "$@"
}

@test "everything at first, then only what was added or changed" {
	run -0 news
	expect $'1\tAcme' $'2\tBeta'
	run -0 news
	expect ''
	quietly crm-customer add name=Gamma
	quietly crm-customer set Acme phone=1
	run -0 news
	expect $'1\tAcme' $'3\tGamma'
	run -0 news --if-any
	expect ''
	assert_sound
}

@test "each name, and each noun, has its own place" {
	quietly news
	run -0 crm-customer count --since-last other
	expect 2
	quietly crm-deal add title=Roof
	run -0 crm-deal count --since-last mail
	expect 1
	run -0 crm-deal count --since-last mail
	expect 0
}

@test "key customers are watched" {
	quietly crm-customer save key is_vip=yes
	quietly crm-customer set Beta is_vip=yes
	run -0 crm-customer list @key --since-last watch --if-any --columns name --no-header
	expect $'2\tBeta'
	quietly crm-customer set Acme phone=1
	run -0 crm-customer list @key --since-last watch --if-any --columns name --no-header
	expect ''
}

@test "--keep tells the same again" {
	run -0 news --keep
	expect $'1\tAcme' $'2\tBeta'
	run -0 news --keep --limit 1
	expect $'1\tAcme'
	run -0 news
	expect $'1\tAcme' $'2\tBeta'
}

@test "filters choose among what changed; what they leave out is not told later" {
	run -0 news name=Acme
	expect $'1\tAcme'
	run -0 news
	expect ''
}

@test "what could not be written is told again" {
	run -6 bash -c 'crm-customer list --since-last mail >/dev/full'
	run -6 bash -c 'crm-customer list --since-last mail >&-'
	run -6 bash -c 'crm-customer count --since-last mail >/dev/full'
	run -0 news
	expect $'1\tAcme' $'2\tBeta'
}

@test "a reader that has closed its end has not read: told again" {
	mkfifo "$BATS_TEST_TMPDIR/pipe"
	run -0 bash -c 'exec 8<>"$1" 9>"$1"; exec 8<&-; crm-customer list --since-last mail >&9' _ "$BATS_TEST_TMPDIR/pipe"
	run -0 crm-customer count --since-last mail
	expect 2
}

@test "what was put into the recycle bin is a reading of its own" {
	quietly news
	quietly crm-customer rm Acme
	run -0 news
	expect ''
	run -0 news --deleted
	expect $'1\tAcme'
	run -0 news --deleted
	expect ''
	quietly crm-customer restore Acme
	run -0 news
	expect $'1\tAcme'
}

@test "an undo is a change" {
	quietly crm-customer set Acme phone=1
	quietly news
	quietly crm-db undo "$(crm-db log --sort=-change_set_id --limit 1 --no-header | cut -f 1)"
	run -0 news
	expect $'1\tAcme'
}

@test "the bookmark is no change set" {
	before=$(crm-db log | wc -l)
	quietly news
	[ "$(crm-db log | wc -l)" = "$before" ]
}

@test "what makes no sense with it" {
	refused 2 'crm-customer: --keep is for --since-last' crm-customer list --keep
	refused 2 'crm-customer: --limit would lose the rows behind it: leave it out, or give --keep' \
		crm-customer list --since-last mail --limit 1
	refused 2 'crm-customer: --since-last tells of changes up to now: leave out --as-of' \
		crm-customer list --since-last mail --as-of yesterday
	refused 2 'crm-customer: --since-last needs a name, one for each reader of changes' crm-customer list --since-last=
}
