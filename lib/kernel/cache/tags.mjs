// @ts-check
import { kvCommand } from "./kv-command.mjs";

/**
 * When each cache tag was last expired, shared by all processes through one KV hash. A process remembers what it knows
 * and asks again at most twice a second; an answer older than that is waited for, so that a change made elsewhere is
 * never missed for longer. A KV that is slow to answer is not waited for, and one that is away is left alone for a while:
 * a process goes on with what it knows.
 *
 * Plain JavaScript, because Next loads cache handlers outside its bundle.
 */

const KEY = "cache:tags";
const FRESH_MS = 500;
const WAIT_MS = 100;
const AWAY_MS = 2_000;

/**
 * @typedef {{ stale?: number, expired?: number }} TagTimes
 * @typedef {{ times: Map<string, TagTimes>, freshUntil: number, asking: Promise<unknown> | null }} TagState
 */

const HOLDER = Symbol.for("mercat.cache.tags");
const registry = /** @type {Record<symbol, TagState>} */ (/** @type {unknown} */ (globalThis));
/** @type {TagState} Next may load each handler in a module graph of its own; they must share one state. */
const state = registry[HOLDER] ?? { times: new Map(), freshUntil: 0, asking: null };
registry[HOLDER] = state;

const ask = async () => {
  let restMs = AWAY_MS;
  try {
    const flat = await kvCommand(["HGETALL", KEY]);
    restMs = FRESH_MS;
    if (!Array.isArray(flat)) return;
    for (let at = 0; at + 1 < flat.length; at += 2) {
      const [stale, expired] = String(flat[at + 1])
        .split(",")
        .map(Number);
      const known = state.times.get(flat[at]);
      state.times.set(flat[at], {
        stale: Math.max(stale ?? 0, known?.stale ?? 0),
        expired: Math.max(expired ?? 0, known?.expired ?? 0),
      });
    }
  } catch {
    // KV is away: what is known stays in force.
  } finally {
    state.freshUntil = Date.now() + restMs;
    state.asking = null;
  }
};

/** Brings the tags up to date unless they were asked for just now; takes a tenth of a second at most. */
export const refreshTags = async () => {
  if (Date.now() < state.freshUntil || !process.env.KV_REST_API_URL) return;
  state.asking ??= Promise.race([ask(), new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
  await state.asking;
};

/**
 * Marks tags: without `durations` at once expired, with them stale now and expired after `expire` seconds.
 * @param {string[]} tags
 * @param {{ expire?: number }} [durations]
 */
export const markTags = async (tags, durations) => {
  const now = Date.now();
  /** @type {unknown[]} */
  const command = ["HSET", KEY];
  for (const tag of tags) {
    const known = state.times.get(tag) ?? {};
    const expired = durations
      ? durations.expire === undefined
        ? (known.expired ?? 0)
        : now + durations.expire * 1000
      : now;
    const times = { stale: durations ? now : (known.stale ?? 0), expired };
    state.times.set(tag, times);
    command.push(tag, `${times.stale},${times.expired}`);
  }
  if (tags.length > 0) await kvCommand(command).catch(() => null);
};

/** Whether something made at `timestamp` must not be shown any more. @param {string[]} tags @param {number} timestamp */
export const isExpired = (tags, timestamp) => {
  if (state.times.size === 0) return false;
  const now = Date.now();
  return tags.some((tag) => {
    const expired = state.times.get(tag)?.expired ?? 0;
    return expired > timestamp && expired <= now;
  });
};

/** Whether something made at `timestamp` may be shown once more while it is renewed. @param {string[]} tags @param {number} timestamp */
export const isStale = (tags, timestamp) =>
  tags.some((tag) => (state.times.get(tag)?.stale ?? 0) > timestamp);

/** @param {string[]} tags */
export const lastExpiration = (tags) => Math.max(0, ...tags.map((tag) => state.times.get(tag)?.expired ?? 0));
