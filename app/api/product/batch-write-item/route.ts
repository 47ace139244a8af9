import { expireChanges } from "@/lib/catalog/expire-tags";
import type { ProductChange } from "@/lib/catalog/rules";
import { writeProducts } from "@/lib/catalog/write-products";
import { answerInTransaction } from "@/lib/http/answer-once";
import * as endpoints from "@/lib/http/endpoints/catalog";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(endpoints.writeProducts, async ({ ctx, query, body }) => {
    let changed: ProductChange[] = [];
    const answer = await answerInTransaction(ctx, async (inner) => {
      const { written, failed, changes } = await writeProducts(inner, { rows: body, ...query });
      changed = changes;
      return reply(200, { written, failed });
    });
    expireChanges(changed);
    return answer;
  }),
});
