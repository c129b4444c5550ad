#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Rivals: who else wants a deal.
load helper

setup() {
	crm_init
	quietly crm-deal add title=Roof
	quietly crm-deal add title=Wall
	quietly crm-competitor add name=Globex
}

@test "a competitor brings its name; a name alone will do" {
	run -0 crm-rival add deal=Roof competitor=Globex price=900 threat=high strengths=cheap
	expect $'rival_id\tdeal_id\tdeal\tcompetitor_id\tcompetitor\tname\tproduct\tprice\tthreat\tstrengths\tweaknesses\tanswer' \
		$'1\t1\tRoof\t1\tGlobex\tGlobex\t\t900.00\thigh\tcheap\t\t'
	run -0 crm-rival add deal=Roof name='the brother-in-law' --columns competitor,name --no-header
	expect $'2\t\t\tthe brother-in-law'
	refused 3 'crm-rival: name: is required' crm-rival add deal=Roof
	refused 3 'crm-rival: deal: is required' crm-rival add competitor=Globex
	refused 3 'crm-rival: price: a price cannot be below zero' crm-rival add deal=Roof name=X price=-1
}

@test "the rivals of deals, the greatest threat first" {
	quietly crm-rival add deal=Roof name=Small threat=low
	quietly crm-rival add deal=Roof competitor=Globex threat=high
	quietly crm-rival add deal=Wall name=Else threat=medium
	run -0 crm-deal rivals Roof --columns name,threat --no-header
	expect $'2\tGlobex\thigh' $'1\tSmall\tlow'
	run -0 crm-deal rivals Roof Wall threat=medium,low --columns deal,name --no-header
	expect $'1\t1\tRoof\tSmall' $'3\t2\tWall\tElse'
	run -0 bash -c 'set -o pipefail; crm-deal list | crm-deal rivals --columns name --no-header -'
	expect $'2\tGlobex' $'1\tSmall' $'3\tElse'
	run -0 bash -c 'set -o pipefail; crm-deal list title=Nothing | crm-deal rivals --if-any -'
	expect ''
}

@test "the analysis of one is text as long as it takes, and its own history" {
	quietly crm-rival add deal=Roof competitor=Globex
	quietly crm-rival set Globex weaknesses='slow service' answer='a visit each month'
	run -0 crm-rival list --columns name,weaknesses,answer --no-header
	expect $'1\tGlobex\tslow service\ta visit each month'
	quietly crm-rival rm Globex
	run -0 crm-deal rivals Roof --if-any
	expect ''
	assert_sound
}
