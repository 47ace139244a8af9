import { sessions } from "@/db/schema/accounts";
import { createApiKey } from "@/lib/accounts/api-keys";
import { createContext } from "@/lib/events/context";
import { advanceReplays } from "@/lib/events/replay";
import type { Endpoint } from "@/lib/http/endpoint";
import { createId } from "@/lib/kernel/ids";
import { ADDRESS } from "../checkout";
import { addBackup, addReplay, externalOrder } from "../external-orders";
import { grow, inputSchema } from "./grow";
import type { Call, Routes } from "./routes";
import {
  A_WEBHOOK,
  aCode,
  buyer,
  type Example,
  emailOf,
  first,
  migrated,
  ofCampaign,
  ofCode,
  ofDeadLetter,
  ofLine,
  ofOrder,
  ofPerson,
  ofPicture,
  ofPoints,
  ofProduct,
  ofWebhook,
  ofWebhookDelivery,
  RULES,
} from "./subjects";
import type { Caller, World } from "./world";

/** Good calls of routes whose calls cannot be grown from their schemas alone, because they are about something. */
const EXAMPLES: Record<string, Example> = {
  "POST /api/product": async () => ({
    body: { name: createId("prd"), price: 1999, category: "things", stock: 3 },
  }),
  "GET /api/product/{productId}": ofProduct,
  "PUT /api/product/{productId}": async (world, caller, routes) => ({
    ...(await ofProduct(world, caller, routes)),
    body: { price: 2500, stock: 5, expectedStock: 1000, tags: ["new"] },
  }),
  "DELETE /api/product/{productId}": ofProduct,
  "GET /api/product/batch-fetch": async ({ product }) => ({
    query: `ids=${await product()},${await product()}`,
  }),
  "POST /api/product/batch-fetch": async ({ product }) => ({ body: [{ productId: await product() }] }),
  "POST /api/product/batch-write-item": async () => ({
    body: [{ name: createId("prd"), price: 100, category: "things" }, { name: "" }],
  }),
  "POST /api/product/favorites": async ({ product }) => ({
    body: { productId: await product(), favorite: true },
  }),

  "POST /api/users": () => ({ body: { email: emailOf(), password: "Fresh-apples-7", nickname: "Ana" } }),
  "POST /api/users/verify": () => ({ body: { email: emailOf(), code: "123456" } }),
  "POST /api/users/forgot": () => ({ body: { email: emailOf() } }),
  "POST /api/users/reset": () => ({ body: { email: emailOf(), code: "123456", password: "Fresh-apples-7" } }),
  "PATCH /api/users/me": () => ({ body: { nickname: "Bo", language: "nl", preferredRetailers: ["a-shop"] } }),
  "DELETE /api/users/me": () => ({}),
  "POST /api/users/me/addresses": () => ({ body: { ...ADDRESS, isDefault: true } }),
  "PATCH /api/users/me/addresses/{id}": async ({ provide }, { owner: { userId } }) => ({
    params: { id: userId ? await provide(userId) : "adr_nobodys" },
    body: { city: "Delft" },
  }),
  "DELETE /api/users/me/addresses/{id}": async ({ provide }, { owner: { userId } }) => ({
    params: { id: userId ? await provide(userId) : "adr_nobodys" },
  }),
  "DELETE /api/users/me/sessions/{id}": async ({ db }, { owner: { userId } }) => {
    const id = createId("ses");
    const expiresAt = new Date(Date.now() + 60_000);
    if (userId) await db.insert(sessions).values({ id, userId, expiresAt });
    return { params: { id } };
  },

  "POST /api/cart": async ({ product }) => ({ body: { productId: await product(), quantity: 2 } }),
  "PUT /api/cart": async ({ product }) => ({ body: { productId: await product(), quantity: 3 } }),
  "DELETE /api/cart": async ({ product }) => ({ body: { productId: await product() } }),
  "GET /api/cart/{productId}": ofLine,
  "PUT /api/cart/{productId}": async (world, caller, routes) => ({
    ...(await ofLine(world, caller, routes)),
    body: { quantity: 3 },
  }),
  "DELETE /api/cart/{productId}": ofLine,
  "GET /api/cart/{productId}/total": ofProduct,
  "POST /api/cart/migrate": migrated,
  "POST /api/cart/migrate/undo": async (world, caller, routes) => {
    const call = await migrated(world, caller, routes);
    if (caller.userId) await first(routes, "POST /api/cart/migrate", call);
    return call;
  },
  "POST /api/cart/checkout": async (world, caller, routes) => {
    await ofLine(world, caller, routes);
    return { body: { ...buyer(), payment: "card" } };
  },

  "POST /api/checkout": () => ({ body: externalOrder({ id: createId("ord") }) }),
  "PUT /api/admin/pipelines/{name}/filter": () => ({
    params: { name: "backup" },
    body: { amount: [{ numeric: [">=", 1] }] },
  }),
  "DELETE /api/admin/pipelines/{name}/filter": () => ({ params: { name: "backup" } }),
  "POST /api/admin/pipelines/{name}/replay": async ({ db }) => {
    await advanceReplays(createContext(db, "system:test"));
    return { params: { name: "backup" }, body: { from: "2999-01-01T00:00:00Z" } };
  },
  "PUT /api/admin/pipelines/checkout/fault": () => ({ body: { enabled: false } }),
  "GET /api/admin/replays/{replayId}": async ({ db }) => ({ params: { replayId: await addReplay(db) } }),
  "GET /api/admin/backups/{key}": async ({ db }) => ({ params: { key: await addBackup(db) } }),
  "POST /api/checkout/create-payment-intent": async ({ product }) => ({
    body: { ...buyer(), items: [{ productId: await product(), quantity: 1 }] },
  }),
  "POST /api/payment/webhook": () => ({ rawBody: "{}", headers: { "stripe-signature": "t=1,v1=0" } }),
  "GET /api/order/{orderId}": ofOrder("open"),
  "POST /api/order/{orderId}/cancel": ofOrder("open"),
  "GET /api/order/{orderId}/receipt": ofOrder("paid"),
  "POST /api/admin/orders/{orderId}/refund": ofOrder("paid", { body: { reason: "damaged" } }),
  "POST /api/admin/orders/{orderId}/fulfil": ofOrder("paid"),
  "POST /api/admin/orders/{orderId}/deliver": async (world, caller, routes) => {
    const call = await ofOrder("paid")(world, caller, routes);
    const { headers } = await world.caller("admin");
    await first(routes, "POST /api/admin/orders/{orderId}/fulfil", { ...call, headers });
    return call;
  },
  "POST /api/admin/orders/{orderId}/note": ofOrder("open", { body: { note: "Called." } }),
  "POST /api/admin/orders/{orderId}/resend-receipt": ofOrder("paid"),

  "POST /api/admin/api-keys": () => ({
    body: { name: "Statistics", scopes: ["stats:read"], expiresAt: "2999-01-01T00:00:00Z" },
  }),
  "DELETE /api/admin/api-keys/{id}": async ({ db }) => ({
    params: {
      id: (await createApiKey(createContext(db, "system:test"), { name: "x", scopes: [], expiresAt: null }))
        .id,
    },
  }),

  "POST /api/admin/promotion-codes": () => ({ body: aCode() }),
  "PATCH /api/admin/promotion-codes/{id}": ofCode({ active: false }),
  "DELETE /api/admin/promotion-codes/{id}": ofCode(),

  "GET /api/admin/users/{userId}": ofPerson(),
  "PATCH /api/admin/users/{userId}": ofPerson({ deactivated: true }),
  "DELETE /api/admin/users/{userId}/sessions": ofPerson(),
  "POST /api/admin/dead-letters/{id}/redrive": ofDeadLetter(),
  "DELETE /api/admin/dead-letters/{id}": ofDeadLetter({ reason: "No longer needed." }),
  "POST /api/admin/webhooks": () => ({ body: A_WEBHOOK }),
  "GET /api/admin/webhooks/{id}": ofWebhook(),
  "PATCH /api/admin/webhooks/{id}": ofWebhook({ description: "The till", enabled: false }),
  "DELETE /api/admin/webhooks/{id}": ofWebhook(),
  "POST /api/admin/webhooks/{id}/rotate-secret": ofWebhook(),
  "POST /api/admin/webhooks/{id}/test": ofWebhook(),
  "GET /api/admin/webhooks/{id}/deliveries": ofWebhook(),
  "POST /api/admin/webhooks/deliveries/{id}/redeliver": ofWebhookDelivery,
  "POST /api/admin/products/preview-import": () => ({
    body: [{ name: createId("prd"), price: 100, category: "things" }, { name: "" }],
  }),

  "POST /api/admin/pictures": async ({ product }) => ({
    body: { productId: await product(), contentType: "image/png", size: 1000 },
  }),
  "GET /api/admin/pictures/{pictureId}": ofPicture,
  "POST /api/admin/pictures/{pictureId}/uploaded": ofPicture,
  "POST /api/admin/pictures/notice": () => ({ rawBody: "{}" }),

  "GET /api/points": ofPoints,
  "GET /api/points/transactions": ofPoints,
  "POST /api/points": async ({ caller }) => ({
    body: { account_id: (await caller("shopper")).userId ?? "", amount: 100, issued_date: "2026-01-31" },
  }),
  "DELETE /api/points": async ({ caller }, { owner }, routes) => {
    const account_id = owner.userId ?? "member-1";
    const { headers } = await caller("admin");
    await first(routes, "POST /api/points", { headers, body: { account_id, amount: 100 } });
    return { body: { account_id, amount: 10 } };
  },

  "POST /api/wallet/top-up": () => ({ body: { amount: 5000 } }),
  "GET /api/users/balance/{username}": async ({ caller }, { role, owner: { userId } }) => ({
    params: {
      username:
        role !== "other shopper" && userId ? "me" : (userId ?? (await caller("shopper")).userId ?? ""),
    },
  }),
  "POST /api/admin/wallets/{userId}/credit": async ({ caller }) => ({
    params: { userId: (await caller("shopper")).userId ?? "" },
    body: { amount: 500, reason: "sorry" },
  }),
  "POST /api/purchase": async ({ product, provide }, { userId }) => {
    if (userId) await provide(userId);
    return { body: { productId: await product(), quantity: 1 } };
  },
  "GET /api/purchase/{orderId}": async ({ product, provide }, { owner: { userId, headers } }, routes) => {
    if (!userId) return { params: { orderId: "ord_nobodys" } };
    await provide(userId);
    const body = { productId: await product(), quantity: 1 };
    const { orderId } = await first(routes, "POST /api/purchase", { headers, body });
    return { params: { orderId: String(orderId) } };
  },

  "POST /api/campaigns": () => ({ body: { campaign_name: "A tenth", rules: RULES } }),
  "GET /api/campaigns/{id}": ofCampaign(),
  "PATCH /api/campaigns/{id}": ofCampaign({ description: "For everybody", status: "paused" }),
  "DELETE /api/campaigns/{id}": ofCampaign(),
  "POST /api/campaigns/simulate": () => ({ body: { rules: RULES, from: "2026-10-01", to: "2026-10-31" } }),

  "GET /api/search/fuzzy-query": () => ({ query: "q=hedphones&inStock=true&size=5" }),
  "GET /api/search/suggest": () => ({ query: "q=app" }),
  "POST /api/search/bulk-write": async ({ product }) => ({ body: [{ productId: await product() }] }),
  "POST /api/jobs/{name}": () => ({ params: { name: "sweep-outbox" }, rawBody: "{}" }),
};

