#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# The execution of contracts: contracted, shipped, invoiced, collected, by line and instalment, on any day.
load helper

# HT2026-0001 of Acme, 1,000.00 with tax of 13 %: 8 bolts at 100.00, 20 hours at 10.00; 30 % on signing, 60 % on shipping,
# 10 % on acceptance. By hand, day by day:
#   02-01 signed; 02-05 300.00 received for the first instalment, and 50.00 beside it
#   02-10 5 bolts shipped (500.00: 60 % of it, 300.00, falls due 30 days later); 02-12 invoiced 4 bolts, 400.00
#   02-20 3 bolts and 20 hours shipped (500.00); 03-01 1 bolt came back (100.00)
setup() {
	crm_init
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-product add code=S1 name=Fitting kind=service unit=hour
	quietly crm-warehouse add name=Main
	quietly crm-stock add kind=opening warehouse=W01 day=2026-01-01 P1:30@40
	quietly crm-stock approve KC2026-0001
	quietly crm-customer add name=Acme
	quietly crm-deal add title=Roof customer=Acme
	quietly crm-contract add title=Roof customer=Acme deal=Roof day=2026-02-01 ship_by=2026-02-15 P1:8@100 S1:20@10
	quietly crm-contract plan HT2026-0001 30%@sign 60%@ship+30d 10%@accept
	quietly crm-contract approve HT2026-0001
}

play() {
	quietly crm-receipt add customer=Acme contract=HT2026-0001 amount=350 day=2026-02-05
	printf 'item,source,amount\nYS2026-0001,SK2026-0001,300\n' | quietly crm-import settlement -
	crm-ship add contract=HT2026-0001 warehouse=W01 | quietly crm-ship approve -
	quietly crm-ship send FH2026-0001 1:5 day=2026-02-10
	quietly crm-invoice issue contract=HT2026-0001 1:4 kind=special number=10000001 day=2026-02-12
	quietly crm-ship send FH2026-0001 day=2026-02-20
	quietly crm-ship return HT2026-0001 1:1 warehouse=W01 day=2026-03-01 reason=broken
}

execution() {
	crm-contract execution HT2026-0001 --no-header "$@" | cut -f 2-
}

@test "four sums by line, by instalment, and of the contract" {
	play
	run -0 crm-contract execution HT2026-0001
	expect <<-'END'
		contract_id	part	number	title	due	contracted	shipped	invoiced	collected	open
		1	line	1	Bolt		800.00	700.00	400.00		
		1	line	2	Fitting		200.00	200.00	0.00		
		1	instalment	1	sign		300.00	0.00	0.00	300.00	0.00
		1	instalment	2	ship	2026-03-12	600.00	600.00	0.00	0.00	500.00
		1	instalment	3	accept		100.00	0.00	0.00	0.00	100.00
		1	contract		Roof	2026-02-15	1000.00	900.00	400.00	300.00	600.00
	END
	assert_sound
}

@test "the sums of past days" {
	play
	run -0 execution --as-of 2026-02-15 --columns number,part,shipped,invoiced,collected,open
	expect <<-'END'
		line	500.00	400.00		
		line	0.00	0.00		
		instalment	0.00	0.00	300.00	0.00
		instalment	300.00	0.00	0.00	600.00
		instalment	0.00	0.00	0.00	100.00
		contract	500.00	400.00	300.00	700.00
	END
	for day in 02-01 02-05 02-10 02-12 02-20 03-01; do
		crm-contract summary HT2026-0001 --as-of "2026-$day" --no-header \
			--columns shipped,invoiced,collected,balance,returned,shipped_not_invoiced,invoiced_not_shipped,unallocated,advance
	done >summary
	run -0 cat summary
	expect <<-'END'
		1	0.00	0.00	0.00	1000.00	0.00	0.00	0.00	0.00	0.00
		1	0.00	0.00	300.00	700.00	0.00	0.00	0.00	50.00	350.00
		1	500.00	0.00	300.00	700.00	0.00	500.00	0.00	50.00	0.00
		1	500.00	400.00	300.00	700.00	0.00	100.00	0.00	50.00	0.00
		1	1000.00	400.00	300.00	700.00	0.00	600.00	0.00	50.00	0.00
		1	900.00	400.00	300.00	600.00	100.00	500.00	0.00	50.00	0.00
	END
}

@test "invoiced before it was shipped" {
	quietly crm-invoice issue contract=HT2026-0001 1:4 kind=special number=10000001
	run -0 crm-contract list --columns shipped_not_invoiced,invoiced_not_shipped --no-header
	expect $'1\t0.00\t400.00'
}

