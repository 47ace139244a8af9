import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { addresses } from "@/db/schema/accounts";
import { backups } from "@/db/schema/pipelines";
import { closeAccount } from "@/lib/accounts/close-account";
import { MAX_ADDRESSES } from "@/lib/accounts/rules";
import { createContext } from "@/lib/events/context";
import { advanceReplays, startReplay } from "@/lib/events/replay";
import { createId } from "@/lib/kernel/ids";
import { PIPELINES } from "@/lib/pipelines/rules";
import { putBlob } from "@/lib/services/blob";
import { addProducts } from "../catalog";
import { ADDRESS } from "../checkout";
import { addBackup } from "../external-orders";
import type { Call, Routes } from "./routes";
import { emailOf, first, ofWebhookDelivery } from "./subjects";
import type { Caller, World } from "./world";

type Provocation = (
  world: World,
  caller: Caller,
  routes: ReadonlyMap<string, Routes>,
) => Promise<Call> | Call;

const NOTHING = "prd_of_nothing";

/** One product of which there is a single piece. */
const lastOne = async ({ db }: World): Promise<string> => {
  const [row] = await addProducts(db, [{ name: createId("prd"), stock: 1 }]);
  return row?.id ?? "";
};

const ofOrder =
  (state: "open" | "paid"): Provocation =>
  async ({ order }, { owner }) => ({ params: { orderId: await order(owner.userId, state) } });

const checkoutOf = (productId: string, quantity: number) => ({
  ...{ email: emailOf(), shippingAddress: ADDRESS, payment: "card" },
  items: [{ productId, quantity }],
});

const withoutPayment = ({ payment: _, ...body }: ReturnType<typeof checkoutOf>) => body;

/** A dead letter that somebody has dealt with already. */
const settledLetter =
  (body?: unknown): Provocation =>
  async ({ deadLetter }, { headers }, routes) => {
    const params = { id: await deadLetter() };
    const discard = { params, headers, body: { reason: "No longer needed." } };
    await first(routes, "DELETE /api/admin/dead-letters/{id}", discard);
    return { params, body };
  };

/** A picture that was announced and whose file never came. */
const announcedPicture = async (
  { product }: World,
  headers: Record<string, string>,
  routes: ReadonlyMap<string, Routes>,
): Promise<string> => {
  const body = { productId: await product(), contentType: "image/png", size: 1000 };
  const made = await first(routes, "POST /api/admin/pictures", { headers, body });
  return String((made.picture as { pictureId: string }).pictureId);
};

/** What a shopper asks about somebody else's account. */
const ofAnother =
  (call: (accountId: string) => Call): Provocation =>
  async ({ caller }) => {
    const [self, other] = [await caller("shopper"), await caller("shopper")];
    return { ...call(other.userId ?? ""), headers: { authorization: "", ...self.headers } };
  };

const makeCode = async (headers: Record<string, string>, routes: ReadonlyMap<string, Routes>) => {
  const body = { code: createId("top").slice(-12), benefit: { rule: "percent", args: { percent: 10 } } };
  const made = await first(routes, "POST /api/admin/promotion-codes", { headers, body });
  return made.promotionCode as { id: string; code: string };
};

/**
 * Calls that bring the answers which neither the door gives nor chance finds: for each operation, by status. They are made
 * by whoever gets furthest; what they are about is made first.
 */
