#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Goods that are promised and have not gone: reserved, available, given back, used up.
load helper

setup() {
	crm_init
	quietly crm-product add code=P1 name=Bolt unit=piece
	quietly crm-warehouse add name=Main
	quietly crm-customer add name=Acme
	quietly crm-contract add customer=Acme P1:5@2
	quietly crm-contract add customer=Acme P1:5@2
	post kind=receipt day=2026-03-01 P1:10@1
}

# post FIELD=VALUE... LINE...: an entry of the main warehouse, approved.
post() {
	local entry
	entry=$(crm-stock add warehouse=W01 "$@" --columns code --no-header | cut -f 2)
	quietly crm-stock approve "$entry"
}

reserved() {
	crm-stock on-hand --no-header --columns quantity,reserved,available "$@" | cut -f 2-
}

@test "what is reserved is not available, until it ends or is given back" {
	run -0 crm-stock reserve P1:6 warehouse=W01 contract=HT2026-0001 until=2026-03-12 \
		--columns product,quantity,until,contract.code,reserved --no-header
	expect $'1\t1\tBolt\t6\t2026-03-12\tHT2026-0001\t6'
	quietly crm-stock reserve P1:1 warehouse=W01
	run -0 reserved
	expect $'10\t7\t3'
	run -0 crm-product list --columns stock,reserved,available --no-header
	expect $'1\t10\t7\t3'
	run -0 crm-stock release contract=HT2026-0001 --quantity 2 --columns quantity,reserved --no-header
	expect $'1\t6\t4'
	run -0 crm-stock reservations --columns quantity,reserved,owner --no-header
	expect $'1\t6\t4\t1\tChief' $'2\t1\t1\t1\tChief'
	run -0 env CRM_TODAY=2026-03-13 crm-stock reservations --columns reserved --no-header
	expect $'2\t1'
	run -0 env CRM_TODAY=2026-03-13 crm-stock on-hand --columns reserved,available --no-header
	expect $'1\t1\t9'
	quietly crm-stock release product=P1
	run -0 reserved
	expect $'10\t0\t10'
	assert_sound
}

@test "nobody takes or reserves what others have reserved" {
	quietly crm-stock reserve P1:6 warehouse=W01 contract=HT2026-0001
	refused 3 'crm-stock: P1 in W01: quantity: 10 is there, and 11 would be reserved; others have: HT2026-0001 6' \
		crm-stock reserve P1:5 warehouse=W01
	quietly crm-stock add kind=issue warehouse=W01 P1:5
	refused 3 'crm-stock: P1 in W01: quantity: 5 would be there, and 6 is reserved: HT2026-0001 6' crm-stock approve KC2026-0002
	quietly crm-stock set KC2026-0002 contract=HT2026-0002
	refused 3 'crm-stock: P1 in W01: quantity: 5 would be there, and 6 is reserved: HT2026-0001 6' crm-stock approve KC2026-0002
	refused 3 'crm-stock: P1 in W01: quantity: 0 would be there, and 6 is reserved: HT2026-0001 6' crm-stock cancel KC2026-0001
	run -0 reserved
	expect $'10\t6\t4'
	assert_sound
}

@test "an issue for the contract uses its reservation up; its cancellation reserves again" {
	quietly crm-stock reserve P1:6 warehouse=W01 contract=HT2026-0001
	post kind=issue contract=HT2026-0001 P1:4
	run -0 reserved
	expect $'6\t2\t4'
	quietly crm-stock cancel KC2026-0002
	run -0 reserved
	expect $'10\t6\t4'
	post kind=issue contract=HT2026-0001 P1:8
	run -0 reserved
	expect $'2\t0\t2'
	assert_sound
}

@test "undo gives back a reservation, and takes back a release" {
	quietly crm-stock reserve P1:6 warehouse=W01
	quietly crm-stock release product=P1
	refused 3 "crm-db: reservation 'id=1': was given back or used up since
crm-db: nothing was undone" crm-db undo 10
	quietly crm-db undo 11
	run -0 reserved
	expect $'10\t6\t4'
	quietly crm-db undo 12
	run -0 reserved
	expect $'10\t0\t10'
	assert_sound
}

@test "reservations that cannot be" {
	refused 3 'crm-stock: P1:1: warehouse: is required' crm-stock reserve P1:1
	refused 3 'crm-stock: P1:0: quantity: a quantity is more than nothing' crm-stock reserve P1:0 warehouse=W01
	refused 3 'crm-stock: P1:-1: quantity: a quantity is more than nothing' crm-stock reserve P1:-1 warehouse=W01
	refused 3 'crm-stock: P1:1: until: is a day gone by' crm-stock reserve P1:1 warehouse=W01 until=2026-03-09
	refused 2 'crm-stock: name what to reserve: PRODUCT:QTY' crm-stock reserve warehouse=W01
	refused 2 'crm-stock: say which reservations: contract=KEY, product=KEY, reservation_id=NUMBER' crm-stock release
	quietly crm-stock reserve P1:1 warehouse=W01
	refused 3 'crm-stock: quantity: less of it is left' crm-stock release product=P1 --quantity 2
	assert_sound
}

@test "twenty programs reserve the last piece at once: one wins" {
	quietly crm-stock reserve P1:9 warehouse=W01
	for i in {1..20}; do
		{ status=0; quietly crm-stock reserve P1:1 warehouse=W01 2>/dev/null || status=$?; echo $status >"status.$i"; } 3>&- &
	done
	wait
	run -0 bash -c 'cat status.* | sort | uniq -c | tr -s " "'
	expect ' 1 0' ' 19 3'
	run -0 reserved
	expect $'10\t10\t0'
	assert_sound
}
