#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Months of trade nobody thought out: whatever is done, the books are right after it, what is undone leaves them as they
# were, what undoes that as they were to become, and what is closed stays.
# More of them: TRADE_SEEDS='1 2 3' TRADE_STEPS=1000.
load helper

# The firm on its first day.
begin() {
	rm -f "$CRM_DB"*
	first=0
	crm_init
	export CRM_TODAY=2026-01-01
	{
		crm-db settings ar.allocate=none
		crm-product add code=P1 name=Bolt
		crm-product add code=P2 name=Nut
		crm-product add code=S name=Fitting kind=service
		crm-warehouse add code=A name=North
		crm-warehouse add code=B name=South
		crm-customer add code=C1 name=Acme payment_days=30
		crm-customer add code=C2 name=Beta
		crm-supplier add code=V1 name=Steel
		crm-supplier add code=V2 name=Wood payment_days=15
		crm-account add code=ICBC name=Bank kind=company
		crm-account add code=BILL name=Bills kind=bill
		crm-cash opening ICBC 1000
		crm-stock add code=K1 kind=opening warehouse=A P1:300@2 P2:300@1.37
		crm-stock add code=K2 kind=opening warehouse=B P1:150@2.5 P2:100@1.5
		crm-stock approve K1 K2
	} >/dev/null
	rm -f closed.*
	first=$(last 1)
}

