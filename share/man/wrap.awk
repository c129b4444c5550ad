# SPDX-License-Identifier: ISC
# wrap - breaks the lines of a Chinese man page by their width, which no formatter does by itself.
#
# Formatters break lines at blanks, and Chinese has none. Text is gathered up to the next macro and
# broken with .br between characters, but not before a closing mark or behind an opening one. A mark
# or a bracket behind a macro, at the end of its line or the start of the next, is joined to it.
# Bytes are counted, so LC_ALL=C is needed.

BEGIN {
	WIDTH = 71
	CLOSING = "^(，|。|；|：|、|）|》|」|”|？|！|…)"
	ENDING = "(，|。|；|：|、|）|》)$"
	OPENING = "^(（|《|「|“)"
}

/^\.\\"/ {
	print
	next
}

/^\.Sh / {
	raw = /NAME|SYNOPSIS|SEE ALSO/
}

/^\.Bd / {
	literal = 1
}

raw || literal {
	finish()
	print
	if (/^\.Nm / && !name)
		name = $2
	if (/^\.Ed/)
		literal = 0
	next
}

!/^\./ {
	joins = text == "" || text ~ ENDING || $0 ~ OPENING || text ~ /[\343-\357]..$/ && /^[\343-\357]/
	text = text (joins ? "" : " ") $0
	next
}

/^\.(Sh|Ss|Pp|Bl|It|El|Dl|br)/ {
	finish()
	print
	if (/^\.Bl/)
		indent[++depth] = list_indent()
	else if (/^\.El/)
		depth--
	next
}

{
	mark = ""
	if (NF > 1 && $NF ~ CLOSING) {
		mark = $NF
		sub(/ +[^ ]+$/, "")
	}
	wide = macro_width()
	tight = 0
	flush(wide)
	put_held()
	if (column && column + 1 + wide > room()) {
		print ".br"
		column = 0
	}
	column += (column > 0 && !tight) + wide
	text = mark
	held = $0
}

END {
	finish()
}

function finish() {
	flush()
	put_held()
	column = 0
}

function put_held() {
	if (held)
		print held
	held = ""
}

# What the enclosing lists leave of a line.
function room(    i, left) {
	left = WIDTH
	for (i = 1; i <= depth; i++)
		left -= indent[i]
	return left
}

function list_indent(    at) {
	if (!/-tag/)
		return 5
	if (/-width Ds/)
		return 8
	at = match($0, /-width "[^"]*"/)
	return at ? RLENGTH - 7 : 8
}

# Columns of a text: a character of three bytes is taken for a wide one.
function width(part) {
	return length(part) - gsub(/[\340-\357]../, "&", part)
}

function macro_width(    i, sum) {
	for (i = 2; i <= NF; i++)
		sum += $i ~ /^[A-Z][a-z]$/ ? 2 : 1 + width($i)
	return sum + (/^\.Nm/ && NF == 1 ? length(name) : 2)
}

# The next part of text that stays in one piece.
function take(    part) {
	if (!match(text, /^[\340-\357]../))
		match(text, /^[^ \340-\357]+/)
	part = substr(text, 1, RLENGTH)
	text = substr(text, RLENGTH + 1)
	if (part ~ OPENING "$")
		return part take()
	while (match(text, CLOSING)) {
		part = part substr(text, 1, RLENGTH)
		text = substr(text, RLENGTH + 1)
	}
	return part
}

# What follows has this many columns, and stands close to a mark that ends the text.
function flush(follows,    line, part, gap, joined) {
	if (text == "")
		return
	if (held && (text ~ CLOSING || text ~ OPENING)) {
		if (held ~ /^\.Pq/)
			held = ".Po\n" (held ~ /^\.Pq [A-Z][a-z] / ? "." : ".No ") substr(held, 5) "\n.Pc"
		held = held " Ns"
		joined = 1
	}
	gap = column > 0 && !joined
	put_held()
	while (text != "") {
		part = take()
		if (column && !joined && column + gap + width(part) > room()) {
			if (line != "")
				print line
			print ".br"
			column = gap = 0
			line = ""
		}
		line = line (gap && line != "" ? " " : "") part
		column += gap + width(part)
		gap = sub(/^ +/, "", text)
		joined = 0
	}
	tight = follows && line ~ ENDING && column + 1 + follows <= room()
	print line (tight ? "\\c" : "")
}
