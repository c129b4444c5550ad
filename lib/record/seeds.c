/* SPDX-License-Identifier: ISC */
/* seeds - the words that choice lists begin with. */
#include <string.h>

#include "record/seeds.h"

/* The words of a list stand together: their position is counted within it. */
static const struct seed {
	const char *list, *code, *label_zh, *outcome;
	int64_t probability;   /* in percent, of a tax its rate; -1: none; of a kind of stock entry its sign,
	                        * of a level of reminders its days, of a title of accounts its number */
	int since;             /* the schema version it came with */
} seeds[] = {
	{ "deal-stage", "Lead", "线索", NULL, 10, 1 }, { "deal-stage", "Qualified", "初步接洽", NULL, 25, 1 },
	{ "deal-stage", "Proposal", "方案报价", NULL, 50, 1 }, { "deal-stage", "Negotiation", "谈判", NULL, 75, 1 },
	{ "deal-stage", "Won", "赢单", "won", 100, 1 }, { "deal-stage", "Lost", "输单", "lost", 0, 1 },
	{ "lost-reason", "Price", "价格", NULL, -1, 1 },
	{ "lost-reason", "Competitor", "竞争对手", NULL, -1, 1 },
	{ "lost-reason", "No budget", "无预算", NULL, -1, 1 },
	{ "lost-reason", "No decision", "未决策", NULL, -1, 1 },
	{ "grade", "A", NULL, NULL, -1, 1 }, { "grade", "B", NULL, NULL, -1, 1 },
	{ "grade", "C", NULL, NULL, -1, 1 }, { "grade", "D", NULL, NULL, -1, 1 },
	{ "source", "Web", "网站", NULL, -1, 1 }, { "source", "Referral", "转介绍", NULL, -1, 1 },
	{ "source", "Exhibition", "展会", NULL, -1, 1 }, { "source", "Phone", "电话", NULL, -1, 1 },
	{ "source", "Advertising", "广告", NULL, -1, 1 }, { "source", "Other", "其他", NULL, -1, 1 },
	{ "industry", "IT", "信息技术", NULL, -1, 1 }, { "industry", "Manufacturing", "制造", NULL, -1, 1 },
	{ "industry", "Trade", "贸易", NULL, -1, 1 }, { "industry", "Construction", "建筑", NULL, -1, 1 },
	{ "industry", "Finance", "金融", NULL, -1, 1 }, { "industry", "Education", "教育", NULL, -1, 1 },
	{ "industry", "Health", "医疗", NULL, -1, 1 }, { "industry", "Government", "政府", NULL, -1, 1 },
	{ "customer-kind", "company", "企业", NULL, -1, 1 },
	{ "customer-kind", "person", "个人", NULL, -1, 1 },
	{ "product-kind", "goods", "商品", NULL, -1, 1 }, { "product-kind", "service", "服务", NULL, -1, 1 },
	{ "product-kind", "material", "材料", NULL, -1, 1 },
	{ "unit", "piece", "个", NULL, -1, 1 }, { "unit", "set", "套", NULL, -1, 1 },
	{ "unit", "box", "箱", NULL, -1, 1 }, { "unit", "kg", "千克", NULL, -1, 1 },
	{ "unit", "m", "米", NULL, -1, 1 }, { "unit", "hour", "小时", NULL, -1, 1 },
	{ "deal-status", "open", "进行中", NULL, -1, 2 }, { "deal-status", "won", "赢单", NULL, -1, 2 },
	{ "deal-status", "lost", "输单", NULL, -1, 2 },
	{ "pipeline", "standard", "标准", NULL, -1, 2 },
	{ "customer-nature", "corporate", "企业客户", NULL, -1, 2 },
	{ "customer-nature", "internal", "内部客户", NULL, -1, 2 },
	{ "customer-nature", "channel", "渠道", NULL, -1, 2 },
	{ "customer-nature", "agent", "代理商", NULL, -1, 2 },
	{ "customer-nature", "distributor", "分销商", NULL, -1, 2 },
	{ "customer-nature", "partner", "合作伙伴", NULL, -1, 2 },
	{ "customer-nature", "supplier", "供应商", NULL, -1, 2 },
	{ "customer-nature", "shareholder", "股东", NULL, -1, 2 },
	{ "customer-nature", "employee", "员工", NULL, -1, 2 },
	{ "customer-nature", "public", "社会公众", NULL, -1, 2 },
	{ "relation", "none", "非客户", NULL, -1, 2 }, { "relation", "prospect", "潜在客户", NULL, -1, 2 },
	{ "relation", "actual", "现实客户", NULL, -1, 2 }, { "relation", "lost", "流失客户", NULL, -1, 2 },
	{ "customer-state", "new", "新客户", NULL, -1, 2 },
	{ "customer-state", "loyal", "忠诚客户", NULL, -1, 2 },
	{ "customer-state", "lost", "流失客户", NULL, -1, 2 },
	{ "life-stage", "prospect", "潜在客户期", NULL, -1, 2 },
	{ "life-stage", "acquisition", "客户获取期", NULL, -1, 2 },
	{ "life-stage", "exploration", "考察期", NULL, -1, 2 },
	{ "life-stage", "growth", "成长期", NULL, -1, 2 },
	{ "life-stage", "maturity", "成熟期", NULL, -1, 2 },
	{ "life-stage", "decline", "衰退期", NULL, -1, 2 },
	{ "relation-phase", "attention", "注意", NULL, -1, 2 },
	{ "relation-phase", "deepening", "深入", NULL, -1, 2 },
	{ "relation-phase", "trust", "信赖", NULL, -1, 2 },
	{ "relation-phase", "dissolution", "解散", NULL, -1, 2 },
	{ "worth", "key", "重要客户", NULL, -1, 2 }, { "worth", "major", "主要客户", NULL, -1, 2 },
	{ "worth", "ordinary", "普通客户", NULL, -1, 2 }, { "worth", "small", "小客户", NULL, -1, 2 },
	{ "worth", "bad", "劣质客户", NULL, -1, 2 },
	{ "size", "large", "大型", NULL, -1, 2 }, { "size", "medium", "中型", NULL, -1, 2 },
	{ "size", "small", "小型", NULL, -1, 2 }, { "size", "micro", "微型", NULL, -1, 2 },
	{ "level", "high", "高", NULL, -1, 2 }, { "level", "medium", "中", NULL, -1, 2 },
	{ "level", "low", "低", NULL, -1, 2 },
	{ "need-type", "physical", "物理功能需求", NULL, -1, 2 },
	{ "need-type", "physiological", "生理需求", NULL, -1, 2 },
	{ "need-type", "psychological", "心理需求", NULL, -1, 2 },
	{ "channel", "phone", "电话", NULL, -1, 2 }, { "channel", "mobile", "手机", NULL, -1, 2 },
	{ "channel", "email", "邮件", NULL, -1, 2 }, { "channel", "wechat", "微信", NULL, -1, 2 },
	{ "channel", "sms", "短信", NULL, -1, 2 }, { "channel", "visit", "上门", NULL, -1, 2 },
	{ "channel", "post", "信函", NULL, -1, 2 }, { "channel", "web", "网站", NULL, -1, 2 },
	{ "channel", "social", "社交媒体", NULL, -1, 2 }, { "channel", "event", "活动", NULL, -1, 2 },
	{ "channel", "ad", "广告", NULL, -1, 2 },
	{ "gender", "male", "男", NULL, -1, 2 }, { "gender", "female", "女", NULL, -1, 2 },
	{ "gender", "other", "其他", NULL, -1, 2 },
	{ "education", "primary", "小学", NULL, -1, 2 }, { "education", "secondary", "中学", NULL, -1, 2 },
	{ "education", "college", "大专", NULL, -1, 2 }, { "education", "bachelor", "本科", NULL, -1, 2 },
	{ "education", "master", "硕士", NULL, -1, 2 }, { "education", "doctor", "博士", NULL, -1, 2 },
	{ "marital", "single", "未婚", NULL, -1, 2 }, { "marital", "married", "已婚", NULL, -1, 2 },
	{ "marital", "divorced", "离异", NULL, -1, 2 }, { "marital", "widowed", "丧偶", NULL, -1, 2 },
	{ "contact-role", "owner", "所有者", NULL, -1, 2 },
	{ "contact-role", "manager", "经营管理者", NULL, -1, 2 },
	{ "contact-role", "legal-rep", "法人代表", NULL, -1, 2 },
	{ "contact-role", "decider", "决策者", NULL, -1, 2 },
	{ "contact-role", "buyer", "采购", NULL, -1, 2 }, { "contact-role", "finance", "财务", NULL, -1, 2 },
	{ "contact-role", "technical", "技术", NULL, -1, 2 },
	{ "contact-role", "user", "使用者", NULL, -1, 2 },
	{ "contact-role", "assistant", "助理", NULL, -1, 2 },
	{ "address-kind", "delivery", "收货地址", NULL, -1, 2 },
	{ "address-kind", "billing", "开票地址", NULL, -1, 2 },
	{ "address-kind", "registered", "注册地址", NULL, -1, 2 },
	{ "address-kind", "office", "办公地址", NULL, -1, 2 },
	{ "address-kind", "home", "家庭住址", NULL, -1, 2 },
	{ "consent-state", "given", "同意", NULL, -1, 2 },
	{ "consent-state", "refused", "拒绝", NULL, -1, 2 },
	{ "consent-state", "withdrawn", "撤回", NULL, -1, 2 },
	{ "consent-basis", "consent", "个人同意", NULL, -1, 2 },
	{ "consent-basis", "contract", "履行合同", NULL, -1, 2 },
	{ "consent-basis", "legal", "法定义务", NULL, -1, 2 },
	{ "consent-basis", "interest", "合法权益", NULL, -1, 2 },
	{ "consent-basis", "public", "已公开信息", NULL, -1, 2 },
	{ "rights", "read", "查看", NULL, -1, 2 }, { "rights", "edit", "编辑", NULL, -1, 2 },
	{ "rights", "all", "全部", NULL, -1, 2 },
	{ "participant-role", "decider", "决策者", NULL, -1, 2 },
	{ "participant-role", "approver", "审批者", NULL, -1, 2 },
	{ "participant-role", "influencer", "影响者", NULL, -1, 2 },
	{ "participant-role", "buyer", "采购者", NULL, -1, 2 },
	{ "participant-role", "user", "使用者", NULL, -1, 2 },
	{ "participant-role", "gatekeeper", "把关者", NULL, -1, 2 },
	{ "participant-role", "champion", "支持者", NULL, -1, 2 },
	{ "participant-role", "payer", "付款者", NULL, -1, 2 },
	{ "attitude", "champion", "坚定支持", NULL, -1, 2 }, { "attitude", "supporter", "支持", NULL, -1, 2 },
	{ "attitude", "neutral", "中立", NULL, -1, 2 }, { "attitude", "sceptic", "怀疑", NULL, -1, 2 },
	{ "attitude", "opponent", "反对", NULL, -1, 2 },
	{ "activity-kind", "call", "电话", NULL, -1, 2 }, { "activity-kind", "visit", "拜访", NULL, -1, 2 },
	{ "activity-kind", "visit-in", "来访", NULL, -1, 2 },
	{ "activity-kind", "interview", "访谈", NULL, -1, 2 },
	{ "activity-kind", "meeting", "会议", NULL, -1, 2 }, { "activity-kind", "mail", "邮件", NULL, -1, 2 },
	{ "activity-kind", "message", "短信微信", NULL, -1, 2 },
	{ "activity-kind", "event", "活动", NULL, -1, 2 }, { "activity-kind", "note", "备注", NULL, -1, 2 },
	{ "activity-kind", "advice", "领导指示", NULL, -1, 2 },
	{ "activity-kind", "feedback", "反馈", NULL, -1, 2 },
	{ "activity-kind", "suggestion", "建议", NULL, -1, 2 },
	{ "activity-kind", "web", "网站访问", NULL, -1, 2 },
	{ "activity-kind", "social", "社交互动", NULL, -1, 2 },
	{ "activity-kind", "support", "客服咨询", NULL, -1, 2 },
	{ "direction", "out", "呼出", NULL, -1, 2 }, { "direction", "in", "呼入", NULL, -1, 2 },
	{ "origin-kind", "self", "客户提供", NULL, -1, 2 },
	{ "origin-kind", "recorded", "互动记录", NULL, -1, 2 },
	{ "origin-kind", "third-party", "第三方", NULL, -1, 2 },
	{ "task-kind", "todo", "待办", NULL, -1, 2 }, { "task-kind", "call", "电话", NULL, -1, 2 },
	{ "task-kind", "visit", "拜访", NULL, -1, 2 }, { "task-kind", "appointment", "预约", NULL, -1, 2 },
	{ "task-kind", "mail", "邮件", NULL, -1, 2 }, { "task-kind", "care", "关怀", NULL, -1, 2 },
	{ "task-kind", "birthday", "生日", NULL, -1, 2 }, { "task-kind", "follow-up", "跟进", NULL, -1, 2 },
	{ "task-status", "open", "未完成", NULL, -1, 2 }, { "task-status", "done", "已完成", NULL, -1, 2 },
	{ "task-status", "cancelled", "已取消", NULL, -1, 2 },
	{ "priority", "high", "高", NULL, -1, 2 }, { "priority", "normal", "普通", NULL, -1, 2 },
	{ "priority", "low", "低", NULL, -1, 2 },
	{ "region-level", "province", "省", NULL, -1, 2 }, { "region-level", "city", "市", NULL, -1, 2 },
	{ "region-level", "district", "区县", NULL, -1, 2 },
	{ "region-level", "street", "街道", NULL, -1, 2 },
	{ "tax-rate", "13", NULL, NULL, 13, 2 }, { "tax-rate", "9", NULL, NULL, 9, 2 },
	{ "tax-rate", "6", NULL, NULL, 6, 2 },
	{ "tax-rate", "5", NULL, NULL, 5, 2 }, { "tax-rate", "3", NULL, NULL, 3, 2 },
	{ "tax-rate", "1", NULL, NULL, 1, 2 },
	{ "tax-rate", "zero", "零税率", NULL, 0, 2 }, { "tax-rate", "exempt", "免税", NULL, 0, 2 },
	{ "tax-rate", "outside", "不征税", NULL, 0, 2 },
	{ "document-status", "draft", "草稿", NULL, -1, 2 }, { "document-status", "pending", "待审批", NULL, -1, 2 },
	{ "document-status", "approved", "已批准", NULL, -1, 2 },
	{ "document-status", "rejected", "已驳回", NULL, -1, 2 },
	{ "document-status", "closed", "已完成", NULL, -1, 2 },
	{ "document-status", "cancelled", "已取消", NULL, -1, 2 },
	{ "stock-kind", "opening", "期初", NULL, 1, 2 }, { "stock-kind", "receipt", "入库", NULL, 1, 2 },
	{ "stock-kind", "issue", "出库", NULL, -1, 2 }, { "stock-kind", "transfer", "调拨", NULL, -1, 2 },
	{ "stock-kind", "return-in", "退货入库", NULL, 1, 2 }, { "stock-kind", "return-out", "退货出库", NULL, -1, 2 },
	{ "stock-kind", "adjustment", "调整", NULL, 0, 2 }, { "stock-kind", "sale", "销售出库", NULL, -1, 3 },
	{ "stock-kind", "arrival", "调拨到货", NULL, -1, 3 }, { "stock-kind", "loss", "短缺损失", NULL, -1, 3 },
	{ "stock-kind", "loan-out", "借领出库", NULL, -1, 3 }, { "stock-kind", "loan-back", "借领归还", NULL, -1, 3 },
	{ "stock-kind", "cost-correction", "成本调整", NULL, 0, 3 },
	{ "stock-kind", "landed-cost", "采购费用", NULL, 0, 3 }, { "stock-kind", "rebate", "采购返利", NULL, 0, 3 },
	{ "stock-alert", "low", "低于下限", NULL, -1, 2 }, { "stock-alert", "high", "高于上限", NULL, -1, 2 },
	{ "instalment-trigger", "sign", "签订", NULL, -1, 3 }, { "instalment-trigger", "ship", "发货", NULL, -1, 3 },
	{ "instalment-trigger", "accept", "验收", NULL, -1, 3 },
	{ "instalment-trigger", "invoice", "开票", NULL, -1, 3 },
	{ "instalment-trigger", "date", "日期", NULL, -1, 3 },
	{ "item-kind", "contract", "合同", NULL, -1, 3 }, { "item-kind", "delivery", "发货", NULL, -1, 3 },
	{ "item-kind", "opening", "期初", NULL, -1, 3 }, { "item-kind", "penalty", "违约金", NULL, -1, 3 },
	{ "item-kind", "other", "其他", NULL, -1, 3 }, { "item-kind", "cost", "采购费用", NULL, -1, 3 },
	{ "settlement-kind", "allocation", "核销", NULL, -1, 3 },
	{ "settlement-kind", "discount", "现金折扣", NULL, -1, 3 },
	{ "settlement-kind", "write-off", "坏账", NULL, -1, 3 }, { "settlement-kind", "return", "退货", NULL, -1, 3 },
	{ "settlement-kind", "rebate", "返利", NULL, -1, 3 }, { "settlement-kind", "change", "变更", NULL, -1, 3 },
	{ "settlement-kind", "split", "拆分", NULL, -1, 3 }, { "settlement-kind", "deferral", "展期", NULL, -1, 3 },
	{ "settlement-kind", "cancel", "撤销", NULL, -1, 3 },
	{ "payment-method", "transfer", "转账", NULL, -1, 3 }, { "payment-method", "cash", "现金", NULL, -1, 3 },
	{ "payment-method", "bill", "承兑汇票", NULL, -1, 3 }, { "payment-method", "cheque", "支票", NULL, -1, 3 },
	{ "payment-method", "wechat", "微信", NULL, -1, 3 }, { "payment-method", "alipay", "支付宝", NULL, -1, 3 },
	{ "payment-method", "other", "其他", NULL, -1, 3 },
	{ "period-area", "stock", "库存", NULL, -1, 3 }, { "period-area", "ar", "应收", NULL, -1, 3 },
	{ "period-area", "ap", "应付", NULL, -1, 3 }, { "period-area", "cash", "资金", NULL, -1, 3 },
	{ "period-area", "sales", "销售", NULL, -1, 3 },
	{ "warehouse-kind", "normal", "普通仓", NULL, -1, 3 }, { "warehouse-kind", "transit", "在途", NULL, -1, 3 },
	{ "warehouse-kind", "loan", "借出", NULL, -1, 3 }, { "warehouse-kind", "consigned", "寄售", NULL, -1, 3 },
	{ "count-status", "open", "盘点中", NULL, -1, 3 }, { "count-status", "posted", "已过账", NULL, -1, 3 },
	{ "count-status", "cancelled", "已取消", NULL, -1, 3 },
	{ "ship-method", "express", "快递", NULL, -1, 3 }, { "ship-method", "freight", "物流", NULL, -1, 3 },
	{ "ship-method", "own", "自有车辆", NULL, -1, 3 }, { "ship-method", "pickup", "客户自提", NULL, -1, 3 },
	{ "ship-method", "online", "线上交付", NULL, -1, 3 },
	{ "carrier", "SF", "顺丰", NULL, -1, 3 }, { "carrier", "JD", "京东", NULL, -1, 3 },
	{ "carrier", "EMS", "邮政", NULL, -1, 3 }, { "carrier", "YTO", "圆通", NULL, -1, 3 },
	{ "carrier", "ZTO", "中通", NULL, -1, 3 }, { "carrier", "STO", "申通", NULL, -1, 3 },
	{ "carrier", "YD", "韵达", NULL, -1, 3 }, { "carrier", "DB", "德邦", NULL, -1, 3 },
	{ "cost-kind", "freight", "运费", NULL, -1, 3 }, { "cost-kind", "customs", "关税", NULL, -1, 3 },
	{ "cost-kind", "insurance", "保险费", NULL, -1, 3 }, { "cost-kind", "handling", "装卸费", NULL, -1, 3 },
	{ "cost-kind", "other", "其他", NULL, -1, 3 },
	{ "cost-spread", "value", "按金额", NULL, -1, 3 }, { "cost-spread", "quantity", "按数量", NULL, -1, 3 },
	{ "cost-spread", "weight", "按重量", NULL, -1, 3 },
	{ "rebate-kind", "stock", "冲减存货", NULL, -1, 3 }, { "rebate-kind", "payable", "冲减应付", NULL, -1, 3 },
	{ "invoice-direction", "issued", "开具", NULL, -1, 3 },
	{ "invoice-direction", "received", "收到", NULL, -1, 3 },
	{ "invoice-kind", "e-special", "数电发票（增值税专用发票）", NULL, -1, 3 },
	{ "invoice-kind", "e-general", "数电发票（普通发票）", NULL, -1, 3 },
	{ "invoice-kind", "special", "增值税专用发票", NULL, -1, 3 },
	{ "invoice-kind", "general", "增值税普通发票", NULL, -1, 3 },
	{ "invoice-kind", "roll", "增值税普通发票（卷票）", NULL, -1, 3 },
	{ "invoice-kind", "none", "无票", NULL, -1, 3 },
	{ "account-kind", "company", "对公账户", NULL, -1, 3 }, { "account-kind", "private", "私人账户", NULL, -1, 3 },
	{ "account-kind", "cash", "现金", NULL, -1, 3 }, { "account-kind", "bill", "应收票据", NULL, -1, 3 },
	{ "cash-kind", "opening", "期初", NULL, -1, 3 }, { "cash-kind", "receipt", "收款", NULL, -1, 3 },
	{ "cash-kind", "payment", "付款", NULL, -1, 3 }, { "cash-kind", "refund", "退款", NULL, -1, 3 },
	{ "cash-kind", "transfer", "转账", NULL, -1, 3 }, { "cash-kind", "fee", "手续费", NULL, -1, 3 },
	{ "cash-kind", "interest", "利息", NULL, -1, 3 }, { "cash-kind", "expense", "费用", NULL, -1, 3 },
	{ "cash-kind", "income", "收入", NULL, -1, 3 }, { "cash-kind", "correction", "更正", NULL, -1, 3 },
	{ "bank-line-state", "open", "未对账", NULL, -1, 3 }, { "bank-line-state", "matched", "已对账", NULL, -1, 3 },
	{ "bank-line-state", "ignored", "不处理", NULL, -1, 3 },
	{ "reconciliation", "bank-balance", "银行对账单余额", NULL, -1, 3 },
	{ "reconciliation", "received-not-at-bank", "加：企业已收、银行未收", NULL, -1, 3 },
	{ "reconciliation", "paid-not-at-bank", "减：企业已付、银行未付", NULL, -1, 3 },
	{ "reconciliation", "bank-adjusted", "调节后银行余额", NULL, -1, 3 },
	{ "reconciliation", "book-balance", "企业账面余额", NULL, -1, 3 },
	{ "reconciliation", "received-not-in-book", "加：银行已收、企业未收", NULL, -1, 3 },
	{ "reconciliation", "paid-not-in-book", "减：银行已付、企业未付", NULL, -1, 3 },
	{ "reconciliation", "book-adjusted", "调节后账面余额", NULL, -1, 3 },
	{ "reconciliation", "difference", "差额", NULL, -1, 3 },
	{ "cash-direction", "out", "支出", NULL, -1, 3 }, { "cash-direction", "in", "收入", NULL, -1, 3 },
	{ "every", "week", "每周", NULL, -1, 3 }, { "every", "month", "每月", NULL, -1, 3 },
	{ "every", "quarter", "每季", NULL, -1, 3 }, { "every", "year", "每年", NULL, -1, 3 },
	{ "bill-state", "received", "持有", NULL, -1, 3 }, { "bill-state", "endorsed", "已背书", NULL, -1, 3 },
	{ "bill-state", "discounted", "已贴现", NULL, -1, 3 }, { "bill-state", "cashed", "已兑付", NULL, -1, 3 },
	{ "bill-state", "dishonoured", "拒付", NULL, -1, 3 },
	{ "tracking", "none", "不追溯", NULL, -1, 3 }, { "tracking", "lot", "批次", NULL, -1, 3 },
	{ "tracking", "serial", "序列号", NULL, -1, 3 },
	{ "credit-kind", "monthly", "月结货款", NULL, -1, 3 }, { "credit-kind", "payment", "信用付款", NULL, -1, 3 },
	{ "credit-kind", "limit", "信用额度", NULL, -1, 3 },
	{ "credit-event", "limit", "额度", NULL, -1, 3 }, { "credit-event", "days", "账期", NULL, -1, 3 },
	{ "credit-event", "until", "有效期", NULL, -1, 3 }, { "credit-event", "application", "申请", NULL, -1, 3 },
	{ "credit-event", "lift", "放行", NULL, -1, 3 }, { "credit-event", "lift-undone", "撤销放行", NULL, -1, 3 },
	{ "credit-review", "expired", "已到期", NULL, -1, 3 }, { "credit-review", "expires", "即将到期", NULL, -1, 3 },
	{ "credit-review", "over", "超额", NULL, -1, 3 }, { "credit-review", "overdue", "逾期", NULL, -1, 3 },
	{ "credit-review", "unused", "未使用", NULL, -1, 3 },
	{ "arrears-reason", "short of cash", "资金周转困难", NULL, -1, 3 },
	{ "arrears-reason", "own customers late", "下游客户未付款", NULL, -1, 3 },
	{ "arrears-reason", "quality disputed", "对质量有异议", NULL, -1, 3 },
	{ "arrears-reason", "delivery disputed", "对交货或数量有异议", NULL, -1, 3 },
	{ "arrears-reason", "invoice wrong", "发票未到或有误", NULL, -1, 3 },
	{ "arrears-reason", "waits for approval", "付款审批未完成", NULL, -1, 3 },
	{ "arrears-reason", "nobody there", "负责人不在", NULL, -1, 3 },
	{ "arrears-reason", "failing", "经营恶化", NULL, -1, 3 },
	{ "arrears-reason", "unwilling", "故意拖欠", NULL, -1, 3 },
	{ "promise-state", "open", "未到期", NULL, -1, 3 }, { "promise-state", "kept", "已兑现", NULL, -1, 3 },
	{ "promise-state", "broken", "未兑现", NULL, -1, 3 },
	{ "dunning-level", "1", "收款通知", NULL, 7, 3 }, { "dunning-level", "2", "催款", NULL, 30, 3 },
	{ "dunning-level", "3", "最后催款", NULL, 60, 3 },
	{ "contract-part", "line", "合同明细", NULL, -1, 3 },
	{ "contract-part", "instalment", "分期", NULL, -1, 3 }, { "contract-part", "contract", "合同", NULL, -1, 3 },
	{ "contract-side", "us", "我方", NULL, -1, 3 }, { "contract-side", "them", "对方", NULL, -1, 3 },
	{ "contract-step", "deliver", "发货", NULL, -1, 3 }, { "contract-step", "invoice", "开票", NULL, -1, 3 },
	{ "contract-step", "sign", "签收", NULL, -1, 3 }, { "contract-step", "pay", "付款", NULL, -1, 3 },
	{ "contract-step", "pay back", "退款", NULL, -1, 3 },
	{ "confirmation-state", "open", "未回函", NULL, -1, 3 },
	{ "confirmation-state", "agreed", "相符", NULL, -1, 3 },
	{ "confirmation-state", "different", "不符", NULL, -1, 3 },
	{ "statement-kind", "opening", "期初余额", NULL, -1, 3 },
	{ "statement-kind", "receivable", "应收", NULL, -1, 3 },
	{ "statement-kind", "payable", "应付", NULL, -1, 3 }, { "statement-kind", "delivery", "发货", NULL, -1, 3 },
	{ "statement-kind", "arrival", "到货", NULL, -1, 3 }, { "statement-kind", "return", "退货", NULL, -1, 3 },
	{ "statement-kind", "invoice", "开票", NULL, -1, 3 }, { "statement-kind", "receipt", "收款", NULL, -1, 3 },
	{ "statement-kind", "payment", "付款", NULL, -1, 3 }, { "statement-kind", "refund", "退款", NULL, -1, 3 },
	{ "statement-kind", "discount", "折扣", NULL, -1, 3 },
	{ "statement-kind", "write-off", "核销坏账", NULL, -1, 3 },
	{ "statement-kind", "rebate", "返利", NULL, -1, 3 }, { "statement-kind", "penalty", "违约金", NULL, -1, 3 },
	{ "statement-kind", "closing", "期末余额", NULL, -1, 3 },
	{ "account-title", "assets:cash", "库存现金", NULL, 1001, 3 },
	{ "account-title", "assets:bank", "银行存款", NULL, 1002, 3 },
	{ "account-title", "assets:private", "其他货币资金:个人账户", NULL, 101201, 3 },
	{ "account-title", "assets:unposted", "其他货币资金:未入账款项", NULL, 101202, 3 },
	{ "account-title", "assets:transfer", "其他货币资金:在途资金", NULL, 101203, 3 },
	{ "account-title", "assets:bills", "应收票据", NULL, 1121, 3 },
	{ "account-title", "assets:receivable:customers", "应收账款:客户往来", NULL, 112201, 3 },
	{ "account-title", "assets:receivable:unshipped", "应收账款:未发货合同款", NULL, 112202, 3 },
	{ "account-title", "assets:stock", "库存商品", NULL, 1405, 3 },
	{ "account-title", "assets:cash-differences", "待处理财产损溢:现金", NULL, 190101, 3 },
	{ "account-title", "liabilities:payable:suppliers", "应付账款:供应商往来", NULL, 220201, 3 },
	{ "account-title", "liabilities:payable:estimated", "应付账款:暂估应付款", NULL, 220202, 3 },
	{ "account-title", "liabilities:payable:uninvoiced", "应付账款:未到票采购款", NULL, 220203, 3 },
	{ "account-title", "liabilities:payable:costs", "应付账款:暂估采购费用", NULL, 220204, 3 },
	{ "account-title", "liabilities:tax:input", "应交税费:应交增值税:进项税额", NULL, 22210101, 3 },
	{ "account-title", "liabilities:tax:output", "应交税费:应交增值税:销项税额", NULL, 22210102, 3 },
	{ "account-title", "liabilities:tax:uncertified", "应交税费:待认证进项税额", NULL, 222103, 3 },
	{ "account-title", "liabilities:tax:uninvoiced", "应交税费:待转销项税额", NULL, 222104, 3 },
	{ "account-title", "liabilities:unidentified", "其他应付款:待查款项", NULL, 224101, 3 },
	{ "account-title", "equity:opening", "利润分配:期初余额", NULL, 410401, 3 },
	{ "account-title", "revenues:sales", "主营业务收入", NULL, 6001, 3 },
	{ "account-title", "revenues:other", "其他业务收入", NULL, 6051, 3 },
	{ "account-title", "revenues:penalties", "营业外收入:违约金收入", NULL, 630101, 3 },
	{ "account-title", "revenues:written-off", "营业外收入:无法支付的应付款", NULL, 630102, 3 },
	{ "account-title", "expenses:cost-of-sales", "主营业务成本:发出商品", NULL, 640101, 3 },
	{ "account-title", "expenses:late-costs", "主营业务成本:滞后成本", NULL, 640102, 3 },
	{ "account-title", "expenses:rebates", "主营业务成本:采购返利", NULL, 640103, 3 },
	{ "account-title", "expenses:services", "主营业务成本:外购服务", NULL, 640104, 3 },
	{ "account-title", "expenses:tax", "税金及附加:不可抵扣进项税", NULL, 640301, 3 },
	{ "account-title", "expenses:stock-differences", "管理费用:存货盘盈盘亏", NULL, 660201, 3 },
	{ "account-title", "expenses:stock-issued", "管理费用:领用存货", NULL, 660202, 3 },
	{ "account-title", "expenses:other", "管理费用:其他", NULL, 660203, 3 },
	{ "account-title", "expenses:fees", "财务费用:手续费", NULL, 660301, 3 },
	{ "account-title", "expenses:interest", "财务费用:利息", NULL, 660302, 3 },
	{ "account-title", "expenses:discounts", "财务费用:现金折扣", NULL, 660303, 3 },
	{ "account-title", "expenses:bill-discounts", "财务费用:贴现利息", NULL, 660304, 3 },
	{ "account-title", "expenses:bad-debts", "信用减值损失", NULL, 6702, 3 },
	{ "account-title", "expenses:penalties", "营业外支出:违约金支出", NULL, 671101, 3 },
	{ 0 }
};

