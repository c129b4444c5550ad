#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Purchases: what arrives and goes back, what is owed for it, what it costs besides, and what to order next.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Bolt unit=piece weight=0.5
	quietly crm-product add code=P2 name=Nut unit=piece weight=0.1
	quietly crm-product add code=P3 name=Fitting kind=service
	quietly crm-packing add product=P1 unit=box factor=480
	quietly crm-warehouse add name=Main
	quietly crm-warehouse add name=Side
	quietly crm-supplier add name=Steel payment_days=30
	quietly crm-supplier add name=Carrier
}

# order LINE...: an approved purchase of Steel.
order() {
	local code
	code=$(crm-purchase add supplier=Steel "$@" --columns code --no-header | cut -f 2)
	quietly crm-purchase approve "$code"
}

arrivals() {
	crm-purchase arrivals --no-header --columns line,product.code,quantity,net,amount,entry "$@" | cut -f 2-
}

on_hand() {
	crm-stock on-hand --no-header --columns product.code,warehouse.code,quantity,value "$@" | cut -f 2-
}

owed() {
	crm-ap list --no-header --columns supplier,kind,falls_due,total,open "$@" | cut -f 3-
}

costs() {
	crm-purchase costs --no-header --columns kind,product.code,warehouse.code,amount "$@" | cut -f 2-
}

last() {
	crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1
}

@test "parts arrive at their share of the net amount, and are owed for; the last takes the remainder" {
	order P1:2box@50 P2:3@33.3333
	run -0 crm-purchase receive CG2026-0001 1:1 2:1 warehouse=W01 --columns line,quantity,net,tax,amount,entry --no-header
	expect $'1\t1\t480\t44.25\t5.75\t50.00\tKC2026-0001' $'2\t2\t1\t29.50\t3.83\t33.33\tKC2026-0001'
	quietly crm-purchase receive CG2026-0001 2:1 warehouse=W01
	quietly crm-purchase receive CG2026-0001 warehouse=W02
	run -0 arrivals
	expect $'1\tP1\t480\t44.25\t50.00\tKC2026-0001' $'2\tP2\t1\t29.50\t33.33\tKC2026-0001' \
		$'2\tP2\t1\t29.50\t33.34\tKC2026-0002' $'1\tP1\t480\t44.25\t50.00\tKC2026-0003' $'2\tP2\t1\t29.50\t33.33\tKC2026-0003'
	run -0 on_hand
	expect $'P1\tW01\t480\t44.25' $'P2\tW01\t2\t59.00' $'P1\tW02\t480\t44.25' $'P2\tW02\t1\t29.50'
	run -0 owed
	expect $'Steel\tdelivery\t2026-04-09\t83.33\t83.33' $'Steel\tdelivery\t2026-04-09\t33.34\t33.34' \
		$'Steel\tdelivery\t2026-04-09\t83.33\t83.33'
	assert_sound
}

@test "who cannot deduct tax has it in the cost" {
	quietly crm-db settings taxpayer=small
	order P1:100@1.13
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	run -0 on_hand
	expect $'P1\tW01\t100\t113.00'
}

@test "goods are worth to the cent what their lines say, whatever the unit costs" {
	order P1:3000@0.3333,tax=zero P1:7@14.2857,tax=zero
	for n in 1000 999 1001; do
		quietly crm-purchase receive CG2026-0001 "1:$n" warehouse=W01
	done
	quietly crm-purchase receive CG2026-0001 2:3 warehouse=W01
	quietly crm-purchase receive CG2026-0001 2:4 warehouse=W01
	run -0 on_hand
	expect $'P1\tW01\t3007\t1099.90'
	assert_sound
}

@test "a plan says what falls due: at signing, and with each arrival" {
	quietly crm-purchase add supplier=Steel P1:100@10
	quietly crm-purchase plan CG2026-0001 30%@sign 70%@ship+30d
	quietly crm-purchase approve CG2026-0001
	quietly crm-purchase receive CG2026-0001 1:40 warehouse=W01
	run -0 owed
	expect $'Steel\tcontract\t2026-03-10\t300.00\t300.00' $'Steel\tcontract\t\t420.00\t420.00' \
		$'Steel\tcontract\t2026-04-09\t280.00\t280.00'
	assert_sound
}

