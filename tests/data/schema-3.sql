-- SPDX-License-Identifier: ISC
-- schema-3 - a database of version 3 as it left the house; a test upgrades it. It was made like schema-1, the two
-- PRAGMA lines at its end by hand, and never changes once a release has made such databases.
CREATE TABLE "setting" (
  setting_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "value" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX setting_name ON "setting" ("name");
CREATE TABLE "choice" (
  choice_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "list" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "label" TEXT,
  "label_zh" TEXT,
  "position" INTEGER NOT NULL,
  "active" INTEGER NOT NULL,
  "within" TEXT,
  "probability" INTEGER CONSTRAINT choice_probability CHECK (probability BETWEEN 0 AND 1000000),
  "outcome" TEXT CONSTRAINT choice_outcome CHECK (outcome IN ('won', 'lost')),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "norm_days" INTEGER CONSTRAINT choice_norm_days CHECK (norm_days >= 0),
  "contact_days" INTEGER CONSTRAINT choice_contact_days CHECK (contact_days >= 0),
  "rate" INTEGER CONSTRAINT choice_rate CHECK (rate BETWEEN 0 AND 1000000),
  "deal_days" INTEGER CONSTRAINT choice_deal_days CHECK (deal_days >= 0),
  "sign" INTEGER CONSTRAINT choice_sign CHECK (sign BETWEEN -1 AND 1),
  "digits" INTEGER CONSTRAINT choice_digits CHECK (digits BETWEEN 0 AND 20),
  "voidable" INTEGER,
  "deductible" INTEGER,
  "number" TEXT
) STRICT;
CREATE UNIQUE INDEX choice_unique ON "choice" (list,code);
CREATE TABLE "change_set" (
  change_set_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "at" TEXT NOT NULL,
  "login" TEXT NOT NULL,
  "host" TEXT,
  "command" TEXT NOT NULL,
  "group_name" TEXT,
  "once_key" TEXT,
  "result" TEXT
) STRICT;
CREATE UNIQUE INDEX change_set_once ON "change_set" ("once_key");
CREATE TABLE "department" (
  department_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "parent_id" INTEGER REFERENCES "department"(department_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX department_name ON "department" ("name");
CREATE TABLE "user" (
  user_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "login" TEXT NOT NULL,
  "name" TEXT,
  "department_id" INTEGER REFERENCES "department"(department_id),
  "boss_id" INTEGER REFERENCES "user"(user_id),
  "phone" TEXT,
  "email" TEXT,
  "admin" INTEGER,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "left_on" TEXT,
  "pool_limit" INTEGER CONSTRAINT user_pool_limit CHECK (pool_limit >= 0),
  "may_lift_credit" INTEGER
) STRICT;
CREATE UNIQUE INDEX user_login ON "user" ("login");
CREATE INDEX user_name ON "user" ("name");
CREATE TABLE user_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "user"(user_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT,
  reason TEXT
) STRICT;
CREATE INDEX user_dated_row ON user_dated (row_id, field, since);
CREATE TABLE "category" (
  category_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "parent_id" INTEGER REFERENCES "category"(category_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX category_name ON "category" ("name");
CREATE TABLE "product" (
  product_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "category_id" INTEGER REFERENCES "category"(category_id),
  "kind" TEXT,
  "unit" TEXT,
  "list_price" INTEGER CONSTRAINT product_list_price CHECK (list_price >= 0),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "min_stock" INTEGER CONSTRAINT product_min_stock CHECK (min_stock >= 0),
  "max_stock" INTEGER CONSTRAINT product_max_stock CHECK (max_stock >= 0),
  "weight" INTEGER CONSTRAINT product_weight CHECK (weight >= 0),
  "tracking" TEXT,
  "shelf_life" INTEGER CONSTRAINT product_shelf_life CHECK (shelf_life > 0)
) STRICT;
CREATE UNIQUE INDEX product_code ON "product" ("code");
CREATE INDEX product_name ON "product" ("name");
CREATE TABLE product_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "product"(product_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT,
  reason TEXT
) STRICT;
CREATE INDEX product_dated_row ON product_dated (row_id, field, since);
CREATE TABLE "region" (
  region_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "level" TEXT,
  "parent_id" INTEGER REFERENCES "region"(region_id),
  "valid_from" TEXT,
  "valid_to" TEXT CONSTRAINT region_valid_to CHECK (valid_to >= valid_from),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX region_code ON "region" ("code");
CREATE INDEX region_name ON "region" ("name");
CREATE INDEX region_parent ON "region" ("parent_id");
CREATE TABLE "party" (
  party_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "short_name" TEXT,
  "kind" TEXT,
  "is_customer" INTEGER,
  "industry" TEXT,
  "grade" TEXT,
  "source" TEXT,
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "parent_id" INTEGER REFERENCES "party"(party_id),
  "phone" TEXT,
  "phones" TEXT,
  "email" TEXT,
  "website" TEXT,
  "country" TEXT,
  "province" TEXT,
  "city" TEXT,
  "address" TEXT,
  "postcode" TEXT,
  "revenue" INTEGER,
  "headcount" INTEGER CONSTRAINT party_headcount CHECK (headcount >= 0),
  "tax_id" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "nature" TEXT,
  "relation" TEXT,
  "state" TEXT,
  "life_stage" TEXT,
  "phase" TEXT,
  "worth" TEXT,
  "is_vip" INTEGER,
  "size" TEXT,
  "business" TEXT,
  "proprietor" TEXT,
  "manager" TEXT,
  "legal_rep" TEXT,
  "register_no" TEXT,
  "founded" TEXT,
  "capital" INTEGER,
  "known_since" TEXT,
  "referrer_id" INTEGER REFERENCES "party"(party_id),
  "wechat" TEXT,
  "qq" TEXT,
  "fax" TEXT,
  "district" TEXT,
  "region_id" INTEGER REFERENCES "region"(region_id),
  "market_area" TEXT,
  "sales_capacity" TEXT,
  "potential" TEXT,
  "philosophy" TEXT,
  "direction" TEXT,
  "policy" TEXT,
  "style" TEXT,
  "actual_sales" INTEGER,
  "market_share" INTEGER CONSTRAINT party_market_share CHECK (market_share BETWEEN 0 AND 1000000),
  "competitiveness" TEXT,
  "market_rank" TEXT,
  "rival_ties" TEXT,
  "cooperation" TEXT,
  "problems" TEXT,
  "strategy" TEXT,
  "outlook" TEXT,
  "image" TEXT,
  "reputation" TEXT,
  "finances" TEXT,
  "credit_state" TEXT,
  "needs" TEXT,
  "need_type" TEXT,
  "preferences" TEXT,
  "behaviour" TEXT,
  "delivery_needs" TEXT,
  "has_need" INTEGER,
  "has_means" INTEGER,
  "has_authority" INTEGER,
  "gender" TEXT,
  "birth" TEXT,
  "native_place" TEXT,
  "education" TEXT,
  "occupation" TEXT,
  "ability" TEXT,
  "career" TEXT,
  "character" TEXT,
  "hobbies" TEXT,
  "family" TEXT,
  "marital" TEXT,
  "income" INTEGER,
  "id_card" TEXT,
  "prefer_channel" TEXT,
  "prefer_hours" TEXT,
  "protected" INTEGER,
  "is_competitor" INTEGER,
  "is_partner" INTEGER,
  "given_by" TEXT,
  "licence" TEXT,
  "merged_into_id" INTEGER REFERENCES "party"(party_id),
  "doubt" TEXT,
  "payment_days" INTEGER CONSTRAINT party_payment_days CHECK (payment_days BETWEEN 0 AND 3660),
  "bank" TEXT,
  "bank_account" TEXT,
  "credit_limit" INTEGER CONSTRAINT party_credit_limit CHECK (credit_limit >= 0),
  "credit_days" INTEGER CONSTRAINT party_credit_days CHECK (credit_days BETWEEN 0 AND 3660),
  "credit_until" TEXT,
  "is_supplier" INTEGER,
  "lead_days" INTEGER CONSTRAINT party_lead_days CHECK (lead_days BETWEEN 0 AND 3660)
) STRICT;
CREATE UNIQUE INDEX party_code ON "party" ("code");
CREATE INDEX party_name ON "party" ("name");
CREATE INDEX party_owner ON "party" ("owner_id");
CREATE INDEX party_parent ON "party" ("parent_id") WHERE "parent_id" IS NOT NULL;
CREATE INDEX party_referrer ON "party" ("referrer_id") WHERE "referrer_id" IS NOT NULL;
CREATE INDEX party_region ON "party" ("region_id") WHERE "region_id" IS NOT NULL;
CREATE TABLE party_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "party"(party_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT,
  reason TEXT
) STRICT;
CREATE INDEX party_dated_row ON party_dated (row_id, field, since);
CREATE TABLE "contact" (
  contact_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "customer_id" INTEGER REFERENCES "party"(party_id),
  "title" TEXT,
  "department" TEXT,
  "role" TEXT,
  "is_main" INTEGER,
  "is_buyer" INTEGER,
  "is_user" INTEGER,
  "is_payer" INTEGER,
  "mobile" TEXT,
  "phone" TEXT,
  "phones" TEXT,
  "email" TEXT,
  "emails" TEXT,
  "wechat" TEXT,
  "qq" TEXT,
  "prefer_channel" TEXT,
  "prefer_hours" TEXT,
  "address" TEXT,
  "province" TEXT,
  "city" TEXT,
  "postcode" TEXT,
  "country" TEXT,
  "website" TEXT,
  "source" TEXT,
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "reports_to_id" INTEGER REFERENCES "contact"(contact_id),
  "uid" TEXT,
  "left_on" TEXT,
  "doubt" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "gender" TEXT,
  "birth" TEXT,
  "native_place" TEXT,
  "education" TEXT,
  "occupation" TEXT,
  "ability" TEXT,
  "career" TEXT,
  "character" TEXT,
  "hobbies" TEXT,
  "family" TEXT,
  "marital" TEXT,
  "income" INTEGER,
  "id_card" TEXT,
  "updated" TEXT,
  "supplier_id" INTEGER REFERENCES "party"(party_id)
) STRICT;
CREATE INDEX contact_name ON "contact" ("name");
CREATE INDEX contact_customer ON "contact" ("customer_id");
CREATE INDEX contact_owner ON "contact" ("owner_id");
CREATE INDEX contact_fingerprint ON "contact" ("fingerprint");
CREATE INDEX contact_reports_to ON "contact" ("reports_to_id") WHERE "reports_to_id" IS NOT NULL;
CREATE INDEX contact_uid ON "contact" ("uid") WHERE "uid" IS NOT NULL;
CREATE INDEX contact_supplier ON "contact" ("supplier_id") WHERE "supplier_id" IS NOT NULL;
CREATE TABLE contact_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "contact"(contact_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT,
  reason TEXT
) STRICT;
CREATE INDEX contact_dated_row ON contact_dated (row_id, field, since);
CREATE TABLE "address" (
  address_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "customer_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "kind" TEXT,
  "receiver" TEXT,
  "phone" TEXT,
  "country" TEXT,
  "province" TEXT,
  "city" TEXT,
  "district" TEXT,
  "region_id" INTEGER REFERENCES "region"(region_id),
  "address" TEXT NOT NULL,
  "postcode" TEXT,
  "is_default" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX address_customer ON "address" ("customer_id");
CREATE INDEX address_region ON "address" ("region_id");
CREATE INDEX address_fingerprint ON "address" ("fingerprint");
CREATE TABLE "consent" (
  consent_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "customer_id" INTEGER REFERENCES "party"(party_id),
  "contact_id" INTEGER REFERENCES "contact"(contact_id),
  "channel" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "basis" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "until" TEXT CONSTRAINT consent_until CHECK (until >= day),
  "scope" TEXT,
  "proof" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX consent_customer ON "consent" ("customer_id");
CREATE INDEX consent_contact ON "consent" ("contact_id");
CREATE INDEX consent_fingerprint ON "consent" ("fingerprint");
CREATE TABLE "deal" (
  deal_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "title" TEXT,
  "customer_id" INTEGER REFERENCES "party"(party_id),
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "product_id" INTEGER REFERENCES "product"(product_id),
  "stage" TEXT NOT NULL,
  "amount" INTEGER CONSTRAINT deal_amount CHECK (amount >= 0),
  "opened" TEXT,
  "expected" TEXT,
  "closed" TEXT CONSTRAINT deal_closed CHECK (closed >= opened),
  "lost_reason" TEXT,
  "source" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "pipeline" TEXT,
  "is_key" INTEGER,
  "probability" INTEGER CONSTRAINT deal_probability CHECK (probability BETWEEN 0 AND 1000000),
  "budget" INTEGER,
  "needs" TEXT,
  "next_step" TEXT,
  "next_date" TEXT
) STRICT;
CREATE UNIQUE INDEX deal_code ON "deal" ("code");
CREATE INDEX deal_title ON "deal" ("title");
CREATE INDEX deal_customer ON "deal" ("customer_id");
CREATE INDEX deal_owner ON "deal" ("owner_id");
CREATE INDEX deal_product ON "deal" ("product_id") WHERE "product_id" IS NOT NULL;
CREATE TABLE deal_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "deal"(deal_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT,
  reason TEXT
) STRICT;
CREATE INDEX deal_dated_row ON deal_dated (row_id, field, since);
CREATE TABLE "participant" (
  participant_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "deal_id" INTEGER NOT NULL REFERENCES "deal"(deal_id),
  "contact_id" INTEGER REFERENCES "contact"(contact_id),
  "name" TEXT NOT NULL,
  "role" TEXT,
  "attitude" TEXT,
  "influence" TEXT,
  "is_key" INTEGER,
  "key_point" TEXT,
  "reports_to_id" INTEGER REFERENCES "participant"(participant_id),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX participant_deal ON "participant" ("deal_id");
CREATE INDEX participant_contact ON "participant" ("contact_id");
CREATE INDEX participant_fingerprint ON "participant" ("fingerprint");
CREATE TABLE participant_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "participant"(participant_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT,
  reason TEXT
) STRICT;
CREATE INDEX participant_dated_row ON participant_dated (row_id, field, since);
CREATE TABLE "rival" (
  rival_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "deal_id" INTEGER NOT NULL REFERENCES "deal"(deal_id),
  "competitor_id" INTEGER REFERENCES "party"(party_id),
  "name" TEXT NOT NULL,
  "product" TEXT,
  "price" INTEGER CONSTRAINT rival_price CHECK (price >= 0),
  "threat" TEXT,
  "strengths" TEXT,
  "weaknesses" TEXT,
  "relations" TEXT,
  "answer" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX rival_deal ON "rival" ("deal_id");
CREATE INDEX rival_competitor ON "rival" ("competitor_id");
CREATE INDEX rival_fingerprint ON "rival" ("fingerprint");
CREATE TABLE "share" (
  share_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "customer_id" INTEGER REFERENCES "party"(party_id),
  "deal_id" INTEGER REFERENCES "deal"(deal_id),
  "user_id" INTEGER REFERENCES "user"(user_id),
  "department_id" INTEGER REFERENCES "department"(department_id),
  "rights" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "until" TEXT CONSTRAINT share_until CHECK (until >= day),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX share_customer ON "share" ("customer_id");
CREATE INDEX share_deal ON "share" ("deal_id");
CREATE INDEX share_user ON "share" ("user_id");
CREATE INDEX share_fingerprint ON "share" ("fingerprint");
CREATE TABLE "distinction" (
  distinction_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "customer_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "other_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX distinction_other ON "distinction" ("other_id");
CREATE UNIQUE INDEX distinction_unique ON "distinction" (customer_id,other_id);
CREATE TABLE "activity" (
  activity_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL,
  "direction" TEXT,
  "day" TEXT NOT NULL,
  "time" TEXT,
  "until" TEXT,
  "minutes" INTEGER CONSTRAINT activity_minutes CHECK (minutes >= 0),
  "customer_id" INTEGER REFERENCES "party"(party_id),
  "contact_id" INTEGER REFERENCES "contact"(contact_id),
  "deal_id" INTEGER REFERENCES "deal"(deal_id),
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "subject" TEXT,
  "content" TEXT,
  "caller" TEXT,
  "position" TEXT,
  "phone" TEXT,
  "people" INTEGER CONSTRAINT activity_people CHECK (people >= 0),
  "first_visit" INTEGER,
  "heard_from" TEXT,
  "place" TEXT,
  "companions" TEXT,
  "purpose" TEXT,
  "needs" TEXT,
  "objections" TEXT,
  "intent" TEXT,
  "outcome" TEXT,
  "next_step" TEXT,
  "next_date" TEXT,
  "channel" TEXT,
  "given_by" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX activity_customer ON "activity" ("customer_id");
CREATE INDEX activity_owner ON "activity" ("owner_id");
CREATE INDEX activity_fingerprint ON "activity" ("fingerprint");
CREATE INDEX activity_contact ON "activity" ("contact_id") WHERE "contact_id" IS NOT NULL;
CREATE INDEX activity_deal ON "activity" ("deal_id") WHERE "deal_id" IS NOT NULL;
CREATE TABLE "task" (
  task_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "subject" TEXT NOT NULL,
  "kind" TEXT,
  "status" TEXT NOT NULL,
  "priority" TEXT,
  "due" TEXT,
  "time" TEXT,
  "remind" TEXT,
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "customer_id" INTEGER REFERENCES "party"(party_id),
  "contact_id" INTEGER REFERENCES "contact"(contact_id),
  "deal_id" INTEGER REFERENCES "deal"(deal_id),
  "activity_id" INTEGER REFERENCES "activity"(activity_id),
  "creator_id" INTEGER REFERENCES "user"(user_id),
  "repeat" TEXT,
  "month_day" INTEGER,
  "done" TEXT,
  "result" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX task_due ON "task" ("due");
CREATE INDEX task_owner ON "task" ("owner_id");
CREATE INDEX task_customer ON "task" ("customer_id");
CREATE INDEX task_creator ON "task" ("creator_id");
CREATE INDEX task_fingerprint ON "task" ("fingerprint");
CREATE INDEX task_contact ON "task" ("contact_id") WHERE "contact_id" IS NOT NULL;
CREATE INDEX task_deal ON "task" ("deal_id") WHERE "deal_id" IS NOT NULL;
CREATE INDEX task_activity ON "task" ("activity_id") WHERE "activity_id" IS NOT NULL;
CREATE TABLE task_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "task"(task_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT,
  reason TEXT
) STRICT;
CREATE INDEX task_dated_row ON task_dated (row_id, field, since);
CREATE TABLE "packing" (
  packing_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "unit" TEXT NOT NULL,
  "factor" INTEGER NOT NULL CONSTRAINT packing_factor CHECK (factor > 0),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX packing_unique ON "packing" (product_id,unit);
CREATE TABLE "tier" (
  tier_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "name" TEXT,
  "level" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX tier_code ON "tier" ("code");
CREATE TABLE "price" (
  price_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "tier_id" INTEGER NOT NULL REFERENCES "tier"(tier_id),
  "price" INTEGER NOT NULL CONSTRAINT price_price CHECK (price >= 0),
  "from_quantity" INTEGER CONSTRAINT price_from CHECK (from_quantity >= 0),
  "day" TEXT NOT NULL,
  "until" TEXT CONSTRAINT price_until CHECK (until >= day),
  "promotion" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX price_product ON "price" ("product_id");
CREATE INDEX price_fingerprint ON "price" ("fingerprint");
CREATE TABLE "grant" (
  grant_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "tier_id" INTEGER NOT NULL REFERENCES "tier"(tier_id),
  "user_id" INTEGER REFERENCES "user"(user_id),
  "department_id" INTEGER REFERENCES "department"(department_id),
  "day" TEXT NOT NULL,
  "until" TEXT CONSTRAINT grant_until CHECK (until >= day),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX grant_tier ON "grant" ("tier_id");
CREATE INDEX grant_user ON "grant" ("user_id");
CREATE TABLE "quote" (
  quote_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "title" TEXT,
  "customer_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "deal_id" INTEGER REFERENCES "deal"(deal_id),
  "contact_id" INTEGER REFERENCES "contact"(contact_id),
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "day" TEXT NOT NULL,
  "valid_until" TEXT CONSTRAINT quote_valid_until CHECK (valid_until >= day),
  "version" INTEGER,
  "replaces_id" INTEGER REFERENCES "quote"(quote_id),
  "includes_tax" INTEGER,
  "currency" TEXT,
  "terms" TEXT,
  "status" TEXT NOT NULL,
  "approver_id" INTEGER REFERENCES "user"(user_id),
  "decider_id" INTEGER REFERENCES "user"(user_id),
  "decided" TEXT,
  "reason" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX quote_code ON "quote" ("code");
CREATE INDEX quote_customer ON "quote" ("customer_id");
CREATE INDEX quote_deal ON "quote" ("deal_id");
CREATE INDEX quote_owner ON "quote" ("owner_id");
CREATE INDEX quote_replaces ON "quote" ("replaces_id");
CREATE INDEX quote_approver ON "quote" ("approver_id");
CREATE TABLE "quote_line" (
  quote_line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "quote_id" INTEGER NOT NULL REFERENCES "quote"(quote_id),
  "line" INTEGER,
  "product_id" INTEGER REFERENCES "product"(product_id),
  "title" TEXT,
  "quantity" INTEGER NOT NULL CONSTRAINT quote_line_quantity CHECK (quantity > 0),
  "unit" TEXT,
  "base" INTEGER,
  "price" INTEGER NOT NULL CONSTRAINT quote_line_price CHECK (price >= 0),
  "discount" INTEGER CONSTRAINT quote_line_discount CHECK (discount BETWEEN 0 AND 1000000),
  "tax_rate" TEXT,
  "rate" INTEGER,
  "includes_tax" INTEGER,
  "net" INTEGER,
  "tax" INTEGER,
  "amount" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX quote_line_product ON "quote_line" ("product_id");
CREATE INDEX quote_line_looked_up ON "quote_line" (quote_id, line);
CREATE TABLE "contract" (
  contract_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "title" TEXT,
  "customer_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "deal_id" INTEGER REFERENCES "deal"(deal_id),
  "quote_id" INTEGER REFERENCES "quote"(quote_id),
  "contact_id" INTEGER REFERENCES "contact"(contact_id),
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "day" TEXT NOT NULL,
  "ship_by" TEXT,
  "includes_tax" INTEGER,
  "currency" TEXT,
  "terms" TEXT,
  "status" TEXT NOT NULL,
  "approver_id" INTEGER REFERENCES "user"(user_id),
  "decider_id" INTEGER REFERENCES "user"(user_id),
  "decided" TEXT,
  "reason" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "cutoff" INTEGER CONSTRAINT cutoff_day CHECK (cutoff BETWEEN 1 AND 31),
  "payday" INTEGER CONSTRAINT payday_day CHECK (payday BETWEEN 1 AND 31),
  "accepted" TEXT
) STRICT;
CREATE UNIQUE INDEX contract_code ON "contract" ("code");
CREATE INDEX contract_customer ON "contract" ("customer_id");
CREATE INDEX contract_deal ON "contract" ("deal_id");
CREATE INDEX contract_quote ON "contract" ("quote_id");
CREATE INDEX contract_owner ON "contract" ("owner_id");
CREATE INDEX contract_day ON "contract" ("day");
CREATE INDEX contract_approver ON "contract" ("approver_id");
CREATE TABLE "contract_line" (
  contract_line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "contract_id" INTEGER NOT NULL REFERENCES "contract"(contract_id),
  "line" INTEGER,
  "product_id" INTEGER REFERENCES "product"(product_id),
  "title" TEXT,
  "quantity" INTEGER NOT NULL CONSTRAINT contract_line_quantity CHECK (quantity > 0),
  "unit" TEXT,
  "base" INTEGER,
  "price" INTEGER NOT NULL CONSTRAINT contract_line_price CHECK (price >= 0),
  "discount" INTEGER CONSTRAINT contract_line_discount CHECK (discount BETWEEN 0 AND 1000000),
  "tax_rate" TEXT,
  "rate" INTEGER,
  "includes_tax" INTEGER,
  "net" INTEGER,
  "tax" INTEGER,
  "amount" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "day" TEXT,
  "ended" TEXT,
  "replaces_id" INTEGER REFERENCES "contract_line"(contract_line_id),
  "why" TEXT,
  "updated" TEXT,
  "is_return" INTEGER
) STRICT;
CREATE INDEX contract_line_product ON "contract_line" ("product_id");
CREATE INDEX contract_line_replaces ON "contract_line" ("replaces_id");
CREATE INDEX contract_line_looked_up ON "contract_line" (contract_id, line);
CREATE TABLE "warehouse" (
  warehouse_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "name" TEXT,
  "keeper_id" INTEGER REFERENCES "user"(user_id),
  "address" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "kind" TEXT
) STRICT;
CREATE UNIQUE INDEX warehouse_code ON "warehouse" ("code");
CREATE TABLE "stock_entry" (
  stock_entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "title" TEXT,
  "kind" TEXT NOT NULL,
  "warehouse_id" INTEGER NOT NULL REFERENCES "warehouse"(warehouse_id),
  "to_warehouse_id" INTEGER REFERENCES "warehouse"(warehouse_id),
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "day" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "approver_id" INTEGER REFERENCES "user"(user_id),
  "decider_id" INTEGER REFERENCES "user"(user_id),
  "decided" TEXT,
  "reason" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "purchase_id" INTEGER REFERENCES "purchase"(purchase_id),
  "transit" INTEGER,
  "of_id" INTEGER REFERENCES "stock_entry"(stock_entry_id),
  "borrower_id" INTEGER REFERENCES "user"(user_id),
  "customer_id" INTEGER REFERENCES "party"(party_id),
  "who" TEXT,
  "due" TEXT CONSTRAINT stock_entry_due CHECK (due >= day),
  "shipment_id" INTEGER REFERENCES "shipment"(shipment_id),
  "method" TEXT,
  "carrier" TEXT,
  "address" TEXT,
  "receiver" TEXT,
  "phone" TEXT,
  "arrives" TEXT,
  "tracking" TEXT,
  "tracking_url" TEXT,
  "signed_on" TEXT,
  "signed_by" TEXT
) STRICT;
CREATE UNIQUE INDEX stock_entry_code ON "stock_entry" ("code");
CREATE INDEX stock_entry_warehouse ON "stock_entry" ("warehouse_id");
CREATE INDEX stock_entry_owner ON "stock_entry" ("owner_id");
CREATE INDEX stock_entry_approver ON "stock_entry" ("approver_id");
CREATE INDEX stock_entry_contract ON "stock_entry" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE INDEX stock_entry_purchase ON "stock_entry" ("purchase_id") WHERE "purchase_id" IS NOT NULL;
CREATE INDEX stock_entry_of ON "stock_entry" ("of_id") WHERE "of_id" IS NOT NULL;
CREATE INDEX stock_entry_customer ON "stock_entry" ("customer_id") WHERE "customer_id" IS NOT NULL;
CREATE INDEX stock_entry_shipment ON "stock_entry" ("shipment_id") WHERE "shipment_id" IS NOT NULL;
CREATE INDEX stock_entry_tracking ON "stock_entry" ("tracking") WHERE "tracking" IS NOT NULL;
CREATE TABLE "stock_line" (
  stock_line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "stock_entry_id" INTEGER NOT NULL REFERENCES "stock_entry"(stock_entry_id),
  "line" INTEGER,
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "quantity" INTEGER NOT NULL CONSTRAINT stock_line_quantity CHECK (quantity <> 0),
  "unit" TEXT,
  "base" INTEGER,
  "cost" INTEGER CONSTRAINT stock_line_cost CHECK (cost >= 0),
  "value" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "contract_line_id" INTEGER REFERENCES "contract_line"(contract_line_id),
  "purchase_line_id" INTEGER REFERENCES "purchase_line"(purchase_line_id),
  "of_id" INTEGER REFERENCES "stock_line"(stock_line_id),
  "estimated" INTEGER,
  "invoiced" INTEGER,
  "day" TEXT,
  "shipment_line_id" INTEGER REFERENCES "shipment_line"(shipment_line_id),
  "lot" TEXT,
  "serials" TEXT,
  "expires" TEXT
) STRICT;
CREATE INDEX stock_line_product ON "stock_line" ("product_id");
CREATE INDEX stock_line_contract_line ON "stock_line" ("contract_line_id") WHERE "contract_line_id" IS NOT NULL;
CREATE INDEX stock_line_purchase_line ON "stock_line" ("purchase_line_id") WHERE "purchase_line_id" IS NOT NULL;
CREATE INDEX stock_line_of ON "stock_line" ("of_id") WHERE "of_id" IS NOT NULL;
CREATE INDEX stock_line_shipment_line ON "stock_line" ("shipment_line_id") WHERE "shipment_line_id" IS NOT NULL;
CREATE INDEX stock_line_looked_up ON "stock_line" (stock_entry_id, line);
CREATE TABLE "movement" (
  movement_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "day" TEXT NOT NULL,
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "warehouse_id" INTEGER NOT NULL REFERENCES "warehouse"(warehouse_id),
  "place" INTEGER,
  "kind" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "given" INTEGER,
  "value" INTEGER,
  "on_hand" INTEGER,
  "worth" INTEGER,
  "line_id" INTEGER REFERENCES "stock_line"(stock_line_id),
  "source_id" INTEGER REFERENCES "movement"(movement_id),
  "reverses_id" INTEGER REFERENCES "movement"(movement_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "part" INTEGER
) STRICT;
CREATE INDEX movement_line ON "movement" ("line_id");
CREATE INDEX movement_source ON "movement" ("source_id") WHERE "source_id" IS NOT NULL;
CREATE INDEX movement_reverses ON "movement" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE INDEX movement_looked_up ON "movement" (product_id, warehouse_id, day, place, movement_id);
CREATE TABLE "stock" (
  stock_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "warehouse_id" INTEGER NOT NULL REFERENCES "warehouse"(warehouse_id),
  "quantity" INTEGER NOT NULL,
  "value" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX stock_unique ON "stock" (product_id,warehouse_id);
CREATE TABLE "purchase" (
  purchase_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "title" TEXT,
  "supplier_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "day" TEXT NOT NULL,
  "expected" TEXT,
  "includes_tax" INTEGER,
  "currency" TEXT,
  "terms" TEXT,
  "status" TEXT NOT NULL,
  "approver_id" INTEGER REFERENCES "user"(user_id),
  "decider_id" INTEGER REFERENCES "user"(user_id),
  "decided" TEXT,
  "reason" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "cutoff" INTEGER CONSTRAINT cutoff_day CHECK (cutoff BETWEEN 1 AND 31),
  "payday" INTEGER CONSTRAINT payday_day CHECK (payday BETWEEN 1 AND 31),
  "accepted" TEXT
) STRICT;
CREATE UNIQUE INDEX purchase_code ON "purchase" ("code");
CREATE INDEX purchase_supplier ON "purchase" ("supplier_id");
CREATE INDEX purchase_contract ON "purchase" ("contract_id");
CREATE INDEX purchase_owner ON "purchase" ("owner_id");
CREATE INDEX purchase_day ON "purchase" ("day");
CREATE INDEX purchase_approver ON "purchase" ("approver_id");
CREATE TABLE "purchase_line" (
  purchase_line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "purchase_id" INTEGER NOT NULL REFERENCES "purchase"(purchase_id),
  "line" INTEGER,
  "product_id" INTEGER REFERENCES "product"(product_id),
  "title" TEXT,
  "quantity" INTEGER NOT NULL CONSTRAINT purchase_line_quantity CHECK (quantity > 0),
  "unit" TEXT,
  "base" INTEGER,
  "price" INTEGER NOT NULL CONSTRAINT purchase_line_price CHECK (price >= 0),
  "discount" INTEGER CONSTRAINT purchase_line_discount CHECK (discount BETWEEN 0 AND 1000000),
  "tax_rate" TEXT,
  "rate" INTEGER,
  "includes_tax" INTEGER,
  "net" INTEGER,
  "tax" INTEGER,
  "amount" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "day" TEXT,
  "ended" TEXT,
  "replaces_id" INTEGER REFERENCES "purchase_line"(purchase_line_id),
  "why" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX purchase_line_product ON "purchase_line" ("product_id");
CREATE INDEX purchase_line_replaces ON "purchase_line" ("replaces_id");
CREATE INDEX purchase_line_looked_up ON "purchase_line" (purchase_id, line);
CREATE TABLE "instalment" (
  instalment_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "purchase_id" INTEGER REFERENCES "purchase"(purchase_id),
  "number" INTEGER NOT NULL,
  "share" INTEGER CONSTRAINT instalment_share CHECK (share > 0 AND share <= 1000000),
  "amount" INTEGER CONSTRAINT instalment_amount CHECK (amount > 0),
  "trigger" TEXT NOT NULL,
  "days" INTEGER CONSTRAINT instalment_days CHECK (days BETWEEN 0 AND 3660),
  "due" TEXT,
  "day" TEXT NOT NULL,
  "ended" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX instalment_contract ON "instalment" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE INDEX instalment_purchase ON "instalment" ("purchase_id") WHERE "purchase_id" IS NOT NULL;
CREATE TABLE "delivery" (
  delivery_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "day" TEXT NOT NULL,
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "contract_line_id" INTEGER REFERENCES "contract_line"(contract_line_id),
  "purchase_id" INTEGER REFERENCES "purchase"(purchase_id),
  "purchase_line_id" INTEGER REFERENCES "purchase_line"(purchase_line_id),
  "line" INTEGER,
  "product_id" INTEGER REFERENCES "product"(product_id),
  "quantity" INTEGER NOT NULL,
  "net" INTEGER NOT NULL,
  "tax" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "stock_line_id" INTEGER REFERENCES "stock_line"(stock_line_id),
  "reverses_id" INTEGER REFERENCES "delivery"(delivery_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX delivery_product ON "delivery" ("product_id");
CREATE INDEX delivery_stock_line ON "delivery" ("stock_line_id");
CREATE INDEX delivery_contract ON "delivery" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE INDEX delivery_contract_line ON "delivery" ("contract_line_id") WHERE "contract_line_id" IS NOT NULL;
CREATE INDEX delivery_purchase ON "delivery" ("purchase_id") WHERE "purchase_id" IS NOT NULL;
CREATE INDEX delivery_purchase_line ON "delivery" ("purchase_line_id") WHERE "purchase_line_id" IS NOT NULL;
CREATE INDEX delivery_reverses ON "delivery" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE TABLE "refund" (
  refund_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "customer_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "day" TEXT NOT NULL,
  "amount" INTEGER NOT NULL CONSTRAINT refund_amount CHECK (amount > 0),
  "currency" TEXT,
  "cause" TEXT,
  "status" TEXT NOT NULL,
  "approver_id" INTEGER REFERENCES "user"(user_id),
  "decider_id" INTEGER REFERENCES "user"(user_id),
  "decided" TEXT,
  "reason" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX refund_code ON "refund" ("code");
CREATE INDEX refund_customer ON "refund" ("customer_id");
CREATE INDEX refund_owner ON "refund" ("owner_id");
CREATE INDEX refund_approver ON "refund" ("approver_id");
CREATE INDEX refund_contract ON "refund" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE TABLE "item" (
  item_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "party_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "purchase_id" INTEGER REFERENCES "purchase"(purchase_id),
  "day" TEXT NOT NULL,
  "amount" INTEGER NOT NULL CONSTRAINT item_amount CHECK (amount > 0),
  "currency" TEXT,
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "ledger" TEXT,
  "sign" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "is_receivable" INTEGER,
  "is_payable" INTEGER,
  "is_receipt" INTEGER,
  "is_payment" INTEGER,
  "kind" TEXT,
  "due" TEXT,
  "instalment" INTEGER,
  "part" INTEGER,
  "split_from_id" INTEGER REFERENCES "item"(item_id),
  "stock_entry_id" INTEGER REFERENCES "stock_entry"(stock_entry_id),
  "month" TEXT,
  "penalty_of_id" INTEGER REFERENCES "item"(item_id),
  "fee" INTEGER CONSTRAINT item_fee CHECK (fee >= 0),
  "method" TEXT,
  "payer" TEXT,
  "reference" TEXT,
  "refund" INTEGER,
  "account_id" INTEGER REFERENCES "account"(account_id),
  "refund_of_id" INTEGER REFERENCES "refund"(refund_id),
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX item_code ON "item" ("code");
CREATE INDEX item_party ON "item" ("party_id");
CREATE INDEX item_contract ON "item" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE INDEX item_purchase ON "item" ("purchase_id") WHERE "purchase_id" IS NOT NULL;
CREATE INDEX item_fingerprint ON "item" ("fingerprint") WHERE "fingerprint" IS NOT NULL;
CREATE INDEX item_split_from ON "item" ("split_from_id") WHERE "split_from_id" IS NOT NULL;
CREATE INDEX item_stock_entry ON "item" ("stock_entry_id") WHERE "stock_entry_id" IS NOT NULL;
CREATE INDEX item_penalty_of ON "item" ("penalty_of_id") WHERE "penalty_of_id" IS NOT NULL;
CREATE INDEX item_account ON "item" ("account_id") WHERE "account_id" IS NOT NULL;
CREATE INDEX item_refund_of ON "item" ("refund_of_id") WHERE "refund_of_id" IS NOT NULL;
CREATE TABLE "settlement" (
  settlement_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "day" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "item_id" INTEGER NOT NULL REFERENCES "item"(item_id),
  "source_id" INTEGER REFERENCES "item"(item_id),
  "amount" INTEGER NOT NULL,
  "due" TEXT,
  "why" TEXT,
  "stock_entry_id" INTEGER REFERENCES "stock_entry"(stock_entry_id),
  "reverses_id" INTEGER REFERENCES "settlement"(settlement_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX settlement_source ON "settlement" ("source_id") WHERE "source_id" IS NOT NULL;
CREATE INDEX settlement_stock_entry ON "settlement" ("stock_entry_id") WHERE "stock_entry_id" IS NOT NULL;
CREATE INDEX settlement_reverses ON "settlement" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE INDEX settlement_looked_up ON "settlement" (item_id, day);
CREATE TABLE "promise" (
  promise_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "receivable_id" INTEGER NOT NULL REFERENCES "item"(item_id),
  "day" TEXT NOT NULL,
  "promised" TEXT NOT NULL CONSTRAINT promise_promised CHECK (promised >= day),
  "amount" INTEGER CONSTRAINT promise_amount CHECK (amount > 0),
  "reason" TEXT,
  "contact_id" INTEGER REFERENCES "contact"(contact_id),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX promise_receivable ON "promise" ("receivable_id");
CREATE TABLE "balance" (
  balance_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "item_id" INTEGER NOT NULL REFERENCES "item"(item_id),
  "amount" INTEGER NOT NULL,
  "open" INTEGER,
  "due" TEXT
) STRICT;
CREATE INDEX balance_open ON "balance" ("open") WHERE "open" IS NOT NULL;
CREATE UNIQUE INDEX balance_unique ON "balance" (item_id);
CREATE TABLE "period" (
  period_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "area" TEXT NOT NULL,
  "until" TEXT,
  "previous" TEXT,
  "decider_id" INTEGER REFERENCES "user"(user_id),
  "reason" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE TABLE "count" (
  count_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "title" TEXT,
  "warehouse_id" INTEGER NOT NULL REFERENCES "warehouse"(warehouse_id),
  "day" TEXT NOT NULL,
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "status" TEXT NOT NULL,
  "blind" INTEGER,
  "number" INTEGER,
  "entry_id" INTEGER REFERENCES "stock_entry"(stock_entry_id),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX count_code ON "count" ("code");
CREATE INDEX count_warehouse ON "count" ("warehouse_id");
CREATE INDEX count_owner ON "count" ("owner_id");
CREATE TABLE "count_line" (
  count_line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "count_id" INTEGER NOT NULL REFERENCES "count"(count_id),
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "book" INTEGER,
  "counted" INTEGER CONSTRAINT count_line_counted CHECK (counted >= 0),
  "cost" INTEGER CONSTRAINT count_line_cost CHECK (cost >= 0),
  "counter_id" INTEGER REFERENCES "user"(user_id),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX count_line_product ON "count_line" ("product_id");
CREATE INDEX count_line_fingerprint ON "count_line" ("fingerprint");
CREATE UNIQUE INDEX count_line_unique ON "count_line" (count_id,product_id);
CREATE TABLE "reservation" (
  reservation_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "day" TEXT NOT NULL,
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "warehouse_id" INTEGER NOT NULL REFERENCES "warehouse"(warehouse_id),
  "quantity" INTEGER NOT NULL CONSTRAINT reservation_quantity CHECK (quantity <> 0),
  "until" TEXT CONSTRAINT reservation_until CHECK (until >= day),
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "line_id" INTEGER REFERENCES "stock_line"(stock_line_id),
  "of_id" INTEGER REFERENCES "reservation"(reservation_id),
  "reverses_id" INTEGER REFERENCES "reservation"(reservation_id),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX reservation_contract ON "reservation" ("contract_id");
CREATE INDEX reservation_line ON "reservation" ("line_id") WHERE "line_id" IS NOT NULL;
CREATE INDEX reservation_of ON "reservation" ("of_id") WHERE "of_id" IS NOT NULL;
CREATE INDEX reservation_reverses ON "reservation" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE INDEX reservation_looked_up ON "reservation" (product_id, warehouse_id);
CREATE TABLE "shipment" (
  shipment_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "title" TEXT,
  "contract_id" INTEGER NOT NULL REFERENCES "contract"(contract_id),
  "warehouse_id" INTEGER REFERENCES "warehouse"(warehouse_id),
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "day" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "approver_id" INTEGER REFERENCES "user"(user_id),
  "decider_id" INTEGER REFERENCES "user"(user_id),
  "decided" TEXT,
  "reason" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT,
  "method" TEXT,
  "carrier" TEXT,
  "address" TEXT,
  "receiver" TEXT,
  "phone" TEXT,
  "arrives" TEXT
) STRICT;
CREATE UNIQUE INDEX shipment_code ON "shipment" ("code");
CREATE INDEX shipment_contract ON "shipment" ("contract_id");
CREATE INDEX shipment_owner ON "shipment" ("owner_id");
CREATE INDEX shipment_approver ON "shipment" ("approver_id");
CREATE TABLE "shipment_line" (
  shipment_line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "shipment_id" INTEGER NOT NULL REFERENCES "shipment"(shipment_id),
  "line" INTEGER,
  "product_id" INTEGER REFERENCES "product"(product_id),
  "quantity" INTEGER NOT NULL CONSTRAINT shipment_line_quantity CHECK (quantity > 0),
  "unit" TEXT,
  "base" INTEGER,
  "warehouse_id" INTEGER REFERENCES "warehouse"(warehouse_id),
  "contract_line_id" INTEGER REFERENCES "contract_line"(contract_line_id),
  "lot" TEXT,
  "serials" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX shipment_line_product ON "shipment_line" ("product_id");
CREATE INDEX shipment_line_contract_line ON "shipment_line" ("contract_line_id");
CREATE INDEX shipment_line_looked_up ON "shipment_line" (shipment_id, line);
CREATE TABLE "supply" (
  supply_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "supplier_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "their_code" TEXT,
  "their_name" TEXT,
  "price" INTEGER NOT NULL CONSTRAINT supply_price CHECK (price >= 0),
  "currency" TEXT,
  "unit" TEXT,
  "min_quantity" INTEGER CONSTRAINT supply_min_quantity CHECK (min_quantity >= 0),
  "lead_days" INTEGER CONSTRAINT supply_lead_days CHECK (lead_days BETWEEN 0 AND 3660),
  "day" TEXT NOT NULL,
  "until" TEXT CONSTRAINT supply_until CHECK (until >= day),
  "preferred" INTEGER,
  "factor" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX supply_supplier ON "supply" ("supplier_id");
CREATE INDEX supply_product ON "supply" ("product_id");
CREATE INDEX supply_fingerprint ON "supply" ("fingerprint");
CREATE TABLE "landed_cost" (
  landed_cost_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL,
  "spread" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "purchase_id" INTEGER REFERENCES "purchase"(purchase_id),
  "supplier_id" INTEGER REFERENCES "party"(party_id),
  "product_id" INTEGER REFERENCES "product"(product_id),
  "warehouse_id" INTEGER REFERENCES "warehouse"(warehouse_id),
  "stock_line_id" INTEGER REFERENCES "stock_line"(stock_line_id),
  "amount" INTEGER NOT NULL,
  "payable_id" INTEGER REFERENCES "item"(item_id),
  "why" TEXT,
  "reverses_id" INTEGER REFERENCES "landed_cost"(landed_cost_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX landed_cost_purchase ON "landed_cost" ("purchase_id");
CREATE INDEX landed_cost_supplier ON "landed_cost" ("supplier_id") WHERE "supplier_id" IS NOT NULL;
CREATE INDEX landed_cost_product ON "landed_cost" ("product_id") WHERE "product_id" IS NOT NULL;
CREATE INDEX landed_cost_stock_line ON "landed_cost" ("stock_line_id") WHERE "stock_line_id" IS NOT NULL;
CREATE INDEX landed_cost_payable ON "landed_cost" ("payable_id") WHERE "payable_id" IS NOT NULL;
CREATE INDEX landed_cost_reverses ON "landed_cost" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE TABLE "rebate" (
  rebate_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "taken" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "purchase_id" INTEGER REFERENCES "purchase"(purchase_id),
  "supplier_id" INTEGER REFERENCES "party"(party_id),
  "product_id" INTEGER REFERENCES "product"(product_id),
  "warehouse_id" INTEGER REFERENCES "warehouse"(warehouse_id),
  "stock_line_id" INTEGER REFERENCES "stock_line"(stock_line_id),
  "amount" INTEGER NOT NULL,
  "payable_id" INTEGER REFERENCES "item"(item_id),
  "why" TEXT,
  "reverses_id" INTEGER REFERENCES "rebate"(rebate_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX rebate_purchase ON "rebate" ("purchase_id");
CREATE INDEX rebate_supplier ON "rebate" ("supplier_id") WHERE "supplier_id" IS NOT NULL;
CREATE INDEX rebate_product ON "rebate" ("product_id") WHERE "product_id" IS NOT NULL;
CREATE INDEX rebate_stock_line ON "rebate" ("stock_line_id") WHERE "stock_line_id" IS NOT NULL;
CREATE INDEX rebate_payable ON "rebate" ("payable_id") WHERE "payable_id" IS NOT NULL;
CREATE INDEX rebate_reverses ON "rebate" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE TABLE "title" (
  title_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "party_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "name" TEXT NOT NULL,
  "tax_id" TEXT,
  "address" TEXT,
  "phone" TEXT,
  "bank" TEXT,
  "account" TEXT,
  "is_default" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX title_party ON "title" ("party_id");
CREATE TABLE "invoice" (
  invoice_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "direction" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "number_code" TEXT,
  "number" TEXT,
  "day" TEXT NOT NULL,
  "party_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "purchase_id" INTEGER REFERENCES "purchase"(purchase_id),
  "item_id" INTEGER REFERENCES "item"(item_id),
  "stock_entry_id" INTEGER REFERENCES "stock_entry"(stock_entry_id),
  "red_of_id" INTEGER REFERENCES "invoice"(invoice_id),
  "why" TEXT,
  "name" TEXT,
  "tax_id" TEXT,
  "address" TEXT,
  "phone" TEXT,
  "bank" TEXT,
  "account" TEXT,
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "includes_tax" INTEGER,
  "currency" TEXT,
  "certified" TEXT,
  "status" TEXT NOT NULL,
  "approver_id" INTEGER REFERENCES "user"(user_id),
  "decider_id" INTEGER REFERENCES "user"(user_id),
  "decided" TEXT,
  "reason" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX invoice_code ON "invoice" ("code");
CREATE INDEX invoice_number ON "invoice" ("number");
CREATE INDEX invoice_day ON "invoice" ("day");
CREATE INDEX invoice_party ON "invoice" ("party_id");
CREATE INDEX invoice_owner ON "invoice" ("owner_id");
CREATE INDEX invoice_approver ON "invoice" ("approver_id");
CREATE INDEX invoice_contract ON "invoice" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE INDEX invoice_purchase ON "invoice" ("purchase_id") WHERE "purchase_id" IS NOT NULL;
CREATE INDEX invoice_item ON "invoice" ("item_id") WHERE "item_id" IS NOT NULL;
CREATE INDEX invoice_stock_entry ON "invoice" ("stock_entry_id") WHERE "stock_entry_id" IS NOT NULL;
CREATE INDEX invoice_red_of ON "invoice" ("red_of_id") WHERE "red_of_id" IS NOT NULL;
CREATE TABLE "invoice_line" (
  invoice_line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "invoice_id" INTEGER NOT NULL REFERENCES "invoice"(invoice_id),
  "line" INTEGER,
  "product_id" INTEGER REFERENCES "product"(product_id),
  "title" TEXT,
  "spec" TEXT,
  "tax_code" TEXT,
  "quantity" INTEGER,
  "unit" TEXT,
  "base" INTEGER,
  "price" INTEGER CONSTRAINT invoice_line_price CHECK (price >= 0),
  "discount" INTEGER CONSTRAINT invoice_line_discount CHECK (discount BETWEEN 0 AND 1000000),
  "tax_rate" TEXT,
  "rate" INTEGER,
  "includes_tax" INTEGER,
  "net" INTEGER,
  "tax" INTEGER,
  "amount" INTEGER CONSTRAINT invoice_line_amount CHECK (amount = net + tax),
  "contract_line_id" INTEGER REFERENCES "contract_line"(contract_line_id),
  "purchase_line_id" INTEGER REFERENCES "purchase_line"(purchase_line_id),
  "original_id" INTEGER REFERENCES "invoice_line"(invoice_line_id),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX invoice_line_invoice ON "invoice_line" ("invoice_id");
CREATE INDEX invoice_line_product ON "invoice_line" ("product_id");
CREATE INDEX invoice_line_contract_line ON "invoice_line" ("contract_line_id") WHERE "contract_line_id" IS NOT NULL;
CREATE INDEX invoice_line_purchase_line ON "invoice_line" ("purchase_line_id") WHERE "purchase_line_id" IS NOT NULL;
CREATE INDEX invoice_line_original ON "invoice_line" ("original_id") WHERE "original_id" IS NOT NULL;
CREATE TABLE "billing" (
  billing_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "day" TEXT NOT NULL,
  "direction" TEXT NOT NULL,
  "party_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "contract_line_id" INTEGER REFERENCES "contract_line"(contract_line_id),
  "purchase_id" INTEGER REFERENCES "purchase"(purchase_id),
  "purchase_line_id" INTEGER REFERENCES "purchase_line"(purchase_line_id),
  "line" INTEGER,
  "product_id" INTEGER REFERENCES "product"(product_id),
  "quantity" INTEGER NOT NULL,
  "net" INTEGER NOT NULL,
  "tax" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "item_id" INTEGER REFERENCES "item"(item_id),
  "invoice_line_id" INTEGER NOT NULL REFERENCES "invoice_line"(invoice_line_id),
  "reverses_id" INTEGER REFERENCES "billing"(billing_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX billing_invoice_line ON "billing" ("invoice_line_id");
CREATE INDEX billing_contract ON "billing" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE INDEX billing_contract_line ON "billing" ("contract_line_id") WHERE "contract_line_id" IS NOT NULL;
CREATE INDEX billing_purchase ON "billing" ("purchase_id") WHERE "purchase_id" IS NOT NULL;
CREATE INDEX billing_purchase_line ON "billing" ("purchase_line_id") WHERE "purchase_line_id" IS NOT NULL;
CREATE INDEX billing_item ON "billing" ("item_id") WHERE "item_id" IS NOT NULL;
CREATE INDEX billing_reverses ON "billing" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE TABLE "account" (
  account_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "name" TEXT,
  "kind" TEXT NOT NULL,
  "currency" TEXT,
  "bank" TEXT,
  "number" TEXT,
  "holder" TEXT,
  "overdraft" INTEGER CONSTRAINT account_overdraft CHECK (overdraft >= 0),
  "closed" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX account_code ON "account" ("code");
CREATE TABLE "bill" (
  bill_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "number" TEXT NOT NULL,
  "account_id" INTEGER NOT NULL REFERENCES "account"(account_id),
  "customer_id" INTEGER REFERENCES "party"(party_id),
  "amount" INTEGER NOT NULL CONSTRAINT bill_amount CHECK (amount > 0),
  "day" TEXT NOT NULL,
  "issued" TEXT,
  "maturity" TEXT NOT NULL CONSTRAINT bill_maturity CHECK (maturity >= issued),
  "drawer" TEXT,
  "acceptor" TEXT,
  "opening" INTEGER,
  "note" TEXT,
  "contract_id" INTEGER REFERENCES "contract"(contract_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX bill_number ON "bill" ("number");
CREATE INDEX bill_account ON "bill" ("account_id");
CREATE INDEX bill_customer ON "bill" ("customer_id");
CREATE INDEX bill_maturity ON "bill" ("maturity");
CREATE INDEX bill_contract ON "bill" ("contract_id") WHERE "contract_id" IS NOT NULL;
CREATE TABLE "bill_event" (
  bill_event_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "bill_id" INTEGER NOT NULL REFERENCES "bill"(bill_id),
  "kind" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "supplier_id" INTEGER REFERENCES "party"(party_id),
  "payee" TEXT,
  "account_id" INTEGER REFERENCES "account"(account_id),
  "rate" INTEGER,
  "interest" INTEGER,
  "why" TEXT,
  "reverses_id" INTEGER REFERENCES "bill_event"(bill_event_id),
  "taken_back" INTEGER,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX bill_event_bill ON "bill_event" ("bill_id");
CREATE INDEX bill_event_reverses ON "bill_event" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE TABLE "recurring" (
  recurring_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "account_id" INTEGER NOT NULL REFERENCES "account"(account_id),
  "direction" TEXT NOT NULL,
  "amount" INTEGER NOT NULL CONSTRAINT recurring_amount CHECK (amount > 0),
  "kind" TEXT NOT NULL,
  "party_id" INTEGER REFERENCES "party"(party_id),
  "every" TEXT NOT NULL,
  "on_day" INTEGER CONSTRAINT recurring_on_day CHECK (on_day BETWEEN 1 AND 31),
  "day" TEXT NOT NULL,
  "until" TEXT CONSTRAINT recurring_until CHECK (until >= day),
  "text" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX recurring_code ON "recurring" ("code");
CREATE INDEX recurring_account ON "recurring" ("account_id");
CREATE INDEX recurring_party ON "recurring" ("party_id") WHERE "party_id" IS NOT NULL;
CREATE TABLE "cash_entry" (
  cash_entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "day" TEXT NOT NULL,
  "account_id" INTEGER NOT NULL REFERENCES "account"(account_id),
  "amount" INTEGER NOT NULL CONSTRAINT cash_entry_amount CHECK (amount <> 0),
  "kind" TEXT NOT NULL,
  "party_id" INTEGER REFERENCES "party"(party_id),
  "counterparty" TEXT,
  "reference" TEXT,
  "text" TEXT,
  "balance" INTEGER,
  "place" INTEGER,
  "transfer_id" INTEGER REFERENCES "cash_entry"(cash_entry_id),
  "item_id" INTEGER REFERENCES "item"(item_id),
  "reverses_id" INTEGER REFERENCES "cash_entry"(cash_entry_id),
  "recurring_id" INTEGER REFERENCES "recurring"(recurring_id),
  "due" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX cash_entry_fingerprint ON "cash_entry" ("fingerprint");
CREATE INDEX cash_entry_party ON "cash_entry" ("party_id") WHERE "party_id" IS NOT NULL;
CREATE INDEX cash_entry_reference ON "cash_entry" ("reference") WHERE "reference" IS NOT NULL;
CREATE INDEX cash_entry_transfer ON "cash_entry" ("transfer_id") WHERE "transfer_id" IS NOT NULL;
CREATE INDEX cash_entry_item ON "cash_entry" ("item_id") WHERE "item_id" IS NOT NULL;
CREATE INDEX cash_entry_reverses ON "cash_entry" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE INDEX cash_entry_recurring ON "cash_entry" ("recurring_id") WHERE "recurring_id" IS NOT NULL;
CREATE INDEX cash_entry_looked_up ON "cash_entry" (account_id, day, place, cash_entry_id);
CREATE TABLE "account_balance" (
  account_balance_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "account_id" INTEGER NOT NULL REFERENCES "account"(account_id),
  "balance" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_balance_account ON "account_balance" ("account_id");
CREATE TABLE "bank_line" (
  bank_line_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "account_id" INTEGER NOT NULL REFERENCES "account"(account_id),
  "day" TEXT NOT NULL,
  "amount" INTEGER CONSTRAINT bank_line_amount CHECK (amount <> 0),
  "debit" INTEGER,
  "credit" INTEGER,
  "direction" TEXT,
  "balance" INTEGER,
  "reference" TEXT,
  "counterparty" TEXT,
  "counter_account" TEXT,
  "payer" TEXT,
  "payer_account" TEXT,
  "payee" TEXT,
  "payee_account" TEXT,
  "text" TEXT,
  "purpose" TEXT,
  "state" TEXT NOT NULL,
  "entry_id" INTEGER REFERENCES "cash_entry"(cash_entry_id),
  "place" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX bank_line_fingerprint ON "bank_line" ("fingerprint");
CREATE INDEX bank_line_reference ON "bank_line" ("reference") WHERE "reference" IS NOT NULL;
CREATE INDEX bank_line_entry ON "bank_line" ("entry_id") WHERE "entry_id" IS NOT NULL;
CREATE INDEX bank_line_looked_up ON "bank_line" (account_id, day, place, bank_line_id);
CREATE TABLE "lot" (
  lot_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "day" TEXT NOT NULL,
  "made" TEXT,
  "expires" TEXT CONSTRAINT lot_expires CHECK (expires >= made),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "fingerprint" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX lot_code ON "lot" ("code");
CREATE INDEX lot_fingerprint ON "lot" ("fingerprint");
CREATE UNIQUE INDEX lot_unique ON "lot" (product_id,code);
CREATE TABLE "lot_move" (
  lot_move_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "day" TEXT NOT NULL,
  "lot_id" INTEGER NOT NULL REFERENCES "lot"(lot_id),
  "warehouse_id" INTEGER NOT NULL REFERENCES "warehouse"(warehouse_id),
  "quantity" INTEGER NOT NULL,
  "line_id" INTEGER REFERENCES "stock_line"(stock_line_id),
  "reverses_id" INTEGER REFERENCES "lot_move"(lot_move_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX lot_move_line ON "lot_move" ("line_id");
CREATE INDEX lot_move_reverses ON "lot_move" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE INDEX lot_move_looked_up ON "lot_move" (lot_id, warehouse_id, day);
CREATE TABLE "confirmation" (
  confirmation_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "customer_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "as_of" TEXT NOT NULL,
  "currency" TEXT,
  "our" INTEGER,
  "sent" TEXT,
  "answered" TEXT,
  "their" INTEGER,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX confirmation_code ON "confirmation" ("code");
CREATE INDEX confirmation_customer ON "confirmation" ("customer_id");
CREATE TABLE "dunning" (
  dunning_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "day" TEXT NOT NULL,
  "customer_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "receivable_id" INTEGER NOT NULL REFERENCES "item"(item_id),
  "level" TEXT NOT NULL,
  "open" INTEGER NOT NULL,
  "due" TEXT NOT NULL,
  "penalty" INTEGER,
  "reverses_id" INTEGER REFERENCES "dunning"(dunning_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX dunning_customer ON "dunning" ("customer_id");
CREATE INDEX dunning_receivable ON "dunning" ("receivable_id");
CREATE INDEX dunning_reverses ON "dunning" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE TABLE "hold" (
  hold_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "receivable_id" INTEGER NOT NULL REFERENCES "item"(item_id),
  "day" TEXT NOT NULL,
  "until" TEXT,
  "reason" TEXT NOT NULL,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX hold_receivable ON "hold" ("receivable_id");
CREATE TABLE "credit_application" (
  credit_application_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL,
  "customer_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "kind" TEXT NOT NULL,
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "day" TEXT NOT NULL,
  "amount" INTEGER CONSTRAINT credit_application_amount CHECK (amount >= 0),
  "granted" INTEGER,
  "days" INTEGER CONSTRAINT credit_application_days CHECK (days BETWEEN 0 AND 3660),
  "until" TEXT,
  "cause" TEXT,
  "status" TEXT NOT NULL,
  "approver_id" INTEGER REFERENCES "user"(user_id),
  "decider_id" INTEGER REFERENCES "user"(user_id),
  "decided" TEXT,
  "reason" TEXT,
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX credit_application_code ON "credit_application" ("code");
CREATE INDEX credit_application_customer ON "credit_application" ("customer_id");
CREATE INDEX credit_application_owner ON "credit_application" ("owner_id");
CREATE INDEX credit_application_approver ON "credit_application" ("approver_id");
CREATE TABLE "credit_lift" (
  credit_lift_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "contract_id" INTEGER NOT NULL REFERENCES "contract"(contract_id),
  "decider_id" INTEGER NOT NULL REFERENCES "user"(user_id),
  "day" TEXT NOT NULL,
  "amount" INTEGER CONSTRAINT credit_lift_amount CHECK (amount > 0),
  "until" TEXT CONSTRAINT credit_lift_until CHECK (until >= day),
  "reason" TEXT NOT NULL,
  "reverses_id" INTEGER REFERENCES "credit_lift"(credit_lift_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX credit_lift_contract ON "credit_lift" ("contract_id");
CREATE INDEX credit_lift_reverses ON "credit_lift" ("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE TABLE "interest" (
  interest_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "product_id" INTEGER NOT NULL REFERENCES "product"(product_id),
  "customer_id" INTEGER NOT NULL REFERENCES "party"(party_id),
  "day" TEXT NOT NULL,
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE INDEX interest_customer ON "interest" ("customer_id");
CREATE UNIQUE INDEX interest_unique ON "interest" (product_id,customer_id);
CREATE TABLE "filter" (
  filter_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "noun" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "terms" TEXT NOT NULL,
  "owner_id" INTEGER REFERENCES "user"(user_id),
  "note" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT,
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX filter_unique ON "filter" (noun,name);
CREATE TABLE "bookmark" (
  bookmark_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "change_set" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX bookmark_name ON "bookmark" ("name");
CREATE TABLE "origin" (
  origin_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "change_set_id" INTEGER NOT NULL REFERENCES "change_set"(change_set_id),
  "noun" TEXT NOT NULL,
  "file" TEXT NOT NULL,
  "header" TEXT,
  "first_row" INTEGER NOT NULL,
  "last_row" INTEGER NOT NULL,
  "rows" TEXT NOT NULL
) STRICT;
CREATE INDEX origin_first_row ON "origin" ("first_row");
CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  change_set_id INTEGER NOT NULL REFERENCES change_set(change_set_id),
  entity TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  op TEXT NOT NULL,
  image TEXT NOT NULL
) STRICT;
CREATE INDEX history_row ON history (entity, row_id);
CREATE INDEX history_change_set ON history (change_set_id);
CREATE TABLE inserted (
  change_set_id INTEGER NOT NULL REFERENCES change_set(change_set_id),
  entity TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  PRIMARY KEY (change_set_id, entity)
) STRICT;
CREATE INDEX inserted_entity ON inserted (entity, last_id);
CREATE TABLE counter (
  pattern TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT;
CREATE VIEW customer AS SELECT "party_id" AS customer_id, "code", "name", "short_name", "kind", "is_customer", "industry", "grade", "source", "owner_id", "parent_id", "phone", "phones", "email", "website", "country", "province", "city", "address", "postcode", "revenue", "headcount", "tax_id", "note", "created", "rev", "deleted", "updated", "nature", "relation", "state", "life_stage", "phase", "worth", "is_vip", "size", "business", "proprietor", "manager", "legal_rep", "register_no", "founded", "capital", "known_since", "referrer_id", "wechat", "qq", "fax", "district", "region_id", "market_area", "sales_capacity", "potential", "philosophy", "direction", "policy", "style", "actual_sales", "market_share", "competitiveness", "market_rank", "rival_ties", "cooperation", "problems", "strategy", "outlook", "image", "reputation", "finances", "credit_state", "needs", "need_type", "preferences", "behaviour", "delivery_needs", "has_need", "has_means", "has_authority", "gender", "birth", "native_place", "education", "occupation", "ability", "career", "character", "hobbies", "family", "marital", "income", "id_card", "prefer_channel", "prefer_hours", "protected", "is_competitor", "is_partner", "given_by", "licence", "merged_into_id", "doubt", "payment_days", "bank", "bank_account", "credit_limit", "credit_days", "credit_until" FROM party WHERE is_customer = 1;
CREATE VIEW competitor AS SELECT "party_id" AS competitor_id, "code", "name", "short_name", "phone", "website", "country", "province", "city", "address", "revenue", "headcount", "note", "created", "rev", "deleted", "updated", "is_competitor", "market_share", "competitiveness", "strategy" FROM party WHERE is_competitor = 1;
CREATE VIEW supplier AS SELECT "party_id" AS supplier_id, "code", "name", "short_name", "owner_id", "phone", "phones", "email", "website", "country", "province", "city", "address", "postcode", "tax_id", "note", "created", "rev", "deleted", "updated", "is_supplier", "lead_days", "payment_days", "bank", "bank_account" FROM party WHERE is_supplier = 1;
CREATE VIEW receivable AS SELECT "item_id" AS receivable_id, "code", "party_id", "contract_id", "day", "amount", "currency", "owner_id", "ledger", "sign", "note", "created", "rev", "deleted", "updated", "fingerprint", "is_receivable", "kind", "due", "instalment", "part", "split_from_id", "stock_entry_id", "month", "penalty_of_id" FROM item WHERE is_receivable = 1;
CREATE VIEW payable AS SELECT "item_id" AS payable_id, "code", "party_id", "purchase_id", "day", "amount", "currency", "owner_id", "ledger", "sign", "note", "created", "rev", "deleted", "updated", "fingerprint", "is_payable", "kind", "due", "instalment", "part", "split_from_id", "stock_entry_id", "month", "penalty_of_id" FROM item WHERE is_payable = 1;
CREATE VIEW receipt AS SELECT "item_id" AS receipt_id, "code", "party_id", "contract_id", "day", "amount", "currency", "owner_id", "ledger", "sign", "note", "created", "rev", "deleted", "updated", "fingerprint", "is_receipt", "fee", "method", "payer", "reference", "refund", "account_id", "refund_of_id" FROM item WHERE is_receipt = 1;
CREATE VIEW payment AS SELECT "item_id" AS payment_id, "code", "party_id", "purchase_id", "day", "amount", "currency", "owner_id", "ledger", "sign", "note", "created", "rev", "deleted", "updated", "fingerprint", "is_payment", "fee", "method", "payer", "reference", "refund", "account_id", "refund_of_id" FROM item WHERE is_payment = 1;
PRAGMA application_id = 1668443441;
PRAGMA user_version = 3;
