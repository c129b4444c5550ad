#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# crm-convert: every form in, every form out, sheets as they come, encodings, and what is refused.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	printf 'code,name,amount\n007,华东公司,1234.50\nB1,"Ann, ""A"" Lee",-3\n' >in.csv
	# A report as an office makes it: titles, merged cells, a nameless column, a subtotal, a blank row.
	printf '%s\n' '销售报表,,,,' '2026年3月,,,,' '地区, 商品 ,数量,数量,' '华东,笔,10,箱,' ',纸,9,箱,' '小计,,19,,' \
		',,,,' '华北,墨,2,盒,急' >report.csv
}

# As Excel for Windows saves in China.
gbk() {
	iconv -f UTF-8 -t GB18030
}

in_tsv() {
	expect <<-'EOF'
		code	name	amount
		007	华东公司	1234.50
		B1	Ann, "A" Lee	-3
	EOF
}

# --- forms ---

@test "CSV, TSV, JSON and NDJSON hold the same rows" {
	for form in tsv csv json ndjson; do
		crm-convert in.csv -o $form >out.$form
		run -0 crm-convert out.$form -o tsv
		in_tsv
	done
	run -0 cat out.ndjson
	expect '{"code":"007","name":"华东公司","amount":"1234.50"}' '{"code":"B1","name":"Ann, \"A\" Lee","amount":"-3"}'
}

@test "standard input needs no name" {
	run -0 bash -c 'cat in.csv | crm-convert'
	in_tsv
	run -0 bash -c 'crm-convert - <in.csv'
	in_tsv
}

@test "the bytes tell the form, not the name" {
	printf 'a\tb\n1\t2\n' >tabs.csv
	printf 'a;b\n1,5;2\n' >semicolons.csv
	printf '\n[{"a":1}]' >json.csv
	crm-convert in.csv -o xlsx >book.csv
	run -0 crm-convert tabs.csv -o csv
	expect 'a,b' '1,2'
	run -0 crm-convert semicolons.csv
	expect $'a\tb' $'1,5\t2'
	run -0 crm-convert json.csv -o csv
	expect a 1
	run -0 crm-convert book.csv
	in_tsv
}

@test "JSON keeps its numbers, booleans and nested values, and finds late keys" {
	printf '%s\n' '{"a":1.50,"b":"1.50","c":true,"d":[1,{"x":-0.10}],"e":null}' '{"f":12345678901234567890}' >in.ndjson
	run -0 crm-convert in.ndjson -o ndjson
	expect '{"a":1.50,"b":"1.50","c":true,"d":[1,{"x":-0.10}],"e":null,"f":null}' \
		'{"a":null,"b":null,"c":null,"d":null,"e":null,"f":12345678901234567890}'
	run -0 bash -c 'cat in.ndjson | crm-convert --columns f,a'
	expect $'f\ta' $'\t1.50' $'12345678901234567890\t'
}

@test "a text stays a text, and --numbers makes numbers of those that lose nothing" {
	printf 'a,b,c,d,e\n1.50,007,-3,1e5,1234567890123456\n' >n.csv
	run -0 crm-convert n.csv -o ndjson
	expect '{"a":"1.50","b":"007","c":"-3","d":"1e5","e":"1234567890123456"}'
	run -0 crm-convert n.csv -o ndjson --numbers
	expect '{"a":1.50,"b":"007","c":-3,"d":"1e5","e":"1234567890123456"}'
}

@test "columns are picked, and rows sorted as numbers where they are" {
	printf 'Order ID,amount\nx,9\ny,"1,000"\nz,10\n' >s.csv
	run -0 crm-convert s.csv --columns 'Order ID' --sort -amount --no-header
	expect y z x
	run -0 crm-convert s.csv --limit 1 -o csv
	expect '"Order ID",amount' 'x,9'
}

@test "csv for Excel" {
	printf 'a\tb\n=1+1\t0012\n' >f.tsv
	run -0 crm-convert f.tsv -o csv --excel-safe
	assert_output $'\xef\xbb\xbfa,b\r\n\'=1+1,\'0012\r'
}

# --- encodings ---

