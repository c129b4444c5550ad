#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Tiers of prices.
load helper

setup() {
	crm_init
}

@test "tiers by level" {
	quietly crm-tier add code=T2 name=批发 level=2
	quietly crm-tier add code=T1 name=零售 level=1
	run -0 crm-tier list --no-header
	expect $'2\tT1\t零售\t1\t' $'1\tT2\t批发\t2\t'
	refused 3 "crm-tier: code: 'T1' is there already" crm-tier add code=T1
}
