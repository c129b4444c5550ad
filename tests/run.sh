#!/bin/sh
# SPDX-License-Identifier: ISC
# run.sh - from a bare Debian 12 to a whole test run: packages, build, every test. The last line counts them.
set -eu
cd "$(dirname "$0")/.."

sh share/packages.sh gcc libc6-dev make gettext mandoc \
	libsqlite3-dev libjansson-dev libutf8proc-dev libcsv-dev \
	bats bats-assert bats-file libcmocka-dev sqlite3 jq bsdextrautils

exec make -s -j "$(nproc)" check
