#!/bin/sh
# SPDX-License-Identifier: ISC
# tour.sh - the main job on the demo data, in a database of its own that is gone afterwards: each
# command is shown, then run. CRM_BIN says where the programs are, if neither below build/ nor on PATH.
set -eu
demo=$(cd "$(dirname "$0")" && pwd)
PATH=${CRM_BIN:-$demo/../../build/bin}:$PATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export CRM_DB="$folder/demo.db" CRM_TODAY=2026-06-30 LC_ALL=C.UTF-8
cd "$demo"

show() {
	printf '\n$ %s\n' "$1"
	sh -c "$1"
}

show 'crm-db init'
show 'crm-import user users.csv --create department'
show 'crm-import product products.csv --create category,unit'
show 'crm-import customer customers.csv --create industry'
show 'crm-import deal deals.csv'
show 'crm-deal list stage=谈判 --columns title,owner,amount,expected --sort -amount -o table'
show 'crm-deal funnel -o table'
show 'crm-deal funnel --by owner.department stage=Won closed=2026 -o table'
show 'crm-report sales-by-owner -o table'
show 'crm-deal list stage=谈判 expected=..today | crm-deal won --on today --columns code,stage,closed - -o table'
show 'crm-db log --limit 3 --sort -change_set_id -o table'
show 'crm-db undo 6 -o table'
show 'crm-search zhonglan -o table'
show 'crm-customer list grade=A | crm-task add subject=回访 due=+1d owner=@owner --columns subject,due,owner,customer - -o table'
show 'sh trade.sh'
show 'crm-ar aging --totals -o table'
show 'crm-report gross-profit by=owner -o table'
show 'crm-report sales per=quarter -o table'
show 'crm-cash match --columns day,amount,kind,party,contract,score,reason -o table'
show 'crm-cash match | crm-cash accept - --columns day,amount,state -o table'
show 'crm-report cash-forecast weeks=6 -o table'
show 'crm-db check'
