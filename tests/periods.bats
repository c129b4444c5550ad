#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Periods: what is dated in a closed one is written no more, whatever the way in; what answers it is posted today.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
	quietly crm-product add code=P1 name=Bolt unit=piece list_price=1.13
	quietly crm-warehouse add name=Main
}

# post KIND DAY LINE...: an approved entry of the main warehouse.
post() {
	local entry
	entry=$(crm-stock add "kind=$1" warehouse=W01 "day=$2" "${@:3}" --columns code --no-header | cut -f 2)
	quietly crm-stock approve "$entry"
}

contract() {
	quietly crm-contract add customer=Acme "day=$1" P1:10
	quietly crm-contract approve "HT2026-000$2"
}

# The number of the last change set.
last() {
	crm-db log --sort -change_set_id --limit 1 --no-header --columns login | cut -f 1
}

ledger() {
	crm-stock ledger --no-header --columns day,entry,quantity,value,on_hand,worth "$@" | cut -f 2-
}

# What the figures of a closed month are, in all the ways they are asked for.
february() {
	crm-stock on-hand --as-of 2026-02-28
	crm-stock ledger --as-of 2026-02-28
	crm-stock ledger day=2026-02
	crm-contract list --as-of 2026-02-28 --columns code,customer,amount
}

@test "close, look, reopen with a reason; nothing of it is lost" {
	run -0 --separate-stderr crm-db close 2026-01 --area stock,cash --columns area,until,previous,decider,created --no-header
	expect $'1\tstock\t2026-01-31\t\t1\tChief\t2026-03-10' $'2\tcash\t2026-01-31\t\t1\tChief\t2026-03-10'
	assert_equal "$stderr" 'crm-db: all days before 2026-01-01 are closed with it: stock, cash'
	quietly crm-db close 2026-02 --area stock
	run -0 --separate-stderr crm-db reopen 2026-01 --area stock --why 'a count was forgotten' --columns area,until,reason --no-header
	expect $'4\tstock\t2025-12-31\ta count was forgotten'
	assert_equal "$stderr" 'crm-db: all days after 2026-01-31 are open again with it: stock'
	run -0 crm-db periods --columns area,until --no-header
	expect $'2\tcash\t2026-01-31' $'4\tstock\t2025-12-31'
	run -0 crm-db periods --all area=stock --columns until,previous,reason --no-header
	expect $'1\t2026-01-31\t\t' $'3\t2026-02-28\t2026-01-31\t' $'4\t2025-12-31\t2026-02-28\ta count was forgotten'
	assert_sound
}

@test "closing again is no mistake; all areas are closed where none is named" {
	quietly crm-db close 2026-01 --area ar
	run -0 --separate-stderr crm-db close last-month --columns area,until --no-header
	expect $'2\tstock\t2026-02-28' $'3\tar\t2026-02-28' $'4\tap\t2026-02-28' $'5\tcash\t2026-02-28' $'6\tsales\t2026-02-28'
	run -0 crm-db close 2026-02 --if-any
	expect ''
	run -0 crm-db close 2026-01 --if-any
	expect ''
}

@test "a stock entry of a closed month is not posted; its draft may be" {
	quietly crm-db close 2026-02 --area stock
	quietly crm-stock add kind=receipt warehouse=W01 day=2026-02-20 P1:10@1
	refused 3 'crm-stock: KC2026-0001: day: 2026-02-20 lies in 2026-02, which is closed for stock (until 2026-02-28): take a later day, or crm-db reopen 2026-02 --area stock --why REASON' \
		crm-stock approve KC2026-0001
	quietly crm-stock set KC2026-0001 day=2026-03-01
	quietly crm-stock approve KC2026-0001
	run -0 ledger
	expect $'2026-03-01\tKC2026-0001\t10\t10.00\t10\t10.00'
	assert_sound
}

@test "an import is refused with the place of the row" {
	quietly crm-db close 2026-02 --area sales
	printf 'code,customer,day,status,product,quantity,price\nH1,Acme,2026-03-01,approved,P1,1,1.13\nH2,Acme,2026-02-27,approved,P1,1,1.13\n' >old.csv
	run -3 --separate-stderr crm-import contract old.csv
	assert_regex "$stderr" 'old.csv:3: day: 2026-02-27 lies in 2026-02, which is closed for sales'
	run -0 crm-contract count
	expect 0
	run -3 --separate-stderr crm-import contract old.csv --partial
	run -0 crm-contract list --columns code,day --no-header
	expect $'1\tH1\t2026-03-01'
	assert_sound
}

