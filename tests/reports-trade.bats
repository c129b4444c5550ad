#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Reports of sales, gross profit, deliveries, purchases and cash, on books that were worked out by hand.
load helper

# Bolts lie at 2.00 and nuts at 1.00; prices include 13% of tax, so that 11.30 is 10.00 net. Contracts:
#   A Acme, 李雷   2025-02-10  10 bolts at 11.30, sent in time, paid
#   B Acme, 李雷   2026-01-10  20 bolts at 11.30, 2 hours at 56.50; 15 bolts sent in time, 5 late, 2 came back; 30% paid
#   C Bolt, Chief  2026-02-05  30 nuts at 5.65, sent 5 days late; 10 bolts at 22.60, late by today; 80.00 paid
#   D Bolt, 李雷   2026-03-01  10 nuts at 5.65, to come
# Purchases: X 50 bolts at 2.00, in time; Y 40 bolts at 2.50, 14 days late, and 10 nuts that did not come; Z 10 nuts to come.
setup_file() {
	load helper
	export CRM_DB=$BATS_FILE_TMPDIR/crm.db
	crm_init
	quietly crm-department add name=West
	quietly crm-user add login=li name=李雷 department=West
	quietly crm-category add name=Screws
	quietly crm-product add code=P1 name=Bolt unit=piece category=Screws
	quietly crm-product add code=P2 name=Nut unit=piece
	quietly crm-product add code=S1 name=Fitting kind=service unit=hour
	quietly crm-warehouse add name=Main
	quietly crm-customer add name=Acme province=北京
	quietly crm-customer add name=Bolt province=上海
	quietly crm-supplier add name=Mill
	quietly crm-stock add code=OP kind=opening warehouse=W01 day=2025-01-01 P1:100@2 P2:100@1
	quietly crm-stock approve OP
	sell_all
	buy_all
	quietly crm-account add code=ICBC name=ICBC
	quietly crm-cash opening ICBC 1000 --on 2026-01-01
}

setup() {
	cp "$BATS_FILE_TMPDIR/crm.db" "$CRM_DB"
}

sell_all() {
	sell A '' customer=Acme owner=li day=2025-02-10 ship_by=2025-02-28 P1:10@11.30
	sell B '30%@sign 70%@ship+30d' customer=Acme owner=li day=2026-01-10 ship_by=2026-02-01 P1:20@11.30 S1:2@56.50
	sell C '' customer=Bolt day=2026-02-05 ship_by=2026-02-20 P2:30@5.65 P1:10@22.60
	sell D '' customer=Bolt owner=li day=2026-03-01 ship_by=2026-03-27 P2:10@5.65
	send A 2025-02-20
	quietly crm-receipt add customer=Acme contract=A day=2025-03-01 amount=113 --contract-first
	quietly crm-receipt add customer=Acme contract=B day=2026-01-12 amount=101.70 --contract-first
	send B 2026-01-30 P1:15 S1:2
	send C 2026-02-25 P2:30
	quietly crm-receipt add customer=Bolt contract=C day=2026-03-03 amount=80 --contract-first
}

buy_all() {
	buy X '' day=2026-01-05 expected=2026-01-20 P1:50@2.26
	quietly crm-purchase receive X 1:50 warehouse=W01 --on 2026-01-20
	buy Y '' day=2026-02-10 expected=2026-02-20 P1:40@2.825 P2:10@1.13
	buy Z '100%@ship+30d' day=2026-03-01 expected=2026-03-20 P2:10@1.13
	send B 2026-02-24 P1:5
	quietly crm-ship return B P1:2 warehouse=W01 --on 2026-03-05
	quietly crm-purchase receive Y 1:40 warehouse=W01 --on 2026-03-06
}

# sell CODE PLAN FIELD=VALUE... LINE...: an approved contract.
sell() {
	quietly crm-contract add code="$1" "${@:3}"
	[ -z "$2" ] || quietly crm-contract plan "$1" $2
	quietly crm-contract approve "$1"
}

buy() {
	quietly crm-purchase add code="$1" supplier=Mill "${@:3}"
	[ -z "$2" ] || quietly crm-purchase plan "$1" $2
	quietly crm-purchase approve "$1"
}

# send CONTRACT DAY [LINE...]
send() {
	local shipment
	shipment=$(crm-ship add contract="$1" warehouse=W01 day="$2" "${@:3}" --columns code --no-header | cut -f 2)
	quietly crm-ship approve "$shipment"
	quietly crm-ship send "$shipment" day="$2"
}

