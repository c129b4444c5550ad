#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Customers that are the same: found, told apart, merged, and taken apart again.
load helper

setup() {
	crm_init
	cd "$BATS_TEST_TMPDIR" || exit
}

customer() {
	quietly crm-customer add "$@"
}

# The groups that are found: code, code of the first of the group, reason, score.
found() {
	run -0 bash -c 'crm-customer duplicates --columns code,group_id,reason,score --no-header "$@"' _ "$@"
}

# The customer's fields of these names.
fields() {
	run -0 crm-customer list --columns "$1" --no-header "${@:2}"
}

@test "one firm by its name: width, case, script, blanks, legal forms of China and abroad" {
	customer name=华为技术有限公司
	customer name='华為 技術 股份有限公司'
	customer name='Acme Co., Ltd.'
	customer name='ＡＣＭＥ GmbH'
	customer name='Acme Sdn Bhd'
	customer name=海尔集团公司
	customer name=海尔
	run -0 crm-customer duplicates
	expect <<-'END'
		customer_id	group_id	code	name	reason	score
		1	1	C0001	华为技术有限公司	name	0.9
		2	1	C0002	华為 技術 股份有限公司	name	0.9
		3	3	C0003	Acme Co., Ltd.	name	0.9
		4	3	C0004	ＡＣＭＥ GmbH	name	0.9
		5	3	C0005	Acme Sdn Bhd	name	0.9
		6	6	C0006	海尔集团公司	name	0.9
		7	6	C0007	海尔	name	0.9
	END
}

@test "what tells firms apart: a branch, an office, a works, a shop, a place in brackets" {
	local name i=0
	for name in 红星食品有限公司 红星食品有限公司上海分公司 红星食品北京办事处 红星食品厂 红星食品店 红星食品人民路分店 \
		红星食品（北京）有限公司 '红星食品（上海）有限公司'; do
		customer name="$name" email="$((++i))@redstar.cn"
	done
	customer name=红星食品科技有限公司 email=10@redstar.example phone=13800138000
	customer name=红星食品科技有限公司天津分公司 email=10@redstar.example phone=13800138000
	run -0 crm-customer duplicates --if-any
	expect ''
	customer name=红星食品有限公司（北京）
	customer name=红星食品有限责任公司北京办事处
	found
	expect $'C0003\t3\tname\t0.9' $'C0012\t3\tname\t0.9' $'C0007\t7\tname\t0.9' $'C0011\t7\tname\t0.9'
}

@test "a tax id, a registration number, a mail address" {
	customer name=甲 tax_id='91 3100-00X'
	customer name=乙 tax_id=913100００x
	customer name=丙 register_no=310101
	customer name=丁 register_no=310101
	customer name=戊 email='Li <li@QQ.com>'
	customer name=己 email=li@qq.com
	customer name=庚 tax_id=000
	customer name=辛 tax_id=000
	found
	expect $'C0001\t1\ttax_id\t1' $'C0002\t1\ttax_id\t1' $'C0003\t3\tregister_no\t0.98' \
		$'C0004\t3\tregister_no\t0.98' $'C0005\t5\temail\t0.8' $'C0006\t5\temail\t0.8'
}

@test "a mail domain counts with a similar name, and not when it is a provider's" {
	customer name='Acme Trading Ltd' email=a@acme.example
	customer name='Acme Trading (old)' email=x@other.example
	customer name='Acme Trade Ltd' email=b@acme.example
	customer name='Unlike Ltd' email=c@acme.example
	customer name='Beta Trading Ltd' email=a@163.com
	customer name='Beta Trade Ltd' email=b@163.com
	customer name='Gamma Trading' email=a@yahoo.co.uk
	customer name='Gamma Trade' email=b@yahoo.co.uk
	found
	expect $'C0001\t1\temail-domain\t0.7' $'C0003\t1\temail-domain\t0.7'
}

@test "a mobile counts, a landline, a switchboard or a 400 number does not" {
	customer name=甲 phone=13800138000
	customer name=乙 phones='021-68881234 转 801、+86 138 0013 8000'
	customer name=丙 phone=400-820-8820
	customer name=丁 phone=400-820-8820
	customer name=戊 phone=021-68881234
	customer name=己 phone=021-68881234
	customer name='X Ltd' phone='+44 7700 900123'
	customer name='Y Ltd' phone='0044 (0)7700 900123'
	found
	expect $'C0001\t1\tmobile\t0.6' $'C0002\t1\tmobile\t0.6' $'C0007\t7\tmobile\t0.6' $'C0008\t7\tmobile\t0.6'
}

