/* SPDX-License-Identifier: ISC */
/* parties - those we deal with: customers, their people and addresses, competitors. */
#include "model/credit.h"
#include "model/model.h"

/* Of a person, whether a customer or somebody at one. */
#define PERSON_FIELDS \
	{ "gender", &type_choice, N_("Gender"), .list = "gender", .since = 2, .group = "person", \
	  .aliases = "sex|性别" }, \
	{ "birth", &type_date, N_("Date of birth"), .since = 2, .group = "person", \
	  .aliases = "birthday|生日|出生日期" }, \
	{ "native_place", &type_text, N_("Native place"), .since = 2, .group = "person", .aliases = "籍贯" }, \
	{ "education", &type_choice, N_("Education"), .list = "education", .since = 2, .group = "person", \
	  .aliases = "学历|文化程度" }, \
	{ "occupation", &type_text, N_("Occupation"), .since = 2, .group = "person", .aliases = "职业" }, \
	{ "ability", &type_text, N_("Abilities"), .since = 2, .group = "person", .aliases = "能力" }, \
	{ "career", &type_text, N_("Career"), .since = 2, .group = "person", .aliases = "经历背景|工作经历" }, \
	{ "character", &type_text, N_("Character"), .since = 2, .group = "personal", .quiet = true, \
	  .personal = true, \
	  .aliases = "性格" }, \
	{ "hobbies", &type_text, N_("Hobbies"), .since = 2, .group = "personal", .quiet = true, .personal = true, \
	  .aliases = "interests|爱好|兴趣|兴趣爱好" }, \
	{ "family", &type_text, N_("Family"), .since = 2, .group = "personal", .quiet = true, .personal = true, \
	  .aliases = "家庭|家庭情况" }, \
	{ "marital", &type_choice, N_("Marital status"), .list = "marital", .since = 2, .group = "personal", \
	  .quiet = true, \
	  .personal = true, .aliases = "婚姻|婚姻状况" }, \
	{ "income", &type_money, N_("Income"), .since = 2, .group = "personal", .quiet = true, .personal = true, \
	  .aliases = "收入|年收入" }, \
	{ "id_card", &type_identifier, N_("Identity card"), .since = 2, .group = "personal", .quiet = true, \
	  .personal = true, \
	  .aliases = "身份证|身份证号|身份证号码" }

/* How one pays and is paid. */
#define PAYING_FIELDS \
	{ "payment_days", &type_integer, N_("Days to pay"), .since = 3, .group = "business", \
	  .aliases = "payment days|账期|付款天数", .rule = "party_payment_days", .check = "payment_days BETWEEN 0 AND 3660", \
	  .says = N_("days lie between 0 and 3660, ten years") }, \
	{ "bank", &type_text, N_("Bank"), .since = 3, .group = "firm", .aliases = "开户行|开户银行" }, \
	{ "bank_account", &type_code, N_("Bank account"), .since = 3, .group = "firm", .aliases = "账号|银行账号" }

/*
 * Customers, suppliers and partners are one table, party, since one firm is often several of them;
 * each noun is a view of the rows in its role.
 */
