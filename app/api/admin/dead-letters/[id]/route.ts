import { findDeadLetter } from "@/lib/events/dead-letters";
import * as endpoints from "@/lib/http/endpoints/admin";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";
import { discardDeadLetter } from "@/lib/pipelines/resolve-dead-letters";

const UNKNOWN = problem("not-found", "There is no dead letter with this identifier.");

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  DELETE: handle(
    endpoints.discardDeadLetter,
    async ({ ctx, params, body }) => {
      const discarded = await discardDeadLetter(ctx, params.id, body.reason);
      return discarded.ok ? reply(204) : discarded.problem;
    },
    async ({ ctx, params }) => ((await findDeadLetter(ctx.db, params.id)) ? null : UNKNOWN),
  ),
});
