import { removeAddress, UNKNOWN_ADDRESS, updateAddress } from "@/lib/accounts/book-address";
import { hasAddress } from "@/lib/accounts/queries";
import { signedIn } from "@/lib/http/account-door";
import { changeAddress, removeAddress as removing } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  PATCH: handle(
    changeAddress,
    async ({ ctx, caller, params, body }) => {
      const changed = await updateAddress(ctx, { userId: signedIn(caller).user.id, id: params.id }, body);
      return changed.ok ? reply(200, { address: changed.value }) : changed.problem;
    },
    async ({ ctx, caller, params }) =>
      (await hasAddress(ctx.db, signedIn(caller).user.id, params.id)) ? null : UNKNOWN_ADDRESS,
  ),
  DELETE: handle(removing, async ({ ctx, caller, params }) =>
    (await removeAddress(ctx, { userId: signedIn(caller).user.id, id: params.id }))
      ? reply(204)
      : UNKNOWN_ADDRESS,
  ),
});