@test "a GBK export is read as named, and in a Chinese locale without" {
	gbk <in.csv >gbk.csv
	run -0 crm-convert gbk.csv --encoding gbk
	in_tsv
	run -0 env -u LC_ALL LANG=zh_CN.UTF-8 crm-convert gbk.csv
	in_tsv
	run -0 env CRM_ENCODING=gb18030 crm-convert gbk.csv
	in_tsv
	run -0 env -u LC_ALL LANG=zh_CN.UTF-8 crm-convert in.csv
	in_tsv
}

@test "elsewhere its first wrong line is named" {
	gbk <in.csv >gbk.csv
	refused 3 'crm-convert: gbk.csv:2: not UTF-8 (byte 0xBB): name the encoding, as with --encoding gb18030' \
		crm-convert gbk.csv
}

@test "a GBK text whose beginning could be UTF-8 is told by its end" {
	{ printf 'a\n一\n'; seq 70000; printf '华东公司\n'; } | gbk >late.csv
	run -0 bash -c 'LC_ALL=zh_CN.UTF-8 crm-convert late.csv | sed -n "2p;\$p"'
	expect 一 华东公司
}

@test "UTF-16 is told by its mark and by its pattern" {
	for encoding in UTF-16 UTF-16LE UTF-16BE; do
		iconv -f UTF-8 -t $encoding in.csv >wide.csv
		run -0 crm-convert wide.csv
		in_tsv
	done
	printf '\xef\xbb\xbfa,b\n1,2\n' >mark.csv
	run -0 crm-convert mark.csv -o csv
	expect 'a,b' '1,2'
}

@test "other encodings are read by the names that iconv has" {
	printf 'a\ncaf\xe9\n' >latin.csv
	run -0 crm-convert latin.csv --encoding latin1
	expect a café
}

@test "csv and tsv come out in GB18030" {
	run -0 bash -c 'crm-convert in.csv -o csv --to-encoding gb18030 | cmp - <(iconv -f UTF-8 -t GB18030 in.csv)'
	crm-convert in.csv -o xlsx >book.xlsx
	run -0 bash -c 'crm-convert book.xlsx -o csv --encoding gbk | cmp - <(iconv -f UTF-8 -t GB18030 in.csv)'
	printf 'a\n\U0001F600€é\n' >rare.csv
	run -0 bash -c 'crm-convert rare.csv --to-encoding gb18030 | crm-convert --encoding gb18030'
	expect a $'\U0001F600€é'
	refused 2 'crm-convert: --encoding gb18030 is for -o csv and tsv, not for ndjson' \
		crm-convert in.csv -o ndjson --to-encoding gb18030
}

@test "a character may lie across every boundary of the reads" {
	{ printf 'a\n'; for i in $(seq 0 40); do printf '%*s' $((1600 + i)) ''; printf '华东𠀀公司\n'; done; } >utf8
	gbk <utf8 >gb
	run -0 bash -c 'crm-convert --encoding gb18030 gb | cmp - utf8'
	run -0 bash -c 'iconv -f UTF-8 -t UTF-16LE utf8 | crm-convert | cmp - utf8'
}

@test "the wrong encoding and half a character are refused" {
	printf 'a\n\xb0' >half
	refused 3 'crm-convert: half:2: the text ends inside a character of GB18030 (byte 0xB0): was the file cut, or is it in another encoding (--encoding)?' \
		crm-convert half --encoding gb18030
	printf 'a\n\xe4\xb8' >half
	refused 3 'crm-convert: half:2: the text ends inside a character of UTF-8 (byte 0xE4): was the file cut, or is it in another encoding (--encoding)?' \
		crm-convert half
	printf 'a\nb\n\xff\n' >bad
	refused 3 'crm-convert: bad:3: not GB18030 (byte 0xFF): name the encoding with --encoding' crm-convert bad --encoding gbk
	printf 'a\n华东公司有限责任\n' >utf8
	refused 3 'crm-convert: utf8:1: the text is UTF-8, not GB18030: leave out --encoding' crm-convert utf8 --encoding gbk
	iconv -f UTF-8 -t UTF-16 utf8 >wide
	refused 3 'crm-convert: wide:1: the text is UTF-16, not GB18030: leave out --encoding' crm-convert wide --encoding gbk
	refused 2 "crm-convert: no encoding 'gb99' is known here: gb18030, utf-8, utf-16, big5, ..." \
		crm-convert in.csv --encoding gb99
}