@test "a contract that counts stays as it is, a note apart; a draft is free" {
	contract 2026-02-10 1
	quietly crm-contract add customer=Acme day=2026-02-11 P1:1
	quietly crm-db close 2026-02 --area sales
	for verb in 'cancel HT2026-0001' 'set HT2026-0001 title=New' 'rm HT2026-0001'; do
		# shellcheck disable=SC2086
		run -3 --separate-stderr crm-contract $verb
		assert_output ''
	done
	refused 3 'crm-contract: HT2026-0002: day: 2026-02-11 lies in 2026-02, which is closed for sales (until 2026-02-28): take a later day, or crm-db reopen 2026-02 --area sales --why REASON' \
		crm-contract approve HT2026-0002
	quietly crm-contract set HT2026-0001 note='paid late'
	refused 3 'crm-contract: day: 2026-02-28 lies in 2026-02, which is closed for sales (until 2026-02-28): take a later day, or crm-db reopen 2026-02 --area sales --why REASON' \
		crm-contract amend HT2026-0001 1 qty=4 --on 2026-02-28
	quietly crm-contract amend HT2026-0001 1 qty=4 --on 2026-03-01
	quietly crm-contract set HT2026-0002 day=2026-03-02
	quietly crm-contract approve HT2026-0002
	run -0 crm-contract list --columns day,status,amount,note --no-header
	expect $'1\t2026-02-10\tapproved\t4.52\tpaid late' $'2\t2026-03-02\tapproved\t1.13\t'
	assert_sound
}

@test "two customers become one only where no closed figures are by customer" {
	contract 2026-02-10 1
	quietly crm-customer add name='Acme Inc'
	quietly crm-db close 2026-02 --area sales
	run -3 --separate-stderr crm-customer merge C0002 C0001
	assert_regex "$stderr" "contract 'HT2026-0001': day: 2026-02-10 lies in 2026-02, which is closed for sales"
	quietly crm-customer merge C0001 C0002
	assert_sound
}

# By hand: 10 at 1.00 and 10 at 3.00 are 20 worth 40.00; without the second, today, 10 worth 10.00 are left.
@test "undo of a posting in a closed month is posted today, at the value it had" {
	post receipt 2026-02-05 P1:10@1
	post receipt 2026-02-06 P1:10@3
	undone=$(last)
	quietly crm-db close 2026-02
	february >before
	quietly crm-db undo "$undone"
	run -0 ledger
	expect <<-'END'
		2026-02-05	KC2026-0001	10	10.00	10	10.00
		2026-02-06	KC2026-0002	10	30.00	20	40.00
		2026-03-10	KC2026-0002	-10	-30.00	10	10.00
	END
	february >after
	run -0 cmp before after
	quietly crm-db undo "$(last)"
	run -0 ledger day=2026-03-10
	expect $'2026-03-10\tKC2026-0002\t-10\t-30.00\t10\t10.00' $'2026-03-10\tKC2026-0002\t10\t30.00\t20\t40.00'
	run -0 crm-stock list --columns status --no-header
	expect $'1\tapproved' $'2\tapproved'
	assert_sound
}

@test "cancel of an entry in a closed month is posted today; the closed figures stay the same bytes" {
	contract 2026-02-03 1
	post receipt 2026-02-05 P1:10@1
	post issue 2026-02-07 P1:4
	quietly crm-db close 2026-02
	february >before
	quietly crm-stock cancel KC2026-0002
	post receipt 2026-03-01 P1:5@2
	post issue 2026-03-02 P1:1
	contract 2026-03-03 2
	february >after
	run -0 cmp before after
	run -0 ledger day=2026-03
	expect <<-'END'
		2026-03-01	KC2026-0003	5	10.00	11	16.00
		2026-03-02	KC2026-0004	-1	-1.45	10	14.55
		2026-03-10	KC2026-0002	4	4.00	14	18.55
	END
	assert_sound
}

