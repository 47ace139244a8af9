import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import type { Claims } from "../claims";
import { ask, seenUrls } from "./raw";
import { calmDown, placeOrder, type Scene } from "./scene";
import { PASSWORD, usedSessions } from "./signing-in";

const CARD = "4539578763621486";
const SPACED = "4539 5787 6362 1486";
const CVV = "prooF-cvv-913";

/** Everything that the shop keeps in one place: its name and its content. */
type Place = { name: string; text: string };
type Secret = { what: string; value: string };

/** A stand-in keeps the keys that it gave out, as the service keeps them that it stands for. */
const GIVEN_BY: Record<string, string> = {
  QSTASH: "qstash/",
  ALGOLIA: "algolia/",
  STRIPE: "stripe/",
  RESEND: "mail/",
  BLOB: "blob/",
};

const isGivers = (what: string, place: string): boolean => {
  const giver = GIVEN_BY[what.split("_")[0] ?? ""];
  return giver !== undefined && place.startsWith(giver);
};

/** Handed to every browser. */
const PUBLIC = new Set(["STRIPE_PUBLISHABLE_KEY", "ALGOLIA_SEARCH_KEY"]);

const ofEnvironment = ({ shop }: Scene): Secret[] =>
  Object.entries(shop.variables).flatMap(([name, value]) =>
    /(SECRET|TOKEN|KEY|KEYS|DATABASE_URL)$/.test(name) && value.length >= 8 && !PUBLIC.has(name)
      ? [{ what: name, value: value.includes(":") ? (value.split(":").at(-1) ?? value) : value }]
      : [],
  );

/** Uses what nobody may find afterwards: a key, a password, a card in an order of another channel and in free text. */
const useSecrets = async (scene: Scene): Promise<Secret[]> => {
  const { urls, admin, owner, productId, theirs } = scene;
  const json = { name: "Leftovers", scopes: ["checkout:write", "stats:read"] };
  const made = await ask(urls[0], "/api/admin/api-keys", { method: "POST", headers: admin.headers, json });
  const key = String((made.json().key as { secret?: string } | undefined)?.secret);
  const item = { id: 1, product: 1, name: `Puck ${SPACED}`, quantity: 1, price: "1.00", subtotal: "1.00" };
  const order = {
    id: randomUUID(),
    date: new Date().toISOString(),
    status: "confirmed",
    customer: { id: 1, name: `Ana ${CARD}`, email: "ana@example.com" },
    payment: {
      id: 1,
      amount: "150.00",
      currency: "usd",
      method: `credit ${SPACED}`,
      "card-network": "visa",
      "card-number": CARD,
      "card-expiry": "12/34",
      "card-owner": "Ana",
      "card-cvv": CVV,
    },
    shipping: { id: 1, time: 1, unit: "days", method: "courier" },
    items: [item],
  };
  const headers = { authorization: `Bearer ${key}` };
  const taken = await ask(urls[0], "/api/checkout", { method: "POST", headers, json: order });
  if (taken.status !== 200) throw new Error(`The order of another channel was refused: ${taken.text}`);
  await ask(urls[1], "/api/checkout", {
    method: "POST",
    headers,
    json: { ...order, payment: { "card-number": CARD } },
  });
  await placeOrder(urls[0], productId, { ...owner, name: `Ana ${CARD}`, more: { password: PASSWORD } });
  await ask(urls[0], `/api/users`, {
    method: "POST",
    json: { email: `${randomUUID()}@example.com`, password: PASSWORD, nickname: "Ana" },
  });
  const sessions = [admin, owner].map(({ headers }) => headers.cookie).concat(usedSessions);
  return [
    { what: "a card's number", value: CARD },
    { what: "a card's number with spaces", value: SPACED },
    { what: "a card's code", value: CVV },
    { what: "an API key", value: key },
    { what: "a password", value: PASSWORD },
    { what: "a guest's token of an order", value: theirs.guestCookie.split("=").at(-1) ?? "" },
    ...sessions.map((cookie) => ({ what: "a session's token", value: cookie.split("=").at(-1) ?? "" })),
    ...ofEnvironment(scene),
  ];
};