# --- sheets as they come ---

@test "title rows, merged cells, totals and blank rows" {
	run -0 crm-convert report.csv --header 3 --loose --trim --fill-down 地区 --where 商品!=
	expect <<-'EOF'
		地区	商品	数量	数量_2	c5
		华东	笔	10	箱	
		华东	纸	9	箱	
		华北	墨	2	盒	急
	EOF
}

@test "the same of a workbook, which needs no --loose" {
	crm-convert report.csv --header 0 --no-header --loose -o xlsx >book.xlsx
	run -0 crm-convert book.xlsx --header 3 --trim --fill-down 地区 --where 商品!= -o csv
	expect '地区,商品,数量,数量_2,c5' '华东,笔,10,箱,' '华东,纸,9,箱,' '华北,墨,2,盒,急'
}

@test "--header 0 makes the names, and with --no-header the grid stands as it does" {
	run -0 crm-convert report.csv --header 0 --skip 6
	expect $'c1\tc2\tc3\tc4\tc5' $'\t\t\t\t' $'华北\t墨\t2\t盒\t急'
	run -0 crm-convert report.csv --header 0 --no-header -o csv
	expect <report.csv
}

@test "conditions: equal, not equal, contains, any of one column and all of several" {
	set -- --header 3 --loose --no-header --columns '地区,数量' -o csv
	run -0 crm-convert report.csv "$@" --where 地区=华东 --where 地区=华北
	expect 华东,10 华北,2
	run -0 crm-convert report.csv "$@" --where 地区!=华东 --where 数量!=2
	expect ,9 小计,19
	run -0 crm-convert report.csv "$@" --where 地区=
	expect ,9
	printf 'name\nＡＣＭＥ Co\nother\n' >wide.csv
	run -0 crm-convert wide.csv --where name~acme --no-header
	expect 'ＡＣＭＥ Co'
	printf 'a=b,a\n1,2\n3,4\n' >operators.csv
	run -0 crm-convert operators.csv --where a=b=3 -o csv
	expect 'a=b,a' 3,4
}

@test "a text is held to its header unless it is loose" {
	printf 'a,,a\n1,2,3\n' >names.csv
	refused 3 'crm-convert: names.csv:1: column 2 has no name: --loose calls it c2' crm-convert names.csv
	run -0 crm-convert names.csv --loose -o csv
	expect 'a,c2,a_2' 1,2,3
	printf 'a,a\n1,2\n' >names.csv
	refused 3 "crm-convert: names.csv:1: two columns are named 'a': --loose calls the second a_2" crm-convert names.csv
	printf 'a,b\n1,2\n3\n4,5,6\n' >ragged.csv
	refused 3 'crm-convert: ragged.csv:3: the row has 1 cell, the header has 2: --loose takes it' crm-convert ragged.csv
	run -0 crm-convert ragged.csv --loose -o csv
	expect 'a,b,c3' '1,2,' '3,,' '4,5,6'
}

@test "what an option cannot mean is a usage error that names what there is" {
	refused 2 "crm-convert: --where 'x=1' is no COLUMN=TEXT, COLUMN!=TEXT or COLUMN~TEXT: its columns are code, name, amount" \
		crm-convert in.csv --where x=1
	refused 2 "crm-convert: no column 'x' in 'in.csv' to fill down: its columns are code, name, amount" \
		crm-convert in.csv --fill-down x
	refused 2 "crm-convert: option '--header' cannot be 'x': it is a number of rows, from 0" crm-convert in.csv --header x
	refused 3 'crm-convert: in.csv:9: no names stand in this row: --header names another, 0 says there is none' \
		crm-convert in.csv --header 9
	refused 2 "crm-convert: 'in.csv' is a text and has no sheets: leave out --sheet" crm-convert in.csv --sheet 2
}

# --- workbooks out ---