@test "several signs leave less doubt" {
	customer name='Acme Ltd' phone=13800138000 email=a@acme.example
	customer name='Acme Inc' phone=13800138000 email=a@acme.example
	found
	expect $'C0001\t1\tname,email,email-domain,mobile\t0.9976' $'C0002\t1\tname,email,email-domain,mobile\t0.9976'
}

@test "a different tax id is never a duplicate, also not through a third" {
	customer name='Acme Ltd' tax_id=T1 phone=13800138000
	customer name='Acme Inc'
	customer name='Acme Corp' tax_id=T2 phone=13800138000
	customer name='Acme plc' tax_id=T2
	found
	expect $'C0001\t1\tname\t0.9' $'C0002\t1\tname\t0.9' $'C0003\t3\ttax_id,name\t1' $'C0004\t3\ttax_id,name\t1'
}

@test "persons of one name are one only with a second sign" {
	customer name=王芳 kind=person
	customer name=王芳 kind=person
	customer name=李雷 kind=person birth=1980-01-02
	customer name=李雷 kind=person birth=1980-01-02
	customer name=韩梅梅 kind=person phone=13800138000
	customer name=韩梅梅 kind=person phone=13800138000
	found
	expect $'C0003\t3\tname\t0.9' $'C0004\t3\tname\t0.9' $'C0005\t5\tmobile\t0.6' $'C0006\t5\tmobile\t0.6'
}

@test "filters choose the groups, options the shape" {
	customer name='Acme Ltd' created=2020-01-01
	customer name='Acme Inc'
	customer name='Beta Ltd' created=2020-01-01
	customer name='Beta Inc' created=2020-01-01
	found created=today
	expect $'C0001\t1\tname\t0.9' $'C0002\t1\tname\t0.9'
	run -0 crm-customer duplicates --sort -code --limit 1 --columns code,name -o csv
	expect code,name 'C0004,Beta Inc'
	quietly crm-customer rm C0002
	found created=today
	expect ''
}

@test "distinct: the pair in either order, once; it parts the group" {
	customer name='Acme Ltd'
	customer name='Acme Inc'
	customer name='Acme AG'
	run -0 crm-customer distinct C0003 C0001 --note 'other owners'
	expect <<-'END'
		distinction_id	customer_id	customer	other_id	other	note	created
		1	1	Acme Ltd	3	Acme AG	other owners	2026-03-10
	END
	quietly crm-customer distinct C0001 C0003
	run -0 crm-customer distinct --columns customer,other,note --no-header
	expect $'1\t1\tAcme Ltd\t3\tAcme AG\tother owners'
	found
	expect $'C0001\t1\tname\t0.9' $'C0002\t1\tname\t0.9'
	refused 3 'crm-customer: C0001: has been told apart from C0003; crm-customer distinct --forget takes that back' \
		crm-customer merge C0003 C0001
	quietly crm-customer distinct C0001 C0003 --forget
	found
	expect $'C0001\t1\tname\t0.9' $'C0002\t1\tname\t0.9' $'C0003\t1\tname\t0.9'
	quietly crm-customer distinct C0001 C0002 C0003
	found
	expect $'C0002\t2\tname\t0.9' $'C0003\t2\tname\t0.9'
	assert_sound
}

@test "distinct: groups from a reviewed list, each customer told from each other" {
	customer name='Acme Ltd'
	customer name='Acme Inc'
	customer name='Acme AG'
	customer name='Beta Ltd'
	customer name='Beta Inc'
	run -0 bash -c 'crm-customer duplicates | crm-customer distinct --columns customer,other --no-header -'
	expect $'1\t1\tAcme Ltd\t2\tAcme Inc' $'2\t1\tAcme Ltd\t3\tAcme AG' $'3\t2\tAcme Inc\t3\tAcme AG' \
		$'4\t4\tBeta Ltd\t5\tBeta Inc'
	run -0 crm-customer duplicates --if-any
	expect ''
}

