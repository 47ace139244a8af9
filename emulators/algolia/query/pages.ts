import type { SearchOptions } from "./options";

/** The stretch of the ranking that is asked for, and how the answer names it. */
type Page = { from: number; to: number; answer: Record<string, number> };

export const pageOf = (options: SearchOptions, found: number): Page => {
  const { offset, length, page, hitsPerPage, paginationLimitedTo: limit } = options;
  const reachable = Math.min(found, limit);
  if (offset !== undefined) {
    const size = length ?? hitsPerPage;
    return { from: offset, to: Math.min(limit, offset + size), answer: { offset, length: size } };
  }
  const nbPages = hitsPerPage > 0 ? Math.ceil(reachable / hitsPerPage) : 0;
  const from = page * hitsPerPage;
  return { from, to: Math.min(limit, from + hitsPerPage), answer: { page, nbPages, hitsPerPage } };
};

/** How many of the best the page reaches into. */
export const lastWanted = (options: SearchOptions): number => {
  const { to } = pageOf(options, Number.MAX_SAFE_INTEGER);
  return to;
};
