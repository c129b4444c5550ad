#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Reports as files: dashboards, and sets that are replaced as a whole.
load helper

setup() {
	crm_init
	quietly crm-user add login=li name=李雷
	quietly crm-customer add name='Acme <&>' created=2026-01-15
	quietly crm-deal add title=A customer='Acme <&>' owner=li stage=Won opened=2026-01-02 closed=2026-01-31 amount=100
	quietly crm-deal add title=B stage=Won opened=2026-01-02 closed=2026-02-10 amount=50.01
	cd "$BATS_TEST_TMPDIR" || return
	export XDG_CONFIG_HOME=$BATS_TEST_TMPDIR/config
	mkdir -p config/crm
	config 'pipeline.html pipeline' 'won.xlsx sales-by-owner from=this-year  # the year' '' '# comment' \
		'board.html dashboard' "mine.tsv sales-by-owner 'title!=it is'"
}

# config LINE...: what nightly makes.
config() {
	printf '%s\n' "$@" >config/crm/nightly.conf
}

# Everything in a folder, as one line a file.
sums() {
	(cd "$1" && find . -type f -exec md5sum {} + | sort)
}

@test "the set is made in silence, and twice the same" {
	run -0 crm-report nightly set
	assert_output ''
	run -0 ls set
	expect board.html mine.tsv pipeline.html won.xlsx
	sums set >first
	rm -r set
	TZ=Pacific/Auckland run -0 crm-report nightly set
	assert_output ''
	run -0 diff first <(sums set)
	run -0 cat set/mine.tsv
	assert_line $'2\t李雷\t1\t100.00\t100.00\t0.666622'
	run -0 crm-convert set/won.xlsx -o tsv --columns Owner,Amount
	expect $'Owner\tAmount' $'李雷\t100' $'Chief\t50.01'
}

@test "pages are in the language of LANG, also where no such locale was made" {
	config 'board.html dashboard from=2026'
	run -0 env -u CRM_SHARE -u LC_ALL LANG=zh_CN.UTF-8 crm-report nightly set
	assert_output ''
	run -0 cat set/board.html
	assert_line '<html lang="zh-CN">'
	assert_line '<title>仪表板</title>'
	assert_line '<dt>起始日</dt><dd>2026-01-01</dd>'
	assert_line '<dt>筛选条件</dt><dd>无</dd>'
}

@test "a set stands in the place of the last one, with the files it names alone" {
	crm-report nightly set
	chmod 750 set
	config 'new.csv pipeline'
	crm-report nightly set/
	run -0 ls set
	expect new.csv
	run -0 stat -c %a set
	expect 750
	run -0 find . -maxdepth 1 -name '.set*'
	assert_output ''
}

@test "a folder behind a link is replaced, not the link" {
	mkdir -p far/away
	ln -s far/away set
	crm-report nightly set
	assert_link_exists set
	run -0 ls far/away
	expect board.html mine.tsv pipeline.html won.xlsx
	run -0 ls -A far
	expect away
}

@test "when a report fails, the last set stands" {
	crm-report nightly set
	sums set >first
	config 'pipeline.html pipeline stage=Won' 'bad.html piplin'
	refused 2 "crm-report: no report 'piplin'; did you mean 'pipeline'? (crm-report list names them all)
crm-report: $XDG_CONFIG_HOME/crm/nightly.conf:2: 'bad.html' failed; 'set' stands as it was" crm-report nightly set
	mkdir own
	printf '%s\n' '-- column: n integer' 'SELECT 1.5 AS n' >own/half.sql
	config 'pipeline.html pipeline stage=Won' 'half.csv ./own/half.sql'
	run -3 --separate-stderr crm-report nightly set
	run -0 diff first <(sums set)
	run -0 find . -maxdepth 1 -name '.set*'
	assert_output ''
}

@test "what a killed run has left is removed, what another one is making is not" {
	mkdir .set.crm-new-AAAAAA .set.crm-new-BBBBBB
	touch .set.crm-new-AAAAAA/pipeline.html
	exec 9<.set.crm-new-BBBBBB
	flock 9
	crm-report nightly set 9>&-
	run -0 find . -maxdepth 1 -name '.set*'
	expect ./.set.crm-new-BBBBBB
}

@test "a folder with anything of somebody else is never replaced" {
	mkdir home
	touch home/letter.txt
	refused 3 "crm-report: '$BATS_TEST_TMPDIR/home' holds 'letter.txt', which no nightly run has put there: \
name a folder of its own" crm-report nightly home
	crm-report nightly set
	mkdir set/sub
	refused 3 "crm-report: '$BATS_TEST_TMPDIR/set' holds 'sub', which no nightly run has put there: \
name a folder of its own" crm-report nightly set
}

