/* SPDX-License-Identifier: ISC */
/*
 * workbook_zip - the directory of a ZIP file (APPNOTE.TXT), believed only where the file bears it
 * out. minizip 1.1 cannot: it passes over the ZIP64 fields that libraries write, and hides where a
 * part begins, without which no overlap is seen.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rows/parts.h"

#define ENTRY_LIMIT 1000
#define NAME_LIMIT 1024
#define DIRECTORY_LIMIT ((uint64_t)4 * 1024 * 1024)
#define INFLATED_LIMIT ((uint64_t)512 * 1024 * 1024)
#define ENCRYPTED 1          /* bits of an entry's flags */
#define SIZES_FOLLOW 8
#define IN_ZIP64 UINT32_MAX  /* the number stands in the ZIP64 field */

/* Sizes of the records, without names and comments. */
enum { LOCAL = 30, CENTRAL = 46, END = 22, LOCATOR = 20, END64 = 56, COMMENT = 65535 };

/* Where the directory is. */
struct extent {
	uint64_t entries, size, offset;
};

size_t
package_bytes(int descriptor, void *bytes, size_t size, uint64_t at)
{
	size_t done = 0;

	while (done < size) {
		ssize_t count = pread(descriptor, (char *)bytes + done, size - done, (off_t)(at + done));

		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			break;
		done += (size_t)count;
	}
	return done;
}

static uint64_t
number_at(const unsigned char *bytes, int size)
{
	uint64_t number = 0;

	while (size-- > 0)
		number = number << 8 | bytes[size];
	return number;
}

/* The end record stands last, before a comment of up to 64 KB. */
static const unsigned char *
find_end(const unsigned char *tail, size_t length)
{
	for (size_t back = END; back <= length; back++) {
		const unsigned char *at = tail + length - back;

		if (memcmp(at, "PK\5\6", 4) == 0 && number_at(at + 20, 2) <= back - END)
			return at;
	}
	return NULL;
}

/* The ZIP64 end record, to which a locator before the end record points; false when there is none. */
static bool
read_end64(const struct package *package, uint64_t end, struct extent *extent)
{
	unsigned char locator[LOCATOR], record[END64];

	if (end < LOCATOR || package_bytes(package->descriptor, locator, LOCATOR, end - LOCATOR) < LOCATOR
	    || memcmp(locator, "PK\6\7", 4) != 0 || number_at(locator + 8, 8) > end - LOCATOR
	    || package_bytes(package->descriptor, record, END64, number_at(locator + 8, 8)) < END64
	    || memcmp(record, "PK\6\6", 4) != 0)
		return false;
	extent->entries = number_at(record + 32, 8);
	extent->size = number_at(record + 40, 8);
	extent->offset = number_at(record + 48, 8);
	return true;
}

static int
find_directory(struct workbook *book, struct extent *extent)
{
	struct package *package = &book->package;
	size_t length = package->size < END + COMMENT ? (size_t)package->size : (size_t)END + COMMENT;
	uint64_t base = package->size - length, end;
	unsigned char *tail = must_alloc(length);
	const unsigned char *found = NULL;

	if (package_bytes(package->descriptor, tail, length, base) == length)
		found = find_end(tail, length);
	if (found == NULL) {
		free(tail);
		return workbook_refuse(book, "the file is cut short or damaged: it has no ZIP directory");
	}
	end = base + (uint64_t)(found - tail);
	*extent = (struct extent){ number_at(found + 10, 2), number_at(found + 12, 4), number_at(found + 16, 4) };
	free(tail);
	if ((extent->entries == UINT16_MAX || extent->size == IN_ZIP64 || extent->offset == IN_ZIP64)
	    && !read_end64(package, end, extent))
		return workbook_refuse(book, "the ZIP directory is damaged");
	if (extent->entries > ENTRY_LIMIT)
		return workbook_refuse(book, "it has %llu parts, over the limit of %d",
		    (unsigned long long)extent->entries, ENTRY_LIMIT);
	if (extent->size > DIRECTORY_LIMIT || extent->size > end || extent->offset > end - extent->size)
		return workbook_refuse(book, "the ZIP directory is damaged");
	return 0;
}

/* Takes the next number of a ZIP64 field for one that the record has no room for. */
static bool
take_wide(uint64_t *number, const unsigned char **at, const unsigned char *end)
{
	if (*number != IN_ZIP64)
		return true;
	if (*at == NULL || end - *at < 8)
		return false;
	*number = number_at(*at, 8);
	*at += 8;
	return true;
}

/* The sizes and the offset of a record, from its ZIP64 field where they are too large for it, or
 * where a careful library writes every number there. */
static bool
take_sizes(const unsigned char *record, size_t name, size_t extra, struct entry *entry)
{
	const unsigned char *at = record + CENTRAL + name, *end = at + extra, *field = NULL;

	entry->packed = number_at(record + 20, 4);
	entry->inflated = number_at(record + 24, 4);
	entry->begin = number_at(record + 42, 4);
	while (end - at >= 4 && field == NULL) {
		const unsigned char *next = at + 4 + number_at(at + 2, 2);

		if (next > end)
			return false;
		if (number_at(at, 2) == 1) {
			field = at + 4;
			end = next;
		}
		at = next;
	}
	return take_wide(&entry->inflated, &field, end) && take_wide(&entry->packed, &field, end)
	    && take_wide(&entry->begin, &field, end);
}

