import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** People. `email` is stored lower-cased. A role or a deactivation holds from the next request on. */
export const users = pgTable(
  "users",
  {
    id: text().primaryKey(),
    email: text().notNull(),
    nickname: text().notNull(),
    passwordHash: text("password_hash"),
    role: text({ enum: ["shopper", "admin"] })
      .notNull()
      .default("shopper"),
    language: text().notNull().default("en"),
    emailVerifiedAt: instant("email_verified_at"),
    deactivatedAt: instant("deactivated_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("users_email_key").on(t.email)],
);

/** The authority on who is signed in: a session token names a row here, and ending the row ends the session at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    userAgent: text("user_agent").notNull().default(""),
    address: text().notNull().default(""),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("sessions_user_idx").on(t.userId)],
);

/** Six-digit codes and mailed links, hashed; single use, five tries, short-lived. */
export const accountCodes = pgTable(
  "account_codes",
  {
    id: text().primaryKey(),
    email: text().notNull(),
    purpose: text({ enum: ["verify", "reset", "link"] }).notNull(),
    codeHash: text("code_hash").notNull(),
    triesLeft: integer("tries_left").notNull().default(5),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("account_codes_lookup_idx").on(t.email, t.purpose)],
);

/** Keys of machine clients: shown once, stored as a hash, found by it. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    keyHash: text("key_hash").notNull(),
    /** The first characters, so that a person can tell keys apart. */
    hint: text().notNull(),
    scopes: text().array().notNull().default(sql`'{}'::text[]`),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [uniqueIndex("api_keys_hash_key").on(t.keyHash)],
);
