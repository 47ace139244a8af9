import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/accounts/account-page";
import { EmailForm } from "@/components/accounts/email-form-client";
import { PasswordForm, ProfileForm } from "@/components/accounts/profile-forms-client";
import { Card } from "@/components/ui/card";
import { findAccount } from "@/lib/accounts/queries";
import { LANGUAGES } from "@/lib/accounts/rules";
import { readFormAnswer } from "@/lib/http/form-answer";
import { requireSession } from "@/lib/http/page-visit";
import { ownValue } from "@/lib/kernel/own";

export const metadata: Metadata = { title: "Your profile" };

const HERE = "/account/profile";
const DONE: Record<string, string> = {
  profile: "Saved.",
  email: "Your new address holds. We told the old one. Whoever is signed in elsewhere still is.",
  password: "Your new password holds. Everybody who was signed in elsewhere is signed out.",
};

const languages = LANGUAGES.map((code) => ({
  code,
  name: new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code,
}));

type PageProps = { searchParams: Promise<Partial<Record<"done" | "form" | "of", string | string[]>>> };

export default async function ProfilePage({ searchParams }: PageProps) {
  const [{ done, form, of }, { ctx, session }] = await Promise.all([searchParams, requireSession(HERE)]);
  const account = await findAccount(ctx.db, session.user.id);
  if (!account) redirect("/sign-in");
  const answer = await readFormAnswer(form);
  return (
    <AccountPage current={HERE} title="Your profile" done={ownValue(DONE, String(done))}>
      <div className="mt-6 grid items-start gap-4 xl:grid-cols-2">
        <div className="grid gap-4">
          <Card as="section" pad="lg" aria-labelledby="profile">
            <h2 id="profile" className="mb-5 text-xl font-bold">
              About you
            </h2>
            <ProfileForm
              account={account}
              languages={languages}
              answer={of === "profile" ? answer : undefined}
            />
          </Card>
          <Card as="section" pad="lg" aria-labelledby="password">
            <h2 id="password" className="mb-5 text-xl font-bold">
              Password
            </h2>
            <PasswordForm
              email={account.email}
              hasPassword={account.hasPassword}
              answer={of === "password" ? answer : undefined}
            />
          </Card>
        </div>
        <Card as="section" pad="lg" aria-labelledby="email">
          <h2 id="email" className="mb-5 text-xl font-bold">
            E-mail
          </h2>
          <EmailForm
            email={account.email}
            hasPassword={account.hasPassword}
            answer={of === "email" ? answer : undefined}
          />
        </Card>
      </div>
    </AccountPage>
  );
}