/* Parts are named with / inside, whatever wrote them. */
static const char *
clean_name(struct arena *arena, const unsigned char *name, size_t length)
{
	size_t skip = length > 0 && (name[0] == '/' || name[0] == '\\');
	char *copy = arena_copy(arena, (const char *)name + skip, length - skip);

	for (char *at = copy; (at = strchr(at, '\\')) != NULL;)
		*at = '/';
	return copy;
}

/* The header before the bytes of a part must say what the directory says, and the bytes must end
 * before the directory begins. Moves entry->begin from the header to the bytes. */
static bool
local_agrees(const struct package *package, const unsigned char *record, uint64_t limit,
    struct entry *entry)
{
	unsigned char local[LOCAL], name[NAME_LIMIT];
	size_t length = (size_t)number_at(record + 28, 2);

	if (entry->begin > limit || package_bytes(package->descriptor, local, LOCAL, entry->begin) < LOCAL
	    || package_bytes(package->descriptor, name, length, entry->begin + LOCAL) < length
	    || memcmp(local, "PK\3\4", 4) != 0 || number_at(local + 8, 2) != entry->method
	    || ((local[6] ^ record[8]) & ENCRYPTED) != 0
	    || number_at(local + 26, 2) != length || memcmp(name, record + CENTRAL, length) != 0)
		return false;
	if (!(entry->flags & SIZES_FOLLOW)
	    && (number_at(local + 14, 4) != entry->crc
	    || (number_at(local + 18, 4) != entry->packed && number_at(local + 18, 4) != IN_ZIP64)
	    || (number_at(local + 22, 4) != entry->inflated && number_at(local + 22, 4) != IN_ZIP64)))
		return false;
	entry->begin += LOCAL + length + number_at(local + 28, 2);
	return entry->packed <= limit && entry->begin <= limit - entry->packed;
}

/* One record of the directory; its length, or -1. */
static long
read_entry(struct workbook *book, const unsigned char *record, size_t left, uint64_t limit,
    struct entry *entry)
{
	size_t name, extra, length;

	if (left < CENTRAL || memcmp(record, "PK\1\2", 4) != 0)
		return workbook_refuse(book, "the ZIP directory is damaged");
	name = (size_t)number_at(record + 28, 2);
	extra = (size_t)number_at(record + 30, 2);
	length = CENTRAL + name + extra + (size_t)number_at(record + 32, 2);
	if (length > left || name > NAME_LIMIT || memchr(record + CENTRAL, '\0', name) != NULL
	    || !take_sizes(record, name, extra, entry))
		return workbook_refuse(book, "the ZIP directory is damaged");
	entry->name = clean_name(book->arena, record + CENTRAL, name);
	entry->flags = (unsigned)number_at(record + 8, 2);
	entry->method = (unsigned)number_at(record + 10, 2);
	entry->crc = (uint32_t)number_at(record + 16, 4);
	if (entry->flags & ENCRYPTED)
		return workbook_refuse(book, "the workbook is encrypted; save it without a password");
	if (!local_agrees(&book->package, record, limit, entry))
		return workbook_refuse(book, "the ZIP directory does not agree with its part '%s'",
		    entry->name);
	return (long)length;
}

static int
by_begin(const void *one, const void *other)
{
	const struct entry *a = one, *b = other;

	return (a->begin > b->begin) - (a->begin < b->begin);
}

/* Parts that share bytes would inflate to more than the file can hold. */
static int
refuse_overlaps(struct workbook *book)
{
	struct package *package = &book->package;

	qsort(package->entries, (size_t)package->count, sizeof *package->entries, by_begin);
	for (int i = 1; i < package->count; i++) {
		const struct entry *entry = &package->entries[i];

		if (entry[-1].begin + entry[-1].packed > entry->begin)
			return workbook_refuse(book, "its parts '%s' and '%s' overlap",
			    entry[-1].name, entry->name);
	}
	return 0;
}

static int
read_entries(struct workbook *book, const struct extent *extent)
{
	struct package *package = &book->package;
	unsigned char *directory = arena_alloc(book->arena, (size_t)extent->size + 1);
	size_t at = 0;

	if (package_bytes(package->descriptor, directory, (size_t)extent->size, extent->offset) < extent->size)
		return workbook_refuse(book, "the ZIP directory is damaged");
	package->entries = arena_alloc(book->arena, (size_t)(extent->entries + 1) * sizeof *package->entries);
	while ((uint64_t)package->count < extent->entries) {
		long length = read_entry(book, directory + at, (size_t)extent->size - at, extent->offset,
		    &package->entries[package->count]);

		if (length < 0)
			return -1;
		at += (size_t)length;
		package->count++;
	}
	return refuse_overlaps(book);
}

int
package_open(struct workbook *book)
{
	struct extent extent = { 0 };
	struct stat status;

	if (fstat(book->package.descriptor, &status) < 0 || !S_ISREG(status.st_mode))
		return workbook_refuse(book, "it is no file that can be read in any order");
	book->package.size = (uint64_t)status.st_size;
	book->package.left = INFLATED_LIMIT;
	return find_directory(book, &extent) < 0 ? -1 : read_entries(book, &extent);
}

const struct entry *
package_find(const struct workbook *book, const char *name)
{
	const struct package *package = &book->package;
	const struct entry *found = NULL;

	for (int i = 0; i < package->count; i++) {
		if (strcasecmp(package->entries[i].name, name) != 0)
			continue;
		if (found != NULL)
			return NULL;
		found = &package->entries[i];
	}
	return found;
}
