import { readBackup } from "@/lib/http/endpoints/pipelines";
import { handle, route } from "@/lib/http/route";
import { decodeKey, readBackup as openBackup } from "@/lib/pipelines/read-backup";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readBackup, async ({ ctx, params }) => {
    const key = decodeKey(params.key);
    const content = await openBackup(ctx.db, key);
    if (!content.ok) return content.problem;
    const name =
      key
        .split("/")
        .at(-1)
        ?.replace(/\.ndjson.*$/, "") ?? "backup";
    return new Response(new Blob([new Uint8Array(content.value)]).stream(), {
      headers: {
        "Content-Type": "application/x-ndjson; charset=utf-8",
        "Content-Disposition": `attachment; filename="${name}.ndjson"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  }),
});
