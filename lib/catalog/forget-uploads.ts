import { and, eq, lt } from "drizzle-orm";
import { pictures } from "@/db/schema/catalog";
import type { Context } from "@/lib/events/context";
import { deleteBlob, findBlob } from "@/lib/services/blob";

const KEPT_MS = 24 * 60 * 60_000;
const AT_ONCE = 100;

/** Takes away what was allowed to be uploaded a day ago and was never said to be there, file and row. */
export const forgetUploads = async (ctx: Context): Promise<number> => {
  const before = new Date(ctx.now.getTime() - KEPT_MS);
  const stale = await ctx.db
    .select({ id: pictures.id, pathname: pictures.pathname })
    .from(pictures)
    .where(and(eq(pictures.status, "waiting"), lt(pictures.createdAt, before)))
    .limit(AT_ONCE);
  for (const { id, pathname } of stale) {
    const file = await findBlob(pathname);
    if (file) await deleteBlob(file.url);
    await ctx.db.delete(pictures).where(and(eq(pictures.id, id), eq(pictures.status, "waiting")));
  }
  return stale.length;
};
