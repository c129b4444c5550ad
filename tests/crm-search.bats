#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# crm-search: words in any noun, Chinese of any length, pinyin; the same with an index.

setup() {
	load helper
	crm_init
}

# Three customers, one of them in traditional characters, and what belongs to them.
firms() {
	quietly crm-customer add name=重庆长安汽车 phone=023-67591234
	quietly crm-customer add name=长沙远大科技 short_name=远大 note='山东单县的老客户。长期合作'
	quietly crm-customer add name=東風貿易（深圳）
	quietly crm-deal add title='Chongqing roof' customer=C0001
}

# The keys that words find, best first.
found() {
	crm-search "$@" --columns key --no-header
}

@test "a word finds the rows that hold it, the best first" {
	quietly crm-customer add name=Sands note='acme is their rival'
	quietly crm-customer add name='New Acme'
	quietly crm-customer add name='Acme Ltd.'
	quietly crm-customer add name=Acme
	run -0 crm-search acme
	expect <<-'END'
		noun	key	id	title	field	text	score
		customer	C0004	4	Acme	name	Acme	100
		customer	C0003	3	Acme Ltd.	name	Acme Ltd.	80
		customer	C0002	2	New Acme	name	New Acme	60
		customer	C0001	1	Sands	note	acme is their rival	40
	END
}

@test "a code is a name" {
	firms
	run -0 crm-search c0002 --columns key,field,score --no-header
	expect 'C0002	code	100'
}

@test "Chinese words have any length; width, case and script do not matter" {
	firms
	run -0 found 沙
	expect C0002
	run -0 found 重庆
	expect C0001
	run -0 found 东风
	expect C0003
	run -0 found 單縣
	expect C0002
	run -0 found ＣＨＯＮＧＱＩＮＧ
	expect D0001 C0001
	run -0 found '(深圳)'
	expect C0003
}

@test "numbers are found whatever stands between their digits" {
	firms
	run -0 crm-search 02367591 --columns key,text --no-header
	expect 'C0001	023-67591234'
}

@test "a name is found by its pinyin: in full, by initials, mixed, by any reading" {
	firms
	for word in zhongqing cq zq 重qing chq; do
		run -0 found "$word"
		expect C0001
	done
	for word in changsha zhangsha cs 长sha yuanda; do
		run -0 found "$word"
		expect C0002
	done
}

@test "texts other than names are not read as pinyin" {
	firms
	run -0 found shandong
	expect ''
}

@test "all words must be in the row, a quoted phrase together" {
	firms
	run -0 found 长沙 老客户
	expect C0002
	run -0 found 长沙 深圳
	expect ''
	run -0 found '长沙 远大'
	expect C0002
	run -0 found '长沙 科技'
	expect ''
	run -0 found '客户 长期'
	expect ''
}

@test "personal fields and the recycle bin are not searched" {
	quietly crm-customer add name=Old note=鲸鱼
	quietly crm-customer rm Old
	run -0 found 鲸鱼
	expect ''
	run -0 crm-search xihu --no-header
	expect ''
}

@test "rows of one noun begin with its key and pipe" {
	firms
	run -0 crm-search 长沙 --in customer
	expect <<-'END'
		customer_id	code	name	field	text	score
		2	C0002	长沙远大科技	name	长沙远大科技	80
	END
	crm-search 长沙 --in customer | quietly crm-customer set grade=A -
	run -0 crm-customer list grade=A --columns code --no-header
	expect '2	C0002'
}

@test "a long text is cut around the word" {
	quietly crm-customer add name=X note="$(printf '前言%.0s' {1..50})，鲸鱼计划，$(printf '后记%.0s' {1..50})"
	run -0 crm-search 鲸鱼 --columns text --no-header
	expect '...言前言前言前言前言前言，鲸鱼计划，后记后记后记后记后记后记后...'
}

@test "no more than 50 rows are printed, and the rest is spoken of" {
	for i in {1..53}; do echo "华北$i号"; done | sed '1i name' >"$BATS_TEST_TMPDIR/in.csv"
	crm-import customer "$BATS_TEST_TMPDIR/in.csv"
	run -0 --separate-stderr found 华北
	assert_equal "${#lines[@]}" 50
	assert_equal "$stderr" 'crm-search: 3 more: --limit 53 prints them all'
	run -0 --separate-stderr found 华北 --limit 53
	assert_equal "${#lines[@]}" 53
	assert_equal "$stderr" ''
}

