#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Promises to pay.
load helper

@test "a promise without an amount is one of all that is open" {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-ar add customer=Acme amount=1000 day=2026-01-02
	run -0 crm-promise add receivable=YS2026-0001 promised=+7d 'reason=invoice wrong' --columns promised,amount,reason,state --no-header
	expect $'1\t2026-03-17\t1000.00\tinvoice wrong\topen'
	run -0 env CRM_TODAY=2026-03-18 crm-promise list state=broken --columns receivable --no-header
	expect $'1\t1\tYS2026-0001'
	quietly crm-receipt add customer=Acme amount=1000 --oldest
	run -0 env CRM_TODAY=2026-03-18 crm-promise list --columns paid,state --no-header
	expect $'1\t1000.00\tkept'
	refused 3 'crm-promise: amount: nothing is open' crm-promise add receivable=YS2026-0001 promised=+7d
	assert_sound
}
