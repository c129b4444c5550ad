-- SPDX-License-Identifier: ISC
-- schema-1 - a database of version 1 as it left the house; a test upgrades it. It was made by
-- SELECT sql || ';' FROM sqlite_master WHERE name NOT LIKE 'sqlite_%', and never changes once a
-- release has made such databases.
CREATE TABLE "setting" (
  setting_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "value" TEXT,
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT
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
  "deleted" TEXT
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
  "deleted" TEXT
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
  "deleted" TEXT
) STRICT;
CREATE UNIQUE INDEX user_login ON "user" ("login");
CREATE INDEX user_name ON "user" ("name");
CREATE TABLE user_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "user"(user_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT
) STRICT;
CREATE INDEX user_dated_row ON user_dated (row_id, field, since);
CREATE TABLE "category" (
  category_id INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "parent_id" INTEGER REFERENCES "category"(category_id),
  "created" TEXT,
  "rev" INTEGER,
  "deleted" TEXT
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
  "deleted" TEXT
) STRICT;
CREATE UNIQUE INDEX product_code ON "product" ("code");
CREATE INDEX product_name ON "product" ("name");
CREATE TABLE product_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "product"(product_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT
) STRICT;
CREATE INDEX product_dated_row ON product_dated (row_id, field, since);
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
  "deleted" TEXT
) STRICT;
CREATE UNIQUE INDEX party_code ON "party" ("code");
CREATE INDEX party_name ON "party" ("name");
CREATE INDEX party_owner ON "party" ("owner_id");
CREATE TABLE party_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "party"(party_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT
) STRICT;
CREATE INDEX party_dated_row ON party_dated (row_id, field, since);
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
  "deleted" TEXT
) STRICT;
CREATE UNIQUE INDEX deal_code ON "deal" ("code");
CREATE INDEX deal_title ON "deal" ("title");
CREATE INDEX deal_customer ON "deal" ("customer_id");
CREATE INDEX deal_owner ON "deal" ("owner_id");
CREATE TABLE deal_dated (
  dated_id INTEGER PRIMARY KEY AUTOINCREMENT,
  row_id INTEGER NOT NULL REFERENCES "deal"(deal_id),
  field TEXT NOT NULL,
  since TEXT NOT NULL,
  number INTEGER,
  text TEXT
) STRICT;
CREATE INDEX deal_dated_row ON deal_dated (row_id, field, since);
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
CREATE VIEW customer AS SELECT "party_id" AS customer_id, "code", "name", "short_name", "kind", "is_customer", "industry", "grade", "source", "owner_id", "parent_id", "phone", "phones", "email", "website", "country", "province", "city", "address", "postcode", "revenue", "headcount", "tax_id", "note", "created", "rev", "deleted" FROM party WHERE is_customer = 1;
PRAGMA application_id = 1668443441;
PRAGMA user_version = 1;
