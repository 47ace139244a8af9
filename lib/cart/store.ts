import { z } from "zod";
import type { Context } from "@/lib/events/context";
import { sweepKvOutbox } from "@/lib/events/kv-outbox";
import { env } from "@/lib/kernel/env";
import { sha256 } from "@/lib/kernel/hash";
import { createId } from "@/lib/kernel/ids";
import { withKv } from "@/lib/services/kv";
import { type CartKey, idOf, isCartKey, MAX_LINES, MAX_PER_LINE, ownerOf, type StoredLine } from "./rules";
import { cartScript, countExpiredScript, takeBoughtScript, undoScript } from "./scripts";
import { type FlushDue, flushLimits, flushWhenDue } from "./totals-flush";

/** The part of a context that reaches into KV. */
export type CartContext = Pick<Context, "now" | "actor" | "requestId" | "idempotency"> &
  Partial<Pick<Context, "afterwards">>;

/** How often this client may call; counted in the script of the operation. */
export type CallLimit = { client: string; limit: number; windowS: number };

/** Whose cart an operation is about. */
export type CartCall = {
  key: CartKey;
  /** For a signed-in caller: the browser's anonymous cart, merged into `key` first, unless this session took that back. */
  guest?: { key: CartKey; session: string };
  limit?: CallLimit;
  /** A sorted set that is read along with the cart, in the same round trip. */
  beside?: string;
};

type Operation =
  | { op: "read" }
  | { op: "clear" }
  | { op: "add" | "set"; product: string; quantity: number; price?: number };

const Line = z.tuple([z.string(), z.int(), z.int()], z.unknown());
/** Lua knows one kind of table: an empty list arrives as `{}`. */
const listOf = <T extends z.ZodType>(entry: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : []), z.array(entry));

const Name = z.custom<CartKey>((value) => typeof value === "string" && isCartKey(value));
const Stored = z.object({ name: Name, lines: listOf(Line), expires: z.number() });
const Counted = z.object({ remaining: z.int() });
const Done = Stored.extend({
  ...Counted.shape,
  merged: listOf(Line),
  replayed: z.boolean().default(false),
  beside: listOf(z.string()),
});

const Answer = z.discriminatedUnion("status", [
  Done.extend({ status: z.enum(["ok", "full"]) }),
  Done.extend({ status: z.enum(["below-zero", "over-limit"]), has: z.int() }),
  Counted.extend({ status: z.literal("mismatch") }),
  z.object({ status: z.literal("limited") }),
]);
export type StoreAnswer = z.output<typeof Answer>;

export type StoredCart = { key: CartKey; lines: StoredLine[]; expiresAt: Date | null };

/** Seconds from the last write until the cart is gone. */
export const lifeOf = (key: CartKey): number =>
  ownerOf(key) === "user" ? env.CART_TTL_USER_S : env.CART_TTL_ANONYMOUS_S;

export const toStoredCart = (stored: z.output<typeof Stored>): StoredCart => ({
  key: stored.name,
  lines: stored.lines.map(([productId, quantity, seenPrice]) => ({ productId, quantity, seenPrice })),
  expiresAt: stored.expires > 0 ? new Date(stored.expires) : null,
});

const cartKeys = (key: CartKey) => ({ cart: `cart:${key}`, counted: `cart:counted:${key}` });
const SHARED = {
  expiries: "cart:expiries",
  deltas: "cart:deltas",
  timer: "cart:deltas:timer",
  outbox: "kv:outbox",
};

const run = async (
  ctx: CartContext,
  script: (keys: string[], args: string[]) => Promise<string>,
  keys: Record<string, string>,
  call: Record<string, unknown>,
): Promise<unknown> => {
  // Only who can act after the answer is told that the totals wait for it.
  const flush = ctx.afterwards && flushLimits;
  const argument = JSON.stringify({ ...call, flush, names: Object.keys(keys) });
  const answer = JSON.parse(await script(Object.values(keys), [argument])) as {
    flush?: FlushDue;
    recorded?: boolean;
  };
  const { flush: due, recorded } = answer;
  if (due) ctx.afterwards?.push((whole) => flushWhenDue(whole, due));
  if (recorded) ctx.afterwards?.push((whole) => sweepKvOutbox(whole.db));
  return answer;
};

const told = (ctx: CartContext, events: number) => ({
  now: ctx.now.getTime(),
  at: ctx.now.toISOString(),
  actor: ctx.actor,
  requestId: ctx.requestId,
  eventIds: Array.from({ length: events }, () => createId("evt")),
});

/**
 * Under which names the answer is kept for 24 h. A guest's first call has no cart yet and is known by its address; its
 * answer is also kept for the cart that it opens, so that a retry is recognised with and without the new cookie.
 */
const markKeys = (ctx: CartContext, key: CartKey): Record<string, string> => {
  if (!ctx.idempotency) return {};
  const { caller, route, key: given } = ctx.idempotency;
  const markOf = (name: string) => `cart:mark:${sha256(JSON.stringify([name, route, given]))}`;
  const ofCart = `guest:${idOf(key)}`;
  const mark = { mark: markOf(caller) };
  const isOpening = caller.startsWith("guest:") && caller !== ofCart;
  return isOpening ? { ...mark, alias: markOf(ofCart) } : mark;
};