@test "distinct: a record with itself, one alone, an unknown one, one that is not told apart" {
	customer name=Acme
	customer name=Beta
	refused 3 'crm-customer: Acme: a customer is the same as itself' crm-customer distinct C0001 Acme
	refused 2 'crm-customer: name two customers, or more that differ from the first' crm-customer distinct Acme
	refused 1 "crm-customer: no customer 'Gamma'" crm-customer distinct Acme Gamma
	refused 3 'crm-customer: C0002: has not been told apart from C0001' crm-customer distinct Acme Beta --forget
	run -0 crm-customer distinct --if-any
	expect ''
}

# Two records of one firm, with all that may refer to the second one: change sets 3 to 9.
two_of_one() {
	customer name='Acme Ltd' phone=010-1234 city=Bonn grade=A
	customer name='Acme GmbH' phone=010-5678 industry=IT is_competitor=yes owner="$me"
	customer name=Daughter parent=C0002
	customer name=Client referrer=C0002
	quietly crm-deal add title=Roof customer=C0002
	customer name=Other
	quietly crm-customer distinct C0002 Other
}

@test "merge: every reference moves, what is missing is filled, phones add up, the other goes" {
	two_of_one
	run -0 crm-customer merge C0001 C0002 --columns code,name,phone,phones,city,industry,grade,is_competitor
	expect <<-'END'
		customer_id	code	name	phone	phones	city	industry	grade	is_competitor
		1	C0001	Acme Ltd	010-1234	010-5678	Bonn	IT	A	yes
	END
	fields code,parent,referrer
	expect $'1\tC0001\t\t\t\t' $'3\tC0003\t1\tAcme Ltd\t\t' $'4\tC0004\t\t\t1\tAcme Ltd' $'5\tC0005\t\t\t\t'
	run -0 crm-deal list --columns title,customer --no-header
	expect $'1\tRoof\t1\tAcme Ltd'
	run -0 crm-customer distinct --columns customer,other --no-header
	expect $'1\t1\tAcme Ltd\t5\tOther'
	run -0 crm-customer history C0001 --columns field,since,new --no-header
	assert_line $'owner\t2026-03-10\tChief'
	run -0 crm-customer list --deleted --columns code,merged_into --no-header
	expect $'2\tC0002\t1\tAcme Ltd'
	assert_sound
}

@test "a pair that would be told apart twice is one" {
	two_of_one
	quietly crm-customer distinct Other C0001
	quietly crm-customer merge C0005 C0004 --prefer keep
	quietly crm-customer distinct C0003 C0005 --note later
	quietly crm-customer merge C0001 C0002
	run -0 crm-customer distinct --columns customer,other,note --no-header
	expect $'2\t1\tAcme Ltd\t5\tOther\t' $'3\t3\tDaughter\t5\tOther\tlater'
	assert_sound
	quietly crm-db undo 13
	run -0 crm-customer distinct --columns customer,other --no-header
	expect $'1\t2\tAcme GmbH\t5\tOther' $'2\t1\tAcme Ltd\t5\tOther' $'3\t3\tDaughter\t5\tOther'
	assert_sound
}

@test "a merge is undone months later, though other fields have changed" {
	two_of_one
	before=$(crm-customer list --columns code,name,phone,phones,city,industry,grade,owner,parent,referrer,merged_into
		crm-deal list --columns title,customer; crm-customer distinct)
	quietly crm-customer merge C0001 C0002
	export CRM_TODAY=2026-09-01
	quietly crm-customer set C0001 note=large
	quietly crm-deal set Roof amount=100
	quietly crm-db undo 10
	assert_sound
	after=$(crm-customer list --columns code,name,phone,phones,city,industry,grade,owner,parent,referrer,merged_into
		crm-deal list --columns title,customer; crm-customer distinct)
	assert_equal "$after" "$before"
	run -0 crm-customer show C0001 --columns note,industry --no-header
	expect $'1\tlarge\t'
}

@test "a reference that was changed since is told, and nothing is undone" {
	two_of_one
	quietly crm-customer merge C0001 C0002
	quietly crm-deal set Roof customer=Other
	run -3 --separate-stderr crm-db undo 10
	assert_output ''
	assert_equal "$stderr" "crm-db: deal 'Roof': customer: was changed again by change set 11; undo that too
crm-db: nothing was undone"
	run -0 crm-customer count
	expect 4
}

