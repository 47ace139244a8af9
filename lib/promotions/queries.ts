import { and, desc, eq, ilike, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { promotionCodes, promotionUses } from "@/db/schema/promotions";
import { env } from "@/lib/kernel/env";
import { explain, type Promotion } from "./rules";
import { PromotionCode } from "./schema";

export type PromotionRow = typeof promotionCodes.$inferSelect;

/** Who uses a code: the same person by account or by address. */
export type Customer = { userId: string | null; emailHash: string };

export const toPromotionCode = (row: PromotionRow): PromotionCode => {
  const { id, code, active, used } = row;
  const parsed = PromotionCode.parse({
    ...{ id, code, active, used, benefit: row.benefit, conditions: row.conditions },
    explanation: [],
    createdAt: row.createdAt.toISOString(),
  });
  return { ...parsed, explanation: explain(parsed, env.SHOP_CURRENCY) };
};

const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** One page of codes, newest first; deleted ones are left out. `q` is a part of their text. */
export const listPromotionCodes = async (
  db: Database,
  { limit, after, q }: { limit: number; after?: string; q?: string },
): Promise<{ promotionCodes: PromotionCode[]; next: string | null }> => {
  const rows = await db
    .select()
    .from(promotionCodes)
    .where(
      and(
        isNull(promotionCodes.deletedAt),
        q ? ilike(promotionCodes.code, anywhere(q)) : undefined,
        after ? lt(promotionCodes.id, after) : undefined,
      ),
    )
    .orderBy(desc(promotionCodes.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    promotionCodes: page.map(toPromotionCode),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
};

/** The code that a shopper may use now, as far as its own switch goes. */
export const findPromotion = async (
  db: Database,
  text: string,
): Promise<(Promotion & { id: string; used: number }) | null> => {
  const [row] = await db
    .select()
    .from(promotionCodes)
    .where(
      and(
        eq(promotionCodes.code, text.trim().toUpperCase()),
        eq(promotionCodes.active, true),
        isNull(promotionCodes.deletedAt),
      ),
    );
  return row ? toPromotionCode(row) : null;
};

/** Uses of a code that this customer holds; those of `exceptOrderId` are not counted. */
export const countUses = async (
  db: Database,
  codeId: string,
  { userId, emailHash }: Customer,
  exceptOrderId: string | null,
): Promise<{ own: number; excepted: number }> => {
  const isCustomer = or(
    eq(promotionUses.emailHash, emailHash),
    userId ? eq(promotionUses.userId, userId) : undefined,
  );
  const [row] = await db
    .select({
      own: sql<number>`count(*) filter (where ${isCustomer} and ${ne(promotionUses.orderId, exceptOrderId ?? "")})::int`,
      excepted: sql<number>`count(*) filter (where ${eq(promotionUses.orderId, exceptOrderId ?? "")})::int`,
    })
    .from(promotionUses)
    .where(
      and(
        eq(promotionUses.codeId, codeId),
        isNull(promotionUses.returnedAt),
        or(isCustomer, eq(promotionUses.orderId, exceptOrderId ?? "")),
      ),
    );
  return row ?? { own: 0, excepted: 0 };
};

export const hasPromotionCode = async (db: Database, id: string): Promise<boolean> =>
  (await db.$count(promotionCodes, and(eq(promotionCodes.id, id), isNull(promotionCodes.deletedAt)))) > 0;
