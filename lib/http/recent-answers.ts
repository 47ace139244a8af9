import { Lru } from "@/lib/kernel/cache/lru.mjs";
import { changeCount, type Shown } from "@/lib/kernel/changes";

/** A finished public answer with its validator. */
export type RecentAnswer = {
  body: Uint8Array<ArrayBuffer>;
  etag: string;
  /** What is done for each other call that is given this answer. */
  again?: (address: string) => void;
};

type Kept = RecentAnswer & { until: number; changes: number };

/**
 * How old an answer may be by which another process has changed what it shows; this one's own changes show at once. The
 * index of searches is some moments behind by itself; shared caches may keep all public answers for five seconds.
 */
const LIFE_MS: Readonly<Record<Shown, number>> = { catalog: 500, search: 5_000 };
const LIMIT_BYTES = 16 * 1024 * 1024;

const kept = new Lru<Kept>(LIMIT_BYTES);

/** Where a request's answer is kept: its path and query as they were sent. */
export const recentKey = ({ url }: Request): string => url.slice(url.indexOf("/", 8));

/** The same question's answer of a moment ago, unless what it shows has changed since. */
export const findRecent = (key: string, shown: Shown): RecentAnswer | null => {
  const found = kept.get(key);
  return found && found.until > Date.now() && found.changes === changeCount(shown) ? found : null;
};

/** Keeps an answer that was begun when the count of changes was `changes`. */
export const keepRecent = (key: string, answer: RecentAnswer, shown: Shown, changes: number): void => {
  if (changes !== changeCount(shown)) return;
  kept.set(
    key,
    { ...answer, until: Date.now() + LIFE_MS[shown], changes },
    answer.body.byteLength + key.length + 200,
  );
};

type UnderWay = { changes: number; answer: Promise<unknown> };

const underWay = new Map<string, UnderWay>();

/**
 * Reads once for all who ask the same while it is being read, unless what it shows has changed since that began; `isOwn`
 * is true for the one that read.
 */
export const readOnce = async <T>(
  key: string,
  shown: Shown,
  read: () => Promise<T>,
): Promise<{ answer: T; isOwn: boolean }> => {
  const changes = changeCount(shown);
  const other = underWay.get(key);
  if (other?.changes === changes) return { answer: (await other.answer) as T, isOwn: false };
  const answer = read().finally(() => {
    if (underWay.get(key)?.answer === answer) underWay.delete(key);
  });
  underWay.set(key, { changes, answer });
  return { answer: await answer, isOwn: true };
};
