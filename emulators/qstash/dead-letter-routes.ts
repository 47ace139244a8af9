import { Hono } from "hono";
import { type Api, headersOf, query } from "./api";
import { ApiError } from "./errors";
import { compileFilter, messageFacts, page } from "./filter";
import { randomId } from "./message";
import { presentDeadLetter } from "./present";
import { parseTemplate } from "./template";
import type { DeadLetter, Message } from "./types";

/** A new message with the dead one's content; `upstash-*` headers override its settings. */
const revive = (
  { message }: DeadLetter,
  headers: Record<string, string>,
  { retryLimit, now }: { retryLimit: number; now: number },
): Message => {
  const given = parseTemplate(headers, { callerIp: message.callerIp, retryLimit });
  const notBefore = given.notBefore ?? now + given.delayMs;
  return {
    ...message,
    maxRetries: headers["upstash-retries"] ? given.maxRetries : message.maxRetries,
    retryDelay: given.retryDelay ?? message.retryDelay,
    timeoutMs: given.timeoutMs ?? message.timeoutMs,
    callback: given.callback ?? message.callback,
    failureCallback: given.failureCallback ?? message.failureCallback,
    deduplicationId: undefined,
    holdsQueue: undefined,
    id: randomId("msg_"),
    createdAt: now,
    notBefore,
    dueAt: notBefore,
    retried: 0,
  };
};

/** Sends dead letters anew and takes them off the list. */
export const retryDeadLetters = async (
  { engine, retryLimit }: Api,
  letters: DeadLetter[],
  headers: Record<string, string> = {},
): Promise<{ messageId: string }[]> => {
  const now = Date.now();
  const revived = letters.map((letter) => revive(letter, headers, { retryLimit, now }));
  const dlqIds = letters.map(({ dlqId }) => dlqId);
  if (revived.length > 0) await engine.admit(revived, { type: "dead-letters-removed", dlqIds });
  return revived.map(({ id }) => ({ messageId: id }));
};

export const deadLetterRoutes = (api: Api): Hono => {
  const { ledger } = api;
  const { deadLetters } = ledger.state;

  const find = (id: string): DeadLetter => {
    const letter = deadLetters.get(id);
    if (!letter) throw new ApiError(404, `message ${id} not found in the dead letter queue`);
    return letter;
  };

  const selected = (search: URLSearchParams): DeadLetter[] => {
    const matches = compileFilter(search);
    return [...deadLetters.values()].filter((letter) =>
      matches(
        {
          ...messageFacts(letter.message),
          dlqIds: letter.dlqId,
          responseStatus: String(letter.answer.status),
        },
        letter.failedAt,
      ),
    );
  };

  /** The letters a bulk action is about: those it names, which must exist, or a page of those it describes. */
  const bulk = (search: URLSearchParams): { letters: DeadLetter[]; cursor?: string } => {
    const all = selected(search);
    if (search.has("dlqIds")) return { letters: all };
    const { entries } = page(all, search, 100);
    return { letters: entries, cursor: all.length > entries.length ? "0" : undefined };
  };

  return new Hono()
    .get("/dlq", (context) => {
      const { entries, cursor } = page(selected(query(context)).reverse(), query(context), 100);
      return context.json({ messages: entries.map(presentDeadLetter), cursor });
    })
    .get("/dlq/:id", (context) => context.json(presentDeadLetter(find(context.req.param("id")))))
    .delete("/dlq/:id", async (context) => {
      const { dlqId } = find(context.req.param("id"));
      await ledger.commit({ type: "dead-letters-removed", dlqIds: [dlqId] });
      return context.body(null, 200);
    })
    .delete("/dlq", async (context) => {
      const { letters, cursor } = bulk(query(context));
      const dlqIds = letters.map(({ dlqId }) => dlqId);
      await ledger.commit({ type: "dead-letters-removed", dlqIds });
      return context.json({ deleted: dlqIds.length, cursor });
    })
    .post("/dlq/retry/:id", async (context) => {
      const [response] = await retryDeadLetters(api, [find(context.req.param("id"))], headersOf(context));
      return context.json(response, 201);
    })
    .post("/dlq/retry", async (context) => {
      for (const id of query(context)
        .getAll("dlqIds")
        .flatMap((ids) => ids.split(",")))
        find(id);
      const { letters, cursor } = bulk(query(context));
      return context.json(
        { responses: await retryDeadLetters(api, letters, headersOf(context)), cursor },
        201,
      );
    });
};
