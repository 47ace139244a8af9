import type { Context } from "@/lib/events/context";
import type { Rebuilt } from "@/lib/events/rebuilt";
import { startTimers } from "@/lib/events/timers";
import { UnavailableError } from "@/lib/kernel/errors";
import { forgetRuns, keepRun, type RunKind } from "@/lib/pipelines/projection-runs";

type Projection = {
  /** What it is, for a person. */
  title: string;
  /** Builds it anew from what it is a projection of and compares; with `swaps` the new one takes the old one's place. */
  build(ctx: Context, how: { swaps: boolean }): Promise<Rebuilt>;
};

const lines = (ids: string[], what: string): string[] => ids.map((id) => `${id}: ${what}`);

/** Everything that is made from something else, by the name that `npm run rebuild` knows. */
export const PROJECTIONS = {
  "external-orders": {
    title: "Rows of orders, from the event log",
    build: async (ctx, how) => (await import("@/lib/pipelines/rebuild-orders")).rebuildOrders(ctx, how),
  },
  analytics: {
    title: "Index of orders, from the event log",
    build: async (ctx, how) => (await import("@/lib/pipelines/rebuild-analytics")).rebuildAnalytics(ctx, how),
  },
  sold: {
    title: "Sold counts, from the orders in the event log",
    async build(ctx, { swaps }) {
      const { compareSold, rebuildSold } = await import("@/lib/ranking/rebuild-sold");
      const { orders, corrected } = await (swaps ? rebuildSold(ctx) : compareSold(ctx));
      return { read: `${orders} orders`, differences: lines(corrected, "was counted wrongly") };
    },
  },
  "cart-totals": {
    title: "Totals of all carts, from the carts",
    async build(ctx, { swaps }) {
      const { compareTotals, rebuildTotals } = await import("@/lib/cart/totals-rebuild");
      const { carts, differences } = await (swaps ? rebuildTotals(ctx) : compareTotals(ctx));
      return {
        read: `${carts} carts`,
        differences: differences.map(({ productId, was, is }) => `${productId}: was ${was}, is ${is}`),
      };
    },
  },
  wallet: {
    title: "Wallet balances, from the ledger",
    build: async (ctx, how) => (await import("@/lib/wallet/rebuild-balances")).rebuildBalances(ctx, how),
  },
  points: {
    title: "Lots and balances of points, from their log",
    async build(ctx, { swaps }) {
      const { rebuildPoints } = await import("@/lib/points/rebuild-points");
      const { inTrial } = await import("@/lib/events/rebuilt");
      const { transactions, corrected } = await (swaps
        ? rebuildPoints(ctx)
        : inTrial(ctx.db, (tx) => rebuildPoints({ ...ctx, db: tx })));
      return { read: `${transactions} transactions`, differences: lines(corrected, "was wrong") };
    },
  },
  search: {
    title: "Search index, from the catalogue",
    async build(ctx, { swaps }) {
      const { findIndexDrift } = await import("@/lib/search/check-drift");
      const { samples } = await findIndexDrift(ctx.db);
      const differences = samples.map(({ productId, drift }) => `${productId}: was ${drift}`);
      if (!swaps) return { read: "the whole index", differences };
      const { applySearchSettings } = await import("@/lib/search/apply-settings");
      const { reindexProducts } = await import("@/lib/search/reindex-products");
      await applySearchSettings(ctx.db);
      return { read: `${await reindexProducts(ctx.db, { verify: true })} products`, differences };
    },
  },
} as const satisfies Record<string, Projection>;

export type ProjectionName = keyof typeof PROJECTIONS;

export const PROJECTION_NAMES = Object.keys(PROJECTIONS) as ProjectionName[];

export const isProjection = (name: unknown): name is ProjectionName =>
  typeof name === "string" && Object.hasOwn(PROJECTIONS, name);

/** Compares a projection with what it is made from, or rebuilds it, and keeps what came of it. */
export const runProjection = (ctx: Context, projection: ProjectionName, kind: RunKind): Promise<Rebuilt> =>
  keepRun(ctx, { projection, kind }, () => PROJECTIONS[projection].build(ctx, { swaps: kind === "rebuild" }));

/** Compares every projection, each in a message of its own; run by a schedule at night. */
export const checkProjections = async (ctx: Context): Promise<void> => {
  await forgetRuns(ctx.db);
  await startTimers(
    ctx,
    "check-projection",
    PROJECTION_NAMES.map((projection) => ({ body: { projection } })),
  );
};

/** One of those messages. Whatever differs is logged loudly; nothing is changed. */
export const checkProjection = async (ctx: Context, body: unknown): Promise<void> => {
  const projection = body && typeof body === "object" && "projection" in body ? body.projection : null;
  if (!isProjection(projection)) return;
  try {
    const { differences } = await runProjection(ctx, projection, "check");
    if (differences.length > 0)
      ctx.log.error({ projection, differences: differences.length }, "a projection has drifted");
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
  }
};
