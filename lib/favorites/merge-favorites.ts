import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import type { Context } from "@/lib/events/context";
import { claimKey, keepAnswer } from "@/lib/idempotency/claim-key";
import { UnavailableError } from "@/lib/kernel/errors";
import { unwrap } from "@/lib/kernel/result";
import { forgetMerge, type Merge, takeGuestFavorites } from "./guest-store";

/** Pours one merge into the account; the key, claimed with it, keeps a repeat from bringing back what was taken out since. */
const pour = (ctx: Context, userId: string, { mergeId, hearts }: Merge): Promise<number> =>
  inTransaction(ctx.db, async (tx) => {
    const claim = {
      caller: `user:${userId}`,
      route: "merge-favorites",
      key: mergeId,
      bodyHash: mergeId,
    };
    if (unwrap(await claimKey(tx, claim)).kind === "kept") return 0;
    const { rows } = await tx.execute(sql`
      insert into favorites (user_id, product_id, created_at)
      select ${userId}, hearts.product_id, timestamptz 'epoch' + hearts.at * interval '1 millisecond'
      from unnest(
        ${sql.param(hearts.map((heart) => heart.productId))}::text[],
        ${sql.param(hearts.map((heart) => heart.at))}::float8[]) as hearts(product_id, at)
      join products on products.id = hearts.product_id
      on conflict do nothing
      returning product_id`);
    await keepAnswer(tx, claim, { status: 200, body: null });
    return rows.length;
  });

/**
 * Adds the hearts that this browser gathered as a guest to the person's favorites, exactly once however often and
 * concurrently it is asked for; they are gone under the cookie from then on. While KV is away nothing happens and the
 * person's next call makes up for it. Answers how many products the account did not have yet.
 */
export const mergeFavorites = async (ctx: Context, cartId: string, userId: string): Promise<number> => {
  try {
    let added = 0;
    for (const merge of await takeGuestFavorites(cartId, userId, randomUUID())) {
      added += await pour(ctx, userId, merge);
      await forgetMerge(userId, merge.mergeId);
    }
    return added;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    ctx.log.warn({ service: error.service }, "a guest's favorites wait to be merged");
    return 0;
  }
};
