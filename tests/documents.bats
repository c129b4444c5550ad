#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Documents in and out as rows: imports, flat rows, JSON, and lines as they are typed.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-customer add name=北方
	quietly crm-product add code=P001 name=Bolt unit=piece list_price=1.13
	quietly crm-product add code=P002 name=Nut unit=piece list_price=5
}

orders() {
	cat >orders.csv <<-'END'
		合同号,客户,日期,产品,数量,单价,税率
		S1,Acme,2026-01-05,P001,10,2,13
		S1,Acme,2026-01-05,P002,2,3.5,13
		S2,北方,2026-01-06,P002,4,5,6
	END
}

# The lines of a contract, without their ids.
lines() {
	crm-contract line "$1" --columns line,product,quantity,price,tax_rate,amount --no-header | cut -f 2,4-
}

counts() {
	cut -f 2-9 | tail -n +2
}

@test "rows with one code make one document; the same again changes nothing" {
	orders
	run -0 crm-import contract orders.csv
	expect $'change_set_id\tnoun\tread\tadded\tchanged\tunchanged\tskipped\trefused\tcreated\trounded\tunused' $'7\tcontract\t3\t2\t0\t0\t0\t0\t0\t\t'
	run -0 crm-contract list --columns code,customer,day,status,amount --no-header
	expect $'1\tS1\t1\tAcme\t2026-01-05\tdraft\t27.00' $'2\tS2\t2\t北方\t2026-01-06\tdraft\t20.00'
	run -0 lines S1
	expect $'1\tBolt\t10\t2.00\t13\t20.00' $'2\tNut\t2\t3.50\t13\t7.00'
	run -0 crm-import contract orders.csv
	assert_summary $'contract\t3\t0\t0\t2\t0\t0\t0\t\t'
	assert_sound
}

@test "a changed quantity changes its line, found by its place or by its number" {
	orders
	quietly crm-import contract orders.csv
	sed -i 's/P002,2,3.5/P002,3,3.5/' orders.csv
	run -0 crm-import contract orders.csv
	assert_summary $'contract\t3\t0\t1\t1\t0\t0\t0\t\t'
	printf 'code,line,quantity\nS1,2,9\nS1,3,1\n' >more.csv
	refused 3 $'crm-import: more.csv:3: price: is required: the product has no list price\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import contract more.csv
	sed -i 3d more.csv
	quietly crm-import contract more.csv
	run -0 lines S1
	expect $'1\tBolt\t10\t2.00\t13\t20.00' $'2\tNut\t9\t3.50\t13\t31.50'
	assert_sound
}

@test "an import of documents is undone" {
	orders
	quietly crm-import contract orders.csv
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)" >/dev/null
	run -0 crm-contract count
	expect 0
	assert_sound
}

@test "columns of both are the document's unless they are called line.FIELD" {
	printf 'code,customer,note,line.note,Qty,Item,price\nQ1,Acme,急,红,5,P001,1\nQ1,,,蓝,6,P002,2\n' >q.csv
	quietly crm-import quote q.csv line.quantity=@Qty product=@Item line.tax_rate=9 title=一月
	run -0 crm-quote lines --columns code,title,note,line,quantity,tax_rate,line.note --no-header
	expect $'1\tQ1\t一月\t急\t1\t5\t9\t红' $'2\tQ1\t一月\t急\t2\t6\t9\t蓝'
	sed -i 's/Q1,,,蓝/Q1,,慢,蓝/' q.csv
	refused 3 $'crm-import: q.csv:3: note: is \'慢\' here and \'急\' in the first row of the document: line.FIELD=@column makes it the line\'s\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import quote q.csv line.quantity=@Qty product=@Item
}

@test "rows of a document that stand apart go on with its lines" {
	printf 'code,customer,product,quantity\nS1,Acme,P001,1\nS2,Acme,P001,2\nS1,Acme,P002,3\n' >apart.csv
	run -0 crm-import contract apart.csv
	assert_summary $'contract\t3\t2\t0\t0\t0\t0\t0\t\t'
	run -0 lines S1
	expect $'1\tBolt\t1\t1.13\t13\t1.13' $'2\tNut\t3\t5.00\t13\t15.00'
	run -0 crm-import contract apart.csv
	assert_summary $'contract\t3\t0\t0\t2\t0\t0\t0\t\t'
}

