#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What make install leaves behind works from where it was put.

setup_file() {
	local root
	root=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
	export TREE=$BATS_FILE_TMPDIR/tree PREFIX=$BATS_FILE_TMPDIR/usr
	unset MAKEFLAGS MFLAGS MAKELEVEL B CFLAGS LDFLAGS CRM_SHARE

	mkdir "$TREE"
	cp -a "$root/Makefile" "$root/README.md" "$root/cmd" "$root/lib" "$root/share" "$root/completions" "$TREE"
	make -s -j 2 -C "$TREE" install CFLAGS=-O0
}

setup() {
	load helper
	unset CRM_SHARE
	export PATH=$PREFIX/bin:$PATH CRM_BIN=$PREFIX/bin
}

@test "every program is there, and finds the others" {
	run -0 ls "$PREFIX/bin"
	assert_output "$(cd "$root/cmd" && printf '%s\n' *.c | sed 's/\.c$//' | LC_ALL=C sort)"
	run -0 bash -c 'crm help | grep -c "^  [a-z]"'
	[ "$output" -ge "$(find "$root/cmd" -name 'crm-*.c' | wc -l)" ]
}

@test "every page is there, and whole" {
	run -0 bash -c 'cd "$PREFIX/share/man" && ls man*/*'
	assert_output "$(cd "$root/share/man" && ls man*/*)"
	run -1 grep -r -e @synopsis@ -e @program@ "$PREFIX/share/man"
}

@test "the reports are found where they were put" {
	crm-db init
	run -0 bash -c 'crm-report list --no-header | cut -f 1'
	assert_output "$(cd "$root/share/reports" && printf '%s\n' *.sql | sed 's/\.sql$//' | LC_ALL=C sort)"
	run -0 crm-report pipeline
}

@test "texts are in Chinese for who reads Chinese, whatever locales the system has" {
	run -0 env -u LC_ALL LANG=zh_CN.UTF-8 crm-deal --help
	assert_line --regexp 'list +符合全部筛选条件的记录'
}

@test "bash completes each program by the script of its name" {
	for program in "$PREFIX"/bin/*; do
		run -0 bash -c 'compopt() { :; }
			. "$PREFIX/share/bash-completion/completions/$0"
			COMP_LINE="$0 --" COMP_POINT=$((${#0} + 3))
			_crm "$0"; printf "%s\n" "${COMPREPLY[@]}"' "${program##*/}"
		assert_line --regexp '^--help *$'
	done
}

@test "DESTDIR stands before all that is installed" {
	make -s -C "$TREE" install CFLAGS=-O0 DESTDIR="$BATS_TEST_TMPDIR/stage"
	run -0 diff -r "$PREFIX" "$BATS_TEST_TMPDIR/stage$PREFIX"
}

@test "the tour of the demo data works, and leaves nothing" {
	export TMPDIR=$BATS_TEST_TMPDIR/tmp
	mkdir "$TMPDIR"
	run -0 sh "$PREFIX/share/crm/demo/tour.sh"
	assert_line "Won             72  ████████████████████  8,128,052.53  60.0%"
	assert_line "     17  XM2025-087  Won    2026-06-30"
	assert_line --index -1 'check	table	row_id	says'
	assert_dir_not_exists "$TMPDIR"/tmp.*
}
