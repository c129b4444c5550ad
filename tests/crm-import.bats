#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# crm-import: whole rows of files into a noun, as a manual by example.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	crm-db init
	crm-user add login=li name=李雷 >/dev/null
	crm-user add login=han name=韩梅梅 >/dev/null
}

# file NAME LINE...
file() {
	printf '%s\n' "${@:2}" >"$1"
}

# A sum of all that is in the database.
content() {
	sqlite3 "$CRM_DB" .dump | md5sum
}

# What crm-import customer ARGUMENT... says on standard error. It must end with that status, print nothing,
# and leave every byte of the content as it was.
import_refused() {
	local before
	before=$(content)
	run "-$1" --separate-stderr crm-import customer "${@:2}"
	assert_output ''
	[ "$(content)" = "$before" ]
	output=${stderr%$'\n'"crm-import: nothing was imported"*}
	output=${output#crm-import: }
}

# The same for what comes on standard input, of which $1 is the whole, as printf takes it.
input_refused() {
	printf "$1" >input
	import_refused 3 - <input
}

# The rows that an import of customers wrote: the columns $1, without their ids.
wrote() {
	crm-import customer -o tsv --columns "$1" --no-header "${@:2}" | cut -f 2-
}

# -- which column is which field --

@test "headers are matched by field name, label or alias, in English or Chinese, in any case and width" {
	file a.csv '客户编号,Company, TEL ,sector,Ｇｒａｄｅ,街道' 'C1,Acme,010-1,IT,A,x'
	run -0 crm-import customer a.csv
	assert_output "change_set_id	noun	read	added	changed	unchanged	skipped	refused	created	rounded	unused
4	customer	1	1	0	0	0	0	0		街道"
	run -0 crm-customer list --columns code,name,phone,industry,grade
	assert_output "customer_id	code	name	phone	industry	grade
1	C1	Acme	010-1	IT	A"
}

@test "field=@column names the column of a field, field=value is the same for all rows" {
	file a.csv 'No.,公司 名,Chef' '1,甲,li' '2,乙,'
	run -0 wrote code,name,owner,source,note a.csv code=@No. name=@公司\ 名 owner=@Chef source=Web note=@@home
	assert_output "1	甲	2	李雷	Web	@home
2	乙			Web	@home"
}

@test "--map reads assignments and options from a file" {
	file a.csv 'No.,公司 名,d' 'M1,甲,3/5/2026'
	file map '# the old system' 'code=@No.' 'name=@公司 名' '' 'owner=li' 'created=@d' '--dates=mdy'
	run -0 wrote code,name,owner,created a.csv --map map
	assert_output "M1	甲	2	李雷	2026-03-05"
}

@test "a column that is not there, or no field, is a usage error with the near names" {
	file a.csv code,name C1,Acme
	import_refused 2 a.csv name=@nmae
	assert_output "a.csv has no column 'nmae'; did you mean 'name'?"
	import_refused 2 a.csv nmae=@name
	assert_output "customer has no field 'nmae'; did you mean 'name'? (crm-customer fields lists them)"
	import_refused 2 a.csv rev=1
	assert_output "rev is kept by the program itself and cannot be set"
	import_refused 2 a.csv name=a name=b
	assert_output "name is given twice"
	run -2 --separate-stderr crm-import custoner a.csv
	assert_equal "$stderr" "crm-import: no noun 'custoner'; did you mean 'customer'?"
}

@test "a file without one column of the noun is a usage error" {
	file a.csv x,y 1,2
	import_refused 2 a.csv
	assert_output "a.csv: no column is a field of customer: name them by field=@column; crm-customer fields lists the fields"
}

# -- values as people type them --

@test "dates in every form" {
	file a.csv code,name,created 1,a,2026-03-05 2,b,2026/3/5 3,c,2026年3月5日 4,d,2026.3.5 5,e,20260305 \
		'6,f,2026-03-05 00:00:00' 7,g,２０２６年３月５日
	run -0 wrote created a.csv
	assert_output "$(yes 2026-03-05 | head -n 7)"
}

@test "3/5/2026 is read by --dates, and refused without" {
	file a.csv code,name,created 1,a,3/5/2026 2,b,13.5.2026
	import_refused 3 a.csv
	assert_output "a.csv:2: created: cannot read '3/5/2026' as date: day or month first? write it as 2026-03-05
crm-import: a.csv:3: created: cannot read '13.5.2026' as date: day or month first? write it as 2026-03-05"
	import_refused 3 a.csv --dates mdy
	assert_output "a.csv:3: created: cannot read '13.5.2026' as date: no such day in the calendar"
	run -0 wrote created a.csv --dates dmy
	assert_output "2026-05-03
2026-05-13"
}

@test "numbers in every form" {
	file a.csv code,name,revenue,headcount '1,a,"1,234.50","1,200"' '2,b,"¥1,200",12' '3,c,(5.00),' 4,d,3.5万,1万 \
		5,e,１２３４．５０,１２ 6,f,-5,0 '7,g, 1.2亿 ,' 8,h,5.00元,7
	run -0 wrote revenue,headcount a.csv
	assert_output "1234.50	1200
1200.00	12
-5.00	
35000.00	10000
1234.50	12
-5.00	0
120000000.00	
5.00	7"
}

@test "what is no number, or not exactly, is refused" {
	file a.csv code,name,revenue,headcount 1,a,1e30, 2,b,many, 3,c,0x10, '4,d,"1,23",' 5,e,99999999999999999, 6,f,,1.5 \
		7,g,,-1 8,h,12.345,
	import_refused 3 a.csv
	assert_output "a.csv:2: revenue: cannot read '1e30' as money: an exponent: the full digits are needed
crm-import: a.csv:3: revenue: cannot read 'many' as money: not a number
crm-import: a.csv:4: revenue: cannot read '0x10' as money: not a number
crm-import: a.csv:5: revenue: cannot read '1,23' as money: a misplaced thousands separator
crm-import: a.csv:6: revenue: cannot read '99999999999999999' as money: too large
crm-import: a.csv:7: headcount: cannot read '1.5' as integer: too many decimals: a whole number is needed
crm-import: a.csv:8: headcount: a headcount cannot be below zero
crm-import: a.csv:9: revenue: cannot read '12.345' as money: too many decimals: at most 2 here"
}

@test "--round takes too many decimals and says what that came to" {
	file a.csv code,name,revenue 1,a,12.345 2,b,1.114 3,c,-0.005 4,d,7
	run -0 crm-import customer a.csv --round -o ndjson
	run -0 crm-db sql 'SELECT revenue AS "revenue:money" FROM customer'
	assert_output "revenue
12.35
1.11
-0.01
7.00"
	file b.csv code,name,revenue 5,a,12.345 6,b,1.1111
	run -0 crm-import customer b.csv --round
	assert_summary "customer	2	2	0	0	0	0	0	0.0039	"
}

@test "leading zeros are kept, and a number that a spreadsheet has cut is refused" {
	file a.csv code,name,qq 007,a,012345678901234567
	run -0 wrote code,qq a.csv
	assert_output "007	012345678901234567"
	file b.csv code,name,tax_id 8,a,1.1E+17
	import_refused 3 b.csv
	assert_output "b.csv:2: tax_id: cannot read '1.1E+17' as identifier: a number whose digits a spreadsheet has cut; format that column as text and save again"
}

@test "blanks around a value are not part of it, so that a reference finds it" {
	printf 'code,name,phone\n 1 ,  Acme ,\t010　\n' >a.csv
	run -0 wrote code,name,phone a.csv
	assert_output "1	Acme	010"
	file b.csv code,name,parent '2,b, Acme'
	run -0 wrote parent b.csv
	assert_output "1	Acme"
}

# -- what rows refer to --

@test "references are codes or names, choices their codes or labels in either language" {
	file a.csv code,name,owner,kind,parent 1,a,li,企业, 2,b,韩梅梅,Person,a 3,c,,COMPANY,1
	run -0 wrote owner,kind,parent a.csv
	assert_output "2	李雷	company		
3	韩梅梅	person	1	a
		company	1	a"
}

@test "X_id takes ids and only ids" {
	file a.csv code,name,owner_id 1,a,2
	run -0 wrote owner a.csv
	assert_output "2	李雷"
	file b.csv code,name,owner_id 2,a,li 3,b,99
	import_refused 3 b.csv
	assert_output "b.csv:2: owner: no user with the id 'li'
crm-import: b.csv:3: owner: no user with the id '99'"
}

@test "an unknown reference is refused with the near misses" {
	file a.csv code,name,owner,grade 1,a,lii, 2,b,韩梅, 3,c,nobody, 4,d,,Z
	import_refused 3 a.csv
	assert_output "a.csv:2: owner: no user 'lii'; did you mean 'li'?
crm-import: a.csv:3: owner: no user '韩梅'; did you mean '韩梅梅'?
crm-import: a.csv:4: owner: no user 'nobody'
crm-import: a.csv:5: grade: no choice 'Z' in list grade; it has A, B, C, D"
}

@test "--create makes what is not there, once for all rows" {
	file a.csv code,name,owner,industry 1,a,Mia,软件 2,b,Mia,软件
	run -0 crm-import customer a.csv --create user,industry
	assert_summary "customer	2	2	0	0	0	0	2		"
	run -0 crm-customer list --columns owner,industry --no-header
	assert_output "1	4	Mia	软件
2	4	Mia	软件"
	import_refused 2 a.csv --create product
	assert_output "--create: no field of a customer refers to 'product'"
}

@test "a parent may come later in the file, or in the next file" {
	file a.csv code,name,parent 1,Kid,Mother 2,Mother,9
	file b.csv code,name 9,Grandmother
	run -0 crm-import customer a.csv b.csv
	run -0 crm-customer list --columns code,parent --no-header
	assert_output "1	1	2	Mother
2	2	3	Grandmother
3	9		"
}

@test "a cycle of parents and a parent that never comes are refused" {
	file a.csv code,name,parent 1,a,2 2,b,3 3,c,1 4,d,4 5,e,nobody
	import_refused 3 a.csv
	assert_output "a.csv:3: parent: this would be a cycle: it stands above itself
crm-import: a.csv:5: parent: this would be a cycle: it stands above itself
crm-import: a.csv:6: parent: no customer 'nobody'"
}

# -- which record a row is --

@test "a file imported a second time changes nothing" {
	file a.csv code,name,revenue,owner,parent '1,a,"1,200",li,2' 2,b,,, '3,c,0.10,韩梅梅,1'
	crm-import customer a.csv >/dev/null
	before=$(content)
	run -0 crm-import customer a.csv
	assert_summary "customer	3	0	0	3	0	0	0		"
	[ "$(content)" = "$before" ]
}

@test "a row finds its record by code, without one by name, and changes what it gives" {
	file a.csv code,name,phone,city 1,a,111,北京 2,b,222,
	crm-import customer a.csv >/dev/null
	file b.csv code,phone,city 1,333,
	file c.csv 客户名称,city b,上海
	crm-import customer b.csv >/dev/null
	crm-import customer c.csv >/dev/null
	run -0 crm-customer list --columns code,name,phone,city --no-header
	assert_output "1	1	a	333	北京
2	2	b	222	上海"
}

@test "--key finds records by another field, customer_id by id" {
	file a.csv code,name,phone 1,a,111 2,b,222
	crm-import customer a.csv >/dev/null
	file b.csv phone,city 222,上海
	file c.csv customer_id,city 1,北京
	crm-import customer b.csv --key phone >/dev/null
	crm-import customer c.csv >/dev/null
	run -0 crm-customer list --columns code,city --no-header
	assert_output "1	1	北京
2	2	上海"
	import_refused 2 a.csv --key email
	assert_output "--key email: no column of the file is that field"
	file c.csv customer_id,city 77,北京
	import_refused 3 c.csv
	assert_output "c.csv:2: customer_id: no record has this id"
}

@test "rows of another database are found by --key, not by the ids they have there" {
	file a.csv code,name 1,a 2,b
	quietly crm-import customer a.csv
	crm-db init --db other.db
	quietly crm-customer add --db other.db code=9 name=z
	crm-customer list | quietly crm-import customer --db other.db --key code -
	run -0 crm-customer list --db other.db --columns code,name --no-header
	expect $'1\t9\tz' $'2\t1\ta' $'3\t2\tb'
}

@test "a name that several records have is not enough" {
	file a.csv code,name 1,Twin 2,Twin
	crm-import customer a.csv >/dev/null
	file b.csv name,phone Twin,111
	import_refused 3 b.csv
	assert_output "b.csv:2: name: several records have this value: give their code, or --key"
}

@test "two rows of one key in one import are refused" {
	file a.csv code,name 1,Acme 2,Best 1,Other
	import_refused 3 a.csv
	[[ $output == "a.csv:4: code: "*1* ]]
	file b.csv name,phone '张伟,111' '张伟,222'
	import_refused 3 b.csv
	[[ $output == "b.csv:3: name: "*张伟* ]]
}

@test "--on-match update, skip, fail" {
	file a.csv code,name 1,a
	file b.csv code,name 1,other 2,b
	crm-import customer a.csv >/dev/null
	import_refused 3 b.csv --on-match fail
	[[ $output == "b.csv:2: "*"is there already"* ]]
	run -0 crm-import customer b.csv --on-match skip
	assert_summary "customer	2	1	0	0	1	0	0		"
	run -0 crm-import customer b.csv --on-match update
	assert_summary "customer	2	0	1	1	0	0	0		"
}

@test "an empty cell leaves the value; --clear-empty and JSON null empty it" {
	file a.csv code,name,phone 1,a,111
	crm-import customer a.csv >/dev/null
	file b.csv code,phone 1,
	run -0 crm-import customer b.csv
	assert_summary "customer	1	0	0	1	0	0	0		"
	run -0 --separate-stderr crm-import customer b.csv --clear-empty --dry-run
	assert_line -n 1 "customer	1	a	set	phone		111	"
	run -0 crm-import customer - <<<'{"code":"1","phone":null}'
	assert_summary "customer	1	0	1	0	0	0	0		"
	import_refused 3 - <<<'{"code":"1","name":null}'
	assert_output "standard input:1: name: is required"
}

@test "a column rev guards rows that were changed since they were listed" {
	file a.csv code,name 1,a 2,b
	crm-import customer a.csv >/dev/null
	crm-customer list --columns all | sed 's/\ta\t/\tA\t/; s/\tb\t/\tB\t/' >listed.tsv
	crm-customer set 2 phone=1 >/dev/null
	import_refused 3 listed.tsv
	assert_output "listed.tsv:3: rev: changed since by change set 5: list it again, or leave the column rev out"
	sed -i 3d listed.tsv
	run -0 wrote name listed.tsv
	assert_output A
}

# -- looking first, and refused rows --

@test "--dry-run prints what would change, counts on stderr, and writes nothing" {
	file a.csv code,name,phone 1,a,111
	crm-import customer a.csv >/dev/null
	before=$(content)
	file b.csv code,name,phone,grade 1,a,222,A
	run -0 --separate-stderr crm-import customer b.csv --dry-run
	assert_output "noun	id	title	action	field	since	old	new
customer	1	a	set	phone		111	222
customer	1	a	set	grade	2026-03-10		A"
	assert_equal "$stderr" "crm-import: would add 0, change 1 and leave 0 as they are, refuse 0; nothing was written (--dry-run)"
	[ "$(content)" = "$before" ]
}

@test "--rejects has the refused rows in the file's own shape, to be mended and imported again" {
	printf 'name;grade;code\r\n"a ""q""; x";Z;1\r\nb;A;2\r\n;B;3\r\n' >a.csv
	import_refused 3 a.csv --rejects rejects.csv
	run -0 cat rejects.csv
	assert_output 'name;grade;code;place;field;reason
"a ""q""; x";Z;1;a.csv:2;grade;"no choice '"'Z'"' in list grade; it has A, B, C, D"
;B;3;a.csv:4;name;is required'
	sed -i 's/;Z;/;C;/; s/^;B/c;B/' rejects.csv
	run -0 wrote code,name,grade rejects.csv
	assert_output '1	a "q"; x	C
3	c	B'
}

@test "--rejects of TSV and JSON" {
	printf 'code\tname\tnote\tgrade\n1\ta\tx\\ny\tZ\n' >a.tsv
	import_refused 3 a.tsv --rejects rejects.tsv
	run -0 cat rejects.tsv
	assert_output "code	name	note	grade	place	field	reason
1	a	x\\ny	Z	a.tsv:2	grade	no choice 'Z' in list grade; it has A, B, C, D"
	printf '[{"code":"1",\n"name":"a"},\n{"code":"2"}]' >a.json
	import_refused 3 a.json --rejects rejects.json
	run -0 jq -c . rejects.json
	assert_output '{"code":"2","place":"a.json:3","field":"name","reason":"is required"}'
}

@test "--rejects over the file that is read loses nothing" {
	file a.csv code,name,grade 1,a,Z 2,b,A
	run -3 --separate-stderr crm-import customer a.csv --partial --rejects a.csv
	run -0 cat a.csv
	assert_output 'code,name,grade,place,field,reason
1,a,Z,a.csv:2,grade,"no choice '"'Z'"' in list grade; it has A, B, C, D"'
}

@test "--partial writes the good rows, status 3" {
	file a.csv code,name,grade,parent 1,a,A,2 2,b,Z, 3,c,B,1
	run -3 --separate-stderr crm-import customer a.csv --partial
	assert_summary "customer	3	2	0	0	0	2	0		"
	assert_equal "$stderr" "crm-import: a.csv:3: grade: no choice 'Z' in list grade; it has A, B, C, D
crm-import: a.csv:2: parent: no customer '2'; the row is in, without it"
	run -0 crm-customer list --columns code,parent --no-header
	assert_output "1	1		
2	3	1	a"
}

@test "what --create made for a row that --partial then refuses is made again for the next" {
	file a.csv code,name,owner,industry,grade 1,a,Mia,软件,Z 2,b,Mia,软件,A
	run -3 --separate-stderr crm-import customer a.csv --partial --create user,industry
	assert_summary "customer	2	1	0	0	0	1	2		"
	run -0 crm-customer list --columns owner.login,industry --no-header
	assert_output "1	Mia	软件"
	assert_sound
}

@test "after twenty refused rows their number is said" {
	{ echo code,name,grade; seq -f '%g,a,Z' 30; } >a.csv
	import_refused 3 a.csv
	[ "$(wc -l <<<"$output")" -eq 21 ]
	[ "$(tail -n 1 <<<"$output")" = "crm-import: 10 more rows were refused; --rejects FILE names them all" ]
}

@test "an import says its change set first, so that it is taken back by a pipe" {
	file a.csv code,name 1,a
	run -0 bash -c 'crm-import customer a.csv | crm-db undo - --no-header'
	assert_output "customer	1	a	purge				"
	crm-import customer a.csv >/dev/null
	run -0 bash -c 'crm-import customer a.csv | crm-db undo - --no-header --if-any'
	assert_output ""
}

@test "--once: the rerun prints the summary of the first run, or its rows" {
	file a.csv code,name,colour 1,a,red
	first=$(crm-import customer a.csv --once monday)
	run -0 crm-import customer a.csv --once monday
	assert_output "$first"
	run -0 crm-import customer a.csv --once monday -o csv --columns name
	assert_output "customer_id,name
1,a"
	crm-import customer a.csv --once tuesday >tuesday
	run -0 crm-import customer a.csv --once tuesday
	assert_output "$(cat tuesday)"
	assert_summary "customer	1	0	0	1	0	0	0		colour"
}

@test "--once with {sha256} imports a file once, and the changed file again" {
	file a.csv code,name 1,a
	crm-import customer a.csv --once 'a {sha256}' >/dev/null
	crm-customer set 1 name=b >/dev/null
	run -0 wrote name a.csv --once 'a {sha256}'
	assert_output b
	echo 2,c >>a.csv
	run -0 wrote name a.csv --once 'a {sha256}'
	assert_output "a
c"
}

@test "an import is one change set, and is undone as one" {
	file a.csv code,name,owner,parent,industry 1,a,Mia,2,软件 2,b,li,,
	before=$(crm-db sql 'SELECT count(*), sum(active) FROM choice'; crm-user count)
	crm-import customer a.csv --create user,industry >/dev/null
	crm-db undo "$(crm-db log --limit 1 --sort -change_set_id --no-header | cut -f 1)" >/dev/null
	[ "$(crm-customer count)" = 0 ]
	[ "$(crm-db sql 'SELECT count(*), sum(active) FROM choice'; crm-user count)" = "$before" ]
	assert_sound
}

# -- forms of input --

@test "CSV, TSV, JSON and NDJSON give the same rows, with or without a mark, from a file or -" {
	printf '\xef\xbb\xbf"code","name","revenue"\r\n"1","a ""x"", y","1,200.50"\r\n' >a.csv
	printf '\xef\xbb\xbfcode\tname\trevenue\n1\ta "x", y\t1200.50\n' >a.tsv
	printf '\xef\xbb\xbf[{"code":1,"name":"a \\"x\\", y","revenue":1200.50}]' >a.json
	printf '{"code":"1","name":"a \\u0022x\\u0022, y","revenue":"1,200.5"}\n' >a.ndjson
	crm-import customer a.csv >/dev/null
	for form in tsv json ndjson; do
		run -0 crm-import customer "a.$form"
		assert_summary "customer	1	0	0	1	0	0	0		"
		run -0 crm-import customer - <"a.$form"
		assert_summary "customer	1	0	0	1	0	0	0		"
	done
	run -0 crm-customer list --columns code,name,revenue --no-header
	assert_output '1	1	a "x", y	1200.50'
}

@test "what list prints, import reads, in every machine format" {
	file a.csv code,name,revenue,owner,note '1,a,-1200.05,li,"x
y	z\ ""q"""'
	crm-import customer a.csv >/dev/null
	for form in csv tsv json ndjson; do
		crm-customer list --columns all -o "$form" >"list.$form"
		run -0 crm-import customer "list.$form"
		[ "$(cut -f 3-8 <<<"${lines[1]}")" = "1	0	0	1	0	0" ]
	done
}

@test "a key of JSON that comes in a later row is a column too" {
	file a.json '{"name":"a"}' '{"name":"b","phone":"222","zzz":1}'
	run -0 crm-import customer a.json
	assert_summary "customer	2	2	0	0	0	0	0		zzz"
	run -0 crm-customer list --columns phone --no-header
	assert_output "1	
2	222"
}

@test "a header alone is an empty list; zero bytes are refused unless --allow-empty" {
	file a.csv code,name
	run -0 crm-import customer a.csv
	assert_summary "customer	0	0	0	0	0	0	0		"
	import_refused 3 - </dev/null
	assert_output "standard input: no input at all: did the program before it fail? --allow-empty takes it as an empty list"
	run -0 crm-import customer - --allow-empty </dev/null
	: >empty.csv
	import_refused 3 empty.csv
	assert_output "cannot import 'empty.csv': it is empty: did what made it fail? --allow-empty takes it as an empty list"
	run -0 crm-import customer empty.csv --allow-empty
}

@test "--rows refuses any other number of rows" {
	file a.csv code,name 1,a
	import_refused 3 a.csv --rows 2
	assert_output "a.csv: 1 row came where --rows asks for 2"
	run -0 crm-import customer a.csv --rows 1
}

# -- bad input: one line, the right status, nothing written --

@test "ragged rows" {
	input_refused 'code,name\n1,a\n2\n'
	assert_output "standard input:3: the row has 1 cell, the header has 2"
	input_refused 'code\tname\n1\ta\tb\n'
	assert_output "standard input:2: the row has 3 cells, the header has 2"
}

@test "bytes that are no UTF-8, and NUL" {
	input_refused 'code,name\n1,a\xff\n'
	assert_output "standard input:2: not UTF-8 (byte 0xFF): text in UTF-8 is expected; convert it first, as with iconv -f UTF-16 -t UTF-8"
	input_refused 'code,name\n1,a\n2,a\0b\n'
	assert_output "standard input:3: not UTF-8 text (byte 0x00, NUL): text in UTF-8 is expected"
	input_refused '{"code":"1","name":"a\\u0000"}\n'
	[[ $output == "standard input:1: "* ]]
}

@test "a quote that is never closed, and a stray one" {
	input_refused 'code,name\n1,a\n2,"b\n3,c\n'
	assert_output "standard input:3: a quote is opened in cell 2 and never closed"
	input_refused 'code,name\n1,5" pipe\n'
	assert_output "standard input:2: a stray quote in cell 2: put the cell in quotes and double the quotes inside it, or take --lenient"
	file a.csv code,name '1,5" pipe'
	run -0 wrote name a.csv --lenient
	assert_output '5" pipe'
}

@test "two columns of one name" {
	input_refused 'code,name,code\n1,a,2\n'
	assert_output "standard input:1: two columns are named 'code': rename one"
	input_refused '{"code":"1","code":"2","name":"a"}\n'
	[[ $output == "standard input:1: "*duplicate*code* ]]
}

@test "a day that is not" {
	input_refused 'code,name,created\n1,a,2026-02-30\n2,b,1850-01-01\n3,c,46023\n4,d,2026-03\n5,e,2026-03-05 12:00\n'
	assert_output "standard input:2: created: cannot read '2026-02-30' as date: no such day in the calendar
crm-import: standard input:3: created: cannot read '1850-01-01' as date: only the years 1900 to 9999 are kept
crm-import: standard input:4: created: cannot read '46023' as date: not a date, unless a spreadsheet has counted its days: --dates serial of crm-import reads it so
crm-import: standard input:5: created: cannot read '2026-03' as date: a period, where one day is needed
crm-import: standard input:6: created: cannot read '2026-03-05 12:00' as date: a time of day where only a date is kept"
}

# 100 MB in one field of the file, within 64 MB of memory and 10 s.
huge_refused() {
	{ printf "$1"; head -c 100000000 /dev/zero | tr '\0' a; printf "$2"; } >input
	limit_memory 65536
	run -3 --separate-stderr timeout 10 crm-import customer input
	assert_output ''
	[[ $stderr == "crm-import: input:"[12]": "*"longer than 1 MB"* ]]
}

@test "100 MB in one field" {
	(huge_refused 'code,name\n1,' '\n')
	(huge_refused 'code,name\n1,"' '"\n')
	(huge_refused 'code\tname\n1\t' '\n')
	(huge_refused '{"code":"1","name":"' '"}\n')
	(huge_refused '[{"code":"1","name":"' '"}]\n')
	[ "$(crm-customer count)" = 0 ]
}

@test "JSON 100,000 levels deep" {
	{ printf '[{"code":"1","name":'; head -c 100000 /dev/zero | tr '\0' '['; } >a.json
	import_refused 3 a.json
	assert_output "a.json:1: nested deeper than 64 levels"
	{ printf '{"code":"1","name":'; head -c 600000 /dev/zero | sed 's/\x0/{"a":/g'; } >a.json
	import_refused 3 a.json
	assert_output "a.json:1: nested deeper than 64 levels"
}

@test "JSON that is no rows" {
	input_refused '[1]'
	assert_output "standard input:1: element 1 of the array is no object"
	input_refused '{"code":"1"} {"code":"2"}\n'
	assert_output "standard input:1: something follows the object on its line"
	input_refused '{"code":"1","name":{"a":1}}\n'
	[[ $output == "standard input:1: name: "* ]]
}

@test "a producer that died: an unterminated last line on a pipe" {
	input_refused 'code\tname\n1\ta'
	assert_output "standard input:2: the last line has no end: did the program before it fail?"
	input_refused '{"code":"1","name":"a"}\n{"code":"2","name":"b"}'
	assert_output "standard input:2: the last line has no end: did the program before it fail?"
	input_refused '[{"code":"1","name":"a"}'
	assert_output "standard input:1: the array is never closed: did the program before it fail?"
}

@test "a file that is not there, a folder, no file at all" {
	import_refused 2 nosuch.csv
	assert_output "cannot open 'nosuch.csv': No such file or directory"
	import_refused 2 .
	assert_output "cannot read '.': it is a folder"
	import_refused 2
	assert_output "name a file, or - for standard input"
	file a.csv code,name 1,a
	import_refused 2 a.csv --map nosuch
	assert_output "cannot open the mapping 'nosuch': No such file or directory; it is a file, or a name in ~/.config/crm/maps or /etc/crm/maps"
	import_refused 6 a.csv --rejects no/such
	assert_output "cannot make 'no/such': No such file or directory"
}

@test "what cannot be printed is a usage error before anything is written" {
	file a.csv code,name 1,a
	import_refused 2 a.csv -o tsv --columns nosuch
	assert_output "customer has no field 'nosuch' (crm-customer fields lists them)"
	import_refused 2 a.csv -o tsv --sort nosuch
	CRM_FORMAT=nosuch import_refused 2 a.csv
	import_refused 2 a.csv -o tsv --excel-safe
	assert_output "--excel-safe is for -o csv, not for tsv"
}

@test "control characters in a file never reach the terminal by way of a message" {
	input_refused 'code,name,grade\n1,a,\033]0;x\007\n'
	assert_output "standard input:2: grade: no choice '\\x1b]0;x\\x07' in list grade; it has A, B, C, D"
}

@test "a limit on the size of files: status 6, nothing written" {
	{ echo code,name; seq -f '%g,a name that takes some room' 20000; } >a.csv
	before=$(content)
	run -6 --separate-stderr bash -c 'ulimit -f 500; crm-import customer a.csv'
	assert_output ''
	[[ $stderr == "crm-import: cannot "*"disk I/O error"* ]]
	[ "$(content)" = "$before" ]
	assert_sound
}

@test "a full stdout is status 6, and the message says that the rows were written" {
	file a.csv code,name 1,a
	run -6 --separate-stderr bash -c 'crm-import customer a.csv >/dev/full'
	assert_equal "$stderr" "crm-import: cannot write to standard output: No space left on device; the change itself is written, as change set 4"
	[ "$(crm-customer count)" = 1 ]
}

@test "a reader that stops reading is no error, and the import stands" {
	{ echo code,name; seq -f '%g,a' 5000; } >a.csv
	run -0 bash -c 'set -o pipefail; crm-import customer a.csv -o tsv | true'
	assert_output ''
	[ "$(crm-customer count)" = 5000 ]
}

@test "--dry-run tells a new row field by field" {
	file a.csv code,name,revenue 1,Acme,5
	run -0 bash -c "crm-import customer a.csv --dry-run --no-header 2>/dev/null | cut -f3-5,8"
	assert_output "Acme	add	code	1
Acme	add	name	Acme
Acme	add	kind	company
Acme	add	revenue	5.00
Acme	add	created	2026-03-10"
}

@test "a row of empty cells alone is passed over" {
	file a.csv code,name 1,a ,
	run -0 crm-import customer a.csv
	assert_summary "customer	1	1	0	0	0	0	0		"
}

@test "two columns cannot be one field" {
	file a.csv name,名称 a,b
	import_refused 2 a.csv
	assert_output "two columns are the field name, '名称' being the second: name one by name=@column"
}

@test "a code in the recycle bin is not free" {
	file a.csv code,name 1,a
	crm-import customer a.csv >/dev/null
	crm-customer rm 1 >/dev/null
	import_refused 3 a.csv
	assert_output "a.csv:2: code: '1' lies in the recycle bin: restore it, or take another"
}

@test "more new words than a list can want are a column mapped wrongly" {
	{ echo name,industry; for n in $(seq 1001); do echo "c$n,w$n"; done; } >a.csv
	import_refused 3 a.csv --create industry
	[[ $output == *"more than 1000 new words: is this the right column?"* ]]
}

@test "several phones in one cell: the first, and the further ones" {
	file a.csv name,电话 'a,"010-1234、13800001111；13900002222"' b,5678
	crm-import customer a.csv >/dev/null
	run -0 crm-customer list --columns phone,phones --no-header
	assert_output "1	010-1234	13800001111；13900002222
2	5678	"
	run -0 crm-import customer a.csv
	assert_summary "customer	2	0	0	2	0	0	0		"
}

@test "--map by its name, with everything cron has to repeat" {
	mkdir -p "$HOME/.config/crm/maps"
	printf '%s\n' '# the monthly list' name=@客户 --header=2 '--where=客户!=合计' >"$HOME/.config/crm/maps/monthly"
	file a.csv 七月, 客户,城市 华盛,上海 合计,1
	unset XDG_CONFIG_HOME
	run -0 crm-import customer a.csv --map monthly
	assert_summary "customer	1	1	0	0	0	0	0		"
	run -2 crm-import customer a.csv --map nosuch
	assert_output "crm-import: cannot open the mapping 'nosuch': No such file or directory; it is a file, or a name in ~/.config/crm/maps or /etc/crm/maps"
}

@test "a time of day is refused, or dropped where that was asked for" {
	file a.csv title,opened '甲,2016/8/1 21:19' 乙,2016-08-02T08:00:30
	run -3 crm-import deal a.csv
	run -0 crm-import deal a.csv --drop-time
	run -0 crm-deal list --columns title,opened --no-header
	assert_output "1	甲	2016-08-01
2	乙	2016-08-02"
}

@test "a key of another system is not ours" {
	file a.csv USER_ID,login 77,zhou
	run -0 crm-import user a.csv
	assert_summary "user	1	1	0	0	0	0	0		USER_ID"
}

@test "a required field that no column is taken for" {
	printf 'Firm Called,city\nAcme,Bonn\n' >a.csv
	run -3 --separate-stderr crm-import customer a.csv
	assert_equal "${stderr_lines[0]}" "crm-import: a.csv:2: name: is required, and no column is taken for it: say which by name=@COLUMN"
}

@test "an import tells how what is not there is made, and which column lines lack" {
	run -3 --separate-stderr crm-import product - <<<$'名称,分类\n轴承,轴承类\n螺丝,紧固件'
	assert_equal "$stderr" "crm-import: standard input:2: category: no category '轴承类'
crm-import: standard input:3: category: no category '紧固件'
crm-import: what is not there yet is made by --create category
crm-import: nothing was imported: mend the rows named above, or give --partial"
	quietly crm-customer add name=Acme
	run -3 --separate-stderr crm-import contract - --create product <<<$'合同编号,客户,产品\nH1,Acme,轴承'
	assert_equal "${stderr_lines[0]}" "crm-import: standard input:2: quantity: is required, and no column is taken for\
 it: say which by quantity=@COLUMN"
}

@test "messages know their articles and plurals" {
	run -2 --separate-stderr crm-invoice approve
	assert_equal "$stderr" 'crm-invoice: name an invoice, or give rows on standard input with a lone -'
	quietly crm-warehouse add name=Main
	quietly crm-stock add kind=receipt warehouse=W01 title=X
	quietly crm-stock add kind=receipt warehouse=W01 title=X
	run -1 --separate-stderr crm-stock show X
	assert_regex "$stderr" "^crm-stock: several stock entries are called 'X', name one: "
}

@test "columns are known by the names that sheets have for them" {
	quietly crm-customer add name=Acme
	quietly crm-import product - <<<$'编号,名称\nP9,轴承'
	quietly crm-import receivable - <<<$'客户,应收日期,金额,类型\nAcme,2026-03-01,5,期初'
	run -0 crm-product list --columns code,name --no-header
	expect $'1\tP9\t轴承'
	run -0 crm-ar list --columns day,amount --no-header
	expect $'1\t2026-03-01\t5.00'
}