@test "--sort arranges all that is found, not the best 50" {
	for i in {1..60}; do echo "华北$i号"; done | sed '1i name' >"$BATS_TEST_TMPDIR/in.csv"
	crm-import customer "$BATS_TEST_TMPDIR/in.csv"
	run -0 crm-search 华北 --sort -id --limit 1 --columns id --no-header
	assert_line 60
}

@test "rows found as JSON" {
	firms
	run -0 crm-search 远大 -o json --in customer
	expect '[' '{"customer_id":2,"code":"C0002","name":"长沙远大科技","field":"short_name","text":"远大","score":100}' ']'
}

@test "words that are no words are refused" {
	refused 2 "crm-search: '...' has no letter and no digit to look for" crm-search ...
	refused 2 "crm-search: '，。' has no letter and no digit to look for" crm-search a ，。
	refused 2 'crm-search: name the words to look for' crm-search find
	refused 2 "crm-search: operand '\\xff' is not UTF-8 text" crm-search $'\xff'
	refused 2 "crm-search: --in: there is no noun 'custmer' to search in; did you mean 'customer'?" crm-search a --in custmer
	refused 2 "crm-search: --in: there is no noun 'setting' to search in" crm-search a --in setting
}

@test "operators of an index are plain words, and a word may be long" {
	quietly crm-customer add name='AND NEAR(1) terms:x "q" *'
	crm-search index
	for word in AND 'NEAR(1)' terms:x '"q" *' 'and near'; do
		run -0 found "$word"
		expect C0001
	done
	run -0 found "$(printf 'x%.0s' {1..100000})"
	expect ''
	run -0 found "$(printf '长%.0s' {1..30000})"
	expect ''
	run -2 --separate-stderr found a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 \
		A B C D E F G H I J K L M N O P Q R S T U V W X Y Z aa bb cc
	assert_equal "$stderr" 'crm-search: at most 64 words are looked for at once'
}

# Deterministic names of one to eight characters of many kinds, and words cut out of them.
random_names() {
	awk -v n="$1" 'BEGIN {
		srand(7)
		m = split("重 庆 长 沙 单 東 风 風 華 华 北 海 西 安 吕 行 乐 a b c A B 1 2 3 é ß ж 𠀀 - 。 （ ） . Ｂ １ \" *", c, " ")
		for (i = 0; i < n; i++) {
			name = "x"
			for (k = 1 + int(rand() * 8); k; k--) name = name c[1 + int(rand() * m)]
			print substr(name, 2)
		}
	}' | sed '/^[-。（）." *]*$/d'
}

@test "an index finds the same, also what changed since it was made" {
	random_names 3000 | sed 's/"/""/g; s/.*/"&"/; 1i name' >"$BATS_TEST_TMPDIR/one.csv"
	random_names 4000 | tail -500 | sed 's/"/""/g; s/.*/"&"/; 1i name' >"$BATS_TEST_TMPDIR/two.csv"
	crm-import customer "$BATS_TEST_TMPDIR/one.csv"
	crm-search index
	crm-import customer "$BATS_TEST_TMPDIR/two.csv"
	crm-customer list --limit 300 | quietly crm-customer set name=@name short_name=@code note=長沙 -
	crm-customer list --limit 40 --columns customer_id | quietly crm-customer rm -
	random_names 150 >"$BATS_TEST_TMPDIR/words"
	printf '%s\n' chang zs cq 沙a 长sha c0 00 1 沙 庆 lv xian 華北 >>"$BATS_TEST_TMPDIR/words"
	crm-db backup "$BATS_TEST_TMPDIR/scan.db"
	crm-search --db "$BATS_TEST_TMPDIR/scan.db" index --drop
	while IFS= read -r word; do
		crm-search find --limit 9999 --db "$BATS_TEST_TMPDIR/scan.db" -- "$word"
	done <"$BATS_TEST_TMPDIR/words" >"$BATS_TEST_TMPDIR/scan"
	while IFS= read -r word; do
		crm-search find --limit 9999 -- "$word"
	done <"$BATS_TEST_TMPDIR/words" >"$BATS_TEST_TMPDIR/index"
	run -0 cmp "$BATS_TEST_TMPDIR/scan" "$BATS_TEST_TMPDIR/index"
	crm-search index
	while IFS= read -r word; do
		crm-search find --limit 9999 -- "$word"
	done <"$BATS_TEST_TMPDIR/words" >"$BATS_TEST_TMPDIR/index"
	run -0 cmp "$BATS_TEST_TMPDIR/scan" "$BATS_TEST_TMPDIR/index"
	assert [ "$(wc -l <"$BATS_TEST_TMPDIR/scan")" -gt 3000 ]
}

