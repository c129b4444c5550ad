/* SPDX-License-Identifier: ISC */
/* shipping - what may go to customers: shipments, approved before goods leave. */
#include "model/model.h"

/* What is sent of a line of a shipment, day by day: what its lines of stock entries delivered. */
#define SENT_OF(line) \
	"(SELECT coalesce(sum(d.quantity), 0) FROM stock_line AS s JOIN delivery AS d " \
	"ON d.stock_line_id = s.stock_line_id WHERE s.shipment_line_id = " line ".shipment_line_id)"

#define LEFT_OF(line) "CASE WHEN " line ".base > " SENT_OF(line) " THEN " line ".base - " SENT_OF(line) " ELSE 0 END"

#define OVER_LINES(what) \
	"(SELECT coalesce(sum(" what "), 0) FROM shipment_line AS l " \
	"WHERE l.shipment_id = $.shipment_id AND l.deleted IS NULL)"

#define IS_GOING "$.status IN ('draft', 'pending', 'approved')"

/* The approval of what may go; each delivery of it is a stock entry of the kind sale. */
static const struct field shipment_fields[] = {
	{ "shipment_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "shipment no|编号|发货单号|单号" },
	{ "title", &type_text, N_("Title"), .aliases = "subject|名称|摘要" },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .required = true, .index = true,
	  .aliases = "order no|合同|合同号|合同编号|销售订单" },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .aliases = "from|仓库|发货仓库" },
	SENDING,
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "经办人|负责人|申请人" },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期|申请日期" },
	DOCUMENT_STATE,
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field shipment_computed[] = {
	{ "customer", &type_text, N_("Customer"), .formula = "(SELECT u.name FROM contract AS c JOIN customer AS u ON "
	  "u.customer_id = c.customer_id WHERE c.contract_id = $.contract_id)" },
	{ "quantity", &type_quantity, N_("Quantity"), .formula = OVER_LINES("l.base") },
	{ "sent", &type_quantity, N_("Sent"), .formula = OVER_LINES(SENT_OF("l")) },
	{ "left", &type_quantity, N_("Left to send"),
	  .formula = "CASE WHEN " IS_GOING " THEN " OVER_LINES(LEFT_OF("l")) " ELSE 0 END" },
	{ "deliveries", &type_integer, N_("Deliveries"), .formula = "(SELECT count(*) FROM stock_entry AS e WHERE "
	  "e.shipment_id = $.shipment_id AND e.status = 'approved')" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity shipment_entity = {
	.program = "ship", .name = "shipment", .label = N_("Shipment"), .kind = MASTER,
	.code = "code", .title = "title", .since = 3, .born = "day", .pattern = "FH{yyyy}-{nnnn}",
	.lines = &shipment_line_entity, .fields = shipment_fields, .computed = shipment_computed,
	.columns = "code contract customer warehouse day arrives status quantity sent left owner",
};

/* A line of the contract, by its number, or a part of it. */
static const struct field shipment_line_fields[] = {
	{ "shipment_line_id", &type_id },
	{ "shipment", &type_reference, N_("Shipment"), .to = &shipment_entity, .required = true, .fixed = true },
	{ "line", &type_integer, N_("Line of the contract"), .aliases = "no|行号|序号" },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .index = true,
	  .aliases = "item|产品|品名|商品|产品名称|商品名称|sku|产品编号|产品编码|商品编码|货号" },
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .aliases = "qty|数量",
	  .rule = "shipment_line_quantity", .check = "quantity > 0", .says = N_("a quantity is more than nothing") },
	{ "unit", &type_choice, N_("Unit"), .list = "unit", .aliases = "uom|单位" },
	{ "base", &type_quantity, N_("In the product's unit"), .fixed = true, .quiet = true },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .aliases = "from|仓库|发货仓库" },
	{ "contract_line", &type_reference, N_("Line of a contract"), .to = &contract_line_entity, .index = true,
	  .fixed = true, .quiet = true },
	{ "lot", &type_code, N_("Lot"), .aliases = "lot no|batch|批号|批次" },
	{ "serials", &type_text, N_("Serial numbers"), .aliases = "serial numbers|序列号" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field shipment_line_computed[] = {
	{ "sent", &type_quantity, N_("Sent"), .formula = SENT_OF("$") },
	{ "left", &type_quantity, N_("Left to send"), .formula = "(SELECT CASE WHEN h.status IN ('draft', 'pending', "
	  "'approved') THEN " LEFT_OF("$") " ELSE 0 END FROM shipment AS h WHERE h.shipment_id = $.shipment_id)" },
	{ 0 }
};

const struct entity shipment_line_entity = {
	.program = "",
	.name = "shipment_line", .label = N_("Line of a shipment"), .kind = MASTER, .since = 3, .part_of = "shipment",
	.looked_up = "shipment_id, line", .fields = shipment_line_fields, .computed = shipment_line_computed,
	.columns = "shipment line product quantity unit warehouse sent left",
};
