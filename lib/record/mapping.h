/* SPDX-License-Identifier: ISC */
/* mapping - which column of a file goes to which field. Of import.c alone. */
#ifndef RECORD_MAPPING_H
#define RECORD_MAPPING_H

#include "record/import.h"

/* Where the value of a field comes from. */
struct source {
	const struct field *field;
	int column;              /* of the file; -1: the constant */
	bool by_id;              /* X_id: the id of a referenced row */
	bool create;             /* what is not there is made */
	bool forbidden, met;     /* a personal field that the settings do not allow; and a cell had something for it */
	const char *constant;
	const char *fallback;    /* what an empty cell is taken for; NULL: nothing */
	struct map *known;       /* references seen: text to id */
	int scope;               /* the field that narrows a reference (assign_scope); -1: none */
	const struct field *of;  /* ... and the one of the noun named that must be the same */
};

/* A column with an amount that a line works out itself, to be compared. */
struct claim {
	const struct field *field;
	int column;
};

struct mapping {
	struct source *sources;
	int count;
	int id_column;           /* the noun's own key (customer_id); -1: none */
	int rev_column;          /* -1: none */
	bool alike;              /* neither key nor id: a record is found by what it was alike when it came */
	int key;                 /* the index of the source that finds a record; -1: by id or alike, or none */
	int uid;                 /* of the one that comes before it where it is filled: uid; -1: none */
	int lines_column;        /* of a document: the list of its lines in JSON; -1: none */
	struct claim *claims;    /* of a line: what the file says of amounts that are worked out */
	int claim_count;
	bool *used;              /* by column: a field took it */
	const char *unused;      /* headers no field took; NULL: none */
};

/* Matches the header of a file; dies with USAGE when an assignment names a column that is not
 * there, a --create names nothing, or two columns claim one field, and with REFUSED when one puts something
 * into a personal field that the settings do not allow. */
struct mapping *mapping_new(struct arena *, struct access *, const struct import_options *, const char *const *header,
    int count, const char *file);

/* The headers of the unused columns, comma separated, but for those that also takes; NULL: none. also: NULL or a
 * mapping of the same columns. */
const char *mapping_unused(struct arena *, const struct mapping *, const struct mapping *also,
    const char *const *header, int count);

/* True when a column of the file is a personal detail. */
bool mapping_is_personal(const struct mapping *);

#endif
