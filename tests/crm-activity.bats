#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What was done with customers: by hand, and from the sheets that a sales office fills in.
load helper

setup() {
	crm_init
	cd "$BATS_TEST_TMPDIR"
	quietly crm-customer add name=华盛科技
	quietly crm-customer add name=远大建材
	printf 'name,customer\n王芳,华盛科技\n王芳,远大建材\n李雷,华盛科技\n' | quietly crm-import contact -
}

# imported NOUN FILE...: rows read, added, changed, unchanged, refused, and columns not used.
imported() {
	run -0 bash -c 'crm-import "$@" --no-header | cut -f 3-6,8,11' _ "$@"
}

@test "add: today, by the caller, a note unless it is said" {
	run -0 crm-activity add kind=电话 customer=华盛科技 subject=询价 minutes=5 --columns kind,day,time,customer,owner,subject,minutes
	expect $'activity_id\tkind\tday\ttime\tcustomer_id\tcustomer\towner_id\towner\tsubject\tminutes' \
		$'1\tcall\t2026-03-10\t\t1\t华盛科技\t1\tChief\t询价\t5'
	run -0 crm-activity add subject=想法 --columns kind --no-header
	expect $'2\tnote'
}

@test "a contact of that name at the customer, whichever is typed first" {
	run -0 crm-activity add contact=王芳 customer=远大建材 --columns contact,customer --no-header
	expect $'1\t2\t王芳\t2\t远大建材'
	refused 3 "crm-activity: contact: several contacts are called '王芳', name one: id=1 (华盛科技), id=2 (远大建材)" crm-activity add contact=王芳
}

@test "the customer of the deal or of the contact, where none is named" {
	quietly crm-deal add title=Roof customer=远大建材
	run -0 crm-activity add deal=Roof --columns customer --no-header
	expect $'1\t2\t远大建材'
	run -0 crm-activity add contact=李雷 --columns customer --no-header
	expect $'2\t1\t华盛科技'
}

@test "somebody or something of another customer is refused by name" {
	quietly crm-deal add title=Roof customer=远大建材
	refused 3 "crm-activity: contact: the contact '李雷' is of '华盛科技', not of '远大建材'" \
		crm-activity add customer=远大建材 contact=李雷
	refused 3 "crm-activity: deal: the deal 'Roof' is of '远大建材', not of '华盛科技'" \
		crm-activity add customer=华盛科技 deal=Roof
	quietly crm-activity add contact=李雷
	refused 3 "crm-activity: id=1: contact: the contact '李雷' is of '华盛科技', not of '远大建材'" \
		crm-activity set id=1 customer=远大建材
}

@test "what was said with somebody stays where it was when they change firms" {
	quietly crm-activity add contact=李雷 subject=x
	printf 'contact_id\tcustomer\n3\t远大建材\n' | quietly crm-import contact -
	run -0 crm-activity set id=1 subject=y --columns customer,subject --no-header
	expect $'1\t1\t华盛科技\ty'
}

@test "a day to come is no contact" {
	refused 3 'crm-activity: day: a contact dated in the future: give the day it took place; crm-task add is for plans' \
		crm-activity add kind=visit day=tomorrow
	printf 'kind,day\nvisit,2026-03-09\nvisit,2026-03-11\n' >visits.csv
	run -3 --separate-stderr crm-import activity visits.csv
	assert_equal "${stderr_lines[0]}" 'crm-import: visits.csv:3: day: a contact dated in the future: give the day it took place; crm-task add is for plans'
	run -0 crm-activity count
	expect 0
}

@test "a time of day, and a length, that are none" {
	refused 3 "crm-activity: time: cannot read '25:00' as time: not a time; write HH:MM" crm-activity add time=25:00
	refused 3 'crm-activity: minutes: nothing lasts less than no time' crm-activity add minutes=-1
}

