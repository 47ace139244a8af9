import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { externalOrderDocuments } from "@/db/schema/pipelines";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { withKv } from "@/lib/services/kv";
import { publishMessages } from "@/lib/services/queue";
import { findCard, readBackups, readDatabase, readFolder, readIndices, readKv } from "@/testing/card-search";
import { useDatabase } from "@/testing/database";
import { CARD, externalOrder } from "@/testing/external-orders";
import { channelHeaders, deliverAll, flush, handIn, serveJobs } from "@/testing/fork";
import { analyticsIndex, saveDocuments } from "./analytics-index";
import { bufferBackup } from "./buffer-backup";

const logged = vi.hoisted(() => [] as string[]);
vi.mock("pino", async (original) => {
  const { default: pino } = await original<typeof import("pino")>();
  const keep = { write: (line: string) => void logged.push(line) };
  return { default: Object.assign((options: object) => pino(options, keep), pino) };
});
const { queue, stopKv } = await vi.hoisted(async () => {
  process.env.LOG_LEVEL = "trace";
  const stopKv = await (await import("../../testing/own-kv")).startOwnKv();
  return { queue: await (await import("../../testing/own-queue")).startOwnQueue(), stopKv };
});
const later = vi.hoisted(() => [] as Promise<unknown>[]);
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: (work: () => Promise<unknown>) => void later.push(work()),
}));
afterAll(queue.stop);
afterAll(stopKv);

const db = useDatabase();
const card = { numbers: [CARD.number, CARD.valid], cvv: CARD.cvv };

const STORES: Record<string, () => Promise<string>> = {
  database: () => readDatabase(db()),
  log: async () => logged.join("\n"),
  queue: async () => readFolder(queue.dataDir),
  kv: readKv,
  index: readIndices,
  backup: () => readBackups(db()),
};

const settle = async () => {
  while (later.length > 0) await Promise.all(later.splice(0));
  await deliverAll(db(), queue);
  await flush(db());
};

/** An order with card data wherever a channel may have put it. */
const careless = (id: string, more: object = {}) => {
  const order = externalOrder({ id, amount: 250, note: `paid with ${CARD.valid}` });
  const payment = { ...(order.payment as object), method: `visa ${CARD.valid.replaceAll("-", " ")}` };
  const items = [
    { id: 1, product: 2, name: CARD.valid, quantity: 1, price: 1, subtotal: 1, description: CARD.valid },
  ];
  return { ...order, payment, items, ...more };
};

beforeAll(async () => {
  serveJobs(queue);
  const channel = await channelHeaders(db());
  const key = { ...channel, "idempotency-key": "once" };
  for (const headers of [channel, key, key]) {
    expect((await handIn(headers, careless("kept"))).status).toBe(200);
  }
  const refused = [
    careless("refused", { date: "never" }),
    careless("refused", { card: CARD.number, [CARD.valid]: CARD.cvv }),
    careless("refused", {
      payment: { "card-number": CARD.number, "card-cvv": CARD.cvv, number: CARD.number },
    }),
    `{"id": "broken", "payment": {"card-number": "${CARD.number}", "card-cvv": "${CARD.cvv}"`,
  ];
  for (const body of refused) expect((await handIn(channel, body)).status).toBe(400);
  await settle();
});

describe("of the cards in orders", () => {
  test("every store has something to search in", async () => {
    for (const [name, read] of Object.entries(STORES))
      expect([name, (await read()).length > 20]).toEqual([name, true]);
    expect(await STORES.backup?.()).toContain("external:kept");
    expect(await STORES.index?.()).toContain("kept");
    expect(await STORES.log?.()).toContain("POST /api/checkout");
  });

  test.each(Object.keys(STORES))("nothing is in the %s", async (name) => {
    expect(findCard((await STORES[name]?.()) ?? "", card)).toEqual([]);
  });
});

const planted = { note: `card 5105-1051 0510 5100`, said: { cvv: CARD.cvv } };
const event = {
  type: "order.paid" as const,
  version: 1,
  aggregateId: "ord_planted",
  occurredAt: new Date(),
  actor: "x",
  requestId: "y",
  attributes: {},
};

/** Puts a card where none may be. */
const PLANT: Record<string, () => Promise<unknown>> = {
  database: () =>
    db().insert(externalOrderDocuments).values({
      id: "planted",
      eventId: "evt_planted",
      document: planted,
      actor: "x",
      receivedAt: new Date(),
    }),
  log: async () => log.info(planted, "planted"),
  queue: () =>
    publishMessages([
      {
        path: "/api/jobs/nothing",
        body: planted,
        deduplicationId: createId("job"),
        retries: 0,
        timeout: 5,
        delay: 60,
        requestId: "req_x",
      },
    ]),
  kv: () => withKv((kv) => kv.hset("planted", { note: planted.note, cvv: CARD.cvv })),
  index: () => saveDocuments(analyticsIndex(new Date()), [{ objectID: "planted", ...planted }]),
  backup: async () => {
    const data = {
      ...planted,
      orderId: "x",
      userId: null,
      cartKey: null,
      lines: [],
      subtotal: 1,
      total: 1,
      currency: "usd",
    };
    await db().transaction((tx) =>
      bufferBackup(tx, createContext(db(), "x"), { ...event, id: "evt_line", data }),
    );
    await flush(db());
  },
};

describe("a card that was planted", () => {
  test.each(Object.keys(STORES))("in the %s is found there", async (name) => {
    await PLANT[name]?.();
    const found = findCard((await STORES[name]?.()) ?? "", card);
    expect(found).toEqual([CARD.number, CARD.cvv]);
  });
});
