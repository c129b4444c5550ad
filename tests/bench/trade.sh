#!/usr/bin/env bash
# SPDX-License-Identifier: ISC
# trade.sh - how fast the books of a large trading company are, beside the sqlite3 shell on equal SQL and durability.
#
# BENCH_ROWS (1000000, a multiple of 10,000) is the number of contract lines; the rest follows from it (trade.sql).
set -euo pipefail
cd "$(dirname "$0")/../.."

rows=${BENCH_ROWS:-1000000}
export PATH=$PWD/build/bin:$PATH CRM_BIN=$PWD/build/bin CRM_TODAY=2026-03-10 LC_ALL=C.UTF-8 CRM_SHARE=$PWD/share
unset CRM_FORMAT CRM_GROUP
mkdir -p build/bench
work=$(mktemp -d build/bench/trade.XXXXXX)
trap 'rm -rf "$work"' EXIT
${CC:-cc} -std=c11 -O2 -o "$work/race" tests/bench/race.c
. tests/bench/figures.sh
sql=$PWD/tests/bench
say "making the books of $rows contract lines ..."
"$sql/data.sh" "$work/fresh.db" "$rows" 1 trade.sql
cd "$work"
export CRM_DB=bench.db FRESH='rm -f bench.db*; cp fresh.db bench.db; sync bench.db'

printf 'what\tours\ttheirs\tratio\tgoal\tverdict\n'

# -- a look-up, as the schema grew --
cp fresh.db bench.db
sqlite3 one.db "ATTACH 'bench.db' AS s; CREATE TABLE party AS SELECT * FROM s.party;
	CREATE UNIQUE INDEX party_code ON party (code)"
one="SELECT party_id, code, name, industry, grade, owner_id, phone, city, country, created FROM party WHERE code = 'K00005'"
race "one customer, show" 1.0 201 crm-customer show K00005 -- sqlite3 bench.db "$one"
race "one customer, list code=" 1.0 201 crm-customer list code=K00005 -- sqlite3 bench.db "$one"
race "one customer, show, the shell on a file of one table" 2.0 201 crm-customer show K00005 -- sqlite3 one.db "$one"
race "the shell on ours and on a file of one table" 2.0 201 sqlite3 bench.db "$one" -- sqlite3 one.db "$one"
race "--help, the shell finding one row" 0.6 201 crm-customer --help -- sqlite3 bench.db "$one"

# -- what is open, on days nearer and farther --
aged() {
	sed "s/DAY/$1/g" "$sql/aging.sql" >aging.sql
	race "aging, $2" "$goal" 3 crm-ar aging -o tsv "${@:3}" -- sqlite3 -tabs bench.db '.read aging.sql'
}
goal=0.35
aged 2026-03-10 "as of today"
goal=1.1
for day in 2026-02-28 2025-09-30 2025-06-30 2024-06-30; do
	aged "$day" "as of $day" --as-of "$day"
done

# -- an order, in seven processes --
PREPARE=$FRESH race "an order from contract to money" 2.0 7 "$sql/order.sh" ours bench.db -- "$sql/order.sh" theirs bench.db

# -- a movement before the others of its product: what it changes --
PREPARE=$FRESH
eval "$PREPARE"
crm-stock add kind=receipt warehouse=W01 day=2024-01-25 P00011:10@9 code=B1 >entry
crm-stock add kind=receipt warehouse=W01 day=2026-03-10 P00011:10@9 code=B2 >entry
sqlite3 bench.db 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
cp bench.db late.db
crm-stock approve B1 >entry
changed=$(sqlite3 bench.db "ATTACH 'late.db' AS l; SELECT count(*) || ' rows of ' || count(DISTINCT m.product_id)
	FROM movement AS m LEFT JOIN l.movement AS w USING (movement_id) WHERE (m.value, m.on_hand, m.worth) IS NOT
	(w.value, w.on_hand, w.worth)")
say "a movement before 38 others has changed $changed product"
export PREPARE='rm -f bench.db*; cp late.db bench.db; sync bench.db'
race "a movement before 38 others of its product, beside a late one" 2.0 7 crm-stock approve B1 -- \
	crm-stock approve B2

# -- imports --
few=$((rows / 10))
awk -v n="$rows" 'BEGIN {
	print "code,customer,day,product,quantity,price,tax_rate"
	for (i = 0; i < n; i++) {
		o = int(i / 5)
		printf "X%07d,K%05d,2026-%02d-%02d,P%05d,%d,%d.%02d,13\n", o + 1, o % (n / 500) + 1, o % 2 + 1, o % 28 + 1,
			i * 7919 % (n / 200) + 1, i * 40503 % 100 + 1, i * 31 % 500 + 1, i % 100
	}
}' >lines.csv
awk -v n="$few" -v p="$((rows / 500))" 'BEGIN {
	print "code,customer,day,amount,due,kind" >"receivables.csv"
	print "code,customer,day,amount" >"receipts.csv"
	print "item,source,amount" >"settlements.csv"
	for (i = 1; i <= n; i++) {
		printf "ZR%07d,K%05d,2026-01-%02d,%d.50,2026-02-%02d,opening\n", i, i % p + 1, i % 28 + 1, 100 + i % 900,
			i % 28 + 1 >"receivables.csv"
		printf "ZM%07d,K%05d,2026-02-%02d,%d.50\n", i, i % p + 1, i % 28 + 1, 100 + i % 900 >"receipts.csv"
		printf "ZR%07d,ZM%07d,%d.50\n", i, i, 100 + i % 900 - i % 3 >"settlements.csv"
	}
}'
PREPARE=$FRESH
race "import of $rows contract lines" 2.0 3 crm-import contract lines.csv includes_tax=yes -- \
	sqlite3 bench.db ".read $sql/import-lines.sql"
limit "memory of the import of $rows" 320
cat >ledger.sh <<'END'
crm-import receivable receivables.csv
crm-import receipt receipts.csv
crm-import settlement settlements.csv
END
race "import of $few receivables, receipts and settlements each" 2.0 3 sh -e ledger.sh -- \
	sqlite3 bench.db ".read $sql/import-ledger.sql"