@test "services arrive without a warehouse; goods do not" {
	order P3:2@50 P1:1@10
	run -0 crm-purchase receive CG2026-0001 1:1 --columns line,quantity,amount,entry --no-header
	expect $'1\t1\t1\t50.00\t'
	refused 3 'crm-purchase: CG2026-0001: warehouse: is required: goods come into one and leave from one' \
		crm-purchase receive CG2026-0001
	run -0 crm-purchase receive CG2026-0001 warehouse=W01 --columns line,quantity,entry --no-header
	expect $'2\t1\t1\tKC2026-0001' $'3\t2\t1\tKC2026-0001'
}

@test "open tells what is still to come and how late it is, on any day" {
	order expected=2026-03-05 P1:10@1
	order expected=2026-03-20 P2:10@1
	quietly crm-purchase receive CG2026-0001 1:4 warehouse=W01
	run -0 crm-purchase open --columns purchase.code,product.code,base,arrived,left,late --no-header
	expect $'1\tCG2026-0001\tP1\t10\t4\t6\t5' $'2\tCG2026-0002\tP2\t10\t0\t10\t'
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	run -0 crm-purchase open late=1.. --no-header
	expect ''
	CRM_TODAY=2026-03-25 run -0 crm-purchase open --columns purchase.code,left,late --no-header
	expect $'2\tCG2026-0002\t10\t5'
}

@test "all that purchases wait for arrives from a pipe, once" {
	order P1:10@1
	order P2:10@1
	arrive() {
		crm-purchase list status=approved | crm-purchase receive warehouse=W01 --once 'in:{today}' - --columns product.code,quantity --no-header
	}
	run -0 arrive
	expect $'1\tP1\t10' $'2\tP2\t10'
	run -0 arrive
	expect $'1\tP1\t10' $'2\tP2\t10'
	run -0 on_hand
	expect $'P1\tW01\t10\t8.85' $'P2\tW01\t10\t8.85'
}

@test "an arrival is undone, or its stock entry cancelled, with what is owed for it" {
	order P1:10@11.3
	quietly crm-purchase receive CG2026-0001 1:4 warehouse=W01
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	quietly crm-db undo "$(last)"
	run -0 on_hand
	expect $'P1\tW01\t4\t40.00'
	quietly crm-stock cancel KC2026-0001
	run -0 crm-purchase open --columns left --no-header
	expect $'1\t10'
	run -0 owed open=0.01..
	expect ''
	quietly crm-purchase receive CG2026-0001 warehouse=W02
	run -0 on_hand quantity=1..
	expect $'P1\tW02\t10\t100.00'
	assert_sound
}

@test "twenty clerks receive the last piece at once: it arrives once" {
	order P1:1@10
	for i in {1..20}; do
		{ crm-purchase receive CG2026-0001 1:1 warehouse=W01 >/dev/null 2>"err$i" && echo 0 || echo $?; } >"status$i" 3>&- &
	done
	wait
	run -0 bash -c 'cat status* | sort | uniq -c | tr -s " "'
	expect ' 1 0' ' 19 3'
	run -0 bash -c 'sort -u err*'
	expect 'crm-purchase: CG2026-0001: quantity: only 0 of line 1 is left to deliver'
	run -0 on_hand
	expect $'P1\tW01\t1\t8.85'
	assert_sound
}

@test "goods go back at what they came at, and are no longer owed for" {
	order P1:10@11.3 P1:10@22.6
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	quietly crm-purchase return CG2026-0001 2:4 warehouse=W01 note=broken
	run -0 arrivals
	expect $'1\tP1\t10\t100.00\t113.00\tKC2026-0001' $'2\tP1\t10\t200.00\t226.00\tKC2026-0001' \
		$'2\tP1\t-4\t-80.00\t-90.40\tKC2026-0002'
	run -0 on_hand
	expect $'P1\tW01\t16\t220.00'
	run -0 owed
	expect $'Steel\tdelivery\t2026-04-09\t339.00\t248.60'
	quietly crm-db undo "$(last)"
	run -0 on_hand
	expect $'P1\tW01\t20\t300.00'
	run -0 owed
	expect $'Steel\tdelivery\t2026-04-09\t339.00\t339.00'
	assert_sound
}

