-- SPDX-License-Identifier: ISC
-- forecast - what open deals will bring by the month they are expected in, beside what is won in those months.
WITH g AS (
	SELECT substr(CASE WHEN s.outcome IS NULL THEN d.expected ELSE d.closed END, 1, 7) AS period,
		count(*) FILTER (WHERE s.outcome IS NULL) AS deals, sum(d.amount) FILTER (WHERE s.outcome IS NULL) AS amount,
		sum((d.amount * coalesce(d.probability, s.probability) + 50000000) / 100000000 * 100)
			FILTER (WHERE s.outcome IS NULL) AS weighted,
		count(*) FILTER (WHERE s.outcome = 'won') AS won_deals, sum(d.amount) FILTER (WHERE s.outcome = 'won') AS won_amount
	FROM deal AS d JOIN choice AS s ON s.list = 'deal-stage' AND s.code = d.stage
	WHERE d.deleted IS NULL AND s.outcome IS NOT 'lost' GROUP BY 1)
SELECT period, deals, coalesce(amount, 0), coalesce(weighted, 0), won_deals, coalesce(won_amount, 0),
	coalesce(weighted, 0) + coalesce(won_amount, 0) AS outlook
	FROM g WHERE deals > 0 OR period = '2026-03' ORDER BY period;
