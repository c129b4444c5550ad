#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Consents: whose they are, which hold, and what may be mailed to whom.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme email=a@acme.example
	quietly crm-customer add name=Beta email=b@beta.example
	quietly crm-import contact - <<<$'name\tcustomer\nLi\tAcme'
}

@test "a consent of a customer or of a contact, given today by the person's own consent" {
	run -0 crm-consent add customer=Acme channel=邮件 proof='form 7'
	expect <<-'ROWS'
	consent_id	customer_id	customer	contact_id	contact	channel	state	basis	day	until	scope
	1	1	Acme			email	given	consent	2026-03-10		
	ROWS
	run -0 crm-consent add contact=Li channel=sms basis=contract until=2027 --columns contact,basis,until --no-header
	expect $'2\t1\tLi\tcontract\t2027-12-31'
}

@test "of nobody, of both, without a channel, ending before it begins" {
	refused 3 'crm-consent: customer: say whose consent it is: customer= or contact=' crm-consent add channel=email
	refused 3 'crm-consent: contact: a consent is of a customer or of a contact, not of both' \
		crm-consent add customer=Acme contact=Li channel=email
	refused 3 'crm-consent: channel: is required' crm-consent add customer=Acme
	refused 3 'crm-consent: until: a consent cannot end before it begins' \
		crm-consent add customer=Acme channel=email until=2026-03-09
	quietly crm-consent add customer=Acme channel=email
	refused 3 'crm-consent: id=1: customer: say whose consent it is: customer= or contact=' crm-consent set id=1 customer=
}

@test "current: the last of each channel, unless it was refused, withdrawn or has ended" {
	quietly crm-consent add customer=Acme channel=email day=2026-01-01
	quietly crm-consent add customer=Acme channel=sms day=2026-01-01 until=2026-02-28
	quietly crm-consent add customer=Acme channel=phone day=2026-01-01
	quietly crm-consent add customer=Acme channel=phone state=withdrawn day=2026-02-01
	quietly crm-consent add customer=Beta channel=email state=refused day=2026-01-01
	quietly crm-consent add customer=Beta channel=email day=2026-02-15
	quietly crm-consent add contact=Li channel=email day=2026-03-01
	run -0 crm-consent current --columns customer,contact,channel --no-header
	expect <<-'ROWS'
	1	1	Acme			email
	6	2	Beta			email
	7			1	Li	email
	ROWS
	run -0 crm-consent current customer=Beta --columns channel --no-header
	expect $'6\temail'
	run -0 crm-consent current --as-of 2026-01-15 --columns customer,channel --no-header
	expect $'1\t1\tAcme\temail' $'2\t1\tAcme\tsms' $'3\t1\tAcme\tphone'
}

@test "a consent that is entered late takes the place of its day" {
	quietly crm-consent add customer=Acme channel=email state=withdrawn day=2026-02-01
	quietly crm-consent add customer=Acme channel=email day=2026-01-01
	run -0 crm-consent current --no-header
	assert_output ''
	quietly crm-consent rm id=1
	run -0 crm-consent current --columns channel --no-header
	expect $'2\temail'
}

@test "the mail that may be sent: customers with an address who agreed" {
	quietly crm-consent add customer=Acme channel=email
	quietly crm-consent add customer=Acme channel=sms
	quietly crm-consent add customer=Beta channel=email
	quietly crm-consent add customer=Beta channel=email state=withdrawn
	run -0 crm-customer list consents~email email!= --columns email,consents --no-header
	expect $'1\ta@acme.example\temail,sms'
}

@test "a stream of customers agrees at once, and undo takes it back" {
	run -0 bash -c 'crm-customer list | crm-consent add channel=email proof=form --columns customer --no-header -'
	expect $'1\t1\tAcme' $'2\t2\tBeta'
	quietly crm-db undo 6
	run -0 crm-consent count
	expect 0
	assert_sound
}
