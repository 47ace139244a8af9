import { revokeApiKey as endApiKey } from "@/lib/accounts/api-keys";
import { revokeApiKey } from "@/lib/http/endpoints/keys";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  DELETE: handle(revokeApiKey, async ({ ctx, params }) =>
    (await endApiKey(ctx, params.id))
      ? reply(204)
      : problem("not-found", "There is no key with this identifier."),
  ),
});