static const struct field customer_fields[] = {
	{ "customer_id", &type_id, .column = "party_id" },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "customer no|编号|客户编号|客户代码" },
	{ "name", &type_text, N_("Name"), .required = true, .index = true,
	  .aliases = "account|company|customer|客户|公司|名称|客户名称|公司名称|单位名称" },
	{ "short_name", &type_text, N_("Short name"), .called = true, .aliases = "alias|简称|客户简称" },
	{ "kind", &type_choice, N_("Kind"), .list = "customer-kind", .preset = "company",
	  .aliases = "type|性质|客户类型" },
	{ "is_customer", &type_boolean, N_("Customer"), .preset = "yes", .fixed = true, .quiet = true },
	{ "industry", &type_choice, N_("Industry"), .list = "industry", .aliases = "sector|行业|所属行业" },
	{ "grade", &type_choice, N_("Grade"), .list = "grade", .dated = true,
	  .aliases = "rating|等级|级别|客户等级" },
	{ "source", &type_choice, N_("Source"), .list = "source", .aliases = "lead source|来源|客户来源" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .dated = true, .work = true, .index = true,
	  .aliases = "sales rep|负责人|业务员|销售|所有者" },
	{ "parent", &type_reference, N_("Parent"), .to = &customer_entity, .tree = true, .sparse = true,
	  .aliases = "parent account|subsidiary of|上级客户|母公司" },
	{ "phone", &type_phone, N_("Phone"), .group = "contact", .more = "phones",
	  .aliases = "tel|telephone|电话|联系电话" },
	{ "phones", &type_text, N_("Further phones"), .group = "contact",
	  .aliases = "other phone|手机|手机号|其他电话|备用电话" },
	{ "email", &type_text, N_("E-mail"), .group = "contact", .aliases = "mail|e-mail|邮箱|电子邮箱|电子邮件" },
	{ "website", &type_text, N_("Website"), .group = "contact", .aliases = "url|web|网址|网站" },
	{ "country", &type_text, N_("Country"), .group = "address", .aliases = "国家" },
	{ "province", &type_text, N_("Province"), .group = "address", .aliases = "state|省|省份" },
	{ "city", &type_text, N_("City"), .group = "address", .aliases = "town|市|城市" },
	{ "address", &type_text, N_("Address"), .group = "address", .aliases = "street|地址|详细地址" },
	{ "postcode", &type_code, N_("Postcode"), .group = "address", .aliases = "zip|邮编|邮政编码" },
	{ "revenue", &type_money, N_("Revenue"), .group = "firm",
	  .aliases = "annual revenue|营业额|年营业额|年销售额" },
	{ "headcount", &type_integer, N_("Headcount"), .group = "firm",
	  .aliases = "employees|人数|员工数|员工人数|职工人数", .rule = "party_headcount", .check = "headcount >= 0",
	  .says = N_("a headcount cannot be below zero") },
	{ "tax_id", &type_identifier, N_("Tax id"), .group = "firm",
	  .aliases = "tax number|税号|统一社会信用代码|纳税人识别号" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ "nature", &type_choice, N_("Nature"), .list = "customer-nature", .since = 2,
	  .aliases = "客户性质|往来类别" },
	{ "relation", &type_choice, N_("Relation"), .list = "relation", .dated = true, .since = 2,
	  .aliases = "关系类别|客户关系" },
	{ "state", &type_choice, N_("State"), .list = "customer-state", .dated = true, .since = 2,
	  .aliases = "客户状态" },
	{ "life_stage", &type_choice, N_("Life stage"), .list = "life-stage", .dated = true, .since = 2,
	  .aliases = "生命周期|生命周期阶段" },
	{ "phase", &type_choice, N_("Phase of the relationship"), .list = "relation-phase", .dated = true, .since = 2,
	  .aliases = "关系阶段" },
	{ "worth", &type_choice, N_("Worth"), .list = "worth", .dated = true, .since = 2,
	  .aliases = "客户价值|价值等级" },
	{ "is_vip", &type_boolean, N_("VIP"), .since = 2, .aliases = "vip|重点客户|大客户" },
	{ "size", &type_choice, N_("Size"), .list = "size", .since = 2, .aliases = "规模|企业规模" },
	{ "business", &type_text, N_("Lines of business"), .since = 2, .aliases = "主营业务|业务种类|经营范围" },
	{ "proprietor", &type_text, N_("Proprietor"), .since = 2, .group = "firm", .aliases = "企业所有者|股东" },
	{ "manager", &type_text, N_("Managed by"), .since = 2, .group = "firm", .aliases = "经营管理者|总经理" },
	{ "legal_rep", &type_text, N_("Legal representative"), .since = 2, .group = "firm",
	  .aliases = "法人代表|法定代表人|法人" },
	{ "register_no", &type_identifier, N_("Registration number"), .since = 2, .group = "firm",
	  .aliases = "注册号|工商注册号|营业执照号" },
	{ "founded", &type_date, N_("Founded"), .since = 2, .group = "firm", .aliases = "成立日期|注册日期" },
	{ "capital", &type_money, N_("Registered capital"), .since = 2, .group = "firm",
	  .aliases = "注册资本|注册资金" },
	{ "known_since", &type_date, N_("Known since"), .since = 2,
	  .aliases = "交往时间|开始交往日期|合作开始日期|首次接触日期" },
	{ "referrer", &type_reference, N_("Referred by"), .to = &customer_entity, .tree = true, .since = 2,
	  .sparse = true,
	  .aliases = "介绍人|推荐客户|老客户" },
	{ "wechat", &type_text, N_("WeChat"), .since = 2, .group = "contact", .aliases = "微信|微信号" },
	{ "qq", &type_code, N_("QQ"), .since = 2, .group = "contact", .aliases = "qq号" },
	{ "fax", &type_phone, N_("Fax"), .since = 2, .group = "contact", .aliases = "传真" },
	{ "district", &type_text, N_("District"), .since = 2, .group = "address", .aliases = "county|区|县|区县" },
	{ "region", &type_reference, N_("Region"), .to = &region_entity, .since = 2, .group = "address",
	  .sparse = true,
	  .aliases = "行政区划|区划代码|地区代码" },
	{ "market_area", &type_text, N_("Market area"), .since = 2, .group = "traits", .aliases = "市场区域" },
	{ "sales_capacity", &type_text, N_("Selling capacity"), .since = 2, .group = "traits",
	  .aliases = "销售能力" },
	{ "potential", &type_choice, N_("Potential"), .list = "level", .since = 2, .group = "traits",
	  .aliases = "发展潜力|潜力" },
	{ "philosophy", &type_text, N_("Philosophy"), .since = 2, .group = "traits", .aliases = "经营观念" },
	{ "direction", &type_text, N_("Direction"), .since = 2, .group = "traits", .aliases = "经营方向" },
	{ "policy", &type_text, N_("Policy"), .since = 2, .group = "traits", .aliases = "经营政策" },
	{ "style", &type_text, N_("Style"), .since = 2, .group = "traits", .aliases = "经营特点" },
	{ "actual_sales", &type_money, N_("Actual sales"), .since = 2, .group = "business", .aliases = "销售实绩" },
	{ "market_share", &type_rate, N_("Market share"), .since = 2, .group = "business",
	  .aliases = "市场份额|市场占有率",
	  .rule = "party_market_share", .check = "market_share BETWEEN 0 AND 1000000",
	  .says = N_("a share lies between 0 and 1 (or 0% and 100%)") },
	{ "competitiveness", &type_text, N_("Competitiveness"), .since = 2, .group = "business",
	  .aliases = "市场竞争力" },
	{ "market_rank", &type_text, N_("Market position"), .since = 2, .group = "business", .aliases = "市场地位" },
	{ "rival_ties", &type_text, N_("Ties to our competitors"), .since = 2, .group = "business",
	  .aliases = "与竞争者的关系" },
	{ "cooperation", &type_text, N_("Cooperation with us"), .since = 2, .group = "business",
	  .aliases = "合作情况|业务关系" },
	{ "problems", &type_text, N_("Open problems"), .since = 2, .group = "dealing", .aliases = "存在的问题" },
	{ "strategy", &type_text, N_("Strategy"), .since = 2, .group = "dealing", .aliases = "公司战略|战略" },
	{ "outlook", &type_text, N_("Outlook"), .since = 2, .group = "dealing", .aliases = "未来展望" },
	{ "image", &type_text, N_("Image"), .since = 2, .group = "dealing", .aliases = "公司形象" },
	{ "reputation", &type_text, N_("Reputation"), .since = 2, .group = "dealing", .aliases = "声誉" },
	{ "finances", &type_text, N_("Financial position"), .since = 2, .group = "dealing", .aliases = "财务状况" },
	{ "credit_state", &type_text, N_("Credit standing"), .since = 2, .group = "dealing", .aliases = "信用状况" },
	{ "needs", &type_text, N_("Needs"), .since = 2, .group = "needs", .aliases = "需求|客户需求" },
	{ "need_type", &type_choice, N_("Type of need"), .list = "need-type", .since = 2, .group = "needs",
	  .aliases = "需求类型" },
	{ "preferences", &type_text, N_("Preferences"), .since = 2, .group = "needs", .aliases = "偏好|偏好产品" },
	{ "behaviour", &type_text, N_("Buying behaviour"), .since = 2, .group = "needs",
	  .aliases = "消费行为|购买行为" },
	{ "delivery_needs", &type_text, N_("Delivery expected"), .since = 2, .group = "needs",
	  .aliases = "交货期望|交货要求" },
	{ "has_need", &type_boolean, N_("Needs it"), .since = 2, .group = "needs", .aliases = "有购买需求" },
	{ "has_means", &type_boolean, N_("Can pay"), .since = 2, .group = "needs", .aliases = "有购买能力" },
	{ "has_authority", &type_boolean, N_("May decide"), .since = 2, .group = "needs",
	  .aliases = "有购买权力|有决策权" },
	PERSON_FIELDS,
	{ "prefer_channel", &type_choice, N_("Prefers"), .list = "channel", .since = 2, .group = "contact",
	  .aliases = "偏好联系方式" },
	{ "prefer_hours", &type_text, N_("Best hours"), .since = 2, .group = "contact", .aliases = "方便联系时间" },
	{ "protected", &type_boolean, N_("Never recycled"), .since = 2, .group = "pool",
	  .aliases = "保护客户|不回收" },
	{ "is_competitor", &type_boolean, N_("Competitor"), .since = 2, .aliases = "是竞争对手" },
	{ "is_partner", &type_boolean, N_("Partner"), .since = 2, .aliases = "合作伙伴" },
	{ "given_by", &type_choice, N_("How it was learnt"), .list = "origin-kind", .since = 2, .group = "record",
	  .aliases = "资料来源|收集渠道" },
	{ "licence", &type_text, N_("Licence of the data"), .since = 2, .group = "record",
	  .aliases = "授权依据|来源授权" },
	{ "merged_into", &type_reference, N_("Merged into"), .to = &customer_entity, .since = 2,
	  .group = "record", .fixed = true,
	  .quiet = true },
	{ "doubt", &type_text, N_("In doubt"), .since = 2, .group = "record", .fixed = true, .quiet = true },
	PAYING_FIELDS,
	{ "credit_limit", &type_money, N_("Credit limit"), .dated = true, .since = 3, .group = "credit",
	  .aliases = "信用额度|授信额度|赊销额度", .rule = "party_credit_limit", .check = "credit_limit >= 0",
	  .says = N_("a limit cannot be below zero") },
	{ "credit_days", &type_integer, N_("Credit days"), .dated = true, .since = 3, .group = "credit",
	  .aliases = "信用期|信用天数|信用期限", .rule = "party_credit_days", .check = "credit_days BETWEEN 0 AND 3660",
	  .says = N_("days lie between 0 and 3660, ten years") },
	{ "credit_until", &type_date, N_("Limit valid until"), .dated = true, .since = 3, .group = "credit",
	  .aliases = "额度有效期|授信到期日" },
	{ 0 }
};

