import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * People. `email` is stored lower-cased. A role or a deactivation holds from the next request on. A closed account keeps
 * its row, without anything personal, because ledgers and logs name its id.
 */
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
    preferredRetailers: text("preferred_retailers").array().notNull().default(sql`'{}'::text[]`),
    emailVerifiedAt: instant("email_verified_at"),
    deactivatedAt: instant("deactivated_at"),
    closedAt: instant("closed_at"),
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

/**
 * Six-digit codes and mailed links; single use, five tries, short-lived. Only a keyed hash is stored: the secret itself is
 * derived from the row's id by whoever writes the mail. Rows are made for unknown addresses too, so that asking for a code
 * takes the same way for everybody; the mail job alone looks whether there is somebody to write to.
 */
export const accountCodes = pgTable(
  "account_codes",
  {
    id: text().primaryKey(),
    email: text().notNull(),
    purpose: text({ enum: ["verify", "reset", "link", "change"] }).notNull(),
    /** Whose account is to get this address, when it is changed; nobody else can use the code. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** The address that was given up for this one, for the notice to it; goes with the row a day later. */
    replacedEmail: text("replaced_email"),
    codeHash: text("code_hash").notNull(),
    triesLeft: integer("tries_left").notNull().default(5),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    /** Where the person was going when they asked; a path of this shop. */
    nextPath: text("next_path"),
  },
  (t) => [
    index("account_codes_lookup_idx").on(t.email, t.purpose),
    index("account_codes_expiry_idx").on(t.expiresAt),
  ],
);

/**
 * Who wants to join. Each sign-up waits with its own code and password, and becomes an account when that code comes back,
 * so that nobody else's sign-up for the same address can slip a password under it.
 */
export const registrations = pgTable("registrations", {
  codeId: text("code_id")
    .primaryKey()
    .references(() => accountCodes.id, { onDelete: "cascade" }),
  nickname: text().notNull(),
  passwordHash: text("password_hash").notNull(),
});

/** Accounts elsewhere that open an account here. */
export const identities = pgTable(
  "identities",
  {
    provider: text().notNull(),
    /** The provider's own id of the person. */
    subject: text().notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.subject] }), index("identities_user_idx").on(t.userId)],
);

/** The address book. At most one address of a person is the one that forms begin with. */
export const addresses = pgTable(
  "addresses",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    address: jsonb().$type<unknown>().notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    index("addresses_user_idx").on(t.userId),
    uniqueIndex("addresses_default_key").on(t.userId).where(sql`is_default`),
  ],
);

/**
 * Failed sign-ins, by the hash of the address that was typed, whether or not it has an account. `recent` holds the times
 * (ms) of the last failures; `level` counts locks in a row and makes each longer than the one before.
 */
export const signInGuards = pgTable("sign_in_guards", {
  emailHash: text("email_hash").primaryKey(),
  recent: bigint({ mode: "number" }).array().notNull(),
  level: integer().notNull().default(0),
  lockedUntil: instant("locked_until"),
});

/** Calls counted here while KV is away, for the few limits that must hold even then. */
export const rateCounts = pgTable(
  "rate_counts",
  {
    key: text().notNull(),
    /** Number of the window since 1970. */
    slot: bigint({ mode: "number" }).notNull(),
    used: integer().notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.slot] }), index("rate_counts_expiry_idx").on(t.expiresAt)],
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
