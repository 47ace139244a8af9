import { isUtf8 } from "node:buffer";
import { createHash, randomBytes } from "node:crypto";
import type { Answer, Message, Template } from "./types";

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** An id in the vendor's look, such as `msg_26hZCxZCuWyyTWPmSVBrNC1RADwpgWxPcak2rQD51EMjFMuzcW7qYXpPiDyw8Gd`. */
export const randomId = (prefix: "msg_" | "scd_"): string => {
  let id: string = prefix;
  for (const byte of randomBytes(27)) id += ALPHABET[byte % ALPHABET.length];
  return id;
};

export const storeBody = (body: Buffer): { body: string; binary?: boolean } =>
  isUtf8(body) ? { body: body.toString("utf8") } : { body: body.toString("base64"), binary: true };

export const readBody = ({ body, binary }: { body: string; binary?: boolean }): Buffer =>
  Buffer.from(body, binary ? "base64" : "utf8");

export type Target = { url: string; group?: string; endpoint?: string };

const deduplicationId = (template: Template, target: Target, body: Buffer): string | undefined => {
  const place = target.group ? `:${target.url}` : "";
  if (template.deduplicationId) return `${template.deduplicationId}${place}`;
  if (!template.contentBasedDeduplication) return undefined;
  const headers = Object.entries(template.headers).sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash("sha256")
    .update(JSON.stringify([target.url, headers]))
    .update(body);
  return `content:${hash.digest("hex")}`;
};

export const createMessage = (template: Template, target: Target, body: Buffer, now: number): Message => {
  const { delayMs, notBefore: asked, contentBasedDeduplication: _, ...rest } = template;
  const notBefore = asked === undefined ? now + delayMs : Math.max(now, asked);
  return {
    ...rest,
    ...target,
    ...storeBody(body),
    id: randomId("msg_"),
    createdAt: now,
    notBefore,
    dueAt: notBefore,
    retried: 0,
    deduplicationId: deduplicationId(template, target, body),
  };
};

export const canonicalHeaders = (headers: Record<string, string | string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()),
      typeof value === "string" ? [value] : value,
    ]),
  );

/** What a callback is told about an attempt. */
export const callbackBody = (message: Message, answer: Answer, dlqId?: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      status: answer.status,
      header: canonicalHeaders(answer.headers),
      body: answer.body.toString("base64"),
      retried: message.retried,
      maxRetries: message.maxRetries,
      dlqId,
      sourceMessageId: message.id,
      topicName: message.group,
      endpointName: message.endpoint,
      url: message.url,
      method: message.method,
      sourceHeader: canonicalHeaders(message.headers),
      sourceBody: readBody(message).toString("base64"),
      notBefore: message.notBefore,
      createdAt: message.createdAt,
      scheduleId: message.scheduleId,
      callerIP: message.callerIp,
    }),
  );