@test "lines nested in JSON, and what show prints comes in again unchanged" {
	cat >orders.json <<-'END'
		[{"code": "S1", "customer": "Acme", "day": "2026-01-05", "lines": [
		  {"product": "P001", "quantity": 10, "price": 99.50}, {"product": "P002", "quantity": 2.5, "tax_rate": 6}]},
		 {"code": "S2", "customer": "北方", "lines": [{"product": "P002", "quantity": 1}]}]
	END
	run -0 crm-import contract orders.json
	assert_summary $'contract\t2\t2\t0\t0\t0\t0\t0\t\t'
	crm-contract show S1 S2 -o json >again.json
	run -0 bash -c "crm-import contract again.json | cut -f 2-9"
	assert_line --index 1 $'contract\t2\t0\t0\t2\t0\t0\t0'
	crm-contract show S1 -o json | sed -n '/"lines"/,/^\]/p' | sed 's/.*"lines"/"lines"/' >lines.json
	run -0 head -3 lines.json
	expect '"lines":[' \
		'{"line":1,"product_id":1,"product":"Bolt","title":null,"quantity":10,"unit":"piece","price":99.50,"discount":null,"tax_rate":"13","net":880.53,"tax":114.47,"amount":995.00,"note":null,"is_return":null},' \
		'{"line":2,"product_id":2,"product":"Nut","title":null,"quantity":2.5,"unit":"piece","price":5.00,"discount":null,"tax_rate":"6","net":11.79,"tax":0.71,"amount":12.50,"note":null,"is_return":null}'
}

@test "hundreds of documents go out flat and come in again, here and elsewhere" {
	{
		echo code,customer,day,product,quantity,price,note,line.note
		for i in {1..300}; do
			printf 'S%d,Acme,2026-01-%02d,P001,%d,1.%d,%s,\n' "$i" $((i % 28 + 1)) "$i" "$i" "Nr $i"
			printf 'S%d,Acme,,P002,%d,2.5,,"a ""b"", c"\n' "$i" "$((i + 1))"
		done
	} >many.csv
	quietly crm-import contract many.csv
	crm-contract lines -o csv >flat.csv
	run -0 crm-import contract flat.csv
	assert_summary $'contract\t600\t0\t0\t300\t0\t0\t0\t\t'
	crm-contract lines -o ndjson >flat.ndjson
	export CRM_DB=$BATS_TEST_TMPDIR/other.db
	crm-db init
	quietly crm-user set id=1 name=Chief
	quietly crm-customer add name=Acme
	quietly crm-product add code=P001 name=Bolt unit=piece
	quietly crm-product add code=P002 name=Nut unit=piece
	quietly crm-import contract flat.ndjson
	crm-contract lines -o csv | cmp - flat.csv
	assert_sound
}

@test "what was approved is refused by name, and comes in approved as a new document alone" {
	orders
	sed -i '1s/$/,状态/; 2,$s/$/,approved/' orders.csv
	quietly crm-import contract orders.csv
	run -0 crm-contract list --columns code,status,decider,decided --no-header
	expect $'1\tS1\tapproved\t1\tChief\t2026-01-05' $'2\tS2\tapproved\t1\tChief\t2026-01-06'
	run -0 crm-import contract orders.csv
	assert_summary $'contract\t3\t0\t0\t2\t0\t0\t0\t\t'
	sed -i 's/P001,10/P001,11/' orders.csv
	refused 3 $'crm-import: orders.csv:2: status: the contract \'S1\' is approved and stays as it is\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import contract orders.csv
	refused 3 'crm-contract: status: a new document is a draft: submit or approve it afterwards' \
		crm-contract add customer=Acme P001:1 status=approved
	assert_sound
}