#define LAST_TALK \
	"(SELECT max(a.day) FROM activity AS a WHERE a.customer_id = $.customer_id AND a.deleted IS NULL " \
	"AND a.day <= crm_day())"
#define LAST_DEAL \
	"(SELECT max(coalesce(d.closed, d.opened)) FROM deal AS d " \
	"WHERE d.customer_id = $.customer_id AND d.deleted IS NULL)"
#define DEALS(what, outcome) \
	"(SELECT " what " FROM deal AS d LEFT JOIN choice AS s ON s.list = 'deal-stage' AND s.code = d.stage " \
	"WHERE d.customer_id = $.customer_id AND d.deleted IS NULL AND s.outcome IS NOT DISTINCT FROM " outcome ")"

/* The channels of the consents that hold, each the last of its channel. */
#define CONSENTS(whose) \
	"(SELECT crm_list(k.channel) FROM consent AS k WHERE k." whose " = $." whose " AND k.deleted IS NULL " \
	"AND k.state = 'given' AND k.day <= crm_day() AND (k.until IS NULL OR k.until >= crm_day()) AND NOT EXISTS (" \
	"SELECT 1 FROM consent AS l WHERE l." whose " = k." whose " AND l.channel = k.channel AND l.deleted IS NULL " \
	"AND l.day <= crm_day() AND (l.day, l.consent_id) > (k.day, k.consent_id)))"

