import { inArray } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { products } from "@/db/schema/catalog";
import type { Context } from "@/lib/events/context";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { divideHalfEven } from "@/lib/kernel/money";
import { attempt, type Result, unwrap } from "@/lib/kernel/result";
import { archiveProduct } from "./archive-product";
import type { ProductChanges } from "./input";
import * as input from "./input";
import { restoreProduct } from "./restore-product";
import type { ProductChange } from "./rules";
import { updateProduct } from "./update-product";

/** What can be done to many products at once. `price` is in minor units, `percent` is added to each price. */
export type BulkChange =
  | { kind: "archive" }
  | { kind: "restore" }
  | { kind: "price"; price: number }
  | { kind: "percent"; percent: number }
  | { kind: "category"; category: string }
  | { kind: "topic"; topic: string | null };

type Before = { id: string; name: string; price: number };

const wanted = (
  change: Exclude<BulkChange, { kind: "archive" | "restore" }>,
  before: Before,
): ProductChanges => {
  switch (change.kind) {
    case "price":
      return { price: change.price };
    case "percent":
      return { price: divideHalfEven(before.price * (100 + change.percent), 100) };
    case "category":
      return { category: change.category };
    case "topic":
      return { topic: change.topic };
  }
};

const apply = async (ctx: Context, before: Before, change: BulkChange): Promise<ProductChange | null> => {
  if (change.kind === "archive") return unwrap(await archiveProduct(ctx, before.id));
  if (change.kind === "restore") return unwrap(await restoreProduct(ctx, before.id));
  const changes = wanted(change, before);
  if (changes.price !== undefined && !input.price.safeParse(changes.price).success) {
    throw new ProblemError(
      problem("invalid-body", `The price of ${before.name} would be out of range. Nothing was changed.`),
    );
  }
  return unwrap(await updateProduct(ctx, { productId: before.id, changes })).change;
};

/**
 * Does the same to many products, all of them or none, each with its own audit entry. Rows are taken in the order of their
 * ids, so that two such changes wait for each other. Answers where the changes show.
 */
export const changeProducts = (
  ctx: Context,
  productIds: string[],
  change: BulkChange,
): Promise<Result<ProductChange[]>> =>
  attempt(() =>
    inTransaction(ctx.db, async (tx) => {
      const rows = await tx
        .select({ id: products.id, name: products.name, price: products.price })
        .from(products)
        .where(inArray(products.id, productIds))
        .orderBy(products.id)
        .for("update");
      const changes: (ProductChange | null)[] = [];
      for (const row of rows) changes.push(await apply({ ...ctx, db: tx }, row, change));
      return changes.filter((entry) => entry !== null);
    }),
  );