# wrong LINE MESSAGE TEXT: the configuration is refused, before anything is made.
wrong() {
	config "$3"
	refused 3 "crm-report: $XDG_CONFIG_HOME/crm/nightly.conf:$1: $2" crm-report nightly set
	assert_dir_not_exists set
}

@test "a configuration that is wrong names its line" {
	wrong 1 "'a.pdf' ends in no format: one of html, xlsx, md, tsv, csv, json, ndjson" 'a.pdf pipeline'
	wrong 1 "'../a.html' is not the name of a file in the folder: no slash, no dot in front" '../a.html pipeline'
	wrong 2 "'a.html' stands in line 1 too" $'a.html pipeline\na.html by-month'
	wrong 1 "behind 'a.html' stands the name of its report, with its parameters and filters" a.html
	wrong 1 'a quote is never closed' "a.html pipeline 'stage=Won"
	config '# nothing'
	refused 3 "crm-report: $XDG_CONFIG_HOME/crm/nightly.conf: it names no report; a line is such as \
'pipeline.html pipeline'" crm-report nightly set
}

@test "the configuration is named, or found, and the database is the one of --db" {
	mv config/crm/nightly.conf my.conf
	refused 2 "crm-report: there is no '$XDG_CONFIG_HOME/crm/nightly.conf': write into it a line such as \
'pipeline.html pipeline', or give --config FILE" crm-report nightly set
	mv "$CRM_DB" other.db
	run -0 crm-report nightly set --config my.conf --db other.db
	assert_output ''
	refused 2 'crm-report: name one folder to put the reports into' crm-report nightly
}

@test "a dashboard is one page with a part for each report" {
	run -0 crm-report dashboard
	assert_equal "$(grep -c -e '^<!DOCTYPE' -e '^<html' -e '^</html' <<<"$output")" 3
	assert_equal "$(grep -o '<h1>[^<]*' <<<"$output")" '<h1>Pipeline by stage
<h1>Won deals by month
<h1>Sales by owner
<h1>Win rate
<h1>New customers'
	assert_line '<title>Dashboard</title>'
	refute_output --partial '<script'
	refute_output --regexp '(src|href)='
}

@test "a parameter or filter holds for the reports that know it, and their heads say so" {
	run -0 crm-report dashboard pipeline by-month from=2026-02 owner=li
	assert_equal "$(grep -e '<dt>First' -e '<dt>Filters' <<<"$output" | grep -o '<dd>.*')" \
		"<dd>owner=li</dd>
<dd>2026-02-01</dd>
<dd>owner=li</dd>"
	refused 2 "crm-report: report 'pipeline' has no parameter and deal no field 'form'" \
		crm-report dashboard pipeline form=2026
}

# A filter of customers must not hide their names from the report of deals.
@test "filters of one part hold in that part alone" {
	run -0 crm-report dashboard new-customers sales-by-account owner=li
	assert_line --partial '<td>Acme &lt;&amp;&gt;</td>'
}

@test "a dashboard is a page and nothing else" {
	refused 2 'crm-report: a dashboard is a page: -o html, not csv; crm-report run NAME prints one report in any format' \
		crm-report dashboard -o csv
	refused 2 "crm-report: report 'pipeline' is named twice" crm-report dashboard pipeline pipeline
	refused 2 'crm-report: --columns, --sort and --if-any are for one report, not for a dashboard' \
		crm-report dashboard --sort amount
}

@test "the head of a page says what was computed, and nothing of the clock" {
	run -0 crm-report sales-by-owner from=2026-01 to=2026-02 amount=1.. "title!=it's" --as-of 2026-02-28 --limit 1 -o html
	assert_equal "$(grep '^<dt>' <<<"$output")" "<dt>What it tells</dt><dd>the deals won in a stretch of days and their \
amounts, by owner</dd>
<dt>First day</dt><dd>2026-01-01</dd>
<dt>Last day</dt><dd>2026-02-28</dd>
<dt>Filters</dt><dd>amount=1.. 'title!=it'&quot;'&quot;'s'</dd>
<dt>Rows at most</dt><dd>1</dd>
<dt>As of</dt><dd>2026-02-28</dd>
<dt>Zone</dt><dd>Asia/Shanghai</dd>
<dt>Currency</dt><dd>CNY</dd>"
}

@test "systemd finds nothing wrong with the units" {
	command -v systemd-analyze >/dev/null || skip 'there is no systemd-analyze'
	run -0 systemd-analyze verify --man=no "$root"/share/systemd/*
	assert_output ''
}
