/* SPDX-License-Identifier: ISC */
/* setting - the settings there are, their defaults, and what they may be. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "access/setting.h"
#include "base/date.h"
#include "base/decimal.h"
#include "model/credit.h"
#include "model/model.h"

static const char *
check_zone(const char *value)
{
	return date_in_zone(0, value) == DATE_NONE ? N_("no such zone; a name such as Asia/Shanghai or UTC") : NULL;
}

static const char *
check_currency(const char *value)
{
	return strlen(value) == 3 && strspn(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3 ? NULL :
	    N_("not a currency; three capitals of ISO 4217 such as CNY");
}

static const char *
check_month(const char *value)
{
	int month = atoi(value);

	return month >= 1 && month <= 12 && strlen(value) <= 2 ? NULL : N_("not a month; 1 to 12");
}

static const char *
check_weekday(const char *value)
{
	return strlen(value) == 1 && strchr("1234567", *value) ? NULL : N_("not a day; 1 (Monday) to 7 (Sunday)");
}

static const char *
check_yes(const char *value)
{
	return strcmp(value, "yes") == 0 || strcmp(value, "no") == 0 ? NULL : N_("yes or no");
}

static const char *
check_pattern(const char *value)
{
	const char *open = strstr(value, "{n");
	const char *p;

	for (p = open ? open + 1 : ""; *p == 'n'; p++)
		;
	return open && *p == '}' && !strchr(p, '\n') ? NULL :
	    N_("not a pattern; text with {n}, {nnnn} for the number and {yyyy}, {mm}, {dd} for the day");
}

static const char *
check_identifiers(const char *value)
{
	return strcmp(value, "warn") == 0 || strcmp(value, "refuse") == 0 ? NULL : N_("warn or refuse");
}

static const char *
check_number(const char *value)
{
	return *value && strspn(value, "0123456789") == strlen(value) && strlen(value) <= 6 ? NULL :
	    N_("not a number; 0 for no rule");
}

static const char *
check_required(const char *value)
{
	return strcmp(value, "required") == 0 || strcmp(value, "optional") == 0 ? NULL : N_("required or optional");
}

static const char *
check_any(const char *value)
{
	return *value ? NULL : N_("empty");
}

static const char *
check_floor(const char *value)
{
	return strcmp(value, "off") == 0 || strcmp(value, "approve") == 0 || strcmp(value, "refuse") == 0 ? NULL :
	    N_("not off, approve or refuse");
}

static const char *
check_taxpayer(const char *value)
{
	return strcmp(value, "general") == 0 || strcmp(value, "small") == 0 ? NULL : N_("not general or small");
}

static const char *
check_allocation(const char *value)
{
	return strcmp(value, "none") == 0 || strcmp(value, "oldest") == 0 || strcmp(value, "contract") == 0 ? NULL :
	    N_("not none, oldest or contract");
}

static const char *
check_terms(const char *value)
{
	return !*value || strchr(value, '/') ? NULL : N_("not terms such as 2/10n30");
}

static const char *
check_voiding(const char *value)
{
	return strcmp(value, "month") == 0 || strcmp(value, "ever") == 0 || strcmp(value, "never") == 0 ? NULL :
	    N_("not month, ever or never");
}

/* Ranges such as special=00000001..00000100, spaces between them. */
static const char *
check_ranges(const char *value)
{
	static const char why[] = N_("not ranges; KIND=FROM..TO, both with the same number of digits, "
	    "spaces between ranges");

	for (const char *p = value + strspn(value, " "); *p; p += strspn(p, " ")) {
		size_t kind = strcspn(p, "= "), from, to;

		p += kind;
		from = *p == '=' ? strspn(p + 1, "0123456789") : 0;
		if (kind == 0 || from == 0 || from > 18 || strncmp(p + 1 + from, "..", 2) != 0)
			return why;
		p += 1 + from + 2;
		to = strspn(p, "0123456789");
		if (to != from || strncmp(p - 2 - from, p, from) > 0 || (p[to] && p[to] != ' '))
			return why;
		p += to;
	}
	return NULL;
}

