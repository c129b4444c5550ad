#!/bin/sh
# SPDX-License-Identifier: ISC
# run.sh - from a bare Debian 12 to a whole test run: packages, build, every test. The last line counts them.
set -eu
cd "$(dirname "$0")/.."

sh share/packages.sh bats bats-assert bats-file libcmocka-dev sqlite3 jq \
	bsdextrautils unzip libfreexl1 poppler-utils hledger

make -s -j "$(nproc)" all units
exec tests/check.sh build
