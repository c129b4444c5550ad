-- SPDX-License-Identifier: ISC
-- schema-2 - a database of version 2 as it left the house; a test upgrades it. It was made like schema-1, the two
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
  "sign" INTEGER CONSTRAINT choice_sign CHECK (sign BETWEEN -1 AND 1)
) STRICT;
CREATE UNIQUE INDEX choice_unique ON "choice" (list,code);
CREATE TABLE "change_set" (
  change_set_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "at" TEXT NOT NULL,
  "login" TEXT NOT NULL,
  "host" TEXT,
  "command" TEXT NOT NULL,
  "group_name" TEXT,
  "once_key" TEXT
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
  "pool_limit" INTEGER CONSTRAINT user_pool_limit CHECK (pool_limit >= 0)
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
  "max_stock" INTEGER CONSTRAINT product_max_stock CHECK (max_stock >= 0)
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
  "doubt" TEXT
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
  "updated" TEXT
) STRICT;
CREATE INDEX contact_name ON "contact" ("name");
CREATE INDEX contact_customer ON "contact" ("customer_id");
CREATE INDEX contact_owner ON "contact" ("owner_id");
CREATE INDEX contact_fingerprint ON "contact" ("fingerprint");
CREATE INDEX contact_reports_to ON "contact" ("reports_to_id") WHERE "reports_to_id" IS NOT NULL;
CREATE INDEX contact_uid ON "contact" ("uid") WHERE "uid" IS NOT NULL;
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
CREATE INDEX distinction_customer ON "distinction" ("customer_id");
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
CREATE INDEX packing_product ON "packing" ("product_id");
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
CREATE INDEX quote_line_quote ON "quote_line" ("quote_id");
CREATE INDEX quote_line_product ON "quote_line" ("product_id");
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
  "updated" TEXT
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
  "updated" TEXT
) STRICT;
CREATE INDEX contract_line_contract ON "contract_line" ("contract_id");
CREATE INDEX contract_line_product ON "contract_line" ("product_id");
CREATE INDEX contract_line_replaces ON "contract_line" ("replaces_id");
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
  "updated" TEXT
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
  "updated" TEXT
) STRICT;
CREATE UNIQUE INDEX stock_entry_code ON "stock_entry" ("code");
CREATE INDEX stock_entry_warehouse ON "stock_entry" ("warehouse_id");
CREATE INDEX stock_entry_owner ON "stock_entry" ("owner_id");
CREATE INDEX stock_entry_approver ON "stock_entry" ("approver_id");
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
  "updated" TEXT
) STRICT;
CREATE INDEX stock_line_product ON "stock_line" ("product_id");
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
  "updated" TEXT
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
CREATE VIEW customer AS SELECT "party_id" AS customer_id, "code", "name", "short_name", "kind", "is_customer", "industry", "grade", "source", "owner_id", "parent_id", "phone", "phones", "email", "website", "country", "province", "city", "address", "postcode", "revenue", "headcount", "tax_id", "note", "created", "rev", "deleted", "updated", "nature", "relation", "state", "life_stage", "phase", "worth", "is_vip", "size", "business", "proprietor", "manager", "legal_rep", "register_no", "founded", "capital", "known_since", "referrer_id", "wechat", "qq", "fax", "district", "region_id", "market_area", "sales_capacity", "potential", "philosophy", "direction", "policy", "style", "actual_sales", "market_share", "competitiveness", "market_rank", "rival_ties", "cooperation", "problems", "strategy", "outlook", "image", "reputation", "finances", "credit_state", "needs", "need_type", "preferences", "behaviour", "delivery_needs", "has_need", "has_means", "has_authority", "gender", "birth", "native_place", "education", "occupation", "ability", "career", "character", "hobbies", "family", "marital", "income", "id_card", "prefer_channel", "prefer_hours", "protected", "is_competitor", "is_partner", "given_by", "licence", "merged_into_id", "doubt" FROM party WHERE is_customer = 1;
CREATE VIEW competitor AS SELECT "party_id" AS competitor_id, "code", "name", "short_name", "phone", "website", "country", "province", "city", "address", "revenue", "headcount", "note", "created", "rev", "deleted", "updated", "is_competitor", "market_share", "competitiveness", "strategy" FROM party WHERE is_competitor = 1;
PRAGMA application_id = 1668443441;
PRAGMA user_version = 2;
