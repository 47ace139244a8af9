import { and, desc, eq } from "drizzle-orm";
import { type Database, inTransaction } from "@/db/client";
import { pictures, products } from "@/db/schema/catalog";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { findBlob, type SignedUpload, signUpload } from "@/lib/services/blob";
import { type Picture, UPLOAD_MAX_BYTES } from "./picture-rules";

const UPLOAD_LIFE_MS = 10 * 60_000;
export const NOTICE_PATH = "/api/admin/pictures/notice";

type Row = typeof pictures.$inferSelect;

const toPicture = ({ id, productId, status, imageUrl, reason }: Row): Picture => ({
  pictureId: id,
  productId,
  status,
  imageUrl,
  reason,
});

const UNKNOWN = problem("not-found", "There is no upload with this identifier.");

export const findPictureRow = async (db: Database, pictureId: string): Promise<Row | undefined> => {
  const [row] = await db.select().from(pictures).where(eq(pictures.id, pictureId));
  return row;
};

export const findPicture = async (db: Database, pictureId: string): Promise<Picture | null> => {
  const row = await findPictureRow(db, pictureId);
  return row ? toPicture(row) : null;
};

/** The last upload for this product. */
export const findLastPicture = async (db: Database, productId: string): Promise<Picture | null> => {
  const [row] = await db
    .select()
    .from(pictures)
    .where(eq(pictures.productId, productId))
    .orderBy(desc(pictures.createdAt))
    .limit(1);
  return row ? toPicture(row) : null;
};

/** Lets the caller's browser upload one picture for a product straight to Blob, within ten minutes. */
export const requestUpload = async (
  ctx: Context,
  { productId, contentType }: { productId: string; contentType: string },
): Promise<Result<{ picture: Picture; upload: SignedUpload }>> => {
  const [product] = await ctx.db.select({ id: products.id }).from(products).where(eq(products.id, productId));
  if (!product) return fail(problem("unknown-product", "There is no product with this identifier."));
  const id = createId("pic");
  const pathname = `uploads/${id}.${contentType.slice("image/".length)}`;
  const [row] = await ctx.db
    .insert(pictures)
    .values({ id, productId, pathname, actor: ctx.actor, createdAt: ctx.now })
    .returning();
  if (!row) throw new Error("an insert answered no row");
  const upload = await signUpload({
    pathname,
    contentType,
    maxBytes: UPLOAD_MAX_BYTES,
    validUntil: ctx.now.getTime() + UPLOAD_LIFE_MS,
    callbackUrl: `${env.APP_URL}${NOTICE_PATH}`,
    payload: id,
  });
  return ok({ picture: toPicture(row), upload });
};

/**
 * Takes in that a file lies in Blob, from the browser that put it there or from the vendor, whoever is first; what comes
 * second changes nothing. The encoding job does the rest.
 */
export const takeInUpload = async (ctx: Context, pictureId: string): Promise<Result<Picture>> => {
  const known = await findPictureRow(ctx.db, pictureId);
  if (!known) return fail(UNKNOWN);
  if (known.status !== "waiting") return ok(toPicture(known));
  if (!(await findBlob(known.pathname))) {
    return fail(problem("conflict", "The file has not arrived yet. Upload it, then say so again."));
  }
  return inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .update(pictures)
      .set({ status: "uploaded" })
      .where(and(eq(pictures.id, pictureId), eq(pictures.status, "waiting")))
      .returning();
    if (!row) return ok({ ...toPicture(known), status: "uploaded" as const });
    const { productId } = row;
    const by = { ...ctx, actor: row.actor };
    await recordAudit(tx, by, [
      { action: "product.upload-picture", subject: productId, after: { picture: pictureId } },
    ]);
    await recordEvent(tx, by, {
      type: "picture.uploaded",
      aggregateId: productId,
      data: { productId, pictureId },
    });
    return ok(toPicture(row));
  });
};