/** Grown from the schemas, with the name of what it is about where an identifier is asked for. */
const grown = async (endpoint: Endpoint, world: World): Promise<Call> => {
  const names = endpoint.params ? Object.keys(inputSchema(endpoint.params).properties ?? {}) : [];
  const idOf = async (name: string) => (name === "productId" ? await world.product() : "id_of_nothing");
  const query = endpoint.query ? (grow(inputSchema(endpoint.query)) as Record<string, string>) : {};
  return {
    ...(names.length > 0
      ? { params: Object.fromEntries(await Promise.all(names.map(async (name) => [name, await idOf(name)]))) }
      : {}),
    query: new URLSearchParams(query).toString(),
    ...(endpoint.body ? { body: grow(inputSchema(endpoint.body)) } : {}),
  };
};

/** Routes that examples are written for, to find those that are no more. */
export const writtenOperations = Object.keys(EXAMPLES);

/** A good call of this route by that caller. */
export const exampleOf = async (
  endpoint: Endpoint,
  world: World,
  caller: Caller,
  routes: ReadonlyMap<string, Routes>,
): Promise<Call> => {
  const call = await (EXAMPLES[endpoint.operation]?.(world, caller, routes) ?? grown(endpoint, world));
  return { ...call, headers: { ...caller.headers, ...call.headers } };
};