@test "amounts of the file are compared, and --round takes ours" {
	printf 'code,customer,product,quantity,price,tax_rate,net,tax,amount\nS1,Acme,P001,3,1.115,13,2.96,0.38,3.345\n' >amounts.csv
	refused 3 $'crm-import: amounts.csv:2: tax: is 0.38 in the file, and quantity, price, discount and tax make it 0.39: --round takes ours\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import contract amounts.csv
	run -0 crm-import contract amounts.csv --round
	assert_summary $'contract\t1\t1\t0\t0\t0\t0\t0\t0.005\t'
	run -0 lines S1
	expect $'1\tBolt\t3\t1.115\t13\t3.35'
	printf 'code,customer,product,quantity,price,Total\nS2,Acme,P001,3,1,x\n' >total.csv
	refused 3 $'crm-import: total.csv:2: amount: cannot read \'x\' as money: not a number\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import contract total.csv amount=@Total
}

@test "quantities and amounts without prices" {
	printf 'code,customer,product,quantity,amount\nS1,Acme,P001,3,10\nS1,,P002,1,0.125\n' >sums.csv
	refused 3 $'crm-import: sums.csv:3: amount: is 0.125 in the file, and quantity, price, discount and tax make it 5.00: --round takes ours\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import contract sums.csv
	run -0 crm-import contract sums.csv --round
	assert_summary $'contract\t2\t1\t0\t0\t0\t0\t0\t0.005\t'
	run -0 lines S1
	expect $'1\tBolt\t3\t3.3333\t13\t10.00' $'2\tNut\t1\t0.13\t13\t0.13'
	run -0 crm-import contract sums.csv --round
	assert_summary $'contract\t2\t0\t0\t1\t0\t0\t0\t0.005\t'
}

@test "with --partial a document is in as a whole or not at all, and --rejects has all its rows" {
	orders
	sed -i 's/P002,2,/P009,2,/' orders.csv
	run -3 --separate-stderr crm-import contract orders.csv --partial --rejects no.csv
	assert_summary $'contract\t3\t1\t0\t0\t0\t2\t0\t\t'
	assert_equal "$stderr" "crm-import: orders.csv:3: product: no product 'P009'; did you mean 'P001' or 'P002'?"
	run -0 crm-contract list --columns code --no-header
	assert_output --regexp $'^[0-9]+\tS2$'
	run -0 cut -d , -f 1,4,8- no.csv
	expect '合同号,产品,place,field,reason' "S1,P009,orders.csv:3,product,no product 'P009'; did you mean 'P001' or 'P002'?" \
		'S1,P001,orders.csv:2,,another row of this document is refused'
	assert_sound
}

@test "rows that tell no document, or bring no lines" {
	printf 'customer,product,quantity\nAcme,P001,1\n' >nocode.csv
	refused 2 'crm-import: nocode.csv: no column is the code of a contract, which tells whose line a row is: name it by code=@column' \
		crm-import contract nocode.csv
	printf 'code,customer,product,quantity\n,Acme,P001,1\n' >empty.csv
	refused 3 $'crm-import: empty.csv:2: code: is required: rows with one code make one document\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import contract empty.csv
	printf '{"code":"S1","customer":"Acme","lines":{"product":"P001"}}\n' >object.json
	refused 3 $'crm-import: object.json:1: lines: a list of objects is needed, one for each line\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import contract object.json
	printf '{"code":"S1","customer":"Acme","lines":[{"product":"P001","quantity":1},{"product":"P001","quantity":0}]}\n' >zero.json
	refused 3 $'crm-import: zero.json:1: lines[2]: quantity: a quantity is more than nothing\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import contract zero.json
	printf 'code,customer,status,product,quantity\nS1,Acme,approved,,\n' >bare.csv
	refused 3 $'crm-import: S1: it has no lines\ncrm-import: nothing was imported: mend the rows named above, or give --partial' \
		crm-import contract bare.csv
}