const rateKey = (limit: CallLimit | undefined): Record<string, string> =>
  limit ? { rate: `rate:cart:${limit.client}` } : {};

const counted = (limit: CallLimit | undefined) =>
  limit ? { limit: limit.limit, windowMs: limit.windowS * 1000 } : {};

const generationKey = (migrationId: string): string => `cart:merged:${migrationId}`;

/** Performs one operation in one round trip: limit, idempotency, merge of an open anonymous cart, change, answer. */
export const operate = async (
  ctx: CartContext,
  { key, guest, limit, beside }: CartCall,
  operation: Operation,
): Promise<StoreAnswer> => {
  const migration = guest ? createId("evt") : "";
  const keys = {
    ...cartKeys(key),
    ...SHARED,
    ...markKeys(ctx, key),
    ...rateKey(limit),
    ...(beside ? { beside } : {}),
    ...(guest
      ? {
          guest: cartKeys(guest.key).cart,
          guestCounted: cartKeys(guest.key).counted,
          merged: generationKey(migration),
          moved: `cart:moved:${guest.key}`,
          undo: `cart:undo:${key}`,
        }
      : {}),
  };
  const answer = await run(ctx, cartScript, keys, {
    ...told(ctx, guest ? 3 : 1),
    ...counted(limit),
    ...operation,
    name: key,
    ttl: lifeOf(key),
    maxPerLine: MAX_PER_LINE,
    maxLines: MAX_LINES,
    hash: ctx.idempotency?.bodyHash,
    ...(guest ? { guestName: guest.key, session: guest.session, migration } : {}),
  });
  return Answer.parse(answer);
};

/** The stored cart of that key, for reads on nobody's behalf. */
export const readStoredCart = async (key: CartKey): Promise<StoredCart> => {
  const ctx = { now: new Date(), actor: "system:carts", requestId: createId("req") };
  const answer = await operate(ctx, { key }, { op: "read" });
  if (!("lines" in answer)) throw new Error(`a read of a cart was answered ${answer.status}`);
  return toStoredCart(answer);
};

/** A delivery may come again for as long as events can be replayed, and a little longer. */
const APPLIED_FOR_S = 30 * 24 * 60 * 60;

/**
 * Takes bought quantities out of the cart, and out of the person's cart that its lines moved to; what is no longer there
 * is nobody's loss. The same delivery takes once. The cart's life stays as it is: this is not the shopper's write.
 */
export const takeBought = async (
  ctx: CartContext,
  key: CartKey,
  lines: readonly { productId: string; quantity: number }[],
  deliveryId: string,
): Promise<void> => {
  const keys = {
    ...cartKeys(key),
    ...SHARED,
    moved: `cart:moved:${key}`,
    applied: `cart:applied:${deliveryId}`,
  };
  const bought = lines.map((line) => [line.productId, line.quantity]);
  await run(ctx, takeBoughtScript, keys, {
    ...told(ctx, 2),
    name: key,
    lines: bought,
    appliedForS: APPLIED_FOR_S,
  });
};

const EXPIRED_AT_ONCE = 100;

/** Subtracts up to 100 expired carts from the deltas; `due` below 100 means that none is left. */
export const countExpired = async (ctx: CartContext): Promise<{ due: number; counted: number }> => {
  const answer = await run(ctx, countExpiredScript, SHARED, told(ctx, EXPIRED_AT_ONCE));
  return z.object({ due: z.int(), counted: z.int() }).parse(answer);
};

const UndoAnswer = z.discriminatedUnion("status", [
  Done.omit({ merged: true }).extend({ status: z.literal("ok"), guestName: Name }),
  Counted.extend({ status: z.enum(["nothing", "done"]), replayed: z.boolean().default(false) }),
  Counted.extend({ status: z.literal("mismatch") }),
  z.object({ status: z.literal("limited") }),
]);
export type UndoAnswer = z.output<typeof UndoAnswer>;

/** Gives the last merge back to the anonymous cart, as far as the lines are still there. */
export const giveBack = async (
  ctx: CartContext,
  { key, limit, session }: Omit<CartCall, "guest"> & { session: string },
): Promise<UndoAnswer> => {
  const keys = {
    ...cartKeys(key),
    ...SHARED,
    ...markKeys(ctx, key),
    ...rateKey(limit),
    undo: `cart:undo:${key}`,
  };
  const answer = await run(ctx, undoScript, keys, {
    ...told(ctx, 2),
    ...counted(limit),
    name: key,
    session,
    ttl: lifeOf(key),
    guestTtl: env.CART_TTL_ANONYMOUS_S,
    maxPerLine: MAX_PER_LINE,
    hash: ctx.idempotency?.bodyHash,
  });
  return UndoAnswer.parse(answer);
};

/** Deletes a closed generation of an anonymous cart and nothing else; doing so twice does no harm. */
export const deleteGeneration = (migrationId: string): Promise<number> =>
  withKv((kv) => kv.del(generationKey(migrationId)));