@test "a workbook has types, a frozen header, and the same bytes every time" {
	printf '%s\n' '{"code":"007","n":-1.5,"yes":true,"day":"2026-03-05","at":"2026-03-05 14:30:00","long":12345678901234567890}' \
		>in.ndjson
	crm-convert in.ndjson -o xlsx >one.xlsx
	crm-convert in.ndjson -o xlsx >two.xlsx
	cmp one.xlsx two.xlsx
	run -0 crm-convert one.xlsx -o ndjson
	expect '{"code":"007","n":-1.5,"yes":true,"day":"2026-03-05","at":"2026-03-05 14:30:00","long":"12345678901234567890"}'
	run -0 bash -c 'unzip -p one.xlsx xl/worksheets/sheet1.xml | grep -c "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"'
	expect 1
}

@test "what no XML may hold is replaced, and what looks escaped comes back" {
	printf 'a\n\x01_x0041_\xef\xbf\xbf=1+1\n' >odd.csv
	crm-convert odd.csv -o xlsx >odd.xlsx
	run -0 crm-convert odd.xlsx
	expect a '�_x0041_�=1+1'
}

@test "a sheet's name is what the title leaves of it" {
	crm-convert in.csv -o xlsx --title '应收/应付账款明细表一二三四五六七八九十一二三四五六七八九十一二三' >t.xlsx
	refused 3 "crm-convert: t.xlsx: there is no sheet '9'; there is '应收-应付账款明细表一二三四五六七八九十一二三四五六七八九十一'" \
		crm-convert t.xlsx --sheet 9
}

@test "the limits of a sheet are refused, and nothing is written" {
	{ printf 'a,b\n1,'; head -c 32768 /dev/zero | tr '\0' x; echo; } >long.csv
	refused 3 "crm-convert: row 2, column 'b': a cell of a workbook holds 32,767 characters, and this text has 32768" \
		crm-convert long.csv -o xlsx
	{ echo a; seq 1048576; } >tall.csv
	refused 3 'crm-convert: a sheet has at most 1,048,576 rows, and these are more: print them as csv, or fewer (--limit)' \
		crm-convert tall.csv -o xlsx
}

@test "every program prints workbooks, with labels and types" {
	crm_init
	quietly crm-product add code=P001 name=笔 list_price=1234.5
	crm-product list --columns code,name,list_price -o xlsx >p.xlsx
	run -0 crm-convert p.xlsx -o ndjson
	expect '{"product_id":1,"Code":"P001","Name":"笔","List price":1234.5}'
	run -0 bash -c 'crm-product list --where x -o xlsx 2>/dev/null | wc -c'
	expect 0
	run -6 --separate-stderr bash -c 'crm-product list -o xlsx >/dev/full'
	assert_equal "$stderr" 'crm-product: cannot write to standard output: No space left on device'
}

# --- pages ---

@test "a page stands alone, escapes what it shows, and is the same every time" {
	printf 'name,amount\n<b>&"x",5\n' >h.csv
	crm-convert h.csv --lenient --numbers -o html --title '销售 <1>' >page.html
	run ! grep -e '<script' -e http -e '<link' page.html
	run -0 bash -c 'crm-convert h.csv --lenient --numbers -o html --title "销售 <1>" | cmp - page.html'
}

@test "a page has its title, its rows, and numbers on the right" {
	printf 'name,amount\n<b>&x,5\n' >h.csv
	crm-convert h.csv --numbers -o html --title '销售 <1>' >page.html
	run -0 grep -e '<title>' -e '<h1>' -e '<td' page.html
	expect '<title>销售 &lt;1&gt;</title>' '<h1>销售 &lt;1&gt;</h1>' '<tr><td>&lt;b&gt;&amp;x</td><td class="n">5</td></tr>'
}

# --- for other programs ---

