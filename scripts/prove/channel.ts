import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { type Answer, call } from "./calls";
import type { Claims } from "./claims";
import type { Person } from "./people";
import { addressOf, type ProvenShop } from "./shop";

const FLUSHED_WITHIN_MS = 60_000;

/** An order of another channel. */
export type Sent = { id: string; cents: number };

export const decimal = (cents: number) =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

const orderOf = ({ id, cents }: Sent) => ({
  id,
  date: "2026-03-01T10:20:30+01:00",
  status: "confirmed",
  customer: { id: "c1", name: "Mina Vos", email: "mina@example.com" },
  payment: { id: 1, amount: decimal(cents), currency: "usd", method: "credit" },
  shipping: { id: 1, time: 2, unit: "days", method: "courier" },
  items: [{ id: 1, product: 1, name: "Thing", quantity: 2, price: decimal(cents), subtotal: decimal(cents) }],
});

/** Somebody who may do and see everything, and where. */
export type Office = { url: string; admin: Person };

/** Hands an order in at the door of other channels. @throws when the connection breaks */
export const handIn = ({ url, admin }: Office, sent: Sent): Promise<Answer> =>
  call(`${url}/api/checkout`, { headers: admin.headers, body: orderOf(sent) });

/** Orders of other channels in all backups, as often as they stand there. */
export const backedUp = async ({ url, admin }: Office): Promise<string[]> => {
  const ids: string[] = [];
  for (let cursor = ""; ; ) {
    const answer = await call(`${url}/api/admin/backups?limit=100${cursor && `&cursor=${cursor}`}`, {
      method: "GET",
      headers: admin.headers,
    });
    const page = answer.body as { backups: { key: string }[]; nextCursor: string | null };
    for (const { key } of page.backups) {
      const response = await fetch(`${url}/api/admin/backups/${encodeURIComponent(key)}`, {
        headers: admin.headers,
      });
      if (!response.ok) throw new Error(`the backup ${key} was answered ${response.status}`);
      const lines = (await response.text()).trimEnd().split("\n");
      ids.push(...lines.flatMap((line) => (JSON.parse(line) as { data: { id?: string } }).data.id ?? []));
    }
    if (!page.nextCursor) return ids;
    cursor = page.nextCursor;
  }
};

/** Lets the pipelines write what they gather, without waiting for the clock; answers how much they still hold. */
export const flushPipelines = async (shop: ProvenShop, sql: pg.Pool): Promise<number> => {
  const queue = addressOf(shop, "qstash");
  const until = Date.now() + FLUSHED_WITHIN_MS;
  for (;;) {
    await sql.query(
      "update backup_entries set buffered_at = buffered_at - interval '2 minutes' where backup_id is null",
    );
    for (const work of ["schedules/tend-pipelines/run", "drain?delayedMs=1000&timeoutMs=20000"]) {
      const answer = await fetch(`${queue}/standin/${work}`, { method: "POST" });
      await answer.arrayBuffer();
    }
    const { rows } = await sql.query<{ held: number }>(
      "select ((select count(*) from backup_entries) + (select count(*) from analytics_parked))::int as held",
    );
    const held = rows[0]?.held ?? 0;
    if (held === 0 || Date.now() > until) return held;
    await delay(1_000);
  }
};

/** Orders in the index of those of 100 and more. */
export const indexed = async (shop: ProvenShop): Promise<string[]> => {
  const { url = "", appId = "", adminKey = "" } = shop.platform.algolia ?? {};
  const headers = { "x-algolia-application-id": appId, "x-algolia-api-key": adminKey };
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { body } = await call(`${url}/1/indexes/order_events/browse`, {
      headers: { ...headers, "content-type": "application/json" },
      body: cursor ? { cursor } : { query: "", hitsPerPage: 1000 },
    });
    const page = body as { hits: { orderId: string }[]; cursor?: string };
    ids.push(...page.hits.map(({ orderId }) => orderId));
    if (!page.cursor) return ids;
    cursor = page.cursor;
  }
};

/** Each of these once, and nothing else. */
export const exactly = (claims: Claims, what: string, found: string[], wanted: string[]): void => {
  const counts = new Map<string, number>();
  for (const id of found) counts.set(id, (counts.get(id) ?? 0) + 1);
  const known = new Set(wanted);
  claims.none(
    [
      ...wanted.filter((id) => !counts.has(id)).map((id) => `${id} is missing`),
      ...[...counts].filter(([, count]) => count > 1).map(([id, count]) => `${id} is there ${count} times`),
      ...[...counts.keys()].filter((id) => !known.has(id)).map((id) => `${id} was never acknowledged`),
    ],
    `${what}: ${wanted.length} orders, those that are missing, doubled or too many`,
  );
};
