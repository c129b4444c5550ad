/* SPDX-License-Identifier: ISC */
/* people - the company itself: its departments and users; and the regions people live in. */
#include "model/model.h"

static const struct field department_fields[] = {
	{ "department_id", &type_id },
	{ "name", &type_text, N_("Name"), .required = true, .unique = true,
	  .aliases = "department|部门|部门名称|办事处" },
	{ "parent", &type_reference, N_("Part of"), .to = &department_entity, .tree = true, .aliases = "上级部门" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity department_entity = {
	.name = "department", .label = N_("Department"), .kind = MASTER, .title = "name",
	.fields = department_fields, .columns = "name parent",
};

static const struct field user_fields[] = {
	{ "user_id", &type_id },
	{ "login", &type_code, N_("Login"), .required = true, .unique = true,
	  .aliases = "username|登录名|账号|帐号" },
	{ "name", &type_text, N_("Name"), .index = true, .aliases = "full name|姓名|员工姓名" },
	{ "department", &type_reference, N_("Department"), .to = &department_entity, .dated = true,
	  .aliases = "office|团队|部门|所属部门" },
	{ "boss", &type_reference, N_("Boss"), .to = &user_entity, .tree = true,
	  .aliases = "manager|上级|主管|经理" },
	{ "phone", &type_text, N_("Phone"), .aliases = "mobile|电话|手机" },
	{ "email", &type_text, N_("E-mail"), .aliases = "mail|邮箱|电子邮件" },
	{ "admin", &type_boolean, N_("Administrator"), .preset = "no" },
	RECORD_FIELDS,
	{ "left_on", &type_date, N_("Left"), .since = 2, .aliases = "离职日期" },
	{ "pool_limit", &type_integer, N_("Most customers"), .since = 2, .aliases = "客户上限",
	  .rule = "user_pool_limit", .check = "pool_limit >= 0", .says = N_("a limit cannot be below zero") },
	{ "may_lift_credit", &type_boolean, N_("May lift credit limits"), .since = 3, .aliases = "可放行信用" },
	{ 0 }
};

static const struct field user_computed[] = { RECORD_COMPUTED, { 0 } };

const struct entity user_entity = {
	.name = "user", .label = N_("User"), .kind = MASTER, .code = "login", .title = "name",
	.fields = user_fields, .computed = user_computed, .columns = "login name department boss admin",
};

/* Provinces, cities, districts and streets by their codes, which change as the state redraws them. */
static const struct field region_fields[] = {
	{ "region_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "区划代码|行政区划代码|代码" },
	{ "name", &type_text, N_("Name"), .required = true, .index = true, .aliases = "名称|地区" },
	{ "level", &type_choice, N_("Level"), .list = "region-level", .aliases = "级别" },
	{ "parent", &type_reference, N_("Part of"), .to = &region_entity, .tree = true, .index = true,
	  .aliases = "上级" },
	{ "valid_from", &type_date, N_("Valid from"), .aliases = "启用日期|有效期起" },
	{ "valid_to", &type_date, N_("Valid to"), .aliases = "停用日期|撤销日期|有效期止", .rule = "region_valid_to",
	  .check = "valid_to >= valid_from", .says = N_("a region cannot end before it begins") },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity region_entity = {
	.name = "region", .internal = true, .label = N_("Region"), .kind = MASTER, .code = "code", .title = "name",
	.since = 2, .fields = region_fields, .columns = "code name level parent valid_from valid_to",
};
