#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# crm-convert over real files, held against what is known of them; skipped where they are not.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	data=$root/../shared/data
	[ -d "$data" ] || skip 'the real files are not here'
}

# sum COLUMN COMMAND...: the exact sum of a column of the TSV that the command prints, and its rows.
sum() {
	"${@:2}" | awk -F '\t' -v name="$1" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) column = i; next }
		{ total += $column }
		END { printf "%.2f in %d\n", total, NR - 1 }'
}

@test "superstore-cn: GBK, UTF-8 and the old workbook are one table" {
	cd "$data/superstore-cn"
	for name in orders people returns; do
		crm-convert $name.utf8.csv >"$BATS_TEST_TMPDIR/utf8"
		run -0 bash -c 'crm-convert --encoding gb18030 "$1" | cmp - "$2"' _ $name.gbk.csv "$BATS_TEST_TMPDIR/utf8"
		run -0 bash -c 'LC_ALL=zh_CN.UTF-8 crm-convert "$1" | cmp - "$2"' _ $name.gbk.csv "$BATS_TEST_TMPDIR/utf8"
		run -3 crm-convert $name.gbk.csv
	done
	run -0 sum 销售额 crm-convert orders.utf8.csv
	expect '16117548.24 in 10000'
}

@test "superstore-cn: the old workbook, where freexl is installed" {
	cd "$data/superstore-cn"
	crm-convert '示例 - 超市.xls' >"$BATS_TEST_TMPDIR/xls" ||
		skip "$(crm-convert '示例 - 超市.xls' 2>&1 >/dev/null)"
	run -0 bash -c 'crm-convert orders.utf8.csv | cmp - "$1"' _ "$BATS_TEST_TMPDIR/xls"
}

@test "zh-meal-orders: a GBK table, a table with line breaks in cells, and a workbook of three sheets" {
	cd "$data/zh-meal-orders"
	run -0 sum expenditure crm-convert meal_order_info.csv --encoding gbk
	expect '465214.00 in 945'
	run -0 bash -c 'crm-convert meal_order_detail.csv | tail -n +2 | wc -l'
	expect 10037
	run -0 bash -c 'for s in 1 2 3; do crm-convert meal_order_detail.xlsx --sheet $s --no-header; done | wc -l'
	expect 10037
	run -0 bash -c 'crm-convert meal_order_detail.csv --columns order_id,counts,amounts --no-header |
		awk -F "\t" "{ t += \$2 * \$3; o[\$1] } END { print t, length(o) }"'
	expect '463704 942'
}

@test "zh-stock-order-xlsx: without its totals row the columns add up to it" {
	run -0 sum 进货价 crm-convert "$data/zh-stock-order-xlsx/订单.xlsx" --where 名称!=
	expect '7007.82 in 240'
	run -0 bash -c 'crm-convert "$1" --where 名称= --columns 进货价,账面数_件 --no-header' _ "$data/zh-stock-order-xlsx/订单.xlsx"
	expect $'7007.8198\t2141.42'
}

@test "zh-wps-sales-xlsx: dates of WPS, and rows that are not whole" {
	run -0 bash -c 'crm-convert "$1" --where 销售数量!= --where 单价!= --no-header | awk -F "\t" "{ t += \$2 * \$3 } END { print t, NR }"' \
		_ "$data/zh-wps-sales-xlsx/销售数据.xlsx"
	expect '259841 17'
	run -0 bash -c 'crm-convert "$1" --columns 销售日期 --no-header | sed -n "1p;\$p"' _ "$data/zh-wps-sales-xlsx/销售数据.xlsx"
	expect 2025-01-01 2025-01-20
}

@test "tmall-orders: names with a blank at their end" {
	cd "$data/tmall-orders"
	run -0 sum 总金额 crm-convert tmall_order_report.csv --trim
	expect '2995760.61 in 28010'
	run -0 bash -c 'crm-convert tmall_order_report.csv --trim --columns 收货地址,订单付款时间 --limit 1 | head -n 1'
	expect $'收货地址\t订单付款时间'
	run -0 bash -c 'crm-convert tmall_order_report.csv --where "订单付款时间 =" --no-header | wc -l'
	expect 3923
	run -0 bash -c 'crm-convert cosmetic.csv --no-header --columns 店名 | sort -u | wc -l'
	expect 22
}

@test "marketing-campaign: a TSV that is named .csv" {
	run -0 sum Response crm-convert "$data/marketing-campaign/marketing_campaign.csv"
	expect '334.00 in 2240'
	run -0 bash -c 'crm-convert "$1" --where Income= --no-header | wc -l' _ "$data/marketing-campaign/marketing_campaign.csv"
	expect 24
}

