#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The model drives everything: one more line in it, and the field is there in every place.
bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert

setup_file() {
	local root
	root=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
	export OLD=${CRM_BIN:-$root/build/bin} TREE=$BATS_FILE_TMPDIR/tree CRM_TODAY=2026-03-05
	export NEW=$TREE/build/bin
	unset MAKEFLAGS MFLAGS MAKELEVEL B

	mkdir "$TREE"
	cp -a "$root/Makefile" "$root/cmd" "$root/lib" "$root/share" "$TREE"
	cp -a "$(dirname "$OLD")" "$TREE/build"
	add_field "$TREE/lib/model/parties.c"
	make -s -j 2 -C "$TREE" build/bin/crm-customer build/bin/crm-db build/bin/crm-import
}

# The one line: a field with an index and a rule of its own, before the proprietor of a customer.
add_field() {
	sed -i '/^	{ "proprietor",/i \
	{ "nickname", \&type_text, N_("Nickname"), .since = 99, .aliases = "昵称", .group = "contact", .index = true, \
.rule = "party_nickname", .check = "nickname <> '\''none'\''", .says = N_("leave it empty") },' "$1"
}

setup() {
	set -o pipefail
	unset CRM_FORMAT CRM_GROUP LANGUAGE
	export LC_ALL=C.UTF-8 CRM_DB=$BATS_TEST_TMPDIR/crm.db PATH=$NEW:$PATH
}

# Everything that makes a schema: statements without their spacing, columns, indexes, the stamps.
schema() {
	sqlite3 -tabs "$1" "
		SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2" | tr -d ' \n\t' | sed 's/);*CREATE/)\n&/g'
	sqlite3 -tabs "$1" "
		SELECT m.name, x.* FROM sqlite_master m, pragma_table_xinfo(m.name) x ORDER BY m.name, x.cid;
		SELECT m.name, l.name, l.\"unique\", x.* FROM sqlite_master m, pragma_index_list(m.name) l,
		    pragma_index_xinfo(l.name) x ORDER BY 1, 2, x.seqno;
		PRAGMA user_version; PRAGMA application_id"
}

@test "a new database has the field, its index and its rule" {
	crm-db init
	run sqlite3 -tabs "$CRM_DB" "SELECT name, type FROM pragma_table_info('party') WHERE name = 'nickname';
		SELECT name FROM sqlite_master WHERE name = 'party_nickname';
		SELECT count(*) FROM pragma_table_info('customer') WHERE name = 'nickname'"
	assert_output "nickname	TEXT
party_nickname
1"
}

@test "a database without the field is refused until it is upgraded, and keeps its rows" {
	"$OLD/crm-db" init
	"$OLD/crm-customer" add name=Acme >/dev/null
	run -6 --separate-stderr crm-customer list
	assert_equal "$stderr" \
		"crm-customer: cannot open '$CRM_DB': it is of version 3 and crm-customer needs 99; run crm-db upgrade"
	crm-db upgrade
	run -0 crm-customer list --columns name,nickname --no-header
	assert_output "1	Acme	"
	run -0 crm-db check --no-header
	assert_output ""
}

@test "an upgraded database is refused by programs that do not know the field" {
	crm-db init
	run -6 --separate-stderr "$OLD/crm-customer" list
	assert_equal "$stderr" \
		"crm-customer: cannot open '$CRM_DB': it is of version 99 and crm-customer knows 3; install a newer crm"
}

@test "an upgraded database equals a new one" {
	"$OLD/crm-db" init
	crm-db upgrade
	crm-db --db "$BATS_TEST_TMPDIR/new.db" init
	schema "$BATS_TEST_TMPDIR/new.db" >"$BATS_TEST_TMPDIR/new"
	schema "$CRM_DB" >"$BATS_TEST_TMPDIR/upgraded"
	run -0 diff "$BATS_TEST_TMPDIR/new" "$BATS_TEST_TMPDIR/upgraded"
}

@test "a database of every earlier version, upgraded, equals a new one" {
	PATH=$OLD:$PATH
	crm-db init
	schema "$CRM_DB" >"$BATS_TEST_TMPDIR/new"
	for dump in "$BATS_TEST_DIRNAME"/data/schema-*.sql; do
		sqlite3 "$BATS_TEST_TMPDIR/old.db" <"$dump"
		crm-db --db "$BATS_TEST_TMPDIR/old.db" upgrade
		schema "$BATS_TEST_TMPDIR/old.db" >"$BATS_TEST_TMPDIR/upgraded"
		run -0 diff "$BATS_TEST_TMPDIR/new" "$BATS_TEST_TMPDIR/upgraded"
		rm "$BATS_TEST_TMPDIR"/old.db*
	done
}

@test "the field is stored, listed, filtered and printed as JSON" {
	crm-db init
	crm-customer add name=Acme nickname=acme-1 >/dev/null
	crm-customer add name=Brown >/dev/null
	run -0 crm-customer list nickname~ACME --columns name,nickname
	assert_output "customer_id	name	nickname
1	Acme	acme-1"
	run -0 crm-customer list nickname= --columns name --no-header
	assert_output "2	Brown"
	run -0 crm-customer show Acme -o json --columns @contact
	assert_output --partial '"nickname":"acme-1"'
}

@test "the field has its history, and undo knows it" {
	crm-db init
	crm-customer add name=Acme nickname=acme-1 >/dev/null
	crm-customer set Acme nickname=acme-2 >/dev/null
	run -0 crm-customer history Acme --no-header
	assert_line --regexp 'nickname.*acme-1.*acme-2'
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)" >/dev/null
	run -0 crm-customer list --columns nickname --no-header
	assert_output "1	acme-1"
}

@test "what breaks the rule of the field is refused in its words" {
	crm-db init
	run -3 --separate-stderr crm-customer add name=Acme nickname=none
	assert_equal "$stderr" "crm-customer: nickname: leave it empty"
}

@test "an import finds the field by its Chinese header" {
	crm-db init
	printf '名称,昵称\n甲公司,jia-2026\n' >"$BATS_TEST_TMPDIR/in.csv"
	crm-import customer "$BATS_TEST_TMPDIR/in.csv"
	run -0 crm-customer list --columns name,nickname --no-header
	assert_output "1	甲公司	jia-2026"
}

@test "the field is in the list of fields and in completion" {
	crm-db init
	run -0 crm-customer fields
	assert_line "nickname	text	Nickname			contact	list filter add set import	昵称"
	run -0 crm-customer --complete list nick
	assert_output "nickname=	Nickname"
}
