# SPDX-License-Identifier: ISC
# weave - puts what PROGRAM --mdoc prints (first input) into a man page (second input).
#
# The SYNOPSIS comes where the page has a line .\" @synopsis@, VERBS and all that follows where it
# has .\" @program@; a page without the first gets both there, and one without either stays as it is.

NR == FNR {
	if (/^\.Sh (VERBS|OPTIONS)$/)
		rest = 1
	part[rest + 0] = part[rest + 0] $0 "\n"
	next
}

/^\.\\" @synopsis@$/ {
	printf "%s", part[0]
	shown = 1
	next
}

/^\.\\" @program@$/ {
	printf "%s%s", shown ? "" : part[0], part[1]
	next
}

1
