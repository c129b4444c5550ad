# SPDX-License-Identifier: ISC
# tap - sums up the TAP of one suite: what failed with its notes, a line of figures, and
# "count PASSED FAILED SKIPPED" for the sum of all. A plan that was not kept is a failure.

/^1\.\.[0-9]+/ { plan = substr($0, 4) + 0 }

/^(not )?ok / {
	seen++
	failing = 0
}

/^(not )?ok .*# *[Ss][Kk][Ii][Pp]/ { skipped++; next }

/^ok / { passed++; next }

/^not ok / { failed++; failing = 1 }

failing || !/^(ok |not ok |#|1\.\.)/ { told = told "  " $0 "\n" }

END {
	if (!plan || seen < plan) {
		failed += plan > seen ? plan - seen : 1
		told = told "  it ended before all its tests had run\n"
	}
	printf "%-20s %d passed, %d failed, %d skipped\n", name, passed, failed, skipped
	if (failed)
		printf "%s", told
	printf "count %d %d %d\n", passed, failed, skipped
}