@test "what is returned comes again, and goes back again" {
	order P1:10@11.3
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	quietly crm-purchase return CG2026-0001 1:10 warehouse=W01
	quietly crm-purchase receive CG2026-0001 1:5 warehouse=W02
	refused 3 'crm-purchase: 1:6: quantity: only 5 of line 1 was delivered' \
		crm-purchase return CG2026-0001 1:6 warehouse=W02
	quietly crm-purchase return CG2026-0001 1:5 warehouse=W02
	run -0 crm-stock on-hand --no-header --columns product.code,warehouse.code,quantity,value
	expect $'1\tP1\tW01\t0\t0.00' $'3\tP1\tW02\t0\t0.00'
	assert_sound
}

@test "goods of several lots and serial numbers arrive and go back by them" {
	quietly crm-product set P1 tracking=lot
	quietly crm-product set P2 tracking=serial
	order P1:3@33.3333 P2:2@10
	quietly crm-purchase receive CG2026-0001 1:1,lot=A,expires=2027-01-31 1:2,lot=B 2:2,serials=S1..S2 warehouse=W01
	run -0 arrivals
	expect $'1\tP1\t1\t29.50\t33.33\tKC2026-0001' $'1\tP1\t2\t59.00\t66.67\tKC2026-0001' \
		$'2\tP2\t2\t17.70\t20.00\tKC2026-0001'
	run -0 crm-stock line KC2026-0001 --columns product.code,quantity,value,lot,serials,expires --no-header
	expect $'1\tP1\t1\t29.50\tA\t\t2027-01-31' $'2\tP1\t2\t59.00\tB\t\t' $'3\tP2\t2\t17.70\t\tS1..S2\t'
	quietly crm-purchase return CG2026-0001 1:1,lot=A 2:1,serials=S2 warehouse=W01
	run -0 on_hand
	expect $'P1\tW01\t2\t59.00' $'P2\tW01\t1\t8.85'
	assert_sound
}

@test "more than was ordered, unknown lines, drafts and bad quantities are refused, and nothing is written" {
	order P1:10@1
	quietly crm-purchase add supplier=Steel P1:1@1
	refused 3 'crm-purchase: CG2026-0001: quantity: only 10 of line 1 is left to deliver' \
		crm-purchase receive CG2026-0001 1:11 warehouse=W01
	refused 3 'crm-purchase: 2:1: no such line' crm-purchase receive CG2026-0001 2:1 warehouse=W01
	refused 3 'crm-purchase: CG2026-0002: status: is draft: only what is approved arrives' \
		crm-purchase receive CG2026-0002 warehouse=W01
	refused 3 "crm-purchase: '1:0': a quantity is more than nothing" crm-purchase receive CG2026-0001 1:0 warehouse=W01
	refused 3 "crm-purchase: '1:-2': a quantity is more than nothing" crm-purchase receive CG2026-0001 1:-2 warehouse=W01
	refused 2 "crm-purchase: 'P1': not LINE:QUANTITY, such as 1:10" crm-purchase receive CG2026-0001 P1 warehouse=W01
	refused 2 "crm-purchase: '1:1,unit=box': of goods lot=, serials=, expires= and note= may be told here" \
		crm-purchase receive CG2026-0001 1:1,unit=box warehouse=W01
	refused 3 'crm-purchase: CG2026-0001: quantity: only 4 of line 1 is left to deliver' \
		crm-purchase receive CG2026-0001 1:6 1:5 warehouse=W01
	refused 2 'crm-purchase: kind= is not for receive: it takes warehouse= and note=' \
		crm-purchase receive CG2026-0001 kind=opening warehouse=W01
	refused 3 'crm-purchase: 1:1: quantity: only 0 of line 1 was delivered' crm-purchase return CG2026-0001 1:1 warehouse=W01
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	refused 3 'crm-purchase: CG2026-0001: nothing of it is still to come' crm-purchase receive CG2026-0001 warehouse=W01
	refused 3 'crm-purchase: CG2026-0001: status: goods were delivered already: take them back first' \
		crm-purchase cancel CG2026-0001
	run -0 crm-stock count
	expect 1
	assert_sound
}