@test "what differs is told, all of it, and nothing is written" {
	customer name=Acme grade=A owner="$me" city=Bonn phone='010 1234'
	customer name=Beta grade=B owner="$me" city=bonn phone=010-1234
	customer name='ACME Ltd' grade=C industry=IT
	run -3 --separate-stderr crm-customer merge C0001 C0002 C0003
	assert_output ''
	assert_equal "$stderr" "crm-customer: C0002: name: 'Acme' here, 'Beta' there
crm-customer: C0002: grade: 'A' here, 'B' there
crm-customer: C0003: grade: 'A' here, 'C' there
crm-customer: nothing was merged: --prefer says whose values win; different tax ids are never one customer"
	fields name,grade,city,phone
	expect $'1\tAcme\tA\tBonn\t010 1234' $'2\tBeta\tB\tbonn\t010-1234' $'3\tACME Ltd\tC\t\t'
}

@test "--prefer says whose values win: the kept one's, the others', one by its KEY" {
	customer name=Acme grade=A
	customer name=Beta grade=B city=Bonn
	customer name=Gamma grade=C
	run -0 crm-customer merge C0001 C0002 C0003 --prefer keep --columns name,grade,city --no-header
	expect $'1\tAcme\tA\tBonn'
	quietly crm-db undo 6
	run -0 crm-customer merge C0001 C0002 C0003 --prefer dup --columns name,grade,city --no-header
	expect $'1\tBeta\tB\tBonn'
	quietly crm-db undo 8
	run -0 crm-customer merge C0001 C0002 C0003 --prefer Gamma --columns name,grade,city --no-header
	expect $'1\tGamma\tC\tBonn'
	run -0 crm-customer history C0001 --columns field,since,old,new --no-header --sort -change_set_id --limit 3
	assert_line $'grade\t2026-03-10\tA\tC'
	assert_sound
}

@test "--prefer: somebody else" {
	customer name=Acme
	customer name=Beta
	customer name=Gamma
	refused 2 "crm-customer: --prefer: 'Gamma' is none of the customers to be merged; it is keep, dup or the KEY of one" \
		crm-customer merge Acme Beta --prefer Gamma
	refused 1 "crm-customer: no customer 'Delta'" crm-customer merge Acme Beta --prefer Delta
}

@test "different tax ids are never merged" {
	customer name=Acme tax_id=T1
	customer name=Acme tax_id=T2
	refused 3 "crm-customer: C0002: tax_id: 'T1' here, 'T2' there
crm-customer: nothing was merged: --prefer says whose values win; different tax ids are never one customer" \
		crm-customer merge C0001 C0002 --prefer keep
}

@test "who was merged is found under the new name, and not followed by itself" {
	customer name='Acme Ltd'
	customer name='Acme GmbH'
	customer name='Acme AG'
	quietly crm-customer merge C0001 C0002
	refused 1 "crm-customer: no customer 'C0002': it was merged into C0001" crm-customer set C0002 city=Bonn
	refused 1 "crm-customer: no customer 'Acme GmbH': it was merged into C0001" crm-customer rm 'Acme GmbH'
	refused 1 "crm-customer: no customer 'id=2': it was merged into C0001" crm-customer merge C0003 id=2
	refused 1 "crm-deal: no customer 'C0002': it was merged into C0001" crm-deal list customer=C0002
	refused 3 'crm-customer: C0002: was merged into another; undo that change set to take them apart again' \
		crm-customer restore C0002
	quietly crm-customer merge C0003 C0001
	refused 1 "crm-customer: no customer 'C0002': it was merged into C0003" crm-customer set C0002 city=Bonn
	run -0 --separate-stderr crm-customer show C0002 --columns merged_into --no-header
	expect $'2\t3\tAcme AG'
	run -3 crm-db undo 6
	assert_line --partial 'was changed again by change set 7; undo that too'
	quietly crm-db undo 6 7
	run -0 crm-customer count
	expect 3
	assert_sound
}

@test "merge: with itself, twice, one alone, none, a deleted one" {
	customer name=Acme
	customer name=Beta
	refused 3 'crm-customer: Acme: a customer is the same as itself' crm-customer merge C0001 Acme
	refused 3 'crm-customer: Beta: is named twice' crm-customer merge C0001 C0002 Beta
	refused 2 "crm-customer: name those that are the same as 'Acme', too" crm-customer merge Acme
	refused 2 'crm-customer: name the customer to keep and those that are the same, or give groups on standard input with a lone -' \
		crm-customer merge
	quietly crm-customer rm Beta
	refused 1 "crm-customer: no customer 'Beta': it is in the recycle bin since 2026-03-10" crm-customer merge Acme Beta
}

