-- SPDX-License-Identifier: ISC
-- show - customer 1 by hand: its fields and figures, how much refers to it, the rows of what does, the timeline.
.mode json
SELECT c.party_id AS customer_id, c.code, c.name, c.short_name, c.kind, c.industry, c.grade, c.source, c.owner_id,
	coalesce(u.name, u.login) AS owner, c.parent_id, coalesce(p.name, p.code) AS parent, c.phone, c.phones, c.email,
	c.website, c.country, c.province, c.city, c.address, c.postcode, c.revenue, c.headcount, c.tax_id, c.note, c.created,
	c.nature, c.relation, c.state, c.life_stage, c.phase, c.worth, c.is_vip, c.size, c.business, c.proprietor, c.manager,
	c.legal_rep, c.register_no, c.founded, c.capital, c.known_since, c.referrer_id, coalesce(f.name, f.code) AS referrer,
	c.wechat, c.qq, c.fax, c.district, c.region_id, coalesce(r.name, r.code) AS region, c.market_area, c.sales_capacity,
	c.potential, c.philosophy, c.direction, c.policy, c.style, c.actual_sales, c.market_share, c.competitiveness,
	c.market_rank, c.rival_ties, c.cooperation, c.problems, c.strategy, c.outlook, c.image, c.reputation, c.finances,
	c.credit_state, c.needs, c.need_type, c.preferences, c.behaviour, c.delivery_needs, c.has_need, c.has_means,
	c.has_authority, c.gender, c.birth, c.native_place, c.education, c.occupation, c.ability, c.career, c.prefer_channel,
	c.prefer_hours, c.protected, c.is_competitor, c.is_partner, c.given_by, c.licence, t.last_contact,
	CAST(julianday('2026-03-10') - julianday(coalesce(t.last_contact, c.created)) AS INTEGER) AS idle,
	(SELECT group_concat(k.channel) FROM consent AS k WHERE k.customer_id = c.party_id AND k.deleted IS NULL
		AND k.state = 'given' AND k.day <= '2026-03-10' AND (k.until IS NULL OR k.until >= '2026-03-10')
		AND NOT EXISTS (SELECT 1 FROM consent AS l WHERE l.customer_id = k.customer_id AND l.channel = k.channel
			AND l.deleted IS NULL AND l.day <= '2026-03-10' AND (l.day, l.consent_id) > (k.day, k.consent_id))) AS consents,
	d.last_deal, d.open_deals, d.open_amount, d.won_deals, d.won_amount,
	CAST(julianday('2026-03-10') - julianday(coalesce(c.updated, c.created)) AS INTEGER) AS stale
	FROM party AS c
	LEFT JOIN user AS u ON u.user_id = c.owner_id
	LEFT JOIN party AS p ON p.party_id = c.parent_id
	LEFT JOIN party AS f ON f.party_id = c.referrer_id
	LEFT JOIN region AS r ON r.region_id = c.region_id,
	(SELECT max(day) AS last_contact FROM activity WHERE customer_id = 1 AND deleted IS NULL AND day <= '2026-03-10') AS t,
	(SELECT max(coalesce(closed, opened)) AS last_deal, count(*) FILTER (WHERE s.outcome IS NULL) AS open_deals,
		sum(amount) FILTER (WHERE s.outcome IS NULL) AS open_amount, count(*) FILTER (WHERE s.outcome = 'won') AS won_deals,
		sum(amount) FILTER (WHERE s.outcome = 'won') AS won_amount
		FROM deal LEFT JOIN choice AS s ON s.list = 'deal-stage' AND s.code = deal.stage
		WHERE customer_id = 1 AND deal.deleted IS NULL) AS d
	WHERE c.code = 'K0000001' AND c.is_customer = 1;

SELECT 'customer.parent' AS noun, count(*) AS count, sum(revenue) AS sum, max(created) AS latest
	FROM party WHERE parent_id = 1 AND is_customer = 1 AND deleted IS NULL
UNION ALL SELECT 'customer.referrer', count(*), sum(revenue), max(created)
	FROM party WHERE referrer_id = 1 AND is_customer = 1 AND deleted IS NULL
UNION ALL SELECT 'contact', count(*), NULL, max(created) FROM contact WHERE customer_id = 1 AND deleted IS NULL
UNION ALL SELECT 'address', count(*), NULL, max(created) FROM address WHERE customer_id = 1 AND deleted IS NULL
UNION ALL SELECT 'consent', count(*), NULL, max(day) FROM consent WHERE customer_id = 1 AND deleted IS NULL
UNION ALL SELECT 'deal', count(*), sum(amount), max(coalesce(opened, created))
	FROM deal WHERE customer_id = 1 AND deleted IS NULL
UNION ALL SELECT 'share', count(*), NULL, max(day) FROM share WHERE customer_id = 1 AND deleted IS NULL
UNION ALL SELECT 'distinction.customer', count(*), NULL, max(created)
	FROM distinction WHERE customer_id = 1 AND deleted IS NULL
