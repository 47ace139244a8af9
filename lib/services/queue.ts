import { Client, Receiver } from "@upstash/qstash";
import { env, requireEnv } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import { RETRY_DELAY } from "@/lib/kernel/queue-pace";

export type QueueMessage = {
  /** Path on this shop, such as `/api/jobs/receipt-mail`. */
  path: string;
  body: unknown;
  deduplicationId: string;
  retries: number;
  /** Seconds the job may take. */
  timeout: number;
  /** Seconds to wait before delivery. */
  delay?: number;
  requestId: string;
};

let client: Client | undefined;
let receiver: Receiver | undefined;

const connection = (): Client => {
  client ??= new Client({ token: requireEnv("QSTASH_TOKEN"), baseUrl: env.QSTASH_URL, retry: false });
  return client;
};

/** Publishes all in one call; QStash acknowledges them together. */
export const publishMessages = async (messages: QueueMessage[]): Promise<void> => {
  if (messages.length === 0) return;
  try {
    await connection().batchJSON(
      messages.map(({ path, body, deduplicationId, retries, timeout, delay, requestId }) => ({
        url: `${env.APP_URL}${path}`,
        body,
        deduplicationId,
        retries,
        retryDelay: RETRY_DELAY,
        timeout,
        ...(delay ? { delay } : {}),
        headers: { "X-Request-Id": requestId },
      })),
    );
  } catch (cause) {
    throw new UnavailableError("qstash", cause);
  }
};

/** Creates the schedule or replaces the one of that id. */
export const upsertSchedule = async (id: string, cron: string, path: string): Promise<void> => {
  try {
    await connection().schedules.create({
      scheduleId: id,
      cron,
      destination: `${env.APP_URL}${path}`,
      body: "{}",
      headers: { "content-type": "application/json" },
      retries: 0,
    });
  } catch (cause) {
    throw new UnavailableError("qstash", cause);
  }
};

/** Whether QStash signed exactly this body for exactly this address. A malformed signature is simply not valid. */
export const isSignedByQueue = async (
  signature: string | null,
  body: string,
  path: string,
): Promise<boolean> => {
  if (!signature) return false;
  receiver ??= new Receiver({
    currentSigningKey: requireEnv("QSTASH_CURRENT_SIGNING_KEY"),
    nextSigningKey: requireEnv("QSTASH_NEXT_SIGNING_KEY"),
  });
  try {
    return await receiver.verify({ signature, body, url: `${env.APP_URL}${path}` });
  } catch {
    return false;
  }
};

/** Answers when QStash accepts this shop's token. */
export const pingQueue = async (): Promise<void> => {
  await connection().schedules.list();
};