@test "a merge that would put a customer above itself" {
	customer name=Acme
	customer name='Acme Ltd' parent=C0001
	customer name=Third parent=C0002
	customer name='Acme AG' referrer=Third
	customer name='Third GmbH' referrer=C0004
	refused 3 'crm-customer: C0001: parent: this would be a cycle: it stands above itself' crm-customer merge C0001 C0002
	refused 3 'crm-customer: C0002: parent: merged, it would stand above itself; empty this field of one of them first' \
		crm-customer merge C0002 C0001
	refused 3 'crm-customer: C0003: parent: merged, it would stand above itself; empty this field of one of them first' \
		crm-customer merge Third Acme --prefer keep
	refused 3 'crm-customer: C0005: referrer: merged, it would stand above itself; empty this field of one of them first' \
		crm-customer merge C0005 C0003 --prefer keep
	quietly crm-customer set C0002 parent=
	quietly crm-customer merge C0001 C0002
	fields code,parent
	expect $'1\tC0001\t\t' $'3\tC0003\t1\tAcme' $'4\tC0004\t\t' $'5\tC0005\t\t'
	assert_sound
}

@test "--dry-run tells what would change; --once does it once" {
	customer name=Acme
	customer name='Acme Ltd' city=Bonn
	run -0 --separate-stderr crm-customer merge C0001 C0002 --dry-run
	expect <<-'END'
		noun	id	title	action	field	since	old	new
		customer	1	Acme	set	city			Bonn
		customer	2	Acme Ltd	rm	deleted			2026-03-10
		customer	2	Acme Ltd	set	merged_into			Acme
	END
	run -0 crm-customer count
	expect 2
	run -0 crm-customer merge C0001 C0002 --once m --columns code,city --no-header
	expect $'1\tC0001\tBonn'
	quietly crm-customer add name='Acme Ltd' code=C0002b
	run -0 crm-customer merge C0001 C0002b --once m --columns code,city --no-header
	expect $'1\tC0001\tBonn'
	run -0 crm-customer count
	expect 2
}

@test "duplicates, reviewed in a file, merged group by group" {
	customer name='Acme Ltd'
	customer name='Acme GmbH' city=Bonn
	customer name=华为
	customer name=华为有限公司
	customer name=華為集团
	customer name='Beta Ltd'
	customer name='Beta Inc'
	crm-customer duplicates >review.tsv
	awk -F '\t' -v OFS='\t' 'NR == 1 { $7 = "keep" } NR > 1 { $7 = $3 == "C0005" ? "yes" : "" } $3 == "C0006" { next } { print }' \
		review.tsv >reviewed.tsv
	run -0 crm-customer merge --columns code,name,city --no-header - <reviewed.tsv
	expect $'1\tC0001\tAcme Ltd\tBonn' $'5\tC0005\t華為集团\t'
	run -0 bash -c 'crm-customer duplicates | crm-customer merge --columns name --no-header -'
	expect $'6\tBeta Ltd'
	run -0 crm-customer duplicates --if-any
	expect ''
	run -0 bash -c 'crm-customer duplicates | crm-customer merge --no-header -'
	expect ''
	quietly crm-db undo 11 10
	run -0 crm-customer duplicates
	assert_output "$(cat review.tsv)"
	assert_sound
}

@test "others are named by a stream" {
	customer name=Acme
	customer name='Acme Ltd'
	customer name='Acme GmbH'
	run -0 bash -c "crm-customer list 'name~acme ' | crm-customer merge C0001 --columns name --no-header -"
	expect $'1\tAcme'
	run -0 crm-customer count
	expect 1
}

# bad MESSAGE ROW...: a reviewed file, its header first, that is refused.
bad() {
	printf '%b\n' "${@:2}" >bad.tsv
	run -3 --separate-stderr crm-customer merge - <bad.tsv
	assert_equal "$stderr" "crm-customer: $1"
}

