/* SPDX-License-Identifier: ISC */
/* sqlite_json - images of history: crm_image makes one, crm_json_has and crm_json_value read one. */
#include <jansson.h>
#include <string.h>

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

static bool
same(sqlite3_value *a, sqlite3_value *b)
{
	int type = sqlite3_value_type(a);

	if (type != sqlite3_value_type(b))
		return false;
	if (type == SQLITE_INTEGER)
		return sqlite3_value_int64(a) == sqlite3_value_int64(b);
	return type == SQLITE_NULL || (sqlite3_value_bytes(a) == sqlite3_value_bytes(b) &&
	    memcmp(sqlite3_value_text(a), sqlite3_value_text(b), (size_t)sqlite3_value_bytes(a)) == 0);
}

static void
add_member(struct buf *image, sqlite3_value *name, sqlite3_value *value)
{
	buf_printf(image, ",\"%s\":", (const char *)sqlite3_value_text(name));
	if (sqlite3_value_type(value) == SQLITE_NULL) {
		buf_text(image, "null");
	} else if (sqlite3_value_type(value) == SQLITE_INTEGER) {
		buf_integer(image, sqlite3_value_int64(value));
	} else {
		buf_byte(image, '"');
		buf_json(image, (const char *)sqlite3_value_text(value), (size_t)sqlite3_value_bytes(value));
		buf_byte(image, '"');
	}
}

/* Of names, old and new values, three by three: members, each behind a comma, for the old ones that differ. */
static void
image(sqlite3_context *a, int n, sqlite3_value **v)
{
	struct buf image = { 0 };

	for (int i = 0; i + 2 < n; i += 3)
		if (!same(v[i + 1], v[i + 2]))
			add_member(&image, v[i], v[i + 1]);
	sqlite3_result_text(a, buf_string(&image), (int)image.length, SQLITE_TRANSIENT);
	buf_free(&image);
}

/* crm_image alone may stand in a trigger: the TEMP ones of this run. */
void
sqlite_json(struct db *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC;

	sqlite3_create_function_v2(db->handle, "crm_image", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, db, image, NULL,
	    NULL, NULL);
	sqlite3_create_function_v2(db->handle, "crm_json_has", 2, flags, db, json_has, NULL, NULL, NULL);
	sqlite3_create_function_v2(db->handle, "crm_json_value", 2, flags, db, json_value, NULL, NULL, NULL);
}
