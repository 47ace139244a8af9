import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/accounts/account-page";
import { CloseForm } from "@/components/accounts/close-form-client";
import { Card } from "@/components/ui/card";
import { findAccount } from "@/lib/accounts/queries";
import { readFormAnswer } from "@/lib/http/form-answer";
import { requireSession } from "@/lib/http/page-visit";

export const metadata: Metadata = { title: "Your data" };

const HERE = "/account/privacy";

type PageProps = { searchParams: Promise<{ form?: string | string[] }> };

export default async function PrivacyPage({ searchParams }: PageProps) {
  const [{ form }, { ctx, session }] = await Promise.all([searchParams, requireSession(HERE)]);
  const account = await findAccount(ctx.db, session.user.id);
  if (!account) redirect("/sign-in");
  return (
    <AccountPage current={HERE} title="Your data" lead="It is yours: take it along, or take it away.">
      <div className="mt-6 grid items-start gap-4 xl:grid-cols-2">
        <Card as="section" pad="lg" aria-labelledby="export">
          <h2 id="export" className="text-xl font-bold">
            Take it along
          </h2>
          <p className="mt-2 text-ink-soft">
            One file with your profile, addresses, orders, favorites, cart and devices, as JSON.
          </p>
          <a
            href="/api/users/me/export"
            download
            className="mt-5 inline-flex h-11 items-center rounded-full bg-action px-5 font-semibold text-on-action hover:bg-action-hover"
          >
            Download my data
          </a>
        </Card>
        <Card as="section" pad="lg" aria-labelledby="close">
          <h2 id="close" className="text-xl font-bold">
            Close your account
          </h2>
          <ul className="mt-2 list-disc space-y-1 pl-5 text-ink-soft">
            <li>You are signed out everywhere, at once.</li>
            <li>Profile, addresses, favorites and cart are deleted.</li>
            <li>Orders lose your name and address; only sums and goods stay in the books.</li>
            <li>Points and what is in your wallet are lost, and parcels under way may not reach you.</li>
          </ul>
          <div className="mt-5">
            <CloseForm hasPassword={account.hasPassword} answer={await readFormAnswer(form)} />
          </div>
        </Card>
      </div>
    </AccountPage>
  );
}
