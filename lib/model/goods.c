/* SPDX-License-Identifier: ISC */
/* goods - what is sold: products, the tree of their categories, their units and prices. */
#include "model/model.h"

static const struct field category_fields[] = {
	{ "category_id", &type_id },
	{ "name", &type_text, N_("Name"), .required = true, .unique = true, .aliases = "category|类别|分类|产品类别" },
	{ "parent", &type_reference, N_("Part of"), .to = &category_entity, .tree = true, .aliases = "上级类别" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity category_entity = {
	.name = "category", .label = N_("Category"), .kind = MASTER, .title = "name",
	.fields = category_fields, .columns = "name parent",
};

static const struct field product_fields[] = {
	{ "product_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "sku|item|编号|产品编号|货号|商品编码" },
	{ "name", &type_text, N_("Name"), .required = true, .index = true,
	  .aliases = "product|名称|品名|产品名称|商品名称" },
	{ "category", &type_reference, N_("Category"), .to = &category_entity, .aliases = "series|类别|分类|产品类别" },
	{ "kind", &type_choice, N_("Kind"), .list = "product-kind", .preset = "goods",
	  .aliases = "type|类型|产品类型" },
	{ "unit", &type_choice, N_("Unit"), .list = "unit", .aliases = "uom|单位|计量单位" },
	{ "list_price", &type_price, N_("List price"), .dated = true, .aliases = "price|单价|标价|目录价",
	  .rule = "product_list_price", .check = "list_price >= 0", .says = N_("a price cannot be below zero") },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ "min_stock", &type_quantity, N_("Least stock"), .since = 2, .aliases = "最低库存|库存下限|安全库存",
	  .rule = "product_min_stock", .check = "min_stock >= 0", .says = N_("a quantity cannot be below zero") },
	{ "max_stock", &type_quantity, N_("Most stock"), .since = 2, .aliases = "最高库存|库存上限",
	  .rule = "product_max_stock", .check = "max_stock >= 0", .says = N_("a quantity cannot be below zero") },
	{ "weight", &type_quantity, N_("Weight of one (kg)"), .since = 3, .aliases = "weight|重量|单重|毛重",
	  .rule = "product_weight", .check = "weight >= 0", .says = N_("a weight cannot be below zero") },
	{ "tracking", &type_choice, N_("Tracked by"), .list = "tracking", .since = 3, .aliases = "批次管理|追溯方式" },
	{ "shelf_life", &type_integer, N_("Shelf life in days"), .since = 3, .aliases = "保质期|保质期天数",
	  .rule = "product_shelf_life", .check = "shelf_life > 0", .says = N_("a shelf life is more than no day") },
	{ 0 }
};

#define ON_HAND "(SELECT sum(s.quantity) FROM stock AS s WHERE s.product_id = $.product_id)"

#define RESERVED \
	"(SELECT sum(r.quantity) FROM reservation AS r " \
	"WHERE r.product_id = $.product_id AND r.day <= crm_day() AND coalesce(r.until, crm_day()) >= crm_day())"

static const struct field product_computed[] = {
	{ "stock", &type_quantity, N_("Stock"), .formula = ON_HAND },
	{ "stock_value", &type_money, N_("Value of the stock"),
	  .formula = "(SELECT sum(s.value) FROM stock AS s WHERE s.product_id = $.product_id)" },
	{ "reserved", &type_quantity, N_("Reserved"), .formula = RESERVED },
	{ "available", &type_quantity, N_("Available"),
	  .formula = "(SELECT sum(s.quantity) FROM stock AS s JOIN warehouse AS w ON w.warehouse_id = s.warehouse_id "
	  "WHERE s.product_id = $.product_id AND coalesce(w.kind, 'normal') = 'normal') - coalesce(" RESERVED ", 0)" },
	{ "average_cost", &type_price, N_("Average cost"), .formula = "crm_muldiv((SELECT sum(s.value) FROM stock AS s "
	  "WHERE s.product_id = $.product_id), 10000, " ON_HAND ")" },
	{ "alert", &type_choice, N_("Alert"), .list = "stock-alert", .formula = "CASE WHEN coalesce(" ON_HAND
	  ", 0) < $.min_stock THEN 'low' WHEN " ON_HAND " > $.max_stock THEN 'high' END" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity product_entity = {
	.name = "product", .label = N_("Product"), .kind = MASTER, .code = "code", .title = "name",
	.pattern = "P{nnnn}", .fields = product_fields, .computed = product_computed,
	.columns = "code name category kind unit list_price", .summed = "list_price",
};

/* Another unit a product is traded in: 1 of it is factor of the product's own. */
static const struct field packing_fields[] = {
	{ "packing_id", &type_id },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true, .unindexed = 3,
	  .aliases = "item|产品|商品" },
	{ "unit", &type_choice, N_("Unit"), .list = "unit", .required = true, .aliases = "uom|单位|计量单位" },
	{ "factor", &type_quantity, N_("Holds"), .required = true, .aliases = "换算率|换算数量|包装数",
	  .rule = "packing_factor", .check = "factor > 0", .says = N_("a unit holds more than nothing") },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity packing_entity = {
	.name = "packing", .label = N_("Packing"), .kind = MASTER, .since = 2, .unique = "product_id,unit",
	.fields = packing_fields, .columns = "product unit factor",
};

/* A customer that wants to hear of a product. */
static const struct field interest_fields[] = {
	{ "interest_id", &type_id },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true,
	  .aliases = "item|产品|商品|关注产品" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .aliases = "account|客户|客户名称" },
	{ "day", &type_date, N_("Since"), .required = true, .preset = "today", .aliases = "date|日期|关注日期" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .aliases = "业务员|负责人" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity interest_entity = {
	.program = "",
	.name = "interest", .label = N_("Interest in a product"), .kind = MASTER, .since = 3, .born = "day",
	.unique = "product_id,customer_id", .fields = interest_fields, .columns = "product customer day owner note",
};

/* A level of prices; who is granted it may sell at its prices and not below. */
static const struct field tier_fields[] = {
	{ "tier_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "级数|价格级别" },
	{ "name", &type_text, N_("Name"), .aliases = "名称|价格策略" },
	{ "level", &type_integer, N_("Level"), .aliases = "级别" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity tier_entity = {
	.name = "tier", .label = N_("Price tier"), .kind = MASTER, .code = "code", .title = "name", .since = 2,
	.order = "level", .fields = tier_fields, .columns = "code name level note",
};

/* What a product costs in a tier, from a quantity on, while it is in force; a promotion is a price with an end. */
static const struct field price_fields[] = {
	{ "price_id", &type_id },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true, .index = true,
	  .aliases = "item|产品|商品" },
	{ "tier", &type_reference, N_("Price tier"), .to = &tier_entity, .required = true, .aliases = "价格级别|级数" },
	{ "price", &type_price, N_("Price"), .required = true, .aliases = "单价|价格",
	  .rule = "price_price", .check = "price >= 0", .says = N_("a price cannot be below zero") },
	{ "from_quantity", &type_quantity, N_("From quantity"), .preset = "0", .aliases = "起订量|数量起",
	  .rule = "price_from", .check = "from_quantity >= 0", .says = N_("a quantity cannot be below zero") },
	{ "day", &type_date, N_("From"), .required = true, .preset = "today", .aliases = "生效日期|开始日期" },
	{ "until", &type_date, N_("Until"), .aliases = "失效日期|结束日期",
	  .rule = "price_until", .check = "until >= day", .says = N_("a price cannot end before it begins") },
	{ "promotion", &type_text, N_("Promotion"), .aliases = "促销|促销活动" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

const struct entity price_entity = {
	.name = "price", .label = N_("Price"), .kind = MASTER, .since = 2,
	.born = "day", .alike = "product tier from_quantity day", .fields = price_fields,
	.columns = "product tier price from_quantity day until promotion",
};

/* Who may sell at the prices of a tier: a user, or all of a department. */
static const struct field grant_fields[] = {
	{ "grant_id", &type_id },
	{ "tier", &type_reference, N_("Price tier"), .to = &tier_entity, .required = true, .index = true,
	  .aliases = "价格级别" },
	{ "user", &type_reference, N_("User"), .to = &user_entity, .index = true, .aliases = "用户|销售人员" },
	{ "department", &type_reference, N_("Department"), .to = &department_entity, .aliases = "部门" },
	{ "day", &type_date, N_("From"), .required = true, .preset = "today" },
	{ "until", &type_date, N_("Until"), .rule = "grant_until", .check = "until >= day",
	  .says = N_("a grant cannot end before it begins") },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity grant_entity = {
	.name = "grant", .label = N_("Price grant"), .kind = MASTER, .since = 2, .born = "day", .fields = grant_fields,
	.columns = "tier user department day until",
};
