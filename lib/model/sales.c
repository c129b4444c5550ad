/* SPDX-License-Identifier: ISC */
/* sales - deals: who decides them, who else wants them, and how far they are. */
#include "model/model.h"

static const struct field deal_fields[] = {
	{ "deal_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "deal no|opportunity id|编号|项目编号|商机编号" },
	{ "title", &type_text, N_("Title"), .index = true, .aliases = "subject|opportunity|名称|项目名称|商机名称" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .index = true,
	  .aliases = "account|company|客户|客户名称" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .dated = true, .work = true,
	  .preset = "me", .index = true,
	  .aliases = "sales agent|sales rep|负责人|业务员|销售" },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .sparse = true, .aliases = "产品|商品" },
	{ "stage", &type_choice, N_("Stage"), .list = "deal-stage", .dated = true, .required = true,
	  .aliases = "deal stage|阶段|销售阶段" },
	{ "amount", &type_money, N_("Amount"), .aliases = "value|close value|金额|预计金额",
	  .rule = "deal_amount", .check = "amount >= 0", .says = N_("a deal cannot be worth less than nothing") },
	{ "opened", &type_date, N_("Opened"), .aliases = "engage date|start date|开始日期|立项日期" },
	{ "expected", &type_date, N_("Expected close"), .aliases = "expected close date|预计成交日期|预计签单日期" },
	{ "closed", &type_date, N_("Closed"), .aliases = "close date|成交日期|结束日期", .rule = "deal_closed",
	  .check = "closed >= opened", .says = N_("a deal cannot close before it was opened") },
	{ "lost_reason", &type_choice, N_("Reason lost"), .list = "lost-reason",
	  .aliases = "reason|丢单原因|输单原因|失败原因" },
	{ "source", &type_choice, N_("Source"), .list = "source", .aliases = "来源|项目来源" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ "pipeline", &type_choice, N_("Pipeline"), .list = "pipeline", .since = 2, .aliases = "销售流程|管道" },
	{ "is_key", &type_boolean, N_("Key deal"), .since = 2, .aliases = "key deal|重点项目|重点商机" },
	{ "probability", &type_rate, N_("Own probability"), .since = 2, .aliases = "chance|win rate|成交概率|可能性",
	  .rule = "deal_probability", .check = "probability BETWEEN 0 AND 1000000",
	  .says = N_("a probability lies between 0 and 1 (or 0% and 100%)") },
	{ "budget", &type_money, N_("Customer's budget"), .since = 2, .group = "needs", .aliases = "客户预算|预算" },
	{ "needs", &type_text, N_("Needs"), .since = 2, .group = "needs",
	  .aliases = "requirements|项目需求|客户需求" },
	{ "next_step", &type_text, N_("Next step"), .since = 2, .group = "plan", .aliases = "下一步|下一步计划" },
	{ "next_date", &type_date, N_("Next step on"), .since = 2, .group = "plan",
	  .aliases = "下次跟进日期|下一步日期" },
	{ 0 }
};

/* The stages of a deal's own pipeline that end nothing; those of no pipeline are in all of them. */
#define STAGES_AHEAD \
	"FROM choice AS s WHERE s.list = 'deal-stage' AND s.deleted IS NULL AND s.active = 1 AND s.outcome IS NULL " \
	"AND (s.within IS NULL OR s.within = coalesce($.pipeline, '" STANDARD_PIPELINE "'))"
#define DEAL_OPEN "$stage.outcome IS NULL"
#define DEAL_CHANCE \
	"CASE $stage.outcome WHEN 'won' THEN 1000000 WHEN 'lost' THEN 0 " \
	"ELSE coalesce($.probability, $stage.probability) END"
#define LAST_MOVE \
	"(SELECT max(f.since) FROM deal_dated AS f WHERE f.row_id = $.deal_id AND f.field = 'stage' " \
	"AND f.since <= crm_day())"
#define DEAL_STAY \
	"CASE WHEN " DEAL_OPEN " THEN crm_days_between(coalesce(" LAST_MOVE ", $.opened, $.created), crm_day()) END"
#define LAST_TALK \
	"(SELECT max(a.day) FROM activity AS a WHERE a.deal_id = $.deal_id AND a.deleted IS NULL " \
	"AND a.day <= crm_day())"
#define DAYS_PAST(date) \
	"CASE WHEN " DEAL_OPEN " AND " date " < crm_day() THEN crm_days_between(" date ", crm_day()) END"
#define IF_WON(yes, no) "CASE $stage.outcome WHEN 'won' THEN " yes " WHEN 'lost' THEN " no " END"

