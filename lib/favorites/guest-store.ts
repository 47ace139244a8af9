import { z } from "zod";
import { kvScript, withKv } from "@/lib/services/kv";
import { GUEST_FAVORITES_LIFE_S, MAX_GUEST_FAVORITES } from "./rules";

/**
 * Guests' hearts in KV:
 * - `favorites:<cookie>`: sorted set, product id → moment of the heart (ms). Each change renews its life.
 * - `favorites:merging:<user id>`: hash, merge → the hearts taken for that person. What a crash left there is poured into
 *   the account by the person's next call.
 */
export const heartsOf = (cartId: string): string => `favorites:${cartId}`;
const mergingOf = (userId: string): string => `favorites:merging:${userId}`;

export type Heart = { productId: string; at: number };
export type Merge = { mergeId: string; hearts: Heart[] };

const mark = kvScript(`
if ARGV[2] == '0' then
  redis.call('zrem', KEYS[1], ARGV[1])
else
  -- Two hearts of one millisecond keep their order.
  local newest = redis.call('zrange', KEYS[1], -1, -1, 'WITHSCORES')
  local at = math.max(tonumber(ARGV[3]), newest[2] and tonumber(newest[2]) + 1 or 0)
  redis.call('zadd', KEYS[1], 'NX', at, ARGV[1])
  redis.call('zremrangebyrank', KEYS[1], 0, -1 - tonumber(ARGV[4]))
end
redis.call('expire', KEYS[1], ARGV[5])
return 'ok'
`);

/** Sets or takes back a guest's heart; what is so already stays so. */
export const markGuestFavorite = async (
  cartId: string,
  { productId, favorite, now }: { productId: string; favorite: boolean; now: Date },
): Promise<void> => {
  const args = [productId, favorite ? 1 : 0, now.getTime(), MAX_GUEST_FAVORITES, GUEST_FAVORITES_LIFE_S];
  await mark([heartsOf(cartId)], args);
};

/** A guest's favorite products, newest first. */
export const readGuestFavorites = (cartId: string): Promise<string[]> =>
  withKv((kv) => kv.zrange<string[]>(heartsOf(cartId), 0, -1, { rev: true }));

const take = kvScript(`
local hearts = redis.call('zrange', KEYS[1], 0, -1, 'WITHSCORES')
if #hearts > 0 then
  redis.call('hset', KEYS[2], ARGV[1], cjson.encode(hearts))
  redis.call('expire', KEYS[2], ARGV[2])
  redis.call('del', KEYS[1])
end
local waiting = redis.call('hgetall', KEYS[2])
return #waiting == 0 and '[]' or cjson.encode(waiting)
`);

const Flat = z.array(z.string());

/** A list of names and values by turns, as Lua knows tables. */
const pairsOf = (flat: string[]): [string, string][] =>
  flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1] ?? ""] as [string, string]] : []));

/**
 * Takes the guest's hearts away for this person, at once and as a whole, and answers everything that waits to be poured
 * into the account: that, and what earlier calls took and did not finish.
 */
export const takeGuestFavorites = async (
  cartId: string,
  userId: string,
  mergeId: string,
): Promise<Merge[]> => {
  const answer = await take([heartsOf(cartId), mergingOf(userId)], [mergeId, GUEST_FAVORITES_LIFE_S]);
  return pairsOf(Flat.parse(JSON.parse(answer))).map(([id, hearts]) => ({
    mergeId: id,
    hearts: pairsOf(Flat.parse(JSON.parse(hearts))).map(([productId, at]) => ({ productId, at: Number(at) })),
  }));
};

export const forgetMerge = async (userId: string, mergeId: string): Promise<void> => {
  await withKv((kv) => kv.hdel(mergingOf(userId), mergeId));
};