@test "a purchase in another currency comes in at a rate" {
	quietly crm-purchase add supplier=Steel currency=USD P1:3@33.3333,tax=zero
	quietly crm-purchase approve CG2026-0001
	refused 3 'crm-purchase: CG2026-0001: currency: is USD: --rate says how many CNY one of it is' \
		crm-purchase receive CG2026-0001 warehouse=W01
	quietly crm-purchase receive CG2026-0001 warehouse=W01 --rate 7.1234
	run -0 on_hand
	expect $'P1\tW01\t3\t712.34'
	run -0 crm-ap list --columns amount,currency --no-header
	expect $'1\t100.00\tUSD'
	refused 3 'crm-purchase: purchase: is in another currency: give its rebate --as payable, and --as stock in ours' \
		crm-purchase rebate purchase=CG2026-0001 amount=1 --as both
	refused 3 'crm-purchase: supplier: nothing was owed to it by that day' crm-purchase rebate supplier=Steel amount=1 --as payable
	quietly crm-purchase rebate purchase=CG2026-0001 amount=10 --as payable
	run -0 crm-ap list --columns open,currency --no-header
	expect $'1\t90.00\tUSD'
	assert_sound
}

@test "freight and customs are spread over what arrived, by value, quantity or weight, and are owed to the carrier" {
	order P1:300@1.13 P2:100@2.26 P3:1@500
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	run -0 crm-purchase cost CG2026-0001 freight=109 customs=0.01 supplier=Carrier --tax 9 --why sea \
		--columns kind,product.code,amount,supplier,payable.code,why --no-header
	expect $'1\tfreight\tP1\t60.00\t2\tCarrier\tYF2026-0002\tsea' $'2\tfreight\tP2\t40.00\t2\tCarrier\tYF2026-0002\tsea' \
		$'3\tcustoms\tP1\t0.01\t2\tCarrier\tYF2026-0002\tsea'
	quietly crm-purchase cost CG2026-0001 handling=10 --by quantity
	quietly crm-purchase cost CG2026-0001 handling=16 --by weight
	run -0 costs kind=handling
	expect $'handling\tP1\tW01\t7.50' $'handling\tP2\tW01\t2.50' $'handling\tP1\tW01\t15.00' $'handling\tP2\tW01\t1.00'
	run -0 on_hand
	expect $'P1\tW01\t300\t382.51' $'P2\tW01\t100\t243.50'
	run -0 owed supplier=Carrier
	expect $'Carrier\tcost\t2026-03-10\t109.01\t109.01'
	assert_sound
}

@test "costs are taken back with what they owed, and that again" {
	order P1:10@11.3
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	quietly crm-purchase cost CG2026-0001 freight=10 supplier=Carrier
	quietly crm-db undo "$(last)"
	run -0 on_hand
	expect $'P1\tW01\t10\t100.00'
	run -0 owed open=0.01..
	expect $'Steel\tdelivery\t2026-04-09\t113.00\t113.00'
	quietly crm-db undo "$(last)"
	run -0 on_hand
	expect $'P1\tW01\t10\t110.00'
	run -0 owed open=0.01..
	expect $'Steel\tdelivery\t2026-04-09\t113.00\t113.00' $'Carrier\tcost\t2026-03-10\t10.00\t10.00'
	assert_sound
}

@test "a late cost counts from its day on" {
	order day=2026-03-01 P1:10@11.3
	quietly crm-purchase receive CG2026-0001 warehouse=W01 --on 2026-03-02
	quietly crm-purchase cost CG2026-0001 freight=10 --on 2026-03-08
	run -0 on_hand --as-of 2026-03-07
	expect $'P1\tW01\t10\t100.00'
	run -0 on_hand --as-of 2026-03-08
	expect $'P1\tW01\t10\t110.00'
	run -0 crm-purchase costs --as-of 2026-03-07 --no-header
	expect ''
	refused 3 'crm-purchase: freight=1: purchase: nothing of CG2026-0001 was there on 2026-03-01 to bear it' \
		crm-purchase cost CG2026-0001 freight=1 --on 2026-03-01
}

