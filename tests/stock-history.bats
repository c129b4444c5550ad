#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Stock over histories nobody thought out: what is kept is what an awk program finds from the facts alone.
load helper

setup() {
	crm_init
	printf 'code,name\nP1,Bolt\nP2,Nut\n' | quietly crm-import product -
	printf 'code,name\nA,North\nB,South\nC,West\n' | quietly crm-import warehouse -
}

# A line of shell for each step, from a seed: entries of any day, cancellations, undos; some of them are refused.
steps() {
	awk -v seed="$1" -v count="$2" '
		function pick(n) { return int(rand() * n) }
		function line(cost) { return sprintf(" P%d:%.*f%s", 1 + pick(2), pick(3) ? 0 : 3, 1 + rand() * 9, cost ? sprintf("@%.2f", rand() * 20) : "") }
		BEGIN {
			srand(seed)
			split("receipt receipt receipt issue issue transfer adjustment return-in", kinds)
			for (n = 1; n <= count; n++) {
				kind = kinds[1 + pick(8)]
				from = pick(3)
				day = sprintf("2026-%02d-%02d", 1 + pick(2), 1 + pick(28))
				out = "crm-stock add code=K" seed "x" n " kind=" kind " day=" day " warehouse=" substr("ABC", from + 1, 1)
				if (kind == "transfer")
					out = out " to_warehouse=" substr("ABC", (from + 1 + pick(2)) % 3 + 1, 1)
				print out line(kind == "receipt") (pick(2) ? line(kind == "receipt") : "")
				print "crm-stock approve K" seed "x" n
				if (pick(6) == 0)
					print "crm-stock cancel K" seed "x" 1 + pick(n)
				if (pick(6) == 0)
					print "crm-db undo $(crm-db log --sort -change_set_id --limit " 1 + pick(4) " --no-header | cut -f 1 | tail -1)"
			}
		}'
}

# The facts in their order, and what was kept: id, product, warehouse, quantity, given, source, reverses; value, on hand, worth.
facts() {
	sqlite3 -separator ' ' "$CRM_DB" "SELECT movement_id, product_id, warehouse_id, quantity, coalesce(given, '-'),
		coalesce(source_id, '-'), coalesce(reverses_id, '-'), value, on_hand, worth FROM movement ORDER BY day, place, movement_id"
}

# The facts of standard input again, what was kept worked out anew: values in cents, halves away from zero.
worked_out() {
	awk '
		function abs(x) { return x < 0 ? -x : x }
		function average(v, q, all,    n) {
			if (q == -all)
				return -v
			n = int((2 * abs(v / 100) * abs(q) + abs(all)) / (2 * abs(all))) * 100
			return v * q * all < 0 ? -n : n
		}
		{
			key = $2 " " $3
			value[$1] = $7 != "-" ? -value[$7] : $6 != "-" ? -value[$6] : $5 != "-" ? $5 : average(worth[key], $4, there[key])
			there[key] += $4
			worth[key] += value[$1]
			printf "%s %s %s %s %s %s %s %d %d %d\n", $1, $2, $3, $4, $5, $6, $7, value[$1], there[key], worth[key]
			if (there[key] < 0)
				print "below zero"
		}'
}

# What the documents that stand say is there.
by_documents() {
	crm-db sql "SELECT product_id, place, sum(base) FROM (
		SELECT l.product_id, e.warehouse_id AS place, CASE WHEN c.sign < 0 THEN -l.base ELSE l.base END AS base FROM stock_line AS l
		JOIN stock_entry AS e USING (stock_entry_id) JOIN choice AS c ON c.list = 'stock-kind' AND c.code = e.kind WHERE e.status = 'approved'
		UNION ALL SELECT l.product_id, e.to_warehouse_id, l.base FROM stock_line AS l JOIN stock_entry AS e USING (stock_entry_id)
		WHERE e.status = 'approved' AND e.kind = 'transfer') GROUP BY 1, 2 HAVING sum(base) <> 0 ORDER BY 1, 2" --no-header
}

@test "random histories come out as they do on paper" {
	for seed in ${STOCK_SEEDS:-1 2 3}; do
		steps "$seed" 60 >steps.sh
		bash steps.sh >/dev/null 2>said || true
		run -1 grep -v -e 'takes .* only .* there then' -e 'brings goods .* without a cost' -e 'which does not become' \
			-e 'undo that too' -e 'nothing was undone' -e 'no stock entry' -e 'is gone' said
		facts >facts.kept
		run -0 diff facts.kept <(worked_out <facts.kept)
		by_documents >documents
		run -0 crm-db sql "SELECT product_id, warehouse_id, quantity FROM stock WHERE quantity <> 0 ORDER BY 1, 2" --no-header
		assert_output "$(cat documents)"
		assert_sound
	done
	run -0 crm-db sql 'SELECT count(*) > 100 AS many, sum(reverses_id IS NOT NULL) > 10 AS answered, sum(source_id IS NOT NULL) > 10 AS moved FROM movement'
	expect $'many\tanswered\tmoved' $'1\t1\t1'
}

@test "a posting that is killed is there as a whole or not at all" {
	quietly crm-stock add kind=receipt warehouse=A day=2026-01-01 P1:1000@1
	quietly crm-stock approve KC2026-0001
	mapfile -t pieces < <(yes P1:1 | head -30)
	for kill in {1..25}; do
		quietly crm-stock add "code=X$kill" kind=transfer warehouse=A to_warehouse=B day=2026-01-02 "${pieces[@]}"
		timeout -s KILL "0.00$((RANDOM % 10))" crm-stock approve "X$kill" >/dev/null 2>&1 || true
		run -0 crm-db sql "SELECT e.status, count(m.movement_id) AS movements FROM stock_entry AS e JOIN stock_line AS l USING (stock_entry_id)
			LEFT JOIN movement AS m ON m.line_id = l.stock_line_id WHERE e.code = 'X$kill' GROUP BY 1" --no-header
		assert_regex "$output" $'^(draft\t0|approved\t60)$'
		assert_sound
	done
}
