#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Grants: who may sell at the prices of a tier.
load helper

setup() {
	crm_init
	quietly crm-tier add code=T1
	quietly crm-department add name=Sales
}

@test "a tier for a user, and for a department until a day" {
	quietly crm-grant add tier=T1 user=me
	run -0 crm-grant add tier=T1 department=Sales until=2026-12-31 --no-header
	expect $'2\t1\tT1\t\t\t1\tSales\t2026-03-10\t2026-12-31'
}

@test "a grant is for a user or for a department" {
	refused 3 'crm-grant: user: name a user or a department, one of them' crm-grant add tier=T1
	refused 3 'crm-grant: user: name a user or a department, one of them' crm-grant add tier=T1 user=me department=Sales
}
