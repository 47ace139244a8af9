import { checkPassword } from "@/lib/accounts/check-password";
import { redeemLink } from "@/lib/accounts/redeem-link";
import { requestCode } from "@/lib/accounts/request-code";
import { Credentials, ForgottenPassword, LinkToken } from "@/lib/accounts/schema";
import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, type Result } from "@/lib/kernel/result";
import { countCall } from "./rate-limit";
import type { RateLimitPolicy } from "./rate-limit-policies";
import type { Visit } from "./visit";

/** Counts a try of this address; the refusal says in `extra.retryAfter` how many seconds to wait. */
export const refuseTooMany = async ({ address }: Visit, policy: RateLimitPolicy): Promise<Problem | null> => {
  const { allowed, resetS } = await countCall(policy, address);
  if (allowed) return null;
  const wait = `Too many tries from your network. Wait ${Math.ceil(resetS / 60)} minutes and try again.`;
  return problem("rate-limited", wait, { extra: { retryAfter: resetS } });
};

/** Signs in with what was typed; the one way in for forms and for next-auth. */
export const signInWithPassword = async (
  visit: Visit,
  given: unknown,
): Promise<Result<{ userId: string }>> => {
  const tooMany = await refuseTooMany(visit, "sign-in");
  if (tooMany) return fail(tooMany);
  const credentials = Credentials.safeParse(given);
  if (!credentials.success) {
    return fail(problem("invalid-credentials", "Enter the e-mail address and password of your account."));
  }
  return checkPassword(visit.ctx, credentials.data);
};

/** Signs in with the token of a mailed link. */
export const signInWithLink = async (
  visit: Visit,
  given: unknown,
): Promise<Result<{ userId: string; nextPath: string | null }>> => {
  const tooMany = await refuseTooMany(visit, "sign-in");
  if (tooMany) return fail(tooMany);
  const link = LinkToken.safeParse(given);
  if (!link.success) {
    return fail(problem("invalid-code", "This link is not whole. Open it from the mail once more."));
  }
  return redeemLink(visit.ctx, link.data.token);
};

/** Asks for a link to sign in with; what the answer says is the same for every address. */
export const requestLink = async (
  visit: Visit,
  given: unknown,
  nextPath: string,
): Promise<Problem | null> => {
  const tooMany = await refuseTooMany(visit, "code");
  if (tooMany) return tooMany;
  const asked = ForgottenPassword.safeParse(given);
  if (!asked.success) return problem("invalid-body", "Enter an e-mail address such as ana@example.com.");
  await requestCode(visit.ctx, { email: asked.data.email, purpose: "link", nextPath });
  return null;
};