@test "an amendment and an approval in a closed month are not undone" {
	contract 2026-02-10 1
	approved=$(last)
	quietly crm-contract amend HT2026-0001 1 qty=4 --on 2026-02-20
	amended=$(last)
	quietly crm-db close 2026-02 --area sales
	run -3 --separate-stderr crm-db undo "$amended"
	assert_regex "$stderr" '2026-02-20 lies in 2026-02, which is closed for sales'
	run -3 --separate-stderr crm-db undo "$amended" "$approved" $((approved - 1))
	assert_regex "$stderr" "contract 'HT2026-0001': day: 2026-02-10 lies in 2026-02, which is closed for sales"
	run -0 crm-contract list --columns status,amount --no-header
	expect $'1\tapproved\t4.52'
	assert_sound
}

@test "undo of a closing needs a reason, and undo of that none" {
	quietly crm-db close 2026-01 --area stock
	quietly crm-db close 2026-02 --area stock
	closed=$(last)
	refused 3 "crm-db: period 'id=2': opening what is closed needs a reason: --why TEXT
crm-db: nothing was undone" crm-db undo "$closed"
	refused 3 "crm-db: period 'id=1': until: periods of stock were closed or opened again since: undo that too, or use crm-db close and crm-db reopen
crm-db: nothing was undone" crm-db undo $((closed - 1)) --why slip
	quietly crm-db undo "$closed" --why slip
	quietly crm-db undo "$(last)"
	run -0 crm-db periods --all --columns until,reason --no-header
	expect $'1\t2026-01-31\t' $'2\t2026-02-28\t' $'3\t2026-01-31\tslip' $'4\t2026-02-28\t'
	assert_sound
}

@test "an advance and a debt of closed days settle each other today" {
	quietly crm-ar add customer=Acme amount=100 kind=opening day=2026-02-05
	quietly crm-receipt add customer=Acme amount=60 day=2026-02-20
	quietly crm-db close 2026-02
	run -0 crm-receipt allocate SK2026-0001 --oldest --columns day,item,amount --no-header
	expect $'1\t2026-03-10\t1\tYS2026-0001\t60.00'
	run -0 crm-ar list --as-of 2026-02-28 --columns open --no-header
	expect $'1\t100.00'
	assert_sound
}

@test "books that are not right are not closed" {
	post receipt 2026-02-05 P1:10@1
	sqlite3 "$CRM_DB" 'UPDATE stock SET value = value + 1'
	refused 3 'crm-db: stock: stock row 1: quantity and value are not the sums of its movements
crm-db: nothing was closed: put right what is said above' crm-db close 2026-02 --area stock,cash
	quietly crm-db close 2026-02 --area cash
}

@test "a row that was slipped into a closed month is found" {
	post receipt 2026-02-05 P1:10@1
	quietly crm-db close 2026-02 --area stock
	post issue 2026-03-05 P1:1
	sqlite3 "$CRM_DB" "UPDATE movement SET day = '2026-02-06' WHERE movement_id = 2"
	run -1 crm-db check --no-header
	expect $'period\tmovement\t2\tit was written into a period that was closed'
	sqlite3 "$CRM_DB" "UPDATE movement SET day = '2026-03-05' WHERE movement_id = 2; UPDATE period SET previous = '2026-01-01'"
	run -1 crm-db check --no-header
	expect $'period\tperiod\t1\twhat was closed before it is not what the one before it says'
}

@test "what is owed lies in the periods of its own ledger alone" {
	quietly crm-supplier add name=Steel
	quietly crm-db close 2026-02 --area ar
	printf 'supplier,amount,day\nSteel,5,2026-02-05\n' | quietly crm-import payable -
	assert_sound
}

@test "periods that cannot be closed or opened" {
	refused 2 'crm-db: name one period: 2026-10, 2026Q3, last-month' crm-db close
	refused 2 "crm-db: 'spring' is no period: not a date: write it as 2026-03-05" crm-db close spring
	refused 2 "crm-db: no area 'till': crm-db choices period-area lists them" crm-db close 2026-02 --area till
	refused 3 "crm-db: cannot close '2026-03': it is not over before 2026-03-31" crm-db close 2026-03
	refused 2 'crm-db: reopening a period needs a reason: --why TEXT' crm-db reopen 2026-02
	refused 1 "crm-db: '2026-02' is not closed: crm-db periods lists what is" crm-db reopen 2026-02 --why test
	run -0 crm-db periods --if-any
	expect ''
}