@test "the log of calls, 电话接听登记表, as a workbook" {
	cat >calls.csv <<-'E'
		序号,日期,时间,来电单位,来电人,联系电话,来去电,来电事由,咨询内容,获知途径,意向产品,意向程度,处理结果,接听人,回访日期,备注
		1,2026年3月2日,9:05,华盛科技,王芳,13800138001,呼入,询价,屋面板价格,网站,彩钢板,高,已报价,Chief,2026-03-05,要发票
		2,2026年3月2日,14:30,,李先生,13800138000,呼入,问地址,展厅地址,展会,,低,已告知,Chief,,
	E
	crm-convert calls.csv -o xlsx >calls.xlsx
	imported activity calls.xlsx kind=call
	expect $'2\t2\t0\t0\t0\t序号'
	run -0 crm-activity list kind=call --columns \
		day,time,customer,caller,phone,direction,subject,content,heard_from,needs,intent,outcome,owner,next_date,note --no-header
	expect $'1\t2026-03-02\t09:05\t1\t华盛科技\t王芳\t13800138001\tin\t询价\t屋面板价格\tWeb\t彩钢板\thigh\t已报价\t1\tChief\t2026-03-05\t要发票' \
		$'2\t2026-03-02\t14:30\t\t\t李先生\t13800138000\tin\t问地址\t展厅地址\tExhibition\t\tlow\t已告知\t1\tChief\t\t'
}

@test "the log of visits, 客户来访登记表, in GB18030" {
	cat >visits.csv <<-'E'
		来访日期,来访时间,离开时间,来访单位,来访人,职务,联系电话,来访人数,首次来访,获知途径,来访事由,来访目的,意向产品,意向程度,接待人,洽谈内容,客户异议,下一步计划,下次联系日期,备注
		2026/3/3,10:00,11:30,远大建材,赵强,经理,13900139000,3,是,转介绍,看样品,比价,岩棉板,中,Chief,看了样品间,交期太长,寄样品,2026/3/12,无
	E
	iconv -t GB18030 visits.csv >gb.csv
	imported activity gb.csv kind=visit-in --encoding gb18030
	expect $'1\t1\t0\t0\t0\t'
	run -0 crm-activity list kind=visit-in --columns day,time,until,customer,subject,owner,content,next_step,next_date,note --no-header
	expect $'1\t2026-03-03\t10:00\t11:30\t2\t远大建材\t看样品\t1\tChief\t看了样品间\t寄样品\t2026-03-12\t无'
	run -0 crm-activity list kind=visit-in --columns @form
	expect $'activity_id\tcaller\tposition\tphone\tpeople\tfirst_visit\theard_from\tplace\tcompanions\tpurpose\tneeds\tobjections\tintent' \
		$'1\t赵强\t经理\t13900139000\t3\tyes\tReferral\t\t\t比价\t岩棉板\t交期太长\tmedium'
}

@test "the record of an interview, 客户访谈记录" {
	cat >talks.csv <<-'E'
		访谈日期,访谈时间,访谈地点,客户名称,访谈对象,职务,联系方式,我方人员,访谈方式,访谈目的,访谈内容,客户需求,客户异议,访谈结论,下一步计划,记录人,备注
		2026-03-04,15:00,客户会议室,华盛科技,王芳,采购经理,13800138001,张伟、李娜,访谈,了解需求,介绍了新产品,全年用量,账期短,可以合作,出方案,Chief,无
	E
	imported activity talks.csv
	expect $'1\t1\t0\t0\t0\t'
	run -0 crm-activity list --columns kind,day,time,customer,owner,content,outcome,next_step,note --no-header
	expect $'1\tinterview\t2026-03-04\t15:00\t1\t华盛科技\t1\tChief\t介绍了新产品\t可以合作\t出方案\t无'
	run -0 crm-activity list --columns @form --no-header
	expect $'1\t王芳\t采购经理\t13800138001\t\t\t\t客户会议室\t张伟、李娜\t了解需求\t全年用量\t账期短\t'
}