@test "costs of nothing, of unknown kinds, and of goods without a weight are refused" {
	quietly crm-product set P1 weight=
	order P1:10@11.3
	refused 3 'crm-purchase: freight=1: purchase: nothing of CG2026-0001 was there on 2026-03-10 to bear it' \
		crm-purchase cost CG2026-0001 freight=1
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	refused 3 "crm-purchase: 'freight=0': an amount is more than nothing" crm-purchase cost CG2026-0001 freight=0
	refused 3 "crm-purchase: 'freight=-5': an amount is more than nothing" crm-purchase cost CG2026-0001 freight=-5
	refused 2 "crm-purchase: 'fuel=5': not KIND=AMOUNT: crm-db choices cost-kind lists the kinds" \
		crm-purchase cost CG2026-0001 fuel=5
	refused 2 "crm-purchase: name the purchase and what was paid besides: freight=800" crm-purchase cost CG2026-0001
	refused 3 'crm-purchase: freight=1: weight: product P1 has none: crm-product set P1 weight=KG' \
		crm-purchase cost CG2026-0001 freight=1 --by weight
	assert_sound
}

@test "a rebate comes off what goods cost, off what is owed, or off both" {
	order P1:10@11.3
	quietly crm-purchase receive CG2026-0001 1:4 warehouse=W01 --on 2026-03-09
	quietly crm-purchase receive CG2026-0001 warehouse=W02
	run -0 crm-purchase rebate purchase=CG2026-0001 amount=10 --as stock --why bonus \
		--columns taken,product.code,warehouse.code,amount,why --no-header
	expect $'1\tstock\tP1\tW01\t4.00\tbonus' $'2\tstock\tP1\tW02\t6.00\tbonus'
	run -0 crm-purchase rebate supplier=Steel amount=50 --as payable --columns taken,amount,payable.code --no-header
	expect $'3\tpayable\t45.20\tYF2026-0001' $'4\tpayable\t4.80\tYF2026-0002'
	quietly crm-purchase rebate purchase=CG2026-0001 amount=10 --as both
	run -0 on_hand
	expect $'P1\tW01\t4\t32.00' $'P1\tW02\t6\t48.00'
	run -0 owed
	expect $'Steel\tdelivery\t2026-04-08\t45.20\t0.00' $'Steel\tdelivery\t2026-04-09\t67.80\t53.00'
	quietly crm-db undo "$(last)"
	run -0 on_hand
	expect $'P1\tW01\t4\t36.00' $'P1\tW02\t6\t54.00'
	run -0 owed
	expect $'Steel\tdelivery\t2026-04-08\t45.20\t0.00' $'Steel\tdelivery\t2026-04-09\t67.80\t63.00'
	assert_sound
}

@test "rebates of nobody, of nothing and off nothing are refused" {
	order P1:10@11.3
	refused 2 'crm-purchase: say what it is taken off: --as stock, payable or both' crm-purchase rebate supplier=Steel amount=1
	refused 2 'crm-purchase: say who gives how much: supplier=KEY (or purchase=KEY) amount=AMOUNT' \
		crm-purchase rebate amount=1 --as stock
	refused 3 'crm-purchase: amount: an amount is more than nothing' crm-purchase rebate supplier=Steel amount=-1 --as payable
	refused 3 'crm-purchase: purchase: is required: the goods of which purchase cost less?' \
		crm-purchase rebate supplier=Steel amount=1 --as stock
	refused 3 'crm-purchase: supplier: nothing was owed to it by that day' crm-purchase rebate supplier=Steel amount=1 --as payable
	refused 3 'crm-purchase: purchase: is one of another supplier' \
		crm-purchase rebate supplier=Carrier purchase=CG2026-0001 amount=1 --as payable
}

suggest() {
	crm-purchase suggest --no-header --columns product,supplier,on_hand,on_order,reserved,sold,need,quantity,unit,price,reason "$@"
}

