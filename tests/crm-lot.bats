#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Lots as records: their days, and that goods which have moved keep their name.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Milk unit=piece tracking=lot
	quietly crm-product add code=P2 name=Oil unit=piece tracking=lot
	quietly crm-warehouse add name=Main
	quietly crm-stock add kind=receipt warehouse=W01 day=2026-03-01 P1:5@1,lot=L1,expires=2026-03-20
	quietly crm-stock approve KC2026-0001
}

@test "a lot and its days" {
	run -0 crm-lot set L1 made=2026-02-20 expires=2026-04-09 --no-header
	expect $'1\tL1\t1\tMilk\t2026-02-20\t2026-04-09\t30\t5'
	run -0 crm-lot history L1 --columns field,old,new --no-header
	assert_line --partial $'2026-03-20\t2026-04-09'
	refused 3 'crm-lot: L1: expires: a lot cannot expire before it is made' crm-lot set L1 expires=2026-02-19
}

@test "lots come from a file, each once for its product" {
	printf '批号,产品,有效期至\nL1,P2,2026-05-01\nL2,P1,2026-06-01\n' >lots.csv
	run -0 crm-import lot lots.csv
	run -0 crm-lot list --columns code,product,expires --no-header
	expect $'1\tL1\t1\tMilk\t2026-03-20' $'2\tL1\t2\tOil\t2026-05-01' $'3\tL2\t1\tMilk\t2026-06-01'
}

@test "goods that have moved keep their name" {
	refused 3 'crm-lot: L1: code: goods of this lot have moved: it stays what it is' crm-lot set L1 code=L9
	quietly crm-lot add code=L3 product=P1
	run -0 crm-lot set L3 code=L4 --no-header --columns code
	expect $'2\tL4'
	assert_sound
}
