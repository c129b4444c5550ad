#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What is typed twice: opening items and balances, a number of the bank, a title, a price of a supplier.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-customer add name=Zeta
	quietly crm-supplier add name=Parts
	quietly crm-account add code=ICBC
	quietly crm-account add code=ABC
}

@test "an opening item" {
	quietly crm-ar add customer=Acme kind=opening day=2026-01-02 amount=1000 note=F-17
	refused 3 "crm-ar: is there already, as YS2026-0001: --again enters another one like it" \
		crm-ar add customer=Acme kind=opening day=2026-01-02 amount=1000 note=F-17
	quietly crm-ar add customer=Acme kind=opening day=2026-01-02 amount=1000 note=F-18
	quietly crm-ar add customer=Acme kind=opening day=2026-01-03 amount=1000 note=F-17
	quietly crm-ar add customer=Zeta kind=opening day=2026-01-02 amount=1000 note=F-17
	quietly crm-ar add customer=Acme kind=opening day=2026-01-02 amount=1000 note=F-17 --again
	quietly crm-ap add supplier=Parts kind=opening day=2026-01-02 amount=70
	refused 3 "crm-ap: is there already, as YF2026-0001: --again enters another one like it" \
		crm-ap add supplier=Parts kind=opening day=2026-01-02 amount=70
	run -0 crm-ar count
	expect 5
	assert_sound
}

@test "what was imported and is typed again, and the other way round" {
	printf '客户,应收金额,发生日期\nAcme,70,2026-01-02\n' >opening.csv
	quietly crm-import receivable opening.csv kind=opening
	refused 3 "crm-ar: is there already, as YS2026-0001: --again enters another one like it" \
		crm-ar add customer=Acme kind=opening day=2026-01-02 amount=70
	quietly crm-ar add customer=Zeta kind=opening day=2026-01-02 amount=80
	printf '客户,应收金额,发生日期\nAcme,70,2026-01-02\nZeta,80,2026-01-02\n' >opening.csv
	run -0 crm-import receivable opening.csv kind=opening
	assert_summary $'receivable\t2\t0\t0\t2\t0\t0\t0\t\t'
}

@test "an import that was undone comes in again; what was taken back for a reason does not" {
	printf '客户,收款金额,到账日期,流水号\nAcme,70,2026-01-03,A1\nAcme,70,2026-01-03,A2\n' >bank.csv
	quietly crm-import receipt bank.csv
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
	run -0 crm-import receipt bank.csv
	assert_summary $'receipt\t2\t2\t0\t0\t0\t0\t0\t\t'
	quietly crm-receipt reverse SK2026-0003 --why bounced
	run -0 crm-import receipt bank.csv
	assert_summary $'receipt\t2\t0\t0\t2\t0\t0\t0\t\t'
}

@test "a number of the bank" {
	quietly crm-receipt add customer=Acme amount=100 day=2026-03-02 account=ICBC reference=B77
	refused 3 "crm-receipt: is there already, as SK2026-0001: --again enters another one like it" \
		crm-receipt add customer=Zeta amount=60 day=2026-03-03 account=ICBC reference=B77
	quietly crm-receipt add customer=Acme amount=100 day=2026-03-02 account=ABC reference=B78
	quietly crm-receipt add customer=Acme amount=100 day=2026-03-02 account=ICBC
	quietly crm-receipt add customer=Zeta amount=60 day=2026-03-03 account=ICBC reference=B77 --again
	quietly crm-payment add supplier=Parts amount=10 account=ICBC reference=B77
	refused 3 "crm-payment: is there already, as FK2026-0001: --again enters another one like it" \
		crm-payment add supplier=Parts amount=10 account=ICBC reference=B77
	assert_sound
}

@test "without an account: the same party, day, amount and number" {
	quietly crm-receipt add customer=Acme amount=100 day=2026-03-02 reference=B77
	refused 3 "crm-receipt: is there already, as SK2026-0001: --again enters another one like it" \
		crm-receipt add customer=Acme amount=100 day=2026-03-02 reference=B77 method=transfer
	quietly crm-receipt add customer=Acme amount=100 day=2026-03-02
	quietly crm-receipt add customer=Acme amount=100 day=2026-03-02
	run -3 bash -c "printf 'reference\nC1\nC1\n' | crm-receipt add customer=Acme amount=5 reference=@reference -"
	run -0 crm-receipt count
	expect 3
}

@test "money that was taken back may come again under its number" {
	quietly crm-receipt add customer=Acme amount=100 day=2026-03-02 account=ICBC reference=B77
	quietly crm-receipt reverse SK2026-0001 --why 'it was Zeta'
	quietly crm-receipt add customer=Zeta amount=100 day=2026-03-02 account=ICBC reference=B77
	refused 3 "crm-receipt: is there already, as SK2026-0002: --again enters another one like it" \
		crm-receipt add customer=Acme amount=100 day=2026-03-02 account=ICBC reference=B77
	assert_sound
}

@test "an entry of the account book, also as a receipt" {
	quietly crm-cash in ICBC 500 reference=B9 kind=interest
	refused 3 "crm-cash: is there already, as id=1: --again enters another one like it" crm-cash in ICBC 500 reference=B9
	quietly crm-cash out ICBC 5 reference=B9 kind=fee
	refused 3 "crm-receipt: is there already, as id=1: --again enters another one like it" \
		crm-receipt add customer=Acme amount=500 account=ICBC reference=B9
	quietly crm-cash opening ABC 100 day=2026-01-01
	refused 3 "crm-cash: is there already, as id=3: --again enters another one like it" crm-cash opening ABC 100 day=2026-01-01
	quietly crm-cash reverse id=3
	quietly crm-cash opening ABC 90 day=2026-01-01
	assert_sound
}

@test "a title" {
	quietly crm-title add party=Acme name='Acme Shanghai' tax_id=91310000607221187T
	refused 3 "crm-title: is there already, as id=1: --again enters another one like it" \
		crm-title add party=Acme name='Acme (Shanghai)' tax_id=91310000607221187T
	refused 3 "crm-title: is there already, as id=1: --again enters another one like it" crm-title add party=Acme name='Acme Shanghai'
	quietly crm-title add party=Zeta name='Acme Shanghai' tax_id=91310000607221187T
	quietly crm-title rm id=1
	quietly crm-title add party=Acme name='Acme Shanghai' tax_id=91310000607221187T
}

@test "a price of a supplier" {
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-supply add supplier=Parts product=P1 price=5 day=2026-03-01
	refused 3 "crm-supply: is there already, as id=1: --again enters another one like it" \
		crm-supply add supplier=Parts product=P1 price=6 day=2026-03-01
	quietly crm-supply add supplier=Parts product=P1 price=4 day=2026-03-01 min_quantity=100
	quietly crm-supply add supplier=Parts product=P1 price=6 day=2026-03-02
	quietly crm-supply add supplier=Parts product=P1 price=6 day=2026-03-01 --again
	run -0 crm-supply count
	expect 4
}
