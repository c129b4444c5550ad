#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The books as a journal for hledger: it is well-formed, and its balances are ours.
load helper

setup() {
	crm_init
	quietly crm-account add code=ICBC
	quietly crm-account add code=CASH kind=cash
	quietly crm-customer add 'name=Acme; (Ltd):  x'
	quietly crm-supplier add name=零件
	quietly crm-cash opening ICBC 10000 day=2026-01-01
	quietly crm-ar add customer=C0001 amount=5000 day=2026-01-03
	quietly crm-receipt add customer=C0001 amount=3000 fee=2.50 account=ICBC day=2026-02-02 'note=* pay; ! part | x'
	quietly crm-ap add supplier=零件 amount=300 day=2026-02-01
	quietly crm-payment add supplier=零件 amount=100 fee=1 account=ICBC day=2026-03-03
	quietly crm-cash transfer ICBC 500 --to CASH --fee 1 day=2026-03-04
	quietly crm-cash reverse id=4
	quietly crm-cash transfer ICBC 40 --to CASH day=2026-03-05
}

@test "a transaction has both of its sides, a payee no comment, an account no blanks" {
	run -0 bash -c 'crm-cash export --hledger --from 2026-02-02 --to 2026-02-02'
	expect <<-'END'
		decimal-mark .
		commodity 1000.00 "CNY"
		account assets:company:ICBC
		account equity:opening
		account expenses:fee
		account assets:receivable:Acme_ _Ltd__ x
		account income:sales
		account liabilities:payable:零件
		account expenses:purchases
		
		2026-02-02 (opening) opening balances
		    assets:company:ICBC  10000.00 "CNY"
		    equity:opening  -10000.00 "CNY"
		    assets:receivable:Acme_ _Ltd__ x  5000.00 "CNY"
		    income:sales  -5000.00 "CNY"
		    liabilities:payable:零件  -300.00 "CNY"
		    expenses:purchases  300.00 "CNY"
		
		2026-02-02 (cash 2) * pay, ! part , x
		    assets:company:ICBC  2997.50 "CNY"
		    expenses:fee  2.50 "CNY"
		    assets:receivable:Acme_ _Ltd__ x  -3000.00 "CNY"
	END
	refused 2 "crm-cash: say in which form: --hledger" crm-cash export
}

@test "hledger finds nothing wrong, and has our balances" {
	command -v hledger >/dev/null || skip "hledger is not here"
	crm-cash export --hledger >all.journal
	run -0 hledger -f all.journal check --strict
	run -0 hledger -f all.journal balance --flat --no-total assets liabilities
	expect <<-'END'
		           40.00 CNY  assets:cash:CASH
		        12855.50 CNY  assets:company:ICBC
		         2000.00 CNY  assets:receivable:Acme_ _Ltd__ x
		         -200.00 CNY  liabilities:payable:零件
	END
	run -0 crm-cash balance --columns account.code,balance --no-header
	expect $'1\tICBC\t12855.50' $'5\tCASH\t40.00'
	run -0 bash -c 'crm-cash export --hledger --from 2026-03 | hledger -f - balance --flat --no-total assets:company'
	expect '        12855.50 CNY  assets:company:ICBC'
	run -0 bash -c 'crm-cash export --hledger --to 2026-02 | hledger -f - balance --flat --no-total assets:company'
	expect '        12997.50 CNY  assets:company:ICBC'
}