# A line of shell for each step, from a seed: a day, then what is done on it. Some of it is refused.
steps() {
	awk -v seed="$1" -v count="$2" '
		function pick(n) { return int(rand() * n) }
		function iso(d) { return sprintf("2026-%02d-%02d", 1 + int(d / 28), 1 + d % 28) }
		function day(    d) { d = today - (pick(3) ? 0 : pick(25)); return iso(d > 0 ? d : 0) }
		function on() { return pick(2) ? " --on " day() : "" }
		function qty() { return pick(4) ? 1 + pick(9) : sprintf("%.*f", 1 + pick(3), 0.5 + rand() * 6) }
		function price() { return sprintf("%.*f", pick(5), 0.5 + rand() * 30) }
		function money() { return sprintf("%.2f", 0.5 + rand() * (pick(3) ? 60 : 200)) }
		function one(noun, status) { return "$(one " noun " " pick(100000) (status && pick(8) ? " " status : "") ")" }
		function line() { return " P" 1 + pick(2) ":" qty() "@" price() (pick(2) ? ",disc=" pick(30) "%" : "") }
		function lines() { return line() (pick(2) ? line() ",tax=6" : "") (pick(4) ? "" : " S:" qty() "@" price()) }
		function part() { return pick(2) ? "" : " " 1 + pick(2) ":" qty() }
		function plan() { return plans[1 + pick(split("30%@sign 60%@ship+30d 10%@accept+365d|33.33%@sign 33.33%@ship 33.34%@invoice+10d|100%@ship+7d|2@sign 80%@ship 20%@invoice|50%@invoice 50%@ship", plans, "|"))] }
		function step(k) {
			if (k < 4) return "contract add code=H" n " customer=C" 1 + pick(2) " day=" day() (pick(3) ? "" : " includes_tax=no") (pick(4) ? "" : " terms=月结30 cutoff=25") lines()
			if (k < 6) return "contract plan " one("contract", "draft") " " plan()
			if (k < 10) return "contract approve " one("contract", "draft")
			if (k < 12) return "contract amend " one("contract", "approved") " " (pick(2) ? "1 " (pick(2) ? "price=" price() : "qty=" qty()) : pick(2) ? "2 --rm" : line()) on()
			if (k < 13) return "contract " (pick(2) ? "cancel " one("contract") : "accept " one("contract", "approved") on())
			if (k < 16) return "ship add code=F" n " contract=" one("contract", "approved") " warehouse=" (pick(3) ? "A" : "B") part()
			if (k < 19) return "ship approve " one("shipment", "draft")
			if (k < 23) return "ship send " one("shipment", "approved") part() on()
			if (k < 24) return "ship cancel " one("shipment")
			if (k < 25) return "ship return " one("contract", "approved") " 1:" qty() " warehouse=A" on()
			if (k < 27) return "purchase add code=B" n " supplier=V" 1 + pick(2) " day=" day() lines()
			if (k < 28) return "purchase plan " one("purchase", "draft") " " plan()
			if (k < 30) return "purchase approve " one("purchase", "draft")
			if (k < 33) return "purchase receive " one("purchase", "approved") part() " warehouse=" (pick(3) ? "A" : "B") on() (pick(4) ? "" : " --estimated")
			if (k < 34) return "purchase return " one("purchase", "approved") " 1:" qty() " warehouse=A" on()
			if (k < 35) return "purchase amend " one("purchase", "approved") " 1 " (pick(2) ? "price=" price() : "qty=" qty()) on()
			if (k < 36) return "purchase " (pick(2) ? "cost " one("purchase", "approved") " freight=" money() : "rebate purchase=" one("purchase", "approved") " amount=" money() " --as " (pick(2) ? "stock" : "both"))
			if (k < 39) return "invoice issue contract=" one("contract", "approved") " kind=" (pick(2) ? "general" : "e-general") " day=" day() (pick(3) ? "" : " --all") part()
			if (k < 40) return "invoice receive purchase=" one("purchase", "approved") " kind=e-special number=" sprintf("%020d", n) " --all"
			if (k < 41) return "invoice " (pick(2) ? "red " one("invoice", "approved") part() : "void " one("invoice", "approved")) " reason=x"
			if (k < 44) return "receipt add customer=C" 1 + pick(2) " amount=" money() " day=" day() (pick(2) ? " account=ICBC fee=0.10" : "") (pick(2) ? " --oldest" : "")
			if (k < 46) return "receipt allocate " one("receipt") " " (pick(2) ? "--oldest" : one("receivable"))
			if (k < 47) return "receipt release " one("receipt") on()
			if (k < 49) return "payment add supplier=V" 1 + pick(2) " amount=" money() " day=" day() " account=ICBC" (pick(2) ? " --oldest" : "")
			if (k < 50) return "payment " (pick(2) ? "allocate " one("payment") " --oldest" : "release " one("payment"))
			if (k < 51) return "ar write-off " one("receivable") (pick(2) ? " 0.50" : "") " --why x" on()
			if (k < 52) return "ar " (pick(2) ? "defer " one("receivable") " 2026-12-31 --why x" : "penalty --rate 0.0005")
			if (k < 53) return "ap " (pick(2) ? "discount " one("payable") " 0.40" : "settle " one("payable") " --oldest") on()
			if (k < 54) return "cash " (pick(2) ? "in ICBC " : "out ICBC ") money() " day=" day()
			if (k < 55) return "bill " (pick(2) ? "receive number=N" n " amount=" money() " maturity=2026-12-01 customer=C1 day=" day() : pick(2) ? "endorse " one("bill") " --to V1" : "discount " one("bill") " --into ICBC --rate 2.5%")
			if (k < 56) return "stock add code=K" n "x kind=receipt warehouse=A day=" day() " P1:" qty() "@" price()
			if (k < 58) return "stock " (pick(2) ? "approve " one("stock_entry", "draft") : "cancel " one("stock_entry", "approved"))
			if (k < 62) return "db undo $(last " 1 + pick(pick(3) ? 3 : 12) ")"
			return "db " (pick(2) ? "close " : "reopen --why x ") substr(iso(today > 28 ? today - 28 : 0), 1, 7) " --area " (pick(2) ? "stock" : "ar,ap,cash,sales")
		}
		BEGIN {
			srand(seed)
			today = 20
			for (n = 1; n <= count; n++) {
				today += pick(2) ? pick(3) : 0
				if (today > 330) today = 330
				print iso(today) " crm-" step(pick(63))
			}
		}'
}

# The number of a change set, counted from the last one; none of those of setup.
last() {
	sqlite3 "$CRM_DB" "SELECT change_set_id FROM change_set WHERE change_set_id > ${first:-0} ORDER BY 1 DESC LIMIT 1 OFFSET $1 - 1"
}

# one NOUN NUMBER [STATUS]: the code of one of the twelve last rows.
one() {
	local table=$1 key=code where=1
	case $1 in
	receivable | payable | receipt | payment) table=item where="is_$1 = 1" ;;
	bill) key=number ;;
	esac
	[ $# -eq 2 ] || where="status = '$3'"
	sqlite3 "$CRM_DB" "SELECT c FROM (SELECT rowid AS r, $key AS c FROM $table WHERE $where ORDER BY rowid DESC LIMIT 12)
		LIMIT 1 OFFSET $2 % (SELECT max(1, min(12, count(*))) FROM $table WHERE $where)"
}

