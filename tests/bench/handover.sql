-- SPDX-License-Identifier: ISC
-- handover - the customers and open work of user 2 to user 3.
PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
UPDATE party SET owner_id = 3, rev = 3, updated = '2026-03-10' WHERE owner_id = 2 AND is_customer = 1 AND deleted IS NULL;
UPDATE deal SET owner_id = 3, rev = 3, updated = '2026-03-10' WHERE owner_id = 2 AND deleted IS NULL
	AND stage IN (SELECT code FROM choice WHERE list = 'deal-stage' AND outcome IS NULL);
UPDATE task SET owner_id = 3, rev = 3, updated = '2026-03-10' WHERE owner_id = 2 AND deleted IS NULL AND status = 'open';
COMMIT;
