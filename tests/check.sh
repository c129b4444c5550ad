#!/usr/bin/env bash
# SPDX-License-Identifier: ISC
# check.sh BUILD - runs every test against the programs in BUILD/bin, files side by side.
#
# Each suite (a .bats file, a unit test) leaves its TAP in BUILD/test. What fails is printed, and
# the last line is "N passed, N failed[, N skipped]".
set -euo pipefail
cd "$(dirname "$0")/.."

build=$(realpath "$1")
export CRM_BIN=$build/bin CRM_MAN=$build/share/man/man1 CRM_SHARE=$build/share
export PATH=$CRM_BIN:$PATH TAP=$build/test CMOCKA_MESSAGE_OUTPUT=TAP
unset CRM_DB CRM_FORMAT CRM_GROUP CRM_PAGER

# One suite: its TAP, then a line or what failed. What it planned and did not run has failed.
run_suite() {
	local name
	name=$(basename "$1" .bats)
	case $1 in
	*.bats) bats --formatter tap "$1" ;;
	*) "$1" ;;
	esac >"$TAP/$name.tap" 2>&1 </dev/null || true
	awk -v name="$name" -f tests/tap.awk "$TAP/$name.tap"
}
export -f run_suite

rm -rf "$TAP"
mkdir -p "$TAP"
# The long ones first.
{
	ls -S tests/*.bats
	find "$build/unit" -type f -executable
} >"$TAP/suites"

xargs -P "$(nproc)" -I {} bash -c 'run_suite {}' <"$TAP/suites" | tee "$TAP/report" | grep -v '^count '
awk '$1 == "count" { passed += $2; failed += $3; skipped += $4 }
	END { printf "%d passed, %d failed", passed, failed; if (skipped) printf ", %d skipped", skipped; print ""
		exit failed > 0 || passed + skipped == 0 }' "$TAP/report"
