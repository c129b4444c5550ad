#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Regions: the tree, what they fill in customers and addresses, and what has ended.
load helper

# Provinces, cities, districts and streets as they are published, a few of each.
setup() {
	crm_init
	local folder=$BATS_TEST_TMPDIR
	printf 'code,name\n11,"北京市"\n22,"吉林省"\n33,"浙江省"\n' >"$folder/provinces.csv"
	printf 'code,name,provinceCode\n1101,"市辖区",11\n2201,"长春市",22\n2224,"延边朝鲜族自治州",22\n3301,"杭州市",33\n' \
		>"$folder/cities.csv"
	printf 'code,name,cityCode,provinceCode\n110105,"朝阳区",1101,11\n220104,"朝阳区",2201,22\n330106,"西湖区",3301,33\n' \
		>"$folder/areas.csv"
	printf 'code,name,areaCode,provinceCode,cityCode\n110105001,"建外街道",110105,11,1101\n' >"$folder/streets.csv"
	quietly crm-import region "$folder/provinces.csv" level=province valid_from=2023-01-01
	quietly crm-import region "$folder/cities.csv" parent=@provinceCode level=city valid_from=2023-01-01
	quietly crm-import region "$folder/areas.csv" parent=@cityCode level=district valid_from=2023-01-01
	quietly crm-import region "$folder/streets.csv" parent=@areaCode level=street valid_from=2023-01-01
}

# fills WANTED FIELD=VALUE...: what stands in a new customer's place.
fills() {
	run -0 crm-customer add name=A "${@:2}" --columns province,city,district,region.code --no-header
	assert_equal "${output#*$'\t'}" "$1"
}

@test "the tree by level, from the files as they are published" {
	run -0 crm-region list level=district --columns code,name,parent,parent.parent.name --no-header
	expect <<-'ROWS'
	8	110105	朝阳区	4	市辖区	北京市
	9	220104	朝阳区	5	长春市	吉林省
	10	330106	西湖区	7	杭州市	浙江省
	ROWS
}

@test "a region fills the names that are empty" {
	fills $'浙江省\t杭州市\t西湖区\t330106' region=330106
	fills $'北京市\t北京市\t朝阳区\t110105' region=110105
	fills $'北京市\t北京市\t朝阳区\t110105001' region=110105001
	fills $'Zhejiang\t杭州市\t西湖区\t330106' region=330106 province=Zhejiang
}

@test "names that lead to one region fill it, with or without the word for their kind" {
	fills $'浙江省\t杭州\t\t3301' city=杭州
	fills $'吉林\t延边\t\t2224' province=吉林 city=延边
	fills $'北京\t北京\t朝阳区\t110105' province=北京 city=北京 district=朝阳区
	fills $'北京市\t北京市\t朝阳\t110105' city=北京市 district=朝阳
	fills $'北京市\t市辖区\t朝阳区\t110105' province=北京市 city=市辖区 district=朝阳区
	fills $'浙江省\t\t\t33' province=浙江省
}

@test "names that lead to several regions or to none leave it empty" {
	fills $'\t\t朝阳区\t' district=朝阳区
	fills $'浙江省\t\t朝阳区\t' province=浙江省 district=朝阳区
	fills $'\tBonn\t\t' city=Bonn
	fills $'\t杭州\t\t' city=杭州 country=Japan
}

@test "another region brings its names, and other names their region" {
	quietly crm-customer add name=A region=110105
	run -0 crm-customer set A region=330106 --columns province,city,district --no-header
	expect $'1\t浙江省\t杭州市\t西湖区'
	run -0 crm-customer set A province=北京市 city=北京市 district=朝阳区 --columns region.code --no-header
	expect $'1\t110105'
	run -0 crm-customer set A city=Bonn --columns region.code --no-header
	expect $'1\t'
}

@test "a region that has ended is refused for new use, and stays where it is" {
	quietly crm-customer add name=Old region=330106
	quietly crm-region set 330106 valid_to=2026-03-01
	refused 3 "crm-customer: region: '西湖区' was a region until 2026-03-01; name the one that took its place" \
		crm-customer add name=New region=330106
	run -0 crm-customer set Old note=x --columns region --no-header
	expect $'1\t10\t西湖区'
	fills $'浙江省\t\t西湖区\t' province=浙江省 district=西湖区
	run -0 crm-customer add name=Then region=330106 --on 2026-02-01 --columns district --no-header
	expect $'3\t西湖区'
}

@test "a region before its time, one that ends before it begins, one above itself" {
	quietly crm-region add code=330199 name=新区 parent=3301 valid_from=2027-01-01
	refused 3 "crm-customer: region: '新区' is a region only from 2027-01-01 on" crm-customer add name=A region=330199
	refused 3 'crm-region: 330106: valid_to: a region cannot end before it begins' crm-region set 330106 valid_to=2022-01-01
	refused 3 'crm-region: 33: parent: this would be a cycle: it stands above itself' crm-region set 33 parent=330106
}

@test "filters by region, by a dotted path, and through a deal" {
	quietly crm-customer add name=A region=330106
	quietly crm-customer add name=B region=110105
	quietly crm-deal add title=D customer=A
	run -0 crm-customer list region.parent.name=杭州市 --columns name --no-header
	expect $'1\tA'
	run -0 crm-deal list customer.region=330106 --columns title --no-header
	expect $'1\tD'
}

@test "in an import: names and codes fill each other" {
	printf 'name,省份,城市,区县,区划代码\nA,北京,,朝阳区,\nB,,,,110105001\nC,,杭州市,,\nD,,,,999999\n' >"$BATS_TEST_TMPDIR/a.csv"
	run -3 --separate-stderr crm-import customer "$BATS_TEST_TMPDIR/a.csv" --partial
	assert_equal "$stderr" "crm-import: $BATS_TEST_TMPDIR/a.csv:5: region: no region '999999'"
	run -0 crm-customer list --columns province,city,district,region.code --no-header
	expect <<-'ROWS'
	1	北京	北京市	朝阳区	110105
	2	北京市	北京市	朝阳区	110105001
	3	浙江省	杭州市		3301
	ROWS
	assert_sound
}

@test "the divisions of China, all of them" {
	data=$BATS_TEST_DIRNAME/../../shared/data/zh-admin-divisions
	[ -d "$data" ] || skip 'the data set is not there'
	export CRM_DB=$BATS_TEST_TMPDIR/all.db
	crm-db init
	quietly crm-import region "$data/provinces.csv" level=province valid_from=2023-01-01
	quietly crm-import region "$data/cities.csv" parent=@provinceCode level=city valid_from=2023-01-01
	quietly crm-import region "$data/areas.csv" parent=@cityCode level=district valid_from=2023-01-01
	quietly crm-import region "$data/streets.csv" parent=@areaCode level=street valid_from=2023-01-01
	run -0 crm-report pivot region --x level --no-header
	expect $'province\t31' $'city\t342' $'district\t2978' $'street\t41352'
	run -0 crm-region count level=street parent=
	expect 0
	fills $'江苏\t昆山\t昆山市\t320583' province=江苏 city=昆山
	fills $'内蒙古\t锡林郭勒\t\t1525' province=内蒙古 city=锡林郭勒
	fills $'新疆\t伊犁\t\t6540' province=新疆 city=伊犁
}
