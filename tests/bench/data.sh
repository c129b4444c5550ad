#!/usr/bin/env bash
# SPDX-License-Identifier: ISC
# data.sh - a large company in a new database: data.sh FILE [ROWS [SEED [SQL]]], by data.sql or another beside it
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
file=$1 rows=${2:-1000000} seed=${3:-20260310} sql=${4:-data.sql}

rm -f "$file" "$file"-wal "$file"-shm
CRM_TODAY=2026-03-10 "${CRM_BIN:-$here/../../build/bin}/crm-db" --db "$file" init
sed "s/\bN\b/$rows/g; s/\bSEED\b/$seed/g; /^--/d" "$here/$sql" | sqlite3 -bail "$file"
