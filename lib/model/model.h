/* SPDX-License-Identifier: ISC */
/*
 * model - the nouns as data: what an entity, a field, a type and a rule are.
 *
 * An entity is a table of fields. From it derive its DDL, the standard verbs, filters and dotted
 * paths, validation, import mapping, help, completion and JSON: adding a field is one line, adding
 * a noun is one table and one line in model.c. Everything here is constant and borrowed for ever.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/value.h"

/* Written into every database of ours (SQLite's application_id): "crm1". */
#define MODEL_APPLICATION 0x63726d31

/* What a type needs to read what people type. */
struct reading {
	struct arena *arena;          /* where texts go */
	struct calendar calendar;
	enum date_order order;
	int money_decimals;           /* the currency's: 2 for CNY, 0 for JPY */
	bool drop_time;               /* of a day with a time behind it the day is taken */
	bool exact;                   /* a period is no day; else its last day is meant */
	bool round;                   /* too many decimals are rounded, not refused */
	bool terse;                   /* reasons without near misses, which take a while to find */
};

/* A type is its functions; a field points at one. A new type is one object in type.c. */
struct type {
	const char *name;
	bool integer;     /* stored as an integer, else as text */
	bool number;      /* printed as a number: a JSON literal, right-aligned, can be summed */
	bool ranged;      /* ranges (a..b) and comma lists make sense */
	int places;       /* decimals of the scaled integer */
	/* NULL and *out, else the reason. NULL: choice and reference, which need the database. */
	const char *(*parse)(const struct reading *, const char *text, size_t length, struct value *out);
	/* The machine form, appended. NULL: the text or the plain integer. */
	void (*print)(const struct value *, struct buf *);
	/* The form for people. NULL: as print. */
	void (*show)(const struct value *, struct buf *);
};

extern const struct type type_id, type_code, type_text, type_integer, type_boolean, type_date,
	type_instant, type_phone, type_time, type_money, type_price, type_quantity, type_rate,
	type_choice, type_reference, type_identifier;

/* By name; NULL when there is none. For the heads of reports. */
const struct type *type_named(const char *name);

/* The machine and the human form of any value; nothing for EMPTY. */
void type_print(const struct type *, const struct value *, struct buf *);
void type_show(const struct type *, const struct value *, struct buf *);

/* A column of an answer: of a list, a report, an import's summary. */
struct column {
	const char *name;             /* in machine formats; a promise */
	const char *label;            /* for people, English, to be translated; NULL: the name */
	const struct type *type;
	const struct field *field;    /* the field it shows, for choice labels; or NULL */
	bool bar;                     /* tables draw a bar beside it */
};

struct entity;

struct field {
	const char *name;
	const struct type *type;
	const char *label;
	const struct entity *to;   /* reference: the noun it names */
	const char *list;          /* choice: the list its codes come from */
	const char *preset;        /* the value of a new row, as one would type it: "me", "today", "0" */
	const char *aliases;       /* other headers an import takes for it: "account|公司|客户名称" */
	const char *group;         /* fields that belong together: show, --columns @group */
	const char *more;          /* the field that takes further values of an imported cell: 010-1234、138... */
	const char *column;        /* where it is stored, if not under its own name */
	const char *formula;       /* of a computed field: SQL over the row, which it calls $, and over the row that its
	                            * choice FIELD has in its list, which it calls $FIELD: "$stage.norm_days" */
	const char *rule;          /* the name of a CHECK on this column alone ... */
	const char *check;         /* ... its SQL ... */
	const char *says;          /* ... and what a user is told who breaks it */
	int since;                 /* the schema version it came with; 0 is 1 */
	bool required;
	bool unique;
	bool dated;                /* every value has a day: facts in TABLE_dated, --as-of sees them */
	bool fixed;                /* kept by the machine: no assignment names it */
	bool quiet;                /* shown only when asked for by name or by --columns all */
	bool index;                /* worth an index of its own */
	int unindexed;             /* the schema version from which the noun's own index begins with it, and that of the
	                            * field itself is dropped; 0: never */
	bool sparse;               /* worth one of those rows alone that have a value; since version 2 */
	bool tree;                 /* refers to its own noun and must have no cycle */
	bool personal;             /* of somebody's private life: kept only where a setting says so, masked in lists */
	bool called;               /* what people call the row beside its title: found by its pinyin, too */
	bool work;                 /* names the user whose work the row is: a hand-over moves it */
	bool late;                 /* of a document: may change whatever its state, and when its books are closed */
};

