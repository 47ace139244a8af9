/** What anybody may be shown: the shop's own rows, and the search index, which follows them a moment later. */
export type Shown = "catalog" | "search";

const HOLDER = Symbol.for("mercat.changes");
const registry = globalThis as Record<symbol, Record<Shown, number> | undefined>;
/** The bundler may load this module once for routes and once for actions; both count here. */
const counts = registry[HOLDER] ?? { catalog: 0, search: 0 };
registry[HOLDER] = counts;

/** Notes that this process has changed what anybody may be shown. */
export const noteChange = (shown: Shown = "catalog"): void => {
  counts[shown] += 1;
};

/** How often that was. What was read under another number may be out of date. */
export const changeCount = (shown: Shown = "catalog"): number => counts[shown];
