#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Reports on purchases: by supplier, by month, and the prices of a product.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-product add code=P2 name=Nut unit=piece
	quietly crm-warehouse add name=Main
	quietly crm-supplier add name=Steel
	quietly crm-supplier add name=Iron
	quietly crm-purchase add supplier=Steel day=2026-01-10 P1:100@1.13 P2:100@2.26
	quietly crm-purchase add supplier=Iron day=2026-01-20 P1:50@1.695
	quietly crm-purchase add supplier=Steel day=2026-02-10 P1:100@1.243
	quietly crm-purchase add supplier=Steel day=2026-02-20 P1:1@100
	quietly crm-purchase approve CG2026-0001 CG2026-0002 CG2026-0003
	quietly crm-purchase receive CG2026-0001 warehouse=W01 --on 2026-01-31
	quietly crm-purchase receive CG2026-0002 1:20 warehouse=W01 --on 2026-02-01
	quietly crm-purchase return CG2026-0001 1:10 warehouse=W01 --on 2026-02-02
	quietly crm-purchase cost CG2026-0001 freight=30 --on 2026-02-03
}

@test "by supplier: ordered, arrived, returned, and what it cost besides; drafts do not count" {
	run -0 crm-report run purchases-by-supplier --no-header
	expect $'1\tSteel\t2\t463.30\t339.00\t11.30\t30.00\t0.845361' $'2\tIron\t1\t84.75\t33.90\t0.00\t0.00\t0.154639'
	run -0 crm-report run purchases-by-supplier from=2026-02-01 --no-header --columns supplier,amount,arrived
	expect $'Steel\t124.30\t0.00'
}

@test "by month: ordered and arrived" {
	run -0 crm-report run purchases-by-month --no-header
	expect $'2026-01\t2\t423.75\t339.00' $'2026-02\t1\t124.30\t22.60'
}

@test "the prices of a product, supplier by supplier" {
	run -0 crm-report run purchase-prices product=P1 --no-header
	expect $'1\tCG2026-0001\t2026-01-10\tBolt\tSteel\t100\t1.00\tCNY\t' $'2\tCG2026-0002\t2026-01-20\tBolt\tIron\t50\t1.50\tCNY\t' \
		$'3\tCG2026-0003\t2026-02-10\tBolt\tSteel\t100\t1.10\tCNY\t0.1'
	run -0 crm-report run purchase-prices from=2026-02 --no-header --columns product,supplier,price,change
	expect $'Bolt\tSteel\t1.10\t0.1'
}