static const char *
check_credit(const char *value)
{
	return strcmp(value, "off") == 0 || strcmp(value, "refuse") == 0 ? NULL : N_("off or refuse");
}

/* The parts of an exposure, with commas between them. */
static const char *
check_exposure(const char *value)
{
	static const char *const parts[] = { "receivables", "bills", "shipped", "contracted" };
	const char *at = value;

	for (size_t n; *at; at += n + (at[n] == ',' && at[n + 1])) {
		bool known = false;

		n = strcspn(at, ",");
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
			known = known || (strlen(parts[i]) == n && memcmp(at, parts[i], n) == 0);
		if (!known)
			break;
	}
	return *value &&
	    !*at ? NULL : N_("one or more of receivables, bills, shipped and contracted, with commas between them");
}

/* A whole number of so many digits, or nothing. */
static const char *
check_whole(const char *value)
{
	return strspn(value, "0123456789") == strlen(value) &&
	    strlen(value) <= 12 ? NULL : N_("a whole number, or nothing");
}

/* So much money, such as 50, and a share, such as 1% or 0.01. */
static const char *
check_amount(const char *value)
{
	int64_t amount;

	return !decimal_parse(value, strlen(value), MONEY_PLACES, MONEY_PLACES, false, &amount) && amount >= 0 ? NULL :
	    N_("not an amount, such as 50; 0: none");
}

static const char *
check_share(const char *value)
{
	int64_t share;

	return !decimal_parse(value, strlen(value), RATE_PLACES, RATE_PLACES, false, &share) && share >= 0 &&
	    share <= 1000000 ? NULL : N_("not a share, such as 1%");
}