@test "lines as they are typed: keys with colons, marks of thousands, Chinese units" {
	quietly crm-product add code=AB:12 name=Rod unit=米 list_price=2
	quietly crm-packing add product=P001 unit=箱 factor=480
	quietly crm-contract add code=S1 customer=Acme AB:12:10@1,200.50,note=a:5 P001:1,200箱@99.50,tax=6 AB:12:3
	run -0 crm-contract line S1 --columns line,product,quantity,unit,price,amount,note --no-header
	expect $'1\t1\t3\tRod\t10\tm\t1200.50\t12005.00\ta:5' $'2\t2\t1\tBolt\t1200\tbox\t99.50\t119400.00\t' \
		$'3\t3\t3\tRod\t3\tm\t2.00\t6.00\t'
}

@test "several lines in one command, each with its fields" {
	quietly crm-contract add code=S1 customer=Acme P001:10 P002:1
	quietly crm-contract line S1 1 qty=4 note=红 2 qty=7 P001:1 note=新 price=2
	run -0 crm-contract line S1 --columns line,quantity,price,note --no-header
	expect $'1\t1\t4\t1.13\t红' $'2\t2\t7\t5.00\t' $'3\t3\t1\t2.00\t新'
	quietly crm-contract approve S1
	quietly crm-contract amend S1 1 qty=5 2 qty=8 P002:1@4 --on 2026-03-12 --why 加单
	run -0 crm-contract line S1 --as-of 2026-03-11 --columns line,quantity --no-header
	expect $'1\t1\t4' $'2\t2\t7' $'3\t3\t1'
	run -0 crm-contract lines code=S1 --as-of 2026-03-12 --columns line,quantity,amount --no-header --sort line
	expect $'4\t1\t5\t5.65' $'5\t2\t8\t40.00' $'3\t3\t1\t2.00' $'6\t4\t1\t4.00'
	refused 3 'crm-contract: 2x: no such line' crm-contract line S1 2x qty=1
	refused 2 'crm-contract: name the contract and the line before qty=4' crm-contract line S1 qty=4
	assert_sound
}

@test "what a product may be sold at, and which tier says so" {
	quietly crm-user add login=li name=李雷
	quietly crm-tier add code=T1 name=零售
	quietly crm-price add product=P002 tier=T1 price=4.5 day=2026-01-01
	quietly crm-price add product=P002 tier=T1 price=4 from_quantity=100 day=2026-01-01
	quietly crm-grant add tier=T1 user=li day=2026-02-01
	run -0 crm-price floor P002 P001 --user li --quantity 100
	expect $'product_id\tproduct\tuser\tquantity\tday\tfloor\ttier_id\ttier' \
		$'2\tNut\t李雷\t100\t2026-03-10\t4.00\t1\t零售' $'1\tBolt\t李雷\t100\t2026-03-10\t1.13\t\t'
	run -0 crm-price floor P002 --user li --on 2026-01-15 --no-header
	expect $'2\tNut\t李雷\t1\t2026-01-15\t5.00\t\t'
	refused 2 "crm-price: --quantity '0': a quantity is more than nothing" crm-price floor P002 --quantity 0
}

