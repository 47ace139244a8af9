import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/kernel/log";
import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { PRODUCT_INDEX, type SearchInput, searchRequest } from "./rules";

/** So long are they gathered. */
const GATHER_MS = 500;
/** The index takes no more in one call. */
const AT_ONCE = 50;

/** So many are kept of one gathering: who comes in a greater rush changes no ranking of what is searched. */
const MOST = 1_000;
/** Work behind an answer may never run, as when its function is frozen; after this, another answer's does it. */
const GIVEN_UP_MS = 10_000;

/**
 * Who has been counted for an answer, while it is given again: some seconds. What one person repeats within half a minute
 * is one search to the index anyway.
 */
const counted = new WeakMap<SearchInput, Set<string>>();

let noted = new Map<SearchInput, Set<string>>();
let kept = 0;
/** When somebody was last told to count what is noted; null when nothing waits. */
let toldAt: number | null = null;

type PeopleBySearch = {
  get(input: SearchInput): Set<string> | undefined;
  set(input: SearchInput, people: Set<string>): unknown;
};

const addTo = (people: PeopleBySearch, input: SearchInput, person: string): void => {
  const known = people.get(input);
  if (known) known.add(person);
  else people.set(input, new Set([person]));
};

/** Notes for whom an answer was found: that person's search the index has counted itself. */
export const noteSearch = (input: SearchInput, person: string): void => addTo(counted, input, person);

/**
 * Notes that a person was given an answer that was found for another one. True for the first of those that are gathered:
 * `countRepeatedSearches` is then to be run.
 */
export const noteRepeatedSearch = (input: SearchInput, person: string, now = Date.now()): boolean => {
  if (counted.get(input)?.has(person)) return false;
  if (kept < MOST) {
    kept += 1;
    addTo(counted, input, person);
    addTo(noted, input, person);
  }
  if (toldAt !== null && now - toldAt < GIVEN_UP_MS) return false;
  toldAt = now;
  return true;
};

/** Asks for a search as that person did, in the way that costs least: only that it was asked matters. */
const askAgain = (input: SearchInput, person: string) => ({
  ...searchRequest(indexName(PRODUCT_INDEX), { ...input, page: 1, size: 1 }),
  facets: [],
  attributesToRetrieve: [],
  attributesToHighlight: [],
  getRankingInfo: false,
  responseFields: ["nbHits"],
  userToken: person,
});

/** Waits for more to be noted and has the index count them, so that its statistics know every search. */
export const countRepeatedSearches = async (): Promise<void> => {
  await wait(GATHER_MS);
  const all = [...noted].flatMap(([input, people]) => [...people].map((person) => askAgain(input, person)));
  noted = new Map();
  kept = 0;
  toldAt = null;
  try {
    for (let at = 0; at < all.length; at += AT_ONCE) {
      const requests = all.slice(at, at + AT_ONCE);
      await withSearchIndex((client) => client.searchForHits({ requests }));
    }
  } catch (err) {
    log.warn({ err }, "the index did not count searches that were answered from memory");
  }
};
