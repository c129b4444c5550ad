/* SPDX-License-Identifier: ISC */
/* init - a new database. */
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/ddl.h"
#include "query/choice.h"
#include "record/init.h"
#include "record/record.h"

static const struct seed {
	const char *list, *code, *label_zh, *outcome;
	int64_t probability;   /* in percent; -1: none */
} seeds[] = {
	{ "deal-stage", "Lead", "线索", NULL, 10 }, { "deal-stage", "Qualified", "初步接洽", NULL, 25 },
	{ "deal-stage", "Proposal", "方案报价", NULL, 50 }, { "deal-stage", "Negotiation", "谈判", NULL, 75 },
	{ "deal-stage", "Won", "赢单", "won", 100 }, { "deal-stage", "Lost", "输单", "lost", 0 },
	{ "lost-reason", "Price", "价格", NULL, -1 }, { "lost-reason", "Competitor", "竞争对手", NULL, -1 },
	{ "lost-reason", "No budget", "无预算", NULL, -1 }, { "lost-reason", "No decision", "未决策", NULL, -1 },
	{ "grade", "A", NULL, NULL, -1 }, { "grade", "B", NULL, NULL, -1 }, { "grade", "C", NULL, NULL, -1 },
	{ "grade", "D", NULL, NULL, -1 },
	{ "source", "Web", "网站", NULL, -1 }, { "source", "Referral", "转介绍", NULL, -1 },
	{ "source", "Exhibition", "展会", NULL, -1 }, { "source", "Phone", "电话", NULL, -1 },
	{ "source", "Advertising", "广告", NULL, -1 }, { "source", "Other", "其他", NULL, -1 },
	{ "industry", "IT", "信息技术", NULL, -1 }, { "industry", "Manufacturing", "制造", NULL, -1 },
	{ "industry", "Trade", "贸易", NULL, -1 }, { "industry", "Construction", "建筑", NULL, -1 },
	{ "industry", "Finance", "金融", NULL, -1 }, { "industry", "Education", "教育", NULL, -1 },
	{ "industry", "Health", "医疗", NULL, -1 }, { "industry", "Government", "政府", NULL, -1 },
	{ "customer-kind", "company", "企业", NULL, -1 }, { "customer-kind", "person", "个人", NULL, -1 },
	{ "product-kind", "goods", "商品", NULL, -1 }, { "product-kind", "service", "服务", NULL, -1 },
	{ "product-kind", "material", "材料", NULL, -1 },
	{ "unit", "piece", "个", NULL, -1 }, { "unit", "set", "套", NULL, -1 }, { "unit", "box", "箱", NULL, -1 },
	{ "unit", "kg", "千克", NULL, -1 }, { "unit", "m", "米", NULL, -1 }, { "unit", "hour", "小时", NULL, -1 },
	{ 0 }
};

static void
need(bool done, const struct problem *p)
{
	if (!done)
		die(FAILED, "cannot make the database: %s: %s", p->field ? p->field : "a row", p->reason);
}

static void
add_seeds(struct change *c)
{
	struct draft *d = draft_new(change_arena(c), &choice_entity);
	struct problem p;
	int64_t id, position = 0;

	for (const struct seed *s = seeds; s->list; s++) {
		position = s > seeds && strcmp(s->list, s[-1].list) == 0 ? position + 1 : 1;
		draft_clear(d);
		draft_set(d, "list", value_text(s->list));
		draft_set(d, "code", value_text(s->code));
		draft_set(d, "label_zh", value_text(s->label_zh));
		draft_set(d, "outcome", value_text(s->outcome));
		draft_set(d, "position", value_number(position));
		if (s->probability >= 0)
			draft_set(d, "probability", value_number(s->probability * 10000));
		need(record_add(c, d, &id, &p), &p);
	}
}

static void
add_administrator(struct change *c)
{
	struct draft *d = draft_new(change_arena(c), &user_entity);
	struct passwd *entry = getpwuid(getuid());
	const char *name = entry && entry->pw_gecos ? entry->pw_gecos : "";
	struct problem p;
	int64_t id;

	name = arena_copy(change_arena(c), name, strcspn(name, ","));
	draft_set(d, "login", value_text(access_login()));
	draft_set(d, "name", value_text(*name ? name : access_login()));
	draft_set(d, "admin", value_number(1));
	need(record_add(c, d, &id, &p), &p);
}

static void
make_folders(const char *path)
{
	char folder[4096];

	for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
		if (mkdir(folder, 0700) != 0 && errno != EEXIST)
			die(FAILED, "cannot make folder '%s': %s", folder, strerror(errno));
	}
}

static void
fill(struct arena *arena, const char *path, const char *command)
{
	struct db *db = db_open(path, DB_CREATE);
	struct access *a = access_new(arena, db);
	struct change *c;

	db_begin(db);
	ddl_make(db, 0);
	db_commit(db);
	c = change_begin(a, arena, &(struct change_options){ .command = command });
	add_administrator(c);
	add_seeds(c);
	change_commit(c);
	db_close(db);
}

void
database_init(struct arena *arena, const char *path, const char *command)
{
	const char *temporary = arena_printf(arena, "%s.%ld.new", path, (long)getpid());

	if (access(path, F_OK) == 0)
		die(FAILED, "cannot make '%s': it is there already", path);
	make_folders(path);
	unlink(temporary);
	fill(arena, temporary, command);
	if (link(temporary, path) != 0)
		die(FAILED, "cannot make '%s': %s", path, strerror(errno));
	unlink(temporary);
	unlink(arena_printf(arena, "%s-wal", temporary));
	unlink(arena_printf(arena, "%s-shm", temporary));
}