@test "the state of an index, and bringing it up to date" {
	firms
	run -0 crm-search index --status --no-header
	expect ''
	crm-search index
	quietly crm-customer set C0001 note=new
	quietly crm-customer add name=Fourth
	run -0 crm-search index --status --no-header
	assert_line 'customer	4	2	2'
	run -0 --separate-stderr crm-search index -v
	assert_equal "$stderr" 'crm-search: rows added to the search index: 2'
	run -0 crm-search index --status --no-header
	assert_line 'customer	4	4	0'
}

@test "an undo is seen through an index" {
	firms
	crm-search index
	quietly crm-customer set C0001 name=成都
	quietly crm-db undo 7
	run -0 found 重庆长安
	expect C0001
	run -0 found 成都
	expect ''
	assert_sound
}

@test "an index leaves no trace in the log, and goes with backup and restore" {
	firms
	crm-search index
	run -0 crm-db log --sort -change_set_id --limit 1 --columns change_set_id --no-header
	expect 6
	crm-db backup "$BATS_TEST_TMPDIR/copy.db"
	crm-search index --drop
	run -0 crm-search index --status --no-header
	expect ''
	crm-db restore "$BATS_TEST_TMPDIR/copy.db"
	run -0 found 重庆
	expect C0001
	run -0 crm-search index --status --no-header
	assert_line 'customer	3	3	0'
	assert_sound
}

@test "the stock shell opens a database with an index, and nothing of ours stands in it" {
	firms
	crm-search index
	run -0 sqlite3 "$CRM_DB" "PRAGMA integrity_check; SELECT count(*) FROM search_text WHERE search_text MATCH '\"重 庆\"';
		SELECT count(*) FROM sqlite_master WHERE type = 'trigger' OR sql LIKE '%crm_%'"
	expect ok 1 0
	run -0 sqlite3 "$CRM_DB" "UPDATE party SET note = 'x' WHERE party_id = 1; SELECT note FROM party WHERE party_id = 1"
	expect x
}

@test "dropping what is not there says so" {
	run -0 --separate-stderr crm-search index --drop
	assert_equal "$stderr" 'crm-search: there is no search index'
	refused 2 'crm-search: --status and --drop do not go together' crm-search index --drop --status
}

@test "only an administrator makes an index" {
	quietly crm-user add login=boss admin=yes
	quietly crm-user set "$me" admin=no
	refused 4 "crm-search: cannot make a search index: '$me' is not an administrator" crm-search index
}

@test "SQL of one's own matches as a search does" {
	firms
	run -0 crm-db sql --no-header "SELECT code, crm_matches(name, 'cs') AS rank FROM customer WHERE crm_matches(name, 'cs') > 0"
	expect 'C0002	2'
}

@test "an index that was made from other fields is not asked, and made anew" {
	firms
	crm-search index
	sqlite3 "$CRM_DB" "UPDATE search_noun SET signature = '0:name' WHERE noun = 'customer'; DELETE FROM search_noun WHERE noun = 'deal'"
	run -0 found 重庆
	expect C0001
	run -0 found roof
	expect D0001
	crm-search index
	run -0 found 老客户
	expect C0002
	run -0 sqlite3 "$CRM_DB" "SELECT count(*) FROM search_noun WHERE signature LIKE '1:%' AND noun IN ('customer', 'deal')"
	expect 2
}

@test "a customer that became a competitor is found as one, through an index too" {
	firms
	crm-search index
	quietly crm-customer set C0001 is_competitor=yes
	run -0 crm-search 长安 --columns noun,key --no-header
	expect 'customer	C0001' 'competitor	C0001'
}

@test "an index that was interrupted goes on, and answers rightly meanwhile" {
	firms
	crm-search index
	sqlite3 "$CRM_DB" "UPDATE search_noun SET last_id = 1 WHERE noun = 'customer'"
	run -0 found 长沙
	expect C0002
	run -0 --separate-stderr crm-search index -v
	assert_equal "$stderr" 'crm-search: rows added to the search index: 2'
}

@test "a table for people has labels" {
	firms
	run -0 crm-search 远大 --in customer -o table --columns code,field,text,score
	expect <<-'END'
		Code   Field       Text  Score
		-----  ----------  ----  -----
		C0002  short_name  远大    100
	END
}
