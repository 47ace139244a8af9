import type { Metadata } from "next";
import Link from "next/link";
import { entryNotice } from "@/components/accounts/entry-notice";
import { EntryPage } from "@/components/accounts/entry-page";
import { LinkForm } from "@/components/accounts/link-form-client";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { SignInForm } from "@/components/accounts/sign-in-form-client";
import { SignedInAlready } from "@/components/accounts/signed-in-already";
import { Notice } from "@/components/ui/notice";
import { HOME_OF_ACCOUNTS } from "@/lib/accounts/rules";
import { readFormAnswer } from "@/lib/http/form-answer";
import { readPageCall } from "@/lib/http/page-call";
import { pathOfCallback } from "@/lib/http/session-options";
import { namedProviders } from "@/lib/http/session-providers";

export const metadata: Metadata = { title: "Sign in" };

type Search = Partial<
  Record<"form" | "next" | "callbackUrl" | "link" | "error" | "closed" | "sent", string | string[]>
>;
type PageProps = { searchParams: Promise<Search> };

export default async function SignInPage({ searchParams }: PageProps) {
  const [search, { caller }] = await Promise.all([searchParams, readPageCall()]);
  const next = pathOfCallback(String(search.next ?? search.callbackUrl ?? ""));
  const answer = await readFormAnswer(search.form);
  if (search.link) {
    return (
      <EntryPage title="Welcome back" lead="One moment: your link is being checked.">
        <LinkForm token={String(search.link)} answer={answer} />
      </EntryPage>
    );
  }
  if (caller.kind === "user") {
    return (
      <EntryPage title="Welcome back">
        <SignedInAlready email={caller.user.email} next={next} />
      </EntryPage>
    );
  }
  const notice = entryNotice(search);
  const join = next === HOME_OF_ACCOUNTS ? "/sign-up" : `/sign-up?next=${encodeURIComponent(next)}`;
  return (
    <EntryPage
      title="Welcome back"
      lead="Sign in, and your cart comes along."
      foot={
        <p>
          New here?{" "}
          <Link href={join} prefetch={false} className="tap font-semibold text-action hover:underline">
            Make an account
          </Link>
        </p>
      }
    >
      {notice && (
        <Notice tone={notice.tone} className="mb-6">
          {notice.text}
        </Notice>
      )}
      <SignInForm next={next} answer={answer} />
      <ProviderButtons providers={namedProviders()} next={next} />
    </EntryPage>
  );
}
