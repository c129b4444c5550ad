#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Business cards read: their forms, encodings and limits, cards of real programs, and those that are refused.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

# card LINE...: a card of version 3.0 on standard output.
card() {
	printf '%s\r\n' BEGIN:VCARD VERSION:3.0 "$@" END:VCARD
}

# old LINE...: one of version 2.1, as old.vcf; escapes of printf hold.
old() {
	printf '%b\r\n' BEGIN:VCARD VERSION:2.1 "$@" END:VCARD >old.vcf
}

# cells COLUMNS FILE: cells of its cards, without the header.
cells() {
	run -0 crm-convert "$2" --columns "$1" --no-header
}

# broken MESSAGE LINE...: a file of these lines is refused.
broken() {
	printf '%s\n' "${@:2}" >broken.vcf
	run -3 --separate-stderr crm-convert broken.vcf -o ndjson
	assert_equal "$stderr" "crm-convert: broken.vcf$1"
}

@test "a card is a row; the columns are always the same" {
	card FN:Li 'N:Li;;;;' >a.vcf
	run -0 crm-convert a.vcf
	assert_line --index 0 "$(printf '%s\t' uid name family_name given_name organization department title occupation role \
		mobile phone phones email emails address city province postcode country website gender birth wechat qq note \
		categories)revised"
	assert_line --index 1 --regexp $'^\tLi\tLi\t*$'
}

@test "several cards; LF, CR LF and a byte-order mark; blank lines; any case" {
	{ printf '\xef\xbb\xbf'; card FN:A; printf '\n\nbegin:vcard\nversion:4.0\nfn:B\nend:vcard'; } >a.vcf
	cells name a.vcf
	expect A B
	run -0 bash -c 'crm-convert --columns name --no-header --rows 2 <a.vcf'
	expect A B
}

@test "folded lines, escapes, line ends; a colon that Apple escapes" {
	card 'FN:Li \, Lei' 'NOTE:one\ntwo\; three \\' ' \N four' 'TITLE:a' $'\tb' 'URL:http\://a.b' >a.vcf
	cells name,note,title,website a.vcf
	expect $'Li , Lei\tone\\ntwo; three \\\\\\n four\tab\thttp://a.b'
}

@test "names: FN, else made of N; a Chinese one begins with the family" {
	{ card 'N:Doe;John;James;Mr.;Jr.'; card 'N:王;小明;;;' 'FN:小明 王'; card 'N:欧阳;娜娜'; card 'N:Li;Lei' 'FN:Lei Li (boss)'
	} >a.vcf
	cells name,family_name,given_name a.vcf
	expect $'Mr. John James Doe Jr.\tDoe\tJohn James' $'王小明\t王\t小明' $'欧阳娜娜\t欧阳\t娜娜' $'Lei Li (boss)\tLi\tLei'
}

@test "somebody without a name is called by nickname, firm, mail or number" {
	{ card NICKNAME:Joe ORG:Acme; card ORG:Acme EMAIL:a@b.c; card EMAIL:a@b.c; card 'TEL;TYPE=CELL:138'; } >a.vcf
	cells name a.vcf
	expect Joe Acme a@b.c 138
}

@test "numbers: mobile, office, and the further ones with what they are" {
	card FN:A 'TEL;TYPE=HOME,VOICE:1' 'TEL;TYPE=WORK;TYPE=FAX:2' 'TEL;type=WORK:3' 'TEL;TYPE=CELL:4' \
		'TEL;TYPE=CELL,PREF:5' 'item1.TEL:6' 'item1.X-ABLabel:_$!<WorkFAX>!$_' 'item2.TEL:7' 'item2.X-ABLabel:司机' \
		'TEL;VALUE=uri;TYPE="work,voice":tel:+86-10-8;ext=102' 'TEL;TYPE=HOME:1' >a.vcf
	cells mobile,phone,phones a.vcf
	expect $'5\t3\t1 (home), 2 (fax), 4 (mobile), 6 (fax), 7 (司机), +86-10-8 ext. 102'
}

