#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Goods that come back, are under way or on loan, and costs that are known later.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-warehouse add name=Main
	quietly crm-warehouse add name=Side
}

# post FIELD=VALUE... LINE...: an entry of the main warehouse, approved.
post() {
	local entry
	entry=$(crm-stock add warehouse=W01 "$@" --columns code --no-header | cut -f 2)
	quietly crm-stock approve "$entry"
}

approve() {
	quietly crm-stock approve "$@"
}

ledger() {
	crm-stock ledger --no-header --columns day,entry,kind,warehouse.code,quantity,value,on_hand,worth "$@" | cut -f 2-
}

on_hand() {
	crm-stock on-hand --no-header --columns warehouse,quantity,value "$@" | cut -f 3-
}

undo_last() {
	crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
}

# By hand: 7 at 1.43 and 3 at 10.00 are 10 worth 40.01; 6 of them are 24.006, 24.01. Of these 2 are 8.003, 8.00; 5 are
# 20.0083, 20.01, so that the next 3 are 12.01; and the last is what is left of 24.01: 4.00.
@test "goods come back at the cost they left with, the last piece with the remainder" {
	post kind=receipt day=2026-03-01 P1:7@1.43
	post kind=receipt day=2026-03-02 P1:3@10
	post kind=issue day=2026-03-03 P1:6
	post kind=receipt day=2026-03-04 P1:10@5
	run -0 crm-stock return KC2026-0003 1:2 --columns code,kind,status,of.code --no-header
	expect $'5\tKC2026-0005\treturn-in\tdraft\tKC2026-0003'
	approve KC2026-0005
	quietly crm-stock return KC2026-0003 1:3
	quietly crm-stock return KC2026-0003
	refused 3 'crm-stock: KC2026-0007: quantity: only 4 of that line has not come back' bash -c \
		'crm-stock line KC2026-0007 1 qty=5 >/dev/null && crm-stock approve KC2026-0007'
	quietly crm-stock line KC2026-0007 1 qty=1
	approve KC2026-0006 KC2026-0007
	refused 3 'crm-stock: KC2026-0003: all of it has come back already' crm-stock return KC2026-0003
	run -0 ledger kind=return-in
	expect <<-'END'
		2026-03-10	KC2026-0005	return-in	W01	2	8.00	16	74.00
		2026-03-10	KC2026-0006	return-in	W01	3	12.01	19	86.01
		2026-03-10	KC2026-0007	return-in	W01	1	4.00	20	90.01
	END
	refused 3 'crm-stock: KC2026-0003: KC2026-0005 stands on it: cancel that first' crm-stock cancel KC2026-0003
	quietly crm-stock cancel KC2026-0006
	quietly crm-stock return KC2026-0003
	approve KC2026-0008
	run -0 ledger kind=return-in entry=KC2026-0008
	expect $'2026-03-10\tKC2026-0008\treturn-in\tW01\t3\t12.01\t20\t90.01'
	assert_sound
}

# By hand: with 10 at 2.00 more on the 1st, 20 are worth 60.01, 6 of them 18.003, 18.00, and half of that came back.
@test "a cost of an earlier day reaches what has come back" {
	post kind=receipt day=2026-03-02 P1:10@4
	post kind=issue day=2026-03-03 P1:6
	quietly crm-stock return KC2026-0002 1:3
	approve KC2026-0003
	post kind=receipt day=2026-03-01 P1:10@2
	run -0 ledger day=2026-03-03..
	expect $'2026-03-03\tKC2026-0002\tissue\tW01\t-6\t-18.00\t14\t42.00' \
		$'2026-03-10\tKC2026-0003\treturn-in\tW01\t3\t9.00\t17\t51.00'
	assert_sound
}

@test "what goes back to the supplier has the cost it came with, and no more than there is" {
	post kind=receipt day=2026-03-01 P1:4@10
	post kind=receipt day=2026-03-02 P1:4@1
	quietly crm-stock return KC2026-0001 1:1
	approve KC2026-0003
	post kind=issue P1:5
	quietly crm-stock return KC2026-0001 1:2
	approve KC2026-0005
	run -0 ledger day=2026-03-10
	expect $'2026-03-10\tKC2026-0003\treturn-out\tW01\t-1\t-10.00\t7\t34.00' \
		$'2026-03-10\tKC2026-0004\tissue\tW01\t-5\t-24.29\t2\t9.71' $'2026-03-10\tKC2026-0005\treturn-out\tW01\t-2\t-9.71\t0\t0.00'
	assert_sound
}

