-- SPDX-License-Identifier: ISC
-- aging - the plain question of crm-ar aging for DAY: what is open of each item by a left join with what settled it.
SELECT c.party_id, c.name, o.currency, sum(o.open) FILTER (WHERE o.sign > 0 AND o.due >= 'DAY') AS not_due,
    sum(o.open) FILTER (WHERE o.sign > 0 AND o.due IS NULL) AS no_date,
    sum(o.open) FILTER (WHERE o.sign > 0 AND o.due >= date('DAY', '-30 days') AND o.due < 'DAY') AS "1-30",
    sum(o.open) FILTER (WHERE o.sign > 0 AND o.due >= date('DAY', '-60 days') AND o.due < date('DAY', '-30 days')) AS "31-60",
    sum(o.open) FILTER (WHERE o.sign > 0 AND o.due >= date('DAY', '-90 days') AND o.due < date('DAY', '-60 days')) AS "61-90",
    sum(o.open) FILTER (WHERE o.sign > 0 AND o.due < date('DAY', '-90 days')) AS "over-90",
    -sum(o.open) FILTER (WHERE o.sign < 0) AS advances, sum(o.sign * o.open) AS balance
FROM (SELECT i.item_id, i.party_id, i.currency, i.sign, i.due, i.amount - coalesce(sum(s.amount), 0) AS open
    FROM item AS i LEFT JOIN settlement AS s ON s.item_id = i.item_id AND s.day <= 'DAY'
    WHERE i.ledger = 'ar' AND i.sign > 0 AND i.day <= 'DAY' GROUP BY i.item_id
    UNION ALL SELECT i.item_id, i.party_id, i.currency, i.sign, i.due, i.amount - coalesce(sum(s.amount), 0)
    FROM item AS i LEFT JOIN settlement AS s ON s.source_id = i.item_id AND s.day <= 'DAY'
    WHERE i.ledger = 'ar' AND i.sign < 0 AND i.day <= 'DAY' GROUP BY i.item_id) AS o
    JOIN party AS c ON c.party_id = o.party_id
WHERE o.open <> 0 GROUP BY o.party_id, o.currency;