@test "bank-marketing: semicolons" {
	cd "$data/bank-marketing"
	run -0 bash -c 'crm-convert bank.csv --no-header | wc -l; crm-convert bank.csv --where y=yes --no-header | wc -l'
	expect 4521 521
	run -0 bash -c 'xzcat bank-full.csv.xz | crm-convert --where y=yes --no-header --columns poutcome | sort | uniq -c | sed "s/^ *//"'
	expect '618 failure' '307 other' '978 success' '3386 unknown'
	run -0 sum balance bash -c 'xzcat bank-full.csv.xz | crm-convert'
	expect '61589682.00 in 45211'
}

@test "zoho-crm-sample: all 21 tables, one with nameless columns, through a workbook and back" {
	for file in "$data"/zoho-crm-sample/*.csv; do
		crm-convert "$file" --loose >was
		crm-convert "$file" --loose -o xlsx >book.xlsx
		crm-convert book.xlsx >is
		echo "$file"
		cmp was is
	done
	run -0 bash -c 'cat "$1"/zoho-crm-sample/*.csv | wc -l' _ "$data"
	expect 1942
}

@test "xlsx-misc-open: a workbook that is named .csv" {
	run -0 bash -c 'crm-convert "$1" --limit 1 --columns "Prospect ID,Lead Number" -o csv' _ \
		"$data"/xlsx-misc-open/misnamed/Leads-is-really-xlsx.csv
	expect '"Prospect ID","Lead Number"' 7927b2df-8bba-4d29-b9a2-b6e0beafe620,660737
}

# The one that is no table (its byte 0xB0 is Latin-1, and quotes stand inside a bare cell, while its
# answer has another number), and the one whose file has LF where its answer has CR LF.
@test "csv-spectrum: every file gives its answer, but for two that do not fit theirs" {
	cd "$data/csv-torture-open/csv-spectrum"
	for file in csvs/*.csv; do
		name=$(basename "$file" .csv)
		echo "$name"
		case $name in
		location_coordinates)
			run -0 crm-convert "$file" --lenient --encoding latin1 --columns Cities --no-header
			expect Modesto
			;;
		*)
			diff <(crm-convert "$file" -o json | jq -S 'map(map_values(. // ""))') \
				<(sed 's/\\r\\n/\\n/g' "json/$name.json" | jq -S 'if type == "array" then . else [.] end')
			;;
		esac
	done
}

@test "csvkit: every file is read, or refused with its line" {
	cd "$data/csv-torture-open/csvkit"
	# Compressed files, rows of another length, nameless columns, Latin-1, NUL, fixed widths.
	run -0 bash -c 'for f in *.csv *.tsv *.json *.gz *.bz2 testfixed; do
		crm-convert "$f" 2>&1 >/dev/null | sed "s/^crm-convert: //"; done; true'
	expect <<-'EOF'
		bad.csv:2: the row has 4 cells, the header has 3
		bad_skip_lines.csv:5: the row has 4 cells, the header has 3
		join_a_short.csv:2: the row has 2 cells, the header has 3: --loose takes it
		null_byte.csv:2: not UTF-8 text (byte 0x00, NUL): text in UTF-8 is expected
		sheetsxlsx_converted.csv:1: column 9 has no name: --loose calls it c9
		test_empty_columns.csv:1: column 4 has no name: --loose calls it c4
		test_empty_columns_long_row.csv:2: the row has 4 cells, the header has 3: --loose takes it
		test_empty_columns_short_row.csv:2: the row has 2 cells, the header has 3: --loose takes it
		test_extra_header.csv:2: the row has 3 cells, the header has 4: --loose takes it
		test_join_short_rows.csv:2: the row has 2 cells, the header has 3: --loose takes it
		test_latin1.csv:3: not UTF-8 (byte 0xA9): name the encoding, as with --encoding gb18030
		cannot read 'dummy.csv.gz': it is a gzip file: unpack it first, as with zcat
		cannot read 'dummy.csv.bz2': it is a bzip2 file: unpack it first, as with bzcat
		testfixed:3: the row has 2 cells, the header has 1
	EOF
}

@test "csvkit: what it converted itself is what we convert" {
	cd "$data/csv-torture-open/csvkit"
	diff <(crm-convert testjson_multiline.json -o csv) testjson_multiline_converted.csv
	for file in test_utf16_big.csv test_utf16_little.csv; do
		run -0 crm-convert $file -o csv
		expect a,b,c 1,2,3 4,5,ʤ
	done
	run -0 crm-convert test_latin1.csv --encoding latin1 -o csv
	expect a,b,c 1,2,3 4,5,©
	run -0 crm-convert test_skip_lines.csv --header 4 -o csv
	expect a,b,c 1,2,3
}
