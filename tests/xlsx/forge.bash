# SPDX-License-Identifier: ISC
# What tests of workbooks load: the programs forge and dump, and the parts that make a small workbook.

setup_file() {
	build=$(cd "${CRM_BIN:-$root/build/bin}/.." && pwd)
	export ASAN_OPTIONS=detect_leaks=0
	# The flags begin with the compiler's name and are several words.
	# shellcheck disable=SC2046
	cd "$root" && for program in dump forge; do
		$(cat "$build/flags") -o "$BATS_FILE_TMPDIR/$program" tests/xlsx/$program.c \
			"$build/libcrm.a" -lexpat -lz -lutf8proc -lm
	done
}

# The parts of a workbook, as forge takes them; a test changes what it is about.
setup() {
	export PATH=$BATS_FILE_TMPDIR:$PATH
	cd "$BATS_TEST_TMPDIR" || return
	local types=http://schemas.openxmlformats.org/officeDocument/2006/relationships
	rels=(_rels/.rels "<Relationships><Relationship Id='a' Type='$types/officeDocument'
		Target='xl/workbook.xml'/></Relationships>")
	book_rels=(xl/_rels/workbook.xml.rels "<Relationships>
		<Relationship Id='s1' Type='$types/worksheet' Target='worksheets/sheet1.xml'/>
		<Relationship Id='s2' Type='$types/worksheet' Target='/xl/worksheets/sheet1.xml'/>
		<Relationship Id='c' Type='$types/chartsheet' Target='chartsheets/sheet1.xml'/>
		<Relationship Id='t' Type='$types/sharedStrings' Target='sharedStrings.xml'/>
		<Relationship Id='y' Type='$types/styles' Target='styles.xml'/></Relationships>")
	book=(xl/workbook.xml "<workbook xmlns:r='r'><sheets><sheet name='One' r:id='s1'/></sheets></workbook>")
	strings=(xl/sharedStrings.xml "<sst/>")
	styles=(xl/styles.xml "<styleSheet/>")
	sheet=xl/worksheets/sheet1.xml
}

# workbook [--OPTION VALUE]... ROWS: book.xlsx, its sheet made of these rows; options are forge's.
workbook() {
	forge book.xlsx "${rels[@]}" "${book_rels[@]}" "${book[@]}" "${strings[@]}" "${styles[@]}" \
		--before "<worksheet><sheetData>" --after "</sheetData></worksheet>" "${@:1:$#-1}" $sheet "${!#}"
}
