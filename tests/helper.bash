# SPDX-License-Identifier: ISC
# What every test file loads: the programs just built, a database of the test's own, a fixed day.
bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert
bats_load_library bats-file
set -o pipefail

root=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
bin=${CRM_BIN:-$root/build/bin}
export PATH=$bin:$PATH CRM_DB=$BATS_TEST_TMPDIR/crm.db CRM_TODAY=2026-03-10
export TZ=UTC LC_ALL=C.UTF-8 HOME=$BATS_TEST_TMPDIR XDG_DATA_HOME=$BATS_TEST_TMPDIR/data
export CRM_SHARE=${CRM_SHARE:-$root/share}
unset CRM_FORMAT CRM_GROUP CRM_PAGER LANGUAGE LANG COMP_LINE COMP_POINT POSIXLY_CORRECT VISUAL EDITOR

# The login that the programs know the caller by.
# shellcheck disable=SC2034
me=$(id -un)

# A new database, and a folder of the test's own: the caller is its administrator, user 1, called Chief. The next
# change set is 3. It is made once for all tests of a file, since that takes longer than most of them.
crm_init() {
	local made=$BATS_RUN_TMPDIR/made.db

	cd "$BATS_TEST_TMPDIR" || return
	if [ ! -e "$made" ]; then
		CRM_DB=$made.new crm-db init
		CRM_DB=$made.new quietly crm-user set id=1 name=Chief
		mv "$made.new" "$made"
	fi
	cp "$made" "$CRM_DB"
}

# Runs a command whose output matters to no test.
quietly() {
	"$@" >/dev/null
}

# Whole standard output, from a heredoc or a word; tabs are written as they are.
expect() {
	assert_output "$(if [ $# -gt 0 ]; then printf '%s\n' "$@"; else cat; fi)"
}

# The summary of an import, the last output of which it is the second line, without its change set.
assert_summary() {
	assert_equal "$(cut -f 2- <<<"${lines[1]}")" "$1"
}

# The database keeps all its invariants.
assert_sound() {
	run -0 crm-db check --if-any
	assert_output ''
}

# refused STATUS MESSAGE COMMAND...: one line on stderr, nothing on stdout.
refused() {
	run "-$1" --separate-stderr "${@:3}"
	assert_output ''
	assert_equal "$stderr" "$2"
}

# Bounds the memory of what follows, in KiB; not under the address sanitizer, which reserves terabytes.
limit_memory() {
	grep -q __asan_init "$bin/crm-import" || ulimit -v "$1"
}
