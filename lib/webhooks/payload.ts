import { TEST_TYPE, type WebhookType } from "./rules";
import { WEBHOOK_DATA } from "./schema";

export const isTold = (type: string): type is WebhookType => Object.hasOwn(WEBHOOK_DATA, type);

/**
 * The body of a call: type, time and data, as Standard Webhooks has it; what the schema does not name stays inside. Null
 * for an event that is nobody's business.
 */
export const payloadOf = (event: { type: string; occurredAt: string; data: unknown }): string | null => {
  if (!isTold(event.type)) return null;
  const data = WEBHOOK_DATA[event.type].safeParse(event.data);
  if (!data.success) return null;
  return JSON.stringify({ type: event.type, timestamp: event.occurredAt, data: data.data });
};

export const testPayload = (at: Date): string =>
  JSON.stringify({ type: TEST_TYPE, timestamp: at.toISOString(), data: { message: "Hello from Mercat." } });
