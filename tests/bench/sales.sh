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
many=$((rows / 2 < 50000 ? rows / 2 : 50000))
sqlite3 bench.db "PRAGMA synchronous = OFF; BEGIN;
	CREATE TEMP TABLE his AS SELECT party_id FROM party WHERE NOT EXISTS (SELECT 1 FROM deal JOIN choice AS s
		ON s.list = 'deal-stage' AND s.code = deal.stage AND s.outcome IS NULL WHERE customer_id = party_id) LIMIT $many;
	CREATE UNIQUE INDEX temp.his_id ON his (party_id);
	UPDATE deal SET owner_id = 3 WHERE owner_id = 2; UPDATE task SET owner_id = 3 WHERE owner_id = 2;
	UPDATE deal_dated SET number = 3 WHERE field = 'owner' AND number = 2;
	UPDATE task_dated SET number = 3 WHERE field = 'owner' AND number = 2;
	UPDATE party SET owner_id = 4 WHERE owner_id = 2;
	UPDATE party_dated SET number = 4 WHERE field = 'owner' AND number = 2;
	INSERT INTO party_dated (row_id, field, since, number) SELECT party_id, 'owner', created, 2 FROM party
		WHERE owner_id IS NULL AND party_id IN his;
	UPDATE inserted SET last_id = (SELECT max(dated_id) FROM party_dated) WHERE entity = 'party_dated';
	UPDATE party_dated SET number = 2 WHERE field = 'owner' AND row_id IN his;
	UPDATE party SET owner_id = 2 WHERE party_id IN his; COMMIT"
crm-db settings pool.contact-days=1 >/dev/null
sqlite3 bench.db 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
cp bench.db fresh.db
export PREPARE='rm -f bench.db*; cp fresh.db bench.db; sync bench.db'
race "hand-over of $many customers" 2.0 5 crm-user handover u01 --to u02 -- sqlite3 bench.db ".read $sql/handover.sql"
race "recycle of $many customers" 2.0 5 crm-customer recycle owner=u01 -- sqlite3 bench.db ".read $sql/recycle.sql"
unset PREPARE

# -- a word of two characters, by the index and by a scan --
crm-search index >/dev/null
race "a Chinese word of two characters, by the index" 0.1 5 \
	crm-search 龙井 --db bench.db -- crm-search 龙井 --db fresh.db

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
