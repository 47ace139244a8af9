import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { accountCodes } from "@/db/schema/accounts";
import { type Job, PermanentJobError } from "@/lib/events/job";
import { type Mail, sendMail } from "@/lib/services/mail";
import { codeOf, linkTokenOf } from "./codes";
import {
  addressTakenMail,
  alreadyJoinedMail,
  changeMail,
  emailChangedMail,
  linkMail,
  passwordChangedMail,
  resetMail,
  signUpMail,
  welcomeMail,
} from "./mails";
import { findRecipient } from "./queries";

/** The mail that a request for a code comes to; null when there is nobody to write to, or the code is no longer wanted. */
const mailOfCode = async (db: Database, codeId: string, now: Date): Promise<Mail | null> => {
  const [row] = await db
    .select()
    .from(accountCodes)
    .where(and(eq(accountCodes.id, codeId), isNull(accountCodes.usedAt)));
  if (!row || row.expiresAt <= now) return null;
  const { email, purpose } = row;
  const account = await findRecipient(db, { email });
  if (purpose === "change") return account ? addressTakenMail(email) : changeMail(email, codeOf(codeId));
  if (purpose === "verify") return account ? alreadyJoinedMail(email) : signUpMail(email, codeOf(codeId));
  if (!account) return null;
  if (purpose === "reset") return resetMail(email, codeOf(codeId));
  const lifeMs = row.expiresAt.getTime() - row.createdAt.getTime();
  return linkMail(email, linkTokenOf(codeId), Math.round(lifeMs / 60_000));
};

/** The notice to the address that was given up; null once nobody knows it any more. */
const mailOfReplaced = async (db: Database, codeId: string): Promise<Mail | null> => {
  const [row] = await db
    .select({ replacedEmail: accountCodes.replacedEmail })
    .from(accountCodes)
    .where(eq(accountCodes.id, codeId));
  return row?.replacedEmail ? emailChangedMail(row.replacedEmail) : null;
};

/** Writes what an account has to be told. The delivery's id makes a mail that is sent twice one mail. */
export const accountMail: Job = {
  effect: "external",
  async run(ctx, event, deliveryId) {
    if (event.type === "account.code-requested") {
      const mail = await mailOfCode(ctx.db, event.data.codeId, ctx.now);
      if (mail) await sendMail(mail, deliveryId);
      return;
    }
    if (event.type === "account.email-changed") {
      const mail = await mailOfReplaced(ctx.db, event.data.codeId);
      if (mail) await sendMail(mail, deliveryId);
      return;
    }
    if (event.type !== "account.verified" && event.type !== "account.password-changed") {
      throw new PermanentJobError(`account mail does not hear ${event.type}`);
    }
    const recipient = await findRecipient(ctx.db, { userId: event.data.userId });
    if (!recipient) return;
    const isNew = event.type === "account.verified";
    await sendMail(isNew ? welcomeMail(recipient) : passwordChangedMail(recipient.email), deliveryId);
  },
};
