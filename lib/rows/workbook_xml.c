/* SPDX-License-Identifier: ISC */
/* workbook_xml - a part of a workbook, inflated piece by piece straight into expat. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "rows/parts.h"

#define DEPTH_LIMIT 64
#define TOKEN_LIMIT ((uint64_t)2 * 1024 * 1024)   /* a tag or a comment, which expat keeps whole */

/* Names are short, and there are millions of them: no call is made for one. */
static const char *
local_name(const char *name)
{
	for (const char *at = name; *at != '\0'; at++)
		if (*at == ':')
			return at + 1;
	return name;
}

const char *
part_attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(local_name(*attributes), name) == 0)
			return attributes[1];
	return NULL;
}

bool
part_flag(const char **attributes, const char *name)
{
	const char *value = part_attribute(attributes, name);

	return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0
	    || strcmp(value, "on") == 0);
}

void
part_stop(struct part *part)
{
	part->stopped = true;
	XML_StopParser(part->parser, XML_FALSE);
}

void
part_pause(struct part *part)
{
	part->suspended = true;
	XML_StopParser(part->parser, XML_TRUE);
}

static void
on_start(void *data, const char *name, const char **attributes)
{
	struct part *part = data;

	if (part->stopped)
		return;
	if (++part->depth > DEPTH_LIMIT) {
		part->fault = N_("its XML is nested over 64 levels deep");
		part_stop(part);
		return;
	}
	part->events->start(part->own, part->depth, local_name(name), attributes);
}

static void
on_end(void *data, const char *name)
{
	struct part *part = data;

	if (part->stopped)
		return;
	if (part->events->end != NULL)
		part->events->end(part->own, part->depth, local_name(name));
	part->depth--;
}

static void
on_text(void *data, const char *text, int length)
{
	struct part *part = data;

	if (!part->stopped && part->events->text != NULL)
		part->events->text(part->own, text, (size_t)length);
}

/* Entities can only be declared here. */
static void
on_doctype(void *data, const char *name, const char *system, const char *public, int internal)
{
	struct part *part = data;

	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	part->fault = N_("it has a DOCTYPE, which no workbook has");
	part_stop(part);
}

static void
make_parser(struct part *part)
{
	static const XML_Memory_Handling_Suite memory = { must_alloc, must_realloc, free };

	part->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
	XML_SetUserData(part->parser, part);
	XML_SetElementHandler(part->parser, on_start, on_end);
	XML_SetCharacterDataHandler(part->parser, on_text);
	XML_SetStartDoctypeDeclHandler(part->parser, on_doctype);
}

int
part_open(struct part *part, struct workbook *book, const char *path,
    const struct part_events *events, void *own)
{
	const struct entry *entry = package_find(book, path);

	*part = (struct part){ .book = book, .events = events, .own = own };
	if (entry == NULL)
		return workbook_refuse(book, "its part '%s' is missing or there twice", path);
	if (unpack_open(&part->unpacking, book, entry) < 0)
		return -1;
	make_parser(part);
	return 0;
}

static const char *
name_of(const struct part *part)
{
	return part->unpacking.entry->name;
}

static int
refuse_xml(struct part *part)
{
	if (part->fault != NULL)
		return workbook_refuse(part->book, "%s (part '%s')", part->fault, name_of(part));
	if (part->stopped)
		return -1;
	return workbook_refuse(part->book, "its part '%s' is no well-formed XML in line %lu: %s",
	    name_of(part), XML_GetCurrentLineNumber(part->parser),
	    XML_ErrorString(XML_GetErrorCode(part->parser)));
}

/* Inflates and parses the next piece. */
static int
feed(struct part *part)
{
	void *piece = XML_GetBuffer(part->parser, (int)UNPACK_PIECE);
	int count = unpack_read(&part->unpacking, piece, UNPACK_PIECE);

	if (count < 0)
		return -1;
	part->last = count == 0;
	return (int)XML_ParseBuffer(part->parser, count, part->last) == XML_STATUS_ERROR
	    ? refuse_xml(part) : 0;
}

static int
resume(struct part *part)
{
	part->suspended = false;
	return XML_ResumeParser(part->parser) == XML_STATUS_ERROR ? refuse_xml(part) : 0;
}

/* A token that does not end is kept by expat, and grows. */
static bool
is_endless(const struct part *part)
{
	XML_Index begin = XML_GetCurrentByteIndex(part->parser);

	return part->unpacking.given > TOKEN_LIMIT + (begin < 0 ? 0 : (uint64_t)begin);
}

int
part_read(struct part *part)
{
	while (!part->last || part->suspended) {
		if ((part->suspended ? resume(part) : feed(part)) < 0)
			return -1;
		if (part->suspended)
			return 1;
		if (is_endless(part))
			return workbook_refuse(part->book, "its part '%s' has a tag of over 2 MB",
			    name_of(part));
	}
	return 0;
}

void
part_close(struct part *part)
{
	unpack_close(&part->unpacking);
	if (part->parser != NULL)
		XML_ParserFree(part->parser);
	*part = (struct part){ .book = part->book };
}

int
part_whole(struct workbook *book, const char *path, const struct part_events *events, void *own)
{
	struct part part;
	int answer = part_open(&part, book, path, events, own);

	if (answer == 0)
		answer = part_read(&part);
	part_close(&part);
	return answer;
}
