/* SPDX-License-Identifier: ISC */
/* sqlite_json - crm_json_has and crm_json_value: what an image of history says of a column. */
#include <jansson.h>

#include "db/sqlite.h"

/* The image as an object, *member being the value of the column; the caller gives it back. */
static json_t *
opened(sqlite3_value **v, json_t **member)
{
	json_t *image = json_loadb((const char *)sqlite3_value_text(v[0]), (size_t)sqlite3_value_bytes(v[0]), 0, NULL);

	*member = json_object_get(image, (const char *)sqlite3_value_text(v[1]));
	return image;
}

static void
json_has(sqlite3_context *a, int n, sqlite3_value **v)
{
	json_t *member, *image = opened(v, &member);

	(void)n;
	if (image)
		sqlite3_result_int(a, member != NULL);
	json_decref(image);
}

static void
json_value(sqlite3_context *a, int n, sqlite3_value **v)
{
	json_t *member, *image = opened(v, &member);

	(void)n;
	if (json_is_integer(member))
		sqlite3_result_int64(a, json_integer_value(member));
	else if (json_is_string(member))
		sqlite3_result_text(a, json_string_value(member), -1, SQLITE_TRANSIENT);
	json_decref(image);
}

void
sqlite_json(struct db *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC;

	sqlite3_create_function_v2(db->handle, "crm_json_has", 2, flags, db, json_has, NULL, NULL, NULL);
	sqlite3_create_function_v2(db->handle, "crm_json_value", 2, flags, db, json_value, NULL, NULL, NULL);
}
