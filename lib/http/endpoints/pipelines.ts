import { z } from "zod";
import { cursorOf } from "@/lib/kernel/cursor";
import { pageLimit } from "@/lib/kernel/query-fields";
import { redactOrder } from "@/lib/pipelines/card-rules";
import { PIPELINE_NAMES } from "@/lib/pipelines/rules";
import {
  AnalyticsOrder,
  Backup,
  BackupPosition,
  EventPosition,
  ExternalOrder,
  ExternalOrderRow,
  PipelineStatus,
  Replay,
} from "@/lib/pipelines/schema";
import { endpoint } from "../endpoint";

const TAG = "Event pipelines";
const word = z.string().trim().min(1).max(200);
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const nextCursor = z.string().nullable();

export const takeInExternalOrder = endpoint({
  operation: "POST /api/checkout",
  tag: TAG,
  summary: "Takes in an order of another sales channel, once by its id; card data is dropped at the door",
  body: ExternalOrder,
  redactBody: redactOrder,
  invalidBody: 400,
  responses: { 200: { description: "It is kept, or was before", schema: z.strictObject({}) } },
  rateLimit: "external-order",
  idempotent: true,
});

const LoggedEvent = z.strictObject({
  id: z.string(),
  type: z.string(),
  version: z.int(),
  aggregateId: z.string(),
  occurredAt: z.iso.datetime(),
  actor: z.string(),
  requestId: z.string(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  data: z.record(z.string(), z.unknown()),
});

export const listEvents = endpoint({
  operation: "GET /api/admin/events",
  tag: TAG,
  summary: "The event log, newest first; `q` is an event, what it tells of, or the request it follows from",
  query: z.strictObject({
    type: word.optional(),
    q: word.optional(),
    from: moment.optional(),
    to: moment.optional(),
    limit: pageLimit,
    cursor: cursorOf(z.int().positive()).optional(),
  }),
  responses: {
    200: {
      description: "One page",
      schema: z.strictObject({ events: z.array(LoggedEvent), nextCursor }),
    },
  },
});

export const listPipelines = endpoint({
  operation: "GET /api/admin/pipelines",
  tag: TAG,
  summary: "Each pipeline with its filter, counts, lag in seconds, and events that a replay has not sent yet",
  responses: {
    200: { description: "All", schema: z.strictObject({ pipelines: z.array(PipelineStatus) }) },
  },
});

const PipelinePath = z.strictObject({ name: z.enum(PIPELINE_NAMES) });
const FilterPolicy = z.record(z.string().max(256), z.unknown());

export const setFilter = endpoint({
  operation: "PUT /api/admin/pipelines/{name}/filter",
  tag: TAG,
  summary: "Says which events a pipeline wants, as a filter policy in Amazon SNS's grammar",
  params: PipelinePath,
  body: FilterPolicy,
  responses: {
    200: { description: "What holds now", schema: z.strictObject({ filter: FilterPolicy }) },
  },
  rateLimit: "admin-write",
});

export const clearFilter = endpoint({
  operation: "DELETE /api/admin/pipelines/{name}/filter",
  tag: TAG,
  summary: "Lets everything pass again",
  params: PipelinePath,
  responses: { 200: { description: "The empty policy", schema: z.strictObject({}) } },
  rateLimit: "admin-write",
});

export const startReplay = endpoint({
  operation: "POST /api/admin/pipelines/{name}/replay",
  tag: TAG,
  summary: "Sends events of the last 14 days once more to one pipeline alone, in batches of 10",
  params: PipelinePath,
  body: z
    .strictObject({
      from: moment.optional(),
      to: moment.optional(),
      types: z.array(word).min(1).max(50).optional(),
      eventIds: z.array(EventPosition).min(1).max(1000).optional(),
    })
    .default({}),
  responses: { 202: { description: "It has begun", schema: z.strictObject({ replayId: z.string() }) } },
  problems: ["conflict"],
  rateLimit: "admin-write",
});

export const setFault = endpoint({
  operation: "PUT /api/admin/pipelines/checkout/fault",
  tag: TAG,
  summary: "Switches the drill's bug on or off, where the shop's configuration allows it",
  body: z.strictObject({ enabled: z.boolean() }),
  responses: { 200: { description: "What holds now", schema: z.strictObject({ enabled: z.boolean() }) } },
  rateLimit: "admin-write",
});

export const readReplay = endpoint({
  operation: "GET /api/admin/replays/{replayId}",
  tag: TAG,
  summary: "How far a replay has come",
  params: z.strictObject({ replayId: z.string().min(1).max(100) }),
  responses: { 200: { description: "Its progress", schema: z.strictObject({ replay: Replay }) } },
});

export const listExternalOrders = endpoint({
  operation: "GET /api/admin/external-orders",
  tag: TAG,
  summary: "What the checkout pipeline keeps of orders, newest first",
  query: z.strictObject({
    customerId: word.optional(),
    limit: pageLimit,
    cursor: cursorOf(EventPosition).optional(),
  }),
  responses: {
    200: {
      description: "One page",
      schema: z.strictObject({ rows: z.array(ExternalOrderRow), nextCursor }),
    },
  },
});

const majorUnits = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,4})?$/, "Write an amount as 450.00.")
  .transform(Number);

export const searchAnalytics = endpoint({
  operation: "GET /api/admin/analytics/orders",
  tag: TAG,
  summary: "Searches the orders in the analytics index, newest first; by default those of 100 and more",
  query: z.strictObject({
    q: z.string().trim().max(500).default(""),
    minAmount: majorUnits.optional(),
    from: moment.optional(),
    to: moment.optional(),
    limit: pageLimit,
  }),
  responses: {
    200: {
      description: "The newest that match, and how many match in all",
      schema: z.strictObject({ orders: z.array(AnalyticsOrder), total: z.int() }),
    },
  },
});

export const listBackups = endpoint({
  operation: "GET /api/admin/backups",
  tag: TAG,
  summary: "Objects that hold events, newest first",
  query: z.strictObject({
    prefix: z.string().max(300).optional(),
    limit: pageLimit,
    cursor: cursorOf(BackupPosition).optional(),
  }),
  responses: {
    200: { description: "One page", schema: z.strictObject({ backups: z.array(Backup), nextCursor }) },
  },
});

export const readBackup = endpoint({
  operation: "GET /api/admin/backups/{key}",
  tag: TAG,
  summary:
    "The events of one object, decrypted and unpacked, one JSON object a line; the key is one encoded segment",
  params: z.strictObject({ key: z.string().min(1).max(500) }),
  responses: { 200: { description: "The lines", schema: null, contentType: "application/x-ndjson" } },
  problems: ["conflict"],
});
