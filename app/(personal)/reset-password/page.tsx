import type { Metadata } from "next";
import { EntryPage } from "@/components/accounts/entry-page";
import { ResetForm } from "@/components/accounts/reset-form-client";
import { AT_CODE } from "@/lib/accounts/form-rules";

export const metadata: Metadata = { title: "Choose a new password" };

export default function ResetPasswordPage() {
  return (
    <EntryPage
      title="A new password"
      lead="Everybody who is signed in elsewhere with your account is signed out."
    >
      <ResetForm answer={AT_CODE} />
    </EntryPage>
  );
}
