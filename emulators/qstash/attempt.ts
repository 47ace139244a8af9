import type { Faults } from "../kit/faults";
import { retryDelay } from "./backoff";
import type { Ledger } from "./ledger";
import { callbackBody, createMessage, readBody } from "./message";
import { createSender } from "./send";
import { sign } from "./sign";
import { logEntry, record } from "./state";
import { parseTemplate } from "./template";
import type { Answer, Callback, Message, Outcome, StoredAnswer } from "./types";

const DEFAULT_TIMEOUT_MS = 900_000;
const NON_RETRYABLE = 489;
const GRACE_RETRY_MS = 500;

type Options = {
  ledger: Ledger;
  faults: Faults;
  retryLimit: number;
  /** Factor on every wait between attempts. */
  retryScale: number;
  /** How long after its start a refused connection counts as a destination that is still starting. */
  graceMs: number;
};

/** Why an attempt that was answered this way has failed, or undefined when it has not. */
const failure = ({ status, error }: Answer): string | undefined => {
  if (error) return error;
  return status >= 200 && status < 300 ? undefined : `unexpected status code: ${status}`;
};

const stored = ({ status, headers, body }: Answer): StoredAnswer => ({
  status,
  headers,
  body: body.toString("base64"),
});

/** Delivers messages; says what has come of an attempt and which callbacks it leads to. */
export const createAttempts = ({ ledger, faults, retryLimit, retryScale, graceMs }: Options) => {
  const startedAt = Date.now();
  const sender = createSender();
  const { state } = ledger;
  /** Messages that the `duplicate` fault makes arrive twice. */
  const doubled = new Set<string>();
  let lastDeadLetterAt = 0;
  let deadLettersNow = 0;

  const nextDlqId = (now: number): string => {
    deadLettersNow = now === lastDeadLetterAt ? deadLettersNow + 1 : 0;
    lastDeadLetterAt = now;
    return `${now}-${deadLettersNow}`;
  };

  const deliver = (message: Message): Promise<Answer> => {
    const body = readBody(message);
    const headers: Record<string, string> = {
      "user-agent": "Upstash-QStash",
      ...message.headers,
      "upstash-message-id": message.id,
      "upstash-retried": String(message.retried),
      "upstash-caller-ip": message.callerIp,
      "upstash-signature": sign(ledger.identity().currentSigningKey, message.url, body, Date.now()),
    };
    if (message.scheduleId) headers["upstash-schedule-id"] = message.scheduleId;
    if (message.group) headers["upstash-topic-name"] = message.group;
    const { url, method, timeoutMs = DEFAULT_TIMEOUT_MS } = message;
    return sender.send({ url, method, headers, body, timeoutMs });
  };

  const send = async (message: Message): Promise<Answer> => {
    const fault = faults.behaves("qstash", "fail");
    if (fault) {
      return { status: fault.status ?? 500, headers: {}, body: Buffer.from("the `fail` fault struck") };
    }
    if (!doubled.delete(message.id)) return deliver(message);
    const [first] = await Promise.all([deliver(message), deliver(message)]);
    return first;
  };

  const spawn = (source: Message, callback: Callback, answer: Answer, now: number, dlqId?: string) => {
    const template = parseTemplate(
      {
        "content-type": "application/json",
        "upstash-retries": String(source.maxRetries),
        ...callback.headers,
      },
      { callerIp: source.callerIp, retryLimit },
    );
    const body = callbackBody(source, answer, dlqId);
    return { ...createMessage(template, { url: callback.url }, body, now), holdsQueue: source.queue };
  };

  const judge = (message: Message, answer: Answer, now: number): Outcome => {
    const error = failure(answer);
    const spawned = message.callback ? [spawn(message, message.callback, answer, now)] : [];
    const base = { id: message.id, at: now, spawned };
    if (error === undefined) return { type: "delivered", ...base, status: answer.status };
    const final =
      message.retried >= message.maxRetries ||
      (answer.status === NON_RETRYABLE && answer.headers["upstash-nonretryable-error"]?.[0] === "true");
    if (final) {
      const dlqId = nextDlqId(now);
      if (message.failureCallback) {
        spawned.push(spawn(message, message.failureCallback, answer, now, dlqId));
      }
      return { type: "failed", ...base, dlqId, answer: stored(answer), error };
    }
    const dueAt = now + Math.round(retryDelay(message, answer, now) * retryScale);
    return { type: "retrying", ...base, dueAt, retried: message.retried + 1, status: answer.status, error };
  };

  return {
    double: (id: string) => void doubled.add(id),
    /** One attempt at a message; undefined when it was cancelled meanwhile, a time when it is to wait. */
    async make(id: string): Promise<{ message: Message; outcome: Outcome } | number | undefined> {
      const message = state.messages.get(id);
      if (!message) return undefined;
      record(state, logEntry(message, Date.now(), "ACTIVE"));
      const answer = await send(message);
      const now = Date.now();
      if (!state.messages.has(id)) return undefined;
      if (answer.refused && now - startedAt < graceMs) return now + GRACE_RETRY_MS;
      return { message, outcome: judge(message, answer, now) };
    },
    close: () => sender.close(),
  };
};
