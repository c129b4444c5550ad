#!/bin/sh
# SPDX-License-Identifier: ISC
# trade.sh - half a year of trade of the demo company, into the database CRM_DB that has its users, products and customers:
# stock, purchases, contracts with plans, shipments, invoices, receipts, and the bank's file, not yet matched. Made by the programs
# themselves, each step on its own day, so that it comes out the same every time.
set -eu
demo=$(cd "$(dirname "$0")" && pwd)
PATH=${CRM_BIN:-$demo/../../build/bin}:$PATH
export LC_ALL=C.UTF-8

on() {
	export CRM_TODAY="$1"
}

quietly() {
	"$@" >/dev/null
}

# opening: what lay in the warehouses and in the bank when the year began.
opening() {
	on 2025-12-31
	quietly crm-warehouse add code=W01 name=上海仓
	quietly crm-warehouse add code=W02 name=广州仓
	quietly crm-supplier add code=S001 name=浙江精测仪表有限公司 payment_days=30
	quietly crm-supplier add code=S002 name=苏州恒力泵阀有限公司 payment_days=45
	quietly crm-supplier add code=S003 name=深圳明控自动化有限公司 payment_days=30
	quietly crm-account add code=ICBC name=工商银行基本户 bank=中国工商银行 number=0200001909200123456
	quietly crm-cash opening ICBC 860000
	quietly crm-stock add code=QC2025-01 kind=opening warehouse=W01 day=2025-12-31 SN-100:200@130 SN-200:60@480 SN-300:20@1700 \
		VL-110:30@1400 VL-120:120@200 PM-210:12@2800 MT-010:2000@6.20
	quietly crm-stock add code=QC2025-02 kind=opening warehouse=W02 day=2025-12-31 CT-310:30@2150 CT-320:16@3350 CT-330:40@980 \
		SN-200:30@480
	quietly crm-stock approve QC2025-01 QC2025-02
}

# buy DAY CODE SUPPLIER EXPECTED LINE...
buy() {
	on "$1"; code=$2; supplier=$3; expected=$4
	shift 4
	quietly crm-purchase add code="$code" supplier="$supplier" expected="$expected" owner=sun.li "$@"
	quietly crm-purchase approve "$code"
}

# arrive DAY CODE WAREHOUSE [LINE:QTY...]
arrive() {
	on "$1"; code=$2; warehouse=$3
	shift 3
	quietly crm-purchase receive "$code" "$@" warehouse="$warehouse"
}

# sell DAY CODE CUSTOMER OWNER SHIP_BY PLAN LINE...
sell() {
	on "$1"; code=$2; plan=$6
	customer=$3 owner=$4 ship_by=$5
	shift 6
	quietly crm-contract add code="$code" customer="$customer" owner="$owner" ship_by="$ship_by" "$@"
	# shellcheck disable=SC2086
	quietly crm-contract plan "$code" $plan
	quietly crm-contract approve "$code"
}

# ship DAY CONTRACT WAREHOUSE [LINE:QTY...]: shipped, and invoiced.
ship() {
	on "$1"; contract=$2; warehouse=$3
	shift 3
	crm-ship add contract="$contract" warehouse="$warehouse" "$@" | crm-ship approve - |
		quietly crm-ship send carrier=德邦 --on "$CRM_TODAY" -
	quietly crm-invoice issue contract="$contract" kind=e-special
}

# paid DAY CONTRACT: the customer pays what is due of it.
paid() {
	on "$1"
	due=$(crm-ar list contract="$2" falls_due=..today --columns open --no-header | awk '{ sum += $2 } END { printf "%.2f", sum }')
	customer=$(crm-contract list code="$2" --columns customer_id --no-header | cut -f 2)
	quietly crm-receipt add customer="id=$customer" contract="$2" amount="$due" account=ICBC method=transfer --contract-first
}

# pay DAY SUPPLIER AMOUNT: what is due first is paid first.
pay() {
	on "$1"
	quietly crm-payment add supplier="$2" amount="$3" account=ICBC method=transfer --oldest
}

std='30%@sign 60%@ship+30d 10%@accept+180d'
opening
sell 2026-01-06 HT2026-001 KH0001 wang.lei 2026-01-20 "$std" SN-100:60@268 SN-200:10@980
paid 2026-01-09 HT2026-001
sell 2026-01-12 HT2026-002 KH0005 wang.lei 2026-01-30 '100%@ship+30d' VL-120:40@415.50 MT-010:500@12.80
buy  2026-01-15 CG2026-001 S001 2026-02-05 SN-100:150@150 SN-300:20@1950
ship 2026-01-19 HT2026-001 W01
ship 2026-01-29 HT2026-002 W01
sell 2026-02-03 HT2026-003 KH0012 wang.lei 2026-02-25 "$std" PM-210:6@5600 VL-110:8@2860 SV-001:16@320
arrive 2026-02-04 CG2026-001 W01
paid 2026-02-06 HT2026-003
sell 2026-02-10 HT2026-004 KH0013 zhao.min 2026-02-28 '100%@ship+15d' CT-310:8@4280 CT-330:8@1990
buy  2026-02-12 CG2026-002 S003 2026-03-05 CT-310:20@2480 CT-320:10@3900
paid 2026-02-19 HT2026-001
ship 2026-02-24 HT2026-003 W01
ship 2026-02-27 HT2026-004 W02
pay  2026-03-04 S001 61500
sell 2026-03-05 HT2026-005 KH0002 zhao.min 2026-03-20 "$std" SN-300:12@3450 SN-200:20@960
paid 2026-03-09 HT2026-005
arrive 2026-03-10 CG2026-002 W02
sell 2026-03-12 HT2026-006 KH0009 liu.yang 2026-04-10 '40%@sign 60%@ship+30d' SN-300:10@3380
ship 2026-03-18 HT2026-005 W01
paid 2026-03-27 HT2026-003
buy  2026-03-30 CG2026-003 S002 2026-04-20 PM-210:15@3200 VL-110:20@1620
paid 2026-04-02 HT2026-006
ship 2026-04-09 HT2026-006 W01
sell 2026-04-13 HT2026-007 KH0007 liu.yang 2026-05-08 "$std" PM-210:8@5600 VL-120:20@415.50
pay  2026-04-15 S003 88600
paid 2026-04-20 HT2026-007
paid 2026-04-22 HT2026-005
arrive 2026-04-27 CG2026-003 W01
sell 2026-05-06 HT2026-008 KH0013 zhao.min 2026-05-20 '100%@ship+15d' CT-320:6@6750
ship 2026-05-12 HT2026-007 W01 1:5 2:20
ship 2026-05-19 HT2026-008 W02
sell 2026-05-25 HT2026-009 KH0010 liu.yang 2026-06-15 '30%@sign 70%@ship+30d' SN-100:80@262 SN-200:12@980
buy  2026-06-01 CG2026-004 S001 2026-06-22 SN-100:100@155 SN-200:40@560
ship 2026-06-05 HT2026-007 W01
pay  2026-06-10 S002 40400
ship 2026-06-12 HT2026-009 W01 1:80
on 2026-06-16
quietly crm-ship return HT2026-009 1:5 warehouse=W01
quietly crm-invoice red FP2026-0010 1:5 reason=退货
sell 2026-06-18 HT2026-010 KH0003 zhao.min 2026-07-10 "$std" CT-310:10@4280 CT-320:4@6650
arrive 2026-06-26 CG2026-004 W01
on 2026-06-30
quietly crm-import bank-line "$demo/bank.csv" account=ICBC
