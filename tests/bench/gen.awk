# SPDX-License-Identifier: ISC
# gen - customers, users or deals as CSV, the same for the same seed in every awk: -v what=customer -v n=1000 -v seed=1
#
# A customer in twenty has a parent, which stands anywhere in the file, also below it.

# Lehmer's generator with the multiplier of Park and Miller; all products stay below 2^53.
function random(most) {
	state = state * 48271 % 2147483647
	return state % most
}

function one_of(words) {
	return words[1 + random(words[0])]
}

function words(list, into) {
	list = split(list, into, " ")
	into[0] = list
}

function day(from, span,    d) {
	d = from + random(span)
	return sprintf("%d-%02d-%02d", 2015 + int(d / 336), 1 + int(d % 336 / 28), 1 + d % 28)
}

function chinese() {
	return one_of(city) one_of(sign) one_of(sign) one_of(trade) one_of(form)
}

function english() {
	return one_of(first) " " one_of(second) " " one_of(last)
}

# Every tenth may stand above others and has nobody above itself, so that no circle comes about.
function parent(i) {
	if (i % 10 == 0 || random(18) > 0)
		return ""
	i = 10 * (1 + random(n / 10))
	return i > n ? "" : sprintf("K%07d", i)
}

function customer(i) {
	printf "K%07d,%s,%s,%s,u%02d,%s,1%d%09d,%s,%s %d号,%d.%02d,%d,%s\n", i, random(10) < 7 ? chinese() : english(),
		one_of(industry), one_of(grade), 1 + random(50), parent(i), 3 + random(7), random(1000000000), one_of(city),
		one_of(street), 1 + random(999), random(90000000), random(100), random(5000), day(0, 3600)
}

function deal(i,    opened, stage) {
	opened = day(1700, 1900)
	stage = one_of(stages)
	printf "D%07d,%s %d,K%07d,u%02d,%s,%d.%02d,%s,%s\n", i, one_of(trade), i, 1 + random(n), 1 + random(50), stage,
		random(9000000), random(100), opened, stage == "Won" || stage == "Lost" ? "2026-02-" 10 + random(19) : ""
}

BEGIN {
	state = seed ? seed : 1
	words("北京 上海 广州 深圳 杭州 成都 武汉 南京 西安 苏州 重庆 天津", city)
	words("华 盛 金 鑫 宏 达 远 通 恒 瑞 德 信 天 海 新 源 永 昌 泰 安", sign)
	words("科技 贸易 实业 电子 机械 化工 软件 建材 食品 物流", trade)
	words("有限公司 股份有限公司 集团 厂", form)
	words("North South Blue Red Grand United First Global Silver Pacific", first)
	words("River Stone Peak Field Bridge Harbor Forest Star Lake Point", second)
	words("Ltd Inc Holdings Systems Trading Partners Foods Motors", last)
	words("人民路 解放路 中山路 建设路 和平路 长江路", street)
	words("IT Manufacturing Trade Construction Finance Education Health Government", industry)
	words("A B C D", grade)
	words("Lead Qualified Proposal Negotiation Won Won Lost", stages)

	if (what == "user")
		print "login,name"
	else if (what == "deal")
		print "code,title,customer,owner,stage,amount,opened,closed"
	else
		print "code,name,industry,grade,owner,parent,phone,city,address,revenue,headcount,created"
	for (i = 1; i <= n; i++)
		if (what == "user")
			printf "u%02d,%s\n", i, "用户" i
		else if (what == "deal")
			deal(i)
		else
			customer(i)
}
