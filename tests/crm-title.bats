#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Titles: whom invoices are made out to.
load helper

setup() {
	crm_init
	quietly crm-customer add code=C1 name=Acme tax_id=91310000607221187T address='1 Long Street' bank=ICBC bank_account=622001
}

titles() {
	crm-title list --no-header --columns party.code,name,tax_id,is_default | cut -f 2-
}

issue() {
	crm-invoice issue party=C1 amount=113 kind=none "$@" --no-header --columns name,tax_id,bank,account | cut -f 2-
}

@test "the first title of a customer is its usual one, until another is" {
	quietly crm-title add party=Acme name=Acme-Shanghai tax_id=91310000607221187T
	quietly crm-title add party=Acme name=Acme-Beijing
	run -0 titles
	expect $'C1\tAcme-Shanghai\t91310000607221187T\tyes' $'C1\tAcme-Beijing\t\tno'
	quietly crm-title set Acme-Beijing is_default=yes
	run -0 titles
	expect $'C1\tAcme-Shanghai\t91310000607221187T\tno' $'C1\tAcme-Beijing\t\tyes'
}

@test "an invoice has the usual title, a named one, or without titles the customer's own fields" {
	run -0 issue
	expect $'Acme\t91310000607221187T\tICBC\t622001'
	quietly crm-title add party=Acme name=Acme-Shanghai bank=BOC account=95566
	quietly crm-title add party=Acme name=Acme-Beijing bank=CCB
	run -0 issue
	expect $'Acme-Shanghai\t\tBOC\t95566'
	run -0 issue title=Acme-Beijing
	expect $'Acme-Beijing\t\tCCB\t'
	refused 3 "crm-invoice: title: the party has no title 'Acme-Paris'; crm-title adds one" issue title=Acme-Paris
}

@test "what was printed stays when a title changes" {
	quietly crm-title add party=Acme name=Acme-Shanghai
	quietly issue
	quietly crm-title set Acme-Shanghai name=Acme-Pudong
	run -0 crm-invoice list --no-header --columns name
	expect $'1\tAcme-Shanghai'
	assert_sound
}
