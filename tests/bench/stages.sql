-- SPDX-License-Identifier: ISC
-- stages - deals with what the report's questions take from them by their stage: a view for the session.
CREATE TEMP VIEW deal_figures AS SELECT d.*, coalesce(s.outcome, 'open') AS status,
	(d.amount * CASE s.outcome WHEN 'won' THEN 1000000 WHEN 'lost' THEN 0 ELSE coalesce(d.probability, s.probability) END
		+ 50000000) / 100000000 * 100 AS value,
	CASE s.outcome WHEN 'won' THEN 1 WHEN 'lost' THEN 0 END AS won,
	CASE s.outcome WHEN 'won' THEN 0 WHEN 'lost' THEN 1 END AS lost
	FROM deal AS d LEFT JOIN choice AS s ON s.list = 'deal-stage' AND s.code = d.stage;
