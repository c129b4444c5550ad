#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# A merge goes by the model: a dated reference that is one more line there moves like the others.
load helper

setup_file() {
	local root
	root=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
	export TREE=$BATS_FILE_TMPDIR/tree
	unset MAKEFLAGS MFLAGS MAKELEVEL B

	mkdir "$TREE"
	cp -a "$root/Makefile" "$root/cmd" "$root/lib" "$root/share" "$TREE"
	cp -a "$(dirname "${CRM_BIN:-$root/build/bin}")" "$TREE/build"
	sed -i '/^	{ "pipeline", /i \
	{ "agent", \&type_reference, N_("Agent"), .to = \&customer_entity, .dated = true, .since = 3 },' "$TREE/lib/model/sales.c"
	make -s -j 2 -C "$TREE" build/bin/crm-customer build/bin/crm-db build/bin/crm-deal build/bin/crm-user
}

setup() {
	export PATH=$TREE/build/bin:$PATH
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-customer add name='Acme Ltd'
	quietly crm-customer add name=Other
	quietly crm-deal add title=Roof agent=C0002 opened=2026-01-01
	quietly crm-deal set Roof agent=Other --on 2026-02-01
	quietly crm-deal set Roof agent=C0002 --on 2026-03-01
	quietly crm-deal add title=Wall agent=C0002 opened=2026-01-01
	quietly crm-deal set Wall agent=Other --on 2026-02-01
}

# Who was the agent of both deals on some days.
agents() {
	local on
	for on in 2026-01-15 2026-02-15 2026-03-10; do
		crm-deal list --as-of $on --columns title,agent --no-header | cut -f 2,4 | paste -s
	done
}

@test "the facts of every day move, and come back" {
	before=$(agents)
	assert_equal "$before" $'Roof\tAcme Ltd\tWall\tAcme Ltd\nRoof\tOther\tWall\tOther\nRoof\tAcme Ltd\tWall\tOther'
	quietly crm-customer merge C0001 C0002
	run -0 agents
	expect $'Roof\tAcme\tWall\tAcme' $'Roof\tOther\tWall\tOther' $'Roof\tAcme\tWall\tOther'
	assert_sound
	quietly crm-deal set Roof amount=1
	quietly crm-db undo 11
	run -0 agents
	expect "$before"
	assert_sound
}

@test "a fact that was moved on since is told" {
	quietly crm-customer merge C0001 C0002
	quietly crm-deal set Roof agent=Other
	run -3 --separate-stderr crm-db undo 11
	assert_equal "$stderr" "crm-db: deal 'Roof': agent: was changed again by change set 12; undo that too
crm-db: nothing was undone"
}
