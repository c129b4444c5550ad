#!/usr/bin/env bash
# SPDX-License-Identifier: ISC
# run.sh - how fast the programs are beside the sqlite3 shell doing the same by hand, as a TSV table.
#
# The two sides take turns in one run; the ratio is that of their medians. BENCH_ROWS (1000000) is the size of the big
# import; the look-ups and reports have a tenth of it. Memory is the most that any run held.
set -euo pipefail
cd "$(dirname "$0")/../.."

rows=${BENCH_ROWS:-1000000}
export PATH=$PWD/build/bin:$PATH CRM_TODAY=2026-03-10 LC_ALL=C.UTF-8 CRM_SHARE=$PWD/share
unset CRM_FORMAT CRM_GROUP
sql=$PWD/tests/bench gen=$PWD/tests/bench/gen.awk
mkdir -p build/bench
work=$(mktemp -d build/bench/run.XXXXXX)
trap 'rm -rf "$work"' EXIT
${CC:-cc} -std=c11 -O2 -o "$work/race" tests/bench/race.c
. tests/bench/figures.sh
cd "$work"
export CRM_DB=bench.db

make_rows() {
	awk -v what="$1" -v n="$2" -v seed=20260310 -f "$gen"
}

# A new database with the users of the rows, as FILE.
new_database() {
	rm -f "$1"*
	crm-db init --db "$1"
	make_rows user 50 | crm-import user --db "$1" - >/dev/null
}

customers="SELECT c.party_id AS customer_id, c.code, c.name, c.industry, c.grade, c.owner_id,
	coalesce(u.name, u.login) AS owner, c.phone, c.city, c.country, c.created
	FROM party AS c LEFT JOIN user AS u ON u.user_id = c.owner_id WHERE c.is_customer = 1 AND c.deleted IS NULL"

printf 'what\tours\ttheirs\tratio\tgoal\tverdict\n'

# -- one record by its key --
few=$((rows / 10))
new_database bench.db
make_rows customer "$few" | crm-import customer - >/dev/null
make_rows deal "$few" >deals.csv
sqlite3 one.db "ATTACH 'bench.db' AS s; CREATE TABLE party AS SELECT * FROM s.party;
	CREATE UNIQUE INDEX party_code ON party (code)"
code=$(printf 'K%07d' $((few / 2)))
one="$customers AND c.code = '$code'"
lone="SELECT party_id, code, name, industry, grade, owner_id, phone, city, country, created
	FROM party WHERE code = '$code'"
race "one of $few: show" 1.0 201 crm-customer show "$code" -- sqlite3 bench.db "$one"
race "one of $few: list code=" 1.0 201 crm-customer list "code=$code" -- sqlite3 bench.db "$one"
race "one of $few: show, the shell on a file of one table" 2.0 201 crm-customer show "$code" -- sqlite3 one.db "$lone"
race "one of $few: the shell on ours and on a file of one table" 2.0 201 \
	sqlite3 bench.db "$one" -- sqlite3 one.db "$lone"
race "--help, the shell finding one row" 0.6 201 crm-customer --help -- sqlite3 bench.db "$one"

# -- reports --
# Functions of ours, which are called for the few rows shown, are others of as many arguments in the shell. What a report
# takes from deal_figures is a view by hand there (stages.sql).
by_hand() {
	crm-report show "$1" | awk -v today="$CRM_TODAY" '
		/^-- param: from / { print ".parameter set :from \"\0472000-01-01\047\""
			print ".parameter set :to \"\047" today "\047\"" }
		/^-- param: by / { print ".parameter set :by \"\047" $5 "\047\"" }'
	crm-report show "$1" | sed 's/crm_muldiv(/max(/g; s/crm_list(/group_concat(/g; $s/$/;/'
}

crm-import deal deals.csv >/dev/null
for report in pipeline sales-by-owner win-rate; do
	{ cat "$sql/stages.sql"; by_hand "$report"; } >"$report.sql"
	race "report $report of $few deals" 1.1 21 \
		crm-report "$report" -o tsv -- sqlite3 -tabs -header bench.db ".read $report.sql"
done

ten="pipeline by-month sales-by-owner sales-by-region sales-by-manager sales-by-account sales-by-product win-rate
	new-customers twin"
mkdir own
export CRM_REPORTS=$PWD/own
cp "$CRM_SHARE/reports/sales-by-owner.sql" own/twin.sql
{
	cat "$sql/stages.sql"
	for report in $ten; do
		by_hand "$report"
	done
} >ten.sql
# shellcheck disable=SC2086
race "dashboard of ten reports of $few deals" 3.0 5 \
	crm-report dashboard $ten -- sqlite3 -tabs -header bench.db ".read ten.sql"

# -- the import --
new_database base.db
make_rows customer "$rows" >customers.csv
sed 's/CUSTOMERS/customers.csv/' "$sql/import.sql" >import.sql
export PREPARE='rm -f bench.db*; cp base.db bench.db; sync'
race "import of $rows customers" 1.5 3 crm-import customer customers.csv -- sqlite3 bench.db '.read import.sql'
first=$ours
limit "memory of the import of $rows" 320
unset PREPARE
race "the same file again, beside the first time" - 3 crm-import customer customers.csv
figure "the same file again, beside the first time" "$ours" "$first" 1.5 s

# -- lists --
export OUT=list.out
echo "$customers ORDER BY c.party_id;" >list.sql
race "list of $rows as TSV to a file" 0.9 5 \
	crm-customer list -o tsv -- sqlite3 -tabs -header bench.db '.read list.sql'
limit "memory of the list as TSV" 16
race "list of $rows as NDJSON to a file" 1.1 5 \
	crm-customer list -o ndjson -- sqlite3 -tabs -header bench.db '.read list.sql'
limit "memory of the list as NDJSON" 16
unset OUT
race "list of $rows as TSV to /dev/null" 0.9 5 \
	crm-customer list -o tsv -- sqlite3 -tabs -header bench.db '.read list.sql'

# -- conversions, beside what is installed --
# beside WHAT GOAL RUNS FILE PROGRAM...: crm-convert FILE against the program, where there is one.
beside() {
	! command -v "$5" >/dev/null || race "$1, beside $5" "$2" "$3" crm-convert "$4" -- "${@:5}"
}

make_rows customer "$few" >few.csv
crm-convert few.csv -o xlsx >few.xlsx
iconv -t GB18030 customers.csv >gb.csv
beside "$rows rows of CSV to TSV" 0.2 5 customers.csv mlr --icsv --otsv cat customers.csv
beside "$rows rows of CSV to TSV" 0.2 3 customers.csv csvformat -T customers.csv
limit "memory of CSV to TSV" 16
race "GB18030 beside UTF-8" 1.5 5 crm-convert --encoding gb18030 gb.csv -- crm-convert customers.csv
beside "a workbook of $few rows read" 0.25 3 few.xlsx xlsx2csv few.xlsx
beside "a workbook of $few rows read" 0.25 3 few.xlsx ssconvert few.xlsx few.out.csv
export OUT=list.xlsx
race "a workbook of $rows rows written" - 1 crm-convert customers.csv -o xlsx --columns code,name,industry,grade,owner,phone,revenue,created
limit "memory of a workbook of $rows rows written" 16
unset OUT
race "a workbook of $rows rows read" - 1 crm-convert list.xlsx
limit "memory of a workbook of $rows rows read" 100

# -- three times as many --
make_rows customer $((rows * 3)) >customers.csv
cp base.db bench.db
race "import of $((rows * 3))" - 1 crm-import customer customers.csv
limit "memory of the import of $((rows * 3))" 320
