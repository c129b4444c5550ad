# SPDX-License-Identifier: ISC
# rooms - includes that point up: a room of lib/ may use itself and those below it alone.

BEGIN {
	split("base db model access query rows record trade cli cmd", order)
	for (i in order)
		level[order[i]] = i + 0
	level["rows"] = level["query"]
}

/^#include "[a-z]+\// {
	split(FILENAME, path, "/")
	here = path[1] == "lib" ? path[2] : path[1]
	split($2, there, /["\/]/)
	if (here != there[2] && level[there[2]] >= level[here]) {
		print FILENAME ":" FNR ": " here " may not use " there[2]
		faults++
	}
}

END { exit faults > 0 }
