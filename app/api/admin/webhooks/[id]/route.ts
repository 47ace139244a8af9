import * as endpoints from "@/lib/http/endpoints/webhooks";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";
import { findWebhook } from "@/lib/webhooks/queries";
import { deleteWebhook, updateWebhook } from "@/lib/webhooks/write-endpoints";

const UNKNOWN = problem("not-found", "There is no webhook with this identifier.");

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(endpoints.readWebhook, async ({ ctx, params }) => {
    const webhook = await findWebhook(ctx.db, params.id, ctx.now);
    return webhook ? reply(200, { webhook }) : UNKNOWN;
  }),
  PATCH: handle(
    endpoints.updateWebhook,
    async ({ ctx, params, body }) => {
      const changed = await updateWebhook(ctx, params.id, body);
      return changed.ok ? reply(200, { webhook: changed.value }) : changed.problem;
    },
    async ({ ctx, params }) => ((await findWebhook(ctx.db, params.id, ctx.now)) ? null : UNKNOWN),
  ),
  DELETE: handle(endpoints.deleteWebhook, async ({ ctx, params }) => {
    const deleted = await deleteWebhook(ctx, params.id);
    return deleted.ok ? reply(204) : deleted.problem;
  }),
});
