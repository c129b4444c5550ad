#!/usr/bin/env bash
# SPDX-License-Identifier: ISC
# crash.sh [KILLS] - kills real programs with SIGKILL at random moments and looks at what they left, each time.
#
# Each time some of an import, a loop of additions, a move of deals by stream, an import of contracts, a posting of
# stock, an allocation of money, a backup and an undo run at once. After the kill every invariant must hold, what was
# printed must be stored, all but the additions must be there whole or not at all, and a backup that has its name must
# be whole. The last line is
# "N kills: ...".
set -euo pipefail
set -m # every program is a process group, so that a loop dies with the program it runs

kills=${1:-${CRASH_KILLS:-500}}
rows=3000 deals=200 lines=600 goods=150 debts=200
bin=${CRM_BIN:-$(cd "$(dirname "$0")/../.." && pwd)/build/bin}
export PATH=$bin:$PATH CRM_TODAY=2026-03-10 LC_ALL=C.UTF-8
unset CRM_FORMAT CRM_GROUP
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir live ack
export CRM_DB=$work/live/crm.db
declare -A stored=([import]=0 [add]=0 [move]=0 [backup]=0 [undo]=0 [contracts]=0 [post]=0 [allocate]=0)

fail() {
	printf 'kill %d: %s\n' "$k" "$*" >&2
	exit 1
}

fresh() {
	rm -f live/*
	crm-db init
	seq -f 'D%g,Lead,10' "$deals" | sed '1i code,stage,amount' | crm-import deal - >/dev/null
	crm-deal list --columns deal_id >deals.tsv
	crm-customer add name=Acme >/dev/null
	crm-warehouse add name=Main >/dev/null
	seq -f 'P%g' "$goods" | sed '1i code' | crm-import product - name=@code >/dev/null
	seq -f 'Acme,10,2026-02-%g' "$debts" | sed 's/-[0-9]*$/-01/; 1i customer,amount,due' |
		crm-import receivable - kind=opening day=2026-01-01 >/dev/null
}

# What takes part. Each prints its rows into a file only when they are committed.
run_import() {
	crm-import customer import.csv -o tsv --no-header >ack/import
}
run_add() {
	local i=0
	while :; do
		crm-customer add "code=A$k-$((i += 1))" name=added --no-header >>ack/add
	done
}
run_move() {
	crm-deal move Proposal "note=m$k" --no-header - <deals.tsv >ack/move
}
run_contracts() {
	crm-import contract contracts.csv status=approved -o tsv --no-header >ack/contracts
}
run_post() {
	crm-stock approve "K$k" --no-header >ack/post
}
run_allocate() {
	crm-receipt allocate "R$k" --oldest --no-header >ack/allocate
}
run_backup() {
	crm-db backup copy.db
}
run_undo() {
	crm-db undo --group "g$k" >ack/undo
}

start() {
	local name
	jobs=()
	for name in import add move contracts post allocate backup undo; do
		: >"ack/$name"
		((RANDOM % 2)) && [ "$name" != add ] && continue
		"run_$name" 2>>said &
		jobs+=($!)
	done
}

# A number of rows that must be none or all, and all when they were printed.
whole() {
	local name=$1 found=$2 all=$3
	[ "$found" -eq 0 ] || [ "$found" -eq "$all" ] || fail "$found of $all rows of one $name are stored"
	[ ! -s "ack/$name" ] || [ "$found" -eq "$all" ] || fail "what $name has printed is not stored"
	[ "$found" -eq 0 ] || stored[$name]=$((stored[$name] + 1))
}

sound() {
	local found
	found=$(crm-db check --if-any --db "$1") || fail "crm-db check of $1: $found"
	[ -z "$found" ] || fail "crm-db check of $1 found: $found"
}

look() {
	local imported moved kept contracts posted allocated
	sound "$CRM_DB"
	read -r imported moved kept contracts posted allocated < <(sqlite3 -separator ' ' "$CRM_DB" "
		SELECT (SELECT count(*) FROM party WHERE code LIKE 'I$k-%'), (SELECT count(*) FROM deal WHERE note = 'm$k'),
		(SELECT count(*) FROM party WHERE code = 'U$k'), (SELECT count(*) FROM contract_line AS l JOIN contract AS c
		ON c.contract_id = l.contract_id WHERE c.code LIKE 'C$k-%'), (SELECT count(*) FROM movement AS m JOIN stock_line AS l
		ON l.stock_line_id = m.line_id JOIN stock_entry AS e ON e.stock_entry_id = l.stock_entry_id WHERE e.code = 'K$k'),
		(SELECT count(*) FROM settlement AS s JOIN item AS i ON i.item_id = s.source_id WHERE i.code = 'R$k')")
	whole import "$imported" "$rows"
	whole move "$moved" "$deals"
	whole contracts "$contracts" "$lines"
	whole post "$posted" "$goods"
	whole allocate "$allocated" 3
	whole undo $((1 - kept)) 1
	# A line that the kill has cut off told nobody anything.
	sed '$!b; ${/\t2026-03-10$/!d}' ack/add | cut -f 2 | sort >acked
	sqlite3 "$CRM_DB" "SELECT code FROM party WHERE code LIKE 'A$k-%'" | sort >present
	comm -23 acked present >lost
	[ ! -s lost ] || fail "additions that were printed are lost: $(tr '\n' ' ' <lost)"
	stored[add]=$((stored[add] + $(wc -l <present)))
	if [ -e copy.db ]; then
		sound copy.db
		stored[backup]=$((stored[backup] + 1))
	fi
	rm -f copy.db*
	[ -z "$(find live -mindepth 1 ! -name 'crm.db*')" ] || fail "files were left behind: $(find live)"
}

for ((k = 1; k <= kills; k++)); do
	[ $((k % 50)) -ne 1 ] || fresh
	seq -f "I$k-%g,imported,7" "$rows" | sed '1i code,name,revenue' >import.csv
	CRM_GROUP=g$k crm-customer add "code=U$k" name=undone >/dev/null
	seq "$lines" | awk -v k="$k" '{ print "C" k "-" int($1 / 10) ",Acme,P" $1 % 150 + 1 ",2,9.5" }' |
		sed '1i code,customer,product,quantity,price' >contracts.csv
	seq -f "K$k,P%g,5,2" "$goods" | sed '1i code,product,quantity,cost' |
		crm-import stock_entry - kind=opening warehouse=W01 >/dev/null
	crm-receipt add customer=Acme "code=R$k" amount=25 >/dev/null
	: >said
	start
	read -r -t "0.$(printf %03d $((RANDOM % 70)))" <> <(:) || true
	for job in "${jobs[@]}"; do
		kill -9 -- "-$job" || true
	done 2>/dev/null
	wait "${jobs[@]}" 2>/dev/null || true
	[ ! -s said ] || fail "a program complained: $(cat said)"
	look
done 2> >(grep -v -e ' Killed ' >&2)
printf '%d kills: stored were %d imports, %d additions, %d moves, %d imports of contracts, %d postings, %d allocations, %d undos, %d backups; nothing was lost or torn\n' \
	"$kills" "${stored[import]}" "${stored[add]}" "${stored[move]}" "${stored[contracts]}" \
	"${stored[post]}" "${stored[allocate]}" "${stored[undo]}" "${stored[backup]}"
