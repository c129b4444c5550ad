#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Counts: what the books said when a count was opened, what was found, and the difference booked on its day.
load helper

setup() {
	crm_init
	quietly crm-category add name=Screws
	quietly crm-product add code=P1 name=Bolt unit=piece category=Screws
	quietly crm-product add code=P2 name=Nut unit=piece
	quietly crm-product add code=P3 name=Cap unit=piece
	quietly crm-warehouse add name=Main
	post receipt 2026-03-01 P1:10@1 P2:5@2
}

# post KIND DAY LINE...: an entry of the warehouse, approved.
post() {
	local entry
	entry=$(crm-stock add "kind=$1" warehouse=W01 "day=$2" "${@:3}" --columns code --no-header | cut -f 2)
	quietly crm-stock approve "$entry"
}

on_hand() {
	crm-stock on-hand --no-header --columns product.code,quantity,value "$@" | cut -f 2-
}

lines() {
	crm-count "$1" PD2026-0001 --no-header --columns product.code,book,counted,difference | cut -f 2-
}

@test "a count fixes what the books say while goods move on" {
	run -0 crm-count open warehouse=W01 --columns code,day,status,lines,number --no-header
	expect $'1\tPD2026-0001\t2026-03-10\topen\t2\t2'
	post issue 2026-03-10 P1:4
	quietly crm-count enter PD2026-0001 P1=9 P2=5
	run -0 lines lines
	expect $'P1\t10\t9\t-1' $'P2\t5\t5\t0'
	run -0 crm-count post PD2026-0001 --columns code,status,differing,entry --no-header
	expect $'1\tPD2026-0001\tposted\t1\t3\tPD2026-0001'
	run -0 crm-stock ledger product=P1 --no-header --columns day,kind,quantity,value,on_hand
	expect $'1\t2026-03-01\treceipt\t10\t10.00\t10' $'3\t2026-03-10\tissue\t-4\t-4.00\t6' $'4\t2026-03-10\tadjustment\t-1\t-1.00\t5'
	run -0 crm-count differences PD2026-0001 --no-header
	expect $'1\tP1\t1\tBolt\tpiece\t10\t9\t-1\t-1.00\t1\tChief\t-1.00'
	assert_sound
}

@test "gains come in at average cost, goods nobody knew of at the cost that is given" {
	quietly crm-count open warehouse=W01 day=2026-03-05
	quietly crm-count enter PD2026-0001 P1=12 P2=5 P3=2@3.50
	quietly crm-count post PD2026-0001
	run -0 on_hand
	expect $'P1\t12\t12.00' $'P2\t5\t10.00' $'P3\t2\t7.00'
	run -0 on_hand --as-of 2026-03-04
	expect $'P1\t10\t10.00' $'P2\t5\t10.00'
	assert_sound
}

@test "differences have their value before they are booked" {
	post receipt 2026-03-02 P2:1@3.01
	quietly crm-count open warehouse=W01
	quietly crm-count enter PD2026-0001 P1=12 P2=5 P3=2@3.50
	run -0 crm-count differences PD2026-0001 --no-header --columns product.code,difference,booked,value
	expect $'1\tP1\t2\t\t2.00' $'2\tP2\t-1\t\t-2.17' $'3\tP3\t2\t\t7.00'
	quietly crm-count post PD2026-0001
	run -0 crm-count differences PD2026-0001 --no-header --columns product.code,difference,booked,value
	expect $'1\tP1\t2\t2.00\t2.00' $'2\tP2\t-1\t-2.17\t-2.17' $'3\tP3\t2\t7.00\t7.00'
}

@test "filters choose the products; sheets of a blind count tell nothing" {
	run -0 crm-count open warehouse=W01 category=Screws title=Blind --blind --columns title,blind,lines --no-header
	expect $'1\tBlind\tyes\t1'
	run -0 crm-count sheet PD2026-0001
	expect $'count_line_id\tproduct.code\tproduct_id\tproduct\tunit\tcounted' $'1\tP1\t1\tBolt\tpiece\t'
	quietly crm-count cancel PD2026-0001
	quietly crm-count open warehouse=W01 code~2
	run -0 crm-count sheet PD2026-0002 --no-header
	expect $'2\tP2\t2\tNut\tpiece\t5\t'
}

@test "counted rows come from a file" {
	quietly crm-count open warehouse=W01
	printf '产品,实盘数量\nP1,8\nP2,5\nP3,0\n' >counted.csv
	quietly crm-import count_line counted.csv count=PD2026-0001
	run -0 lines differences
	expect $'P1\t10\t8\t-2'
	printf '产品,实盘数量\nP1,9\n' >again.csv
	run -3 --separate-stderr crm-import count_line again.csv count=PD2026-0001
	assert_regex "${stderr_lines[0]}" 'counted: was counted already, 8 by Chief: --recount takes another number'
	assert_sound
}