@test "a shop: what is below zero comes back, and sales without a customer are those of a walk-in" {
	cat >tills.csv <<-'END'
		Invoice,Stock,Quantity,Price,Time,Customer
		536365,P001,6,2.55,2026-02-01 08:26:00,Acme
		536365,P002,1,0,2026-02-01 08:27:00,Acme
		536366,P002,2,5,2026-02-01 08:28:00,
		C536379,P001,-2,2.55,2026-02-01 09:41:00,Acme
		A563186,P002,1,-7.50,2026-02-02 14:51:00,
	END
	import=(crm-import contract tills.csv code=@Invoice product=@Stock line.quantity=@Quantity line.price=@Price day=@Time
		--drop-time customer=@Customer --if-empty customer=散客 --create customer tax_rate=13 status=approved)
	run -3 --separate-stderr "${import[@]}"
	assert_equal "${stderr_lines[0]}" "crm-import: tills.csv:5: quantity: a quantity is more than nothing"
	run -0 "${import[@]}" --negative return
	assert_summary $'contract\t5\t4\t0\t0\t0\t0\t1\t\t'
	run -0 crm-contract list --columns code,customer,day,net,tax,amount --no-header
	expect $'1\t536365\t1\tAcme\t2026-02-01\t13.54\t1.76\t15.30' $'2\t536366\t3\t散客\t2026-02-01\t8.85\t1.15\t10.00' \
		$'3\tC536379\t1\tAcme\t2026-02-01\t-4.51\t-0.59\t-5.10' $'4\tA563186\t3\t散客\t2026-02-02\t-6.64\t-0.86\t-7.50'
	run -0 crm-contract line C536379 --columns quantity,price,is_return,to_deliver,amount --no-header
	expect $'4\t2\t2.55\tyes\t0\t-5.10'
	run -0 "${import[@]}" --negative return
	assert_summary $'contract\t5\t0\t0\t4\t0\t0\t0\t\t'
	run -3 --separate-stderr crm-ship add contract=C536379
	assert_regex "$stderr" 'nothing of it is left to ship'
	assert_sound
}

@test "--if-empty and --negative that do not fit are errors of the command line" {
	orders
	refused 2 "crm-import: --if-empty owner: no column of orders.csv is that field" crm-import contract orders.csv --if-empty owner=me
	refused 2 "crm-import: --if-empty '散客': FIELD=VALUE is needed" crm-import contract orders.csv --if-empty 散客
	refused 2 "crm-import: --if-empty 'customer=@x': a value is needed, and no column" \
		crm-import contract orders.csv --if-empty customer=@x
	refused 2 "crm-import: --negative: a quote has no lines that may come back" crm-import quote orders.csv --negative return
}

@test "online-retail: half a million lines, returns and all, come to 9,747,747.93" {
	archive=$root/../shared/data/online-retail/online_retail.csv.xz
	[ -e "$archive" ] || skip "no $archive"
	xz -dc "$archive" >online.csv
	run -0 crm-import contract online.csv --negative return code=@InvoiceNo customer=@CustomerID --if-empty customer=散客 \
		product=@StockCode day=@InvoiceDate --drop-time line.quantity=@Quantity line.price=@UnitPrice line.title=@Description \
		tax_rate=zero status=approved --create customer,product
	assert_summary $'contract\t541909\t25900\t0\t0\t0\t0\t8443\t\tCountry'
	# Returns: the 10,624 lines with a quantity below zero, and two whose price is.
	run -0 crm-db sql 'SELECT sum(amount) AS "amount:money", sum(is_return) AS "returns:integer" FROM contract_line'
	expect $'amount\treturns' $'9747747.93\t10626'
	run -0 crm-db sql "SELECT count(*) AS lines FROM contract_line JOIN contract ON contract.contract_id =
		contract_line.contract_id JOIN customer ON customer.customer_id = contract.customer_id WHERE customer.name = '散客'"
	expect lines 135080
	assert_sound
}

@test "goods do not move by a status that a file gives" {
	quietly crm-warehouse add name=Main
	printf '%s\n' code,kind,warehouse,day,product,quantity,cost QC1,opening,W01,2026-01-01,P001,5,2 >stock.csv
	run -3 --separate-stderr crm-import stock_entry stock.csv status=approved
	assert_equal "${stderr_lines[0]}" \
		"crm-import: stock.csv:2: status: goods move when an entry is approved here: import drafts, then crm-stock approve"
}