@test "the registration of customers, 客户资料登记表: one sheet, read for the firm and for its contact" {
	cat >forms.csv <<-'E'
		登记日期,客户编号,客户名称,客户类型,行业,联系人,职务,手机,电子邮箱,微信号,网址,省份,城市,详细地址,邮政编码,法定代表人,注册资本,成立日期,员工人数,年营业额,主营业务,客户来源,客户等级,客户需求,业务员,备注
		2026-03-01,K001,东方机械,企业,制造,周敏,经理,13900001111,zhou@example.com,zhoumin,www.example.com,北京,北京,海淀路1号,100080,钱进,5000000,2001-05-01,120,30000000,机床,展会,A,机床配件,Chief,重点
	E
	imported customer forms.csv
	expect $'1\t1\t0\t0\t0\t联系人,职务'
	run -0 crm-customer list code=K001 --no-header --columns \
		created,name,kind,industry,phones,email,wechat,website,province,city,address,postcode,legal_rep
	expect $'3\t2026-03-01\t东方机械\tcompany\tManufacturing\t13900001111\tzhou@example.com\tzhoumin\twww.example.com\t北京\t北京\t海淀路1号\t100080\t钱进'
	run -0 crm-customer list code=K001 --no-header --columns \
		capital,founded,headcount,revenue,business,source,grade,needs,owner,note
	expect $'3\t5000000.00\t2001-05-01\t120\t30000000.00\t机床\tExhibition\tA\t机床配件\t1\tChief\t重点'
	run -0 bash -c 'crm-import contact forms.csv -o tsv --columns name,customer,title,mobile,email --no-header'
	expect $'4\t周敏\t3\t东方机械\t经理\t13900001111\tzhou@example.com'
}

@test "a sheet without codes that comes again changes nothing and leaves no change set" {
	printf '日期,客户名称,主题\n2026-03-02,华盛科技,回访\n2026-03-02,华盛科技,回访\n2026-03-03,远大建材,回访\n' >calls.csv
	imported activity calls.csv kind=call
	expect $'3\t3\t0\t0\t0\t'
	run -0 crm-db log --limit 1 --sort -change_set_id --columns change_set_id --no-header
	before=$output
	imported activity calls.csv kind=call
	expect $'3\t0\t0\t3\t0\t'
	CRM_TODAY=2026-03-11 imported activity calls.csv kind=call
	expect $'3\t0\t0\t3\t0\t'
	run -0 crm-db log --limit 1 --sort -change_set_id --columns change_set_id --no-header
	expect "$before"
	assert_sound
}

@test "of two equal rows the second is the second record; a third is new" {
	printf 'day,subject,outcome\n2026-03-02,call,\n2026-03-02,call,yes\n' | quietly crm-import activity -
	printf 'day,subject,outcome\n2026-03-02,call,\n2026-03-02,call,no\n2026-03-02,call,\n' >calls.csv
	imported activity calls.csv
	expect $'3\t1\t1\t1\t0\t'
	run -0 crm-activity list --columns outcome --no-header
	expect $'1\t' $'2\tno' $'3\t'
}

@test "a row that was mended by hand is still known by what it was; one in the recycle bin is not" {
	printf 'day,subject\n2026-03-02,cal\n2026-03-02,mail\n' >work.csv
	quietly crm-import activity work.csv
	quietly crm-activity set id=1 subject=call
	quietly crm-activity rm id=2
	imported activity work.csv
	expect $'2\t1\t1\t0\t0\t'
	run -0 crm-activity list --columns subject --no-header
	expect $'1\tcal' $'3\tmail'
}

@test "rows typed by hand are known by a sheet that has them too" {
	quietly crm-activity add kind=call day=2026-03-02 customer=华盛科技 subject=回访
	printf '日期,客户名称,主题,结果\n2026-03-02,华盛科技,回访,成\n' >calls.csv
	imported activity calls.csv kind=call
	expect $'1\t0\t1\t0\t0\t'
}

