import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { stockAdjustments } from "@/db/schema/catalog";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvents } from "@/lib/events/outbox";
import { env } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";
import { changedFields, changeOf } from "./fields";
import type { ImportedProduct } from "./import-plan";
import { insertProducts } from "./insert-products";
import type { ProductChange } from "./rules";

type Update = ImportedProduct & { before: NonNullable<ImportedProduct["before"]> };

const updateFields = async (tx: Transaction, ctx: Context, updates: Update[]) => {
  const rows = updates.map(({ id, fields }) => ({ id, ...fields, sortName: fields.name.toLowerCase() }));
  await tx.execute(sql`
    update products set
      slug = v.slug, name = v.name, sort_name = v."sortName", description = v.description,
      category_slug = v."categorySlug", topic_slug = v."topicSlug", company = v.company,
      rating_halves = v."ratingHalves", price = v.price, image_url = v."imageUrl", tags = v.tags,
      retailer_id = v."retailerId", version = version + 1, updated_at = ${ctx.now.toISOString()}, archived_at = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(
      id text, slug text, name text, "sortName" text, description text, "categorySlug" text, "topicSlug" text, company text,
      "ratingHalves" smallint, price int, "imageUrl" text, tags text[], "retailerId" text)
    where products.id = v.id`);
};

const updateStock = async (tx: Transaction, ctx: Context, updates: Update[]) => {
  const rows = updates.map(({ id, stock }) => ({ id, stock }));
  await tx.execute(sql`
    update product_stock set stock = v.stock
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id text, stock int)
    where product_stock.product_id = v.id`);
  await tx.insert(stockAdjustments).values(
    updates.map(({ id, stock, before }) => ({
      id: createId("adj"),
      productId: id,
      delta: stock - before.stock,
      stockAfter: stock,
      reason: "import",
      actor: ctx.actor,
    })),
  );
  await recordEvents(
    tx,
    ctx,
    updates.map(({ id, stock, before, fields }) => ({
      type: "stock.level-changed" as const,
      aggregateId: id,
      data: {
        productId: id,
        slug: fields.slug,
        category: fields.categorySlug,
        available: stock - before.reserved,
      },
    })),
  );
};

const auditOf = ({ id, before, fields, stock }: ImportedProduct) => {
  if (!before) return { action: "product.create", subject: id, after: { ...fields, stock } };
  const changed = changedFields(before, fields);
  return {
    action: "product.update",
    subject: id,
    before: { ...changed.before, ...(before.stock === stock ? {} : { stock: before.stock }) },
    after: { ...changed.after, ...(before.stock === stock ? {} : { stock }) },
  };
};

/**
 * Writes what an import worked out, in a handful of statements however long the list is, with events and audit. A
 * product that comes out as it was is left alone. Answers where the changes show.
 */
export const persistImport = async (
  tx: Transaction,
  ctx: Context,
  imported: ImportedProduct[],
): Promise<ProductChange[]> => {
  const created = imported.filter((product) => product.before === null);
  const known = imported.filter((product): product is Update => product.before !== null);
  const changed = known.filter(
    ({ before, fields }) => before.archived || Object.keys(changedFields(before, fields).after).length > 0,
  );
  const restocked = known.filter(({ before, stock }) => before.stock !== stock);
  await insertProducts(
    tx,
    created.map(({ id, fields, stock }) => ({
      ...fields,
      id,
      stock,
      currency: env.SHOP_CURRENCY,
      createdAt: ctx.now,
    })),
    { actor: ctx.actor, reason: "import" },
  );
  if (changed.length > 0) await updateFields(tx, ctx, changed);
  if (restocked.length > 0) await updateStock(tx, ctx, restocked);
  const changes = [...created, ...changed].map(({ id, before, fields }) =>
    changeOf(id, before ?? fields, fields),
  );
  await recordEvents(
    tx,
    ctx,
    changes.map((change) => ({
      type: "product.changed" as const,
      aggregateId: change.productId,
      data: change,
    })),
  );
  const touched = new Set([...created, ...changed, ...restocked]);
  await recordAudit(tx, ctx, [...touched].map(auditOf));
  return changes;
};