report() {
	crm-report "$@" --no-header
}

# opens AMOUNT REPORT OPERAND...: the lines that each row's drill-down lists add up to the row's amount (of that column).
opens() {
	local amount command rows=0
	while IFS=$'\t' read -r amount command; do
		rows=$((rows + 1))
		run -0 bash -o pipefail -c "$command -o ndjson | jq -s '[.[].$1] | add // 0 | . * 100 | round'"
		assert_equal "$command: $output" "$command: $amount"
	done < <(crm-report "${@:2}" --drill -o ndjson | jq -r '[(.'"$1"' * 100 | round), .drill] | @tsv')
	[ "$rows" -gt 0 ]
}

@test "gross profit of what was shipped, by contract; a part of the time; one owner" {
	run -0 report gross-profit --columns group,revenue,cost,late_costs,profit,margin,share
	expect $'B\t280.00\t36.00\t0.00\t244.00\t0.871429\t0.54955' $'C\t150.00\t30.00\t0.00\t120.00\t0.8\t0.27027' \
		$'A\t100.00\t20.00\t0.00\t80.00\t0.8\t0.18018'
	run -0 report gross-profit from=2026-02 to=2026-02 --columns group,profit
	expect $'C\t120.00' $'B\t40.00'
	run -0 report gross-profit contract.owner=li by=all --columns profit
	expect 324.00
}

@test "... by owner, department, customer, region, product, category and month" {
	for by in owner=李雷:324.00,Chief:120.00 department=West:324.00,:120.00 customer=Acme:324.00,Bolt:120.00 \
		region=北京:324.00,上海:120.00 product=Bolt:224.00,Nut:120.00,Fitting:100.00 category=Screws:224.00,:220.00 \
		month=2025-02:80.00,2026-01:220.00,2026-02:160.00,2026-03:-16.00 all=all:444.00; do
		run -0 bash -c "crm-report gross-profit by=${by%%=*} --columns group,profit --no-header | cut -f 1,2 | tr '\t\n' ':,'"
		assert_output "${by#*=},"
	done
}

# Ten more bolts come at an estimated 3.00; all go; then the invoice says 3.88.
@test "what became known after the goods had gone is a late cost of the product" {
	quietly crm-stock add code=E kind=receipt warehouse=W01 day=2026-03-07 P1:10@3,estimated=yes
	quietly crm-stock approve E
	quietly crm-stock add code=F kind=issue warehouse=W01 day=2026-03-08 P1:172
	quietly crm-stock approve F
	before=$(report gross-profit by=product product=P1 --columns cost)
	quietly crm-stock price E 1 cost=3.88 --on 2026-03-09
	run -0 report gross-profit by=product product=P1 --columns cost,late_costs
	expect "$before"$'\t8.80'
	run -0 report gross-profit product=P1 --columns group,late_costs
	expect $'B\t0.00' $'A\t0.00' $'\t8.80'
	run -0 report gross-profit late=no by=product product=P1 --columns late_costs
	expect 0.00
}

@test "a delivery that was taken back has no revenue and no cost" {
	send D 2026-03-09
	run -0 report gross-profit contract=D --columns revenue,cost
	expect $'50.00\t10.00'
	quietly crm-ship cancel "$(crm-stock list contract=D --columns code --no-header | cut -f 2)" --why mistake
	run -0 report gross-profit contract=D --columns revenue,cost
	expect $'0.00\t0.00'
}

@test "gross profit line by line" {
	run -0 report gross-profit-lines contract=B --columns day,product,quantity,revenue,cost,profit
	expect $'2026-01-30\tBolt\t15\t150.00\t30.00\t120.00' $'2026-01-30\tFitting\t2\t100.00\t0.00\t100.00' \
		$'2026-02-24\tBolt\t5\t50.00\t10.00\t40.00' $'2026-03-05\tBolt\t-2\t-20.00\t-4.00\t-16.00'
}

