#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Quotes: lines as they are typed, tax, states, versions.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-product add code=P001 name=Bolt unit=piece list_price=1.13
	quietly crm-product add code=P002 name=Nut unit=piece
	quietly crm-packing add product=P001 unit=box factor=480
}

lines() {
	crm-quote line "$1" --columns line,product,quantity,unit,price,discount,tax_rate,net,tax,amount --no-header | cut -f 2-
}

@test "lines with and without a unit, a price, a tax, a discount" {
	run -0 crm-quote add customer=Acme P001:10 P001:2箱@500 P002:2.5@10,tax=6,disc=5% --columns code,day,status,net,tax,amount
	expect $'quote_id\tcode\tday\tstatus\tnet\ttax\tamount' $'1\tBJ2026-0001\t2026-03-10\tdraft\t917.37\t117.68\t1035.05'
	run -0 lines BJ2026-0001
	expect $'1\t1\tBolt\t10\tpiece\t1.13\t\t13\t10.00\t1.30\t11.30' \
		$'2\t1\tBolt\t2\tbox\t500.00\t\t13\t884.96\t115.04\t1000.00' \
		$'3\t2\tNut\t2.5\tpiece\t10.00\t0.05\t6\t22.41\t1.34\t23.75'
	assert_sound
}

@test "the list price of a packing is that of what it holds" {
	quietly crm-quote add customer=Acme P001:2box
	run -0 lines BJ2026-0001
	expect $'1\t1\tBolt\t2\tbox\t542.40\t\t13\t960.00\t124.80\t1084.80'
}

@test "prices without tax, and lines without one" {
	quietly crm-quote add customer=Acme includes_tax=no P002:3@33.33 P002:1@5,tax=exempt
	run -0 lines BJ2026-0001
	expect $'1\t2\tNut\t3\tpiece\t33.33\t\t13\t99.99\t13.00\t112.99' $'2\t2\tNut\t1\tpiece\t5.00\t\texempt\t5.00\t0.00\t5.00'
}

@test "a line is rounded once, half away from zero" {
	quietly crm-quote add customer=Acme includes_tax=no P002:0.0001@50,tax=zero P002:1.0001@1.0049,tax=zero
	run -0 lines BJ2026-0001
	expect $'1\t2\tNut\t0.0001\tpiece\t50.00\t\tzero\t0.01\t0.00\t0.01' $'2\t2\tNut\t1.0001\tpiece\t1.0049\t\tzero\t1.01\t0.00\t1.01'
}

@test "line adds, changes and takes out, and is undone" {
	quietly crm-quote add customer=Acme P001:10
	run -0 crm-quote line BJ2026-0001 P002:1@5 P002:2@6 --columns amount --no-header
	expect $'1\t28.30'
	run -0 crm-quote line BJ2026-0001 2 qty=4 --columns amount --no-header
	expect $'1\t43.30'
	run -0 crm-quote line BJ2026-0001 3 --rm --columns amount --no-header
	expect $'1\t31.30'
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)" >/dev/null
	run -0 crm-quote list --columns amount --no-header
	expect $'1\t43.30'
	assert_sound
}

@test "submit, reject, submit again, approve; then it stays as it is" {
	quietly crm-user add login=wang
	quietly crm-quote add customer=Acme P001:10
	run -0 crm-quote submit BJ2026-0001 --to wang --columns status,approver --no-header
	expect $'1\tpending\t2\twang'
	refused 3 "crm-quote: status: the quote 'BJ2026-0001' is pending and stays as it is" crm-quote line BJ2026-0001 1 qty=4
	refused 3 'crm-quote: BJ2026-0001: reason: is required: reason=TEXT says why it is sent back' crm-quote reject BJ2026-0001
	run -0 crm-quote reject BJ2026-0001 reason=昂贵 --columns status,reason,decider,decided --no-header
	expect $'1\trejected\t昂贵\t1\tChief\t2026-03-10'
	quietly crm-quote line BJ2026-0001 1 qty=4
	quietly crm-quote submit BJ2026-0001
	run -0 crm-quote approve BJ2026-0001 --columns status,amount --no-header
	expect $'1\tapproved\t4.52'
	refused 3 "crm-quote: BJ2026-0001: status: the quote 'BJ2026-0001' is approved and stays as it is" crm-quote set BJ2026-0001 terms=30d
	refused 3 'crm-quote: BJ2026-0001: status: is changed by submit, approve, reject and cancel alone' crm-quote set BJ2026-0001 status=draft
	quietly crm-quote set BJ2026-0001 note=ok
	assert_sound
}

@test "revise makes the next version, contract what was agreed" {
	quietly crm-quote add customer=Acme title=Roof P001:10 P002:1@5
	run -0 crm-quote revise BJ2026-0001 --columns code,version,replaces,status,amount --no-header
	expect $'2\tBJ2026-0002\t2\t1\tRoof\tdraft\t16.30'
	run -0 crm-quote list --columns version,status --no-header
	expect $'1\t1\tcancelled' $'2\t2\tdraft'
	run -0 crm-quote contract BJ2026-0002 --on 2026-03-08 --columns code,title,quote,day,status,amount --no-header
	expect $'1\tHT2026-0001\tRoof\t2\tRoof\t2026-03-08\tdraft\t16.30'
	refused 3 'crm-quote: BJ2026-0001: status: is cancelled: nobody signs that' crm-quote contract BJ2026-0001
}

