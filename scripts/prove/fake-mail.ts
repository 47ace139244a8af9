import { UnavailableError } from "@/lib/kernel/errors";

/** A mail service that can be away; a message of the same key goes out once, as the vendor promises. */
export const mailbox = { away: false, sent: new Map<string, number>() };

export const sendMail = (_message: unknown, key: string): Promise<void> => {
  if (mailbox.away) return Promise.reject(new UnavailableError("mail", new Error("away")));
  mailbox.sent.set(key, 1);
  return Promise.resolve();
};
