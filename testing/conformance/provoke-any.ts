import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { apiKeys } from "@/db/schema/accounts";
import type { Endpoint } from "@/lib/http/endpoint";
import { documentedProblems } from "@/lib/http/openapi";
import { RATE_LIMITS } from "@/lib/http/rate-limit-policies";
import { claimKey } from "@/lib/idempotency/claim-key";
import { env } from "@/lib/kernel/env";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";
import type { Answer, Call } from "./routes";
import type { Caller } from "./world";

type Fire = (what: string, call: Call) => Promise<Answer>;

const ENOUGH = 4;

/** Runs with limits of a single call, so that the next one of the same caller is too many. */
const underTightLimits = async (run: () => Promise<void>): Promise<void> => {
  const policies: { limit: number }[] = Object.values(RATE_LIMITS);
  const usual = policies.map(({ limit }) => limit);
  for (const policy of policies) policy.limit = 1 / env.RATE_LIMIT_SCALE;
  try {
    await run();
  } finally {
    for (const [at, policy] of policies.entries()) policy.limit = usual[at] ?? 1;
  }
};

/** Calls too often, from one address. */
export const callTooOften = (fire: Fire, call: Call): Promise<void> =>
  underTightLimits(async () => {
    const headers = { ...call.headers, "x-vercel-forwarded-for": "10.255.255.255" };
    for (let n = 0; n < ENOUGH; n += 1) {
      if ((await fire("once too often", { ...call, headers })).status === 429) return;
    }
  });

/** Asks again for what is known already. */
export const askForNews = async (fire: Fire, call: Call): Promise<void> => {
  const etag = (await fire("a good call", call)).headers.get("etag") ?? "";
  await fire("what is known already", { ...call, headers: { ...call.headers, "if-none-match": etag } });
};

const actorOf = async (db: Database, { userId, headers }: Caller): Promise<string> => {
  if (userId) return `user:${userId}`;
  const secret = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (!secret) return `guest:${/cartId=([\w-]+)/.exec(headers.cookie ?? "")?.[1]}`;
  const [key] = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(eq(apiKeys.keyHash, sha256(secret)));
  return `key:${key?.id}`;
};

/** Calls under a key that another body has, and under one whose call is under way. */
export const callUnderTakenKeys = async (
  fire: Fire,
  { db, endpoint, caller, call }: { db: Database; endpoint: Endpoint; caller: Caller; call: Call },
): Promise<void> => {
  const claim = { caller: await actorOf(db, caller), route: endpoint.operation };
  const body = endpoint.redactBody ? endpoint.redactBody(call.body) : call.body;
  const own = sha256(canonicalJson([call.params ?? {}, body ?? null]));
  for (const [key, bodyHash] of [
    ["of another body", sha256("another body")],
    ["of a call under way", own],
  ] as const) {
    await claimKey(db, { ...claim, key, bodyHash });
    await fire(`under the key ${key}`, { ...call, headers: { ...call.headers, "idempotency-key": key } });
  }
};

export const isLimited = (endpoint: Endpoint): boolean => documentedProblems(endpoint).has("rate-limited");
