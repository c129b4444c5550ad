#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Contacts: the people at a customer's, their roles, cards and birthdays.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-customer add name=华盛科技
}

# add FIELD=VALUE...: a contact whose row matters to no test.
add() {
	quietly crm-contact add "$@"
}

@test "a contact of a customer; a name of one character is one" {
	run -0 crm-contact add name=王 customer=华盛科技 title=经理 mobile=13800138000 wechat=wang
	expect <<-'E'
	contact_id	name	customer_id	customer	title	role	mobile	phone	email	wechat	owner_id	owner
	1	王	2	华盛科技	经理		13800138000			wang		
	E
	refused 3 'crm-contact: name: is required' crm-contact add customer=Acme
}

@test "several phones and mails in one cell: the first, and the further ones" {
	printf 'name,手机,邮箱\n李雷,13800138000、13900139000,li@a.cn;lei@b.cn\n' >people.csv
	quietly crm-import contact people.csv
	run -0 crm-contact list --columns mobile,phones,email,emails --no-header
	expect $'1\t13800138000\t13900139000\tli@a.cn\tlei@b.cn'
}

@test "roles of people: who owns, runs and stands for a firm; who buys, uses and pays" {
	add name=A customer=Acme role=所有者
	add name=B customer=Acme role=legal-rep is_payer=yes
	add name=C customer=华盛科技 is_buyer=yes is_user=yes
	run -0 crm-contact list customer=Acme --columns name,role,is_buyer,is_payer --no-header
	expect $'1\tA\towner\t\t' $'2\tB\tlegal-rep\t\tyes'
	run -0 crm-contact list is_user=yes --columns name,customer --no-header
	expect $'3\tC\t2\t华盛科技'
	refused 3 "crm-contact: A: role: no choice 'boss' in list contact-role; it has owner, manager, legal-rep, decider, buyer, finance, technical, user, assistant" \
		crm-contact set A role=boss
}

@test "preferred channel and hours" {
	add name=A prefer_channel=微信 prefer_hours='14:00-17:00'
	run -0 crm-contact list prefer_channel=wechat --columns name,prefer_channel,prefer_hours --no-header
	expect $'1\tA\twechat\t14:00-17:00'
}

@test "the personal profile, and demographic axes" {
	quietly crm-db settings personal=yes
	add name=A education=硕士 native_place=湖南 occupation=工程师 birth=1980-05-01 career=二十年 ability=谈判 hobbies=围棋
	run -0 crm-contact show A --columns education,birth,career,ability --no-header
	expect $'1\tmaster\t1980-05-01\t二十年\t谈判'
	run -0 crm-contact count education=master birth=1980
	expect 1
	add name=B gender=女 education=硕士
	run -0 crm-report pivot contact --x education,gender --no-header
	expect $'master\tfemale\t1' $'master\t\t1'
}

@test "one contact of a customer is the main one: setting it clears it on the others" {
	add name=A customer=Acme is_main=yes
	add name=B customer=Acme
	add name=Z customer=华盛科技 is_main=yes
	quietly crm-contact set B is_main=yes
	run -0 crm-contact list is_main=yes --columns name --no-header
	expect $'2\tB' $'3\tZ'
	run -0 crm-contact history A --no-header --columns change_set_id,action,field,old,new
	assert_line $'8\tset\tis_main\tyes\tno'
	assert_sound
}

@test "a main contact that is added or moved clears it on the others, also on those in the bin; undo gives it back" {
	add name=A customer=Acme is_main=yes
	add name=B customer=Acme is_main=yes
	add name=Z customer=华盛科技 is_main=yes
	quietly crm-contact set Z customer=Acme
	run -0 crm-contact list is_main=yes --columns name,customer --no-header
	expect $'3\tZ\t1\tAcme'
	quietly crm-db undo 8
	run -0 crm-contact list is_main=yes --columns name,customer --no-header
	expect $'2\tB\t1\tAcme' $'3\tZ\t2\t华盛科技'
	quietly crm-contact rm B
	quietly crm-contact set A is_main=yes
	quietly crm-contact restore B
	run -0 crm-contact list is_main=yes customer=Acme --columns name --no-header
	expect $'1\tA'
	assert_sound
}

@test "who reports to whom is a tree" {
	add name=Boss customer=Acme
	add name=Chef customer=Acme reports_to=Boss
	add name=Cook customer=Acme reports_to=Chef
	refused 3 'crm-contact: Boss: reports_to: this would be a cycle: it stands above itself' \
		crm-contact set Boss reports_to=Cook
	run -0 crm-contact list reports_to.reports_to=Boss --columns name --no-header
	expect $'3\tCook'
}

@test "moving to another customer, and leaving" {
	add name=A customer=Acme
	quietly crm-contact set A customer=华盛科技 left_on=2026-03-01
	run -0 crm-contact list customer=华盛科技 left_on!= --columns name,customer,left_on --no-header
	expect $'1\tA\t2\t华盛科技\t2026-03-01'
}

