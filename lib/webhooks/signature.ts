import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** A new secret in the form of Standard Webhooks: 256 random bits. */
export const createSecret = (): string => `${PREFIX}${randomBytes(32).toString("base64")}`;

const signatureOf = (secret: string, content: string): string => {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  return `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
};

/** The headers that prove who calls, signed with each secret that is valid now. */
export const signedHeaders = (
  message: { id: string; at: Date; body: string },
  secrets: string[],
): Record<string, string> => {
  const timestamp = Math.floor(message.at.getTime() / 1000);
  const content = `${message.id}.${timestamp}.${message.body}`;
  return {
    "content-type": "application/json",
    "user-agent": "Mercat-Webhooks/1",
    "webhook-id": message.id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": secrets.map((secret) => signatureOf(secret, content)).join(" "),
  };
};
