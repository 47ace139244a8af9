import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { SessionRow } from "@/components/accounts/session-row";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { endOtherSessionsAction } from "@/lib/accounts/account-actions";
import { listSessions } from "@/lib/accounts/queries";
import { requireSession } from "@/lib/http/page-visit";

export const metadata: Metadata = { title: "Your devices" };

const HERE = "/account/sessions";

type PageProps = { searchParams: Promise<{ done?: string | string[] }> };

export default async function SessionsPage({ searchParams }: PageProps) {
  const [{ done }, { ctx, session }] = await Promise.all([searchParams, requireSession(HERE)]);
  const who = { userId: session.user.id, current: session.sessionId };
  const sessions = await listSessions(ctx.db, who, ctx.now);
  return (
    <AccountPage
      current={HERE}
      title="Your devices"
      lead="Where you are signed in. If you do not know one of them, sign it out and change your password."
      done={done ? "Signed out there, at once." : undefined}
    >
      <Card pad="lg" className="mt-6 max-w-3xl">
        <ul className="divide-y divide-line">
          {sessions.map((each) => (
            <SessionRow key={each.id} session={each} />
          ))}
        </ul>
      </Card>
      {sessions.length > 1 && (
        <form action={endOtherSessionsAction} className="mt-5">
          <SubmitButton variant="secondary">Sign out everywhere else</SubmitButton>
        </form>
      )}
    </AccountPage>
  );
}
