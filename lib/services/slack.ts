import { env } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";

/** Whether somebody wants to be told in Slack, or in anything that understands its messages. */
export const hasSlack = (): boolean => env.SLACK_WEBHOOK_URL !== undefined;

export const postToSlack = async (message: unknown): Promise<void> => {
  if (!env.SLACK_WEBHOOK_URL) return;
  const answer = await fetch(env.SLACK_WEBHOOK_URL, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
    cache: "no-store",
    signal: AbortSignal.timeout(10_000),
  }).catch((cause: unknown) => {
    throw new UnavailableError("slack", cause);
  });
  if (!answer.ok) throw new UnavailableError("slack", new Error(`answered ${answer.status}`));
};
