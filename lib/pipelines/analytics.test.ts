import { afterEach, describe, expect, test, vi } from "vitest";
import * as config from "@/app/api/config/route";
import { createContext } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import { withSearchIndex } from "@/lib/services/search-index";
import { useDatabase } from "@/testing/database";
import { externalOrder, keptOrder } from "@/testing/external-orders";
import { callRoute } from "@/testing/http";
import * as analytics from "./analytics-index";
import { analyticsIndex } from "./analytics-index";
import { readParked, searchOrders } from "./analytics-queries";
import { externalOrderEvent } from "./external-order-event";
import { indexOrder, unparkDocuments } from "./index-order";
import { analyticsIndexOf } from "./rules";

const db = useDatabase();
const context = () => createContext(db(), "system:test");
afterEach(() => {
  vi.restoreAllMocks();
});

describe("the index of orders", () => {
  test("is another one each day or month when it rotates", () => {
    const at = new Date("2026-03-01T00:30:00+01:00");
    expect(analyticsIndexOf(at, "none")).toBe("order_events");
    expect(analyticsIndexOf(at, "monthly")).toBe("order_events_2026-02");
    expect(analyticsIndexOf(at, "daily")).toBe("order_events_2026-02-28");
  });

  test("is searched as one, however it rotated", async () => {
    const rotation = vi.spyOn(env, "ANALYTICS_ROTATION", "get");
    const make = (id: string, amount: number, day: string) => {
      const event = { ...externalOrderEvent(keptOrder(externalOrder({ id, amount }))), version: 1 };
      return { ...event, occurredAt: new Date(day), actor: "x", requestId: "y" };
    };
    for (const [how, id, amount, day] of [
      ["none", "old", 150, "2026-01-05"],
      ["monthly", "winter", 200, "2026-02-05"],
      ["daily", "spring", 300, "2026-03-05"],
    ] as const) {
      rotation.mockReturnValue(how);
      await indexOrder(context(), make(id, amount, day));
    }
    const found = async (query: Partial<Parameters<typeof searchOrders>[0]>) =>
      (await searchOrders({ q: "", limit: 10, ...query })).orders.map(({ orderId }) => orderId);
    expect(await found({})).toEqual(["spring", "winter", "old"]);
    expect(await found({ minAmount: 200 })).toEqual(["spring", "winter"]);
    expect(await found({ from: new Date("2026-01-31"), to: new Date("2026-03-01") })).toEqual(["winter"]);
    expect(await found({ q: "71", limit: 2 })).toEqual(["spring", "winter"]);
    expect(await found({ q: "umbrella" })).toEqual([]);
  });
});

describe("an index that is away", () => {
  test("parks the documents, keeps nobody else, and gets them later", async () => {
    const order = keptOrder(externalOrder({ id: "parked", amount: 777 }));
    const event = {
      ...externalOrderEvent(order),
      version: 1,
      occurredAt: new Date(),
      actor: "x",
      requestId: "y",
    };
    const index = analyticsIndex(event.occurredAt);
    const saveDocuments = vi.spyOn(analytics, "saveDocuments");
    saveDocuments.mockRejectedValueOnce(new UnavailableError("algolia", new Error("no host answers")));
    await indexOrder(context(), event);
    expect(await readParked(db())).toMatchObject({ documents: 1, lastError: "no host answers" });
    saveDocuments.mockRestore();
    expect(await unparkDocuments(context())).toBe(1);
    expect(await readParked(db())).toMatchObject({ documents: 0 });
    const got = await withSearchIndex((client) => client.getObject({ indexName: index, objectID: event.id }));
    expect(got).toMatchObject({ orderId: "parked", amount: "777.00" });
  });
});

describe("a browser's key", () => {
  test("searches products, and no orders", async () => {
    const { body } = await callRoute(config, { path: "/config" });
    const { search } = body as { search: { appId: string; apiKey: string; hosts: string[]; index: string } };
    const ask = async (index: string) => {
      const headers = { "x-algolia-application-id": search.appId, "x-algolia-api-key": search.apiKey };
      const url = `${search.hosts[0]}/1/indexes/${index}/query`;
      return (await fetch(url, { method: "POST", headers, body: '{"query":""}' })).status;
    };
    expect(await ask(analyticsIndex(new Date()))).toBe(403);
    expect(await ask(search.index)).not.toBe(403);
  });
});
