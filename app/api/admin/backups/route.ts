import { listBackups } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";
import { listBackups as readBackups } from "@/lib/pipelines/backup-queries";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listBackups, async ({ ctx, query: { limit, cursor, prefix } }) => {
    const { backups, next } = await readBackups(ctx.db, { limit, after: cursor, prefix });
    return reply(200, { backups, nextCursor: next && encodeCursor(next) });
  }),
});
