import { answerInTransaction } from "@/lib/http/answer-once";
import { takeInExternalOrder } from "@/lib/http/endpoints/pipelines";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { takeInOrder } from "@/lib/pipelines/take-in-order";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(takeInExternalOrder, ({ ctx, body }) =>
    answerInTransaction(ctx, async (ctx) => {
      await takeInOrder(ctx, body);
      return reply(200, {});
    }),
  ),
});
