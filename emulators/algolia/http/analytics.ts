import type { SearchTrace } from "@/emulators/algolia/query/search";
import { badRequest } from "@/emulators/algolia/settings/vendor-error";
import { dayOf, type QueryCount, QueryCounts } from "./query-counts";

/** Searches of one person within this time that grow out of each other count as one: the last. */
const TYPING_MS = 30_000;
const DEFAULT_DAYS = 8;
const DEFAULT_LIMIT = 10;
const MOST_SEARCHES = 1_000;

type Typed = { trace: SearchTrace; at: number };

/** One text is the other, typed on, shortened or corrected by a letter or two. */
const isSameThought = (before: string, after: string): boolean => {
  const [a, b] = [before.trim().toLowerCase(), after.trim().toLowerCase()];
  if (a.startsWith(b) || b.startsWith(a)) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || Math.abs(a.length - b.length) > 2) return false;
  let same = 0;
  while (same < shorter && a[same] === b[same]) same += 1;
  let end = 0;
  while (end < shorter - same && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Math.max(a.length, b.length) - same - end <= 2;
};

const countOf = ({ trace, at }: Typed): QueryCount => ({
  day: dayOf(at),
  index: trace.index,
  query: trace.query.trim().toLowerCase(),
  count: 1,
  hits: trace.hits,
  empty: trace.hits === 0 ? 1 : 0,
});

type Summary = { search: string; count: number; nbHits: number; empty: number };

/** Which texts people search for, as the vendor's Analytics API tells it. */
export class Analytics {
  private readonly counts: QueryCounts;
  /** What each person typed last on each index, until something else follows. */
  private readonly typing = new Map<string, Typed>();

  private constructor(counts: QueryCounts) {
    this.counts = counts;
  }

  static async open(folder: string): Promise<Analytics> {
    return new Analytics(await QueryCounts.open(folder));
  }

  record(traces: readonly SearchTrace[], user: string): void {
    const at = Date.now();
    for (const trace of traces) {
      if (!trace.isCounted) continue;
      const person = `${trace.userToken ?? user} ${trace.index}`;
      const before = this.typing.get(person);
      const continues =
        before !== undefined && at - before.at < TYPING_MS && isSameThought(before.trace.query, trace.query);
      if (before && !continues) this.counts.add(countOf(before));
      this.typing.set(person, { trace, at });
    }
    if (this.typing.size > MOST_SEARCHES) this.settle(at - TYPING_MS);
  }

  private settle(before: number): void {
    for (const [person, typed] of this.typing) {
      if (typed.at > before) continue;
      this.counts.add(countOf(typed));
      this.typing.delete(person);
    }
  }

  private *within(query: Record<string, string>): Generator<QueryCount> {
    const { index, startDate, endDate } = query;
    if (!index) throw badRequest("The index parameter is required");
    const from = startDate ?? dayOf(Date.now() - DEFAULT_DAYS * 86_400_000);
    const to = endDate ?? dayOf(Date.now());
    const wanted = (count: QueryCount) => count.index === index && count.day >= from && count.day <= to;
    for (const count of this.counts.values()) if (wanted(count)) yield count;
    for (const typed of this.typing.values()) if (wanted(countOf(typed))) yield countOf(typed);
  }

  private summaries(query: Record<string, string>): Summary[] {
    const byText = new Map<string, Summary>();
    for (const { query: search, count, hits, empty } of this.within(query)) {
      const known = byText.get(search) ?? { search, count: 0, nbHits: 0, empty: 0 };
      known.count += count;
      known.nbHits += hits;
      known.empty += empty;
      byText.set(search, known);
    }
    const direction = query.direction === "asc" ? 1 : -1;
    return [...byText.values()].sort(
      (a, b) => (a.count - b.count) * direction || (a.search < b.search ? -1 : 1),
    );
  }

  private page<T>(all: readonly T[], query: Record<string, string>): T[] {
    const offset = Number(query.offset ?? 0);
    const limit = Math.min(MOST_SEARCHES, Number(query.limit ?? DEFAULT_LIMIT));
    return all.slice(offset, offset + limit);
  }

  topSearches(query: Record<string, string>) {
    const clicks = query.clickAnalytics === "true" || query.revenueAnalytics === "true";
    const noClicks = {
      clickThroughRate: null,
      averageClickPosition: null,
      clickPositions: [],
      conversionRate: null,
      trackedSearchCount: 0,
      clickCount: 0,
      trackedClickCount: 0,
      conversionCount: 0,
    };
    const searches = this.page(this.summaries(query), query).map(({ search, count, nbHits }) => ({
      search,
      count,
      nbHits: Math.round(nbHits / count),
      ...(clicks && noClicks),
    }));
    return { searches };
  }

  withoutResults(query: Record<string, string>) {
    const none = this.summaries(query).filter(({ empty }) => empty > 0);
    return {
      searches: this.page(none, query).map(({ search, empty }) => ({
        search,
        count: empty,
        withFilterCount: 0,
      })),
    };
  }

  searchCount(query: Record<string, string>) {
    const byDay = new Map<string, number>();
    for (const { day, count } of this.within(query)) byDay.set(day, (byDay.get(day) ?? 0) + count);
    const dates = [...byDay].sort().map(([date, count]) => ({ date, count }));
    return { count: dates.reduce((sum, { count }) => sum + count, 0), dates };
  }

  async close(): Promise<void> {
    this.settle(Number.POSITIVE_INFINITY);
    await this.counts.close();
  }
}
