/* SPDX-License-Identifier: ISC */
/* people - the company itself: its departments and users. */
#include "model/model.h"

static const struct field department_fields[] = {
	{ "department_id", &type_id },
	{ "name", &type_text, N_("Name"), .required = true, .unique = true, .aliases = "department|部门|部门名称|办事处" },
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
	{ "login", &type_code, N_("Login"), .required = true, .unique = true, .aliases = "username|登录名|账号|帐号" },
	{ "name", &type_text, N_("Name"), .index = true, .aliases = "full name|姓名|员工姓名" },
	{ "department", &type_reference, N_("Department"), .to = &department_entity, .dated = true,
	  .aliases = "office|团队|部门|所属部门" },
	{ "boss", &type_reference, N_("Boss"), .to = &user_entity, .tree = true, .aliases = "manager|上级|主管|经理" },
	{ "phone", &type_text, N_("Phone"), .aliases = "mobile|电话|手机" },
	{ "email", &type_text, N_("E-mail"), .aliases = "mail|邮箱|电子邮件" },
	{ "admin", &type_boolean, N_("Administrator"), .preset = "no" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity user_entity = {
	.name = "user", .label = N_("User"), .kind = MASTER, .code = "login", .title = "name",
	.fields = user_fields, .columns = "login name department boss admin",
};
