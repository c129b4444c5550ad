/* SPDX-License-Identifier: ISC */
/* sales - customers and the deals with them. */
#include "model/model.h"

/*
 * Customers, suppliers and partners are one table, party, since one firm is often several of them;
 * each noun is a view of the rows in its role.
 */
static const struct field customer_fields[] = {
	{ "customer_id", &type_id, .column = "party_id" },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "customer no|编号|客户编号|客户代码" },
	{ "name", &type_text, N_("Name"), .required = true, .index = true,
	  .aliases = "account|company|customer|客户|公司|名称|客户名称|公司名称|单位名称" },
	{ "short_name", &type_text, N_("Short name"), .aliases = "alias|简称|客户简称" },
	{ "kind", &type_choice, N_("Kind"), .list = "customer-kind", .preset = "company", .aliases = "type|性质|客户类型" },
	{ "is_customer", &type_boolean, N_("Customer"), .preset = "yes", .fixed = true, .quiet = true },
	{ "industry", &type_choice, N_("Industry"), .list = "industry", .aliases = "sector|行业|所属行业" },
	{ "grade", &type_choice, N_("Grade"), .list = "grade", .dated = true, .aliases = "rating|等级|级别|客户等级" },
	{ "source", &type_choice, N_("Source"), .list = "source", .aliases = "lead source|来源|客户来源" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .dated = true, .index = true,
	  .aliases = "sales rep|负责人|业务员|销售|所有者" },
	{ "parent", &type_reference, N_("Parent"), .to = &customer_entity, .tree = true,
	  .aliases = "parent account|subsidiary of|上级客户|母公司" },
	{ "phone", &type_text, N_("Phone"), .group = "contact", .more = "phones", .aliases = "tel|telephone|电话|联系电话" },
	{ "phones", &type_text, N_("Further phones"), .group = "contact", .aliases = "other phone|其他电话|备用电话" },
	{ "email", &type_text, N_("E-mail"), .group = "contact", .aliases = "mail|e-mail|邮箱|电子邮件" },
	{ "website", &type_text, N_("Website"), .group = "contact", .aliases = "url|web|网址|网站" },
	{ "country", &type_text, N_("Country"), .group = "address", .aliases = "国家" },
	{ "province", &type_text, N_("Province"), .group = "address", .aliases = "state|省|省份" },
	{ "city", &type_text, N_("City"), .group = "address", .aliases = "town|市|城市" },
	{ "address", &type_text, N_("Address"), .group = "address", .aliases = "street|地址|详细地址" },
	{ "postcode", &type_code, N_("Postcode"), .group = "address", .aliases = "zip|邮编|邮政编码" },
	{ "revenue", &type_money, N_("Revenue"), .group = "firm", .aliases = "annual revenue|营业额|年营业额|年销售额" },
	{ "headcount", &type_integer, N_("Headcount"), .group = "firm", .aliases = "employees|人数|员工数|职工人数",
	  .rule = "party_headcount", .check = "headcount >= 0", .says = N_("a headcount cannot be below zero") },
	{ "tax_id", &type_code, N_("Tax id"), .group = "firm", .aliases = "tax number|税号|统一社会信用代码|纳税人识别号" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity customer_entity = {
	.name = "customer", .label = N_("Customer"), .kind = MASTER, .table = "party", .role = "is_customer",
	.code = "code", .title = "name", .pattern = "C{nnnn}", .fields = customer_fields,
	.columns = "code name industry grade owner phone city country created", .summed = "revenue",
};

static const struct field deal_fields[] = {
	{ "deal_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "deal no|opportunity id|编号|项目编号|商机编号" },
	{ "title", &type_text, N_("Title"), .index = true, .aliases = "subject|opportunity|名称|项目名称|商机名称" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .index = true,
	  .aliases = "account|company|客户|客户名称" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .dated = true, .preset = "me", .index = true,
	  .aliases = "sales agent|sales rep|负责人|业务员|销售" },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .aliases = "产品|商品" },
	{ "stage", &type_choice, N_("Stage"), .list = "deal-stage", .dated = true, .required = true,
	  .aliases = "deal stage|阶段|销售阶段" },
	{ "amount", &type_money, N_("Amount"), .aliases = "value|close value|金额|预计金额",
	  .rule = "deal_amount", .check = "amount >= 0", .says = N_("a deal cannot be worth less than nothing") },
	{ "opened", &type_date, N_("Opened"), .aliases = "engage date|start date|开始日期|立项日期" },
	{ "expected", &type_date, N_("Expected close"), .aliases = "expected close date|预计成交日期|预计签单日期" },
	{ "closed", &type_date, N_("Closed"), .aliases = "close date|成交日期|结束日期", .rule = "deal_closed",
	  .check = "closed >= opened", .says = N_("a deal cannot close before it was opened") },
	{ "lost_reason", &type_choice, N_("Reason lost"), .list = "lost-reason", .aliases = "reason|丢单原因|失败原因" },
	{ "source", &type_choice, N_("Source"), .list = "source", .aliases = "来源|项目来源" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity deal_entity = {
	.name = "deal", .label = N_("Deal"), .kind = MASTER, .code = "code", .title = "title", .pattern = "D{nnnn}",
	.born = "opened", .fields = deal_fields, .summed = "amount",
	.columns = "code title customer owner product stage amount opened expected closed",
};
