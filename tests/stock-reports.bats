#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Reports on stock.
load helper

setup() {
	crm_init
	quietly crm-category add name=Screws
	quietly crm-product add code=P1 name=Bolt unit=piece category=Screws created=2025-01-01 min_stock=10 max_stock=20
	quietly crm-product add code=P2 name=Nut unit=piece created=2025-01-01
	quietly crm-warehouse add name=Main
	quietly crm-warehouse add name=Side
	post kind=receipt day=2025-11-01 P1:10@1 P2:5@2
	post kind=issue day=2026-01-10 P1:4
	post kind=transfer to_warehouse=W02 day=2026-03-02 P1:2
	post kind=issue day=2026-03-05 P1:1
	post kind=receipt day=2026-03-06 P1:2@1
}

# post FIELD=VALUE... LINE...: an entry of the main warehouse, approved.
post() {
	local entry
	entry=$(crm-stock add warehouse=W01 "$@" --columns code --no-header | cut -f 2)
	quietly crm-stock approve "$entry"
}

report() {
	crm-report "$@" --no-header
}

@test "the value of stock, today and on a day gone by" {
	run -0 report stock-value --columns category,product,warehouse,quantity,average,value,share
	expect $'Screws\tBolt\tMain\t5\t1.00\t5.00\t0.294118' $'Screws\tBolt\tSide\t2\t1.00\t2.00\t0.117647' \
		$'\tNut\tMain\t5\t2.00\t10.00\t0.588235'
	run -0 report stock-value --as-of 2026-01-31 product=P1 --columns warehouse,quantity,value
	expect $'Main\t6\t6.00'
}

@test "beginning, in, out and end" {
	run -0 report stock-ledger from=2026-03 --columns product,opening,opening_value,came,came_value,went,went_value,closing,closing_value
	expect $'Bolt\t6\t6.00\t2\t2.00\t1\t1.00\t7\t7.00' $'Nut\t5\t10.00\t0\t0.00\t0\t0.00\t5\t10.00'
	run -0 report stock-ledger from=2026-03 warehouse=W02 --columns product,opening,came,went,closing
	expect $'Bolt\t0\t2\t0\t2'
}

@test "what was taken back neither came nor went" {
	post kind=issue day=2026-03-07 P1:3
	quietly crm-stock cancel KC2026-0005
	run -0 report stock-ledger from=2026-03 product=P1 --columns came,came_value,went,went_value,closing
	expect $'2\t2.00\t1\t1.00\t7'
	quietly crm-db undo "$(crm-db log --columns change_set_id --sort -change_set_id --limit 1 --no-header)"
	run -0 report stock-ledger from=2026-03 product=P1 --columns came,came_value,went,went_value,closing
	expect $'2\t2.00\t4\t4.00\t4'
}

@test "slow movers" {
	run -0 report slow-movers
	expect $'2\tNut\t5\t10.00\t\t129'
	run -0 report slow-movers days=5
	expect $'2\tNut\t5\t10.00\t\t129' $'1\tBolt\t7\t7.00\t2026-03-05\t5'
	run -0 report slow-movers --as-of 2026-01-31 days=21
	expect $'2\tNut\t5\t10.00\t\t91' $'1\tBolt\t6\t6.00\t2026-01-10\t21'
}

@test "what is to be ordered again" {
	quietly crm-stock reserve P1:2 warehouse=W01
	run -0 report reorder
	expect $'1\tP1\tBolt\tpiece\t7\t2\t5\t10\t20\t15'
}

# By hand: 20.00 lay there when January began, 16.00 when it ended: 4.00 of 18.00. In March 1.00 of (16.00 + 17.00) / 2.
@test "turnover by month" {
	run -0 report stock-turnover
	expect $'2026-01\t4.00\t16.00\t0.222222' $'2026-03\t1.00\t17.00\t0.060606'
}
