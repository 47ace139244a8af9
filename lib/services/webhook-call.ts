import { type LookupAddress, lookup } from "node:dns";
import { type ClientRequest, type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import type { LookupFunction } from "node:net";
import { env } from "@/lib/kernel/env";
import { isPublicAddress, parseAddress } from "@/lib/kernel/ip";

/** The whole call, from name look-up to the last byte. */
const PATIENCE_MS = 10_000;
/** More of an answer is not read. */
const READ_BYTES = 16_384;
const KEPT_CHARACTERS = 1_000;

export type WebhookAnswer = {
  /** Null when nobody answered. */
  status: number | null;
  latencyMs: number;
  /** The beginning of the answer. */
  response: string | null;
  /** Why there was no answer, for a person. */
  error: string | null;
};

/** Why this address may not be called, as far as the address itself tells; null when it may. */
export const webhookUrlFault = (text: string): string | null => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["https:", "http:"].includes(url.protocol))
    return "Write an address that begins with https://.";
  if (url.username || url.password) return "Leave the name and password out of the address.";
  if (env.ALLOW_PRIVATE_WEBHOOKS) return null;
  if (url.protocol !== "https:") return "Only https is called.";
  const literal = parseAddress(url.hostname);
  if (literal && !isPublicAddress(url.hostname)) return "This address is not on the public internet.";
  return /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(url.hostname)
    ? "This name is not on the public internet."
    : null;
};

/** Looks a name up and hands on its addresses only if all are public, so that what is checked is what is called. */
const lookUpPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const first = found?.[0];
    if (error || !first) return done(error ?? new Error("the name has no address"), "", 0);
    if (!env.ALLOW_PRIVATE_WEBHOOKS && !found.every(({ address }) => isPublicAddress(address)))
      return done(new Error("the name leads to an address that is not on the public internet"), "", 0);
    if (options.all) return done(null, found);
    return done(null, first.address, first.family);
  });
};

const readBeginning = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length >= READ_BYTES) break;
  }
  const text = Buffer.concat(chunks).toString("utf8");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Postgres keeps no NUL, and nobody reads the others
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "").slice(0, KEPT_CHARACTERS);
};

const send = (url: URL, headers: Record<string, string>, body: string): ClientRequest => {
  const request = (url.protocol === "https:" ? requestSecure : requestPlain)(url, {
    method: "POST",
    headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
    lookup: lookUpPublic,
    agent: false,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  request.end(body);
  return request;
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "AbortError" || error.name === "TimeoutError")
    return `no answer within ${PATIENCE_MS / 1000} seconds`;
  return "code" in error && typeof error.code === "string"
    ? `${error.code}: ${error.message}`
    : error.message;
};

/**
 * Calls a developer's endpoint once. Redirects are not followed, addresses that are not public are not called, and
 * whatever goes wrong is part of the answer.
 */
export const callWebhook = async (
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
): Promise<WebhookAnswer> => {
  const started = performance.now();
  const answer = (more: Partial<WebhookAnswer>): WebhookAnswer => ({
    ...{ status: null, response: null, error: null, ...more },
    latencyMs: Math.round(performance.now() - started),
  });
  const fault = webhookUrlFault(url);
  if (fault) return answer({ error: fault });
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      send(new URL(url), headers, body).once("response", resolve).once("error", reject);
    });
    return answer({ status: response.statusCode ?? null, response: await readBeginning(response) });
  } catch (error) {
    return answer({ error: reasonOf(error) });
  }
};