@test "nobody is born on a day to come" {
	refused 3 'crm-contact: birth: 2026-03-11 is a day to come: nobody was born then' \
		crm-contact add name=A birth=2026-03-11
	add name=A birth=2026-03-10
	refused 3 'crm-contact: A: birth: 2027-01-01 is a day to come: nobody was born then' \
		crm-contact set A birth=2027-01-01
	run -0 crm-contact list birth=2026-03-10 --columns name --no-header
	expect $'1\tA'
}

@test "birthdays: who has one within a month, the next first; whoever left has none for us" {
	add name=Later customer=Acme birth=1980-04-09
	add name=Today customer=Acme birth=1990-03-10
	add name=Yesterday birth=1990-03-09
	add name=TooLate birth=1990-04-10
	add name=Left birth=1990-03-12 left_on=2026-01-01
	add name=Soon birth=2001-03-12 customer=华盛科技
	run -0 crm-contact birthdays
	expect <<-'E'
	contact_id	name	customer_id	customer	birth	next	days	age
	2	Today	1	Acme	1990-03-10	2026-03-10	0	36
	6	Soon	2	华盛科技	2001-03-12	2026-03-12	2	25
	1	Later	1	Acme	1980-04-09	2026-04-09	30	46
	E
	run -0 crm-contact birthdays --within 1w customer=Acme --columns name,days --no-header
	expect $'Today\t0'
	run -0 crm-contact birthdays --within 2 --no-header --columns name --sort -age
	expect Today Soon
}

@test "birthdays: over the end of the year, and 29 February" {
	add name=Leap birth=2000-02-29
	add name=Eve birth=1999-12-31
	add name=New birth=2000-01-01
	CRM_TODAY=2026-12-31 run -0 crm-contact birthdays --within 1d --columns name,next,age --no-header
	expect $'Eve\t2026-12-31\t27' $'New\t2027-01-01\t27'
	CRM_TODAY=2027-02-20 run -0 crm-contact birthdays name=Leap --columns next,days,age --no-header
	expect $'2027-02-28\t8\t27'
	CRM_TODAY=2028-02-28 run -0 crm-contact birthdays name=Leap --columns next,days,age --no-header
	expect $'2028-02-29\t1\t28'
}

@test "birthdays --within what is no period" {
	for wrong in x -3d 3q ''; do
		refused 2 "crm-contact: --within cannot be '$wrong': it is a number of days, weeks or months, as 7d, 2w or 1m" \
			crm-contact birthdays --within="$wrong"
	done
}

@test "vcard: version 3, Chinese names in their parts, lines of 75 bytes, CR LF" {
	quietly crm-db settings personal=yes
	add name=欧阳娜娜 customer=华盛科技 department=采购部 title=经理 role=buyer mobile=13800138000 \
		phone=010-62551234 phones='010-62551235 (fax), 010-999' email=o@hs.cn emails='p@hs.cn, q@hs.cn' wechat=onn \
		qq=12345 address='中关村大街1号, 5层' city=北京 postcode=100080 country=中国 website='http://hs.cn/?a=1,2;3' \
		gender=女 birth=1990-02-28 uid=u-1 hobbies=围棋 \
		note=$'喜欢茶, 不喜欢咖啡; 路径 C:\\new\n😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀'
	run -0 bash -c 'crm-contact vcard | sed "s/\r$/^M/"'
	expect <<-E
	BEGIN:VCARD^M
	VERSION:3.0^M
	UID:u-1^M
	FN:欧阳娜娜^M
	N:欧阳;娜娜;;;^M
	ORG:华盛科技;采购部^M
	TITLE:经理^M
	ROLE:buyer^M
	X-CRM-ROLE:buyer^M
	TEL;TYPE=CELL:13800138000^M
	TEL;TYPE=WORK,VOICE:010-62551234^M
	TEL;TYPE=FAX:010-62551235^M
	TEL;TYPE=OTHER:010-999^M
	EMAIL;TYPE=INTERNET,PREF:o@hs.cn^M
	EMAIL;TYPE=INTERNET:p@hs.cn^M
	EMAIL;TYPE=INTERNET:q@hs.cn^M
	ADR;TYPE=WORK:;;中关村大街1号\\, 5层;北京;;100080;中国^M
	URL:http://hs.cn/?a=1,2;3^M
	X-WECHAT:onn^M
	X-QQ:12345^M
	X-GENDER:F^M
	BDAY:1990-02-28^M
	NOTE:喜欢茶\\, 不喜欢咖啡\\; 路径 C:\\\\new\\n😀😀😀😀😀😀^M
	 😀😀😀😀😀😀😀😀😀^M
	REV:2026-03-10T00:00:00Z^M
	END:VCARD^M
	E
	run -0 bash -c 'crm-contact vcard | LC_ALL=C awk "{ if (length > most) most = length } END { print most }"'
	expect 76
}

