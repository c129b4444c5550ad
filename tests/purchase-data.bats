#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Suppliers, purchases, stock and payables of real firms, against the figures that are known of them.
load helper

setup() {
	data=$root/../shared/data
	[ -d "$data/wwi-purchasing" ] || skip 'the real files are not here'
	export CRM_TODAY=2016-05-31
	cd "$BATS_TEST_TMPDIR" || return
	crm-db init
}

# bring NOUN FILE ARGUMENT...: the files have a first column without a name.
bring() {
	sed '1s/^/row/' "$data/wwi-purchasing/$2" | crm-import "$1" - "${@:3}" | sed -n '2p' | cut -f 3-8
}

suppliers() {
	bring supplier Purchasing.Suppliers.csv code=@SupplierID name=@SupplierName payment_days=@PaymentDays \
		phone=@PhoneNumber bank=@BankAccountBranch bank_account=@BankAccountNumber website=@WebsiteURL \
		address=@DeliveryAddressLine2 postcode=@DeliveryPostalCode
}

products() {
	bring product Warehouse.StockItems.csv code=@StockItemID name=@StockItemName weight=@TypicalWeightPerUnit unit=piece
}

# Sums of a noun, by SQL: amounts are in 10^-4.
sums() {
	run -0 crm-db sql "$1"
	assert_line --index 1 "$2"
}

@test "northwind: suppliers with their contacts" {
	run -0 bash -c "crm-import supplier '$data/northwind/suppliers.csv' code=@supplierID name=@companyName province=@region postcode=@postalCode website= | sed -n 2p | cut -f 3-8"
	expect $'29\t29\t0\t0\t0\t0'
	run -0 bash -c "crm-import contact '$data/northwind/suppliers.csv' name=@contactName title=@contactTitle supplier=@supplierID customer= address= city= country= postcode= website= | sed -n 2p | cut -f 3-8"
	expect $'29\t29\t0\t0\t0\t0'
	run -0 crm-contact list supplier=1 --columns name,title,supplier --no-header
	expect $'1\tCharlotte Cooper\tPurchasing Manager\t1\tExotic Liquids'
	assert_sound
}

@test "wwi: orders in cartons arrive in pieces, and are worth what they say" {
	run -0 suppliers
	expect $'13\t13\t0\t0\t0\t0'
	run -0 products
	expect $'227\t227\t0\t0\t0\t0'
	quietly crm-db choices add unit outer
	run -0 bring packing Warehouse.StockItems.csv product=@StockItemID unit=outer factor=@QuantityPerOuter
	expect $'227\t227\t0\t0\t0\t0'
	run -0 bring purchase Purchasing.PurchaseOrders.csv code=@PurchaseOrderID supplier=@SupplierID day=@OrderDate \
		expected=@ExpectedDeliveryDate includes_tax=no
	expect $'2074\t2074\t0\t0\t0\t0'
	run -0 bring purchase Purchasing.PurchaseOrderLines.csv code=@PurchaseOrderID line.line=@PurchaseOrderLineID \
		product=@StockItemID quantity=@OrderedOuters unit=outer price=@ExpectedUnitPricePerOuter tax_rate=zero line.title=
	expect $'8367\t0\t2074\t0\t0\t0'
	sums 'SELECT sum(quantity), sum(amount) FROM purchase_line' $'103105350000\t9467151665000'
	crm-purchase list | quietly crm-purchase approve -
	quietly crm-warehouse add name=Main
	# The last two purchases, of 25,949 cartons, have not come.
	crm-purchase list code!=2073 code!=2074 | quietly crm-purchase receive warehouse=W01 -
	sums 'SELECT sum(l.quantity) FROM purchase_line AS l JOIN delivery AS d ON d.purchase_line_id = l.purchase_line_id' 102845860000
	sums 'SELECT count(*) FROM stock_entry' 2072
	run -0 bash -c 'echo $(($(crm-db sql "SELECT sum(amount) FROM delivery" | tail -1) - $(crm-db sql "SELECT sum(value) FROM stock" | tail -1)))'
	expect 0
	assert_sound
}

@test "wwi: stock at its last cost" {
	quietly products
	quietly crm-warehouse add name=Main
	quietly crm-stock add kind=opening warehouse=W01
	run -0 bring stock_line Warehouse.StockItemHoldings.csv stock_entry=KC2016-0001 product=@StockItemID \
		quantity=@QuantityOnHand cost=@LastCostPrice line=@row
	quietly crm-stock approve KC2016-0001
	sums 'SELECT sum(quantity), sum(value) FROM stock' $'303432960000\t4752792963500'
	assert_sound
}

# Invoices are settled by the payments of their supplier, the oldest first.
settle() {
	awk -F, 'NR == 1 { print "day,item,source,amount"; next }
		$4 == 5 { n[$3]++; inv[$3, n[$3]] = $2; left[$3, n[$3]] = sprintf("%.0f", $11 * 100); iday[$3, n[$3]] = $8 }
		$4 == 7 { m[$3]++; pay[$3, m[$3]] = $2; paid[$3, m[$3]] = sprintf("%.0f", -$11 * 100); pday[$3, m[$3]] = $8 }
		END { for (s in m) { i = j = 1; while (i <= n[s] && j <= m[s]) {
			a = (left[s, i] + 0 < paid[s, j] + 0) ? left[s, i] : paid[s, j]
			printf "%s,YF%s,FK%s,%d.%02d\n", (iday[s, i] > pday[s, j] ? iday[s, i] : pday[s, j]), inv[s, i], pay[s, j], int(a / 100), a % 100
			left[s, i] -= a; paid[s, j] -= a
			if (left[s, i] == 0) i++
			if (paid[s, j] == 0) j++ } } }' "$data/wwi-purchasing/Purchasing.SupplierTransactions.csv"
}

@test "wwi: what is owed is what was invoiced less what was paid" {
	quietly suppliers
	awk -F, -v OFS=, 'NR == 1 { print "code,supplier,day,amount"; next } $4 == 5 { print "YF" $2, $3, $8, $11 }' \
		"$data/wwi-purchasing/Purchasing.SupplierTransactions.csv" >invoices.csv
	awk -F, -v OFS=, 'NR == 1 { print "code,supplier,day,amount"; next } $4 == 7 { print "FK" $2, $3, $8, -$11 }' \
		OFMT=%.2f CONVFMT=%.2f "$data/wwi-purchasing/Purchasing.SupplierTransactions.csv" >payments.csv
	quietly crm-import payable invoices.csv kind=opening
	quietly crm-import payment payments.csv
	sums 'SELECT count(*), sum(amount) FROM payable' $'2072\t10859935130600'
	sums 'SELECT count(*), sum(amount) FROM payment' $'366\t10832718348500'
	settle >settle.csv
	quietly crm-import settlement settle.csv
	run -0 bash -c "crm-ap list open!=0 --columns supplier.code,open --no-header | cut -f 2- |
		awk -F '\t' '{ s[\$1] += \$2 * 100 } END { for (k in s) printf \"%s %.2f\n\", k, s[k] / 100 }' | sort"
	expect '4 1871894.10' '7 849784.11'
	sums 'SELECT sum(open) FROM balance' 27216782100
	assert_sound
}
