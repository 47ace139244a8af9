import { and, eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { pictures } from "@/db/schema/catalog";
import type { Context } from "@/lib/events/context";
import { type Job, PermanentJobError } from "@/lib/events/job";
import { unwrap } from "@/lib/kernel/result";
import { deleteBlob, findBlob, putBlob, readBlob } from "@/lib/services/blob";
import { type EncodedFile, encodePicture, PICTURE_SIZES } from "@/lib/services/image-codec";
import { expireChanges } from "./expire-tags";
import { pictureStem, UPLOAD_MAX_BYTES } from "./picture-rules";
import type { ProductChange } from "./rules";
import { updateProduct } from "./update-product";
import { findPictureRow } from "./upload-picture";

const MAIN = `-${PICTURE_SIZES[2]}.webp`;

/** Every size under a name made from the picture's id, so that a job that runs twice writes the same again. */
const store = async (pictureId: string, files: EncodedFile[]): Promise<string> => {
  let main = "";
  for (const { suffix, contentType, bytes } of files) {
    const url = await putBlob(`${pictureStem(pictureId)}${suffix}`, bytes, contentType);
    if (suffix === MAIN) main = url;
  }
  return main;
};

type Settled = { status: "ready"; imageUrl: string } | { status: "rejected"; reason: string };

/** Settles the upload once; a ready picture becomes its product's, in the same transaction. */
const settle = (ctx: Context, pictureId: string, settled: Settled): Promise<ProductChange | null> =>
  inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .update(pictures)
      .set({ ...settled, settledAt: ctx.now })
      .where(and(eq(pictures.id, pictureId), eq(pictures.status, "uploaded")))
      .returning();
    if (!row || settled.status === "rejected") return null;
    const by = { ...ctx, db: tx, actor: row.actor };
    const changes = { imageUrl: settled.imageUrl };
    return unwrap(await updateProduct(by, { productId: row.productId, changes })).change;
  });

const judge = async (pathname: string, pictureId: string): Promise<Settled> => {
  const original = await findBlob(pathname);
  if (!original) return { status: "rejected", reason: "The upload was lost. Upload the picture again." };
  if (original.size > UPLOAD_MAX_BYTES) return { status: "rejected", reason: "The file is too large." };
  const bytes = await readBlob(original.url);
  const encoded = await encodePicture(bytes ?? new Uint8Array());
  if ("refused" in encoded) return { status: "rejected", reason: encoded.refused };
  return { status: "ready", imageUrl: await store(pictureId, encoded.files) };
};

/** Turns an uploaded file into the sizes that the shop shows and gives them to the product; the original goes. */
export const pictureEncoding: Job = {
  effect: "external",
  async run(ctx, event) {
    if (event.type !== "picture.uploaded") throw new PermanentJobError(`no picture comes with ${event.type}`);
    const { pictureId } = event.data;
    const row = await findPictureRow(ctx.db, pictureId);
    if (!row) throw new PermanentJobError(`there is no picture ${pictureId}`);
    if (row.status === "uploaded") {
      const change = await settle(ctx, pictureId, await judge(row.pathname, pictureId));
      if (change) expireChanges([change]);
    }
    const original = await findBlob(row.pathname);
    if (original) await deleteBlob(original.url);
  },
};
