import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createId } from "@/lib/kernel/ids";
import { addressOf } from "../shop";
import { PAYLOADS } from "./payloads";
import type { Visit } from "./watch";
import { eachOf, type World } from "./world";

const AT_ONCE = 4;
const CALLED_WITHIN_MS = 60_000;

const RULES = [
  {
    variable: "$.amount",
    condition: { rule: "numeric_greater_than", value: 1 },
    action: { command: "issue", formula: "$.amount / 10" },
  },
];

const texts = PAYLOADS.map(({ text }) => text);

const enterCampaigns = async ({ api, admin }: World): Promise<Visit[]> => {
  const made = await eachOf(PAYLOADS, AT_ONCE, ({ text }) =>
    api("POST /api/campaigns", {
      campaign_name: text,
      description: text,
      client: text,
      status: "active",
      rules: RULES,
    }),
  );
  const { cookie } = admin.headers;
  const pages = made.flatMap(({ body }, n) => {
    const id = (body.campaign as { id: string } | undefined)?.id;
    return id ? [{ cookie, path: `/admin/campaigns/${id}`, texts: texts.slice(n, n + 1) }] : [];
  });
  return [{ cookie: null, path: "/campaigns" }, { cookie, path: "/admin/campaigns" }, ...pages];
};

const enterKeys = async ({ api, admin }: World): Promise<Visit[]> => {
  await eachOf(PAYLOADS, AT_ONCE, ({ text }) =>
    api("POST /api/admin/api-keys", { name: text, scopes: ["stats:read"] }),
  );
  const { cookie } = admin.headers;
  return [{ cookie, path: "/admin/api-keys" }];
};

/** A developer's endpoint that answers every call with the payload it is asked for by number. */
const openReceiver = async () => {
  let calls = 0;
  const receiver = createServer((request, response) => {
    calls += 1;
    const id = /^\/(\d+)\?/.exec(request.url ?? "")?.[1];
    const text = PAYLOADS.find((payload) => String(payload.id) === id)?.text ?? "";
    response.writeHead(400, { "content-type": "text/html; charset=utf-8" }).end(text);
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
    calls: () => calls,
    receiver,
  };
};

/** What an endpoint answers is kept and shown; so is its address. */
const enterWebhooks = async ({ api, admin }: World): Promise<Visit[]> => {
  const { url, calls, receiver } = await openReceiver();
  const made = await eachOf(PAYLOADS, AT_ONCE, async ({ id, text }) => {
    const endpoint = { url: `${url}/${id}?${text}`, description: text, types: ["order.cancelled"] };
    const { body } = await api("POST /api/admin/webhooks", endpoint);
    const webhookId = (body.webhook as { id: string } | undefined)?.id ?? "none";
    await api(`POST /api/admin/webhooks/${webhookId}/test`);
    return webhookId;
  });
  const deadline = Date.now() + CALLED_WITHIN_MS;
  while (calls() < made.length && Date.now() < deadline) await delay(200);
  await delay(1_000);
  receiver.close();
  const { cookie } = admin.headers;
  const pages = made.map((id, n) => ({
    cookie,
    path: `/admin/webhooks/${id}`,
    texts: texts.slice(n, n + 1),
  }));
  return [{ cookie, path: "/admin/webhooks", texts }, ...pages];
};

/** The dashboard shows this many alarms, so that each of ours says several things. */
const SHOWN_ALARMS = 15;

/** Errors of vendors and of jobs, which nobody enters by hand. */
const enterTroubles = async ({ sql, admin }: World): Promise<Visit[]> => {
  for (const text of texts) {
    await sql.query(
      "insert into dead_letters (id, subscription, payload, attempts, last_error) values ($1, $2, $3, 5, $4)",
      [createId("dlt"), text, JSON.stringify({ type: text, aggregateId: text, data: { text } }), text],
    );
  }
  for (let n = 0; n < SHOWN_ALARMS; n += 1) {
    const details = texts.filter((_, at) => at % SHOWN_ALARMS === n).join(" and ");
    await sql.query(
      "insert into alarms (id, kind, subject, detail, opened_at) values ($1, 'webhook-disabled', $2, $3, now() - interval '1 day')",
      [createId("alm"), `whk_${n}`, details],
    );
  }
  const { cookie } = admin.headers;
  return [
    { cookie, path: "/admin", texts },
    ...texts.map((text) => ({
      cookie,
      path: `/admin/dead-letters?subscription=${encodeURIComponent(text)}`,
      texts: [text],
    })),
  ];
};

/** What another sales channel may write, and what of it the office shows. */
const enterChannel = async ({ api, admin }: World): Promise<Visit[]> => {
  await eachOf(PAYLOADS, AT_ONCE, ({ id, text }) =>
    api("POST /api/checkout", {
      id: text.trim(),
      date: "2026-03-01T10:20:30+01:00",
      status: "confirmed",
      note: text,
      customer: { id: text.trim(), name: text, email: `buyer-${id}@example.com`, note: text },
      payment: { id: text.trim(), amount: "450.00", currency: "usd", method: text, description: text },
      shipping: { id, time: 1, unit: text.slice(0, 30), method: text, note: text },
      items: [
        {
          id: text.trim(),
          product: text.trim(),
          name: text,
          quantity: 1,
          price: "450.00",
          subtotal: "450.00",
          note: text,
        },
      ],
    }),
  );
  const { body } = await api("GET /api/admin/events?type=external-order.received&limit=100");
  const { cookie } = admin.headers;
  const pages = (body.events as { id: string }[]).map(({ id }) => ({ cookie, path: `/admin/events/${id}` }));
  await api("PUT /api/admin/pipelines/analytics/filter", { status: texts });
  return [
    ...["/admin/events", "/admin/pipelines", "/admin/replays", "/admin/search", "/admin/drill"].map(
      (path) => ({ cookie, path }),
    ),
    ...pages,
  ];
};

/** What the office did with the texts, with what was there before and after. */
const AUDITED = ["", "product", "campaign", "webhook", "api-key", "order", "wallet", "pipeline"];

/** Whatever the people who run the shop, developers, other channels and vendors write; answers where it is shown. */
export const enterOffice = async (world: World): Promise<Visit[]> => {
  const visits = [
    ...(await enterCampaigns(world)),
    ...(await enterKeys(world)),
    ...(await enterWebhooks(world)),
    ...(await enterChannel(world)),
    ...(await enterTroubles(world)),
  ];
  const { cookie } = world.admin.headers;
  return [
    ...visits,
    ...[
      ...AUDITED.map((action) => `/admin/audit?action=${action}`),
      "/admin/rebuilds",
      "/admin/backups",
      "/admin/loyalty",
    ].map((path) => ({
      cookie,
      path,
    })),
  ];
};

/** Stored objects of events, opened again. */
export const backupVisits = async ({ api, admin, shop }: World): Promise<Visit[]> => {
  const queue = addressOf(shop, "qstash");
  // What is gathered for a backup is otherwise written a minute after it came.
  for (const path of ["release", "drain?delayedMs=1000&timeoutMs=20000"])
    await (await fetch(`${queue}/standin/${path}`, { method: "POST" })).arrayBuffer();
  const { body } = await api("GET /api/admin/backups?limit=10");
  const { cookie } = admin.headers;
  return (body.backups as { key: string }[]).map(({ key }) => ({
    cookie,
    path: `/admin/backups/${encodeURIComponent(key)}`,
  }));
};
