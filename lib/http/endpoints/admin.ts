import { z } from "zod";
import { DeskUser, USER_STATES } from "@/lib/accounts/desk-rules";
import { cursorOf } from "@/lib/kernel/cursor";
import { pageLimit, wholeNumber } from "@/lib/kernel/query-fields";
import { ORDER_STATUSES } from "@/lib/orders/rules";
import { BULK_BODY_LIMIT, endpoint } from "../endpoint";
import { writeProducts } from "./catalog";

const TAG = "Administration";
const word = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);

const Day = z.strictObject({ day: z.iso.date(), orders: z.int(), revenue: z.int() });

export const readMetrics = endpoint({
  operation: "GET /api/admin/metrics",
  tag: TAG,
  summary:
    "How the shop does: orders, revenue, carts, best sellers, low stock, waiting jobs, dead letters, alarms",
  query: z.strictObject({ days: wholeNumber(1, 366).default(30) }),
  responses: {
    200: {
      description: "Over the last days, UTC, today included; carts since the shop began",
      schema: z.strictObject({
        days: z.int(),
        currency: z.string(),
        orders: z.int(),
        revenue: z.int(),
        byDay: z.array(Day),
        ordersByStatus: z.record(z.string(), z.int()),
        carts: z.strictObject({ updated: z.int().nullable(), migrated: z.int(), checkedOut: z.int() }),
        waitingJobs: z.int(),
        oldestJobSeconds: z.int(),
        deadLetters: z.int(),
        lowStock: z.int(),
        bestSellers: z.array(z.strictObject({ productId: z.string(), name: z.string(), sold: z.int() })),
        alarms: z.array(z.strictObject({ kind: z.string(), detail: z.string(), since: z.iso.datetime() })),
      }),
    },
  },
});

export const find = endpoint({
  operation: "GET /api/admin/find",
  tag: TAG,
  summary: "A few products, orders and people that this text is about",
  query: z.strictObject({ q: word }),
  responses: {
    200: {
      description: "At most five of each",
      schema: z.strictObject({
        products: z.array(
          z.strictObject({
            productId: z.string(),
            name: z.string(),
            price: z.int(),
            currency: z.string(),
            archived: z.boolean(),
          }),
        ),
        orders: z.array(
          z.strictObject({
            orderId: z.string(),
            email: z.string(),
            status: z.enum(ORDER_STATUSES),
            total: z.int(),
            currency: z.string(),
          }),
        ),
        users: z.array(z.strictObject({ id: z.string(), nickname: z.string(), email: z.string() })),
      }),
    },
  },
});

const UserPath = z.strictObject({ userId: id });
const UserAnswer = { description: "The account", schema: z.strictObject({ user: DeskUser }) };

export const listUsers = endpoint({
  operation: "GET /api/admin/users",
  tag: TAG,
  summary: "People with an account, the latest to join first",
  query: z.strictObject({
    q: word.optional(),
    role: z.enum(["shopper", "admin"]).optional(),
    state: z.enum(USER_STATES).optional(),
    limit: pageLimit,
    cursor: z.string().max(2000).optional(),
  }),
  responses: {
    200: {
      description: "One page",
      schema: z.strictObject({ users: z.array(DeskUser), nextCursor: z.string().nullable() }),
    },
  },
});

export const readUser = endpoint({
  operation: "GET /api/admin/users/{userId}",
  tag: TAG,
  summary: "One account",
  params: UserPath,
  responses: { 200: UserAnswer },
});

export const changeUser = endpoint({
  operation: "PATCH /api/admin/users/{userId}",
  tag: TAG,
  summary: "Gives or takes a role, deactivates an account or lets it in again; holds at once",
  params: UserPath,
  body: z
    .strictObject({ role: z.enum(["shopper", "admin"]), deactivated: z.boolean() })
    .partial()
    .refine((change) => Object.keys(change).length > 0, "Name something to change."),
  responses: { 200: UserAnswer },
  problems: ["conflict"],
  rateLimit: "admin-write",
});

export const endUserSessions = endpoint({
  operation: "DELETE /api/admin/users/{userId}/sessions",
  tag: TAG,
  summary: "Ends all sessions of a person at once",
  params: UserPath,
  responses: {
    200: { description: "How many there were", schema: z.strictObject({ ended: z.int() }) },
  },
  problems: ["conflict"],
  rateLimit: "admin-write",
});

