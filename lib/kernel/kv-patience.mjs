// @ts-check
/**
 * How long to wait for KV. Its silence is timed once for the whole process: whoever asks while an earlier question is
 * unanswered shares the time that is left, so that the waits of one request do not add up. A KV that was silent for all of
 * it counts as away, and those who ask next give it only a moment, until it answers or nobody has asked for a while.
 *
 * Plain JavaScript with its state on the global object, because the cache handlers load it outside Next's bundle.
 */

const PATIENCE_MS = Number(process.env.KV_PATIENCE_MS || 200);
const AWAY_MS = PATIENCE_MS / 2;
const FORGOTTEN_AFTER_MS = 5_000;

/** @typedef {{ silentSince: number | null, askedAt: number }} Silence */

const HOLDER = Symbol.for("mercat.kv.silence");
const registry = /** @type {Record<symbol, Silence>} */ (/** @type {unknown} */ (globalThis));
/** @type {Silence} */
const state = registry[HOLDER] ?? { silentSince: null, askedAt: 0 };
registry[HOLDER] = state;

/** Notes that KV is asked now; answers for how many milliseconds it may be waited for. */
export const askingKv = () => {
  const now = performance.now();
  if (now - state.askedAt > FORGOTTEN_AFTER_MS) state.silentSince = null;
  state.askedAt = now;
  state.silentSince ??= now;
  return Math.max(AWAY_MS, Math.ceil(state.silentSince + PATIENCE_MS - now));
};

/** Notes that KV said something. */
export const heardKv = () => {
  state.silentSince = null;
};

/** The last of the wait is counted apart: what arrived while this process was busy is read before it counts as late. */
const LAST_MS = 30;

/**
 * Calls `giveUp` when a question that is put to KV now stays unanswered for too long; answers how to call that off.
 * @param {(cause: DOMException) => void} giveUp
 */
export const waitForKv = (giveUp) => {
  const end = () => giveUp(new DOMException("KV did not answer in time", "TimeoutError"));
  let timer = setTimeout(() => {
    timer = setTimeout(end, LAST_MS);
  }, askingKv() - LAST_MS);
  return () => clearTimeout(timer);
};

/** A signal that gives a question to KV up when its time is over. */
export const kvSignal = () => {
  const controller = new AbortController();
  waitForKv((cause) => controller.abort(cause));
  return controller.signal;
};