const struct setting settings[] = {
	{ "zone", "Asia/Shanghai", N_("the zone in which a day begins"), check_zone },
	{ "currency", HOME_CURRENCY, N_("the currency of amounts"), check_currency },
	{ "fiscal-year", "1", N_("the month in which the year begins"), check_month },
	{ "week-start", "1", N_("the day on which a week begins: 1 Monday to 7 Sunday"), check_weekday },
	{ "code.customer", "C{nnnn}", N_("the codes of customers"), check_pattern },
	{ "code.product", "P{nnnn}", N_("the codes of products"), check_pattern },
	{ "code.quote", "BJ{yyyy}-{nnnn}", N_("the codes of quotes"), check_pattern },
	{ "code.contract", "HT{yyyy}-{nnnn}", N_("the codes of contracts"), check_pattern },
	{ "code.stock_entry", "KC{yyyy}-{nnnn}", N_("the codes of stock entries"), check_pattern },
	{ "code.warehouse", "W{nn}", N_("the codes of warehouses"), check_pattern },
	{ "stock.negative", "no", N_("whether more may go out of a warehouse than is there: yes or no"), check_yes },
	{ "tax-rate", "13", N_("the tax rate of a line that names none"), check_any },
	{ "price-floor", "off", N_("what a price below the seller's tier gets: off, approve or refuse"), check_floor },
	{ "code.deal", "D{nnnn}", N_("the codes of deals"), check_pattern },
	{ "identifiers", "warn", N_("tax ids, registration numbers and identity cards with a wrong check digit: "
	  "warn or refuse"), check_identifiers },
	{ "personal", "no", N_("whether details of people's private lives are kept: yes or no"), check_yes },
	{ "pool.limit", "0", N_("how many customers a person may have who claims another; 0: any number"),
	  check_number },
	{ "pool.contact-days", "0", N_("days without contact after which a customer goes back to the pool; 0: no rule"),
	  check_number },
	{ "pool.deal-days", "0", N_("days without a deal after which a customer goes back to the pool; 0: no rule"),
	  check_number },
	{ "pool.reclaim-days", "0", N_("days before one who lost a customer to the pool may claim it again; 0: none"),
	  check_number },
	{ "code.competitor", "K{nnnn}", N_("the codes of competitors"), check_pattern },
	{ "lost-reason", "optional", N_("whether a deal that is lost needs a reason: required or optional"),
	  check_required },
	{ "company.name", "", N_("the name of our company, as documents print it"), NULL },
	{ "company.address", "", N_("the address of our company"), NULL },
	{ "company.phone", "", N_("the telephone of our company"), NULL },
	{ "company.bank", "", N_("the bank of our company"), NULL },
	{ "company.account", "", N_("the number of our account at that bank"), NULL },
	{ "company.tax-id", "", N_("the tax id of our company"), NULL },
	{ "code.shipment", "FH{yyyy}-{nnnn}", N_("the codes of shipments"), check_pattern },
	{ "ship.tolerance", "0", N_("how many percent more than was contracted may be shipped"), check_number },
	{ "taxpayer", "general", N_("whether the tax of what we buy is deducted (general) or part of its cost (small)"),
	  check_taxpayer },
	{ "code.purchase", "CG{yyyy}-{nnnn}", N_("the codes of purchases"), check_pattern },
	{ "code.supplier", "S{nnnn}", N_("the codes of suppliers"), check_pattern },
	{ "code.invoice", "FP{yyyy}-{nnnn}", N_("the codes of invoices"), check_pattern },
	{ "invoice.numbers", "", N_("own numbers of issued invoices, ranges of a kind: special=00000001..00000100"),
	  check_ranges },
	{ "invoice.void", "month",
	  N_("until when an issued invoice may be voided: month (that it is of), ever, or never"), check_voiding },
	{ "invoice.over", "no", N_("whether more may be invoiced than was contracted: yes or no"), check_yes },
	{ "import.origin", "yes", N_("keep file, line and raw row of what is imported: yes or no"), check_yes },
	{ "ar.allocate", "none", N_("what new receipts and payments settle by themselves: none, oldest or contract"),
	  check_allocation },
	{ "ar.discount", "", N_("what who pays early takes off where a contract says nothing, such as 2/10n30"),
	  check_terms },
	{ "ar.early-days", "30", N_("days for which what is overdue is early, and not yet to be collected"),
	  check_number },
	{ "code.refund", "TK{yyyy}-{nnnn}", N_("the codes of refunds"), check_pattern },
	{ "ar.dun-minimum", "0", N_("the least amount a letter of reminder is written for"), check_number },
	{ "ar.penalty-rate", "", N_("what a day late costs, as letters of reminder tell it: 0.05%; empty: nothing"),
	  NULL },
	{ "code.confirmation", "DZ{yyyy}-{nnnn}", N_("the codes of confirmations of balances"), check_pattern },
	{ "credit", "off", N_("what a contract or shipment beyond the customer's credit limit gets: off or refuse"),
	  check_credit },
	{ "credit.exposure", CREDIT_PARTS, N_("what uses credit up, any of receivables, bills, shipped and contracted"),
	  check_exposure },
	{ "credit.default", "", N_("the credit limit of customers who have none; empty: they need none"), check_whole },
	{ "credit.overdue-days", "", N_("days overdue after which a customer gets nothing more; empty: no rule"),
	  check_whole },
	{ "code.credit_application", "SX{yyyy}-{nnnn}", N_("the codes of credit applications"), check_pattern },
	{ "match.fee-limit", "0", N_("the most that a bank may have kept of a receipt or taken besides a payment, "
	  "for crm-cash match"), check_amount },
	{ "match.fee-rate", "0.5%", N_("the same as a share of what is owed; the lesser of the two counts"),
	  check_share },
	{ "code.recurring", "GD{nnnn}", N_("the codes of recurring costs and income"), check_pattern },
	{ 0 }
};

const struct setting *
setting_named(const char *name)
{
	for (const struct setting *s = settings; s->name; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

int
currency_decimals(const char *code)
{
	static const char none[] = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
	static const char three[] = "BHD IQD JOD KWD LYD OMR TND";

	return strstr(none, code) ? 0 : strstr(three, code) ? 3 : 2;
}