const readDatabase = async (sql: pg.Pool): Promise<Place[]> => {
  const { rows: tables } = await sql.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  return Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql.query<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t`);
      return { name: `database ${name}`, text: rows.map(({ row }) => row).join("\n") };
    }),
  );
};

const readKv = async ({ shop }: Scene): Promise<Place> => {
  const { url = "", token } = shop.platform.kv ?? {};
  const command = async (...words: string[]): Promise<unknown> => {
    const body = JSON.stringify(words);
    const answer = await fetch(url, { method: "POST", body, headers: { authorization: `Bearer ${token}` } });
    return ((await answer.json()) as { result?: unknown }).result;
  };
  const keys = (await command("KEYS", "*")) as string[];
  const READ: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => command("GET", key),
    hash: (key) => command("HGETALL", key),
    set: (key) => command("SMEMBERS", key),
    zset: (key) => command("ZRANGE", key, "0", "-1"),
    list: (key) => command("LRANGE", key, "0", "-1"),
    stream: (key) => command("XRANGE", key, "-", "+"),
  };
  const values = await Promise.all(
    keys.map(async (key) => [key, await READ[String(await command("TYPE", key))]?.(key)]),
  );
  return { name: `KV of ${keys.length} keys`, text: JSON.stringify(values) };
};

/** What the stand-ins keep their own keys in, and the shop's environment as it was given. */
const GIVEN =
  /(secrets|platform|environment|state|identity)\.json(\.new)?$|^postgres\/.*(pg_hba|postmaster|\.conf)/;

const readFiles = ({ shop }: Scene): Place[] =>
  readdirSync(shop.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !GIVEN.test(file.slice(shop.dataDir.length + 1)))
    .flatMap((file) => {
      try {
        return [{ name: file.slice(shop.dataDir.length + 1), text: readFileSync(file, "latin1") }];
      } catch {
        return [];
      }
    });

const readEverything = async (scene: Scene): Promise<Place[]> => [
  ...(await readDatabase(scene.sql)),
  await readKv(scene),
  ...readFiles(scene),
  { name: `${seenUrls.size} addresses`, text: [...seenUrls].join("\n") },
];

const findIn = (places: readonly Place[], secrets: readonly Secret[]): string[] =>
  secrets.flatMap(({ what, value }) =>
    places
      .filter(({ name, text }) => !isGivers(what, name) && text.includes(value))
      .map(({ name }) => `${what} in ${name}`),
  );

/** After everything else: what the whole run has left behind holds none of the secrets that it used. */
export const proveNothingLeft = async (claims: Claims, scene: Scene): Promise<void> => {
  const secrets = await useSecrets(scene);
  await calmDown(scene);
  await scene.sql.query("checkpoint");
  const places = await readEverything(scene);
  const bytes = places.reduce((sum, { text }) => sum + text.length, 0);
  claims.none(
    findIn(places, secrets),
    `Of ${secrets.length} secrets used, those that stand in ${places.length} tables, stores, files and logs (${(bytes / 1e6).toFixed(0)} MB)`,
  );
  const planted = `planted-${randomUUID()}`;
  await scene.sql.query("update users set nickname = $2 where id = $1", [scene.stranger.userId, planted]);
  const { url = "", token } = scene.shop.platform.kv ?? {};
  await fetch(url, {
    method: "POST",
    body: JSON.stringify(["SET", "planted", planted]),
    headers: { authorization: `Bearer ${token}` },
  });
  await ask(scene.urls[0], `/no-such-page-${planted}`);
  const found = findIn(await readEverything(scene), [{ what: "it", value: planted }]);
  claims.claim(
    ["database users", "KV of", "addresses"].every((name) => found.some((line) => line.includes(name))),
    "One planted in the database, in KV and in an address is found",
    found.length,
  );
};
