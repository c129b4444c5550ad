#!/usr/bin/env bats
# SPDX-License-Identifier: ISC
# Codes of documents and facts: the year is that of their own day.
load helper

setup() {
	crm_init
	quietly crm-customer add name=Acme
}

codes() {
	"$@" --columns code --no-header | cut -f 2
}

@test "a document of last year has a number of last year, and each year its own" {
	run -0 codes crm-contract add customer=Acme day=2025-12-30
	expect HT2025-0001
	run -0 codes crm-contract add customer=Acme
	expect HT2026-0001
	run -0 codes crm-contract add customer=Acme day=2025-12-31
	expect HT2025-0002
	run -0 codes crm-quote add customer=Acme day=2024-02-29
	expect BJ2024-0001
}

@test "an import of several years" {
	printf '客户,应收金额,发生日期\nAcme,70,2024-05-01\nAcme,80,2026-01-05\nAcme,90,2025-03-01\nAcme,60,2024-01-02\n' >opening.csv
	quietly crm-import receivable opening.csv kind=opening
	run -0 codes crm-ar list
	expect YS2024-0001 YS2026-0001 YS2025-0001 YS2024-0002
	run -0 codes crm-ar add customer=Acme amount=5 day=2024-07-01
	expect YS2024-0003
}

@test "a pattern with a month, one of years in two digits, one without a day" {
	quietly crm-db settings code.contract='{yy}{mm}/{nnn}' code.customer='K{nn}'
	run -0 codes crm-contract add customer=Acme day=2025-12-30
	expect 2512/001
	run -0 codes crm-contract add customer=Acme day=2026-01-02
	expect 2601/001
	run -0 codes crm-contract add customer=Acme day=2025-12-01
	expect 2512/002
	run -0 codes crm-customer add name=Beta
	expect K01
}

@test "a number that somebody has typed is passed over, and one that was undone is not given again" {
	quietly crm-contract add customer=Acme day=2025-12-30 code=HT2025-0001
	run -0 codes crm-contract add customer=Acme day=2025-12-30
	expect HT2025-0002
	quietly crm-db undo "$(crm-db log --sort -change_set_id --limit 1 --no-header | cut -f 1)"
	run -0 codes crm-contract add customer=Acme day=2025-12-30
	expect HT2025-0003
}