/* What the kinds of invoices have: fully digital ones have 20 digits and are never voided. */
static const struct invoice_kind {
	const char *code;
	int digits;
	bool voidable, deductible;
} invoice_kinds[] = {
	{ "e-special", 20, false, true }, { "e-general", 20, false, false }, { "special", 8, true, true },
	{ "general", 8, true, false }, { "roll", 8, true, false }, { "none", 0, true, false },
};

static void
set_invoice_kind(struct draft *d, const char *code)
{
	for (size_t i = 0; i < sizeof invoice_kinds / sizeof *invoice_kinds; i++)
		if (strcmp(invoice_kinds[i].code, code) == 0) {
			draft_set(d, "digits", value_number(invoice_kinds[i].digits));
			draft_set(d, "voidable", value_number(invoice_kinds[i].voidable));
			draft_set(d, "deductible", value_number(invoice_kinds[i].deductible));
		}
}

static bool
is_there(struct change *c, const struct seed *s)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "SELECT 1 FROM main.choice WHERE list = ?1 AND code = ?2");
	bool found;

	db_bind_text(st, 1, s->list);
	db_bind_text(st, 2, s->code);
	found = db_step(st);
	db_finish(st);
	return found;
}

void
seeds_add(struct change *c, int version)
{
	struct draft *d = draft_new(change_arena(c), &choice_entity);
	struct problem p = { 0 };
	int64_t id, position = 0;

	for (const struct seed *s = seeds; s->list; s++) {
		position = s > seeds && strcmp(s->list, s[-1].list) == 0 ? position + 1 : 1;
		if (s->since <= version || (version && is_there(c, s)))
			continue;
		draft_clear(d);
		draft_set(d, "list", value_text(s->list));
		draft_set(d, "code", value_text(s->code));
		draft_set(d, "label_zh", value_text(s->label_zh));
		draft_set(d, "outcome", value_text(s->outcome));
		draft_set(d, "position", value_number(position));
		if (strcmp(s->list, "invoice-kind") == 0)
			set_invoice_kind(d, s->code);
		if (strcmp(s->list, "stock-kind") == 0)
			draft_set(d, "sign", value_number(s->probability));
		else if (strcmp(s->list, "dunning-level") == 0)
			draft_set(d, "norm_days", value_number(s->probability));
		else if (strcmp(s->list, "account-title") == 0)
			draft_set(d, "number",
			    value_text(arena_printf(change_arena(c), "%lld", (long long)s->probability)));
		else if (s->probability >= 0)
			draft_set(d, strcmp(s->list, "tax-rate") == 0 ? "rate" : "probability",
			    value_number(s->probability * 10000));
		if (!record_add(c, d, &id, &p))
			die(FAILED, "cannot add the word '%s' to the list %s: %s", s->code, s->list, p.reason);
	}
}
