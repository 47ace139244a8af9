import type { Metadata } from "next";
import Link from "next/link";
import { EntryPage } from "@/components/accounts/entry-page";
import { SignUpForm } from "@/components/accounts/sign-up-form-client";
import { SignedInAlready } from "@/components/accounts/signed-in-already";
import { AT_CODE } from "@/lib/accounts/form-rules";
import { safePath } from "@/lib/accounts/rules";
import { readFormAnswer } from "@/lib/http/form-answer";
import { readPageCall } from "@/lib/http/page-call";

export const metadata: Metadata = { title: "Make an account" };

type PageProps = { searchParams: Promise<Partial<Record<"form" | "next" | "step", string | string[]>>> };

export default async function SignUpPage({ searchParams }: PageProps) {
  const [search, { caller }] = await Promise.all([searchParams, readPageCall()]);
  const next = safePath(search.next);
  const answer = (await readFormAnswer(search.form)) ?? (search.step === "code" ? AT_CODE : undefined);
  const hasCode = answer?.step === "code";
  if (caller.kind === "user") {
    return (
      <EntryPage title="You are in already">
        <SignedInAlready email={caller.user.email} next={next} />
      </EntryPage>
    );
  }
  return (
    <EntryPage
      title={hasCode ? "Almost there" : "Join the market"}
      lead={hasCode ? "Type the code that we mailed you." : "It takes a name, an address and a minute."}
      foot={
        <p>
          Been here before?{" "}
          <Link
            href={`/sign-in?next=${encodeURIComponent(next)}`}
            prefetch={false}
            className="tap font-semibold text-action hover:underline"
          >
            Sign in
          </Link>
        </p>
      }
    >
      <SignUpForm next={next} answer={answer} />
    </EntryPage>
  );
}