const AuditEntry = z.strictObject({
  id: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  requestId: z.string(),
  at: z.iso.datetime(),
});

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const after = (prefix: string) => cursorOf(z.string().regex(new RegExp(`^${prefix}_\\w{1,40}$`))).optional();

export const listAudit = endpoint({
  operation: "GET /api/admin/audit",
  tag: TAG,
  summary: "Who changed what, newest first, with before and after",
  query: z.strictObject({
    actor: word.optional(),
    action: word.optional(),
    subject: word.optional(),
    from: moment.optional(),
    to: moment.optional(),
    limit: pageLimit,
    cursor: after("aud"),
  }),
  responses: {
    200: {
      description: "One page of entries",
      schema: z.strictObject({ entries: z.array(AuditEntry), nextCursor: z.string().nullable() }),
    },
  },
});

const DeadLetter = z.strictObject({
  id: z.string(),
  deliveryId: z.string().nullable(),
  eventId: z.string().nullable(),
  subscription: z.string(),
  payload: z.unknown(),
  attempts: z.int(),
  lastError: z.string(),
  createdAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  resolution: z.enum(["redriven", "discarded"]).nullable(),
  reason: z.string().nullable(),
});

const letterFilter = { subscription: word.optional(), type: word.optional(), q: word.optional() };
const LetterPath = z.strictObject({ id });
const Redriven = z.strictObject({ redriven: z.int() });

export const listDeadLetters = endpoint({
  operation: "GET /api/admin/dead-letters",
  tag: TAG,
  summary: "Deliveries that failed for good, with payload, attempts and last error",
  query: z.strictObject({
    ...letterFilter,
    resolved: z
      .enum(["true", "false"])
      .default("false")
      .transform((value) => value === "true"),
    limit: pageLimit,
    cursor: after("dlt"),
  }),
  responses: {
    200: {
      description: "One page",
      schema: z.strictObject({ deadLetters: z.array(DeadLetter), nextCursor: z.string().nullable() }),
    },
  },
});

export const redriveDeadLetter = endpoint({
  operation: "POST /api/admin/dead-letters/{id}/redrive",
  tag: TAG,
  summary: "Sends one failed delivery again",
  params: LetterPath,
  responses: { 200: { description: "It is on its way", schema: Redriven } },
  problems: ["conflict"],
  rateLimit: "admin-write",
});

export const redriveDeadLetters = endpoint({
  operation: "POST /api/admin/dead-letters/redrive",
  tag: TAG,
  summary: "Sends all failed deliveries again that match",
  body: z.strictObject({ filter: z.strictObject(letterFilter).default({}) }),
  responses: { 200: { description: "How many are on their way", schema: Redriven } },
  rateLimit: "admin-write",
});

export const discardDeadLetter = endpoint({
  operation: "DELETE /api/admin/dead-letters/{id}",
  tag: TAG,
  summary: "Closes a failed delivery for good",
  params: LetterPath,
  body: z.strictObject({ reason: z.string().trim().min(1, "Say why.").max(500) }),
  responses: { 204: { description: "It is closed", schema: null } },
  problems: ["conflict"],
  rateLimit: "admin-write",
});

export const exportProducts = endpoint({
  operation: "GET /api/admin/products/export",
  tag: TAG,
  summary: "The whole catalogue as a file, streamed; prices in CSV are in major units, in JSON in minor ones",
  query: z.strictObject({ format: z.enum(["csv", "json"]).default("csv") }),
  responses: { 200: { description: "The file", schema: null, contentType: "text/csv" } },
});

export const previewImport = endpoint({
  operation: "POST /api/admin/products/preview-import",
  tag: TAG,
  summary: "What POST /api/product/batch-write-item would do with these rows; writes nothing",
  query: writeProducts.query,
  body: writeProducts.body,
  bodyLimit: BULK_BODY_LIMIT,
  responses: {
    200: {
      description:
        "How many products would be made, changed or left alone, and what is wrong with the other rows",
      schema: z.strictObject({
        created: z.int(),
        changed: z.int(),
        unchanged: z.int(),
        failed: z.array(
          z.strictObject({
            index: z.int(),
            errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
          }),
        ),
      }),
    },
  },
  rateLimit: "admin-write",
});