static const struct field customer_computed[] = {
	{ "last_contact", &type_date, N_("Last contact"), .formula = LAST_TALK },
	{ "idle", &type_integer, N_("Days since last contact"),
	  .formula = "crm_days_between(coalesce(" LAST_TALK ", $.created), crm_day())" },
	{ "consents", &type_text, N_("May be contacted by"), .formula = CONSENTS("customer_id") },
	{ "last_deal", &type_date, N_("Last deal"), .formula = LAST_DEAL },
	{ "open_deals", &type_integer, N_("Open deals"), .formula = DEALS("count(*)", "NULL") },
	{ "open_amount", &type_money, N_("Amount of open deals"),
	  .formula = DEALS("coalesce(sum(d.amount), 0)", "NULL") },
	{ "won_deals", &type_integer, N_("Deals won"), .formula = DEALS("count(*)", "'won'") },
	{ "won_amount", &type_money, N_("Amount won"), .formula = DEALS("coalesce(sum(d.amount), 0)", "'won'") },
	RECORD_COMPUTED,
	{ "limit_in_force", &type_money, N_("Limit in force"), .quiet = true, .formula = CREDIT_LIMIT("$", "") },
	{ "net_receivables", &type_money, N_("Receivables less advances"), .quiet = true,
	  .formula = CREDIT_RECEIVABLES("$.customer_id", "") },
	{ "bills_at_risk", &type_money, N_("Bills not yet paid"), .quiet = true,
	  .formula = CREDIT_BILLS("$.customer_id", "") },
	{ "shipped_unclaimed", &type_money, N_("Shipped without receivable"), .quiet = true,
	  .formula = CREDIT_SHIPPED("$.customer_id", "") },
	{ "contracted_unclaimed", &type_money, N_("Contracted without receivable"), .quiet = true,
	  .formula = CREDIT_CONTRACTED("$.customer_id", "") },
	{ "exposure", &type_money, N_("Exposure"), .quiet = true, .formula = CREDIT_EXPOSURE("$.customer_id", "") },
	{ "overdue_days", &type_integer, N_("Longest days overdue"), .quiet = true,
	  .formula = CREDIT_OVERDUE("$.customer_id", "") },
	{ 0 }
};

