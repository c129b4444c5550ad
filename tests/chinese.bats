#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Chinese throughout: nothing that people read is left in English.
load helper

@test "the catalogue has every text of the sources, translated and looked at" {
	cd "$root"
	xgettext --from-code=UTF-8 -k_ -kN_ -kdie:2 -kwarn:1 -karena_said:2 -kreader_refuse:3 -kworkbook_refuse:2 --omit-header -o "$BATS_TEST_TMPDIR/now.pot" cmd/*.c lib/*/*.[ch]
	msgmerge -q --no-fuzzy-matching -o "$BATS_TEST_TMPDIR/now.po" share/locale/zh_CN/LC_MESSAGES/crm.po \
		"$BATS_TEST_TMPDIR/now.pot"
	run -0 msgattrib --untranslated --no-obsolete --no-location "$BATS_TEST_TMPDIR/now.po"
	assert_output ''
	run -0 msgattrib --only-fuzzy --no-location "$BATS_TEST_TMPDIR/now.po"
	assert_output ''
}

@test "what a report shows has its Chinese" {
	run -0 awk '
		FNR == 1 { missing("title"); missing("says") }
		/^-- [a-z]+\[zh\]: / { split($2, key, "["); delete wanted[FILENAME, key[1], key[1] ~ /param|column/ ? $3 : ""] }
		/^-- param: / || /^-- column: .*"/ { missing(substr($2, 1, length($2) - 1), $3) }
		function missing(key, name) { wanted[FILENAME, key, name] = 1 }
		END { for (i in wanted) { gsub(SUBSEP, " ", i); print i } }' "$root"/share/reports/*.sql
	assert_output ''
}

@test "programs speak Chinese where they were built, without being told where the texts are" {
	case $bin in */build/*) ;; *) skip 'these were installed' ;; esac
	LANGUAGE=zh_CN run -0 env -u CRM_SHARE crm-deal --help
	assert_line --partial '跟进销售'
	run -0 env -u CRM_SHARE -u LC_ALL LANG=zh_CN.UTF-8 crm-deal --help
	assert_line --partial '跟进销售'
	run -0 env -u CRM_SHARE crm-deal --help
	refute_output --partial '销售'
}

@test "under the plain locale of cron Chinese data stay whole, aligned, and texts English" {
	crm_init
	quietly crm-customer add name=上海华盛 city=上海
	LC_ALL=C LANGUAGE=zh_CN run -0 crm-customer list -o table --ascii --columns name,city
	expect <<-'E'
	customer_id  Name      City
	-----------  --------  ----
	          1  上海华盛  上海
	E
}

@test "every page has its Chinese, which fits a terminal" {
	cd "$root/share/man"
	run -0 diff <(ls -d man?/*) <(cd zh_CN && ls -d man?/*)
	cd "${bin%/bin}/share/man/zh_CN"
	for page in man?/*; do
		mandoc -Tlint -W warning "$page" 2>&1 | grep -v -e 'referenced manual not found' -e mandoc.db || true
		columns=$(mandoc -Tutf8 "$page" | LC_ALL=C.UTF-8 sed 's/.\x08//g' | LC_ALL=C.UTF-8 wc -L)
		[ "$columns" -le 80 ] || echo "$page has a line of $columns columns"
		columns=$(LC_ALL=C.UTF-8 wc -L <"$root/share/man/zh_CN/$page")
		[ "$columns" -le 80 ] || echo "the source of $page has a line of $columns columns"
	done >"$BATS_TEST_TMPDIR/faults"
	run -0 cat "$BATS_TEST_TMPDIR/faults"
	assert_output ''
}

@test "what programs know of themselves is Chinese in their Chinese pages" {
	run -0 grep -F 把商机移到某个阶段 "${bin%/bin}/share/man/zh_CN/man1/crm-deal.1"
	run ! grep -F 'move deals to a stage' "${bin%/bin}/share/man/zh_CN/man1/crm-deal.1"
}

@test "errors of the command line are Chinese" {
	case $bin in */build/*) ;; *) skip 'these were installed' ;; esac
	crm_init
	LANGUAGE=zh_CN run -2 env -u CRM_SHARE crm-customer add
	expect 'crm-customer: 请给出新 customer 的字段：字段=值'
}