const PROVOCATIONS: Record<string, Record<number, Provocation>> = {
  "POST /api/users/me/addresses": {
    409: async ({ db }, { userId }) => {
      const full = Array.from({ length: MAX_ADDRESSES }, () => ({ id: createId("adr"), address: ADDRESS }));
      if (userId) await db.insert(addresses).values(full.map((row) => ({ ...row, userId })));
      return { body: ADDRESS };
    },
  },
  "PATCH /api/admin/users/{userId}": {
    409: (_, { userId }) => ({ params: { userId: userId ?? "" }, body: { deactivated: true } }),
  },
  "DELETE /api/admin/users/{userId}/sessions": {
    409: async ({ db, caller }) => {
      const { userId } = await caller("shopper");
      await inTransaction(db, (tx) => closeAccount(tx, createContext(db, "system:test"), userId ?? ""));
      return { params: { userId: userId ?? "" } };
    },
  },
  "POST /api/admin/dead-letters/{id}/redrive": { 409: settledLetter() },
  "DELETE /api/admin/dead-letters/{id}": { 409: settledLetter({ reason: "Once more." }) },
  "PUT /api/product/{productId}": {
    409: async ({ product }) => ({
      params: { productId: await product() },
      body: { stock: 5, expectedStock: 4 },
    }),
    412: async ({ product }) => ({
      params: { productId: await product() },
      headers: { "if-match": '"of yesterday"' },
      body: { price: 2500 },
    }),
  },
  "POST /api/checkout/create-payment-intent": {
    404: () => ({ body: withoutPayment(checkoutOf(NOTHING, 1)) }),
    409: async (world) => ({ body: withoutPayment(checkoutOf(await lastOne(world), 2)) }),
  },
  "POST /api/cart/checkout": {
    200: async ({ caller, product, provide }) => {
      const { userId, headers } = await caller("shopper");
      await provide(userId ?? "");
      return { headers, body: { ...checkoutOf(await product(), 1), payment: "wallet" } };
    },
    404: () => ({ body: checkoutOf(NOTHING, 1) }),
    409: async (world) => ({ body: checkoutOf(await lastOne(world), 2) }),
  },
  "POST /api/product/favorites": { 404: () => ({ body: { productId: NOTHING, favorite: true } }) },
  "PUT /api/cart": {
    404: () => ({ body: { productId: NOTHING, quantity: 1 } }),
    409: async ({ product }) => ({ body: { productId: await product(), quantity: 501 } }),
  },
  "PUT /api/cart/{productId}": {
    409: async ({ product }) => ({ params: { productId: await product() }, body: { quantity: 501 } }),
  },
  "POST /api/cart": {
    404: () => ({ body: { productId: NOTHING, quantity: 1 } }),
    409: async ({ product }) => ({ body: { productId: await product(), quantity: -1 } }),
    422: async ({ product }, { headers }, routes) => {
      const [productId, key] = [await product(), { "idempotency-key": randomUUID() }];
      const body = { productId, quantity: 1 };
      await first(routes, "POST /api/cart", { headers: { ...headers, ...key }, body });
      return { headers: key, body: { productId, quantity: 2 } };
    },
  },
  "POST /api/order/{orderId}/cancel": { 409: ofOrder("paid") },
  "GET /api/order/{orderId}/receipt": { 409: ofOrder("open") },
  "POST /api/admin/orders/{orderId}/fulfil": { 409: ofOrder("open") },
  "POST /api/admin/orders/{orderId}/deliver": { 409: ofOrder("open") },
  "POST /api/admin/orders/{orderId}/resend-receipt": { 409: ofOrder("open") },
  "POST /api/admin/orders/{orderId}/refund": {
    409: async (world, caller, routes) => ({
      ...(await ofOrder("paid")(world, caller, routes)),
      body: { amount: 99_999_999, reason: "damaged" },
    }),
  },
  "POST /api/admin/pictures/{pictureId}/uploaded": {
    409: async (world, { headers }, routes) => ({
      params: { pictureId: await announcedPicture(world, headers, routes) },
    }),
  },
  "POST /api/admin/pictures/notice": {
    409: async (world, _, routes) => {
      const { headers } = await world.caller("admin");
      const tokenPayload = await announcedPicture(world, headers, routes);
      const payload = { blob: { pathname: "uploads/a.png" }, tokenPayload };
      return { body: { type: "blob.upload-completed", payload } };
    },
  },
  "POST /api/admin/pictures": {
    404: () => ({ body: { productId: NOTHING, contentType: "image/png", size: 1000 } }),
  },
  "POST /api/admin/pipelines/{name}/replay": {
    409: async ({ db }) => {
      const ctx = createContext(db, "system:test");
      const from = new Date("2999-01-01T00:00:00Z");
      await advanceReplays(ctx);
      await startReplay(ctx, PIPELINES.backup, { from });
      return { params: { name: "backup" }, body: { from: from.toISOString() } };
    },
  },
  "GET /api/admin/backups/{key}": {
    409: async ({ db }) => {
      const key = await addBackup(db);
      const url = await putBlob(`backups/${createId("evt")}`, Buffer.from("no backup"), "text/plain");
      await db.update(backups).set({ url }).where(eq(backups.key, key));
      return { params: { key } };
    },
  },
  "DELETE /api/points": { 404: ofAnother((account_id) => ({ body: { account_id, amount: 1 } })) },
  "GET /api/points": { 404: ofAnother((account_id) => ({ query: `account_id=${account_id}` })) },
  "GET /api/points/transactions": { 404: ofAnother((account_id) => ({ query: `account_id=${account_id}` })) },
  "POST /api/admin/promotion-codes": {
    409: async (_, { headers }, routes) => {
      const { code } = await makeCode(headers, routes);
      return { body: { code, benefit: { rule: "percent", args: { percent: 10 } } } };
    },
  },
  "PATCH /api/admin/promotion-codes/{id}": {
    409: async (_, { headers }, routes) => {
      const [one, other] = [await makeCode(headers, routes), await makeCode(headers, routes)];
      return { params: { id: one.id }, body: { code: other.code } };
    },
  },
  "PATCH /api/campaigns/{id}": {
    409: async (_, { headers }, routes) => {
      const rules = [
        {
          variable: "$.amount",
          condition: { rule: "numeric_greater_than", value: 1 },
          action: { command: "issue", formula: "$.amount / 10" },
        },
      ];
      const campaign = { campaign_name: "A tenth", status: "active", rules };
      const made = await first(routes, "POST /api/campaigns", { headers, body: campaign });
      const params = { id: (made.campaign as { id: string }).id };
      await first(routes, "PATCH /api/campaigns/{id}", { headers, params, body: { status: "ended" } });
      return { params, body: { status: "active" } };
    },
  },
  "POST /api/admin/webhooks/{id}/test": {
    409: async (_, { headers }, routes) => {
      const body = { url: "https://hooks.example.com/off", types: ["order.paid"] };
      const made = await first(routes, "POST /api/admin/webhooks", { headers, body });
      const params = { id: (made.webhook as { id: string }).id };
      await first(routes, "PATCH /api/admin/webhooks/{id}", { headers, params, body: { enabled: false } });
      return { params };
    },
  },
  "POST /api/admin/webhooks/deliveries/{id}/redeliver": {
    409: async (world, me, routes) => {
      const call = await ofWebhookDelivery(world, me, routes);
      await first(routes, "POST /api/admin/webhooks/deliveries/{id}/redeliver", {
        ...call,
        headers: me.headers,
      });
      return call;
    },
  },
  "POST /api/purchase": {
    404: async ({ provide }, { userId }) => {
      if (userId) await provide(userId);
      return { body: { productId: NOTHING, quantity: 1 } };
    },
    409: async (world, { userId }) => {
      if (userId) await world.provide(userId);
      return { body: { productId: await lastOne(world), quantity: 2 } };
    },
  },
};

/** Operations that provocations are written for, to find those that are no more. */
export const provokedOperations = Object.keys(PROVOCATIONS);

/** The calls that bring what only this operation answers; headers come on top of the caller's, an empty one in its stead. */
export const provocationsOf = (
  operation: string,
): { status: number; make: (...about: Parameters<Provocation>) => Promise<Call> }[] =>
  Object.entries(PROVOCATIONS[operation] ?? {}).map(([status, provoke]) => ({
    status: Number(status),
    make: async (world, caller, routes) => {
      const call = await provoke(world, caller, routes);
      const headers = Object.entries({ ...caller.headers, ...call.headers });
      return { ...call, headers: Object.fromEntries(headers.filter(([, value]) => value !== "")) };
    },
  }));
