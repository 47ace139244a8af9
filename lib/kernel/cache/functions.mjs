// @ts-check
import { Lru } from "./lru.mjs";
import { isExpired, isStale, lastExpiration, markTags, refreshTags } from "./tags.mjs";

/**
 * Keeps the results of `'use cache'` functions in this process, with tags that all processes share.
 * @typedef {import("next/dist/server/lib/cache-handlers/types").CacheEntry} CacheEntry
 * @typedef {Omit<CacheEntry, "value"> & { bytes: Uint8Array }} Kept
 */

/** @type {Lru<Kept>} */
const kept = new Lru(64 * 1024 * 1024);
/** @type {Map<string, Promise<void>>} */
const pending = new Map();

/** @param {Uint8Array} bytes */
const streamOf = (bytes) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });

/** @type {import("next/dist/server/lib/cache-handlers/types").CacheHandler} */
const handler = {
  async get(key, softTags) {
    await pending.get(key);
    const entry = kept.get(key);
    if (!entry) return undefined;
    const tags = [...entry.tags, ...softTags];
    if (isExpired(tags, entry.timestamp)) return undefined;
    const { bytes, ...rest } = entry;
    const revalidate = isStale(tags, entry.timestamp) ? -1 : entry.revalidate;
    return { ...rest, revalidate, value: streamOf(bytes) };
  },

  async set(key, pendingEntry) {
    const work = (async () => {
      const { value, ...rest } = await pendingEntry;
      const bytes = new Uint8Array(await new Response(value).arrayBuffer());
      if (rest.expire > 0) kept.set(key, { ...rest, bytes }, bytes.byteLength + key.length);
    })().catch(() => kept.delete(key));
    pending.set(key, work);
    await work;
    pending.delete(key);
  },

  refreshTags,
  getExpiration: async (tags) => lastExpiration(tags),
  updateTags: markTags,
};

export default handler;