const struct entity customer_entity = {
	.name = "customer", .label = N_("Customer"), .kind = MASTER, .table = "party", .role = "is_customer",
	.code = "code", .title = "name", .pattern = "C{nnnn}", .fields = customer_fields, .computed = customer_computed,
	.columns = "code name industry grade owner phone city country created", .summed = "revenue",
};

/* The firms that sell what we sell: parties too, since a customer may be one. */
static const struct field competitor_fields[] = {
	{ "competitor_id", &type_id, .column = "party_id" },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "编号|对手编号" },
	{ "name", &type_text, N_("Name"), .required = true, .index = true,
	  .aliases = "competitor|company|公司|名称|竞争对手|对手名称" },
	{ "short_name", &type_text, N_("Short name"), .called = true, .aliases = "简称" },
	{ "phone", &type_phone, N_("Phone"), .group = "contact", .aliases = "tel|电话" },
	{ "website", &type_text, N_("Website"), .group = "contact", .aliases = "url|网址|网站" },
	{ "country", &type_text, N_("Country"), .group = "address", .aliases = "国家" },
	{ "province", &type_text, N_("Province"), .group = "address", .aliases = "省|省份" },
	{ "city", &type_text, N_("City"), .group = "address", .aliases = "市|城市" },
	{ "address", &type_text, N_("Address"), .group = "address", .aliases = "地址" },
	{ "revenue", &type_money, N_("Revenue"), .group = "firm", .aliases = "营业额" },
	{ "headcount", &type_integer, N_("Headcount"), .group = "firm", .aliases = "人数",
	  .rule = "party_headcount", .check = "headcount >= 0", .says = N_("a headcount cannot be below zero") },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|分析" },
	RECORD_FIELDS,
	{ "is_competitor", &type_boolean, N_("Competitor"), .preset = "yes", .fixed = true, .quiet = true,
	  .since = 2 },
	{ "market_share", &type_rate, N_("Market share"), .since = 2, .group = "business", .aliases = "市场份额",
	  .rule = "party_market_share", .check = "market_share BETWEEN 0 AND 1000000",
	  .says = N_("a share lies between 0 and 1 (or 0% and 100%)") },
	{ "competitiveness", &type_text, N_("Competitiveness"), .since = 2, .group = "business",
	  .aliases = "竞争力|优势" },
	{ "strategy", &type_text, N_("Strategy"), .since = 2, .group = "business", .aliases = "战略|策略" },
	{ 0 }
};

