import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { ApiError } from "./errors";
import { IDEMPOTENCY_MS, type Store } from "./store";
import type { Email, Idempotent } from "./types";
import { parseEmail, parseSchedule } from "./validate";

const MOST_IN_A_BATCH = 100;

const orNull = (list: string[]) => (list.length > 0 ? list : null);

const lastEvent = ({ cancelled, sentAt }: Email) => {
  if (cancelled) return "canceled";
  return sentAt > Date.now() ? "scheduled" : "delivered";
};

const summary = (email: Email) => ({
  id: email.id,
  message_id: `<${email.id}@local>`,
  to: email.to,
  from: email.from,
  created_at: new Date(email.createdAt).toISOString().replace("T", " ").replace("Z", "+00"),
  subject: email.subject,
  bcc: orNull(email.bcc),
  cc: orNull(email.cc),
  reply_to: orNull(email.replyTo),
  last_event: lastEvent(email),
  scheduled_at: email.scheduledAt ?? null,
});

const present = (email: Email) => ({
  object: "email",
  ...summary(email),
  html: email.html,
  text: email.text,
  tags: email.tags,
});

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, "validation_error", "The request body is not valid JSON.");
  }
};

type Sent = { emails: Email[]; answer: unknown };

const parseBatch = (body: unknown, isPermissive: boolean, now: number): Sent => {
  if (!Array.isArray(body))
    throw new ApiError(422, "validation_error", "The batch must be an array of emails.");
  if (body.length > MOST_IN_A_BATCH) {
    throw new ApiError(422, "validation_error", `A batch must not have more than ${MOST_IN_A_BATCH} emails.`);
  }
  const emails: Email[] = [];
  const errors: { index: number; message: string }[] = [];
  for (const [index, entry] of body.entries()) {
    try {
      emails.push(parseEmail(entry, now));
    } catch (cause) {
      if (!isPermissive || !(cause instanceof ApiError)) throw cause;
      errors.push({ index, message: cause.message });
    }
  }
  const data = emails.map(({ id }) => ({ id }));
  return { emails, answer: isPermissive ? { data, errors } : { data } };
};

/** Sends what a request holds, or gives the answer again that its idempotency key was given before. */
const createSending = (store: Store) => {
  const underWay = new Set<string>();

  const earlier = (key: string, hash: string): unknown => {
    const known = store.idempotent.get(key);
    if (!known || known.at <= Date.now() - IDEMPOTENCY_MS) return undefined;
    if (known.hash !== hash) {
      throw new ApiError(
        409,
        "invalid_idempotent_request",
        "Same idempotency key used with a different request payload.",
      );
    }
    return known.answer;
  };

  return async (context: Context, parse: (body: unknown, now: number) => Sent) => {
    const raw = await context.req.text();
    const given = context.req.header("idempotency-key");
    if (given !== undefined && (given.length < 1 || given.length > 256)) {
      throw new ApiError(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
    }
    const key = given && `${context.req.path} ${given}`;
    const hash = createHash("sha256").update(raw).digest("hex");
    if (key && underWay.has(key)) {
      throw new ApiError(
        409,
        "concurrent_idempotent_requests",
        "Same idempotency key used while original request is still in progress.",
      );
    }
    const known = key && earlier(key, hash);
    if (known) return known;
    const now = Date.now();
    const { emails, answer } = parse(parseJson(raw), now);
    const idempotent: Idempotent | undefined = key ? { key, hash, answer, at: now } : undefined;
    if (key) underWay.add(key);
    try {
      await store.commit({ type: "sent", emails, idempotent });
    } finally {
      if (key) underWay.delete(key);
    }
    return answer;
  };
};

/** The vendor's API. */
export const apiRoutes = (store: Store): Hono => {
  const send = createSending(store);

  const find = (id: string): Email => {
    const email = store.emails.get(id);
    if (!email) throw new ApiError(404, "not_found", "Email not found");
    return email;
  };

  const scheduled = (id: string): Email => {
    const email = find(id);
    if (lastEvent(email) === "scheduled") return email;
    throw new ApiError(
      422,
      "validation_error",
      "Only a scheduled email that is not yet sent can be changed.",
    );
  };

  return new Hono()
    .post("/", async (context) => {
      const answer = await send(context, (body, now) => {
        const email = parseEmail(body, now);
        return { emails: [email], answer: { id: email.id } };
      });
      return context.json(answer);
    })
    .post("/batch", async (context) => {
      const isPermissive = context.req.header("x-batch-validation") === "permissive";
      return context.json(await send(context, (body, now) => parseBatch(body, isPermissive, now)));
    })
    .get("/", (context) => {
      const limit = Math.min(Number(context.req.query("limit") ?? 20) || 20, 100);
      const newestFirst = [...store.emails.values()].reverse();
      const after = context.req.query("after");
      const start = after ? newestFirst.findIndex(({ id }) => id === after) + 1 : 0;
      const data = newestFirst.slice(start, start + limit).map(summary);
      return context.json({ object: "list", has_more: start + limit < newestFirst.length, data });
    })
    .get("/:id", (context) => context.json(present(find(context.req.param("id")))))
    .patch("/:id", async (context) => {
      const { id } = scheduled(context.req.param("id"));
      const body = parseJson(await context.req.text()) as Record<string, unknown> | null;
      await store.commit({ type: "rescheduled", id, ...parseSchedule(body?.scheduled_at, Date.now()) });
      return context.json({ object: "email", id });
    })
    .post("/:id/cancel", async (context) => {
      const { id } = scheduled(context.req.param("id"));
      await store.commit({ type: "cancelled", id });
      return context.json({ object: "email", id });
    });
};
