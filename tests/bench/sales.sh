#!/usr/bin/env bash
# SPDX-License-Identifier: ISC
# sales.sh - how fast the salesperson's day is on a large company, beside the sqlite3 shell on equal SQL.
#
# BENCH_ROWS (1000000) is the number of customers; deals, activities and the rest follow from it (data.sql).
set -euo pipefail
cd "$(dirname "$0")/../.."

rows=${BENCH_ROWS:-1000000}
export PATH=$PWD/build/bin:$PATH CRM_BIN=$PWD/build/bin CRM_TODAY=2026-03-10 LC_ALL=C.UTF-8 CRM_SHARE=$PWD/share
unset CRM_FORMAT CRM_GROUP
mkdir -p build/bench
work=$(mktemp -d build/bench/sales.XXXXXX)
trap 'rm -rf "$work"' EXIT
${CC:-cc} -std=c11 -O2 -o "$work/race" tests/bench/race.c
. tests/bench/figures.sh
say "making a company of $rows customers ..."
tests/bench/data.sh "$work/bench.db" "$rows"
names=$PWD/../shared/data/zh-company-names/Company-Shorter-Form（28W）.txt
sql=$PWD/tests/bench
cd "$work"
export CRM_DB=bench.db

printf 'what\tours\ttheirs\tratio\tgoal\tverdict\n'

# -- one customer and all that belongs to it --
race "show of a customer with 200 related rows" 2.0 51 crm-customer show K0000001 -o json -- \
	sqlite3 bench.db ".read $sql/show.sql"

# -- figures of deals --
for what in funnel stay forecast; do
	race "$what of $((rows / 2)) deals" 1.1 11 crm-deal "$what" -o tsv -- sqlite3 -tabs bench.db ".read $sql/$what.sql"
done

# -- the pool and a leaver: 50,000 records, each time in a fresh copy --
cp bench.db fresh.db
many=50000
sqlite3 fresh.db "UPDATE party SET owner_id = 2 WHERE party_id <= $many;
	UPDATE party_dated SET number = 2 WHERE field = 'owner' AND row_id <= $many;
	UPDATE deal SET owner_id = 3 WHERE owner_id = 2; UPDATE task SET owner_id = 3 WHERE owner_id = 2;
	UPDATE deal_dated SET number = 3 WHERE field = 'owner' AND number = 2;
	UPDATE task_dated SET number = 3 WHERE field = 'owner' AND number = 2;
	UPDATE party SET owner_id = 4 WHERE owner_id = 2 AND party_id > $many;
	UPDATE party_dated SET number = 4 WHERE field = 'owner' AND number = 2 AND row_id > $many;
	UPDATE party SET industry = 'Leaving' WHERE party_id <= $many"
export PREPARE='rm -f bench.db*; cp fresh.db bench.db; sync bench.db'
race "hand-over of $many customers" 2.0 5 crm-user handover u01 --to u02 -- \
	sqlite3 bench.db "PRAGMA synchronous = FULL; BEGIN IMMEDIATE;
		UPDATE party SET owner_id = 3 WHERE owner_id = 2 AND deleted IS NULL; COMMIT;"
sqlite3 fresh.db "INSERT INTO setting (name, value, created, rev) VALUES ('pool.contact-days', '1', '2026-03-10', 2)"
race "recycle of $many customers" 2.0 5 crm-customer recycle owner=u01 -- \
	sqlite3 bench.db ".read $sql/recycle.sql"
unset PREPARE

# -- a word of two characters, by the index and by a scan --
crm-search index >/dev/null
cp bench.db indexed.db
race "a Chinese word of two characters, by the index" 0.1 5 \
	crm-search 龙井 --db indexed.db -- crm-search 龙井 --db fresh.db

# -- duplicates beside the import of the same names --
if [ -r "$names" ]; then
	rm -f bench.db*
	crm-db init
	{ echo name; tail -n +4 "$names" | tr -d '\r' | sort -u; } >names.tsv
	cp bench.db empty.db
	export PREPARE='rm -f bench.db*; cp empty.db bench.db; sync bench.db'
	race "import of the names" - 3 crm-import customer names.tsv
	import=$ours
	unset PREPARE
	race "duplicates among them" - 3 crm-customer duplicates
	figure "duplicates among $(($(wc -l <names.tsv) - 1)) names, beside their import" "$ours" "$import" 3.0 s
fi
