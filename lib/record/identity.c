/* SPDX-License-Identifier: ISC */
/* identity - names for rows that hold in the whole world. */
#include <sha2.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "record/identity.h"

#define FIRST_CHANGE "SELECT at || ' ' || coalesce(login, '') || ' ' || coalesce(host, '') || ' ' || command " \
	"FROM main.change_set ORDER BY change_set_id LIMIT 1"
#define UUID_LENGTH 36
#define NODE 24     /* where its last 48 bits begin */

const char *
identity_of(struct access *a, struct arena *arena, const struct entity *entity, int64_t id)
{
	unsigned char digest[SHA256_DIGEST_LENGTH];
	struct buf seed = { 0 };
	SHA2_CTX sum;

	db_one_text(access_db(a), FIRST_CHANGE, NULL, &seed);
	buf_printf(&seed, " %s", entity->name);
	SHA256Init(&sum);
	SHA256Update(&sum, (const unsigned char *)seed.data, seed.length);
	SHA256Final(digest, &sum);
	buf_free(&seed);
	return arena_printf(arena, "%02x%02x%02x%02x-%02x%02x-8%01x%02x-%01x%01x%02x-%012llx", digest[0], digest[1],
	    digest[2], digest[3], digest[4], digest[5], digest[6] & 15u, digest[7], 8u | (digest[8] & 3u),
	    digest[8] >> 4, digest[9], (unsigned long long)id & 0xffffffffffffULL);
}

/* True for a row that is there and not in the recycle bin. */
static bool
is_there(struct access *a, const struct entity *entity, int64_t id)
{
	struct buf sql = { 0 };
	bool there;

	buf_printf(&sql, "SELECT 1 FROM main.\"%s\" WHERE %s = %lld AND deleted IS NULL", entity_table(entity),
	    entity_stored_key(entity), (long long)id);
	there = db_one(access_db(a), sql.data, NULL, 0) == 1;
	buf_free(&sql);
	return there;
}

bool
identity_row(struct access *a, const struct entity *entity, const char *uuid, int64_t *id)
{
	struct arena *arena;
	bool same;

	if (strlen(uuid) != UUID_LENGTH)
		return false;
	*id = (int64_t)strtoull(uuid + NODE, NULL, 16);
	arena = arena_new();
	same = strcasecmp(uuid, identity_of(a, arena, entity, *id)) == 0;
	arena_free(arena);
	return same && is_there(a, entity, *id);
}
