import { Resend } from "resend";
import { env, requireEnv } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";

export type Mail = { to: string; subject: string; text: string; html: string };

let client: Resend | undefined;

/** Sends one mail; the key makes a repeated call the same mail (the vendor keeps it for 24 hours). */
export const sendMail = async (mail: Mail, idempotencyKey: string): Promise<void> => {
  client ??= new Resend(requireEnv("RESEND_API_KEY"), { baseUrl: env.RESEND_BASE_URL });
  const { error } = await client.emails.send({ from: env.MAIL_FROM, ...mail }, { idempotencyKey });
  if (!error) return;
  const { name, message, statusCode } = error;
  throw new UnavailableError("mail", Object.assign(new Error(`${name}: ${message}`), { statusCode }));
};