# Nothing of C has gone: 30 nuts will bring 150.00 and cost 30.00, 10 bolts 200.00 and cost 20.00 at the average of that day.
@test "contracts with what was shipped, collected, invoiced and earned" {
	run -0 report contract-profit --as-of 2026-02-20 --columns contract,owner,customer,amount,collected,shipped,invoiced,shipped_profit,profit,margin
	expect $'A\t李雷\tAcme\t113.00\t113.00\t113.00\t0.00\t80.00\t80.00\t0.8' \
		$'B\t李雷\tAcme\t339.00\t101.70\t282.50\t0.00\t220.00\t260.00\t0.866667' \
		$'C\tChief\tBolt\t395.50\t0.00\t0.00\t0.00\t0.00\t300.00\t0.857143'
	run -0 report contract-profit --as-of 2026-01-12 from=2026 --columns contract,collected,shipped,profit
	expect $'B\t101.70\t0.00\t260.00'
}

# Of B 30% came in: 78.00 of 260.00. Of A all.
@test "gross profit of what was collected is the part of the contract's that was" {
	run -0 report collected-profit to=2026-02-20 --columns group,amount,net,profit,margin
	expect $'A\t113.00\t100.00\t80.00\t0.8' $'B\t101.70\t90.00\t78.00\t0.866667'
	run -0 report collected-profit to=2026-02-20 by=month --columns group,profit
	expect $'2025-03\t80.00' $'2026-01\t78.00'
	run -0 report collected-profit-lines to=2026-02-20 owner=li from=2026 --columns day,receipt,customer,contract,amount,profit
	expect $'2026-01-12\tSK2026-0001\tAcme\tB\t101.70\t78.00'
}

# 100.00 of 395.50 and 295.50 of it bring in all of the 300.00, however they are rounded.
@test "the last payment of a contract brings in what is left of its gross profit" {
	quietly crm-ar add customer=Bolt contract=C amount=226 day=2026-03-09
	quietly crm-receipt add customer=Bolt contract=C day=2026-03-09 amount=315.50 --contract-first
	profit=$(report contract-profit code=C --columns profit)
	run -0 report collected-profit code=C --columns amount,profit
	expect $'395.50\t'"$profit"
}

@test "sales by month beside the month before and the year before" {
	run -0 report sales --columns period,amount,previous,growth,last_year,year_growth
	expect $'2026-01\t339.00\t0.00\t\t0.00\t' $'2026-02\t395.50\t339.00\t0.166667\t113.00\t2.5' \
		$'2026-03\t56.50\t395.50\t-0.857143\t0.00\t'
	run -0 report sales of=shipped per=quarter --columns period,amount,last_year,year_growth
	expect $'2026Q1\t485.90\t113.00\t3.3'
	run -0 report sales of=collected per=year from=2025 --columns period,amount,previous,growth
	expect $'2025\t113.00\t0.00\t' $'2026\t181.70\t113.00\t0.607965'
}

@test "... by whom and what; a payment is spread over the lines of its contract" {
	run -0 report sales per=year by=owner --columns group,amount
	expect $'Chief\t395.50' $'李雷\t395.50'
	run -0 report sales per=year by=category of=shipped --columns group,amount
	expect $'\t282.50' $'Screws\t203.40'
	run -0 report sales per=year by=product of=collected code=C --columns group,amount
	expect $'Bolt\t45.71' $'Nut\t34.29'
}

@test "a month that is not over is held against as many days; an amendment counts on its day" {
	run -0 report sales of=shipped from=2026-03 --columns amount,previous
	expect $'-22.60\t0.00'
	quietly crm-contract amend C 2 qty=20 --on 2026-03-02
	run -0 report sales from=2026-02 code=C --columns period,amount
	expect $'2026-02\t395.50' $'2026-03\t226.00'
}

@test "the lines behind sales and gross profit add up to each row" {
	for of in contracted shipped collected; do
		for by in all owner department customer region product category; do
			opens amount sales of=$of by=$by from=2025
		done
		opens amount abc of=$of by=product
	done
	for by in contract owner department customer region product category month all; do
		opens profit gross-profit by=$by
	done
	for by in contract owner department customer region month all; do
		opens profit collected-profit by=$by
	done
}

@test "the lines behind the other figures add up to each row" {
	opens amount backlog
	opens amount purchases by=supplier
	opens amount purchases by=product
	opens amount purchases by=category
	opens amount purchases by=month
	run -0 bash -o pipefail -c 'crm-report deliveries-late by=owner --drill --columns sent,drill --no-header |
		while IFS=$'"'\t'"' read -r n command; do echo "$n $(eval "$command --no-header" | wc -l)"; done'
	expect '4 4' '1 1'
}

