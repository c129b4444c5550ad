#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Accounts: what they are, and what they may not be.
load helper

setup() {
	crm_init
}

@test "an account has the currency of the settings and the balance of its entries" {
	run -0 crm-account add code=ICBC name=Main bank=工商银行 number=0200001909200123456 created=2026-01-01 --no-header
	expect $'1\tICBC\tMain\tcompany\tCNY\t工商银行\t0200001909200123456\t0.00'
	quietly crm-cash opening ICBC 100 --on 2026-02-01
	run -0 crm-account list --columns code,balance --no-header
	expect $'1\tICBC\t100.00'
	run -0 crm-account list --columns code,balance --no-header --as-of 2026-01-31
	expect $'1\tICBC\t0.00'
}

@test "accounts come from a file with Chinese names" {
	printf '账户编号,账户名称,类型,开户行,账号\nCCB,建行,对公账户,建设银行,11001\n现金,,现金,,\n' >accounts.csv
	quietly crm-import account accounts.csv
	run -0 crm-account list --columns code,name,kind,bank,number --no-header
	expect $'1\tCCB\t建行\tcompany\t建设银行\t11001' $'2\t现金\t\tcash\t\t'
}

@test "a cash box has no overdraft, and no overdraft is below zero" {
	refused 3 "crm-account: overdraft: is for accounts of banks: no more leaves a cash box than is in it" \
		crm-account add code=BOX kind=cash overdraft=100
	refused 3 "crm-account: overdraft: an overdraft cannot be below zero" crm-account add code=ICBC overdraft=-1
}

@test "the currency of an account with entries stays" {
	quietly crm-account add code=ICBC
	quietly crm-account set ICBC currency=USD
	quietly crm-cash in ICBC 5
	refused 3 "crm-account: ICBC: currency: stays as it is: the account has entries in it" crm-account set ICBC currency=CNY
}

@test "nothing is entered after an account was closed" {
	quietly crm-account add code=ICBC closed=2026-02-28
	quietly crm-cash in ICBC 5 day=2026-02-28
	refused 3 "crm-cash: account: 'ICBC' was closed on 2026-02-28" crm-cash in ICBC 5 day=2026-03-01
}

@test "an account is there from its first entry on, whenever it was put in" {
	quietly crm-account add code=ICBC
	quietly crm-cash opening ICBC 500 --on 2026-01-31
	run -0 crm-account list --columns code,balance --no-header --as-of 2026-01-31
	expect $'1\tICBC\t500.00'
	run -0 crm-account show ICBC --columns code --no-header --as-of 2026-01-31
	expect $'1\tICBC'
	run -0 crm-account list --no-header --as-of 2026-01-30
	expect ''
	refused 1 "crm-account: no account 'ICBC' on 2026-01-30: it was made on 2026-03-10" \
		crm-account show ICBC --as-of 2026-01-30
}
