import { createApiKey as makeApiKey, listApiKeys as readApiKeys } from "@/lib/accounts/api-keys";
import { createApiKey, listApiKeys } from "@/lib/http/endpoints/keys";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { encodeCursor } from "@/lib/kernel/cursor";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(listApiKeys, async ({ ctx, query: { limit, cursor } }) => {
    const { keys, next } = await readApiKeys(ctx.db, { limit, after: cursor });
    return reply(200, { keys, nextCursor: next && encodeCursor(next) });
  }),
  POST: handle(createApiKey, async ({ ctx, body }) =>
    reply(201, { key: await makeApiKey(ctx, { ...body, expiresAt: body.expiresAt ?? null }) }),
  ),
});