@test "vcard: version 4; the role in the reader's language; private life only when asked" {
	quietly crm-db settings personal=yes
	add name='John Smith' customer=Acme role=buyer occupation=Lawyer birth=1990-02-28 uid=8b574c60-fd7f-4e99-b584-c5db131ae687 \
		hobbies='chess, go' id_card=110105199002280039
	LC_ALL=C.UTF-8 LANGUAGE=zh_CN run -0 bash -c 'crm-contact vcard --version 4 id=1 | tr -d "\r"'
	expect <<-'E'
	BEGIN:VCARD
	VERSION:4.0
	UID:urn:uuid:8b574c60-fd7f-4e99-b584-c5db131ae687
	FN:John Smith
	N:Smith;John;;;
	ORG:Acme
	ROLE:采购
	X-CRM-ROLE:buyer
	X-CRM-OCCUPATION:Lawyer
	GENDER:M
	BDAY:19900228
	REV:20260310T000000Z
	END:VCARD
	E
	run -0 bash -c 'crm-contact vcard --personal | tr -d "\r" | grep X-CRM-[HI]'
	expect 'X-CRM-HOBBIES:chess\, go' 'X-CRM-ID-CARD:110105199002280039'
}

@test "vcard: names" {
	for name in 王 王小明 欧阳锋 李总 东方 买买提·艾力 Prince '孙 小美' 阿卜杜拉提; do
		add name="$name"
	done
	run -0 bash -c 'crm-contact vcard | tr -d "\r" | grep ^N:'
	expect 'N:王;;;;' 'N:王;小明;;;' 'N:欧阳;锋;;;' 'N:李;总;;;' 'N:东;方;;;' 'N:;买买提·艾力;;;' 'N:;Prince;;;' \
		'N:孙;小美;;;' 'N:;阿卜杜拉提;;;'
}

@test "vcard: a field cannot bring lines of its own" {
	add name=$'A\nEND:VCARD' website=$'http://x\r\nEND:VCARD' mobile=$'1\r\nX-A:b' title=$'\e[31mred'
	run -0 bash -c 'crm-contact vcard | tr -d "\r" | grep -v -e UID -e REV'
	expect <<-'E'
	BEGIN:VCARD
	VERSION:3.0
	FN:A\nEND:VCARD
	N:;A\nEND:VCARD;;;
	TITLE:[31mred
	TEL;TYPE=CELL:1
	TEL;TYPE=OTHER:X-A:b
	URL:http://xEND:VCARD
	END:VCARD
	E
}

@test "vcard: whose, by filter, by KEY, by rows on standard input" {
	add name=A customer=Acme
	add name=B customer=华盛科技
	add name=C
	run -0 bash -c 'crm-contact vcard customer=Acme | grep -c BEGIN'
	expect 1
	run -0 bash -c 'crm-contact vcard C id=1 | tr -d "\r" | grep FN'
	expect FN:C FN:A
	run -0 bash -c 'crm-contact list name!=A | crm-contact vcard - | tr -d "\r" | grep FN'
	expect FN:B FN:C
	run -0 crm-contact vcard name=Nobody
	expect ''
	refused 1 "crm-contact: no contact 'D'" crm-contact vcard D
	refused 2 'crm-contact: give KEYs or filters, not both' crm-contact vcard A customer=Acme
	refused 2 "crm-contact: option '--version' cannot be '2': it is one of 3, 4" crm-contact vcard --version 2
}

@test "vcard: a contact without a uid has one of this database and its own, always the same" {
	add name=A
	add name=B
	crm-contact vcard --version 4 | grep UID >one
	run -0 bash -c 'tr -d "\r" <one | sed "s/uuid:........-....-8...-....-/uuid:*-/"'
	expect 'UID:urn:uuid:*-000000000001' 'UID:urn:uuid:*-000000000002'
	crm-db backup copy.db
	run -0 bash -c 'crm-contact --db copy.db vcard --version 4 | grep UID | cmp - one'
}

@test "a full disk" {
	add name=A
	run -6 --separate-stderr bash -c 'crm-contact vcard >/dev/full'
	assert_equal "$stderr" 'crm-contact: cannot write to standard output: No space left on device'
}

@test "contacts in a CSV of GB18030, which crm-convert reads" {
	printf '联系人,客户名称,职务,手机,生日,角色\n王,华盛科技,经理,13800138000,1980/5/1,采购\n李雷,Acme,,,,决策者\n' |
		iconv -f UTF-8 -t GB18030 >people.csv
	quietly crm-import contact people.csv --encoding gbk
	run -0 crm-contact list --columns name,customer,title,mobile,birth,role --no-header
	expect $'1\t王\t2\t华盛科技\t经理\t13800138000\t1980-05-01\tbuyer' $'2\t李雷\t1\tAcme\t\t\t\tdecider'
}