@test "--key and ids come before what rows are alike; --on-match as elsewhere" {
	printf 'day,subject\n2026-03-02,a\n' >work.csv
	quietly crm-import activity work.csv
	printf 'day,subject\n2026-03-03,a\n' | quietly crm-import activity - --key subject
	run -0 crm-activity list --columns day,subject --no-header
	expect $'1\t2026-03-03\ta'
	run -3 --separate-stderr crm-import activity work.csv --on-match fail
	assert_equal "${stderr_lines[0]}" "crm-import: work.csv:2: activity_id: 'such a row' is there already (--on-match fail)"
	run -0 bash -c 'crm-activity list --columns subject | sed s/a$/b/ | crm-import activity - --no-header | cut -f 4,5'
	expect $'0\t1'
}

@test "a contact named in a sheet is that of the row's customer; --create makes it there" {
	printf 'customer,contact,subject\n远大建材,王芳,a\n华盛科技,王芳,b\n' | quietly crm-import activity -
	run -0 crm-activity list --columns contact --no-header
	expect $'1\t2\t王芳' $'2\t1\t王芳'
	printf 'contact,customer,subject\n李雷,远大建材,c\n' >new.csv
	run -3 --separate-stderr crm-import activity new.csv
	assert_equal "${stderr_lines[0]}" "crm-import: new.csv:2: contact: the contact '李雷' is of '华盛科技', not of '远大建材'"
	quietly crm-import activity new.csv --create contact
	run -0 crm-activity list activity_id=3 --columns contact,contact.customer --no-header
	expect $'3\t4\t李雷\t2\t远大建材'
}

@test "one column gives the day and the time" {
	printf '来访时间,主题\n2026/3/3 10:05,x\n2026-03-04T11:30:59,y\n' >visits.csv
	quietly crm-import activity visits.csv day=@来访时间 time=@来访时间 --drop-time
	run -0 crm-activity list --columns day,time --no-header
	expect $'1\t2026-03-03\t10:05' $'2\t2026-03-04\t11:30'
}

@test "what was done for a deal, and what the manager advised" {
	quietly crm-deal add title=Roof customer=华盛科技
	printf 'kind,day,deal,subject,content\nvisit,2026-03-02,Roof,measure,\nadvice,2026-03-04,Roof,,show the plant\ncall,2026-03-03,Roof,ask,\n' |
		quietly crm-import activity -
	run -0 crm-activity list deal=Roof --sort day --columns day,kind,subject --no-header
	expect $'1\t2026-03-02\tvisit\tmeasure' $'3\t2026-03-03\tcall\task' $'2\t2026-03-04\tadvice\t'
	run -0 crm-activity list deal=Roof kind=advice --columns content,owner --no-header
	expect $'2\tshow the plant\t1\tChief'
}

@test "as kinds: what was seen on the web, a reaction, a suggestion; by which way and from whom it is known" {
	printf 'kind,channel,given_by,subject\n网站访问,网站,互动记录,x\n社交互动,社交媒体,第三方,y\n建议,,客户提供,z\n' | quietly crm-import activity -
	run -0 crm-activity list kind=web,social,suggestion --columns kind,channel,given_by --no-header
	expect $'1\tweb\tweb\trecorded' $'2\tsocial\tsocial\tthird-party' $'3\tsuggestion\t\tself'
}

@test "100,000 equal rows are one fingerprint: imported twice, in bounded memory" {
	seq 100000 | sed 's/.*/2026-03-02,call/; 1i day,subject' >same.csv
	limit_memory 200000
	imported activity same.csv
	expect $'100000\t100000\t0\t0\t0\t'
	imported activity same.csv
	expect $'100000\t0\t0\t100000\t0\t'
}