@test "what nobody has counted is kept, or taken for gone" {
	quietly crm-count open warehouse=W01
	quietly crm-count enter PD2026-0001 P1=9
	refused 3 'crm-count: PD2026-0001: counted: 1 of its products were not counted (crm-count uncounted): --uncounted keep leaves them as the books say, zero takes them for gone' \
		crm-count post PD2026-0001
	run -0 crm-count uncounted PD2026-0001 --no-header
	expect $'2\tP2\t2\tNut\tpiece\t5'
	quietly crm-count post PD2026-0001 --uncounted keep
	run -0 on_hand
	expect $'P1\t9\t9.00' $'P2\t5\t10.00'
	quietly crm-count open warehouse=W01
	quietly crm-count enter PD2026-0002 P1=9
	quietly crm-count post PD2026-0002 --uncounted zero
	run -0 on_hand
	expect $'P1\t9\t9.00' $'P2\t0\t0.00'
	assert_sound
}

@test "nothing is entered twice, unless it is counted again" {
	quietly crm-count open warehouse=W01
	quietly crm-count enter PD2026-0001 P1=9
	refused 3 'crm-count: P1=9: counted: was counted already, 9 by Chief: --recount takes another number' \
		crm-count enter PD2026-0001 P2=5 P1=9
	run -0 lines uncounted
	expect $'P2\t5\t\t'
	quietly crm-count enter PD2026-0001 P1=8 P2=5 --recount
	run -0 lines lines
	expect $'P1\t10\t8\t-2' $'P2\t5\t5\t0'
}

@test "a count is posted once, and undone" {
	quietly crm-count open warehouse=W01
	quietly crm-count enter PD2026-0001 P1=9 P2=5
	quietly crm-count post PD2026-0001
	refused 3 "crm-count: PD2026-0001: status: the count 'PD2026-0001' is posted and stays as it is" crm-count post PD2026-0001
	refused 3 "crm-count: P1=9: status: the count 'PD2026-0001' is posted and stays as it is" crm-count enter PD2026-0001 P1=9 --recount
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
	run -0 crm-count list --columns status,entry --no-header
	expect $'1\topen\t\t'
	run -0 on_hand
	expect $'P1\t10\t10.00' $'P2\t5\t10.00'
	quietly crm-count post PD2026-0001
	run -0 on_hand product=P1
	expect $'P1\t9\t9.00'
	assert_sound
}

@test "counts that cannot be" {
	refused 3 'crm-count: day: is a day to come: count today or earlier' crm-count open warehouse=W01 day=2026-03-11
	quietly crm-count open warehouse=W01 code=P1
	refused 3 'crm-count: product: P1 is being counted by PD2026-0001: post or cancel that first' crm-count open warehouse=W01
	quietly crm-product add code=S1 name=Fitting kind=service
	refused 3 'crm-count: S1=1: product: is a service, of which nothing lies in a warehouse' crm-count enter PD2026-0001 S1=1
	refused 3 'crm-count: P1=-1: counted: a quantity cannot be below zero' crm-count enter PD2026-0001 P1=-1
	refused 3 "crm-count: P1=x: counted: not a number" crm-count enter PD2026-0001 P1=x
	refused 2 "crm-count: 'P1' is not PRODUCT=QUANTITY" crm-count enter PD2026-0001 P1
	refused 2 'crm-count: name the warehouse: warehouse=W01' crm-count open
	refused 3 'crm-count: PD2026-0001: day: its lines were drawn up for another: cancel it and open a new one' \
		crm-count set PD2026-0001 day=2026-03-01
	post issue 2026-03-10 P1:9
	quietly crm-count enter PD2026-0001 P1=8
	refused 3 'crm-count: P1 in W01: quantity: KC2026-0003 takes 2 on 2026-03-10, and only 1 is there then' crm-count post PD2026-0001
	assert_sound
}

@test "twenty programs count the same product at once: one wins" {
	quietly crm-count open warehouse=W01
	for i in {1..20}; do
		{ status=0; quietly crm-count enter PD2026-0001 "P1=$i" 2>/dev/null || status=$?; echo $status >"status.$i"; } 3>&- &
	done
	wait
	run -0 bash -c 'cat status.* | sort | uniq -c | tr -s " "'
	expect ' 1 0' ' 19 3'
	assert_sound
}