@test "returns that cannot be" {
	post kind=receipt day=2026-03-05 P1:4@10
	quietly crm-stock add kind=issue warehouse=W01 P1:1
	refused 3 'crm-stock: KC2026-0002: status: is not approved, so that nothing of it has moved' crm-stock return KC2026-0002
	refused 3 'crm-stock: 2: no such line' crm-stock return KC2026-0001 2
	refused 3 'crm-stock: 1:0: quantity: a quantity is more than nothing' crm-stock return KC2026-0001 1:0
	refused 3 'crm-stock: P1:1@3,of_id=1: cost: goods that come back have the cost they left with: leave it out' \
		crm-stock add kind=return-in warehouse=W01 P1:1@3,of_id=1
	quietly crm-stock return KC2026-0001 --on 2026-03-04
	refused 3 'crm-stock: KC2026-0003: day: the goods left on 2026-03-05, and come back then or later' crm-stock approve KC2026-0003
	refused 2 'crm-stock: name the stock entry' crm-stock return
	run -1 --separate-stderr crm-stock return KC9
	assert_sound
}

@test "a transfer is in transit until it is received, in parts, and a shortage is written off" {
	post kind=receipt day=2026-03-01 P1:10@1.43
	post kind=transfer to_warehouse=W02 transit=yes day=2026-03-02 P1:5
	run -0 on_hand
	expect $'Main\t5\t7.15' $'In transit\t5\t7.15'
	run -0 crm-stock transit --no-header --columns stock_entry.code,line,outstanding,stock_entry.to_warehouse.code,stock_entry.away
	expect $'2\tKC2026-0002\t1\t5\tW02\t8'
	run -0 crm-stock receive KC2026-0002 1:2 --on 2026-03-04 --columns code,kind,day,status --no-header
	expect $'3\tKC2026-0003\tarrival\t2026-03-04\tapproved'
	run -0 crm-stock transit --no-header --columns outstanding
	expect $'2\t3'
	run -0 crm-stock transit --as-of 2026-03-03 --no-header --columns outstanding
	expect $'2\t5'
	run -0 crm-stock receive KC2026-0002 1:2 --lost 'fell off' --columns code,kind,title,value --no-header
	expect $'4\tKC2026-0004\tarrival\t\t0.00' $'5\tKC2026-0005\tloss\tfell off\t-1.43'
	run -0 crm-stock transit --no-header
	expect ''
	run -0 on_hand
	expect $'Main\t5\t7.15' $'In transit\t0\t0.00' $'Side\t4\t5.72'
	refused 3 'crm-stock: KC2026-0002: all of it has come already' crm-stock receive KC2026-0002
	undo_last >/dev/null
	run -0 crm-stock transit --no-header --columns outstanding
	expect $'2\t3'
	run -0 crm-stock receive KC2026-0002 --to W01 --no-header --columns to_warehouse.code
	expect $'6\tW01'
	assert_sound
}

@test "a transfer without transit is there at once" {
	post kind=receipt day=2026-03-01 P1:10@1
	post kind=transfer to_warehouse=W02 P1:5
	run -0 crm-stock transit --no-header
	expect ''
	refused 3 'crm-stock: KC2026-0002: kind: is neither a loan nor a transfer in transit: its goods are where they belong' \
		crm-stock receive KC2026-0002
	refused 3 'crm-stock: transit: is for transfers alone' crm-stock add kind=issue warehouse=W01 transit=yes
	refused 3 'crm-stock: P1:1: of: is required: crm-stock receive names what came' \
		crm-stock add kind=arrival warehouse=W02 to_warehouse=W01 P1:1
}

@test "goods on loan remain ours, with whom and how late" {
	post kind=receipt day=2026-03-01 P1:10@1.50
	post kind=loan-out day=2026-03-02 who=Zhang due=2026-03-05 P1:3
	run -0 on_hand
	expect $'Main\t7\t10.50' $'On loan\t3\t4.50'
	run -0 crm-product list --columns stock,stock_value,available --no-header
	expect $'1\t10\t15.00\t7'
	run -0 crm-stock loans --no-header --columns stock_entry.code,outstanding,stock_entry.who,stock_entry.due,stock_entry.late
	expect $'2\tKC2026-0002\t3\tZhang\t2026-03-05\t5'
	run -0 crm-stock receive KC2026-0002 1:2 --no-header --columns kind,warehouse,to_warehouse,who
	expect $'3\tloan-back\t3\tOn loan\t1\tMain\tZhang'
	run -0 crm-stock loans --no-header --columns outstanding
	expect $'2\t1'
	refused 3 'crm-stock: KC2026-0002: quantity: only 1 of that line has not come back' crm-stock receive KC2026-0002 1:2
	quietly crm-stock receive KC2026-0002 --lost 'he lost it'
	run -0 crm-stock loans --no-header
	expect ''
	refused 3 'crm-stock: borrower: is required: who has the goods, as borrower=, customer= or who=' \
		crm-stock add kind=loan-out warehouse=W01 P1:1
	refused 3 'crm-stock: due: goods cannot be due back before they are lent' \
		crm-stock add kind=loan-out warehouse=W01 who=Li due=2026-03-01 P1:1
	assert_sound
}

