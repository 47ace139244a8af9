import { addAddress } from "@/lib/accounts/book-address";
import { listAddresses } from "@/lib/accounts/queries";
import { signedIn } from "@/lib/http/account-door";
import { answerInTransaction } from "@/lib/http/answer-once";
import { addAddress as adding, readAddresses } from "@/lib/http/endpoints/accounts";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  GET: handle(readAddresses, async ({ ctx, caller }) =>
    reply(200, { addresses: await listAddresses(ctx.db, signedIn(caller).user.id) }),
  ),
  POST: handle(adding, ({ ctx, caller, body }) =>
    answerInTransaction(ctx, async (inside) => {
      const added = await addAddress(inside, signedIn(caller).user.id, body);
      return added.ok ? reply(201, { address: added.value }) : added.problem;
    }),
  ),
});
