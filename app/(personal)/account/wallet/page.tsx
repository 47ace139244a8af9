import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { NeedsScript } from "@/components/checkout/needs-script";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { BalanceCard } from "@/components/wallet/balance-card";
import { Ledger } from "@/components/wallet/ledger";
import { TopUp } from "@/components/wallet/top-up-client";
import { findPayer } from "@/lib/http/answer-purchase";
import { requireSession } from "@/lib/http/page-visit";
import { cursorOf, encodeCursor } from "@/lib/kernel/cursor";
import { env } from "@/lib/kernel/env";
import { formatMoney, toDecimal } from "@/lib/kernel/money";
import { ownValue } from "@/lib/kernel/own";
import { findBalance, listEntries } from "@/lib/wallet/queries";
import { EntryPosition } from "@/lib/wallet/schema";

export const metadata: Metadata = { title: "Your wallet" };

const HERE = "/account/wallet";
const A_PAGE = 20;
const Cursor = cursorOf(EntryPosition);
const CHOICES = [2500, 5000, 10_000];

const DONE: Record<string, string> = { "topped-up": "The money is in your wallet." };

type PageProps = { searchParams: Promise<Partial<Record<"cursor" | "done", string | string[]>>> };

export default async function WalletPage({ searchParams }: PageProps) {
  const [{ cursor, done }, { ctx, session }] = await Promise.all([searchParams, requireSession(HERE)]);
  const userId = session.user.id;
  const after = Cursor.safeParse(cursor).data ?? null;
  const currency = env.SHOP_CURRENCY;
  const [balance, { entries, next }, payer] = await Promise.all([
    findBalance(ctx.db, userId),
    listEntries(ctx.db, { userId, limit: A_PAGE, after }),
    findPayer(ctx, session.user),
  ]);
  const choices = CHOICES.map((amount) => ({
    typed: toDecimal(amount, currency),
    label: formatMoney(amount, currency),
  }));
  return (
    <AccountPage current={HERE} title="Your wallet" done={ownValue(DONE, String(done))}>
      <div className="mt-6 grid items-start gap-4 lg:grid-cols-2">
        <BalanceCard balance={balance} currency={currency} />
        <Card as="section" pad="lg" aria-labelledby="pay-in">
          <h2 id="pay-in" className="mb-4 text-xl font-bold">
            Pay in by card
          </h2>
          <NeedsScript what="Paying in" />
          <TopUp {...{ payer, currency, choices }} />
        </Card>
      </div>
      <h2 className="mt-10 mb-4 text-2xl font-bold">What came in and went out</h2>
      {entries.length === 0 ? (
        <EmptyState
          art="/art/1f45b"
          title={after ? "Nothing older" : "Nothing yet"}
          text="What you pay in and what you buy from your wallet stands here."
        />
      ) : (
        <Ledger entries={entries} currency={currency} />
      )}
      {(after || next) && (
        <nav aria-label="Pages" className="mt-6 flex justify-center gap-3">
          {after && (
            <ButtonLink href={HERE} prefetch={false} variant="quiet">
              Newest
            </ButtonLink>
          )}
          {next && (
            <ButtonLink href={`${HERE}?cursor=${encodeCursor(next)}`} prefetch={false} variant="secondary">
              Older
            </ButtonLink>
          )}
        </nav>
      )}
    </AccountPage>
  );
}