# The figures of one area as of a day.
figures_of() {
	case $1 in
	stock) crm-stock on-hand quantity!=0 --columns product.code,warehouse.code,quantity,value --no-header "${@:2}" | cut -f 2- | sort ;;
	ar | ap) "crm-$1" aging --no-header "${@:2}" ;;
	cash) crm-cash balance balance!=0 --columns account.code,balance --no-header "${@:2}" | cut -f 2- | sort ;;
	sales) crm-contract list status=approved --columns code,amount --no-header "${@:2}" | cut -f 2- | sort ;;
	esac
}

# All of them, and what each document and item has come to.
figures() {
	local area
	for area in stock ar ap cash sales; do
		figures_of "$area"
		figures_of "$area" --as-of "$1"
	done
	crm-db sql "SELECT i.code, b.amount, b.open, b.due FROM item AS i JOIN balance AS b USING (item_id) WHERE b.amount <> 0 OR b.open <> 0
		UNION ALL SELECT code, status, 0, '' FROM contract WHERE status <> 'cancelled' UNION ALL SELECT code, status, 0, ''
		FROM shipment WHERE status <> 'cancelled' UNION ALL SELECT code, status, 0, '' FROM purchase WHERE status <> 'cancelled' ORDER BY 1, 2, 3, 4" --no-header
	crm-bill list --columns number,state --no-header | cut -f 2- | sort
	crm-contract summary --columns code,shipped,invoiced,collected,balance,returned --no-header | cut -f 2- | sort
	crm-invoice list status!=cancelled --columns code,status,amount,left --no-header | cut -f 2- | sort
	crm-ship list --columns code,sent,left --no-header | cut -f 2- | sort
}

# undo_comes_to FILE: takes the last change set back, after which the figures are those of the file.
undo_comes_to() {
	quietly crm-db undo "$(last 1)"
	figures 2026-01-20 >figures.now
	diff "$1" figures.now || fail "step $number, undone: $command"
	assert_sound
}

# What was closed is what it was, unless it was opened again.
closed_stays() {
	local area until
	while read -r area until; do
		figures_of "$area" --as-of "$until" >closed.now
		if [ -e "closed.$area.$until" ] && ! diff "closed.$area.$until" closed.now; then
			fail "step $number changed what is closed: $command"
		fi
		rm -f "closed.$area".*
		mv closed.now "closed.$area.$until"
	done < <(sqlite3 -separator ' ' "$CRM_DB" 'SELECT area, max(until) FROM (SELECT area, last_value(until) OVER (PARTITION BY
		area ORDER BY period_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS until FROM period) WHERE until IS NOT NULL GROUP BY 1')
}

@test "random months of trade: right at every step, undone and done again" {
	for seed in ${TRADE_SEEDS:-1}; do
		begin
		steps "$seed" "${TRADE_STEPS:-120}" >steps
		number=0 done=0 undone=0
		while read -r CRM_TODAY command; do
			number=$((number + 1)) before=$(last 1) twice=$((number % 4 == 0))
			case $command in *crm-db*) twice=0 ;; esac
			case $command in *reopen* | *undo*) rm -f closed.* ;; esac
			((!twice)) || figures 2026-01-20 >figures.before
			status=0
			eval "$command" >/dev/null 2>said || status=$?
			[ "$status" -le 3 ] || fail "step $number ended with $status: $command: $(cat said)"
			[ "$status" -eq 0 ] || continue
			done=$((done + 1))
			assert_sound
			if ((twice)) && [ "$(last 1)" != "$before" ]; then
				figures 2026-01-20 >figures.after
				undo_comes_to figures.before
				undo_comes_to figures.after
				undone=$((undone + 1))
			fi
			((number % 5)) || closed_stays
		done <steps
		[ "$done" -gt $((number / 4)) ] || fail "only $done of $number steps were done"
		[ "$undone" -gt $((number / 20)) ] || fail "only $undone of $number steps were undone"
	done
}
