#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# XLSX files as rows: what is read, what is refused, and how many workbooks of the corpora are right.
# What a test says of a workbook is read in forge.bash.
# shellcheck disable=SC2034
load helper
load xlsx/forge

# book.xlsx is refused with this message, whatever is read of it first.
damaged() {
	refused 3 "dump: book.xlsx$1" dump --count book.xlsx
}

@test "strings: shared, rich, inline and of formulas; phonetic runs and escapes" {
	strings=(xl/sharedStrings.xml "<sst count='1'><si><t>plain</t></si><si><r><t>ri</t></r>
		<r><rPr><b/></rPr><t>ch </t></r><rPh sb='0' eb='1'><t>phonetic</t></rPh></si>
		<si><t>_x0041__x005F_x0041__xD83D__xDE00__x0000_</t></si></sst>")
	workbook "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>
		<row><c t='inlineStr'><is><t> in </t><rPh><t>no</t></rPh></is></c><c t='str'><f>A1</f><v>_x0042_</v></c>
		<c t='str'><f>A1</f><v/></c><c t='inlineStr'><f>A1</f><is><t/></is></c><c t='str'><v>end</v></c></row>"
	run -0 dump --kinds book.xlsx
	expect "t:plain,t:rich ,t:A_x0041_😀_x0000_" "t: in ,t:B,-:,-:,t:end"
}

@test "numbers, dates, booleans and errors" {
	styles=(xl/styles.xml "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\-mm'/></numFmts><cellXfs>
		<xf/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='46'/><xf numFmtId='58'/></cellXfs></styleSheet>")
	workbook "<row><c><v>0.30000000000000004</v></c><c><v>12.340</v></c><c><v>1E-3</v></c><c><v>word</v></c></row>
		<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#DIV/0!</v></c><c t='d'><v>2026-03-05T14:30:00Z</v></c></row>
		<row><c s='1'><v>46086</v></c><c s='2'><v>46086.604166666664</v></c><c s='3'><v>1.0625</v></c></row>
		<row><c s='4'><v>0.5</v></c><c s='1'><v>-1</v></c><c s='9'><v>46086</v></c></row>"
	run -0 dump --kinds book.xlsx
	expect "n:0.30000000000000004,n:12.34,n:0.001,t:word" "b:true,b:false,e:#DIV/0!,d:2026-03-05 14:30:00" \
		"d:2026-03-05,d:2026-03-05 14:30:00,d:25:30:00" "d:12:00:00,n:-1,n:46086"
}

@test "days are counted from 1904 where the workbook says so" {
	book=(xl/workbook.xml "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets>
		<sheet name='One' r:id='s1'/></sheets></workbook>")
	styles=(xl/styles.xml "<styleSheet><cellXfs><xf numFmtId='14'/><xf numFmtId='20'/></cellXfs></styleSheet>")
	workbook "<row><c><v>44624</v></c><c><v>0</v></c><c s='1'><v>0.25</v></c></row>"
	run -0 dump book.xlsx
	expect "2026-03-05,1904-01-01,06:00:00"
}

@test "cells without a place, places without a cell, rows without a number" {
	workbook "<row r='2'><c r='C2'><v>1</v></c><c><v>2</v></c><c r='b2'><v>3</v></c></row>
		<row><c r='A3'/></row><row r='5'/><row><c r='A9'><v>4</v></c></row><row><c><v>5</v></c></row>"
	run -0 dump --kinds book.xlsx
	expect "" "-:,n:3,n:1,n:2" "" "" "" "" "" "" "n:4" "n:5"
}

@test "prefixes, the strict namespaces, other letter cases and backslashes" {
	strict=http://purl.oclc.org/ooxml/officeDocument/relationships
	forge book.xlsx '_rels\.RELS' "<p:Relationships xmlns:p='p'><p:Relationship Id='a' Type='$strict/officeDocument'
		Target='\XL\book.xml'/></p:Relationships>" xl/_rels/BOOK.xml.rels "<Relationships>
		<Relationship Id='x' Type='$strict/worksheet' Target='../xl/./S/1.xml'/></Relationships>" \
		'xl\Book.xml' "<x:workbook xmlns:x='x' xmlns:q='q'><x:sheets><x:sheet name='A' q:id='x'/></x:sheets></x:workbook>" \
		'xl\s\1.xml' "<x:worksheet xmlns:x='x'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
	run -0 dump book.xlsx
	expect 1
}

@test "the sheet: the first visible one, by name, by number; charts are none" {
	book=(xl/workbook.xml "<workbook xmlns:r='r'><sheets><sheet name='C' r:id='c'/><sheet name='Old' state='hidden' r:id='s1'/>
		<sheet name='数据 &amp;2' r:id='s2'/></sheets></workbook>")
	workbook "<row><c r='A0'><v>1</v></c></row>"
	for choice in "" "数据 &2" 2 "数据 ＆２"; do
		refused 3 "dump: book.xlsx!数据 &2:A1: a cell calls itself 'A0', which is no cell" dump book.xlsx ${choice:+"$choice"}
	done
	refused 3 "dump: book.xlsx!Old:A1: a cell calls itself 'A0', which is no cell" dump book.xlsx old
	refused 3 "dump: book.xlsx: there is no sheet '3'; there are 'Old', '数据 &2'" dump book.xlsx 3
	refused 3 "dump: book.xlsx: there is no sheet 'C'; there are 'Old', '数据 &2'" dump book.xlsx C
}

@test "what is hidden comes out unless only the visible is wanted" {
	workbook --before "<worksheet><cols><col min='2' max='3' hidden='1'/></cols><sheetData>" \
		"<row r='1'><c r='A1'><v>1</v></c><c r='B1'><f>x</f></c><c r='D1'><v>2</v></c></row>
		<row r='2' hidden='1'><c><v>3</v></c></row><row><c><v>4</v></c></row>"
	run -0 dump --visible book.xlsx
	expect 1,2 "" 4
	damaged "!One:B1: the formula has no stored value; open the workbook in a spreadsheet program and save it"
}

@test "files that are no workbook" {
	printf 'a,b\n' >book.xlsx
	damaged ": it is no workbook (.xlsx)"
	forge book.xlsx hello.txt hello
	damaged ": it is a ZIP file, but no workbook"
	workbook "" && forge outer.xlsx book.xlsx "$(base64 <book.xlsx)" && mv outer.xlsx book.xlsx
	damaged ": it is a ZIP file, but no workbook"
	forge book.xlsx content.xml "<office/>"
	damaged ": it is an OpenDocument file; save it as .xlsx"
	forge book.xlsx "${rels[0]}" "${rels[1]/.xml/.bin}" xl/workbook.bin x
	damaged ": it is a binary workbook (.xlsb); save it as .xlsx"
	book=(xl/workbook.xml "<document/>") && workbook ""
	damaged ": it is a ZIP file, but no workbook"
	book=(xl/workbook.xml "<workbook/>") && workbook ""
	damaged ": it has no sheet with cells"
}

@test "passwords: an encrypted part, and the envelope of a protected workbook" {
	workbook --flags 1 ""
	damaged ": the workbook is encrypted; save it without a password"
	printf '\320\317\021\340\241\261\032\341%01024d' 0 >book.xlsx
	damaged ": it is an old workbook (.xls); save it as .xlsx"
	printf 'EncryptedPackage' | sed 's/./&\x00/g' >>book.xlsx
	damaged ": the workbook is protected by a password; save it without one"
}

@test "truncated anywhere" {
	workbook "<row><c><v>1</v></c></row>"
	size=$(stat -c %s book.xlsx)
	for part in 1 2 3 4 5 6 7 8 9; do
		head -c $((size * part / 10)) book.xlsx >cut.xlsx
		refused 3 "dump: cut.xlsx: the file is cut short or damaged: it has no ZIP directory" dump cut.xlsx
	done
}

@test "bombs: by ratio, by size, by entities" {
	workbook --repeat 50000000 " "
	damaged "!One: its part '$sheet' inflates over 200 times, as no workbook does"
	strings=(--repeat 4000000 --before "<sst>" --after "</sst>" --size 600000000 --stored yes xl/sharedStrings.xml "<si/>")
	workbook ""
	damaged ": its part 'xl/sharedStrings.xml' inflates beyond the limit of 512 MB"
	strings=(xl/sharedStrings.xml "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY b '&a;&a;'>]><sst><si><t>&b;</t></si></sst>")
	workbook ""
	damaged ": it has a DOCTYPE, which no workbook has (part 'xl/sharedStrings.xml')"
}

@test "a ZIP directory that lies" {
	workbook --crc 1 "<row><c><v>1</v></c></row>"
	damaged "!One: its part '$sheet' is damaged: size or checksum are wrong"
	workbook --size 1000 "<row><c><v>1</v></c></row>"
	damaged "!One: its part '$sheet' is damaged: size or checksum are wrong"
	workbook --size 60 "<row><c><v>1</v></c></row>"
	damaged "!One: its part '$sheet' is damaged: size or checksum are wrong"
	workbook --local-size 5 ""
	damaged ": the ZIP directory does not agree with its part '$sheet'"
	workbook --packed 100000 ""
	damaged ": the ZIP directory does not agree with its part '$sheet'"
	workbook --zip64 99999999999 ""
	damaged "!One: its part '$sheet' inflates over 200 times, as no workbook does"
	workbook --zip64 70 "<row><c><v>1</v></c></row>"
	damaged "!One: its part '$sheet' is damaged: size or checksum are wrong"
	workbook --twice yes ""
	damaged ": its parts '$sheet' and '$sheet' overlap"
	workbook --method 12 ""
	damaged "!One: its part '$sheet' is packed by a method (12) that no workbook uses"
	strings=(xl/a "" XL/WORKSHEETS/sheet1.xml "") && workbook ""
	damaged ": its part '$sheet' is missing or there twice"
}

@test "ZIP64 fields where none are needed, as some libraries write them" {
	workbook --zip64 0 "<row><c><v>1</v></c></row>"
	run -0 dump book.xlsx
	expect 1
}

@test "too many parts" {
	mapfile -t parts < <(printf '%s\nx\n' {1..1001})
	forge book.xlsx "${parts[@]}"
	damaged ": it has 1001 parts, over the limit of 1000"
}

@test "XML that is broken, too deep or endless" {
	workbook "<row><c><v>1</v></row>"
	damaged "!One:A1: its part '$sheet' is no well-formed XML in line 1: mismatched tag"
	workbook --stored yes --before "" --after "" ""
	damaged "!One: its part '$sheet' is no well-formed XML in line 1: no element found"
	printf -v open '<a>%.0s' {1..62} && printf -v close '</a>%.0s' {1..62}
	workbook "$open$close"
	run -0 dump --count book.xlsx
	workbook "<a>$open$close</a>"
	damaged "!One: its XML is nested over 64 levels deep (part '$sheet')"
	workbook --stored yes --repeat 3000000 --before "<worksheet a='" --after "'/>" b
	damaged "!One: its part '$sheet' has a tag of over 2 MB"
}

@test "cells that cannot be" {
	no_value="the formula has no stored value; open the workbook in a spreadsheet program and save it"
	workbook "<row r='7'><c r='AB7'><f>SUM(A1:A6)</f><v></v></c></row>"
	damaged "!One:AB7: $no_value"
	workbook "<row><c t='s'><v>3</v></c></row>"
	damaged "!One:A1: it shows the shared string 3, of 0"
	workbook "<row r='1048577'/>"
	damaged "!One: row 1048577 follows, which no sheet has"
	workbook "<row r='2'><c r='XFE2'/></row>"
	damaged "!One:A2: a cell calls itself 'XFE2', which is no cell"
	workbook --repeat 16385 --before "<worksheet><sheetData><row>" --after "</row></sheetData></worksheet>" "<c/>"
	damaged "!One:XFE1: the row has over 16384 cells"
}

# cell SIZE: a workbook with an inline text of that many bytes in B1, and a shared one in C1.
cell() {
	strings=(--stored yes --repeat "$2" --before "<sst><si><t>" --after "</t></si></sst>" xl/sharedStrings.xml x)
	workbook --stored yes --repeat "$1" --before "<worksheet><sheetData><row><c r='B1' t='inlineStr'><is><t>" \
		--after "</t></is></c><c t='s'><v>0</v></c></row></sheetData></worksheet>" x
}

@test "a cell holds 1 MB and no more, a row 16 MB" {
	cell 1048576 1048576
	run -0 dump --count book.xlsx
	cell 1048577 1
	damaged "!One:B1: the cell is longer than 1 MB"
	cell 1 1048577
	damaged "!One:C1: the cell is longer than 1 MB"
	strings=(--stored yes --repeat 1000000 --before "<sst><si><t>" --after "</t></si></sst>" xl/sharedStrings.xml x)
	workbook --repeat 17 --before "<worksheet><sheetData><row>" --after "</row></sheetData></worksheet>" "<c t='s'><v>0</v></c>"
	damaged "!One:Q1: the row is longer than 16 MB"
}

@test "the corpora: every value of every workbook, or the reason why not" {
	data=$root/../shared/data
	[ -d "$data/xlsx-peer-open" ] || skip "no ../shared/data"
	run -0 "$BATS_TEST_DIRNAME/xlsx/corpora.sh" "$data" "$BATS_TEST_DIRNAME/xlsx/corpora.tsv"
	expect "253 workbooks: 229 as two readers have them, 22 as decided, 2 refused, 0 wrong"
}

# sums FILE SHEET EXPRESSION: of the rows of a sheet, by awk.
sums() {
	dump "$data/$1" "$2" | awk -F , "NR > 1 { rows++; $3 } END { print rows, one, other }" OFMT=%.10g
}

@test "workbooks of WPS, of Excel 16 and of a textbook, as their READMEs say" {
	data=$root/../shared/data
	[ -d "$data/zh-wps-sales-xlsx" ] || skip "no ../shared/data"
	run -0 sums zh-wps-sales-xlsx/销售数据.xlsx 1 'one += $2; other += $2 * $3'
	expect "20 259 259841"
	# The last row holds the totals of the others.
	run -0 sums zh-stock-order-xlsx/订单.xlsx 1 'one += $7; other += $8'
	expect "241 14015.6396 4282.84"
	# Names hold line breaks; a row has one moment.
	run -0 bash -c "for s in 1 2 3; do dump '$data/zh-meal-orders/meal_order_detail.xlsx' \$s; done |
		grep -c ',2016-08-[0-3][0-9] [0-9:]\{8\},'"
	expect 10037
}
