#!/usr/bin/env bash
# SPDX-License-Identifier: ISC
# lint.sh BUILD FLAG... - what a compiler does not look at: the analysers, shell, man pages, limits.
# FLAGs are the compiler's. Needs clang-tidy, cppcheck, shellcheck, mandoc and universal-ctags.
# The parts are called by name through try.
# shellcheck disable=SC2317
set -uo pipefail
cd "$(dirname "$0")/.." || exit
build=$1
shift
failed=0

try() {
	echo "lint: $1"
	"$@" || failed=1
}

tidy() {
	# The flags come before the files here, and the other way round there.
	# shellcheck disable=SC2016
	printf '%s\0' cmd/*.c lib/*/*.c | xargs -0 -P "$(nproc)" -n 8 bash -c '
		count=$1; flags=("${@:2:count}")
		clang-tidy --quiet "${@:2+count}" -- "${flags[@]}" 2> >(grep -v "warnings generated" >&2)' _ $# "$@"
}

cpp_check() {
	cppcheck -q -j "$(nproc)" --std=c11 --library=posix --enable=warning,performance,portability \
		--inline-suppr --error-exitcode=1 \
		--suppress=getpwuidCalled --suppress=readdirCalled --suppress=strtokCalled \
		--suppress=nullPointerRedundantCheck --suppress=returnDanglingLifetime -Ilib '-DSHARE=""' \
		'-D_Noreturn=__attribute__((noreturn))' \
		'-Djson_object_foreach(object, key, value)=while ((value) = json_object_get(object, key))' \
		cmd lib tests/unit tests/fuzz
}

shell_check() {
	shellcheck -S warning share/*.sh share/demo/*.sh tests/*.sh tests/*/*.sh .ci/run completions/crm.bash &&
		shellcheck -S warning -s bats -e SC2030,SC2031,SC2154,SC2164 tests/*.bats
}

# What is not installed cannot be found, which is no flaw of a page.
man_pages() {
	! mandoc -Tlint -W warning "$build"/share/man/man*/* "$build"/share/man/*/man*/* |
		grep -v -e 'referenced manual not found' -e mandoc.db
}

limits() {
	LC_ALL=C awk -f tests/limits.awk cmd/*.c lib/*/*.[ch] share/*.sh tests/*.sh tests/*/*.[ch]
}

rooms() {
	awk -f tests/rooms.awk cmd/*.c lib/*/*.[ch]
}

# Each row once, with a test that is there; what comes later may have none yet.
features() {
	awk -F '\t' 'NR > 1 && (NF != 4 || $2 !~ /^(done|partly|later)$/ || seen[$1]++ ||
		($4 == "" ? $2 != "later" : (getline line <$4) < 0)) {
		print FILENAME ":" NR ": " $0; faults++ }
		{ close($4) }
		END { exit faults > 0 }' share/doc/features.tsv
}

functions() {
	ctags -f - --fields=+ne --kinds-C=f cmd/*.c lib/*/*.c | awk -F '\t' '
		{ match($0, /line:[0-9]+/); first = substr($0, RSTART + 5, RLENGTH - 5)
		match($0, /end:[0-9]+/); length_ = substr($0, RSTART + 4, RLENGTH - 4) - first + 1 }
		length_ > 60 { print $2 ":" first ": " $1 " has " length_ " lines"; faults++ }
		END { exit faults > 0 }'
}

spdx() {
	! find .ci cmd lib share tests completions Makefile -type f \
		! -path 'tests/data/*' ! -path share/doc/LICENSE.txt \
		! -name '*.md' ! -name '*.csv' ! -name '*.tsv' ! -name '*.json' ! -name '*.po*' \
		-exec grep -L 'SPDX-License-Identifier: ISC' {} + | grep .
}

try limits
try functions
try rooms
try features
try spdx
try man_pages
try shell_check
try cpp_check
try tidy "$@"
exit $failed
