#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# What is known of customers: fields in groups, firms and persons, classes and statistics by them.
load helper

setup() {
	crm_init
}

@test "every group of every noun can be asked for by its name" {
	for noun in customer address consent region; do
		while read -r group; do
			run -0 "crm-$noun" list --columns "@$group"
			assert_output --regexp "^${noun}_id	[a-z]"
		done < <("crm-$noun" fields --columns group --no-header | sort -u | grep .)
	done
	refused 2 "crm-customer: customer has no group of fields '@nonsense'" crm-customer list --columns @nonsense
}

@test "a firm: who owns, runs and represents it, and how it deals" {
	quietly crm-customer add name=华盛 proprietor=李刚 manager=王芳 legal_rep=赵强 founded=2001-05-01 capital=500万 headcount=120
	quietly crm-customer set 华盛 market_area=华东 sales_capacity=强 potential=高 philosophy=稳健 direction=高端 policy=现款 style=直销
	quietly crm-customer set 华盛 actual_sales=1.2亿 market_share=15% competitiveness=强 market_rank=第二 rival_ties=无 cooperation=良好
	quietly crm-customer set 华盛 problems=交期 strategy=扩张 outlook=看好 image=好 reputation=好 finances=稳 credit_state=良
	run -0 crm-customer list --columns @firm --no-header
	expect $'1\t\t120\t\t李刚\t王芳\t赵强\t\t2001-05-01\t5000000.00\t\t'
	run -0 crm-customer list --columns @traits --no-header
	expect $'1\t华东\t强\thigh\t稳健\t高端\t现款\t直销'
	run -0 crm-customer list --columns @business -o ndjson
	expect '{"customer_id":1,"actual_sales":120000000.00,"market_share":0.15,"competitiveness":"强","market_rank":"第二","rival_ties":"无","cooperation":"良好","payment_days":null}'
	run -0 crm-customer list --columns @dealing --no-header
	expect $'1\t交期\t扩张\t看好\t好\t好\t稳\t良'
}

@test "a person as a customer: what is known of people, needs and means" {
	quietly crm-customer add name=王芳 kind=个人 gender=女 birth=1990-01-01 education=本科 occupation=教师 native_place=湖南 \
		need_type=心理需求 preferences=新款 behaviour=线上 delivery_needs=次日 has_need=yes has_means=yes has_authority=no \
		prefer_channel=微信 prefer_hours=晚上
	run -0 crm-customer list kind=person --columns @person --no-header
	expect $'1\tfemale\t1990-01-01\t湖南\tbachelor\t教师\t\t'
	run -0 crm-customer list --columns @needs --no-header
	expect $'1\t\tpsychological\t新款\t线上\t次日\tyes\tyes\tno'
	run -0 crm-customer list has_need=yes has_means=yes has_authority=yes --no-header
	assert_output ''
}

@test "the same headers in a file, in Chinese" {
	printf '客户名称,客户性质,关系类别,客户状态,客户价值,规模,法定代表人,介绍人,交往时间\n甲,渠道,现实客户,忠诚客户,重要客户,大型,张三,,2020-05-01\n乙,企业客户,潜在客户,新客户,普通客户,小型,李四,甲,\n' \
		>"$BATS_TEST_TMPDIR/a.csv"
	quietly crm-import customer "$BATS_TEST_TMPDIR/a.csv"
	run -0 crm-customer list --columns name,nature,relation,state,worth,size,legal_rep,referrer,known_since --no-header
	expect $'1\t甲\tchannel\tactual\tloyal\tkey\tlarge\t张三\t\t\t2020-05-01' \
		$'2\t乙\tcorporate\tprospect\tnew\tordinary\tsmall\t李四\t1\t甲\t'
}

