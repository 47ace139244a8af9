import { createHash, createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { POST as placeOrder } from "@/app/api/checkout/create-payment-intent/route";
import { POST as runJob } from "@/app/api/jobs/[name]/route";
import { PATCH as patchOrder, GET as readOrder } from "@/app/api/order/[orderId]/route";
import { categories, productStock, products } from "@/db/schema/catalog";
import { orders } from "@/db/schema/orders";
import { env, requireEnv } from "@/lib/kernel/env";
import { useDatabase } from "@/testing/database";

const db = useDatabase();
const ORIGIN = env.APP_URL;
const CART = "11111111-1111-4111-8111-111111111111";
const address = { name: "Ana", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };
const body = {
  items: [{ productId: "prd_door", quantity: 1 }],
  email: "ana@example.com",
  shippingAddress: address,
};

type Init = { method?: string; headers?: Record<string, string>; body?: string };
const request = (path: string, init: Init = {}) => new Request(`${ORIGIN}${path}`, init);
const given = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params) });

const post = (value: unknown, headers: Record<string, string> = {}) =>
  placeOrder(
    request("/api/checkout/create-payment-intent", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof value === "string" ? value : JSON.stringify(value),
    }),
    given(),
  );

const slugOf = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const { type, status } = (await response.json()) as { type: string; status: number };
  expect(status).toBe(response.status);
  return type.split("/").at(-1);
};

beforeAll(async () => {
  await db().insert(categories).values({ slug: "doors", name: "Doors", imageUrl: "/art/x" });
  await db().insert(products).values({
    id: "prd_door",
    slug: "door",
    name: "Door",
    sortName: "door",
    categorySlug: "doors",
    price: 4200,
    currency: "usd",
    imageUrl: "/art/x",
  });
  await db().insert(productStock).values({ productId: "prd_door", stock: 1000 });
});