@test "a reviewed file: two to keep, a word that says neither, no group, one twice, clashes of all groups" {
	customer name=A
	customer name=B
	customer name=C
	customer name=D
	bad 'standard input:3: keep: another row of its group is to be kept, too: standard input:2' \
		'customer_id\tgroup_id\tkeep' '1\t1\tyes' '2\t1\t是'
	bad 'standard input:3: keep: neither yes nor no' 'customer_id\tgroup_id\tkeep' '1\t1\t' '2\t1\tperhaps'
	bad 'standard input:3: group_id: is empty: rows with the same become one customer' 'customer_id\tgroup_id' '1\t1' '2\t'
	bad 'standard input:4: is named twice' 'customer_id\tgroup_id' '1\t1' '2\t1' '2\t3' '3\t3'
	bad $'C0002: name: \'A\' here, \'B\' there\ncrm-customer: C0004: name: \'C\' here, \'D\' there
crm-customer: nothing was merged: --prefer says whose values win; different tax ids are never one customer' \
		'code\tgroup_id' 'A\tx' 'B\tx' 'C\ty' 'D\ty'
	run -2 --separate-stderr crm-customer merge - <<<$'customer_id\n1'
	assert_equal "$stderr" "crm-customer: the rows on standard input have no column 'group_id': crm-customer duplicates \
gives it; or name the customer that is meant"
	run -0 crm-customer count
	expect 4
}

@test "267,000 names: as many groups each time, and merged in one change set" {
	names=$(echo "$root"/../shared/data/zh-company-names/Company-Shorter-Form*.txt)
	[ -f "$names" ] || skip 'no such data'
	tail -n +4 "$names" | tr -d '\r' | sed '1i name' >names.csv
	quietly crm-import customer names.csv
	limit_memory 200000
	crm-customer duplicates >found.tsv
	run -0 awk -F '\t' 'NR > 1 { rows++; groups += !seen[$2]++ } END { print rows, groups }' found.tsv
	expect '5707 2839'
	run -0 crm-customer duplicates --columns name --no-header name=爱家
	expect 爱家 爱家集团
	run -0 bash -c 'crm-customer merge --columns code --no-header - <found.tsv | wc -l'
	expect 2839
	run -0 crm-customer duplicates --if-any
	expect ''
	assert_sound
}

@test "nothing that is no question, no list, no customer" {
	customer name='Acme Ltd'
	customer name='Acme GmbH'
	refused 2 "crm-customer: 'foo' is not a filter: field=value is; was a > or < left unquoted? field=1000.. needs no quotes" \
		crm-customer duplicates foo
	refused 2 "crm-customer: --columns: no column 'foo' in this answer" crm-customer duplicates --columns foo
	refused 1 "crm-customer: no customer 'id=99'" crm-customer merge C0001 id=99
	run -3 --separate-stderr crm-customer merge - </dev/null
	assert_equal "$stderr" "crm-customer: standard input: no input at all: did the program before it fail? \
--allow-empty takes it as an empty list"
	run -2 --separate-stderr crm-customer merge - <<<$'deal_id\tgroup_id\n1\t1'
	assert_equal "$stderr" 'crm-customer: the rows on standard input are of deal, not of customer'
	run -1 --separate-stderr crm-customer merge - <<<$'customer_id\tgroup_id\nabc\t1'
	assert_equal "$stderr" "crm-customer: standard input:2: no customer 'id=abc'"
	run -0 crm-customer merge --if-any - <<<$'customer_id\tgroup_id'
	expect ''
	run -3 bash -c "awk 'BEGIN { print \"customer_id\\tgroup_id\"; for (i = 0; i <= 1000; i++) print i + 1 \"\\t1\" }' |
		crm-customer merge -"
	expect 'crm-customer: standard input:1002: group_id: more than 1000 customers are to become one: is this the right column?'
	run -0 crm-customer count
	expect 2
}

@test "a file that still names who was merged" {
	customer name='Acme Ltd'
	customer name='Acme GmbH'
	quietly crm-customer merge C0001 C0002
	printf '%s\n' title,customer a,C0002 b,'Acme GmbH' c,C0001 >deals.csv
	run -3 --separate-stderr crm-import deal deals.csv
	assert_equal "$stderr" "crm-import: deals.csv:2: customer: no customer 'C0002': it was merged into C0001
crm-import: deals.csv:3: customer: no customer 'Acme GmbH': it was merged into C0001
crm-import: nothing was imported: mend the rows named above, or give --partial"
}

@test "found again when all customers of a pair are gone" {
	customer name='Acme Ltd'
	customer name='Acme GmbH'
	quietly crm-customer distinct C0001 C0002
	quietly crm-customer rm C0001 C0002
	run -0 crm-customer duplicates --if-any
	expect ''
	customer name='Acme AG'
	quietly crm-customer restore C0001
	found
	expect $'C0001\t1\tname\t0.9' $'C0003\t1\tname\t0.9'
}