@test "mails and addresses: the preferred, else that of the office" {
	card FN:A 'EMAIL;TYPE=HOME:h@a.b' 'EMAIL;TYPE=WORK:w@a.b' 'EMAIL:mailto:x@a.b' 'ADR;TYPE=HOME:;;Home St;;;;' \
		'ADR;TYPE=WORK:;5层;中关村大街1号;北京;北京市;100080;中国' >a.vcf
	cells email,emails,address,city,province,postcode,country a.vcf
	expect $'w@a.b\th@a.b, x@a.b\t5层, 中关村大街1号\t北京\t北京市\t100080\t中国'
	card FN:A 'EMAIL;PREF=2:second@a.b' 'EMAIL;PREF=1:first@a.b' >a.vcf
	cells email,emails a.vcf
	expect $'first@a.b\tsecond@a.b'
}

@test "birthdays of all spellings; one without a year is left out, with a word" {
	for day in 1996-04-15 19960415 1996-04-15T10:22:00Z 19960415T102200; do card "BDAY:$day" FN:A; done >a.vcf
	cells birth a.vcf
	expect 1996-04-15 1996-04-15 1996-04-15 1996-04-15
	{ card FN:A BDAY:--0203; card FN:B 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03'; card FN:C BDAY:1996-02-30; } >a.vcf
	run -0 --separate-stderr crm-convert a.vcf --columns name,birth --no-header
	expect $'A\t' $'B\t' $'C\t'
	assert_equal "$stderr" "crm-convert: a.vcf:4: the birthday '--0203' is left out: it is no day of a year
crm-convert: a.vcf:9: the birthday '1604-02-03' is left out: it is no day of a year
crm-convert: a.vcf:14: the birthday '1996-02-30' is left out: it is no day of a year"
}

@test "wechat and qq, by X- or IMPP; gender; categories; notes" {
	{ card FN:A X-WECHAT:wx X-QQ:1 GENDER:F CATEGORIES:a,b NOTE:one NOTE:two
	card FN:B IMPP:weixin:wx2 'IMPP;X-SERVICE-TYPE=QQ:x-apple:2' X-GENDER:Male NOTE:one NOTE:one; } >a.vcf
	cells wechat,qq,gender,categories,note a.vcf
	expect $'wx\t1\tfemale\ta,b\tone\\ntwo' $'wx2\t2\tmale\t\tone'
}

@test "version 2.1: quoted-printable with soft breaks, bare types, folds that keep their blank" {
	old 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=\r\n=8F=E6=98=8E;;;' 'TEL;CELL;PREF:138' 'TEL;WORK;FAX:139' \
		'NOTE;QUOTED-PRINTABLE:one=0D=0Atwo=\r\n three' 'ORG:a\r\n b;c\\;d' 'TITLE:C:\\new, x'
	cells name,mobile,phones,note,organization,department,title old.vcf
	expect $'王小明\t138\t139 (fax)\tone\\ntwo three\ta b\tc;d\tC:\\\\new, x'
}

@test "version 2.1: GBK, quoted and as bytes" {
	{ printf 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=F5;=D0=A1=C3=F7\r\nORG;CHARSET=GBK:'
	printf 北京华盛 | iconv -t GBK; printf '\r\nEND:VCARD\r\n'; } >gbk.vcf
	cells name,organization gbk.vcf
	expect $'王小明\t北京华盛'
}

@test "bytes that do not say what they are: --encoding, a Chinese locale, else refused" {
	card FN:王小明 | iconv -t GBK >gbk.vcf
	run -0 crm-convert gbk.vcf --encoding gbk --columns name --no-header
	expect 王小明
	LC_ALL=zh_CN.UTF-8 LANGUAGE=en run -0 crm-convert gbk.vcf --columns name --no-header
	expect 王小明
	run -3 --separate-stderr crm-convert gbk.vcf --columns name --no-header
	assert_equal "$stderr" 'crm-convert: gbk.vcf:3: FN: not UTF-8 (byte 0xCD): name the encoding, as with --encoding gb18030'
}

@test "pictures are passed over, also those of 2.1 that were not folded; so is somebody's agent" {
	old FN:A 'PHOTO;BASE64:' '  /9j/4AAQ' '' 'LOGO;ENCODING=BASE64;JPEG:/9j/' 'AAAA' 'BBBB==' '' 'AGENT:' BEGIN:VCARD FN:Agent \
		TEL:1 END:VCARD TEL:2
	cells name,phone old.vcf
	expect $'A\t2'
	card FN:B 'AGENT:BEGIN:VCARD\nFN:Agent\nEND:VCARD\n' "PHOTO;ENCODING=b:$(head -c 100000 /dev/zero | base64 -w 0)" >a.vcf
	cells name a.vcf
	expect B
}

@test "a card cut in half" {
	broken ":1: the card that begins here has no END:VCARD: the file was cut; export it again" BEGIN:VCARD VERSION:3.0 FN:A
	broken ":4: another card begins, and the one before it, of line 1, has no END:VCARD: the file was cut; export it again" \
		BEGIN:VCARD VERSION:3.0 FN:A BEGIN:VCARD FN:B END:VCARD
	card FN:A TEL:1 >whole.vcf
	for bytes in $(seq 15 5 45); do
		head -c "$bytes" whole.vcf >cut.vcf
		run -3 crm-convert cut.vcf
	done
}

@test "a pipe that ends inside its last line" {
	card FN:A | head -c -2 >cut.vcf
	run -0 crm-convert cut.vcf --columns name --no-header
	expect A
	run -3 --separate-stderr bash -c 'cat cut.vcf | crm-convert --columns name'
	assert_equal "$stderr" 'crm-convert: standard input:4: the last line has no end: did the program before it fail?'
}

@test "what is no card" {
	broken ':3: no line of a card: NAME:VALUE is expected' BEGIN:VCARD VERSION:3.0 nonsense END:VCARD
	broken ':4: text outside of a card: BEGIN:VCARD is expected' BEGIN:VCARD FN:A END:VCARD FN:B
	broken ':3: END:VCARDBEGIN:VCARD is no line of a card: has a line end been lost between two files?' \
		BEGIN:VCARD FN:A END:VCARDBEGIN:VCARD FN:B END:VCARD
	broken ":2: vCard version '5.0' is not read: 2.1, 3.0 and 4.0 are" BEGIN:VCARD VERSION:5.0 END:VCARD
	broken ":2: no encoding 'klingon' is known here" BEGIN:VCARD 'FN;CHARSET=klingon:x' END:VCARD
	broken ":2: FN: not UTF-8, as it says it is (byte 0xD1)" BEGIN:VCARD 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D1x' END:VCARD
	broken ":2: FN: not text (byte 0x00)" BEGIN:VCARD 'FN;ENCODING=QUOTED-PRINTABLE:a=00' END:VCARD
	echo name,phone >list.vcf
	refused 3 "crm-convert: cannot read 'list.vcf': it is no vCard, whatever its name: it does not begin with BEGIN:VCARD" \
		crm-convert list.vcf
	: >empty.vcf
	refused 3 "crm-convert: cannot read 'empty.vcf': it is no vCard, whatever its name: it does not begin with BEGIN:VCARD" \
		crm-convert empty.vcf
	card FN:A | iconv -f UTF-8 -t UTF-16 >wide.vcf
	refused 3 "crm-convert: cannot read 'wide.vcf': it is UTF-16: convert it first, as with iconv -f UTF-16 -t UTF-8" \
		crm-convert wide.vcf
	printf 'BEGIN:VCALENDAR\nEND:VCALENDAR\n' >a.ics
	refused 3 "crm-convert: cannot read 'a.ics': it is a calendar (iCalendar), not a table" crm-convert a.ics
	card FN:A >a.vcf
	refused 2 "crm-convert: 'a.vcf' is of cards, which have neither sheets nor a header: leave out --sheet and --header" \
		crm-convert a.vcf --sheet 2
}

@test "limits: a value, a line, the lines of a card" {
	{ echo BEGIN:VCARD; printf 'FN:%01048577d\nEND:VCARD\n' 0; } >long.vcf
	run -3 --separate-stderr crm-convert long.vcf
	assert_equal "$stderr" 'crm-convert: long.vcf:2: FN: longer than 1 MB'
	{ echo BEGIN:VCARD; printf 'PHOTO:'; head -c 17000000 /dev/zero | tr '\0' x; printf '\nEND:VCARD\n'; } >long.vcf
	run -3 --separate-stderr crm-convert long.vcf
	assert_regex "$stderr" '^crm-convert: long.vcf:[0-9]+: a line is longer than 16 MB, or the file than 2 GB$'
	{ echo BEGIN:VCARD; printf 'TEL:%d\n' {1..2001}; echo END:VCARD; } >long.vcf
	run -3 --separate-stderr crm-convert long.vcf
	assert_equal "$stderr" 'crm-convert: long.vcf:2002: a card has more than 2000 lines'
}

@test "2,000 lines that are all alike take no time and little memory" {
	{ echo BEGIN:VCARD; for i in {1..990}; do echo "a.TEL:$i"; echo "a.X-ABLabel:x$i"; done; echo END:VCARD; } >many.vcf
	limit_memory 300000
	run -0 bash -c 'crm-convert many.vcf --columns phones --no-header | tr , "\n" | wc -l'
	expect 989
}

@test "cards enter the database; firms are made on request; a second time changes nothing" {
	crm_init
	{ card UID:one FN:王小明 'N:王;小明;;;' 'ORG:华盛科技;采购部' TITLE:经理 'ROLE:Counting Money' 'TEL;TYPE=CELL:138' BDAY:1980-05-01
	card FN:Li 'ORG:Acme'; } >a.vcf
	run -3 --separate-stderr crm-import contact a.vcf
	assert_equal "$stderr" "crm-import: a.vcf:1: customer: no customer '华盛科技'
crm-import: a.vcf:12: customer: no customer 'Acme'
crm-import: what is not there yet is made by --create customer
crm-import: nothing was imported: mend the rows named above, or give --partial"
	run -0 crm-import contact a.vcf --create customer --no-header
	assert_output --regexp $'^[0-9]*\tcontact\t2\t2\t0\t0\t0\t0\t2'
	quietly crm-import contact a.vcf
	run -0 crm-contact list --columns uid,name,customer,department,title,occupation,mobile,birth --no-header
	expect $'1\tone\t王小明\t1\t华盛科技\t采购部\t经理\tCounting Money\t138\t1980-05-01' $'2\t\tLi\t2\tAcme\t\t\t\t\t'
	assert_sound
}

@test "a card whose uid is known changes its contact, whatever the name is now" {
	crm_init
	card UID:urn:uuid:8b574c60-fd7f-4e99-b584-c5db131ae687 FN:Ann TEL:1 >a.vcf
	quietly crm-import contact a.vcf
	card UID:8b574c60-fd7f-4e99-b584-c5db131ae687 'FN:Ann Smith' TEL:2 >a.vcf
	run -0 crm-import contact a.vcf --no-header
	assert_output --regexp $'^[0-9]*\tcontact\t1\t0\t1\t0'
	run -0 crm-contact list --columns name,phone --no-header
	expect $'1\tAnn Smith\t2'
}

@test "a card cut in half, or one wrong card of three: nothing is written" {
	crm_init
	{ card FN:A; card FN:B; card FN:C | head -c 30; } >a.vcf
	run -3 --separate-stderr crm-import contact a.vcf
	assert_equal "$stderr" "crm-import: a.vcf:9: the card that begins here has no END:VCARD: the file was cut; export it again
crm-import: nothing was imported"
	{ card FN:A; card FN:B BDAY:2030-01-01; card FN:C; } >a.vcf
	run -3 --separate-stderr crm-import contact a.vcf
	assert_equal "$stderr" "crm-import: a.vcf:5: birth: 2030-01-01 is a day to come: nobody was born then
crm-import: nothing was imported: mend the rows named above, or give --partial"
	run -0 crm-contact count
	expect 0
}

@test "refused cards go into a file of rejects" {
	crm_init
	{ card FN:A; card FN:B BDAY:2030-01-01; } >a.vcf
	run -3 crm-import contact a.vcf --partial --rejects bad.csv
	run -0 crm-convert bad.csv --columns place,field,name,birth --no-header
	expect $'a.vcf:5\tbirth\tB\t2030-01-01'
}

# A contact with everything that a card can hold.
full=(name=欧阳娜娜 customer=华盛科技 department=$'采购, 一部; "东"' title=经理 role=buyer occupation=律师 mobile=13800138000 phone=010-62551234
	'phones=010-62551235 (fax), 010-62551236 (home), 139 (mobile), 126 (pager), 8001 (司机), 010-999' email=o@hs.cn
	'emails=p@hs.cn, q@hs.cn' wechat=onn qq=12345 $'address=中关村大街1号, 5层\n东门; 右转' province=北京 city=北京 postcode=100080 country=中国
	'website=http://hs.cn/?a=1,2;3' gender=female birth=1990-02-28 $'note=喜欢茶, 不喜欢咖啡; C:\\new\\n\n\n换行\t😀👨‍👩‍👧é,;\\')

@test "round trip: a card of either version gives the same contact, here and elsewhere" {
	crm_init
	quietly crm-customer add name=华盛科技
	quietly crm-contact add "${full[@]}"
	quietly crm-contact add name='Li, "Lei"' phones='1、2; 3 (fax)'
	quietly crm-contact add name='孙 小美' uid=$'x, y; z'
	quietly crm-contact add name=$'王\n二' phone=1 email=a@b.cn
	columns=name,customer,department,title,role,occupation,mobile,phone,email,wechat,qq,address,province,city,postcode,country,website,gender,birth,note
	for version in 3 4; do
		crm-contact vcard --version $version >all.vcf
		crm-db init --db $version.db
		quietly crm-import contact all.vcf --create customer --db $version.db
		run -0 diff <(crm-contact list --columns $columns) <(crm-contact list --columns $columns --db $version.db)
		crm-contact vcard --version $version --db $version.db >again.vcf
		run -0 cmp all.vcf again.vcf
	done
}

@test "round trip: our own cards read again change nothing, with the row's own identity or without" {
	crm_init
	quietly crm-customer add name=华盛科技
	quietly crm-contact add "${full[@]}"
	quietly crm-contact add name=Same
	quietly crm-contact add name=Same customer=华盛科技 uid=mine
	for version in 3 4; do
		crm-contact vcard --version $version >all.vcf
		run -0 crm-import contact all.vcf --no-header
		assert_output --regexp $'^[0-9]*\tcontact\t3\t0\t0\t3\t0\t0'
	done
}

# Cards of real programs, from ../shared/data/vcard; the values were read off the files.
real() {
	data=$root/../shared/data/vcard/ez-vcard
	[ -d "$data" ] || skip 'the real files are not here'
	cells "$1" "$data/ezvcard_$2.vcf"
}

@test "real cards: Android, with quoted Ñ and notes; the ones without a name" {
	real name,organization,mobile,phone,phones,email,website io_text_John_Doe_ANDROID
	expect <<-'E'
	john.doe@company.com					john.doe@company.com	
	jane.doe@company.com					jane.doe@company.com	
	Ñ Ñ Ñ Ñ Ñ		123456789				
	Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ		123456	234567	3456789 (mobile), 45678901 (home)		
	Ñ Ñ Ñ Ñ	ÑÑÑÑÑÑÑÑÑÑÑÑ	123456	123456	123456 (fax)	bob@company.com	www.company.com
	ÑÑÑÑ	ÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑ	55556666			henry@company.com	
	E
}

@test "real cards: telephones" {
	real name,organization,mobile,phone,email,birth io_text_John_Doe_BLACK_BERRY
	expect $'John Doe\tAcme Solutions\t+96123456789\t\t\t'
	real name,organization,mobile,phone,email,birth io_text_John_Doe_IPHONE
	expect $'Mr. John Richter James Doe Sr.\tIBM\t905-555-1234\t905-777-1234\tjohn.doe@ibm.com\t2012-06-06'
	real phones io_text_John_Doe_IPHONE
	expect '905-666-1234 (home), 905-888-1234 (fax), 905-999-1234 (fax), 905-111-1234 (pager), 905-222-1234 (AssistantPhone)'
}

@test "real cards: address books of Evolution, Gmail, Lotus Notes, Mac OS, Thunderbird" {
	real uid,name,department,mobile,phone,email,birth io_text_John_Doe_EVOLUTION
	expect $'477343c8e6bf375a9bac1f96a5000837\tMr. John Richter, James Doe Sr.\tAccounting / Dungeon\t905-666-1234\t905-555-1234\tjohn.doe@ibm.com\t1980-03-22'
	real name,title,mobile,phone,address,website io_text_John_Doe_GMAIL
	expect $'Mr. John Richter, James Doe Sr.\tMoney Counter\t905-555-1234\t905-666-1234\tCrescent moon drive\\n555-asd\\nNice Area, Albaney, New York 12345\\nUnited States of America\thttp://www.ibm.com'
	real name io_text_gmail-list
	expect 'Arnold Smith' 'Chris Beatle' 'Doug White'
	real uid,name,occupation,mobile,phones,emails,postcode io_text_John_Doe_LOTUS_NOTES
	expect $'0e7602cc-443e-4b82-b4b1-90f62f99a199\tMr. Doe John I Johny\tCounting Money\t+1 (212) 204-34456\t00-1-212-555-7777 (fax)\tbilly_bob@gmail.com\tNYC887'
	real name,department,phone,city io_text_John_Doe_MAC_ADDRESS_BOOK
	expect $'Mr. John Richter,James Doe Sr.\tAccounting\t905-777-1234\tNew York'
	real name,phone,email,address,categories io_text_thunderbird-MoreFunctionsForAddressBook-extension
	expect $'John Doe\t555-555-1111\tdoe.john@hotmail.com\t222 Broadway, Suite 100\tcategory1, category2, category3'
}

@test "real cards: Outlook" {
	real name,occupation,phone,email,birth,city io_text_John_Doe_MS_OUTLOOK
	expect $'Mr. John Richter James Doe Sr.\tCounting Money\t(905) 555-1234\tjohn.doe@ibm.cm\t1980-03-22\tAlbaney'
	real name,organization,occupation,mobile,note io_text_outlook-2003
	expect $'John Doe III\tCompany, The\tTheProfession\tMobilePhone\tThis is the note field!!\\nSecond line\\n\\nThird line is empty'
	real name,mobile,phones,postcode,revised io_text_outlook-2007
	expect $'Mr. Michael Angstadt Jr.\t(111) 555-4444\t(111) 555-2222 (home), (111) 555-3333 (fax)\t99999\t20120801T184631Z'
}

@test "real cards: the examples of the standards, version 4 of programs" {
	real name,organization,phone,email,emails,postcode io_text_rfc2426-example
	expect $'Frank Dawson\tLotus Development Corporation\t+1-919-676-9515\tFrank_Dawson@Lotus.com\tfdawson@earthlink.net\t27613-3502' \
		$'Tim Howes\tNetscape Communications Corp.\t+1-415-937-3419\thowes@netscape.com\t\t94043'
	run -0 --separate-stderr crm-convert "$data/ezvcard_io_text_rfc6350-example.vcf" --columns name,mobile,phone,gender,birth,address --no-header
	expect $'Simon Perreault\t+1-418-262-6501\t+1-418-656-9254 ext. 102\tmale\t\tSuite D2-630, 2875 Laurier'
	real name,mobile,email,gender,birth,note io_text_fullcontact
	expect $'Prefix FirstName MiddleName LastName Suffix\t555-555-1113\twork@example.com\tmale\t2016-08-01\tNotes line 1\\nNotes line 2'
	real uid,name,mobile,phone,city,revised issue_issue114
	expect $'8b574c60-fd7f-4e99-b584-c5db131ae687\tDummy, Dummy\t+49 1234 56789\t+49 9876 54321\tBad Homburg\t20210314T092838Z'
}

@test "real cards: all of them, and none that is cut anywhere in its last card" {
	data=$root/../shared/data/vcard/ez-vcard
	[ -d "$data" ] || skip 'the real files are not here'
	for file in "$data"/*.vcf; do cat "$file"; echo; done >all.vcf
	run -0 --separate-stderr crm-convert all.vcf --columns name --no-header
	assert_equal "${#lines[@]}" 26
	for file in "$data"/*.vcf; do
		head -c -30 "$file" >cut.vcf
		run -3 crm-convert cut.vcf
	done
}

@test "real cards: each file enters a database, and again without a change" {
	data=$root/../shared/data/vcard/ez-vcard
	[ -d "$data" ] || skip 'the real files are not here'
	for file in "$data"/*.vcf; do
		export CRM_DB=$BATS_TEST_TMPDIR/${file##*/}.db
		crm-db init
		quietly crm-import contact "$file" --create customer 2>/dev/null
		run -0 --separate-stderr crm-import contact "$file"
		assert_output --regexp $'\n\tcontact\t[0-9]+\t0\t0\t[0-9]+\t0\t0\t0'
		assert_sound
	done
}
