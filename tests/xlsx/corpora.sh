#!/usr/bin/env bash
# SPDX-License-Identifier: ISC
# corpora.sh DATA DECIDED - reads every sheet of the workbooks in DATA/xlsx-*-open by dump and
# compares it with its answer: the values that two independent readers agree on.
#
# DECIDED has a line for each sheet without an answer, or with one that we do not share: workbook,
# sheet counted from 0, the SHA-256 of what is read, reason. "refused" stands in place of a digest
# where the workbook is refused, with the message as the reason.
set -euo pipefail
data=$1 decided=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
agreed=0 by_decision=0 refused=0 wrong=0

is_decided() {
	awk -F '\t' -v book="$1" -v sheet="$2" -v digest="$3" \
		'$1 == book && $2 == sheet && $3 == digest { found = 1 } END { exit !found }' "$decided"
}

# One sheet: true when it is as its answer says or as decided. Notes which of the two.
sheet_is_right() {
	local book=$1 number=$2 answer digest
	answer=$(dirname "$data/$book")/values-two-readers/$(basename "$book").$number.csv
	cmp -s "$answer" "$work/$number.csv" && return
	digest=$(sha256sum <"$work/$number.csv")
	is_decided "$book" "$number" "${digest%% *}" || {
		printf '%s\t%s\t%s\n' "$book" "$number" "${digest%% *}" >&2
		return 1
	}
	way=decided
}

check() {
	local book=$1 file way=agreed good=1
	rm -f "$work"/*.csv
	if ! dump --all "$data/$book" "$work" 2>"$work/message"; then
		if is_decided "$book" - refused; then refused=$((refused + 1)); else wrong=$((wrong + 1)); fi
		is_decided "$book" - refused || cat "$work/message" >&2
		return
	fi
	for file in "$work"/*.csv; do
		sheet_is_right "$book" "$(basename "$file" .csv)" || good=0
	done
	case $good$way in
	0*) wrong=$((wrong + 1)) ;;
	*agreed) agreed=$((agreed + 1)) ;;
	*) by_decision=$((by_decision + 1)) ;;
	esac
}

while IFS= read -r file; do
	check "${file#"$data"/}"
done < <(find "$data"/xlsx-*-open -type f \( -name '*.xlsx' -o -name '*.xlsm' -o -path '*/misnamed/*' \) | LC_ALL=C sort)
echo "$((agreed + by_decision + refused + wrong)) workbooks: $agreed as two readers have them, $by_decision as decided, $refused refused, $wrong wrong"
