# SPDX-License-Identifier: ISC
# limits - sources that are too long, too wide or said twice: files over 500 lines, lines over 120 columns (a tab
# goes to the next multiple of eight, a Chinese character takes two), and six lines of substance that stand somewhere
# else word for word.

FNR == 1 {
	check_length()
	file = FILENAME
	count = 0
}

{
	lines = FNR
	if (columns($0) > 120)
		fault(FILENAME ":" FNR ": " columns($0) " columns")
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

# Of bytes (LC_ALL=C), so that every awk counts alike.
function columns(text,    i) {
	gsub(/[\300-\337][\200-\277]/, "x", text)
	gsub(/[\340-\367][\200-\277]+/, "xx", text)
	while ((i = index(text, "\t")) > 0)
		text = substr(text, 1, i - 1) substr("        ", (i - 1) % 8 + 1) substr(text, i + 1)
	return length(text)
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