@test "what to order: from stock, least and most, orders, promises, sales and the days of delivery" {
	quietly crm-supply add supplier=Steel product=P1 price=48 unit=box lead_days=15
	quietly crm-supply add supplier=Steel product=P2 price=0.5 min_quantity=100
	quietly crm-product set P1 min_stock=100
	quietly crm-product set P2 max_stock=500
	quietly crm-customer add name=Acme
	run -0 suggest
	expect $'Bolt\tSteel\t0\t0\t0\t0\t100\t1\tbox\t48.00\tlow'
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P1:1000@0.1 P2:50@0.4
	quietly crm-stock approve KC2026-0001
	run -0 suggest
	expect ''
	quietly crm-stock add kind=issue warehouse=W01 day=2026-03-01 P1:900
	quietly crm-stock approve KC2026-0002
	quietly crm-contract add customer=Acme P2:80@1
	quietly crm-contract approve HT2026-0001
	run -0 suggest
	expect $'Bolt\tSteel\t100\t0\t0\t900\t1350\t3\tbox\t48.00\tsales' $'Nut\tSteel\t50\t0\t80\t0\t530\t530\tpiece\t0.50\tpromised'
	order P2:100
	run -0 suggest
	expect $'Bolt\tSteel\t100\t0\t0\t900\t1350\t3\tbox\t48.00\tsales'
	run -0 suggest name=Bolt --days 5
	expect ''
}

@test "suggestions become a draft for each supplier, which are not suggested again" {
	quietly crm-product set P1 P2 min_stock=10
	quietly crm-supply add supplier=Steel product=P1 price=2
	quietly crm-supply add supplier=Carrier product=P2 price=1.5 min_quantity=50
	run -0 bash -c 'crm-purchase suggest | crm-purchase order expected=+2w - --columns code,supplier,expected,status,amount --no-header'
	expect $'1\tCG2026-0001\t2\tCarrier\t2026-03-24\tdraft\t75.00' $'2\tCG2026-0002\t1\tSteel\t2026-03-24\tdraft\t20.00'
	run -0 suggest
	expect ''
	run -0 bash -c 'crm-purchase suggest | crm-purchase order - --no-header'
	expect ''
}

@test "what nobody is known to sell is suggested, and ordered by nobody" {
	quietly crm-product set P1 min_stock=10
	run -0 suggest
	expect $'Bolt\t\t0\t0\t0\t0\t10\t10\tpiece\t\tlow'
	refused 3 'crm-purchase: standard input:2: supplier: nobody is known to sell it: crm-supply add, or leave it out with suggest --known' \
		bash -c 'crm-purchase suggest | crm-purchase order -'
	run -0 suggest --known
	expect ''
	refused 2 'crm-purchase: its input are rows with the columns product_id, supplier_id and quantity, as crm-purchase suggest prints them' \
		bash -c 'crm-product list | crm-purchase order -'
	order P1:100@1.5
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	quietly crm-stock add kind=issue warehouse=W01 P1:95
	quietly crm-stock approve KC2026-0002
	run -0 suggest --days 1
	expect $'Bolt\tSteel\t5\t0\t0\t95\t100\t100\tpiece\t1.50\tlow'
}

@test "a closed period takes no more arrivals and costs" {
	order day=2026-02-01 P1:10@11.3
	quietly crm-purchase receive CG2026-0001 1:5 warehouse=W01 --on 2026-02-10
	quietly crm-db close 2026-02 --area stock
	run -3 crm-purchase receive CG2026-0001 1:1 warehouse=W01 --on 2026-02-11
	run -3 crm-purchase cost CG2026-0001 freight=1 --on 2026-02-28
	quietly crm-purchase cost CG2026-0001 freight=1
	run -0 on_hand
	expect $'P1\tW01\t5\t51.00'
	assert_sound
}

@test "of rows that arrive what is complete is passed over, and said; a purchase that is typed is refused" {
	order P1:2@50
	order P1:3@50
	quietly crm-purchase receive CG2026-0001 warehouse=W01
	rows=$(crm-purchase list status=approved)
	run -0 --separate-stderr crm-purchase receive warehouse=W01 - --columns purchase.code,quantity --no-header <<<"$rows"
	assert_equal "$output" $'2\tCG2026-0002\t3'
	assert_equal "$stderr" 'crm-purchase: rows of which nothing was left were passed over: 1'
	run -0 --separate-stderr crm-purchase receive warehouse=W01 - --no-header <<<"$rows"
	assert_equal "$output$stderr" 'crm-purchase: rows of which nothing was left were passed over: 2'
	refused 3 'crm-purchase: CG2026-0001: nothing of it is still to come' crm-purchase receive CG2026-0001 warehouse=W01
	assert_sound
}