const struct entity competitor_entity = {
	.name = "competitor", .label = N_("Competitor"), .kind = MASTER, .table = "party", .role = "is_competitor",
	.since = 2, .code = "code", .title = "name", .pattern = "K{nnnn}", .fields = competitor_fields,
	.columns = "code name phone website city country market_share", .summed = "revenue",
};

/* Those who sell to us. */
static const struct field supplier_fields[] = {
	{ "supplier_id", &type_id, .column = "party_id" },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "supplier no|vendor no|编号|供应商编号|供应商代码" },
	{ "name", &type_text, N_("Name"), .required = true, .index = true,
	  .aliases = "supplier|vendor|company|supplier name|公司|名称|供应商|供应商名称|单位名称" },
	{ "short_name", &type_text, N_("Short name"), .called = true, .aliases = "简称" },
	{ "owner", &type_reference, N_("Buyer"), .to = &user_entity, .dated = true, .work = true, .index = true,
	  .aliases = "采购员|负责人" },
	{ "phone", &type_phone, N_("Phone"), .group = "contact", .more = "phones",
	  .aliases = "tel|telephone|电话|联系电话" },
	{ "phones", &type_text, N_("Further phones"), .group = "contact", .aliases = "手机|其他电话" },
	{ "email", &type_text, N_("E-mail"), .group = "contact", .aliases = "mail|e-mail|邮箱|电子邮箱" },
	{ "website", &type_text, N_("Website"), .group = "contact", .aliases = "url|网址|网站" },
	{ "country", &type_text, N_("Country"), .group = "address", .aliases = "国家" },
	{ "province", &type_text, N_("Province"), .group = "address", .aliases = "region|省|省份" },
	{ "city", &type_text, N_("City"), .group = "address", .aliases = "市|城市" },
	{ "address", &type_text, N_("Address"), .group = "address", .aliases = "street|地址|详细地址" },
	{ "postcode", &type_code, N_("Postcode"), .group = "address", .aliases = "zip|邮编" },
	{ "tax_id", &type_identifier, N_("Tax id"), .group = "firm",
	  .aliases = "tax number|税号|统一社会信用代码|纳税人识别号" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ "is_supplier", &type_boolean, N_("Supplier"), .preset = "yes", .fixed = true, .quiet = true, .since = 3 },
	{ "lead_days", &type_integer, N_("Days to deliver"), .since = 3, .group = "business",
	  .aliases = "lead time|交货期|交货天数", .rule = "party_lead_days", .check = "lead_days BETWEEN 0 AND 3660",
	  .says = N_("days lie between 0 and 3660, ten years") },
	PAYING_FIELDS,
	{ 0 }
};

const struct entity supplier_entity = {
	.name = "supplier", .label = N_("Supplier"), .kind = MASTER, .table = "party", .role = "is_supplier",
	.since = 3, .code = "code", .title = "name", .pattern = "S{nnnn}", .fields = supplier_fields,
	.columns = "code name owner phone city country lead_days",
};

