/* SPDX-License-Identifier: ISC */
/* workbook_zip - the directory of a ZIP file, believed only where the file bears it out. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rows/parts.h"

#define WINDOW ((size_t)16 * 1024)
#define ENTRY_LIMIT 1000
#define NAME_SIZE 1024
#define INFLATED_LIMIT ((uint64_t)512 * 1024 * 1024)
#define ENCRYPTED 1   /* bit 0 of an entry's flags */

/* As many bytes as there are from at on. */
static size_t
read_at(struct package *package, char *bytes, size_t size, uint64_t at)
{
	size_t done = 0;

	while (done < size) {
		ssize_t count = pread(package->descriptor, bytes + done, size - done, (off_t)(at + done));

		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			break;
		done += (size_t)count;
	}
	return done;
}

static voidpf
open_window(voidpf opaque, const void *unused, int mode)
{
	(void)unused;
	(void)mode;
	return opaque;
}

/* The directory is read byte by byte, which a system call for each would make slow. */
static uLong
read_window(voidpf opaque, voidpf stream, void *bytes, uLong size)
{
	struct package *package = opaque;
	uint64_t from = package->at - package->window_at;
	size_t count;

	(void)stream;
	if (size >= WINDOW) {
		count = read_at(package, bytes, size, package->at);
		package->at += count;
		return count;
	}
	if (package->at < package->window_at || from + size > package->window_length) {
		package->window_at = package->at;
		package->window_length = read_at(package, package->window, WINDOW, package->at);
		from = 0;
	}
	count = size < package->window_length - from ? size : package->window_length - from;
	memcpy(bytes, package->window + from, count);
	package->at += count;
	return count;
}

static uLong
write_window(voidpf opaque, voidpf stream, const void *bytes, uLong size)
{
	(void)opaque;
	(void)stream;
	(void)bytes;
	(void)size;
	return 0;
}

static ZPOS64_T
tell_window(voidpf opaque, voidpf stream)
{
	(void)stream;
	return ((struct package *)opaque)->at;
}

static long
seek_window(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
	struct package *package = opaque;
	uint64_t base = origin == ZLIB_FILEFUNC_SEEK_CUR ? package->at
	    : origin == ZLIB_FILEFUNC_SEEK_END ? package->size : 0;

	(void)stream;
	if (offset > package->size || base + offset > package->size)
		return -1;
	package->at = base + offset;
	return 0;
}

static int
ignore_window(voidpf opaque, voidpf stream)
{
	(void)opaque;
	(void)stream;
	return 0;
}

/* Parts are named with / inside, whatever wrote them. */
static const char *
clean_name(struct arena *arena, const char *name)
{
	char *copy = arena_string(arena, name + (name[0] == '/' || name[0] == '\\'));

	for (char *at = copy; (at = strchr(at, '\\')) != NULL;)
		*at = '/';
	return copy;
}

/* Where the bytes of the current entry begin, by its local header, which must agree; 0: it does
 * not. */
static uint64_t
begin_of(unzFile file)
{
	int method, level;
	uint64_t begin;

	if (unzOpenCurrentFile2(file, &method, &level, 1) != UNZ_OK)
		return 0;
	begin = unzGetCurrentFileZStreamPos64(file);
	unzCloseCurrentFile(file);
	return begin;
}

static int
read_entry(struct workbook *book, struct entry *entry)
{
	struct package *package = &book->package;
	unz_file_info64 info;
	char name[NAME_SIZE];

	if (unzGetCurrentFileInfo64(package->file, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK
	    || info.size_filename >= sizeof name || strlen(name) != info.size_filename
	    || unzGetFilePos64(package->file, &entry->position) != UNZ_OK)
		return workbook_refuse(book, "the ZIP directory is damaged");
	if (info.flag & ENCRYPTED)
		return workbook_refuse(book, "the workbook is encrypted; save it without a password");
	if (info.compression_method != 0 && info.compression_method != Z_DEFLATED)
		return workbook_refuse(book, "its part '%s' is packed by a method (%lu) that no workbook uses",
		    name, info.compression_method);
	entry->name = clean_name(book->arena, name);
	entry->packed = info.compressed_size;
	entry->inflated = info.uncompressed_size;
	entry->begin = begin_of(package->file);
	if (entry->begin == 0 || entry->packed > package->size
	    || entry->begin > package->size - entry->packed)
		return workbook_refuse(book, "the ZIP directory does not agree with its part '%s'",
		    entry->name);
	return 0;
}

static int
by_begin(const void *one, const void *other)
{
	const struct entry *a = one, *b = other;

	return (a->begin > b->begin) - (a->begin < b->begin);
}

/* Parts that share bytes would inflate more than the file can hold. */
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
read_directory(struct workbook *book)
{
	struct package *package = &book->package;
	unz_global_info64 info;
	int found;

	if (unzGetGlobalInfo64(package->file, &info) != UNZ_OK)
		return workbook_refuse(book, "the ZIP directory is damaged");
	if (info.number_entry > ENTRY_LIMIT)
		return workbook_refuse(book, "it has %llu parts, over the limit of %d",
		    (unsigned long long)info.number_entry, ENTRY_LIMIT);
	package->entries = arena_alloc(book->arena, (info.number_entry + 1) * sizeof *package->entries);
	found = unzGoToFirstFile(package->file);
	while (found == UNZ_OK && (uint64_t)package->count < info.number_entry) {
		if (read_entry(book, &package->entries[package->count]) < 0)
			return -1;
		package->count++;
		found = unzGoToNextFile(package->file);
	}
	if (found != UNZ_END_OF_LIST_OF_FILE)
		return workbook_refuse(book, "the ZIP directory is damaged");
	return refuse_overlaps(book);
}

int
package_open(struct workbook *book)
{
	struct package *package = &book->package;
	zlib_filefunc64_def functions = {
		.zopen64_file = open_window, .zread_file = read_window, .zwrite_file = write_window,
		.ztell64_file = tell_window, .zseek64_file = seek_window, .zclose_file = ignore_window,
		.zerror_file = ignore_window, .opaque = package,
	};
	struct stat status;

	if (fstat(package->descriptor, &status) < 0 || !S_ISREG(status.st_mode))
		return workbook_refuse(book, "it is no file that can be read in any order");
	package->size = (uint64_t)status.st_size;
	package->left = INFLATED_LIMIT;
	package->window = arena_alloc(book->arena, WINDOW);
	package->file = unzOpen2_64("", &functions);
	if (package->file == NULL)
		return workbook_refuse(book, "the file is cut short or damaged: it has no ZIP directory");
	return read_directory(book);
}

void
package_close(struct workbook *book)
{
	if (book->package.file != NULL)
		unzClose(book->package.file);
	book->package.file = NULL;
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
