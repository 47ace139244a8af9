import { inTransaction, type Transaction, violates } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { env } from "@/lib/kernel/env";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { attempt, type Result } from "@/lib/kernel/result";
import { type ChangedProduct, changeOf } from "./fields";
import type { NewProductInput } from "./input";
import { insertProducts, type NewProduct } from "./insert-products";
import { findProduct } from "./queries";
import { shelfArt, slugify } from "./rules";
import { ensureCategories, ensureTopics, findCategoryArt } from "./shelves";

export const currencyMismatch = () =>
  problem("currency-mismatch", `This shop sells in ${env.SHOP_CURRENCY}. Give the price in that currency.`);

export const slugTaken = (slug: string) =>
  problem("slug-taken", `Another product has the address "${slug}". Give this one a slug of its own.`);

const insert = async (tx: Transaction, ctx: Context, input: NewProductInput): Promise<ChangedProduct> => {
  const { name, price, currency = env.SHOP_CURRENCY, stock = 0 } = input;
  if (currency !== env.SHOP_CURRENCY) throw new ProblemError(currencyMismatch());
  await ensureCategories(tx, [input.category]);
  await ensureTopics(tx, input.topic ? [input.topic] : []);
  const categorySlug = slugify(input.category);
  const art = await findCategoryArt(tx, [categorySlug]);
  const row: NewProduct = {
    id: createId("prd"),
    slug: input.slug ?? slugify(name),
    name,
    description: input.description ?? "",
    categorySlug,
    topicSlug: input.topic ? slugify(input.topic) : null,
    company: input.company ?? "",
    ratingHalves: input.rating == null ? null : input.rating * 2,
    price,
    currency,
    imageUrl: input.imageUrl ?? art.get(categorySlug) ?? shelfArt(categorySlug),
    tags: input.tags ?? [],
    retailerId: input.retailerId ?? null,
    stock,
    createdAt: ctx.now,
  };
  await insertProducts(tx, [row], { actor: ctx.actor, reason: "initial stock" });
  const created = await findProduct(tx, row.id);
  if (!created) throw new Error("a product that was just inserted is not there");
  await recordAudit(tx, ctx, [{ action: "product.create", subject: row.id, after: created.product }]);
  const change = changeOf(row.id, row, row);
  await recordEvent(tx, ctx, { type: "product.changed", aggregateId: row.id, data: change });
  return { ...created, change };
};

/** Adds a product; a new category or topic word makes one. Answers `slug-taken` or `currency-mismatch`. */
export const createProduct = (ctx: Context, input: NewProductInput): Promise<Result<ChangedProduct>> =>
  attempt(async () => {
    try {
      return await inTransaction(ctx.db, (tx) => insert(tx, ctx, input));
    } catch (error) {
      if (!violates(error, "products_slug_key")) throw error;
      throw new ProblemError(slugTaken(input.slug ?? slugify(input.name)));
    }
  });