UNION ALL SELECT 'distinction.other', count(*), NULL, max(created) FROM distinction WHERE other_id = 1 AND deleted IS NULL
UNION ALL SELECT 'activity', count(*), NULL, max(day) FROM activity WHERE customer_id = 1 AND deleted IS NULL
UNION ALL SELECT 'task', count(*), NULL, max(created) FROM task WHERE customer_id = 1 AND deleted IS NULL
UNION ALL SELECT 'quote', count(*), NULL, max(coalesce(day, created)) FROM quote WHERE customer_id = 1 AND deleted IS NULL
UNION ALL SELECT 'contract', count(*), NULL, max(coalesce(day, created))
	FROM contract WHERE customer_id = 1 AND deleted IS NULL;

SELECT t.contact_id, t.name, t.customer_id, coalesce(c.name, c.code) AS customer, t.title, t.role, t.mobile, t.phone,
	t.email, t.wechat, t.owner_id, coalesce(u.name, u.login) AS owner
	FROM contact AS t LEFT JOIN party AS c ON c.party_id = t.customer_id LEFT JOIN user AS u ON u.user_id = t.owner_id
	WHERE t.customer_id = 1 AND t.deleted IS NULL ORDER BY t.created DESC, t.contact_id DESC;
SELECT t.deal_id, t.code, t.title, t.customer_id, coalesce(c.name, c.code) AS customer, t.owner_id,
	coalesce(u.name, u.login) AS owner, t.product_id, coalesce(p.name, p.code) AS product, t.stage, t.amount, t.opened,
	t.expected, t.closed
	FROM deal AS t LEFT JOIN party AS c ON c.party_id = t.customer_id LEFT JOIN user AS u ON u.user_id = t.owner_id
	LEFT JOIN product AS p ON p.product_id = t.product_id
	WHERE t.customer_id = 1 AND t.deleted IS NULL ORDER BY t.opened DESC, t.created DESC, t.deal_id DESC;
SELECT t.activity_id, t.kind, t.day, t.customer_id, coalesce(c.name, c.code) AS customer, t.contact_id, o.name AS contact,
	t.deal_id, coalesce(d.title, d.code) AS deal, t.owner_id, coalesce(u.name, u.login) AS owner, t.subject, t.content,
	t.outcome, t.next_step, t.next_date
	FROM activity AS t LEFT JOIN party AS c ON c.party_id = t.customer_id
	LEFT JOIN contact AS o ON o.contact_id = t.contact_id LEFT JOIN deal AS d ON d.deal_id = t.deal_id
	LEFT JOIN user AS u ON u.user_id = t.owner_id
	WHERE t.customer_id = 1 AND t.deleted IS NULL ORDER BY t.day DESC, t.created DESC, t.activity_id DESC;
SELECT t.task_id, t.subject, t.kind, t.status, t.priority, t.due, t.owner_id, coalesce(u.name, u.login) AS owner,
	t.customer_id, coalesce(c.name, c.code) AS customer, t.deal_id, coalesce(d.title, d.code) AS deal, t.done
	FROM task AS t LEFT JOIN user AS u ON u.user_id = t.owner_id LEFT JOIN party AS c ON c.party_id = t.customer_id
	LEFT JOIN deal AS d ON d.deal_id = t.deal_id
	WHERE t.customer_id = 1 AND t.deleted IS NULL ORDER BY t.created DESC, t.task_id DESC;

SELECT t.created AS day, 'contact' AS noun, 'id=' || t.contact_id AS key, NULL AS kind, t.name AS what,
	coalesce(u.name, u.login) AS who
	FROM contact AS t LEFT JOIN user AS u ON u.user_id = t.owner_id WHERE t.customer_id = 1 AND t.deleted IS NULL
UNION ALL SELECT coalesce(t.opened, t.created), 'deal', t.code, NULL, t.title, coalesce(u.name, u.login)
	FROM deal AS t LEFT JOIN user AS u ON u.user_id = t.owner_id WHERE t.customer_id = 1 AND t.deleted IS NULL
UNION ALL SELECT t.day, 'activity', 'id=' || t.activity_id, t.kind, t.subject, coalesce(u.name, u.login)
	FROM activity AS t LEFT JOIN user AS u ON u.user_id = t.owner_id WHERE t.customer_id = 1 AND t.deleted IS NULL
UNION ALL SELECT t.created, 'task', 'id=' || t.task_id, t.kind, t.subject, coalesce(u.name, u.login)
	FROM task AS t LEFT JOIN user AS u ON u.user_id = t.owner_id WHERE t.customer_id = 1 AND t.deleted IS NULL
UNION ALL SELECT t.since, 'customer', 'K0000001', t.field,
	CASE t.field WHEN 'owner' THEN (SELECT coalesce(name, login) FROM user WHERE user_id = t.number) ELSE t.text END,
	(SELECT coalesce(u.name, s.login) FROM inserted AS i JOIN change_set AS s ON s.change_set_id = i.change_set_id
		LEFT JOIN user AS u ON u.login = s.login WHERE i.entity = 'party_dated' AND i.last_id >= t.dated_id
		AND i.first_id <= t.dated_id ORDER BY i.last_id LIMIT 1)
	FROM party_dated AS t WHERE t.row_id = 1
ORDER BY 1 DESC, 2, 3 DESC;