@test "--origin gives each row its place" {
	run -0 crm-convert --origin --raw in.csv
	expect <<-'EOF'
		{"crm-rows":1,"form":"csv","delimiter":",","origin":true,"raw":true,"columns":[{"name":"code"},{"name":"name"},{"name":"amount"}]}
		in.csv:2	007,华东公司,1234.50	007	华东公司	1234.50
		in.csv:3	B1,"Ann, ""A"" Lee",-3	B1	Ann, "A" Lee	-3
		\.
	EOF
	crm-convert report.csv --header 0 --no-header --loose -o xlsx >book.xlsx
	run -0 crm-convert --origin book.xlsx --header 3 --trim --where 商品=墨
	expect <<-'EOF'
		{"crm-rows":1,"form":"csv","delimiter":",","origin":true,"columns":[{"name":"地区"},{"name":"商品"},{"name":"数量"},{"name":"数量_2"},{"name":"c5"}]}
		book.xlsx!Sheet1:8	华北	墨	2	盒	急
		\.
	EOF
}

@test "--origin tells a null of JSON from a key that is not there" {
	printf '{"a":null}\n{"b":"x"}\n' >null.ndjson
	run -0 bash -c 'crm-convert --origin null.ndjson | tail -n +2'
	expect $'null.ndjson:1\t\\N\t' $'null.ndjson:2\t\tx' '\.'
}

@test "--typed refuses rows that were cut" {
	printf '{"crm-rows":1,"columns":[{"name":"a","type":"money"}]}\n1.50\n' >half.rows
	refused 3 'crm-convert: half.rows: the rows end early: the program before has failed' crm-convert --typed half.rows -o xlsx
	printf '{"crm-rows":2,"columns":[]}\n' >other
	refused 3 'crm-convert: other: no stream of rows of this version: the two programs must be of one installation' \
		crm-convert --typed other -o xlsx
	printf 'a\tb\n' >tsv
	refused 3 'crm-convert: tsv: no stream of rows: its first line is no JSON object' crm-convert --typed tsv -o xlsx
}

# --- what is wrong ---

@test "a row that is wrong late leaves a line without an end, which readers refuse" {
	{ echo a,b; seq -f %g,2 50000; echo 3; } >late.csv
	run -3 --separate-stderr bash -c 'crm-convert late.csv >out.tsv'
	assert_equal "$stderr" 'crm-convert: late.csv:50002: the row has 1 cell, the header has 2: --loose takes it'
	run -3 --separate-stderr bash -c 'cat out.tsv | crm-convert'
	assert_regex "$stderr" 'the last line has no end: did the program before it fail\?$'
}

@test "what is no table is refused by what it is" {
	printf '\x1f\x8b\x08\x00' >a.csv
	refused 3 "crm-convert: cannot read 'a.csv': it is a gzip file: unpack it first, as with zcat" crm-convert a.csv
	printf '<HTML><table><tr><td>1' >a.xls
	refused 3 "crm-convert: cannot read 'a.xls': it is an HTML page, whatever its name: open it as a spreadsheet and save it as .xlsx" \
		crm-convert a.xls
	refused 2 "crm-convert: cannot open 'nothing.csv': No such file or directory" crm-convert nothing.csv
	refused 2 "crm-convert: cannot read '.': it is a folder" crm-convert .
	refused 2 "crm-convert: one file at a time, and 'b' is another" crm-convert a.csv b
}

@test "nothing at all is no table, unless it may be" {
	refused 3 'crm-convert: standard input: no input at all: did the program before it fail? --allow-empty takes it as an empty list' \
		bash -c ': | crm-convert'
	run -0 bash -c ': | crm-convert --allow-empty'
	expect ''
	refused 3 'crm-convert: 2 rows came where --rows asks for 3' crm-convert in.csv --rows 3
}

@test "an old workbook says what it needs" {
	printf '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1%504s' '' >old.xls
	run -3 --separate-stderr crm-convert old.xls
	assert_output ''
	assert_equal "${#stderr_lines[@]}" 1
	assert_regex "$stderr" '^crm-convert: old.xls: (no|an old) \.xls workbook'
}

@test "a full disk is status 6, a reader that stops is none" {
	run -6 --separate-stderr bash -c 'crm-convert in.csv >/dev/full'
	run -6 --separate-stderr bash -c 'crm-convert in.csv -o xlsx >/dev/full'
	run -0 bash -c 'yes a,b | crm-convert | head -n 1'
	expect $'a\tb'
	TMPDIR=/nonexistent run -6 --separate-stderr crm-convert in.csv -o xlsx
}
