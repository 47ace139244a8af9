import type { NoticeTone } from "@/components/ui/notice";
import { ownValue } from "@/lib/kernel/own";

type EntryNotice = { tone: NoticeTone; text: string };

const ERRORS: Record<string, string> = {
  CredentialsSignin: "The e-mail address or password is not right. Check both, or reset your password.",
  AccessDenied: "That service has not verified your e-mail address, or the account is not active.",
  OAuthSignin: "The other service did not answer. Try again, or sign in another way.",
  OAuthCallback: "The other service did not let you in. Try again, or sign in another way.",
  EmailSignin: "The link could not be sent. Check the address and try again.",
  SessionRequired: "Sign in to see that page.",
};

/** What whoever lands on the sign-in page has to be told first. */
export const entryNotice = (search: {
  error?: string | string[];
  closed?: string | string[];
  sent?: string | string[];
}): EntryNotice | null => {
  if (search.closed)
    return { tone: "success", text: "Your account is closed, and what was yours is gone. Farewell!" };
  if (search.sent) {
    return {
      tone: "success",
      text: "If the address has an account, a link that signs you in is on its way.",
    };
  }
  if (!search.error) return null;
  const text =
    ownValue(ERRORS, String(search.error)) ?? "Signing in did not work. Try again, or another way.";
  return { tone: "danger", text };
};
