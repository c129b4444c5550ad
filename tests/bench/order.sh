#!/usr/bin/env bash
# SPDX-License-Identifier: ISC
# order.sh - an order from the contract to the money in seven processes: order.sh ours|theirs FILE
#
# Theirs are the steps of order.sql, each by one sqlite3. Ours also ask for rights, limits, stock, prices and closed
# periods, number what they make and keep the history.
set -euo pipefail
export CRM_DB=$2
steps=$(dirname "$0")/order.sql

ours() {
	crm-contract add customer=K00007 code=O1 P00011:10@100 P00012:5@20
	crm-contract approve O1
	crm-ship add contract=O1 warehouse=W01 code=F1
	crm-ship approve F1
	crm-ship send F1
	crm-invoice issue contract=O1 kind=special number=10000001 --all code=I1
	crm-receipt add customer=K00007 contract=O1 amount=1100 code=M1 --oldest
}

theirs() {
	local step
	for step in 1 2 3 4 5 6 7; do
		sed -n "/^-- $step:/,/^COMMIT/p" "$steps" >step.sql
		sqlite3 -bail "$CRM_DB" '.read step.sql'
	done
}

"$1"
