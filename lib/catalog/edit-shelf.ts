import { eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { inTransaction, type Transaction } from "@/db/client";
import { categories, products, topics } from "@/db/schema/catalog";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import type { Tint } from "./rules";

export const SHELF_KINDS = ["category", "topic"] as const;
export type ShelfKind = (typeof SHELF_KINDS)[number];

export type ShelfInput = { slug: string; name: string; blurb: string; tint: Tint; imageUrl: string };

type ShelfTable = typeof categories | typeof topics;

const TABLES: Record<ShelfKind, { table: ShelfTable; key: PgColumn }> = {
  category: { table: categories, key: products.categorySlug },
  topic: { table: topics, key: products.topicSlug },
};

const unknown = (kind: ShelfKind) => problem("not-found", `There is no such ${kind}.`);

const lockShelf = async (tx: Transaction, table: ShelfTable, slug: string) => {
  const [row] = await tx.select().from(table).where(eq(table.slug, slug)).for("update");
  return row;
};

/** Makes a category or topic, last in the row. Answers `slug-taken`. */
export const createShelf = (ctx: Context, kind: ShelfKind, input: ShelfInput): Promise<Result<null>> =>
  inTransaction(ctx.db, async (tx) => {
    const { table } = TABLES[kind];
    const [last] = await tx
      .select({ position: sql<number>`coalesce(max(${table.position}), 0)` })
      .from(table);
    const made = await tx
      .insert(table)
      .values({ ...input, position: (last?.position ?? 0) + 1 })
      .onConflictDoNothing()
      .returning({ slug: table.slug });
    if (made.length === 0) {
      const message = `There is a ${kind} with this address already.`;
      return fail(problem("slug-taken", message, { errors: [{ path: "slug", message }] }));
    }
    await recordAudit(tx, ctx, [{ action: `${kind}.create`, subject: input.slug, after: input }]);
    return ok(null);
  });

/** Changes how a category or topic is called and looks; its address stays. Answers whether its name is another one. */
export const updateShelf = (
  ctx: Context,
  kind: ShelfKind,
  { slug, ...wanted }: ShelfInput,
): Promise<Result<{ renamed: boolean }>> =>
  inTransaction(ctx.db, async (tx) => {
    const { table } = TABLES[kind];
    const row = await lockShelf(tx, table, slug);
    if (!row) return fail(unknown(kind));
    const before = { name: row.name, blurb: row.blurb, tint: row.tint, imageUrl: row.imageUrl };
    if (JSON.stringify(before) === JSON.stringify(wanted)) return ok({ renamed: false });
    await tx.update(table).set(wanted).where(eq(table.slug, slug));
    await recordAudit(tx, ctx, [{ action: `${kind}.update`, subject: slug, before, after: wanted }]);
    return ok({ renamed: row.name !== wanted.name });
  });

/** Takes away a category or topic that no product is in, archived ones included. */
export const deleteShelf = (ctx: Context, kind: ShelfKind, slug: string): Promise<Result<null>> =>
  inTransaction(ctx.db, async (tx) => {
    const { table, key } = TABLES[kind];
    const row = await lockShelf(tx, table, slug);
    if (!row) return fail(unknown(kind));
    const inside = await tx.$count(products, eq(key, slug));
    if (inside > 0) {
      return fail(
        problem("conflict", `${inside} products are in it, archived ones counted. Move them first.`),
      );
    }
    await tx.delete(table).where(eq(table.slug, slug));
    await recordAudit(tx, ctx, [{ action: `${kind}.delete`, subject: slug, before: row }]);
    return ok(null);
  });

/** Moves a category or topic one place up or down in the order in which the shop shows them. */
export const moveShelf = (
  ctx: Context,
  kind: ShelfKind,
  slug: string,
  by: -1 | 1,
): Promise<Result<{ moved: boolean }>> =>
  inTransaction(ctx.db, async (tx) => {
    const { table } = TABLES[kind];
    const rows = await tx
      .select({ slug: table.slug })
      .from(table)
      .orderBy(table.position, table.name)
      .for("update");
    const order = rows.map((row) => row.slug);
    const from = order.indexOf(slug);
    if (from < 0) return fail(unknown(kind));
    const to = from + by;
    const [other] = order.slice(to, to + 1);
    if (to < 0 || other === undefined) return ok({ moved: false });
    order[to] = slug;
    order[from] = other;
    for (const [position, each] of order.entries()) {
      await tx.update(table).set({ position }).where(eq(table.slug, each));
    }
    const before = { place: from + 1 };
    await recordAudit(tx, ctx, [{ action: `${kind}.move`, subject: slug, before, after: { place: to + 1 } }]);
    return ok({ moved: true });
  });