@test "Northwind: orders and their lines, joined, make contracts of 1,265,793.29" {
	northwind=$root/../shared/data/northwind
	[ -d "$northwind" ] || skip "no $northwind"
	quietly crm-import customer "$northwind/customers.csv" code=@customerID name=@companyName region= city=
	quietly crm-import product "$northwind/products.csv" code=@productID name=@productName list_price=@unitPrice
	quietly crm-import user "$northwind/employees.csv" login=@employeeID name=@lastName
	{
		echo orderID,customerID,employeeID,orderDate,productID,unitPrice,quantity,discount
		join -t , <(tail -n +2 "$northwind/orders.csv" | cut -d , -f 1-4) <(tail -n +2 "$northwind/order_details.csv")
	} >orders.csv
	run -0 crm-import contract orders.csv code=@orderID customer=@customerID owner=@employeeID day=@orderDate --drop-time \
		product=@productID price=@unitPrice status=approved tax_rate=zero
	assert_summary $'contract\t2155\t830\t0\t0\t0\t0\t0\t\t'
	run -0 crm-db sql "SELECT sum(net) FROM contract_line"
	assert_line --index 1 12657932900
	run -0 crm-contract count owner=Peacock
	expect 156
	assert_sound
}

@test "Northwind: what was shipped, on its day and by its shipper" {
	northwind=$root/../shared/data/northwind
	[ -d "$northwind" ] || skip "no $northwind"
	quietly crm-import customer "$northwind/customers.csv" code=@customerID name=@companyName region= city=
	quietly crm-import product "$northwind/products.csv" code=@productID name=@productName list_price=@unitPrice
	details() {
		echo "$1"
		join -t , <(tail -n +2 "$northwind/orders.csv" | cut -d , -f "$2") <(tail -n +2 "$northwind/order_details.csv")
	}
	quietly crm-import contract <(details orderID,customerID,day,shippedDate,shipVia,productID,price,quantity,discount 1,2,4,6,7) \
		code=@orderID customer=@customerID --drop-time product=@productID status=approved tax_rate=zero
	quietly crm-warehouse add code=W01 name=Main
	quietly crm-import stock_entry "$northwind/products.csv" code=KC0 kind=opening warehouse=W01 day=1996-07-01 \
		product=@productID quantity=@unitsInStock cost=@unitPrice --where unitsInStock!=0
	quietly crm-stock approve KC0
	details code,shippedDate,shipVia,productID,price,quantity,discount 1,6,7 >went.csv
	run -0 crm-import shipment went.csv code=@code contract=@code warehouse=W01 day=@shippedDate carrier=@shipVia product=@productID \
		status=approved --create carrier --drop-time --where 'shippedDate!=NULL'
	assert_summary $'shipment\t2082\t809\t0\t0\t0\t0\t3\t\tprice,discount'
	run -3 --separate-stderr bash -c 'crm-ship list --columns day | crm-ship send day=@day -'
	assert_output ''
	assert_regex "$stderr" '^crm-ship: 14 in W01: quantity: .* takes 15 on 1996-12-09, and only 7 is there then$'
	quietly crm-db settings stock.negative=yes
	run -0 bash -c 'crm-ship list --columns day | crm-ship send day=@day - | tail -n +2 | wc -l'
	expect 809
	run -0 crm-db sql 'SELECT sum(amount) AS "shipped:money" FROM delivery'
	expect shipped 1239855.85
	run -0 crm-contract count shipped=0
	expect 21
	# 3,119 at the beginning, less 50,119 that were shipped.
	run -0 crm-db sql 'SELECT sum(quantity) AS "stock:quantity" FROM stock'
	expect stock -47000
	assert_sound
}

@test "a Chinese superstore: float noise is rounded at the line, and the difference told" {
	data=$root/../shared/data/superstore-cn
	[ -d "$data" ] || skip "no $data"
	sed 's/\r$//' "$data/orders.utf8.csv" |
		awk -F , 'NR == 1 { print "code," $0; next } { print $2 "/" $6 "/" $3 "," $0 }' >orders.csv
	run -0 crm-import contract orders.csv customer=@客户名称 day=@订单日期 product=@产品名称 amount=@销售额 quantity=1 \
		discount= tax_rate=zero status=approved --create customer,product --round
	assert_line --regexp $'^[0-9]*\tcontract\t10000\t4985\t0\t0\t0\t0\t2724\t0.103\t'
	run -0 crm-db sql "SELECT sum(amount) FROM contract_line"
	assert_line --index 1 161175483400
}