# By hand: 10 estimated at 5.00; 6 go for 30.00, 4 are left worth 20.00. The invoice says 5.50: 5.00 more, all of it with
# the 4. When these are gone for 25.00, a second invoice of 6.00 has nothing to stay with.
@test "an estimated cost is corrected when the invoice comes" {
	post kind=receipt day=2026-03-01 P1:10@5,estimated=yes
	post kind=issue day=2026-03-03 P1:6
	run -0 crm-stock price KC2026-0001 1 cost=5.50 --on 2026-03-05 --columns code,value --no-header
	expect $'1\tKC2026-0001\t55.00'
	post kind=issue day=2026-03-06 P1:4
	quietly crm-stock price KC2026-0001 1 cost=6
	run -0 crm-stock ledger --no-header --columns day,kind,quantity,value,on_hand,worth,expensed
	expect <<-'END'
		1	2026-03-01	receipt	10	50.00	10	50.00	
		2	2026-03-03	issue	-6	-30.00	4	20.00	
		3	2026-03-05	cost-correction	0	5.00	4	25.00	0.00
		4	2026-03-06	issue	-4	-25.00	0	0.00	
		5	2026-03-10	cost-correction	0	0.00	0	0.00	5.00
	END
	run -0 crm-stock lines estimated=yes --columns line.cost,line.invoiced --no-header
	expect $'1\t5.00\t6.00'
	undo_last >/dev/null
	run -0 crm-stock lines estimated=yes --columns line.cost,line.invoiced --no-header
	expect $'1\t5.00\t5.50'
	assert_sound
	quietly crm-stock cancel KC2026-0003
	run -0 on_hand
	expect $'Main\t4\t25.00'
	assert_sound
}

@test "a correction takes no more than there is" {
	post kind=receipt day=2026-03-01 P1:10@5,estimated=yes
	post kind=issue day=2026-03-03 P1:9
	quietly crm-stock price KC2026-0001 1 cost=2
	run -0 crm-stock ledger kind=cost-correction --no-header --columns value,on_hand,worth,expensed
	expect $'3\t-5.00\t1\t0.00\t-25.00'
	assert_sound
}

@test "costs that cannot be" {
	post kind=receipt day=2026-03-02 P1:10@5 P1:1@4,estimated=yes
	refused 3 'crm-stock: KC2026-0001 1: estimated: the cost of this line is no estimate' crm-stock price KC2026-0001 1 cost=6
	refused 3 'crm-stock: KC2026-0001 2: cost: a cost cannot be below zero' crm-stock price KC2026-0001 2 cost=-6
	refused 3 'crm-stock: KC2026-0001 2: day: the goods came later than that' crm-stock price KC2026-0001 2 cost=6 --on 2026-03-01
	refused 3 'crm-stock: KC2026-0001 2: day: is a day to come' crm-stock price KC2026-0001 2 cost=6 --on 2026-03-11
	refused 3 'crm-stock: 3: no such line' crm-stock price KC2026-0001 3 cost=6
	refused 2 'crm-stock: name the entry, and each line with its cost: KC2026-0001 1 cost=9.80' crm-stock price KC2026-0001 1
	refused 3 'crm-stock: P1:1,estimated=yes: estimated: only what comes in at a cost is estimated' \
		crm-stock add kind=issue warehouse=W01 P1:1,estimated=yes
	assert_sound
}

@test "an issue that was cancelled lacks nothing" {
	post kind=receipt day=2026-03-01 P1:4@1
	post kind=issue day=2026-03-08 P1:4
	quietly crm-stock cancel KC2026-0002
	post kind=issue day=2026-03-05 P1:4
	run -0 on_hand
	expect $'Main\t0\t0.00'
	assert_sound
}
