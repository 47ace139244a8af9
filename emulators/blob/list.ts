import type { Stored } from "./types";

type Entry = { key: string; blob?: Stored };

const encode = (key: string) => Buffer.from(key).toString("base64url");
const decode = (cursor: string) => Buffer.from(cursor, "base64url").toString("utf8");

/** Blobs by pathname; in folded mode those below a further `/` stand as one folder. */
const entriesOf = (blobs: Iterable<Stored>, prefix: string, isFolded: boolean): Entry[] => {
  const entries = new Map<string, Entry>();
  for (const blob of blobs) {
    if (!blob.pathname.startsWith(prefix)) continue;
    const slash = isFolded ? blob.pathname.indexOf("/", prefix.length) : -1;
    const isFolder = slash >= 0;
    const key = isFolder ? blob.pathname.slice(0, slash + 1) : blob.pathname;
    if (!isFolder || !entries.has(key)) entries.set(key, isFolder ? { key } : { key, blob });
  }
  return [...entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
};

type Query = { prefix?: string; limit: number; cursor?: string; isFolded: boolean };

/** One page of a store's blobs, in the order of their pathnames. */
export const listPage = (blobs: Iterable<Stored>, { prefix = "", limit, cursor, isFolded }: Query) => {
  const after = cursor === undefined ? undefined : decode(cursor);
  const rest = entriesOf(blobs, prefix, isFolded).filter(({ key }) => after === undefined || key > after);
  const shown = rest.slice(0, limit);
  const hasMore = rest.length > shown.length;
  return {
    blobs: shown.flatMap(({ blob }) => blob ?? []),
    folders: shown.flatMap(({ key, blob }) => (blob ? [] : key)),
    hasMore,
    cursor: hasMore ? encode(shown.at(-1)?.key ?? "") : undefined,
  };
};
