#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Workbooks that are damaged, hostile or locked, given to crm-import: the reason, and a database as it was.
# What a test says of a workbook is read in forge.bash.
# shellcheck disable=SC2034
load helper
load xlsx/forge

# Rows that are good, before whatever is wrong.
good="<row><c t='inlineStr'><is><t>name</t></is></c><c t='inlineStr'><is><t>note</t></is></c></row>
	<row><c t='inlineStr'><is><t>Acme</t></is></c><c t='inlineStr'><is><t>x</t></is></c></row>"

# spoilt MESSAGE OPTION...: the file is refused with that line, and every byte of what is stored is the same.
file=book.xlsx
spoilt() {
	local before
	[ -e "$CRM_DB" ] || crm_init
	before=$(sqlite3 "$CRM_DB" .dump | md5sum)
	limit_memory 1000000
	refused 3 "crm-import: $file$1"$'\ncrm-import: nothing was imported' crm-import customer $file "${@:2}"
	assert_equal "$(sqlite3 "$CRM_DB" .dump | md5sum)" "$before"
}

@test "the good rows by themselves are imported" {
	crm_init
	workbook "$good"
	quietly crm-import customer book.xlsx
	run -0 crm-customer list --columns name,note --no-header
	expect $'1\tAcme\tx'
}

@test "cut short, no workbook, in a workbook" {
	workbook "$good"
	head -c 300 book.xlsx >part && mv part book.xlsx
	spoilt ": the file is cut short or damaged: it has no ZIP directory"
	workbook "$good" && forge outer.xlsx book.xlsx "$(base64 <book.xlsx)" && mv outer.xlsx book.xlsx
	spoilt ": it is a ZIP file, but no workbook"
}

@test "locked by a password" {
	workbook --flags 1 "$good"
	spoilt ": the workbook is encrypted; save it without a password"
	printf '\320\317\021\340\241\261\032\341%01024d' 0 >book.xlsx
	printf 'EncryptedPackage' | sed 's/./&\x00/g' >>book.xlsx
	spoilt ": the workbook is protected by a password; save it without one"
}

@test "bombs: by ratio, by size, by entities" {
	workbook --repeat 50000000 --before "<worksheet><sheetData>$good" --after "</sheetData></worksheet>" " "
	spoilt "!One: its part '$sheet' inflates over 200 times, as no workbook does"
	strings=(--repeat 4000000 --before "<sst>" --after "</sst>" --size 600000000 --stored yes xl/sharedStrings.xml "<si/>")
	workbook "$good"
	spoilt ": its part 'xl/sharedStrings.xml' inflates beyond the limit of 512 MB"
	strings=(xl/sharedStrings.xml "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY b '&a;&a;'>]><sst><si><t>&b;</t></si></sst>")
	workbook "$good"
	spoilt ": it has a DOCTYPE, which no workbook has (part 'xl/sharedStrings.xml')"
}

@test "a directory that lies: overlapping parts, ZIP64, checksum" {
	workbook --twice yes "$good"
	spoilt ": its parts '$sheet' and '$sheet' overlap"
	workbook --zip64 99999999999 "$good"
	spoilt "!One: its part '$sheet' inflates over 200 times, as no workbook does"
	workbook --crc 1 "$good"
	spoilt "!One: its part '$sheet' is damaged: size or checksum are wrong"
}

@test "behind good rows: broken XML, 65 levels of it, a formula without its value, a cell of over 1 MB" {
	workbook "$good<row><c><v>1</v></row>"
	spoilt "!One:A3: its part '$sheet' is no well-formed XML in line 2: mismatched tag"
	printf -v open '<a>%.0s' {1..63} && printf -v close '</a>%.0s' {1..63}
	workbook "$good$open$close"
	spoilt "!One:B2: its XML is nested over 64 levels deep (part '$sheet')"
	workbook "$good<row><c r='B3'><f>A1</f></c></row>"
	spoilt "!One:B3: the formula has no stored value; open the workbook in a spreadsheet program and save it"
	workbook --stored yes --repeat 1048577 --before "<worksheet><sheetData>$good<row><c t='inlineStr'><is><t>" \
		--after "</t></is></c></row></sheetData></worksheet>" x
	spoilt "!One:A3: the cell is longer than 1 MB"
}

@test "a sheet, a row of names that are not there" {
	workbook "$good"
	spoilt ": there is no sheet 'Two'; there is 'One'" --sheet Two
	spoilt "!One:9: no names stand in this row: --header names another, 0 says there is none" --header 9
}

@test "the wrong encoding, and half a character at the end" {
	file=list.csv
	printf 'name\n\xb9\xab\xcb\xbe\n\xb9' >list.csv
	spoilt ":2: not UTF-8 (byte 0xB9): name the encoding, as with --encoding gb18030"
	spoilt ":2: not UTF-8 (byte 0xB9): name the encoding with --encoding" --encoding utf-8
	cut_off="(byte 0xB9): was the file cut, or is it in another encoding (--encoding)?"
	spoilt ":3: the text ends inside a character of GB18030 $cut_off" --encoding gb18030
	spoilt ":1: the text ends inside a character of utf-16 $cut_off" --encoding utf-16
}

@test "a mistake of the command line that crm-convert finds is one of crm-import" {
	crm_init
	printf 'name\nAcme\n' >list.csv
	nothing=$'\ncrm-import: nothing was imported'
	refused 2 "crm-import: no encoding 'klingon' is known here: gb18030, utf-8, utf-16, big5, ...$nothing" \
		crm-import customer list.csv --encoding klingon
	refused 2 "crm-import: option '--header' cannot be 'x': it is a number of rows, from 0$nothing" \
		crm-import customer list.csv --header x
}