@test "a quote is signed once, again when that is given up; of twenty at once one signs" {
	quietly crm-quote add customer=Acme P001:10
	for i in {1..20}; do
		crm-quote contract BJ2026-0001 >/dev/null 2>"err.$i" &
	done 3>&-
	wait
	run -0 sort -u err.*
	expect 'crm-quote: BJ2026-0001: status: was signed already: crm-contract list quote=BJ2026-0001'
	run -0 crm-contract list quote=BJ2026-0001 --columns code --no-header
	expect $'1\tHT2026-0001'
	quietly crm-contract cancel HT2026-0001
	run -0 crm-quote contract BJ2026-0001 --columns code --no-header
	expect $'2\tHT2026-0002'
}

@test "a quote that has ended is not signed" {
	quietly crm-quote add customer=Acme valid_until=2026-03-20 P001:1
	CRM_TODAY=2026-03-21 refused 3 'crm-quote: BJ2026-0001: valid_until: ended on 2026-03-20: revise it first' \
		crm-quote contract BJ2026-0001
}

@test "a seller's floor: refused, or waiting for approval" {
	quietly crm-tier add code=T1
	quietly crm-grant add tier=T1 user=me
	quietly crm-price add product=P001 tier=T1 price=1.00
	quietly crm-price add product=P001 tier=T1 price=0.90 from_quantity=100
	quietly crm-db settings price-floor=refuse
	refused 3 'crm-quote: P001:10@0.99: price: is below 1.00, the lowest price the owner may sell at (setting price-floor)' \
		crm-quote add customer=Acme P001:10@0.99
	run -0 crm-quote add customer=Acme P001:100@0.90 --columns amount --no-header
	expect $'1\t90.00'
	refused 3 'crm-quote: P001:100@0.95,disc=6%: price: is below 0.90, the lowest price the owner may sell at (setting price-floor)' \
		crm-quote add customer=Acme P001:100@0.95,disc=6%
	quietly crm-db settings price-floor=approve
	quietly crm-quote add customer=Acme P001:10@0.99
	run -0 crm-quote submit BJ2026-0001 BJ2026-0002 --columns code,status --no-header
	expect $'1\tBJ2026-0001\tapproved' $'2\tBJ2026-0002\tpending'
}

@test "lines that cannot be" {
	refused 3 "crm-quote: P001:0: quantity: a quantity is more than nothing" crm-quote add customer=Acme P001:0
	refused 3 "crm-quote: P001:-1: quantity: a quantity is more than nothing" crm-quote add customer=Acme P001:-1
	refused 3 "crm-quote: P001:1kg: unit: the product is not traded in 'kg': crm-packing add product=... unit=... factor=... says how many of its own that holds" \
		crm-quote add customer=Acme P001:1kg
	refused 3 'crm-quote: P002:1: price: is required: the product has no list price' crm-quote add customer=Acme P002:1
	refused 3 "crm-quote: P001:1.23456: quantity: cannot read '1.23456' as quantity: too many decimals: at most 4 here" crm-quote add customer=Acme P001:1.23456
	refused 3 'crm-quote: P001:1,disc=101%: discount: a discount lies between 0 and 1 (or 0% and 100%)' crm-quote add customer=Acme P001:1,disc=101%
	run -3 crm-quote add customer=Acme P009:1@1
	run -0 crm-quote count
	expect 0
	quietly crm-quote add customer=Acme
	refused 3 'crm-quote: BJ2026-0001: it has no lines' crm-quote approve BJ2026-0001
}

@test "lines are rounded in the currency of their document" {
	quietly crm-quote add customer=Acme currency=JPY P001:3@33.45,tax=13
	quietly crm-quote add customer=Acme currency=KWD P001:3@33.4577,tax=zero
	run -0 crm-quote list --sort quote_id --columns currency,net,tax,amount --no-header
	expect $'1\tJPY\t88.00\t12.00\t100.00' $'2\tKWD\t100.373\t0.00\t100.373'
	refused 3 "crm-quote: BJ2026-0001: currency: its lines have prices already; take them out first" crm-quote set BJ2026-0001 currency=CNY
	assert_sound
}

# 1,000 x 1,005.20 less a tenth is 904,680.00.
@test "numbers of lines may be typed with full-width digits, points and commas" {
	quietly crm-customer add code=KW name=Wide
	quietly crm-product add code=PW name=Wide unit=piece list_price=1
	quietly crm-quote add code=QW customer=KW PW:1，0００@１，００５．2,disc=１０% PW:２
	run -0 crm-quote lines code=QW --columns quantity,price,amount --no-header
	expect $'1\t1000\t1005.20\t904680.00' $'2\t2\t1.00\t2.00'
}

@test "a price that stands empty behind @ is none" {
	quietly crm-customer add code=KW name=Wide
	quietly crm-product add code=PW name=Wide unit=piece list_price=1
	refused 3 'crm-quote: PW:1@: price: stands empty behind @' crm-quote add customer=KW PW:1@
	refused 3 'crm-quote: PW:1@,disc=5%: price: stands empty behind @' crm-quote add customer=KW PW:1@,disc=5%
}
