/* SPDX-License-Identifier: ISC */
/* work - what was done with customers and deals, and what is to be done. */
#include "model/model.h"

/*
 * A call, a visit, an interview, a letter, a note, a manager's advice: one row for each time we had to do with
 * somebody. The fields are those of the forms that a sales office fills in: the log of calls, the log of
 * visits, the record of an interview.
 */
static const struct field activity_fields[] = {
	{ "activity_id", &type_id },
	{ "kind", &type_choice, N_("Kind"), .list = "activity-kind", .required = true, .preset = "note",
	  .aliases = "type|类型|方式|接触方式|访谈方式|跟进方式" },
	{ "direction", &type_choice, N_("Direction"), .list = "direction", .aliases = "call type|方向|来去电" },
	{ "day", &type_date, N_("Day"), .required = true, .preset = "today",
	  .aliases = "date|call start time|start datetime|日期|时间日期|来访日期|来电日期|访谈日期|接待日期|跟进日期" },
	{ "time", &type_time, N_("Time"), .aliases = "时间|来访时间|来电时间|访谈时间" },
	{ "until", &type_time, N_("Until"), .aliases = "end time|离开时间|结束时间" },
	{ "minutes", &type_integer, N_("Minutes"), .aliases = "duration|call duration (in minutes)|时长|时长(分钟)",
	  .rule = "activity_minutes", .check = "minutes >= 0", .says = N_("nothing lasts less than no time") },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .index = true,
	  .aliases = "account|company|客户|客户名称|来访单位|来电单位|单位" },
	{ "contact", &type_reference, N_("Contact"), .to = &contact_entity, .sparse = true, .aliases = "联系人" },
	{ "deal", &type_reference, N_("Deal"), .to = &deal_entity, .sparse = true,
	  .aliases = "opportunity|项目|项目机会|商机" },
	{ "owner", &type_reference, N_("By"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "call owner|event owner|接待人|接听人|登记人|记录人|访谈人|业务员|负责人|跟进人" },
	{ "subject", &type_text, N_("Subject"), .aliases = "title|主题|事由|来访事由|来电事由" },
	{ "content", &type_text, N_("Content"),
	  .aliases = "description|text|内容|沟通内容|访谈内容|咨询内容|洽谈内容|来电内容|跟进内容" },
	{ "caller", &type_text, N_("Who"), .group = "form", .aliases = "来访人|来电人|对方人员|访谈对象" },
	{ "position", &type_text, N_("Job title"), .group = "form", .aliases = "职务|职位|对方职务" },
	{ "phone", &type_phone, N_("Phone"), .group = "form", .aliases = "tel|电话|来电号码|联系电话|联系方式" },
	{ "people", &type_integer, N_("People"), .group = "form", .aliases = "来访人数|人数",
	  .rule = "activity_people", .check = "people >= 0", .says = N_("people are counted from zero") },
	{ "first_visit", &type_boolean, N_("First time"), .group = "form", .aliases = "首次来访|是否首次" },
	{ "heard_from", &type_choice, N_("Heard of us by"), .list = "source", .group = "form",
	  .aliases = "获知途径|认知途径|了解渠道" },
	{ "place", &type_text, N_("Place"), .group = "form", .aliases = "地点|访谈地点" },
	{ "companions", &type_text, N_("With whom of us"), .group = "form", .aliases = "我方人员|陪同人员" },
	{ "purpose", &type_text, N_("Purpose"), .group = "form",
	  .aliases = "call purpose|目的|拜访目的|访谈目的|来访目的" },
	{ "needs", &type_text, N_("Needs"), .group = "form", .aliases = "需求|客户需求|意向产品" },
	{ "objections", &type_text, N_("Objections"), .group = "form", .aliases = "异议|客户异议|抗性" },
	{ "intent", &type_choice, N_("Will to buy"), .list = "level", .group = "form",
	  .aliases = "意向|意向程度|购买意向" },
	{ "outcome", &type_text, N_("Outcome"), .aliases = "result|结果|结论|访谈结论|处理结果" },
	{ "next_step", &type_text, N_("Next step"), .group = "plan", .aliases = "下一步|下一步计划|跟进计划" },
	{ "next_date", &type_date, N_("Next step on"), .group = "plan",
	  .aliases = "下次联系日期|下次跟进日期|下次联系时间|回访日期" },
	{ "channel", &type_choice, N_("Channel"), .list = "channel", .aliases = "渠道|沟通渠道" },
	{ "given_by", &type_choice, N_("How it was learnt"), .list = "origin-kind", .aliases = "资料来源" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

static const struct field activity_computed[] = {
	{ "tasks", &type_integer, N_("Tasks from it"),
	  .formula = "(SELECT count(*) FROM task AS t WHERE t.activity_id = $.activity_id AND t.deleted IS NULL)" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity activity_entity = {
	.name = "activity", .label = N_("Activity"), .kind = MASTER, .title = "subject", .since = 2, .born = "day",
	.alike = "kind direction day time customer contact deal owner subject content caller",
	.fields = activity_fields, .computed = activity_computed,
	.columns = "kind day customer contact deal owner subject content outcome next_step next_date",
};

static const struct field task_fields[] = {
	{ "task_id", &type_id },
	{ "subject", &type_text, N_("Subject"), .required = true, .aliases = "title|主题|待办事项|任务|内容" },
	{ "kind", &type_choice, N_("Kind"), .list = "task-kind", .preset = "todo", .aliases = "type|类型" },
	{ "status", &type_choice, N_("Status"), .list = "task-status", .required = true, .preset = "open",
	  .aliases = "状态" },
	{ "priority", &type_choice, N_("Priority"), .list = "priority", .preset = "normal",
	  .aliases = "优先级|重要程度" },
	{ "due", &type_date, N_("Due"), .index = true, .aliases = "due date|截止日期|到期日|计划日期" },
	{ "time", &type_time, N_("Time"), .aliases = "时间" },
	{ "remind", &type_date, N_("Remind on"), .aliases = "reminder|提醒日期" },
	{ "owner", &type_reference, N_("Assigned to"), .to = &user_entity, .dated = true, .work = true,
	  .preset = "me", .index = true,
	  .aliases = "task owner|assigned to|负责人|执行人" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .index = true,
	  .aliases = "account|客户|客户名称" },
	{ "contact", &type_reference, N_("Contact"), .to = &contact_entity, .sparse = true, .aliases = "联系人" },
	{ "deal", &type_reference, N_("Deal"), .to = &deal_entity, .sparse = true, .aliases = "项目|项目机会|商机" },
	{ "activity", &type_reference, N_("From activity"), .to = &activity_entity, .sparse = true,
	  .aliases = "来自活动" },
	{ "creator", &type_reference, N_("Given by"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "created by|交办人|创建人" },
	{ "repeat", &type_code, N_("Repeats"), .aliases = "recurrence|重复|周期" },
	{ "month_day", &type_integer, N_("Day of the month it repeats on"), .fixed = true, .quiet = true },
	{ "done", &type_date, N_("Done"), .aliases = "completed|完成日期" },
	{ "result", &type_text, N_("Result"), .aliases = "完成情况|结果" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

static const struct field task_computed[] = {
	{ "late", &type_integer, N_("Days late"),
	  .formula = "CASE WHEN $.status = 'open' AND $.due < crm_day() THEN crm_days_between($.due, crm_day()) END" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity task_entity = {
	.name = "task", .label = N_("Task"), .kind = MASTER, .title = "subject", .since = 2, .open = "status=open",
	.alike = "subject kind due owner customer deal", .fields = task_fields, .computed = task_computed,
	.columns = "subject kind status priority due owner customer deal done",
};
