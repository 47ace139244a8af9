import { setTimeout as delay } from "node:timers/promises";
import { RATE_LIMITS, type RateLimitPolicy } from "@/lib/http/rate-limit-policies";
import { freePort } from "../../../emulators/kit/ports";
import { type Claims, tally } from "../claims";
import { ask, each } from "./raw";
import { personOf, type Scene } from "./scene";

const SCALE = 0.05;
/** A window must not end while it is being counted. */
const ROOM_S = 25;
const TRIES = 3;

type Limited = {
  policy: RateLimitPolicy;
  method?: string;
  path: string;
  json?: unknown;
  body?: string;
  type?: string;
};

const limited = ({ productId }: Scene): Limited[] => [
  { policy: "catalog", path: "/api/product?limit=1" },
  { policy: "search", path: "/api/search/suggest?q=lamp" },
  { policy: "cart", method: "POST", path: "/api/cart", json: { productId, quantity: 1 } },
  { policy: "checkout", method: "POST", path: "/api/checkout/create-payment-intent", json: {} },
  { policy: "favorites", method: "POST", path: "/api/product/favorites", json: {} },
  {
    policy: "code",
    method: "POST",
    path: "/api/users/forgot",
    json: { email: "nobody-at-all@example.com" },
  },
  {
    policy: "sign-in",
    method: "POST",
    path: "/api/auth/callback/credentials",
    body: "email=nobody-at-all%40example.com&password=x",
    type: "application/x-www-form-urlencoded",
  },
];

/** Another address each time, wherever one might be read from. */
const spoofed = (n: number): Record<string, string> => {
  const address = `203.0.${n >> 8}.${n & 255}`;
  return {
    "x-forwarded-for": `${address}, 10.0.0.1`,
    "x-real-ip": address,
    "x-client-ip": address,
    "cf-connecting-ip": address,
    "true-client-ip": address,
    "x-vercel-forwarded-for": address,
    "x-mercat-client-ip": address,
    forwarded: `for=${address}`,
  };
};

const slotOf = (windowS: number): number => Math.floor(Date.now() / 1000 / windowS);

/** Runs this within one window: a new one gives back, bit by bit, what the one before has used up. */
const withinOne = async <T>(windowS: number, run: (attempt: number) => Promise<T>): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    const left = windowS - ((Date.now() / 1000) % windowS);
    if (left < ROOM_S) await delay((left + 0.2) * 1000);
    const slot = slotOf(windowS);
    const result = await run(attempt);
    if (slot === slotOf(windowS) || attempt === TRIES) return result;
  }
};

const isFree = (status: number) => status !== 429;

/** Two servers with limits in force: together they let through what one may, whatever a client says of its address. */
export const proveLimits = async (claims: Claims, scene: Scene): Promise<void> => {
  const { shop } = scene;
  // With KV counted as away limits are open; on a busy machine it only answers late.
  const strict = { RATE_LIMIT_SCALE: String(SCALE), KV_PATIENCE_MS: "10000" };
  const servers = [
    await shop.serve(await freePort(shop.mainPort + 20), strict),
    await shop.serve(await freePort(shop.mainPort + 40), strict),
  ];
  const url = (n: number) => servers[n % 2]?.url ?? "";
  try {
    for (const [at, { policy, method = "GET", path, json, body, type }] of limited(scene).entries()) {
      const { limit, windowS } = RATE_LIMITS[policy];
      const most = Math.max(1, Math.round(limit * SCALE));
      const statuses = await withinOne(windowS, async (attempt) => {
        const got: number[] = [];
        const localAddress = `127.0.2.${10 * at + attempt + 1}`;
        await each(
          Array.from({ length: most * 2 }, (_, n) => n),
          8,
          async (n) => {
            const own: Record<string, string> = type
              ? { "content-type": type, "sec-fetch-site": "same-origin" }
              : {};
            const headers = { ...own, ...spoofed(n) };
            got.push((await ask(url(n), path, { method, json, body, headers, localAddress })).status);
          },
        );
        return got;
      });
      const free = statuses.filter(isFree).length;
      claims.claim(
        free <= most && free >= most * 0.9,
        `${policy}: of ${most * 2} calls to two servers from made-up addresses at most ${most} come through`,
        `${free} (${tally(statuses)})`,
      );
    }
    await proveOwnLimit(claims, scene, url);
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
  }
};

/** Who is signed in is counted by account, from wherever the calls come. */
const proveOwnLimit = async (claims: Claims, scene: Scene, url: (n: number) => string): Promise<void> => {
  const { limit, windowS } = RATE_LIMITS.cart;
  const most = Math.round(limit * SCALE);
  const statuses = await withinOne(windowS, async () => {
    const person = await personOf(scene);
    const got: number[] = [];
    await each(
      Array.from({ length: most * 2 }, (_, n) => n),
      8,
      async (n) => {
        const headers = { cookie: person.headers.cookie, ...spoofed(n) };
        const localAddress = `127.0.3.${(n % 200) + 1}`;
        got.push((await ask(url(n), "/api/cart", { headers, localAddress })).status);
      },
    );
    return got;
  });
  const free = statuses.filter(isFree).length;
  claims.claim(free <= most, `Of ${most * 2} calls of one account from 200 addresses at most ${most}`, free);
};
