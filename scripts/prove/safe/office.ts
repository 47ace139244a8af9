import { RIGHTS } from "@/lib/http/rights";
import { ACCOUNT_PAGES, OFFICE_PAGES } from "../../../e2e/platform/pages";
import { ask } from "./raw";
import { MARK, type Scene } from "./scene";

const RULES = [
  {
    variable: "$.amount",
    condition: { rule: "numeric_greater_than", value: 1 },
    action: { command: "issue", formula: "$.amount / 10" },
  },
];

/** What the office makes, each with the word in it, and the part of a page's address that names it. */
const MADE = {
  webhook: {
    path: "/api/admin/webhooks",
    json: { url: "http://127.0.0.1:9/nobody", types: ["order.paid"], description: MARK },
  },
  campaign: {
    path: "/api/campaigns",
    json: { campaign_name: MARK, description: MARK, status: "draft", rules: RULES },
  },
  key: { path: "/api/admin/api-keys", json: { name: MARK, scopes: ["stats:read"] } },
  promotionCode: {
    path: "/api/admin/promotion-codes",
    json: { code: `${MARK}-1`.toUpperCase(), benefit: { rule: "percent", args: { percent: 10 } } },
  },
} as const;

export type Office = Record<keyof typeof MADE, { id: string; secret?: string }>;

/** Puts something of the office onto most of its pages. */
export const furnishOffice = async ({ urls, admin }: Scene): Promise<Office> => {
  const made = await Promise.all(
    Object.entries(MADE).map(async ([name, { path, json }]) => {
      const reply = await ask(urls[0], path, { method: "POST", headers: admin.headers, json });
      if (reply.status !== 201) throw new Error(`${path}: ${reply.status} ${reply.text.slice(0, 300)}`);
      const body = reply.json();
      const one = (body[name] ?? body) as { id: string };
      return [name, { ...one, ...(typeof body.secret === "string" ? { secret: body.secret } : {}) }];
    }),
  );
  return Object.fromEntries(made) as Office;
};

const fill = (route: string, scene: Scene, office: Office, eventId: string): string => {
  const { owner, theirs, productId } = scene;
  const orderId = route.includes("purchase") ? theirs.purchaseId : theirs.orderId;
  const id = route.includes("campaigns")
    ? office.campaign.id
    : route.includes("webhooks")
      ? office.webhook.id
      : eventId;
  return route
    .replace("[userId]", owner.userId)
    .replace("[orderId]", orderId)
    .replace("[productId]", productId)
    .replace("[key]", "2026")
    .replace("[id]", id);
};

/** Addresses of every read of the API that is for admins alone. */
export const guardedReads = (scene: Scene, office: Office): string[] =>
  Object.entries(RIGHTS)
    .filter(([operation, roles]) => operation.startsWith("GET ") && roles.join() === "admin")
    .map(([operation]) =>
      fill((operation.split(" ")[1] ?? "").replace(/\{(\w+)\}/g, "[$1]"), scene, office, "of_nothing"),
    );

/** Addresses of every page of the office, and of every page that somebody's own things are on. */
export const guardedPaths = async (
  scene: Scene,
  office: Office,
): Promise<{ office: string[]; own: string[] }> => {
  const { rows } = await scene.sql.query<{ id: string }>("select id from events order by seq limit 1");
  const eventId = rows[0]?.id ?? "";
  const paths = (pages: Record<string, unknown>) =>
    Object.keys(pages).map((route) => fill(route, scene, office, eventId));
  const orders = ["/order/[orderId]", "/order/[orderId]/pay"].map((route) =>
    fill(route, scene, office, eventId),
  );
  return { office: paths(OFFICE_PAGES), own: [...paths(ACCOUNT_PAGES), ...orders] };
};