/* A deal is worth today what it brings when won, times how likely that is. */
static const struct field deal_computed[] = {
	{ "status", &type_choice, N_("Status"), .list = "deal-status", .formula = "coalesce($stage.outcome, 'open')" },
	{ "chance", &type_rate, N_("Probability"), .formula = DEAL_CHANCE },
	{ "value", &type_money, N_("Present value"),
	  .formula = "100 * crm_muldiv($.amount, " DEAL_CHANCE ", 100000000)" },
	{ "progress", &type_rate, N_("Progress"),
	  .formula = "CASE $stage.outcome WHEN 'won' THEN 1000000 WHEN 'lost' THEN NULL "
	  "ELSE crm_muldiv((SELECT count(*) " STAGES_AHEAD " AND s.position <= $stage.position), 1000000, "
	  "(SELECT count(*) + 1 " STAGES_AHEAD ")) END" },
	{ "stay", &type_integer, N_("Days in stage"), .formula = DEAL_STAY },
	{ "norm", &type_integer, N_("Days the stage may take"), .formula = "$stage.norm_days" },
	{ "over", &type_integer, N_("Days over the norm"),
	  .formula = "CASE WHEN $stage.norm_days IS NOT NULL THEN " DEAL_STAY " - $stage.norm_days END" },
	{ "late", &type_integer, N_("Days behind plan"), .formula = DAYS_PAST("$.expected") },
	{ "age", &type_integer, N_("Days since opened"), .formula = "crm_days_between($.opened, CASE WHEN " DEAL_OPEN
	  " THEN crm_day() ELSE coalesce($.closed, crm_day()) END)" },
	{ "last_contact", &type_date, N_("Last contact"), .formula = LAST_TALK },
	{ "idle", &type_integer, N_("Days since last contact"),
	  .formula = "crm_days_between(coalesce(" LAST_TALK ", $.opened, $.created), crm_day())" },
	RECORD_COMPUTED,
	{ "missed", &type_integer, N_("Days since the next step was due"), .formula = DAYS_PAST("$.next_date") },
	{ "behind", &type_text, N_("Behind plan by"),
	  .formula = "CASE WHEN " DEAL_OPEN " THEN nullif(substr("
	  "CASE WHEN $.expected < crm_day() THEN ',expected' ELSE '' END || "
	  "CASE WHEN $stage.norm_days IS NOT NULL AND " DEAL_STAY " > $stage.norm_days THEN ',stage' ELSE '' END || "
	  "CASE WHEN $.next_date < crm_day() THEN ',next' ELSE '' END, 2), '') END" },
	{ "stage_chance", &type_rate, N_("Probability of the stage"), .quiet = true, .formula = "$stage.probability" },
	{ "chance_from", &type_text, N_("Probability from"), .quiet = true,
	  .formula = "CASE WHEN $stage.outcome IS NULL AND $.probability IS NOT NULL THEN 'own' "
	  "WHEN $stage.probability IS NOT NULL OR $stage.outcome IS NOT NULL THEN 'stage' END" },
	{ "won", &type_integer, N_("Won"), .quiet = true, .formula = IF_WON("1", "0") },
	{ "lost", &type_integer, N_("Lost"), .quiet = true, .formula = IF_WON("0", "1") },
	{ "won_amount", &type_money, N_("Amount won"), .quiet = true, .formula = IF_WON("coalesce($.amount, 0)", "0") },
	{ "lost_amount", &type_money, N_("Amount lost"), .quiet = true,
	  .formula = IF_WON("0", "coalesce($.amount, 0)") },
	{ 0 }
};

const struct entity deal_entity = {
	.name = "deal", .label = N_("Deal"), .kind = MASTER, .code = "code", .title = "title", .pattern = "D{nnnn}",
	.born = "opened", .fields = deal_fields, .computed = deal_computed, .summed = "amount", .open = "status=open",
	.columns = "code title customer owner product stage amount opened expected closed",
};

/* Who decides a deal at the customer's: one row for each person and what part they play in it. */
static const struct field participant_fields[] = {
	{ "participant_id", &type_id },
	{ "deal", &type_reference, N_("Deal"), .to = &deal_entity, .required = true, .index = true,
	  .aliases = "项目|项目机会|商机" },
	{ "contact", &type_reference, N_("Contact"), .to = &contact_entity, .index = true, .aliases = "联系人" },
	{ "name", &type_text, N_("Name"), .required = true, .aliases = "participant|参与者|姓名" },
	{ "role", &type_choice, N_("Role"), .list = "participant-role", .aliases = "角色|扮演的角色" },
	{ "attitude", &type_choice, N_("Attitude to us"), .list = "attitude", .dated = true,
	  .aliases = "态度|对我们的态度" },
	{ "influence", &type_choice, N_("Influence"), .list = "level", .aliases = "影响力" },
	{ "is_key", &type_boolean, N_("Key to the decision"), .preset = "no", .aliases = "关键人" },
	{ "key_point", &type_text, N_("Key point"), .aliases = "关键点|决策关键点" },
	{ "reports_to", &type_reference, N_("Reports to"), .to = &participant_entity, .tree = true,
	  .aliases = "上级" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

const struct entity participant_entity = {
	.name = "participant", .label = N_("Participant"), .kind = MASTER, .title = "name", .since = 2,
	.alike = "deal name", .fields = participant_fields,
	.columns = "deal contact name role attitude influence is_key key_point",
};

/* Another firm that wants the deal, and what we make of it. */
static const struct field rival_fields[] = {
	{ "rival_id", &type_id },
	{ "deal", &type_reference, N_("Deal"), .to = &deal_entity, .required = true, .index = true,
	  .aliases = "项目|项目机会|商机" },
	{ "competitor", &type_reference, N_("Competitor"), .to = &competitor_entity, .index = true,
	  .aliases = "竞争对手" },
	{ "name", &type_text, N_("Name"), .required = true, .aliases = "rival|对手名称" },
	{ "product", &type_text, N_("Their product"), .aliases = "对手产品|竞争产品" },
	{ "price", &type_money, N_("Their price"), .aliases = "对手报价",
	  .rule = "rival_price", .check = "price >= 0", .says = N_("a price cannot be below zero") },
	{ "threat", &type_choice, N_("Threat"), .list = "level", .aliases = "威胁程度" },
	{ "strengths", &type_text, N_("Strengths"), .aliases = "优势" },
	{ "weaknesses", &type_text, N_("Weaknesses"), .aliases = "劣势|弱势" },
	{ "relations", &type_text, N_("Ties to the customer"), .aliases = "客户关系" },
	{ "answer", &type_text, N_("Our answer"), .aliases = "应对策略|我方对策" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明|分析" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

const struct entity rival_entity = {
	.name = "rival", .label = N_("Rival"), .kind = MASTER, .title = "name", .since = 2,
	.alike = "deal name", .fields = rival_fields,
	.columns = "deal competitor name product price threat strengths weaknesses answer",
};
