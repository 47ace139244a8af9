import { useSyncExternalStore } from "react";

const KEY = "recent-searches";
const MOST = 8;
const LONGEST = 80;
const NONE: readonly string[] = [];

let read: { text: string | null; searches: readonly string[] } = { text: null, searches: NONE };
const listeners = new Set<() => void>();

const parse = (text: string | null): readonly string[] => {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter((entry) => typeof entry === "string").slice(0, MOST) : NONE;
  } catch {
    return NONE;
  }
};

const stored = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

/** What was searched for in this browser, newest first; it never leaves it. */
export const readRecent = (): readonly string[] => {
  const text = stored();
  if (text !== read.text) read = { text, searches: parse(text) };
  return read.searches;
};

const write = (searches: readonly string[]): void => {
  try {
    if (searches.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // A browser that keeps nothing has no recent searches.
  }
  for (const listener of listeners) listener();
};

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

export const rememberSearch = (q: string): void => {
  const term = q.trim();
  if (term === "" || term.length > LONGEST) return;
  write([term, ...readRecent().filter((other) => !isSame(other, term))].slice(0, MOST));
};

export const forgetSearch = (q: string): void => write(readRecent().filter((other) => !isSame(other, q)));
export const forgetAllSearches = (): void => write(NONE);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
};

export const useRecentSearches = (): readonly string[] =>
  useSyncExternalStore(subscribe, readRecent, () => NONE);
