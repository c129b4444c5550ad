#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Competitors: firms that sell what we sell, which may be customers too.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
}

@test "a competitor has a code of its own and is no customer" {
	run -0 crm-competitor add name=Globex market_share=12% city=上海
	expect $'competitor_id\tcode\tname\tphone\twebsite\tcity\tcountry\tmarket_share' $'2\tK0001\tGlobex\t\t\t上海\t\t0.12'
	run -0 crm-customer list --columns name --no-header
	expect $'1\tAcme'
	refused 3 'crm-competitor: market_share: a share lies between 0 and 1 (or 0% and 100%)' \
		crm-competitor add name=X market_share=120%
}

@test "codes by a pattern of one's own" {
	quietly crm-db settings 'code.competitor=JZ{nnn}'
	run -0 crm-competitor add name=Globex --columns code --no-header
	expect $'2\tJZ001'
}

@test "a customer that competes is both, and is taken off one list only" {
	quietly crm-customer set Acme is_competitor=yes
	run -0 crm-competitor list --columns code,name --no-header
	expect $'1\tC0001\tAcme'
	refused 3 'crm-competitor: Acme: is a customer too: crm-customer set C0001 is_competitor=no leaves it that' \
		crm-competitor rm Acme
	quietly crm-customer set C0001 is_competitor=no
	run -0 crm-competitor list --if-any
	expect ''
	run -0 crm-customer count
	expect 1
	assert_sound
}

@test "set, show, history and the recycle bin" {
	quietly crm-competitor add name=Globex
	quietly crm-competitor set Globex strategy='low prices' competitiveness=high
	run -0 crm-competitor show K0001 -o ndjson --columns strategy,competitiveness
	expect '{"competitor_id":2,"strategy":"low prices","competitiveness":"high"}'
	quietly crm-competitor rm Globex
	run -0 crm-competitor count
	expect 0
	quietly crm-competitor restore Globex
	run -0 crm-competitor count city=
	expect 1
	assert_sound
}

@test "competitors of a sheet, twice without doubles" {
	printf '对手名称,网址\nGlobex,g.example\nInitech,i.example\n' >"$BATS_TEST_TMPDIR/k.csv"
	quietly crm-import competitor "$BATS_TEST_TMPDIR/k.csv"
	quietly crm-import competitor "$BATS_TEST_TMPDIR/k.csv"
	run -0 crm-competitor list --columns code,name --no-header
	expect $'2\tK0001\tGlobex' $'3\tK0002\tInitech'
}