@test "histories: quotes, shipments, collections, balance, invoices, returns, refunds" {
	play
	quietly crm-quote add customer=Acme deal=Roof day=2026-01-20 P1:8@110
	quietly crm-quote revise BJ2026-0001 --on 2026-01-25
	run -0 execution --kind quotes
	expect $'BJ2026-0001\t2026-01-20\t1\t\tcancelled\t880.00' $'BJ2026-0002\t2026-01-25\t2\t\tdraft\t880.00'
	run -0 execution --kind shipments --columns delivery,day,line,product,quantity,amount
	expect $'2026-02-10\t1\tBolt\t5\t500.00' $'2026-02-20\t1\tBolt\t3\t300.00' $'2026-02-20\t2\tFitting\t20\t200.00'
	run -0 execution --kind collections
	expect $'SK2026-0001\t2026-02-05\t300.00\t\t\tYS2026-0001\t1'
	run -0 execution --kind balance
	expect $'YS2026-0004\t2\t2026-02-10\t2026-03-12\t300.00\t300.00\t' $'YS2026-0005\t2\t2026-02-20\t2026-03-22\t300.00\t200.00\t' \
		$'YS2026-0003\t3\t2026-02-01\t\t100.00\t100.00\t'
	run -0 execution --kind invoices --columns number,day,status,net,tax,amount
	expect $'2026-02-12\tapproved\t353.98\t46.02\t400.00'
	run -0 execution --kind returns --columns delivery,day,line,quantity,amount,reason
	expect $'2026-03-01\t1\t1\t100.00\tbroken'
	quietly crm-receipt add customer=Acme contract=HT2026-0001 amount=50 refund=yes day=2026-03-02
	run -0 execution --kind refunds --columns receipt,day,amount
	expect $'2026-03-02\t50.00'
	refused 2 "crm-contract: --kind is quotes, shipments, collections, balance, invoices, returns or refunds, not 'x'" \
		crm-contract execution HT2026-0001 --kind x
}

@test "a summary, and what is to be done by whom" {
	play
	run -0 crm-contract summary Roof --columns code,title,deal,day,ship_by,amount,shipped,collected,balance,invoiced
	expect $'contract_id\tcode\ttitle\tdeal_id\tdeal\tday\tship_by\tamount\tshipped\tcollected\tbalance\tinvoiced' \
		$'1\tHT2026-0001\tRoof\t1\tRoof\t2026-02-01\t2026-02-15\t1000.00\t900.00\t300.00\t600.00\t400.00'
	run -0 crm-contract status HT2026-0001 --columns side,to_do,what,quantity,amount,due,late
	expect <<-'END'
		side	to_do	what	quantity	amount	due	late
		us	deliver	Bolt	1		2026-02-15	23
		us	invoice			500.00		
		them	pay	YS2026-0004		300.00	2026-03-12	
		them	pay	YS2026-0005		200.00	2026-03-22	
		them	pay	YS2026-0003		100.00		
		them	sign	KC2026-0002				
		them	sign	KC2026-0003				
	END
	refused 1 "crm-contract: no contract 'X'" crm-contract status X
}

@test "people read the words of their language" {
	play
	LANGUAGE=zh_CN run -0 bash -c 'crm-contract execution HT2026-0001 --columns part,number,title -o html | grep -o "<td>[^<0-9]*</td>"'
	expect '<td>合同明细</td>' '<td>Bolt</td>' '<td>合同明细</td>' '<td>Fitting</td>' '<td>分期</td>' '<td>签订</td>' \
		'<td>分期</td>' '<td>发货</td>' '<td>分期</td>' '<td>验收</td>' '<td>合同</td>' '<td>Roof</td>'
	LANGUAGE=zh_CN run -0 bash -c 'crm-contract status HT2026-0001 --columns side,to_do -o html | grep -o "<td>[^<]*</td>" | sort -u'
	expect '<td>付款</td>' '<td>发货</td>' '<td>对方</td>' '<td>开票</td>' '<td>我方</td>' '<td>签收</td>'
}

@test "reports of execution and of deliveries on time" {
	play
	quietly crm-contract add customer=Acme day=2026-03-01 ship_by=2026-03-05 S1:1@10 P1:1@1
	quietly crm-contract approve HT2026-0002
	crm-ship add contract=HT2026-0002 warehouse=W01 1:1 | crm-ship approve - | quietly crm-ship send - --on 2026-03-04
	run -0 crm-report contract-execution from=2026-02-01 to=2026-02-28 --columns contract,amount,shipped,shipped_share,invoiced,collected,balance --no-header
	expect $'HT2026-0001\t1000.00\t900.00\t0.9\t400.00\t300.00\t600.00'
	run -0 crm-report delivery-on-time
	expect <<-'END'
		month	lines	on_time	share	late	open	days
		2026-02	2	0	0	1	1	23
		2026-03	2	1	0.5	0	1	5
	END
}