@test "how many customers: by type, region, industry, size, source, relation, owner, worth" {
	quietly crm-region add code=3301 name=杭州市 level=city
	quietly crm-customer add name=A kind=person industry=IT size=large source=Web relation=actual worth=key region=3301 owner=me
	quietly crm-customer add name=B industry=IT size=small source=Web relation=prospect worth=small
	by() { run -0 crm-report pivot customer --x "$1" --no-header; expect "${@:2}"; }
	by kind $'company\t1' $'person\t1'
	by region $'1\t杭州市\t1' $'\t\t1'
	by industry $'IT\t2'
	by size $'large\t1' $'small\t1'
	by source $'Web\t2'
	by relation $'prospect\t1' $'actual\t1'
	by owner $'1\tChief\t1' $'\t\t1'
	by worth $'key\t1' $'small\t1'
	by need_type,behaviour,income $'\t\t\t2'
}

@test "who brought whom: a tree of referrers without a cycle" {
	quietly crm-customer add name=A
	quietly crm-customer add name=B referrer=A
	quietly crm-customer add name=C referrer=B
	refused 3 'crm-customer: A: referrer: this would be a cycle: it stands above itself' crm-customer set A referrer=C
	run -0 crm-customer list referrer.referrer=A --columns name --no-header
	expect $'3\tC'
	run -0 crm-report pivot customer referrer!= --x referrer --no-header
	expect $'1\tA\t1' $'2\tB\t1'
}

@test "classes and life stages have days" {
	quietly crm-customer add name=A life_stage=潜在客户期 relation=prospect phase=注意 created=2026-01-01
	quietly crm-customer set A life_stage=growth relation=actual phase=信赖 state=new worth=major --on 2026-02-01 --why 'first order'
	run -0 crm-customer list --columns life_stage,relation,phase,state,worth --no-header
	expect $'1\tgrowth\tactual\ttrust\tnew\tmajor'
	run -0 crm-customer list --as-of 2026-01-31 --columns life_stage,relation,phase,state,worth --no-header
	expect $'1\tprospect\tprospect\tattention\t\t'
	run -0 crm-customer count relation=prospect --as-of 2026-01
	expect 1
}

@test "one firm in several roles: VIP, partner, agent, supplier, competitor" {
	quietly crm-customer add name=A nature=代理商 is_partner=yes is_vip=yes
	quietly crm-customer add name=B nature=supplier is_competitor=yes
	run -0 crm-customer list is_vip=yes nature=agent --columns name,is_partner --no-header
	expect $'1\tA\tyes'
	run -0 crm-customer list is_competitor=yes --columns name --no-header
	expect $'2\tB'
}

@test "days since the last update" {
	CRM_TODAY=2026-01-01 quietly crm-customer add name=A
	CRM_TODAY=2026-03-01 quietly crm-customer add name=B
	run -0 crm-customer list stale=30.. --columns name,stale --no-header
	expect $'1\tA\t68'
}

@test "every word of the classes and stages may be given, in Chinese too, and is counted in the order of its list" {
	for pair in relation:relation state:customer-state worth:worth nature:customer-nature life_stage:life-stage \
		phase:relation-phase; do
		field=${pair%:*} list=${pair#*:}
		crm-db choices "$list" --columns label_zh --no-header | cut -f 2- | while read -r word; do
			quietly crm-customer add name="$field $word" "$field=$word"
		done
		run -0 crm-report pivot customer "$field!=" --x "$field" --no-header
		assert_output "$(crm-db choices "$list" --columns code --no-header | sed 's/^[^\t]*\t//; s/$/\t1/')"
	done
}

@test "the file of those who have bought" {
	quietly crm-customer add name=A needs=屋顶
	quietly crm-customer add name=B
	quietly crm-deal add title=D customer=A amount=900 opened=2026-03-01
	quietly crm-deal won D --on 2026-03-05
	run -0 crm-customer list won_deals=1.. --columns name,needs,won_deals,won_amount,last_deal --no-header
	expect $'1\tA\t屋顶\t1\t900.00\t2026-03-05'
}

@test "a personal detail is not added up, which would tell it of one" {
	quietly crm-db settings personal=yes
	quietly crm-customer add name=王芳 kind=person income=100000
	refused 2 'crm-report: income is a personal detail, which is counted and not added up' \
		crm-report pivot customer --x name --y sum:income
}