@test "backlog by the week of shipping, and what is late of it" {
	run -0 report backlog
	expect $'2026-01-26\t1\t1\t20.00\t22.60\t22.60\tyes' $'2026-02-16\t1\t1\t200.00\t226.00\t248.60\tyes' \
		$'2026-03-23\t1\t1\t50.00\t56.50\t305.10\tno'
	run -0 report backlog-lines late=1 --columns contract,line,product,quantity,amount,ship_by,days_late
	expect $'B\t1\tBolt\t2\t22.60\t2026-02-01\t37' $'C\t2\tBolt\t10\t226.00\t2026-02-20\t18'
	run -0 report backlog --as-of 2026-02-06 --columns week,amount,late
	expect $'2026-01-26\t56.50\tyes' $'2026-02-16\t395.50\tno'
	quietly crm-contract add code=E customer=Acme P1:1@113
	quietly crm-contract approve E
	run -0 report backlog code=E --columns amount,drill --drill
	expect $'113.00\tcrm-report backlog-lines dated=no code=E'
}

@test "deliveries on time, and how late the others were" {
	run -0 report deliveries-late --columns group,sent,on_time,late,rate,amount_rate,days_late,most_late
	expect $'all\t5\t3\t2\t0.6\t0.636364\t28\t23'
	run -0 report deliveries-late by=month from=2026 --columns group,sent,late
	expect $'2026-01\t2\t0' $'2026-02\t2\t2'
	run -0 report delivery-lines from=2026-02 --columns day,contract,product,ship_by,days_late
	expect $'2026-02-24\tB\tBolt\t2026-02-01\t23' $'2026-02-25\tC\tNut\t2026-02-20\t5'
}

@test "purchases, their prices against the last ones, and what came late" {
	run -0 report purchases by=month --columns group,purchases,net,amount,arrived,coming
	expect $'2026-01\t1\t100.00\t113.00\t113.00\t0.00' $'2026-02\t1\t110.00\t124.30\t113.00\t11.30' \
		$'2026-03\t1\t10.00\t11.30\t0.00\t11.30'
	run -0 report price-variance --columns purchase,product,price,last_price,last_day,change,difference
	expect $'X\tBolt\t2.00\t\t\t\t' $'Y\tBolt\t2.50\t2.00\t2026-01-05\t0.25\t20.00' $'Y\tNut\t1.00\t\t\t\t' \
		$'Z\tNut\t1.00\t1.00\t2026-02-10\t0\t0.00'
	run -0 report arrivals-late --columns supplier,lines,in_time,late,open,rate,days_late,most_late
	expect $'Mill\t3\t1\t2\t1\t0.333333\t32\t18'
	run -0 report arrival-lines --columns purchase,product,expected,whole_on,days_late
	expect $'X\tBolt\t2026-01-20\t2026-01-20\t0' $'Y\tBolt\t2026-02-20\t2026-03-06\t14' $'Y\tNut\t2026-02-20\t\t18'
}

# Overdue: 89.50 of C, 197.75 of B's first delivery (70% of 282.50). Of the second 39.55 is due on
# 2026-03-26, less 22.60 for what came back. An advance, and what waits for goods to come, have no date.
@test "cash of the weeks to come: what is there, what comes in, what goes out" {
	quietly crm-ar add customer=Acme amount=20 day=2026-03-09 due=2026-03-16
	quietly crm-ar add customer=Acme amount=40 day=2026-03-09 due=2026-08-16
	quietly crm-ap add supplier=Mill amount=30 day=2026-03-09 due=2026-03-22
	quietly crm-receipt add customer=Acme amount=5 day=2026-03-09
	run -0 report cash-forecast weeks=3
	expect $'2026-03-09\t1000.00\t287.25\t0.00\t226.00\t0.00\t1061.25\t287.25\t226.00' \
		$'2026-03-16\t1061.25\t20.00\t0.00\t30.00\t0.00\t1051.25\t0.00\t0.00' $'2026-03-23\t1051.25\t16.95\t0.00\t0.00\t0.00\t1068.20\t0.00\t0.00' \
		$'later\t1068.20\t40.00\t0.00\t0.00\t0.00\t1108.20\t0.00\t0.00' $'undated\t1108.20\t-5.00\t0.00\t11.30\t0.00\t1091.90\t0.00\t0.00'
	run -0 report cash-due to=2026-03-22 --columns due,kind,code,amount,overdue
	assert_line $'2026-03-22\tpayable\tYF2026-0004\t-30.00\t'
	run -0 bash -c 'crm-report cash-forecast --drill --columns drill --no-header | while read -r c; do eval "$c --no-header"; done | wc -l'
	assert_output "$(report cash-due | wc -l)"
}

