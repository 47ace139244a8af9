import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { PointsBalance } from "@/components/loyalty/points-balance";
import { PointsEmpty } from "@/components/loyalty/points-empty";
import { PointsFilter } from "@/components/loyalty/points-filter";
import { PointsLog } from "@/components/loyalty/points-log";
import { PointsLots } from "@/components/loyalty/points-lots";
import { PointsOn } from "@/components/loyalty/points-on";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PlainLink } from "@/components/ui/plain-link";
import { TrendChart } from "@/components/ui/trend-chart";
import type { Context } from "@/lib/events/context";
import { requireSession } from "@/lib/http/page-visit";
import { cursorOf, encodeCursor } from "@/lib/kernel/cursor";
import { env } from "@/lib/kernel/env";
import { expiringOf } from "@/lib/points/account-answer";
import { listBalances, listTransactions, readPoints, readPointsOn } from "@/lib/points/queries";
import { addDays, dayOf, TRANSACTION_TYPES } from "@/lib/points/rules";
import { DayText, TransactionPosition } from "@/lib/points/schema";
import { dayWords } from "@/lib/points/words-rules";

export const metadata: Metadata = { title: "Your points" };

const HERE = "/account/points";
const A_PAGE = 20;
const CHART_DAYS = 90;
const Cursor = cursorOf(TransactionPosition);

type Asked = Partial<Record<"cursor" | "type" | "on", string | string[]>>;

const readPage = async (ctx: Context, accountId: string, { cursor, type, on }: Asked) => {
  const today = dayOf(ctx.now);
  const after = Cursor.safeParse(cursor).data ?? null;
  const chosen = TRANSACTION_TYPES.find((known) => known === type) ?? null;
  const day = DayText.safeParse(on).data;
  const types = chosen ? { types: [chosen] } : {};
  const [points, days, log, then] = await Promise.all([
    readPoints(ctx.db, accountId, ctx.now),
    listBalances(ctx.db, accountId, { from: addDays(today, 1 - CHART_DAYS), to: today }),
    listTransactions(ctx.db, { accountId, limit: A_PAGE, after, ...types }),
    day ? readPointsOn(ctx.db, accountId, day) : null,
  ]);
  const asked = day && then ? { day, balance: then.balance, isAhead: day > today } : null;
  return { points, days, log, after, chosen, asked };
};

export default async function PointsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [query, { ctx, session }] = await Promise.all([searchParams, requireSession(HERE)]);
  const { points, days, log, after, chosen, asked } = await readPage(ctx, session.user.id, query);
  const lead = (
    <>
      Orders earn points, and points pay for orders.{" "}
      <PlainLink href="/campaigns" className="font-semibold text-action hover:underline">
        How they are earned
      </PlainLink>
    </>
  );
  if (points.entries.length === 0) {
    return (
      <AccountPage current={HERE} title="Your points">
        <PointsEmpty />
      </AccountPage>
    );
  }
  const older = log.next && `${HERE}?${chosen ? `type=${chosen}&` : ""}cursor=${encodeCursor(log.next)}#log`;
  return (
    <AccountPage current={HERE} title="Your points" lead={lead}>
      <div className="mt-6 grid items-start gap-4 lg:grid-cols-2">
        <PointsBalance
          balance={points.balance}
          value={env.POINT_VALUE}
          currency={env.SHOP_CURRENCY}
          expiring={expiringOf(points)}
        />
        <Card as="section" pad="lg" aria-label="Balance by day">
          <TrendChart
            label={`The last ${CHART_DAYS} days`}
            points={days.map(({ day, balance }) => ({
              ...{ label: dayWords(day), value: balance, text: balance.toLocaleString("en") },
            }))}
          />
        </Card>
      </div>
      <h2 className="mt-10 mb-1 text-2xl font-bold">Until when they count</h2>
      <p className="mb-4 text-ink-soft">
        Points count for {env.POINTS_TTL_DAYS} days; the oldest are used first.
      </p>
      <PointsLots lots={points.entries} />
      <PointsOn path={HERE} asked={asked} />
      <h2 id="log" className="mt-10 text-2xl font-bold">
        What happened
      </h2>
      <PointsFilter path={HERE} current={chosen} />
      {log.transactions.length === 0 ? (
        <p className="rounded-tile border border-line p-6 text-center text-muted">Nothing of this kind.</p>
      ) : (
        <PointsLog transactions={log.transactions} orderHref={(orderId) => `/order/${orderId}`} />
      )}
      {(after || older) && (
        <nav aria-label="Pages" className="mt-6 flex justify-center gap-3">
          {after && (
            <ButtonLink href={`${HERE}#log`} prefetch={false} variant="quiet">
              Newest
            </ButtonLink>
          )}
          {older && (
            <ButtonLink href={older} prefetch={false} variant="secondary">
              Older
            </ButtonLink>
          )}
        </nav>
      )}
    </AccountPage>
  );
}
