/* SPDX-License-Identifier: ISC */
/* crm-user - the people of the company, their departments and bosses */
#include "cli/answer.h"
#include "cli/owning.h"
#include "cli/standard.h"

static const char tree_sql[] =
	"WITH RECURSIVE line(user_id, depth, path) AS ("
	"SELECT user_id, 0, coalesce(name, login) FROM \"user\" WHERE boss_id IS NULL AND deleted IS NULL "
	"UNION ALL SELECT u.user_id, l.depth + 1, l.path || ' / ' || coalesce(u.name, u.login) "
	"FROM \"user\" AS u JOIN line AS l ON u.boss_id = l.user_id WHERE u.deleted IS NULL) "
	"SELECT l.user_id, u.login, l.depth, l.path, u.department_id, d.name FROM line AS l "
	"JOIN \"user\" AS u ON u.user_id = l.user_id LEFT JOIN department AS d ON d.department_id = u.department_id "
	"ORDER BY l.path, l.user_id";

static const struct column tree_columns[] = {
	{ "user_id", NULL, &type_id, NULL, false },
	{ "login", N_("Login"), &type_code, NULL, false },
	{ "depth", N_("Depth"), &type_integer, NULL, false },
	{ "path", N_("Under whom"), &type_text, NULL, false },
	{ "department_id", NULL, &type_id, NULL, false },
	{ "department", N_("Department"), &type_text, NULL, false },
};

static enum status
tree(struct run *run)
{
	run_query(run, &user_entity);
	return answer_sql(run, tree_columns, 6, db_prepare(access_db(run->access), tree_sql));
}

static const struct verb verbs[] = {
	{ "tree", "", N_("who is under whom, by their bosses"), tree, TAKES_NOTHING, PRINTS | AS_OF },
	{ "handover", "FROM --to USER", N_("give the open work of one who leaves to another"),
	  owning_handover, TAKES_KEYS, PRINTS | WRITES | DATES, .options = owning_to,
	  .example = "handover li --to wang --why 'left the company'" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-user", .group = FOR_SETUP,
		.says = N_("the people of the company, their departments and bosses"),
		.entity = &user_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
