import type { Metadata } from "next";
import { EntryPage } from "@/components/accounts/entry-page";
import { ResetForm } from "@/components/accounts/reset-form-client";
import { readFormAnswer } from "@/lib/http/form-answer";

export const metadata: Metadata = { title: "Forgot your password?" };

type PageProps = { searchParams: Promise<{ form?: string | string[] }> };

export default async function ForgotPasswordPage({ searchParams }: PageProps) {
  const answer = await readFormAnswer((await searchParams).form);
  return (
    <EntryPage title="Forgot it? It happens." lead="We mail you a code, and you choose a new password.">
      <ResetForm answer={answer} />
    </EntryPage>
  );
}