enum entity_kind {
	MASTER,   /* edited in place, before-images kept */
	FACT,     /* written once; answered by another fact */
	KEPT,     /* totals beside facts, rebuilt and checked */
	LOG       /* the machine's own record of what was done; read only */
};

struct entity {
	const char *name;          /* customer: the noun, the bare table name */
	const char *label;         /* for people */
	enum entity_kind kind;
	const char *table;         /* the table it is stored in; NULL: its name */
	const char *role;          /* a boolean column of that table that makes a row one of this noun */
	const char *code;          /* the field that is its KEY; NULL: none, only ids */
	const char *title;         /* the field that names it to people, and KEY if unique */
	const char *pattern;       /* how a missing code is made: "C{nnnn}"; NULL: from the title */
	const char *born;          /* the field that says since when the row exists; NULL: created */
	const char *proved;        /* SQL over the row ($) that is true where facts up to crm_day() speak of a row that
	                            * was itself entered later; NULL: it is there from created on */
	const char *columns;       /* what list prints unless told otherwise; append only */
	const char *order;         /* default order, as --sort takes it; NULL: by id */
	const char *unique;        /* fields that are unique together, "list,code"; NULL: none */
	const char *looked_up;     /* columns with an index over them together; NULL: none */
	int looked_up_since;       /* the schema version that index came with; 0: that of the table */
	const char *on_day;        /* KEPT: a SELECT of its rows as they were on crm_day(), from the facts */
	const char *summed;        /* the field that totals of this noun add up; NULL: none */
	const char *holds;         /* the field that tells rows that hold from those another took the place of; NULL:
	                            * all do */
	const char *open;          /* the filter that tells work still to be done, "status=open"; NULL: all of it is */
	const struct entity *lines; /* of a document: the noun of its lines; NULL: it has none */
	const char *part_of;       /* of a line: the reference to its document; NULL: it is no part of anything */
	const char *area;          /* the books it belongs to (list period-area): no row of it that counts is written
	                            * whose day, which is in born, lies in a closed period (record/period.h); NULL:
	                            * none */
	const char *alike;         /* fields that tell a row without a code from others, for imports; NULL: code or
	                            * title do */
	bool internal;             /* the machine's own or a list to choose from: a search over all passes it by */
	const struct field *fields;
	const struct field *computed;   /* fields that are not stored but worked out for each answer; NULL: none */
	int since;
	const char *program;       /* whose program it is, without crm-: "ar"; NULL: its name; "": none has it for
	                            * its own */
};

/* The fields every master ends with: the day it was entered, the change set that last touched it and
 * its day, and, for what lies in the recycle bin, the day it was put there. */
#define RECORD_FIELDS \
	{ "created", &type_date, N_("Created"), .preset = "today", .group = "record", \
	  .aliases = "创建日期|创建时间|录入日期|建档日期|登记日期" }, \
	{ "rev", &type_integer, N_("Revision"), .group = "record", .fixed = true, .quiet = true }, \
	{ "deleted", &type_date, N_("Deleted"), .group = "record", .fixed = true, .quiet = true }, \
	{ "updated", &type_date, N_("Updated"), .group = "record", .fixed = true, .quiet = true, .since = 2 }

/* Of nouns whose rows come in without codes: what they were alike when they came (see alike below). */
#define FINGERPRINT_FIELD \
	{ "fingerprint", &type_code, N_("Fingerprint"), .group = "record", .fixed = true, .quiet = true, .index = true }

