#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Documents as PDF: templates, rows, files, fonts; amounts in capitals.
load helper

setup() {
	[ -x "$bin/crm-print" ] || skip 'built without Pango'
	command -v pdftotext >/dev/null || skip 'poppler-utils is not installed'
	crm_init
	quietly crm-db settings company.name=星火机电 company.address=长沙市麓谷大道668号 company.phone=0731-88886666 \
		company.bank=工商银行麓谷支行 company.account=1901007009 company.tax-id=91430100MA4L000000
	quietly crm-customer add name='华盛 <A&B> 科技' address=张江路100号
	quietly crm-product add code=P001 name=螺栓 unit=piece
}

template() {
	cat >my.tpl
}

# The text of a PDF on standard input, blank lines and the blanks of its layout squeezed.
text() {
	pdftotext -layout - - | tr -d '\f' | sed 's/  */ /g; s/^ //; s/ $//; /^$/d'
}

# crm-print ARGUMENT...: the text of what it prints.
printed() {
	crm-print "$@" | text
}

@test "an operand below nothing stands behind a lone --" {
	refused 2 "crm-print: no option '-5': an operand that begins with - stands behind a lone -- (help: crm-print capitals --help)" \
		crm-print capitals -5
	run -0 crm-print capitals -- -5
	expect 负伍元整
}

@test "an amount in capitals" {
	run -0 crm-print capitals 6007.14 1,409.50 107000.53 325.04 '(3)'
	expect 陆仟零柒元壹角肆分 壹仟肆佰零玖元伍角整 壹拾万柒仟元零伍角叁分 叁佰贰拾伍元零肆分 负叁元整
	refused 2 "crm-print: name an amount" crm-print capitals
	run -2 crm-print capitals 12.345
}

