const HOLDER = Symbol.for("mercat.changes");
const registry = globalThis as Record<symbol, { count: number } | undefined>;
/** The bundler may load this module once for routes and once for actions; both count here. */
const state = registry[HOLDER] ?? { count: 0 };
registry[HOLDER] = state;

/** Notes that this process has changed what anybody may be shown. */
export const noteChange = (): void => {
  state.count += 1;
};

/** How often that was. What was read under another number may be out of date. */
export const changeCount = (): number => state.count;