/*
 * The state of a document. A document is a head and its lines. It has the owner it had when it was made: hand-overs
 * never move it. Amounts are those of its lines, which are rounded each (amount), so the head keeps none.
 */
#define DOCUMENT_STATE \
	{ "status", &type_choice, N_("Status"), .list = "document-status", .required = true, .preset = "draft", \
	  .aliases = "状态" }, \
	{ "approver", &type_reference, N_("To be approved by"), .to = &user_entity, .index = true, \
	  .aliases = "审批人" }, \
	{ "decider", &type_reference, N_("Decided by"), .to = &user_entity, .fixed = true }, \
	{ "decided", &type_date, N_("Decided on"), .fixed = true }, \
	{ "reason", &type_text, N_("Reason"), .aliases = "驳回原因|取消原因" }

/* What a part that was delivered or invoiced is of: the line of a contract or purchase, and the number it has there. */
#define PART_OF_A_LINE \
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true, .fixed = true }, \
	{ "contract_line", &type_reference, N_("Line of a contract"), .to = &contract_line_entity, .sparse = true, \
	  .fixed = true }, \
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .sparse = true, .fixed = true }, \
	{ "purchase_line", &type_reference, N_("Line of a purchase"), .to = &purchase_line_entity, .sparse = true, \
	  .fixed = true }, \
	{ "line", &type_integer, N_("Line"), .fixed = true }

/* How goods are sent, and when they should be there. It changes whatever the state of the document. */
#define SENDING \
	{ "method", &type_choice, N_("Shipping method"), .list = "ship-method", .since = 3, \
	  .aliases = "发货方式|运输方式", .group = "sending", .late = true }, \
	{ "carrier", &type_choice, N_("Carrier"), .list = "carrier", .since = 3, \
	  .aliases = "物流公司|快递公司|承运商", .group = "sending", .late = true }, \
	{ "address", &type_text, N_("Address"), .since = 3, \
	  .aliases = "收货地址|送货地址", .group = "sending", .late = true }, \
	{ "receiver", &type_text, N_("Receiver"), .since = 3, \
	  .aliases = "收货人|收件人", .group = "sending", .late = true }, \
	{ "phone", &type_phone, N_("Phone"), .since = 3, \
	  .aliases = "收货电话|联系电话", .group = "sending", .late = true }, \
	{ "arrives", &type_date, N_("Expected there"), .since = 3, \
	  .aliases = "预计到货日期|预计送达日期", .group = "sending", .late = true }

/* What can be worked out for every master. */
#define RECORD_COMPUTED \
	{ "stale", &type_integer, N_("Days since last update"), .aliases = "未更新天数", \
	  .formula = "CASE WHEN coalesce($.updated, $.created) <= crm_day() THEN " \
	  "crm_days_between(coalesce($.updated, $.created), crm_day()) END" }

/* All nouns, NULL at the end; a noun stands behind those it refers to where it can. */
extern const struct entity *const model[];

extern const struct entity
	supply_entity, landed_cost_entity, rebate_entity, account_entity, recurring_entity, cash_entry_entity,
	account_balance_entity, bill_entity, bill_event_entity, bank_line_entity, credit_application_entity,
	credit_lift_entity, category_entity, product_entity, packing_entity, interest_entity, tier_entity,
	price_entity, grant_entity, title_entity, invoice_entity, invoice_line_entity, billing_entity,
	confirmation_entity, dunning_entity, hold_entity, refund_entity, item_entity, receivable_entity,
	payable_entity, receipt_entity, payment_entity, settlement_entity, promise_entity, balance_entity,
	customer_entity, competitor_entity, supplier_entity, party_entity, contact_entity, address_entity,
	consent_entity, share_entity, distinction_entity, department_entity, user_entity, region_entity,
	deal_entity, participant_entity, rival_entity, shipment_entity, shipment_line_entity, warehouse_entity,
	stock_entry_entity, stock_line_entity, movement_entity, stock_entity, count_entity, count_line_entity,
	reservation_entity, lot_entity, lot_move_entity, setting_entity, choice_entity, change_set_entity,
	filter_entity, bookmark_entity, origin_entity, period_entity, quote_entity, quote_line_entity,
	contract_entity, contract_line_entity, purchase_entity, purchase_line_entity, instalment_entity,
	delivery_entity, activity_entity, task_entity;

