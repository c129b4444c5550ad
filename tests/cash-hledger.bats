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
	crm-cash export --hledger --names en --from 2026-02-02 --to 2026-02-02 >part.journal
	run -0 head -n 5 part.journal
	expect <<-'END'
		decimal-mark .
		account assets
		account assets:cash  ; type:C, number:1001
		account assets:bank  ; type:C, number:1002
		account assets:private  ; type:C, number:101201
	END
	run -0 sed '1,/bad-debts/d' part.journal
	expect <<-'END'
		account expenses:penalties  ; type:X, number:671101
		commodity 1000.00 "CNY"
		account assets:bank:ICBC
		account assets:receivable:customers:C0001 Acme_ _Ltd__ x
		account liabilities:payable:suppliers:S0001 零件
		
		2026-02-02 (opening) opening balances
		    assets:bank:ICBC  10000.00 "CNY"
		    equity:opening  -10000.00 "CNY"
		    assets:receivable:customers:C0001 Acme_ _Ltd__ x  5000.00 "CNY"
		    revenues:other  -5000.00 "CNY"
		    expenses:other  300.00 "CNY"
		    liabilities:payable:suppliers:S0001 零件  -300.00 "CNY"
		
		2026-02-02 (SK2026-0001) receipt Acme, (Ltd):  x * pay, ! part , x  ; voucher:2
		    assets:bank:ICBC  2997.50 "CNY"
		    expenses:fees  2.50 "CNY"
		    assets:receivable:customers:C0001 Acme_ _Ltd__ x  -3000.00 "CNY"
	END
	refused 2 "crm-cash: say in which form: --hledger or --vouchers" crm-cash export
}

@test "hledger finds nothing wrong, and has our balances" {
	command -v hledger >/dev/null || skip "hledger is not here"
	crm-cash export --hledger >all.journal
	run -0 hledger -f all.journal check --strict
	run -0 hledger -f all.journal balance --flat --no-total type:AL
	expect <<-'END'
		           40.00 CNY  库存现金:CASH
		        12855.50 CNY  银行存款:ICBC
		         2000.00 CNY  应收账款:客户往来:C0001 Acme_ _Ltd__ x
		         -200.00 CNY  应付账款:供应商往来:S0001 零件
	END
	run -0 crm-cash balance --columns account.code,balance --no-header
	expect $'1\tICBC\t12855.50' $'5\tCASH\t40.00'
	run -0 bash -c 'crm-cash export --hledger --from 2026-03 | hledger -f - balance --flat --no-total ICBC'
	expect '        12855.50 CNY  银行存款:ICBC'
	run -0 bash -c 'crm-cash export --hledger --to 2026-02 | hledger -f - balance --flat --no-total ICBC'
	expect '        12997.50 CNY  银行存款:ICBC'
}

@test "an account is not split by what a name has in it" {
	quietly crm-cash transfer ICBC 100 --to CASH --fee 1 day=2026-03-06
	run -0 crm-report trial-balance from=2026-03-06 to=2026-03-06 --columns number,detail,opening,debit,credit,closing \
		--no-header
	expect <<-'END'
		1001	CASH	40.00	100.00	0.00	140.00
		1002	ICBC	12855.50	0.00	101.00	12754.50
		112201	C0001 Acme; (Ltd):  x	2000.00	0.00	0.00	2000.00
		220201	S0001 零件	-200.00	0.00	0.00	-200.00
		410401		-10000.00	0.00	0.00	-10000.00
		6051		-5000.00	0.00	0.00	-5000.00
		660203		300.00	0.00	0.00	300.00
		660301		4.50	1.00	0.00	5.50
	END
}
