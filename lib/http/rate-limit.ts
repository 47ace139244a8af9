import { database } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import { log } from "@/lib/kernel/log";
import { kvScript } from "@/lib/services/kv";
import { RATE_LIMIT } from "@/lib/services/kv-rate-limit";
import { countInDatabase } from "./rate-count";
import { countByLease } from "./rate-lease";
import { RATE_LIMITS, type RateLimitPolicy } from "./rate-limit-policies";

const take = kvScript(`${RATE_LIMIT}
local taken, remaining =
  take_calls(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]))
return taken .. ' ' .. remaining
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

/** Reads of what is public are many and cheap: asking KV for each would cost more than answering. */
const LEASED: ReadonlySet<RateLimitPolicy> = new Set(["catalog", "search"]);

type Window = { limit: number; windowS: number };

/** Takes calls out of a client's window in KV. While KV is away they are all free, but not those that are always limited. */
const takeCalls = async (
  policy: RateLimitPolicy,
  client: string,
  { limit, windowS }: Window,
  calls: number,
): Promise<{ taken: number; remaining: number }> => {
  const now = Date.now();
  try {
    const answer = await take([`rate:${policy}:${client}`], [now, windowS * 1000, limit, calls]);
    const [taken = 0, remaining = 0] = answer.split(" ").map(Number);
    return { taken, remaining };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    if (ALWAYS_LIMITED.has(policy)) {
      const left = await countInDatabase(database(), `${policy}:${client}`, { limit, windowS }, now);
      return { taken: left >= 0 ? 1 : 0, remaining: Math.max(0, left) };
    }
    log.warn({ policy }, "rate limits are open while KV is away");
    return { taken: calls, remaining: limit };
  }
};

/**
 * Counts one call of this client against the policy. With KV down everything is open but sign-in and codes, which are then
 * counted in Postgres.
 */
export const countCall = async (policy: RateLimitPolicy, client: string): Promise<Limited> => {
  const window = limitOf(policy);
  const { limit } = window;
  const takeSome = (calls: number) => takeCalls(policy, client, window, calls);
  const resetS = secondsLeft(window.windowS);
  if (LEASED.has(policy)) {
    const left = await countByLease(`${policy}:${client}`, window, takeSome);
    return { allowed: left >= 0, limit, remaining: Math.max(0, left), resetS };
  }
  const { taken, remaining } = await takeSome(1);
  return { allowed: taken > 0, limit, remaining, resetS };
};
