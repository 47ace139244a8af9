import type { Metadata } from "next";
import { EntryPage } from "@/components/accounts/entry-page";
import { ResetForm } from "@/components/accounts/reset-form-client";

export const metadata: Metadata = { title: "Forgot your password?" };

export default function ForgotPasswordPage() {
  return (
    <EntryPage title="Forgot it? It happens." lead="We mail you a code, and you choose a new password.">
      <ResetForm hasCode={false} />
    </EntryPage>
  );
}
