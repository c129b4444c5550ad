# SPDX-License-Identifier: ISC
# shellcheck shell=bash
# figures.sh - the table of a bench: read by the others. Needs ./race in the current folder.

say() {
	printf '%s\n' "$*" >&2
}

# figure WHAT OURS THEIRS GOAL UNIT: a line of the table; THEIRS is the limit itself where nobody races.
figure() {
	awk -v what="$1" -v ours="$2" -v theirs="$3" -v goal="$4" -v unit="$5" 'BEGIN {
		ratio = ours / theirs
		printf "%s\t%s%s\t%s%s\t%.2f\t%.2f\t%s\n", what, ours, unit, theirs, unit, ratio, goal,
			ratio <= goal ? "ok" : "missed" }'
}

# race WHAT GOAL RUNS OURS... -- THEIRS...; the memory of ours is left in $memory, its seconds in $ours.
race() {
	local theirs
	say "$1 ..."
	./race "${@:3}" >raced
	read -r ours memory < <(awk 'NR == 1 { print $1, $3 / 1024 }' raced)
	theirs=$(awk 'NR == 2 { print $1 }' raced)
	[ -z "$theirs" ] || figure "$1" "$ours" "$theirs" "$2" s
}

# limit WHAT MEGABYTES: what the last race held, against its limit.
limit() {
	figure "$1" "$(printf %.1f "$memory")" "$2" 1 " MB"
}

