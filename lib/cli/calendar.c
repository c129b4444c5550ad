/* SPDX-License-Identifier: ISC */
/* calendar - tasks as an iCalendar file. */
#include "cli/calendar.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/human.h"
#include "cli/selection.h"
#include "trade/recurrence.h"

#define LINE 75             /* octets of a line, its end left out (RFC 5545, 3.1) */
#define YEARS_AHEAD 10      /* that a zone's changes of clock are told for what repeats */

struct calendar_file {
	struct run *run;
	struct out *out;
	const struct column *columns;
	int count;
	struct statement *st;
	const char *zone;       /* NULL: UTC */
	const char *born;       /* when the database was made: what tells its tasks from those of others */
};

/* A line, folded where it is too long, never inside a character. */
static void
put_line(struct calendar_file *f, const char *text)
{
	struct buf *b = out_buf(f->out);
	size_t left = strlen(text), room = LINE;

	while (left > room) {
		size_t n = room;

		while (((unsigned char)text[n] & 0xc0) == 0x80)
			n--;
		buf_add(b, text, n);
		buf_text(b, "\r\n ");
		text += n;
		left -= n;
		room = LINE - 1;
	}
	buf_add(b, text, left);
	buf_text(b, "\r\n");
}

static void put(struct calendar_file *, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void
put(struct calendar_file *f, const char *format, ...)
{
	struct buf line = { 0 };
	va_list args;

	va_start(args, format);
	buf_vprintf(&line, format, args);
	va_end(args);
	put_line(f, buf_string(&line));
	buf_free(&line);
}

/* A property of type TEXT (RFC 5545, 3.3.11); nothing for no text. */
static void
put_text(struct calendar_file *f, const char *property, const char *text)
{
	struct buf line = { 0 };

	if (!text)
		return;
	buf_text(&line, property);
	buf_byte(&line, ':');
	for (; *text; text++) {
		if (*text == '\n')
			buf_text(&line, "\\n");
		else if (strchr("\\;,", *text))
			buf_printf(&line, "\\%c", *text);
		else if ((unsigned char)*text >= ' ' && *text != 0x7f)
			buf_byte(&line, *text);
	}
	put_line(f, line.data);
	buf_free(&line);
}

static const char *
cell(const struct calendar_file *f, const char *name)
{
	for (int i = 0; i < f->count; i++)
		if (strcmp(f->columns[i].name, name) == 0)
			return db_text(f->st, i);
	return NULL;
}

/* 2026-03-05 as 20260305, 09:30 as 093000; in the arena. */
static const char *
plain(const struct calendar_file *f, const char *text)
{
	char *out = arena_alloc(f->run->arena, strlen(text) + 3), *to = out;
	bool time = strchr(text, ':') != NULL;

	for (; *text; text++)
		if (*text != '-' && *text != ':')
			*to++ = *text;
	if (time)
		memcpy(to, "00", 2);
	return out;
}

/* A property that is a day, or a day and a time in the zone. */
static void
put_when(struct calendar_file *f, const char *property, const char *date, const char *time)
{
	if (!time)
		put(f, "%s;VALUE=DATE:%s", property, plain(f, date));
	else if (!f->zone)
		put(f, "%s:%sT%sZ", property, plain(f, date), plain(f, time));
	else
		put(f, "%s;TZID=%s:%sT%s", property, f->zone, plain(f, date), plain(f, time));
}

static void
put_rule(struct calendar_file *f, const char *due, struct recurrence r)
{
	static const struct { char unit; const char *name; } names[] = {
		{ 'd', "DAILY" }, { 'w', "WEEKLY" }, { 'm', "MONTHLY" }, { 'y', "YEARLY" }, };
	const char *text = cell(f, "month_day"), *days = "";
	int month_day = text ? atoi(text) : 0, i = 0;

	while (names[i].unit != r.unit)
		i++;
	for (int day_of_month = 28; month_day > 28 && day_of_month <= month_day; day_of_month++)
		days = arena_printf(f->run->arena, "%s%s%d", days, *days ? "," : "", day_of_month);
	if (r.unit == 'd' || r.unit == 'w')
		days = "";
	put(f, "RRULE:FREQ=%s%s%s%s%s%s", names[i].name,
	    r.every > 1 ? arena_printf(f->run->arena, ";INTERVAL=%d", r.every) : "",
	    *days && r.unit == 'y' ? arena_printf(f->run->arena, ";BYMONTH=%d", atoi(due + 5)) : "",
	    *days ? ";BYMONTHDAY=" : "", days, *days ? ";BYSETPOS=-1" : "");
}

/*
 * A series begins at DTSTART, which must lie before DUE: a day lasts one day; what is due at a time begins with
 * its day.
 */
static void
put_due(struct calendar_file *f)
{
	const char *due = cell(f, "due"), *time = cell(f, "time"), *repeat = cell(f, "repeat");
	struct recurrence r;

	if (!due)
		return;
	if (!repeat || !recurrence_read(repeat, &r)) {
		put_when(f, "DUE", due, time);
		return;
	}
	if (time && strcmp(time, "00:00") == 0)
		time = NULL;
	put_when(f, "DTSTART", due, time ? "00:00" : NULL);
	if (time)
		put_when(f, "DUE", due, time);
	else
		put_line(f, "DURATION:P1D");
	put_rule(f, due, r);
}

/* So many days before the task is due; at a fixed instant when it has no day. */
static void
put_alarm(struct calendar_file *f)
{
	const char *remind = cell(f, "remind"), *due = cell(f, "due");
	const char *edge = cell(f, "repeat") ? "START" : "END";

	if (!remind)
		return;
	put_line(f, "BEGIN:VALARM");
	put_line(f, "ACTION:DISPLAY");
	put_text(f, "DESCRIPTION", cell(f, "subject"));
	if (due)
		put(f, "TRIGGER;RELATED=%s:-P%dD", edge, date_iso(due, 10) - date_iso(remind, 10));
	else
		put(f, "TRIGGER;VALUE=DATE-TIME:%sT000000Z", plain(f, remind));
	put_line(f, "END:VALARM");
}

/* Noon in UTC is the same day in almost every zone. */
static void
put_status(struct calendar_file *f)
{
	const char *status = cell(f, "status"), *done = cell(f, "done"), *priority = cell(f, "priority");

	put(f, "STATUS:%s", done ? "COMPLETED" : strcmp(status, "cancelled") == 0 ? "CANCELLED" : "NEEDS-ACTION");
	if (done)
		put(f, "COMPLETED:%sT120000Z", plain(f, done));
	if (priority)
		put(f, "PRIORITY:%d", strcmp(priority, "high") == 0 ? 1 : strcmp(priority, "low") == 0 ? 9 : 5);
}

static void
put_task(struct calendar_file *f)
{
	const char *customer = cell(f, "customer"), *contact = cell(f, "contact");

	put_line(f, "BEGIN:VTODO");
	put(f, "UID:task-%s-%s@crm", cell(f, "task_id"), f->born);
	put(f, "DTSTAMP:%sT000000Z", plain(f, cell(f, "updated")));
	put(f, "CREATED:%sT000000Z", plain(f, cell(f, "created")));
	put_text(f, "SUMMARY", cell(f, "subject"));
	put_text(f, "DESCRIPTION", cell(f, "note"));
	put_text(f, "CATEGORIES", cell(f, "kind"));
	put_text(f, "CONTACT",
	    !contact ? customer : customer ? arena_printf(f->run->arena, "%s (%s)", customer, contact) : contact);
	put_due(f);
	put_status(f);
	put_alarm(f);
	put_line(f, "END:VTODO");
	out_check(f->out);
}

/* Hours and minutes east of UTC: +0800. */
static const char *
offset_text(const struct calendar_file *f, long seconds)
{
	return arena_printf(f->run->arena, "%c%02ld%02ld", seconds < 0 ? '-' : '+', labs(seconds) / 3600,
	    labs(seconds) / 60 % 60);
}

/* From here on the clock shows to; begins: by the clock as it was before. */
static void
put_observance(struct calendar_file *f, const char *begins, long from, long to, bool summer)
{
	put(f, "BEGIN:%s", summer ? "DAYLIGHT" : "STANDARD");
	put(f, "DTSTART:%s", begins);
	put(f, "TZOFFSETFROM:%s", offset_text(f, from));
	put(f, "TZOFFSETTO:%s", offset_text(f, to));
	put(f, "END:%s", summer ? "DAYLIGHT" : "STANDARD");
}

/* The second at which the clock was put forward or back, between two instants. */
static time_t
changes_at(const char *zone, time_t before, time_t after)
{
	long old = zone_offset(before, zone, NULL);

	while (after - before > 1) {
		time_t middle = before + (after - before) / 2;

		if (zone_offset(middle, zone, NULL) == old)
			before = middle;
		else
			after = middle;
	}
	return after;
}

/* The zone from one day to another: how its clock stood at first, and each change of it. */
static void
put_zone(struct calendar_file *f, day first, day last)
{
	const long step = 14 * 86400L;
	char date[DATE_TEXT];
	bool summer;
	time_t at = (time_t)first * 86400;
	long now = zone_offset(at, f->zone, &summer), next;

	put_line(f, "BEGIN:VTIMEZONE");
	put(f, "TZID:%s", f->zone);
	put_observance(f, "19700101T000000", now, now, summer);
	for (; at < (time_t)last * 86400; at += step) {
		next = zone_offset(at + step, f->zone, &summer);
		if (next != now) {
			time_t local = changes_at(f->zone, at, at + step) + now;
			long second = (long)(local % 86400);

			put_observance(f, arena_printf(f->run->arena, "%sT%02ld%02ld%02ld",
			    plain(f, date_text((day)(local / 86400), date)), second / 3600, second / 60 % 60,
			    second % 60), now, next, summer);
		}
		now = next;
	}
	put_line(f, "END:VTIMEZONE");
}

/* Told before the tasks, for the years in which they are due at a time. */
static void
put_zone_of_tasks(struct calendar_file *f)
{
	day first = DATE_NONE, last = DATE_NONE;
	int year, month, of_month;

	while (db_step(f->st)) {
		const char *due = cell(f, "time") ? cell(f, "due") : NULL;
		day date = due ? date_iso(due, 10) : DATE_NONE;

		if (date == DATE_NONE)
			continue;
		first = first == DATE_NONE || date < first ? date : first;
		last = date > last ? date : last;
	}
	db_reset(f->st);
	if (first == DATE_NONE || !f->zone)
		return;
	date_split(first, &year, &month, &of_month);
	put_zone(f, date_from(year, 1, 1), last + YEARS_AHEAD * 366);
}

enum status
calendar_print(struct run *run)
{
	struct query *q = selection_query(run, &task_entity, false);
	struct calendar_file f = { .run = run, .zone = access_setting(run->access, "zone") };
	struct buf born = { 0 };

	if (!*f.zone || strcmp(f.zone, "UTC") == 0)
		f.zone = NULL;
	db_one_text(access_db(run->access), "SELECT at FROM change_set ORDER BY change_set_id LIMIT 1", NULL, &born);
	f.born = plain(&f, arena_printf(run->arena, "%.10s", buf_string(&born)));
	f.born = arena_printf(run->arena, "%sT%s", f.born,
	    plain(&f, arena_printf(run->arena, "%.5s", born.length > 11 ? born.data + 11 : "00:00")));
	buf_free(&born);
	query_columns(q, "subject,kind,status,priority,due,time,remind,repeat,month_day,done,note,customer,contact,"
	    "created,updated");
	f.out = out_new(STDOUT_FILENO);
	f.columns = query_result(q, &f.count);
	f.st = query_open(q);
	put_line(&f, "BEGIN:VCALENDAR");
	put_line(&f, "VERSION:2.0");
	put_line(&f, "PRODID:-//crm//crm-task//EN");
	put_zone_of_tasks(&f);
	while (db_step(f.st))
		put_task(&f);
	put_line(&f, "END:VCALENDAR");
	db_finish(f.st);
	out_end(f.out);
	return DONE;
}
