# SPDX-License-Identifier: ISC
# crm: one word before all programs.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
}

@test "crm NOUN VERB is crm-NOUN VERB" {
	run -0 crm customer list --columns name --no-header
	assert_output "1	Acme"
	run -3 crm customer add grade=Z name=B
	assert_line --index 0 --partial "crm-customer: grade: no choice 'Z' in list grade"
}

@test "any crm-* on the PATH is a noun" {
	cd "$BATS_TEST_TMPDIR" || exit
	mkdir extra
	printf '#!/bin/sh\necho "hello $*"\n' >extra/crm-greet
	chmod +x extra/crm-greet
	PATH=$PWD/extra:$PATH run -0 crm greet you there
	assert_output "hello you there"
}

@test "help tells the programs, and of one of them its verbs" {
	run -0 crm help
	assert_line --regexp "^ *deal  +follow sales from the first lead to won or lost$"
	run -0 crm help deal won
	assert_output "$(crm-deal won --help)"
}

@test "help has the programs in the groups of crm(1), and those of others behind them" {
	mkdir extra
	printf '#!/bin/sh\necho "greets you"\n' >extra/crm-greet
	chmod +x extra/crm-greet
	PATH=$PWD/extra:$PATH run -0 bash -c "crm help | sed -n '/^stock:/,/^\$/p; /^others:/,/^\$/p'"
	assert_line -n 0 'stock:'
	assert_line --regexp '^  stock +what came and went'
	assert_line --regexp '^  warehouse +where goods lie$'
	assert_line --regexp '^  greet +greets you$'
}

@test "every program has a group, and a place in crm(1)" {
	run -0 bash -c "crm help | sed -n '/^others:/,/^\$/p'"
	assert_output ''
	for program in "$bin"/crm-*; do
		grep -q "^.It Xr ${program##*/} 1" "$root/share/man/man1/crm.1" || echo "${program##*/}"
	done >missing
	run ! grep . missing
}

@test "a noun that is not there" {
	run -2 crm custmer list
	assert_output --partial "did you mean 'customer'?"
	run -0 crm version
	assert_output --regexp "^crm [0-9]+\.[0-9]+"
}
