import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { requireEnv } from "./env";

const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", requireEnv("NEXTAUTH_SECRET"), "", `mercat:${purpose}`, 32));

/** Text that only this shop can read again, for secrets that must be known to be used; AES-256-GCM. */
export const seal = (text: string, purpose: string): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
};

/** What was sealed for the same purpose; null when the shop's secret has changed since or the text was altered. */
export const unseal = (sealed: string, purpose: string): string | null => {
  const bytes = Buffer.from(sealed, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
};