/* The schema version this model makes, which is written to the database: the largest .since in it. */
int model_version(void);

/*
 * SQL for what an item, i, comes to, by its settlements, of which UNTIL("s") may ask more: its amount as changed
 * (amended, split, cancelled), what is open of it, and the day it is due, that of the last deferral that stands.
 */
#define ITEM_TAKEN(more, until) \
	"(SELECT coalesce(sum(s.amount), 0) FROM main.settlement AS s WHERE s.item_id = i.item_id" more until("s") ")"
#define ITEM_AMOUNT(until) "i.amount - " ITEM_TAKEN(" AND s.kind IN ('change', 'split', 'cancel')", until)
#define ITEM_OPEN(until) "i.amount - " ITEM_TAKEN("", until) " + i.sign * (SELECT coalesce(sum(s.amount), 0) " \
	"FROM main.settlement AS s WHERE s.source_id = i.item_id" until("s") ")"
#define ITEM_DUE(until) \
	"coalesce((SELECT s.due FROM main.settlement AS s WHERE s.item_id = i.item_id AND s.kind = 'deferral' " \
	"AND s.due IS NOT NULL" until("s") " AND NOT EXISTS (SELECT 1 FROM main.settlement AS r " \
	"WHERE r.item_id = s.item_id AND r.reverses_id = s.settlement_id" until("r") ") " \
	"ORDER BY s.day DESC, s.settlement_id DESC LIMIT 1), i.due)"

/* The word of the list pipeline that a deal without a pipeline goes through. */
#define STANDARD_PIPELINE "standard"

/* By noun ("customer"; bank-line is bank_line, too) or by key column ("customer_id"); NULL when there is none. */
const struct entity *entity_named(const char *name);
const struct entity *entity_of_key(const char *column);

/* The noun as messages name it: "stock entry", or its label in the language of their reader. */
const char *entity_words(struct arena *, const struct entity *);

const char *entity_table(const struct entity *);
/* The program that is the noun's own, without its crm-; NULL when there is none. */
const char *entity_program(const struct entity *);
/* The key column as users see it (customer_id) and as it is stored (party_id). */
const char *entity_key(const struct entity *);
const char *entity_stored_key(const struct entity *);
bool entity_has_dated(const struct entity *);

int entity_field_count(const struct entity *);
/* A stored field by its name, and one of either kind; NULL when there is none. */
const struct field *entity_field(const struct entity *, const char *name);
const struct field *entity_any_field(const struct entity *, const char *name);
/* Where a stored field stands among the fields, from 0; -1 when there is none. */
int entity_position(const struct entity *, const char *name);

/* The column a field is stored in: customer_id for the reference customer. Borrowed. */
const char *field_column(const struct field *);
/* The name of the column that shows a reference's id: customer_id; other fields: their name. */
const char *field_id_name(const struct field *);
/* True for a field that may change whatever the state of its document and whatever is closed: what .late says, notes,
 * and what the machine keeps. */
bool field_is_late(const struct field *);

/* How many digits of a personal field are shown at its beginning and end, the rest being masked: 6 and 4 of an
 * identifier, which tell where its holder was born; none of others. */
void field_mask(const struct field *, int *first, int *last);

/* True when header is the field's name, label or an alias, in any case and width. translated is
 * the label in the reader's language, or NULL. */
bool field_answers(const struct field *, const char *header, const char *translated);

/* The tables of one entity or another, each once: name after name, NULL at the end. */
const char *const *model_tables(void);

/* The fields stored in a table, over all the nouns that share it, in the order of the DDL: by
 * .since, then as declared. Ends with a NULL; valid until the next call. */
const struct field *const *table_fields(const char *table);

/* The first noun stored in a table. */
const struct entity *table_entity(const char *table);

#endif