@test "a class of what makes 80% of sales, 95%, and the rest" {
	run -0 report abc by=product of=shipped --columns place,group,amount,share,running,class
	expect $'1\tBolt\t316.40\t0.528302\t0.528302\tA' $'2\tNut\t169.50\t0.283019\t0.811321\tA' $'3\tFitting\t113.00\t0.188679\t1\tB'
	run -0 report abc by=product of=shipped a=50 b=80 --columns group,class
	expect $'Bolt\tA' $'Nut\tB' $'Fitting\tC'
}

@test "a report of days gone by is the same to the byte, whatever happens later" {
	ask() {
		for r in gross-profit collected-profit sales 'sales of=shipped' 'sales of=collected by=product' deliveries-late purchases \
			price-variance abc; do
			crm-report $r to=2026-02-20 -o html
		done | cksum
	}
	before=$(ask)
	sell E '' customer=Acme day=2026-02-21 P1:5@113
	send E 2026-03-09
	quietly crm-receipt add customer=Acme day=2026-03-09 amount=300 --oldest
	quietly crm-contract amend D 1 qty=2 --on 2026-03-09
	run -0 ask
	assert_output "$before"
}

@test "all reports are there in Chinese" {
	run -0 bash -c 'cd "$CRM_SHARE/reports" && for f in *.sql; do for k in title says; do grep -q "^-- $k\[zh\]: " $f || echo $f $k; done; done'
	assert_output ''
	LANGUAGE=zh_CN run -0 crm-report gross-profit by=owner -o table --ascii --columns group,revenue,profit
	assert_line --index 0 --regexp '^分组 +不含税收入 +毛利'
}

@test "words and days that are wrong" {
	refused 2 "crm-report: parameter 'by' cannot be 'shop': it is one of contract, owner, department, customer, region, product, category, month, all" \
		crm-report gross-profit by=shop
	refused 2 "crm-report: parameter 'to' cannot be 'soon': not a date: write it as 2026-03-05" crm-report sales to=soon
}

# Cents of each line, as sold: round(price x quantity x (1 - discount)).
@test "Northwind: sales by year, owner and category are those of its lines" {
	northwind=$root/../shared/data/northwind
	[ -d "$northwind" ] || skip "no $northwind"
	rm "$CRM_DB"
	crm_init
	quietly crm-import customer "$northwind/customers.csv" code=@customerID name=@customerID region= city=
	quietly crm-import product "$northwind/products.csv" code=@productID name=@productName list_price=@unitPrice \
		category=@categoryID --create category
	quietly crm-import user "$northwind/employees.csv" login=@employeeID name=@lastName
	{
		echo orderID,customerID,employeeID,orderDate,productID,unitPrice,quantity,discount
		join -t , <(tail -n +2 "$northwind/orders.csv" | cut -d , -f 1-4) <(tail -n +2 "$northwind/order_details.csv")
	} >orders.csv
	quietly crm-import contract orders.csv code=@orderID customer=@customerID owner=@employeeID day=@orderDate --drop-time \
		product=@productID price=@unitPrice status=approved tax_rate=zero
	run -0 report sales per=year from=1996 to=1998 --columns period,amount
	expect "$(awk -F '[,-]' 'NR > 1 { sum[$4] += int($(NF - 2) * $(NF - 1) * (1 - $NF) * 100 + 0.5000001) }
		END { for (y in sum) printf "%s\t%.2f\n", y, sum[y] / 100 }' orders.csv | sort)"
	run -0 bash -o pipefail -c 'crm-report sales per=year by=category from=1996 to=1998 -o ndjson | jq -s "[.[].amount] | add * 100 | round"'
	assert_output 126579329
	run -0 report abc from=1996 to=1998 --limit 3 --columns place,group,class
	expect "$(tail -n +2 "$northwind/answers/net_sales_by_customer.tsv" | sort -t $'\t' -k 3,3rn | head -3 |
		awk -F '\t' '{ print NR "\t" $1 "\tA" }')"
}
