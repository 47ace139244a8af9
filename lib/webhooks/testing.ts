import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type Database, inTransaction } from "@/db/client";
import { deliveries, events } from "@/db/schema/events";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import { type Context, createContext } from "@/lib/events/context";
import { deliver } from "@/lib/events/deliveries";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { recordEvent } from "@/lib/events/outbox";
import { env } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";
import { webhookFanOut } from "./jobs";
import { NewWebhook } from "./schema";
import { createWebhook } from "./write-endpoints";

type Call = { headers: IncomingMessage["headers"]; body: string; url: string };
type Answer = { status: number; body?: string; headers?: Record<string, string>; delayMs?: number };

const receive = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};

/** Somebody's server for each test of a file; what it was called with, and what it is to answer. */
const useEndpoint = () => {
  let server: Server;
  const endpoint = {
    calls: [] as Call[],
    answer: { status: 200 } as Answer,
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
  };
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const { answer, calls } = endpoint;
      calls.push({ headers: request.headers, body: await receive(request), url: request.url ?? "" });
      if (answer.delayMs) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
      response.writeHead(answer.status, answer.headers).end(answer.body ?? "thanks");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => server.close());
  beforeEach(() => {
    Object.assign(endpoint, { calls: [], answer: { status: 200 } });
  });
  return endpoint;
};

/** What a test's queue was given. */
export type Message = { body: unknown; delay?: number; deduplicationId: string };

type Told = "order.paid" | "order.created";

/** Records an event of some order, which waits to be fanned out to the webhooks then; answers the delivery. */
const recordOrder = async (db: Database, ctx: Context, type: Told, amount: string) => {
  const orderId = createId("ord");
  const paid = {
    orderId,
    ...{ userId: "usr_1", cartKey: "cart-of-somebody" },
    ...{ lines: [{ productId: "p", quantity: 1, unitPrice: 45000 }] },
    ...{ subtotal: 45000, total: 45000, currency: "usd" },
  };
  const data = type === "order.paid" ? paid : { orderId };
  const event = { type, aggregateId: orderId, data, attributes: { amount } };
  await inTransaction(db, (tx) => recordEvent(tx, ctx, event as Parameters<typeof recordEvent>[2]));
  await dispatchOutbox(db);
  const rows = await db
    .select({ eventId: events.id, deliveryId: deliveries.id, subscription: deliveries.subscription })
    .from(events)
    .innerJoin(deliveries, eq(deliveries.eventId, events.id))
    .where(eq(events.aggregateId, orderId));
  return rows.find(({ subscription }) => subscription === "webhooks");
};

const cleanUp = (db: () => Database) =>
  afterEach(async () => {
    await db().delete(webhookAttempts);
    await db().delete(webhookDeliveries);
    await db().delete(webhookEndpoints);
    env.ALLOW_PRIVATE_WEBHOOKS = false;
  });

/** Webhooks of a test file, which are called at an endpoint of its own; `published` is what its queue keeps. */
export const useWebhooks = (db: () => Database, published: Message[]) => {
  const context = (more: { now?: Date } = {}) => createContext(db(), "user:admin", more);
  const endpoint = useEndpoint();
  cleanUp(db);
  beforeEach(() => {
    env.ALLOW_PRIVATE_WEBHOOKS = true;
    published.length = 0;
  });

  const addWebhook = async (more: Partial<NewWebhook> = {}) => {
    const made = await createWebhook(context(), NewWebhook.parse({ url: endpoint.url(), ...more }));
    if (!made.ok) throw new Error(JSON.stringify(made.problem));
    return made.value;
  };

  /** Records an event and fans it out to the webhooks; answers the event's id. */
  const tell = async (type: Told = "order.paid", amount = "450.00") => {
    const told = await recordOrder(db(), context(), type, amount);
    published.length = 0;
    const after = context();
    await deliver(after, { deliveryId: told?.deliveryId ?? "", job: webhookFanOut, lastTry: false });
    for (const run of after.afterwards) await run(after);
    return told?.eventId ?? "";
  };

  const only = async () => {
    const [row] = await db().select().from(webhookDeliveries);
    if (!row) throw new Error("there is no delivery");
    return row;
  };

  return { context, endpoint, addWebhook, tell, only };
};

/** Whether a call is signed with this secret. */
export const verify = ({ headers, body }: Call, secret: string): boolean => {
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const wanted = `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(wanted);
};
