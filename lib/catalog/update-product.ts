import { eq, sql } from "drizzle-orm";
import { inTransaction, type Transaction, violates } from "@/db/client";
import { products } from "@/db/schema/catalog";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { env } from "@/lib/kernel/env";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { attempt, type Result, unwrap } from "@/lib/kernel/result";
import { adjustStock } from "./adjust-stock";
import { currencyMismatch, slugTaken } from "./create-product";
import { type ChangedProduct, changedFields, changeOf } from "./fields";
import type { ProductChanges } from "./input";
import type { ProductFields } from "./insert-products";
import { findProduct } from "./queries";
import { productEtag, slugify } from "./rules";
import { ensureCategories, ensureTopics } from "./shelves";

export type UpdateProductInput = {
  productId: string;
  changes: ProductChanges;
  /** The caller's `If-Match`: only a product that still has one of these validators is changed. */
  ifMatch?: string | null;
};

const matchesEtag = (ifMatch: string, etag: string): boolean =>
  ifMatch.trim() === "*" || ifMatch.split(",").some((entry) => entry.trim() === etag);

const wantedFields = (changes: ProductChanges): Partial<ProductFields> => ({
  name: changes.name,
  price: changes.price,
  slug: changes.slug,
  description: changes.description,
  categorySlug: changes.category === undefined ? undefined : slugify(changes.category),
  topicSlug: changes.topic == null ? changes.topic : slugify(changes.topic),
  company: changes.company,
  ratingHalves: changes.rating == null ? changes.rating : changes.rating * 2,
  imageUrl: changes.imageUrl,
  tags: changes.tags,
  retailerId: changes.retailerId,
});

/** What can be refused without looking at the product. */
const check = ({ currency, stock, expectedStock }: ProductChanges): void => {
  if (currency !== undefined && currency !== env.SHOP_CURRENCY) throw new ProblemError(currencyMismatch());
  if (stock !== undefined && expectedStock === undefined) {
    const detail = "Send expectedStock, the stock that you saw, together with the new stock.";
    throw new ProblemError(problem("expected-stock-missing", detail));
  }
};

const lockProduct = async (tx: Transaction, productId: string) => {
  const [row] = await tx.select().from(products).where(eq(products.id, productId)).for("update");
  if (!row || row.archivedAt) {
    throw new ProblemError(problem("unknown-product", "There is no product with this identifier."));
  }
  return row;
};

const update = async (tx: Transaction, ctx: Context, input: UpdateProductInput): Promise<ChangedProduct> => {
  const { productId, changes, ifMatch } = input;
  const row = await lockProduct(tx, productId);
  if (ifMatch && !matchesEtag(ifMatch, productEtag(productId, row.version))) {
    const detail = "The product was changed after you read it. Read it again and repeat your change.";
    throw new ProblemError(problem("precondition-failed", detail));
  }
  check(changes);
  await ensureCategories(tx, changes.category === undefined ? [] : [changes.category]);
  await ensureTopics(tx, changes.topic ? [changes.topic] : []);
  const { before, after } = changedFields(row, wantedFields(changes));
  const change = changeOf(productId, row, { ...row, ...after });
  if (Object.keys(after).length > 0) {
    const sortName = after.name === undefined ? {} : { sortName: after.name.toLowerCase() };
    await tx
      .update(products)
      .set({ ...after, ...sortName, version: sql`${products.version} + 1`, updatedAt: ctx.now })
      .where(eq(products.id, productId));
    await recordAudit(tx, ctx, [{ action: "product.update", subject: productId, before, after }]);
    await recordEvent(tx, ctx, { type: "product.changed", aggregateId: productId, data: change });
  }
  const { stock, expectedStock, stockReason } = changes;
  if (stock !== undefined && expectedStock !== undefined) {
    unwrap(
      await adjustStock({ ...ctx, db: tx }, { productId, stock, expectedStock, reason: stockReason ?? "" }),
    );
  }
  const updated = await findProduct(tx, productId);
  if (!updated) throw new Error("a product that was just updated is not there");
  return { ...updated, change };
};

/**
 * Changes any part of a product. The version rises only when something besides the stock changed. Answers
 * `unknown-product`, `precondition-failed`, `slug-taken`, `currency-mismatch` and what `adjustStock` answers.
 */
export const updateProduct = (ctx: Context, input: UpdateProductInput): Promise<Result<ChangedProduct>> =>
  attempt(async () => {
    try {
      return await inTransaction(ctx.db, (tx) => update(tx, ctx, input));
    } catch (error) {
      if (!violates(error, "products_slug_key")) throw error;
      throw new ProblemError(slugTaken(input.changes.slug ?? ""));
    }
  });