describe("the door", () => {
  test("names what is wrong in the order of the contract", async () => {
    expect(await slugOf(await post(body, { "content-type": "text/plain" }))).toBe("unsupported-media-type");
    expect(await slugOf(await post("{", {}))).toBe("malformed-json");
    expect(await slugOf(await post("x".repeat(100_001)))).toBe("body-too-large");
    expect(await slugOf(await post({ ...body, email: "nobody" }))).toBe("bad-request");
    expect(await slugOf(await post({ ...body, price: 1 }))).toBe("bad-request");
    expect(await slugOf(await post({ ...body, email: "a\u0000@example.com" }))).toBe("bad-request");
    expect(await slugOf(await post({ ...body, items: [] }))).toBe("empty-cart");
    expect(await slugOf(await post(body, { authorization: "Bearer wrong" }))).toBe("invalid-api-key");
    expect(await slugOf(await post(body, { "idempotency-key": "k".repeat(256) }))).toBe("bad-request");
  });

  test("says which fields are wrong", async () => {
    const response = await post({
      ...body,
      shippingAddress: { ...address, country: "Netherlands", city: "" },
    });
    const { errors } = (await response.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual([
      "shippingAddress.city",
      "shippingAddress.country",
    ]);
  });

  test("refuses another site that comes with our cookie, and nobody else", async () => {
    const cookie = `cartId=${CART}`;
    expect(await slugOf(await post(body, { cookie, "sec-fetch-site": "cross-site" }))).toBe(
      "cross-site-request",
    );
    expect(await slugOf(await post(body, { cookie, origin: "https://evil.example" }))).toBe(
      "cross-site-request",
    );
    expect((await post(body, { cookie, origin: ORIGIN, "sec-fetch-site": "same-origin" })).status).toBe(201);
    expect((await post(body, { cookie })).status).toBe(201);
  });

  test("answers 405 with Allow, and an unknown order like somebody else's", async () => {
    const refused = await patchOrder(request("/api/order/x", { method: "PATCH" }), given({ orderId: "x" }));
    expect(refused.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(await slugOf(refused)).toBe("method-not-allowed");
    expect(await slugOf(await readOrder(request("/api/order/x"), given({ orderId: "ord_x" })))).toBe(
      "unknown-order",
    );
  });

  test("gives every answer a request id and keeps personal answers out of caches", async () => {
    const response = await post(body);
    expect(response.headers.get("x-request-id")).toMatch(/^req_[0-9A-Z]{26}$/);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });
});

describe("a checkout", () => {
  const openOrders = async () =>
    (await db().select().from(orders).where(sql`status = 'pending_payment'`)).length;

  test("under one Idempotency-Key happens once and is answered again; another body is refused", async () => {
    const headers = { "idempotency-key": "checkout-1" };
    const before = await openOrders();
    const first = await post(body, headers);
    const again = await post(Object.fromEntries(Object.entries(body).reverse()), headers);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const { orderId } = (await first.clone().json()) as { orderId: string };
    const [cookie = ""] = again.headers.getSetCookie();
    const opened = await readOrder(
      request(`/api/order/${orderId}`, { headers: { cookie: cookie.split(";")[0] ?? "" } }),
      given({ orderId }),
    );
    expect(opened.status).toBe(200);
    expect(again.headers.getSetCookie()).toEqual(first.headers.getSetCookie());
    expect(await again.json()).toEqual(await first.json());
    expect(await openOrders()).toBe(before + 1);
    expect(await slugOf(await post({ ...body, email: "eva@example.com" }, headers))).toBe(
      "idempotency-mismatch",
    );
  });

  test("opens the guest's order in the browser that placed it and in no other", async () => {
    const placed = await post(body, { "x-vercel-forwarded-for": "10.0.0.1" });
    const { orderId } = (await placed.json()) as { orderId: string };
    const [cookie = ""] = placed.headers.getSetCookie();
    expect(cookie).toMatch(new RegExp(`^order_${orderId}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax`));
    const open = (headers: Record<string, string>) =>
      readOrder(request(`/api/order/${orderId}`, { headers }), given({ orderId }));
    expect((await open({ cookie: cookie.split(";")[0] ?? "" })).status).toBe(200);
    expect((await open({ "order-token": /=([\w-]+);/.exec(cookie)?.[1] ?? "" })).status).toBe(200);
    expect((await open({ cookie: `order_${orderId}=${"A".repeat(43)}` })).status).toBe(404);
    expect((await open({})).status).toBe(404);
  });
});

describe("the queue's door", () => {
  const jwt = (text: string, key: string, path: string) => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: "Upstash",
      sub: `${ORIGIN}${path}`,
      exp: now + 300,
      nbf: now - 5,
      iat: now,
      jti: "jwt_1",
      body: createHash("sha256").update(text).digest("base64url"),
    };
    const head = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
    return `${head}.${createHmac("sha256", key).update(head).digest("base64url")}`;
  };
  const call = (name: string, text: string, signature?: string) =>
    runJob(
      request(`/api/jobs/${name}`, {
        method: "POST",
        body: text,
        headers: signature === undefined ? {} : { "upstash-signature": signature },
      }),
      given({ name }),
    );
  const key = () => requireEnv("QSTASH_CURRENT_SIGNING_KEY");

  test("runs what the queue signed for this address, with the current or the next key", async () => {
    const path = "/api/jobs/sweep-outbox";
    expect((await call("sweep-outbox", "{}", jwt("{}", key(), path))).status).toBe(200);
    expect(
      (await call("sweep-outbox", "{}", jwt("{}", requireEnv("QSTASH_NEXT_SIGNING_KEY"), path))).status,
    ).toBe(200);
  });

  test("does nothing for a missing, foreign, tampered or redirected signature", async () => {
    const path = "/api/jobs/sweep-outbox";
    expect((await call("sweep-outbox", "{}")).status).toBe(401);
    expect((await call("sweep-outbox", "{}", "not a signature")).status).toBe(401);
    expect((await call("sweep-outbox", "{}", jwt("{}", "sig_other", path))).status).toBe(401);
    expect((await call("sweep-outbox", '{"a":1}', jwt("{}", key(), path))).status).toBe(401);
    expect((await call("expire-orders", "{}", jwt("{}", key(), path))).status).toBe(401);
    const [head = "", claims = ""] = jwt("{}", key(), path).split(".");
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
    expect((await call("sweep-outbox", "{}", `${none}.${claims}.`)).status).toBe(401);
    expect(head).not.toBe(none);
  });

  test("asks for the next try ever later, so that an outage does not use up the tries in seconds", async () => {
    await db().execute(sql`
      insert into events (id, type, version, aggregate_id, occurred_at, actor, request_id, attributes, data, fanned_out_at)
      values ('evt_ill', 'order.created', 1, 'ord_none', now(), 'system:test', 'req_test', '{}', '{"orderId":"ord_none"}', now())`);
    await db().execute(sql`
      insert into deliveries (id, event_id, subscription) values ('evt_ill.watch', 'evt_ill', 'payment-watch')`);
    await db().execute(sql`alter table deliveries add constraint ill check (status <> 'done') not valid`);
    const text = JSON.stringify({ deliveryId: "evt_ill.watch" });
    const waits: (string | null)[] = [];
    for (const retried of ["0", "3"]) {
      const signature = jwt(text, key(), "/api/jobs/payment-watch");
      const headers = { "upstash-signature": signature, "upstash-retried": retried };
      const asked = request("/api/jobs/payment-watch", { method: "POST", body: text, headers });
      const response = await runJob(asked, given({ name: "payment-watch" }));
      expect(response.status).toBe(503);
      waits.push(response.headers.get("retry-after"));
    }
    await db().execute(sql`alter table deliveries drop constraint ill`);
    expect(waits).toEqual(["5", "40"]);
  });

  test("keeps a message that names no delivery among the dead letters and settles it", async () => {
    const text = '{"delivery":"x"}';
    const response = await call("receipt-mail", text, jwt(text, key(), "/api/jobs/receipt-mail"));
    expect(await response.json()).toEqual({ outcome: "dead" });
    const letters = await db().execute<{ last_error: string }>(sql`select last_error from dead_letters`);
    expect(letters.rows).toEqual([{ last_error: "the message names no delivery" }]);
  });
});
