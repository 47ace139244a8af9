import { database } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import { log } from "@/lib/kernel/log";
import { kvScript } from "@/lib/services/kv";
import { RATE_LIMIT } from "@/lib/services/kv-rate-limit";
import { countInDatabase } from "./rate-count";
import { RATE_LIMITS, type RateLimitPolicy } from "./rate-limit-policies";

const count = kvScript(`${RATE_LIMIT}
return tostring(count_call(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])))
`);

export type Limited = { allowed: boolean; limit: number; remaining: number; resetS: number };

/** A policy as it is in force here. */
export const limitOf = (policy: RateLimitPolicy): { limit: number; windowS: number } => {
  const { limit, windowS } = RATE_LIMITS[policy];
  return { limit: Math.max(1, Math.round(limit * env.RATE_LIMIT_SCALE)), windowS };
};

/** Seconds until the current window of that length ends. */
export const secondsLeft = (windowS: number, now = Date.now()): number =>
  Math.ceil((windowS * 1000 - (now % (windowS * 1000))) / 1000);

export const limitHeaders = ({ limit, remaining, resetS }: Omit<Limited, "allowed">) => ({
  "RateLimit-Limit": String(limit),
  "RateLimit-Remaining": String(remaining),
  "RateLimit-Reset": String(resetS),
});

/** What is guessed at is limited even while KV is away. */
const ALWAYS_LIMITED: ReadonlySet<RateLimitPolicy> = new Set(["sign-in", "code"]);

/**
 * Counts one call of this client against the policy. With KV down everything is open but sign-in and codes, which are then
 * counted in Postgres.
 */
export const countCall = async (policy: RateLimitPolicy, client: string): Promise<Limited> => {
  const { limit: scaled, windowS } = limitOf(policy);
  const now = Date.now();
  const resetS = secondsLeft(windowS, now);
  try {
    const remaining = Number(await count([`rate:${policy}:${client}`], [now, windowS * 1000, scaled]));
    return { allowed: remaining >= 0, limit: scaled, remaining: Math.max(0, remaining), resetS };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    if (ALWAYS_LIMITED.has(policy)) {
      const limit = { limit: scaled, windowS };
      const left = await countInDatabase(database(), `${policy}:${client}`, limit, now);
      return { allowed: left >= 0, limit: scaled, remaining: Math.max(0, left), resetS };
    }
    log.warn({ policy }, "rate limits are open while KV is away");
    return { allowed: true, limit: scaled, remaining: scaled, resetS };
  }
};
