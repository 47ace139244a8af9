import { createHmac } from "node:crypto";
import { requireEnv } from "@/lib/kernel/env";

/**
 * What is mailed is derived from the row's id and this shop's secret, so that it lies nowhere: not in the database, the
 * events or the queue. A mail that is written twice is the same mail.
 */
const keyed = (text: string): Buffer =>
  createHmac("sha256", requireEnv("NEXTAUTH_SECRET")).update(text).digest();

/** The six digits that stand in the mail. */
export const codeOf = (codeId: string): string =>
  String(keyed(`account-code:${codeId}`).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

/** The token of a mailed link; it begins with the id of its row. */
export const linkTokenOf = (codeId: string): string =>
  `${codeId}.${keyed(`account-link:${codeId}`).toString("base64url")}`;

/** What is stored of a code or token. Without the secret, trying all six-digit codes against it leads nowhere. */
export const hashCode = (codeId: string, given: string): string =>
  keyed(`account-code-hash:${codeId}:${given}`).toString("hex");
