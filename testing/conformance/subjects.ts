import { pictures } from "@/db/schema/catalog";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { createId } from "@/lib/kernel/ids";
import { ADDRESS } from "../checkout";
import { type Call, type Routes, send } from "./routes";
import type { Caller, World } from "./world";

/** How a good call of a route is made, which is often about something that has to be there first. */
export type Example = (
  world: World,
  caller: Caller,
  routes: ReadonlyMap<string, Routes>,
) => Promise<Call> | Call;

/** A call of another route that a good call presupposes. */
export const first = async (
  routes: ReadonlyMap<string, Routes>,
  operation: string,
  call: Call,
): Promise<Record<string, unknown>> => {
  const at = routes.get(operation.split(" ")[1] ?? "");
  if (!at) throw new Error(`there is no route ${operation}`);
  const { status, body } = await send(at, operation, call);
  if (status >= 300) throw new Error(`${operation} was answered ${status}: ${JSON.stringify(body)}`);
  return body as Record<string, unknown>;
};

export const emailOf = () => `${createId("usr").toLowerCase()}@example.com`;
export const buyer = () => ({ email: emailOf(), shippingAddress: ADDRESS });

export const ofPerson =
  (body?: unknown): Example =>
  async ({ caller }) => ({ params: { userId: (await caller("shopper")).userId ?? "" }, body });
export const ofDeadLetter =
  (body?: unknown): Example =>
  async ({ deadLetter }) => ({ params: { id: await deadLetter() }, body });

/** A picture that lies in the store and is not encoded yet; answers its id. */
export const addPicture = async ({ db, product }: World): Promise<string> => {
  const id = createId("pic");
  const row = { id, productId: await product(), status: "uploaded" as const, pathname: `uploads/${id}.png` };
  await db.insert(pictures).values({ ...row, actor: "system:test", createdAt: new Date() });
  return id;
};
export const ofPicture: Example = async (world) => ({ params: { pictureId: await addPicture(world) } });

export const aCode = () => ({
  code: createId("top").slice(-12),
  benefit: { rule: "percent", args: { percent: 10 } },
});

export const ofProduct: Example = async ({ product }) => ({ params: { productId: await product() } });
export const ofLine: Example = async ({ product }, { headers }, routes) => {
  const productId = await product();
  await first(routes, "POST /api/cart", { headers, body: { productId, quantity: 2 } });
  return { params: { productId } };
};
export const ofOrder =
  (state: "open" | "paid", more: Omit<Call, "params"> = {}): Example =>
  async ({ order }, { owner }) => ({ ...more, params: { orderId: await order(owner.userId, state) } });

export const migrated: Example = async ({ caller, product }, me, routes) => {
  const { headers } = await caller("guest");
  await first(routes, "POST /api/cart", { headers, body: { productId: await product() } });
  return { headers: { cookie: `${headers.cookie}; ${me.headers.cookie ?? ""}` } };
};

export const ofCode =
  (body?: unknown): Example =>
  async ({ caller }, _, routes) => {
    const { headers } = await caller("admin");
    const made = await first(routes, "POST /api/admin/promotion-codes", { headers, body: aCode() });
    return { params: { id: (made.promotionCode as { id: string }).id }, body };
  };

export const A_WEBHOOK = { url: "https://example.com/hook", types: ["order.paid"] };
export const ofWebhook =
  (body?: unknown): Example =>
  async ({ caller }, _, routes) => {
    const { headers } = await caller("admin");
    const made = await first(routes, "POST /api/admin/webhooks", { headers, body: A_WEBHOOK });
    return { params: { id: (made.webhook as { id: string }).id }, body };
  };

/** A delivery to a webhook that is settled already. */
export const ofWebhookDelivery: Example = async (world, me, routes) => {
  const { params } = await ofWebhook()(world, me, routes);
  const id = createId("whd");
  await world.db.insert(webhookDeliveries).values({
    id,
    endpointId: params?.id ?? "",
    type: "webhook.test",
    status: "failed",
    attempts: 1,
    attemptsAllowed: 1,
    createdAt: new Date(),
    requestId: "req_test",
  });
  return { params: { id } };
};

export const RULES = [
  {
    variable: "$.amount",
    condition: { rule: "numeric_greater_than", value: 1 },
    action: { command: "issue", formula: "$.amount / 10" },
  },
];
export const ofCampaign =
  (body?: unknown): Example =>
  async ({ caller }, _, routes) => {
    const { headers } = await caller("admin");
    const campaign = { campaign_name: "A tenth", status: "active", rules: RULES };
    const made = await first(routes, "POST /api/campaigns", { headers, body: campaign });
    return { params: { id: (made.campaign as { id: string }).id }, body };
  };

export const ofPoints: Example = (_, { owner }) => ({ query: `account_id=${owner.userId ?? "member-1"}` });
