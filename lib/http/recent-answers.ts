import { Lru } from "@/lib/kernel/cache/lru.mjs";
import { changeCount } from "@/lib/kernel/changes";

/** A finished public answer with its validator. */
export type RecentAnswer = { body: Uint8Array<ArrayBuffer>; etag: string };

type Kept = RecentAnswer & { until: number; changes: number };

/** How old an answer may be by which another process has changed what it shows; this one's own changes show at once. */
const LIFE_MS = 500;
const LIMIT_BYTES = 16 * 1024 * 1024;

const kept = new Lru<Kept>(LIMIT_BYTES);

/** Where a request's answer is kept: its path and query as they were sent. */
export const recentKey = ({ url }: Request): string => url.slice(url.indexOf("/", 8));

/** The same question's answer of a moment ago, unless something changed since. */
export const findRecent = (key: string): RecentAnswer | null => {
  const found = kept.get(key);
  return found && found.until > Date.now() && found.changes === changeCount() ? found : null;
};

/** Keeps an answer that was begun when the count of changes was `changes`. */
export const keepRecent = (key: string, answer: RecentAnswer, changes: number): void => {
  if (changes !== changeCount()) return;
  kept.set(
    key,
    { ...answer, until: Date.now() + LIFE_MS, changes },
    answer.body.byteLength + key.length + 200,
  );
};

type UnderWay = { changes: number; answer: Promise<unknown> };

const underWay = new Map<string, UnderWay>();

/** Reads once for all who ask the same while it is being read, unless something changed since that began. */
export const readOnce = <T>(key: string, read: () => Promise<T>): Promise<T> => {
  const changes = changeCount();
  const other = underWay.get(key);
  if (other?.changes === changes) return other.answer as Promise<T>;
  const answer = read().finally(() => {
    if (underWay.get(key)?.answer === answer) underWay.delete(key);
  });
  underWay.set(key, { changes, answer });
  return answer;
};
