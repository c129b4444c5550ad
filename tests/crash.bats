#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What a database stands: kills, many writers at once, a held lock, a full disk, files that cannot be written.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	crm_init
}

content() {
	sqlite3 "$CRM_DB" .dump | md5sum
}

@test "programs killed at random moments lose and tear nothing" {
	run -0 "$root/tests/crash/crash.sh" "${CRASH_KILLS:-60}"
	assert_output --regexp '^[0-9]+ kills: .*; nothing was lost or torn$'
}

@test "twenty programs write at once, and all succeed" {
	for writer in {1..20}; do
		for row in {1..5}; do
			quietly crm-customer add "code=W$writer-$row" name=x || echo "$writer-$row: $?" >>failed
		done 3>&- &
	done
	wait
	assert_not_exists failed
	run -0 crm-customer count code~W
	expect 100
	run -0 crm-db sql 'SELECT count(DISTINCT rev) AS change_sets FROM customer'
	expect change_sets 100
	assert_sound
}

@test "codes made by programs that run at once are all different" {
	for writer in {1..10}; do
		seq -f 'n%g' 20 | sed '1i name' | quietly crm-import customer - name=@name --key code code= 3>&- &
	done
	wait
	run -0 crm-db sql 'SELECT count(DISTINCT code) AS codes FROM customer'
	expect codes 200
}

@test "both ends of a pipe may write" {
	quietly crm-customer add name=a
	run -0 bash -c 'crm-customer set a grade=A | crm-customer set note=b -'
	run -0 crm-customer list --columns grade,note --no-header
	expect "1	A	b"
}

@test "who waits for a lock says who holds it" {
	coproc holder { exec sqlite3 "$CRM_DB" 3>&-; }
	echo "BEGIN IMMEDIATE; SELECT 'held';" >&"${holder[1]}"
	read -r answer <&"${holder[0]}"
	assert_equal "$answer" held
	mkfifo says
	crm-customer add name=patient 2>says >written 3>&- &
	read -r said <says
	echo 'ROLLBACK;' >&"${holder[1]}"
	wait $!
	assert_equal "$said" "crm-customer: waiting for process $holder_PID (sqlite3 $CRM_DB)"
	run -0 crm-customer count
	expect 1
}

@test "a full disk: status 6, nothing written; with room again it goes on" {
	{ echo code,name; seq -f '%g,a name that takes some room' 20000; } >a.csv
	cat >fill <<-'END'
		mkdir disk
		mount -t tmpfs -o size=2m tmpfs disk || exit 77
		cp crm.db disk
		export CRM_DB=disk/crm.db
		crm-import customer a.csv; echo "status $?"
		crm-customer count
		crm-db check --if-any
		mount -o remount,size=40m disk
		crm-import customer a.csv >imported; echo "status $?"
		crm-customer count
	END
	run unshare --map-root-user --mount bash fill
	[ "$status" -eq 0 ] || skip "no small disk can be made here"
	expect <<-END
		crm-import: cannot commit to 'disk/crm.db': the disk is full; nothing was written
		status 6
		0
		status 0
		20000
	END
}

@test "stdout on a full disk: status 6 for what only reads" {
	run -6 --separate-stderr bash -c 'crm-customer list >/dev/full'
	assert_equal "$stderr" "crm-customer: cannot write to standard output: No space left on device"
}

# Runs as somebody to whom the files of this test belong no more than they say.
as_nobody() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}

@test "a file or folder that is read-only" {
	place=$(mktemp -d /tmp/crm-read-only.XXXXXX)
	quietly crm-user add "login=$(as_nobody id -un)" || true
	sqlite3 "$CRM_DB" "VACUUM INTO '$place/crm.db'"
	export CRM_DB=$place/crm.db
	crm-customer list >/dev/null
	chmod a-w,a+r "$place/crm.db"*
	chmod 555 "$place"
	before=$(content)
	run -6 --separate-stderr as_nobody crm-customer add name=a
	assert_output ''
	assert_equal "${#stderr_lines[@]}" 1
	assert_regex "$stderr" "cannot .*'$CRM_DB': the file or its folder is read-only; nothing was written"
	assert_equal "$(content)" "$before"
	chmod 755 "$place"
	rm -r "$place"
}

@test "a file of another program, a damaged one, none" {
	local at=$PWD
	echo 'a text' >text
	refused 6 "crm-customer: cannot read '$at/text': it is not a crm database" crm-customer list --db "$at/text"
	sqlite3 other.db 'CREATE TABLE t (a)'
	refused 6 "crm-customer: cannot open '$at/other.db': it is not a crm database" crm-customer list --db "$at/other.db"
	: >empty
	refused 6 "crm-customer: cannot open '$at/empty': it is not a crm database" crm-customer list --db "$at/empty"
	refused 6 "crm-customer: no database at 'none.db': crm-db init makes one, --db or CRM_DB names another" \
		crm-customer list --db none.db
	refused 6 "crm-customer: cannot open '.': it is not a file" crm-customer list --db .
}

@test "a database of a newer version is neither read nor written" {
	sqlite3 "$CRM_DB" 'PRAGMA user_version = 99'
	run -6 --separate-stderr crm-customer list
	assert_output ''
	assert_equal "$stderr" "crm-customer: cannot open '$CRM_DB': it is of version 99 and crm-customer knows 3; install a newer crm"
	run -6 --separate-stderr crm-customer add name=a
	assert_equal "$(sqlite3 "$CRM_DB" 'SELECT count(*) FROM party')" 0
}
