# SPDX-License-Identifier: ISC
# limits - sources that are too long or said twice: files over 500 lines, and six lines of
# substance that stand somewhere else word for word.

FNR == 1 {
	check_length()
	file = FILENAME
	count = 0
}

{
	lines = FNR
	line = $0
	gsub(/^[ \t]+|[ \t]+$/, "", line)
	if (length(line) < 8 || line ~ /^#include|^#endif/)
		next
	last[count % 6] = line
	where[count % 6] = FNR
	if (++count >= 6)
		look_up()
}

function look_up(    six, i) {
	for (i = 0; i < 6; i++)
		six = six last[(count + i) % 6] "\n"
	if (six in seen && FNR > told) {
		fault(FILENAME ":" where[count % 6] ": six lines that stand at " seen[six])
		told = FNR + 6
	}
	seen[six] = FILENAME ":" where[count % 6]
}

function check_length() {
	told = 0
	if (lines > 500)
		fault(file ": " lines " lines")
}

function fault(text) {
	print text
	faults++
}

END {
	check_length()
	exit faults > 0
}
