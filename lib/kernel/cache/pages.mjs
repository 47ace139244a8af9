// @ts-check
import { toAscii } from "./ascii.mjs";
import { Lru } from "./lru.mjs";
import { isExpired, markTags, refreshTags } from "./tags.mjs";

/**
 * Keeps rendered pages: in memory, and under `PAGE_CACHE_DIR` when that is set, apart for each build. Tags are shared by
 * all processes. A page that answered "not found" is never kept, so that made-up addresses cannot fill the store.
 *
 * @typedef {import("next/dist/server/lib/incremental-cache").CacheHandlerValue} Kept
 * @typedef {import("next/dist/server/response-cache").IncrementalCacheValue} Value
 * @typedef {{ page: Kept, tags: string[] }} Remembered
 */

const NOT_FOUND = 404;
const TAGS_HEADER = "x-next-cache-tags";

/** @type {Lru<Remembered>} */
const pages = new Lru(128 * 1024 * 1024);

/**
 * What only the server has. Not imported, and not touched before the first page: the bundler puts this file into the edge
 * bundle too, where it is evaluated, never used, and these do not exist.
 */
const openDisk = () => {
  const builtin = globalThis.process.getBuiltinModule;
  const { createHash, randomUUID } = builtin("node:crypto");
  const { existsSync, readFileSync } = builtin("node:fs");
  const { mkdir, readFile, rename, writeFile } = builtin("node:fs/promises");
  const { dirname, join } = builtin("node:path");
  const { deserialize, serialize } = builtin("node:v8");
  const buildId = existsSync(".next/BUILD_ID") ? readFileSync(".next/BUILD_ID", "utf8").trim() : "none";
  const directory = process.env.PAGE_CACHE_DIR ? join(process.env.PAGE_CACHE_DIR, buildId) : null;

  /** @param {string} key */
  const fileOf = (key) => {
    const name = createHash("sha1").update(key).digest("hex");
    return directory && join(directory, name.slice(0, 2), name);
  };

  return {
    /** @param {string} key @returns {Promise<{ page: Kept, size: number } | undefined>} */
    async read(key) {
      const file = fileOf(key);
      const bytes = file && (await readFile(file).catch(() => null));
      return bytes ? { page: deserialize(bytes), size: bytes.byteLength } : undefined;
    },
    /** @param {string} key @param {Kept} page @returns {Promise<number>} its size in bytes */
    async write(key, page) {
      const bytes = serialize(page);
      const file = fileOf(key);
      if (file) {
        await mkdir(dirname(file), { recursive: true });
        const draft = `${file}.${randomUUID()}`;
        await writeFile(draft, bytes);
        await rename(draft, file);
      }
      return bytes.byteLength;
    },
  };
};

/** @type {ReturnType<typeof openDisk> | undefined} */
let disk;

/** @param {Kept} page */
const tagsOf = (page) => {
  const headers = page.value && "headers" in page.value ? page.value.headers : undefined;
  const tags = headers?.[TAGS_HEADER];
  return typeof tags === "string" ? tags.split(",") : [];
};

/** @param {string} key @param {Kept} page @param {number} size */
const remember = (key, page, size) => {
  const remembered = { page, tags: tagsOf(page) };
  pages.set(key, remembered, size);
  return remembered;
};

/** @param {string} key @returns {Promise<Remembered | undefined>} */
const readPage = async (key) => {
  disk ??= openDisk();
  const kept = await disk.read(key);
  return kept && remember(key, kept.page, kept.size);
};

/** @param {string} key @param {Kept} page */
const writePage = async (key, page) => {
  disk ??= openDisk();
  remember(key, page, await disk.write(key, page));
};

/** @param {Value} value @returns {Value} */
const inAscii = (value) => (value.kind === "APP_PAGE" ? { ...value, html: toAscii(value.html) } : value);

/** @param {Value} value */
const isNotFound = (value) => "status" in value && value.status === NOT_FOUND;

export default class PageCache {
  /** @param {string} key @returns {Promise<Kept | null>} */
  async get(key) {
    await refreshTags();
    const { page, tags } = pages.get(key) ?? (await readPage(key)) ?? {};
    return page && tags && !isExpired(tags, page.lastModified) ? page : null;
  }

  /**
   * @param {string} key
   * @param {Value | null} value
   * @param {{ cacheControl?: Kept["cacheControl"] }} context
   */
  async set(key, value, context) {
    if (value === null || isNotFound(value)) return;
    const { cacheControl } = context;
    await writePage(key, { lastModified: Date.now(), value: inAscii(value), cacheControl });
  }

  /** @param {string | string[]} tags @param {{ expire?: number }} [durations] */
  async revalidateTag(tags, durations) {
    await markTags(typeof tags === "string" ? [tags] : tags, durations);
  }

  resetRequestCache() {}
}