/* Whoever we deal with, in whatever role. */
static const struct field party_fields[] = {
	{ "party_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true },
	{ "name", &type_text, N_("Name"), .required = true, .index = true },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity party_entity = {
	.program = "",
	.name = "party", .label = N_("Party"), .kind = MASTER, .code = "code", .title = "name", .fields = party_fields,
	.columns = "code name", .internal = true,
};

/* A person at a customer's. */
static const struct field contact_fields[] = {
	{ "contact_id", &type_id },
	{ "name", &type_text, N_("Name"), .required = true, .index = true,
	  .aliases = "contact|full name|last name|联系人|姓名|联系人姓名" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .index = true,
	  .aliases = "account|account name|company|organization|客户|客户名称|公司|单位" },
	{ "title", &type_text, N_("Job title"), .aliases = "job|job title|position|职务|职位" },
	{ "department", &type_text, N_("Department"), .aliases = "部门" },
	{ "role", &type_choice, N_("Role"), .list = "contact-role", .aliases = "角色" },
	{ "is_main", &type_boolean, N_("Main contact"), .aliases = "主联系人|首要联系人" },
	{ "is_buyer", &type_boolean, N_("Buys"), .aliases = "购买者" },
	{ "is_user", &type_boolean, N_("Uses"), .aliases = "使用者" },
	{ "is_payer", &type_boolean, N_("Pays"), .aliases = "付款人" },
	{ "mobile", &type_phone, N_("Mobile"), .group = "contact", .more = "phones",
	  .aliases = "cell|cell phone|手机|手机号|移动电话" },
	{ "phone", &type_phone, N_("Phone"), .group = "contact", .more = "phones",
	  .aliases = "tel|telephone|电话|办公电话|联系电话" },
	{ "phones", &type_text, N_("Further phones"), .group = "contact", .aliases = "other phone|其他电话" },
	{ "email", &type_text, N_("E-mail"), .group = "contact", .more = "emails",
	  .aliases = "mail|e-mail|邮箱|电子邮箱|电子邮件" },
	{ "emails", &type_text, N_("Further e-mails"), .group = "contact",
	  .aliases = "other e-mail|其他邮箱|备用邮箱" },
	{ "wechat", &type_text, N_("WeChat"), .group = "contact", .aliases = "微信|微信号" },
	{ "qq", &type_code, N_("QQ"), .group = "contact", .aliases = "qq号" },
	{ "prefer_channel", &type_choice, N_("Prefers"), .list = "channel", .group = "contact",
	  .aliases = "偏好联系方式" },
	{ "prefer_hours", &type_text, N_("Best hours"), .group = "contact", .aliases = "方便联系时间" },
	{ "address", &type_text, N_("Address"), .group = "address", .aliases = "street|地址|家庭住址" },
	{ "province", &type_text, N_("Province"), .group = "address", .aliases = "state|省|省份" },
	{ "city", &type_text, N_("City"), .group = "address", .aliases = "城市" },
	{ "postcode", &type_code, N_("Postcode"), .group = "address", .aliases = "zip|邮编" },
	{ "country", &type_text, N_("Country"), .group = "address", .aliases = "国家" },
	{ "website", &type_text, N_("Website"), .group = "contact", .aliases = "url|网址" },
	{ "source", &type_choice, N_("Source"), .list = "source", .aliases = "lead source|来源" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .dated = true, .work = true, .index = true,
	  .aliases = "contact owner|负责人|业务员" },
	{ "reports_to", &type_reference, N_("Reports to"), .to = &contact_entity, .tree = true, .sparse = true,
	  .aliases = "上级" },
	{ "uid", &type_text, N_("UID"), .sparse = true, .quiet = true },
	{ "left_on", &type_date, N_("Left the firm"), .aliases = "离职日期" },
	PERSON_FIELDS,
	{ "doubt", &type_text, N_("In doubt"), .group = "record", .fixed = true, .quiet = true },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ "supplier", &type_reference, N_("Supplier"), .to = &supplier_entity, .since = 3, .sparse = true,
	  .aliases = "vendor|供应商|供应商名称" },
	{ 0 }
};

static const struct field contact_computed[] = {
	{ "consents", &type_text, N_("May be contacted by"), .formula = CONSENTS("contact_id") },
	{ "last_contact", &type_date, N_("Last contact"), .formula = "(SELECT max(a.day) FROM activity AS a "
	  "WHERE a.contact_id = $.contact_id AND a.deleted IS NULL AND a.day <= crm_day())" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity contact_entity = {
	.name = "contact", .label = N_("Contact"), .kind = MASTER, .title = "name", .since = 2,
	.alike = "customer name supplier", .fields = contact_fields, .computed = contact_computed,
	.columns = "name customer title role mobile phone email wechat owner",
};

/* Where a customer's goods, invoices and letters go. */
static const struct field address_fields[] = {
	{ "address_id", &type_id },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .aliases = "account|客户|客户名称" },
	{ "kind", &type_choice, N_("Kind"), .list = "address-kind", .preset = "delivery",
	  .aliases = "type|地址类型" },
	{ "receiver", &type_text, N_("Receiver"), .aliases = "收货人|收件人" },
	{ "phone", &type_phone, N_("Phone"), .aliases = "tel|电话|联系电话" },
	{ "country", &type_text, N_("Country"), .aliases = "国家" },
	{ "province", &type_text, N_("Province"), .aliases = "state|省|省份" },
	{ "city", &type_text, N_("City"), .aliases = "市|城市" },
	{ "district", &type_text, N_("District"), .aliases = "区|县|区县" },
	{ "region", &type_reference, N_("Region"), .to = &region_entity, .index = true,
	  .aliases = "行政区划|区划代码" },
	{ "address", &type_text, N_("Address"), .required = true, .aliases = "street|地址|详细地址" },
	{ "postcode", &type_code, N_("Postcode"), .aliases = "zip|邮编|邮政编码" },
	{ "is_default", &type_boolean, N_("Default"), .aliases = "默认地址" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

const struct entity address_entity = {
	.name = "address", .label = N_("Address"), .kind = MASTER, .title = "address",
	.since = 2, .alike = "customer kind address", .fields = address_fields,
	.columns = "customer kind receiver phone province city district address postcode is_default",
};

/* What somebody agreed to, by which means of contact, and on which basis; the last one of a channel holds. */
static const struct field consent_fields[] = {
	{ "consent_id", &type_id },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .index = true,
	  .aliases = "account|客户|客户名称" },
	{ "contact", &type_reference, N_("Contact"), .to = &contact_entity, .index = true, .aliases = "联系人" },
	{ "channel", &type_choice, N_("Channel"), .list = "channel", .required = true, .aliases = "渠道" },
	{ "state", &type_choice, N_("State"), .list = "consent-state", .required = true, .preset = "given",
	  .aliases = "状态" },
	{ "basis", &type_choice, N_("Basis"), .list = "consent-basis", .required = true,
	  .preset = "consent", .aliases = "依据|合法依据" },
	{ "day", &type_date, N_("Day"), .required = true, .preset = "today", .aliases = "日期|同意日期" },
	{ "until", &type_date, N_("Until"), .aliases = "有效期至", .rule = "consent_until", .check = "until >= day",
	  .says = N_("a consent cannot end before it begins") },
	{ "scope", &type_text, N_("Scope"), .aliases = "范围" },
	{ "proof", &type_text, N_("Proof"), .aliases = "凭证|证明" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

const struct entity consent_entity = {
	.name = "consent", .label = N_("Consent"), .kind = MASTER, .since = 2,
	.born = "day", .alike = "customer contact channel day", .fields = consent_fields,
	.columns = "customer contact channel state basis day until scope",
};

/* Who beside the owner works on a customer or a deal, and until when. */
static const struct field share_fields[] = {
	{ "share_id", &type_id },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .index = true,
	  .aliases = "客户|客户名称" },
	{ "deal", &type_reference, N_("Deal"), .to = &deal_entity, .index = true, .aliases = "项目|商机" },
	{ "user", &type_reference, N_("User"), .to = &user_entity, .index = true, .aliases = "用户|共享给" },
	{ "department", &type_reference, N_("Department"), .to = &department_entity, .aliases = "部门" },
	{ "rights", &type_choice, N_("Rights"), .list = "rights", .required = true, .preset = "read",
	  .aliases = "权限" },
	{ "day", &type_date, N_("From"), .required = true, .preset = "today", .aliases = "开始日期" },
	{ "until", &type_date, N_("Until"), .aliases = "结束日期|有效期至", .rule = "share_until",
	  .check = "until >= day",
	  .says = N_("a share cannot end before it begins") },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

const struct entity share_entity = {
	.name = "share", .label = N_("Shared access"), .kind = MASTER, .since = 2,
	.born = "day", .alike = "customer deal user department", .fields = share_fields,
	.columns = "customer deal user department rights day until",
};

/* Two customers somebody has looked at and found not to be the same. */
static const struct field distinction_fields[] = {
	{ "distinction_id", &type_id },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .unindexed = 3 },
	{ "other", &type_reference, N_("The other"), .to = &customer_entity, .required = true, .index = true },
	{ "note", &type_text, N_("Note") },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity distinction_entity = {
	.program = "", .name = "distinction", .label = N_("Not the same"), .kind = MASTER, .since = 2,
	.unique = "customer_id,other_id", .fields = distinction_fields, .columns = "customer other note created",
};
