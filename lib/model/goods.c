/* SPDX-License-Identifier: ISC */
/* goods - what is sold: products and the tree of their categories. */
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
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "sku|item|编号|产品编号|货号|商品编码" },
	{ "name", &type_text, N_("Name"), .required = true, .index = true, .aliases = "product|品名|产品名称|商品名称" },
	{ "category", &type_reference, N_("Category"), .to = &category_entity, .aliases = "series|类别|分类|产品类别" },
	{ "kind", &type_choice, N_("Kind"), .list = "product-kind", .preset = "goods", .aliases = "type|类型|产品类型" },
	{ "unit", &type_choice, N_("Unit"), .list = "unit", .aliases = "uom|单位|计量单位" },
	{ "list_price", &type_price, N_("List price"), .dated = true, .aliases = "price|单价|标价|目录价",
	  .rule = "product_list_price", .check = "list_price >= 0", .says = N_("a price cannot be below zero") },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity product_entity = {
	.name = "product", .label = N_("Product"), .kind = MASTER, .code = "code", .title = "name", .pattern = "P{nnnn}",
	.fields = product_fields, .columns = "code name category kind unit list_price", .summed = "list_price",
};