@test "places of a document and of its lines, sums, dates, capitals" {
	quietly crm-quote add customer=C0001 title='a {b} **c**' P001:1000@1.5 P001:2@3.25,disc=10%
	template <<-'EOF'
		title: Offer
		noun: quote

		# {company.name}
		{code} || {day|date} || {customer.address}
		?title About {title}
		?!title About nothing
		?status=draft {{draft}}
		?!status=draft final

		| No | Product | Quantity | Amount |
		| 10 | 40 | 20> | 30> |
		| {#} | {product} | {quantity} | {amount} |
		|= {count} lines | {sum quantity} | {sum amount} |
		|= {sum amount|capitals} |
	EOF
	run -0 printed ./my.tpl BJ2026-0001
	expect 星火机电 'BJ2026-0001 2026年3月10日 张江路100号' 'About a {b} **c**' '{draft}' 'No Product Quantity Amount' \
		'1 螺栓 1,000 1,500.00' '2 螺栓 2 5.85' '2 lines 1,002 1,505.85' 壹仟伍佰零伍元捌角伍分
}

@test "names with & < > stand as they are" {
	quietly crm-quote add customer=C0001 P001:1@1
	run -0 printed quote BJ2026-0001
	assert_line --partial '客户：华盛 <A&B> 科技'
}

@test "a contract has its clauses and both parties" {
	quietly crm-contract add customer=C0001 ship_by=2026-04-10 terms=款到发货 P001:10000@600.714
	run -0 printed contract HT2026-0001
	assert_line --partial '供方：星火机电 合同编号：HT2026-0001'
	assert_line '合计人民币（大写）：陆佰万柒仟壹佰肆拾元整'
	assert_line '以上单价含增值税；不含税金额 5,316,053.10 元，税额 691,086.90 元。'
	assert_line --partial '2026年4月10日 前交货'
	assert_line '款到发货'
	assert_line '税号：91430100MA4L000000 税号：'
	assert_line --regexp '^合同编号：HT2026-0001 第 ?1 ?页 ?共 ?1 ?页$'
}

@test "a stock entry" {
	quietly crm-warehouse add name=主仓
	quietly crm-stock add kind=receipt warehouse=主仓 P001:100@2.5
	quietly crm-stock approve KC2026-0001
	run -0 printed stock_entry KC2026-0001
	assert_line '星火机电 入库单'
	assert_line '1 P001 螺栓 100 个 2.50 250.00'
}

@test "every template that comes with the programs reads well" {
	run -0 crm-print list --columns name,noun --no-header
	assert_line $'quote\tquote'
	assert_equal "${#lines[@]}" "$(find "$CRM_SHARE/templates" -name '*.tpl' | wc -l)"
	run -0 crm-print show quote
	assert_equal "$output" "$(cat "$CRM_SHARE/templates/quote.tpl")"
}

@test "statements, confirmations, reminders, receipts and notes from rows" {
	run -0 printed statement - <<-'EOF'
		{"customer":"华盛","from":"2026-01-01","to":"2026-01-31","opening":100,"closing":1409.50,"lines":[{"day":"2026-01-05","text":"发货","document":"S1","debit":1309.5,"credit":null,"balance":1409.5}]}
	EOF
	assert_line '2026-01-05 发货 S1 1,309.50 1,409.50'
	assert_line --partial '人民币（大写）壹仟肆佰零玖元伍角整（￥1,409.50）'
	run -0 printed confirmation - <<<'{"customer":"华盛","as_of":"2026-02-28","receivable":107000.53}'
	assert_line '贵公司欠款人民币（大写）：壹拾万柒仟元零伍角叁分'
	run -0 printed dunning - <<-'EOF'
		{"customer":"华盛","level":3,"lines":[{"document":"S1","due":"2026-01-31","amount":1000,"open":500.25,"overdue":38}]}
	EOF
	assert_line 最后催款通知书
	assert_line '1 S1 2026-01-31 1,000.00 500.25 38'
	run -0 printed receipt - <<<'{"customer":"华盛","day":"2026-03-10","amount":"0.05"}'
	assert_line '人民币（大写） 伍分'
	run -0 printed delivery - <<<'{"customer":"华盛","code":"S1","day":"2026-03-10","lines":[{"product":"螺栓","quantity":5}]}'
	assert_line '1 螺栓 5'
}

@test "rows of another noun are shown as it shows them, and lead to what they name" {
	quietly crm-contract add customer=C0001 P001:1000@1
	run -0 bash -c 'crm-contract show HT2026-0001 -o json | crm-print delivery - | pdftotext -layout - -'
	assert_line --regexp '1 +螺栓 +个 +1,000'
	assert_line --regexp '收货地址：张江路100号 '
	run -0 bash -c 'crm-contract lines | crm-print delivery - | pdftotext -layout - -'
	assert_line --regexp '1 +螺栓 +个 +1,000'
}

@test "rows of the template's noun name its documents" {
	quietly crm-quote add customer=C0001 title=one P001:1@1
	quietly crm-quote add customer=C0001 title=two P001:1@2
	template <<<$'noun: quote\n\n{title} {customer.address}'
	run -0 printed ./my.tpl title=two
	expect 'two 张江路100号'
	run -0 bash -c 'crm-quote list --sort -title | crm-print ./my.tpl - | pdftotext -layout - - | tr -d "\f" | grep .'
	expect 'two 张江路100号' 'one 张江路100号'
	run -0 bash -c 'printf "code\nBJ2026-0002\n" | crm-print ./my.tpl - | pdftotext - - | tr -d "\f" | grep .'
	expect 'two 张江路100号'
}

@test "a nested object has fields; flat rows are parted by a field" {
	template <<<$'by: customer\n\n{customer.name} {customer.tel?}'
	run -0 printed ./my.tpl - <<<'{"customer":{"name":"Acme"}}'
	expect Acme
	template <<<$'by: customer\n\n# {customer}\n\n| 50 | 50> |\n| {item} | {amount|money} |\n|= sum | {sum amount} |'
	run -0 printed ./my.tpl - <<<$'customer,item,amount\nA,x,1\nA,y,2.5\nB,z,1000'
	expect A 'x 1.00' 'y 2.50' 'sum 3.5' B 'z 1,000.00' 'sum 1,000'
}

@test "the same input gives the same bytes, which carry the day" {
	quietly crm-quote add customer=C0001 P001:1@1
	crm-print quote BJ2026-0001 >one.pdf
	crm-print quote BJ2026-0001 --output two.pdf
	cmp one.pdf two.pdf
	run -0 bash -c 'TZ=UTC pdfinfo one.pdf | grep -E "^(Title|CreationDate|Pages|Page size)"'
	assert_output --regexp '^Title: +报价单.CreationDate: +Tue Mar 10 00:00:00 2026.*Pages: +1.Page size: +59[45].* x 84[12].*A4'
	crm-print quote BJ2026-0001 --paper 241x140 >small.pdf
	run -0 bash -c 'pdfinfo small.pdf | grep "^Page size"'
	assert_output --regexp '683.* x 396'
}

@test "the past is printed as it was" {
	quietly crm-quote add customer=C0001 P001:1@1
	template <<<$'noun: quote\n\n{today}'
	run -0 printed ./my.tpl BJ2026-0001 --as-of 2026-03-31
	expect 2026-03-31
}

@test "5000 lines on many pages, heads repeated, the sum right" {
	template <<-'EOF'
		paper: a5
		foot: {page}/{pages}

		| Item | Amount |
		| 50 | 50> |
		| {item} | {amount} |
		|= sum | {sum amount} |
	EOF
	seq 5000 | awk 'BEGIN { print "item\tamount" } { printf "i%d\t%d.01\n", $1, $1 }' >lines.tsv
	(limit_memory 600000 && crm-print ./my.tpl - <lines.tsv >big.pdf)
	pdftotext -layout big.pdf - | tr -d '\f' >text
	pages=$(pdfinfo big.pdf | awk '/^Pages/ { print $2 }')
	assert_equal "$(grep -c '^ *Item ' text)" "$pages"
	assert_equal "$(grep -c '^ *i[0-9]' text)" 5000
	run -0 bash -c "grep -E 'sum|^ *$pages/$pages\$' text | sed 's/  */ /g; s/^ //'"
	expect 'sum 12,502,550.00' "$pages/$pages"
}

@test "what is taller than a page goes on on the next" {
	template <<<$'paper: 60x60\nmargin: 5\n\n| 30 | 70 |\n| {a} | {b} |'
	printf 'a\tb\nx\t%s\n' "$(seq -s ' ' 300)" >long.tsv
	run -0 bash -c 'crm-print ./my.tpl - <long.tsv | pdftotext - - | tr -s "\f\n" " "'
	assert_output "x $(seq -s ' ' 300) "
}

@test "documents of one page and of several in one file, each numbered by itself" {
	template <<<$'by: a\npaper: 100x60\nmargin: 12\nfoot: {a} {page}/{pages}\n\n| n |\n| 1 |\n| {b} |'
	{ echo a,b; echo x,1; seq -f y,%g 12; echo z,1; } >rows.csv
	run -0 bash -c 'crm-print ./my.tpl - <rows.csv | pdftotext -layout - - | tr -d "\f" | grep -o "[xyz] [0-9]*/[0-9]*"'
	expect 'x 1/1' 'y 1/3' 'y 2/3' 'y 3/3' 'z 1/1'
}

@test "what is kept together goes to the next page together" {
	template <<<$'paper: 100x60\nmargin: 12\nfoot: {page}\n\n{a}\n[space 22]\n[keep]\none\ntwo\nthree\n[end]'
	run -0 printed ./my.tpl - <<<$'a\tb\nfirst\t2'
	expect first 1 one two three 2
}

@test "--each: a file for each document, named after its fields" {
	mkdir out
	template <<<$'\n{a}'
	run -0 crm-print ./my.tpl - --each 'out/{b}-{a}.pdf' <<<$'a,b\n1,x/../y\n2,.z'
	assert_output ''
	run -0 ls -A out
	expect '_z-2.pdf' 'x_.._y-1.pdf'
}

@test "--each: two of a name, a missing folder, an unknown field leave nothing" {
	mkdir out
	template <<<$'\n{a}'
	refused 3 "crm-print: two documents would be 'out/1.pdf': name a field in --each that tells them apart" \
		crm-print ./my.tpl - --each 'out/{a}.pdf' <<<$'a,b\n1,x\n1,y'
	refused 6 "crm-print: cannot write 'gone/1.pdf': there is no folder 'gone'; make it first" \
		crm-print ./my.tpl - --each 'gone/{a}.pdf' <<<$'a,b\n1,x'
	refused 2 "crm-print: --each: the rows have no 'c'; write {c?} where it may be missing" \
		crm-print ./my.tpl - --each 'out/{c}.pdf' <<<$'a,b\n1,x'
	refused 3 "crm-print: standard input:3: the row has 1 cell, the header has 2" \
		crm-print ./my.tpl - --each 'out/{a}.pdf' <<<$'a,b\n1,x\n2'
	run -0 ls -A out
	expect ''
}

@test "nothing to print makes no file" {
	template <<<$'noun: quote\n\n{code}'
	run -0 crm-print ./my.tpl day=2020 --output none.pdf
	expect ''
	run -0 crm-print ./my.tpl - --output none.pdf <<<'quote_id'
	expect ''
	refused 3 'crm-print: standard input: no input at all: did the program before it fail? --allow-empty takes it as an empty list' \
		crm-print ./my.tpl - --output none.pdf </dev/null
	[ ! -e none.pdf ]
}

# wrong LINE MESSAGE: of the template on standard input, with a row whose only field is a.
wrong() {
	template
	refused 3 "crm-print: ./my.tpl:$1: $2" crm-print ./my.tpl - <<<$'a\tz\n1\t2'
}

@test "a wrong template is told by its line" {
	wrong 1 "'papier' is none of title, title-zh, noun, lines, by, paper, margin, size, font, language, foot" <<<$'papier: a4\n\nx'
	wrong 1 "no paper 'a9': a3, a4, a5, b5 or letter, with -landscape behind it or not, or WIDTHxHEIGHT in millimetres" \
		<<<$'paper: a9\n\nx'
	wrong 1 "'0' is not a number from 4 to 72" <<<$'size: 0\n\nx'
	wrong 1 'no WORD: VALUE; a blank line ends the head' <<<'hello'
	wrong 1 'it has a head alone, nothing to print' </dev/null
	wrong 3 'a { is never closed; write {{ for a brace' <<<$'\n\nx {a'
	wrong 2 "'|euro' is none of |money, |capitals, |date, |percent" <<<$'\n{a|euro}'
	wrong 2 'a ** is never closed' <<<$'\n**a'
	wrong 3 'a table needs a row of widths first: | 10 | 60 | 30> |' <<<$'\n| a | b |\nx'
	wrong 3 '2 widths for 3 columns' <<<$'\n| a | b | c |\n| 1 | 2 |'
	wrong 4 'a table needs a row of widths first: | 10 | 60 | 30> |' <<<$'\n| 1 | 2 |\n\n|= a | b |'
	wrong 3 '3 cells for 2 columns' <<<$'\n| 1 | 2 |\n|= a | b | c |'
	wrong 4 'a table has one row for its lines; others begin with |=' <<<$'\n| 1 | 2 |\n| a | b |\n| a | b |'
	wrong 2 "'[spce 3]' is none of [page], [rule], [keep], [end], [space MILLIMETRES]" <<<$'\n[spce 3]'
	wrong 2 '[keep] and [end] stand in turn' <<<$'\n[end]'
	wrong 3 '[keep] needs its [end]' <<<$'\n[keep]\nx'
	wrong 2 "there is no setting 'company.nmae'" <<<$'\n{company.nmae}'
	wrong 2 "'A B' is no name of a field" <<<$'\n{A B}'
	wrong 1 'it has a head alone, nothing to print' <<<'size: 9'
	wrong 2 'it is not UTF-8' <<<$'\n\xff'
}

@test "what the rows or the noun do not have is told by the line that names it" {
	wrong 3 "the rows have no 'b'; write {b?} where it may be missing" <<<$'\n{a}\n{b}'
	wrong 3 "the lines have no 'b'; write {b?} where it may be missing" <<<$'\n| 1 |\n| {b} |'
	template <<<$'noun: quote\n\n{code}\n{nope}'
	quietly crm-quote add customer=C0001 P001:1@1
	refused 3 "crm-print: ./my.tpl:4: a quote has no field 'nope'" crm-print ./my.tpl BJ2026-0001
	template <<<$'noun: quote\n\n{customer.nope}'
	refused 3 "crm-print: ./my.tpl:3: a customer has no field 'nope'" crm-print ./my.tpl BJ2026-0001
	refused 1 "crm-print: no quote 'BJ'; did you mean 'BJ2026-0001'?" crm-print quote BJ
}

@test "what is missing on the command line" {
	refused 2 'crm-print: name a template; crm-print list names them all' crm-print make
	refused 2 "crm-print: no template 'qoute'; did you mean 'quote'? (crm-print list names them all)" crm-print qoute X
	refused 2 'crm-print: name what to print: KEYs or filters, or a - for rows on standard input' crm-print quote
	template <<<$'noun: letter\n\n{a}'
	refused 2 "crm-print: './my.tpl' prints rows on standard input (-) alone: they are of no noun that is stored" \
		crm-print ./my.tpl C0001
	refused 2 'crm-print: --output makes one file, --each several: give one of them' crm-print quote X --output a --each b
}

@test "a character that no font has is warned of once" {
	[ -d /usr/share/fonts/truetype/dejavu ] || skip 'the fonts of DejaVu are not installed'
	echo '<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>cache</cachedir></fontconfig>' >fonts.conf
	template <<<$'\n报价 {a} 报价'
	FONTCONFIG_FILE=$PWD/fonts.conf run -0 --separate-stderr crm-print ./my.tpl - --output x.pdf <<<$'a\tb\n单\t1'
	assert_equal "$stderr" "crm-print: no font has the character '报' (U+62A5), nor perhaps others: install the package \
fonts-wqy-microhei or fonts-noto-cjk"
}

@test "an empty setting is warned of" {
	quietly crm-db settings company.name=
	template <<<$'\n{company.name}{a}'
	run -0 --separate-stderr crm-print ./my.tpl - --output x.pdf <<<$'a\tb\n1\t2'
	assert_equal "$stderr" 'crm-print: the setting company.name is empty: crm-db settings company.name=...'
}

@test "no other program is linked with Pango" {
	run -0 bash -c "cd '$bin' && for p in crm*; do ldd \$p | grep -q pango && echo \$p; done; true"
	expect crm-print
}
