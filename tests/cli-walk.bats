#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What every program promises, asked of every program that was built.
bats_require_minimum_version 1.5.0

setup() {
	set -o pipefail
	root=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
	bin=${CRM_BIN:-$root/build/bin}
	man=${CRM_MAN:-$root/build/share/man/man1}
	export LC_ALL=C HOME=$BATS_TEST_TMPDIR XDG_DATA_HOME=$BATS_TEST_TMPDIR/data PATH=$bin:$PATH
	unset CRM_DB CRM_FORMAT LANGUAGE COMP_LINE COMP_POINT
	programs=$(cd "$bin" && echo crm-*)
	[ "$programs" != 'crm-*' ]
}

# The verbs of a program, one a line, as its help lists them; nothing for a program without.
verbs() {
	"$1" --help | awk '/^$/ { list = 0 }
		list && /^  [^ ]/ { sub(/^  /, ""); sub(/  .*/, ""); print }
		/^verbs:$/ { list = 1 }'
}

# The long options named in the help on standard input.
options() {
	sed -n 's/^ \{2,6\}\(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p'
}

# Runs its arguments for every program and each of its verbs: f PROGRAM [VERB]...
each() {
	local program verb
	for program in $programs; do
		"$@" "$program" </dev/null
		while IFS= read -r verb; do
			# A verb of two words is two operands.
			[ -z "$verb" ] || "$@" "$program" $verb </dev/null
		done <<<"$(verbs "$program")"
	done
}

refuses() {
	echo "$*"
	run -2 --separate-stderr "$@"
	[ -z "$output" ]
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ $stderr == "$1: "* ]]
}

helps() {
	echo "$*"
	run -0 --separate-stderr "$@" --help
	[ -z "$stderr" ]
	[[ $output == *"usage: $1"* ]]
	[ "$(wc -L <<<"$output")" -le 80 ]
}

@test "--help of every program and verb is on stdout, and no database is needed" {
	each helps
	[ ! -e "$XDG_DATA_HOME" ]
}

# A KEY in an example is a code or id=N, which a number alone is not, and an example begins with a program.
shows_examples() {
	echo "$*"
	"$@" --help | awk '/^[^ ]/ { on = /^examples?:$/; next }
		on && (/^  crm-[a-z-]+ [a-z-]+ [0-9]+( |$)/ && !/crm-db undo/ || /^  [^ ]+ .*\|/ && !/^  (crm|printf|echo|cat)/) { print; bad = 1 }
		END { exit bad }'
}

@test "the examples in --help can be typed" {
	each shows_examples
}

@test "--version names the program" {
	for program in $programs crm; do
		run -0 --separate-stderr "$program" --version
		[[ $output =~ ^$program\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
	done
}

bad_option() {
	refuses "$@" --no-such-option
}

@test "an unknown option is a usage error of one line" {
	each bad_option
}

abbreviated() {
	refuses "$@" --verbos
}

@test "an option is not abbreviated" {
	each abbreviated
}

@test "an unknown verb is a usage error of one line" {
	# No report has such a name and no search such a word, either.
	for program in $programs; do
		[ -z "$(verbs "$program")" ] || refuses "$program" '?!'
	done
	refuses crm no-such-noun
}

no_room() {
	echo "$*"
	run -6 --separate-stderr bash -c '"$@" --help >/dev/full' _ "$@"
	[ "${#stderr_lines[@]}" -eq 1 ]
	run -6 --separate-stderr bash -c '"$@" --help >&-' _ "$@"
	[ "${#stderr_lines[@]}" -eq 1 ]
}

@test "a stdout that is full or closed is status 6" {
	each no_room
	no_room crm
}

@test "a reader that stops reading is no error" {
	for program in $programs; do
		run -0 bash -c 'set -o pipefail; "$1" --help | true' _ "$program"
		[ -z "$output" ]
	done
}

@test "every program has a man page without a flaw" {
	for program in $programs crm; do
		echo "$program"
		[ -f "$man/$program.1" ]
		# What is not installed cannot be found, which is no flaw of the page.
		run grep -v -e "referenced manual not found" -e "mandoc.db" \
			<(mandoc -Tlint "$man/$program.1" 2>&1)
		[ -z "$output" ]
	done
}

is_in_manual() {
	local option page
	page=$(mandoc -Tascii "$man/$1.1" | col -b)
	for option in $("$@" --help | options); do
		echo "$*: $option"
		grep -q -E -e "(^|[ ,])$option([=, ]|\$)" <<<"$page"
	done
}

@test "the man page names every option that --help names" {
	each is_in_manual
}

# offers WORD COMMAND...: the command prints the word as a candidate.
offers() {
	"${@:2}" | cut -f 1 | grep -xF -e "$1"
}

@test "completion offers every verb" {
	for program in $programs; do
		while IFS= read -r verb; do
			[ -n "$verb" ] || continue
			echo "$program $verb"
			offers "${verb%% *}" "$program" --complete ""
			[[ $verb != *\ * ]] ||
				offers "${verb#* }" "$program" --complete "${verb%% *}" ""
		done <<<"$(verbs "$program")"
	done
}

offers_options() {
	local offered option
	offered=$("$1" --complete "${@:2}" -- | cut -f 1)
	for option in $("$@" --help | options); do
		echo "$*: $option"
		grep -qx -e "$option=\{0,1\}" <<<"$offered"
	done
}

@test "completion offers every option" {
	each offers_options
}

@test "completion says nothing on stderr and makes no database" {
	for program in $programs; do
		run -0 --separate-stderr env CRM_DB=/nonexistent/crm.db "$program" --complete set ""
		[ -z "$stderr" ]
	done
	[ ! -e "$XDG_DATA_HOME" ]
}

@test "crm knows every program, and hands on its words and its status" {
	for program in $programs; do
		crm help | grep -q "^  ${program#crm-} "
		offers "${program#crm-}" crm --complete ""
		[ "$(crm "${program#crm-}" --help)" = "$("$program" --help)" ]
		[ "$(crm help "${program#crm-}")" = "$("$program" --help)" ]
		run -2 crm "${program#crm-}" --no-such-option
	done
}

@test "bash gets what stands behind its word break" {
	run -0 env COMP_LINE="crm he" COMP_POINT=6 crm --complete
	[ "$output" = help ]
	for program in $programs; do
		verbs "$program" | grep -x list || continue
		export COMP_LINE="$program list --output=nd" COMP_POINT=100
		run -0 "$program" --complete
		[ "$output" = ndjson ]
	done
}
