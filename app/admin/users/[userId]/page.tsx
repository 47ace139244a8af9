import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { hrefWith, readAddress, type SearchParams } from "@/components/admin/kit/address";
import { ChangeLog } from "@/components/admin/kit/change-log";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Panel } from "@/components/admin/kit/panel";
import { MovePoints } from "@/components/admin/loyalty/move-points-client";
import { PointsPanel } from "@/components/admin/loyalty/points-panel";
import { OrderTable } from "@/components/admin/orders/order-table";
import { CreditButton } from "@/components/admin/people/credit-button-client";
import { UserButtons } from "@/components/admin/people/user-buttons";
import { UserSide } from "@/components/admin/people/user-side";
import { STATE_WORDS } from "@/components/admin/people/user-words";
import { WalletPanel } from "@/components/admin/people/wallet-panel";
import { Badge } from "@/components/ui/badge";
import { findDeskUser, nameActors } from "@/lib/accounts/desk-queries";
import { listSessions } from "@/lib/accounts/queries";
import { listAudit } from "@/lib/audit/queries";
import { type AdminCall, requireAdmin } from "@/lib/http/require-admin";
import { cursorOf, encodeCursor } from "@/lib/kernel/cursor";
import { env } from "@/lib/kernel/env";
import { listDeskOrders } from "@/lib/orders/desk-queries";
import { DeskOrderFilter } from "@/lib/orders/desk-rules";
import { expiringOf } from "@/lib/points/account-answer";
import { listTransactions, readPoints } from "@/lib/points/queries";
import { TransactionPosition } from "@/lib/points/schema";
import { findBalance, listEntries } from "@/lib/wallet/queries";
import { EntryPosition } from "@/lib/wallet/schema";

export const metadata: Metadata = { title: "User" };

const SHOWN_ORDERS = 10;
const SHOWN_ENTRIES = 10;
const Cursor = cursorOf(EntryPosition);
const PointsCursor = cursorOf(TransactionPosition);

const readPointsOf = async ({ ctx }: AdminCall, accountId: string, log: string | undefined) => {
  const after = PointsCursor.safeParse(log).data ?? null;
  const [points, page] = await Promise.all([
    readPoints(ctx.db, accountId, ctx.now),
    listTransactions(ctx.db, { accountId, limit: SHOWN_ENTRIES, after }),
  ]);
  return { ...page, balance: points.balance, expiring: expiringOf(points), after };
};

const read = async ({ ctx, caller }: AdminCall, userId: string, ledger: string | undefined) => {
  const after = Cursor.safeParse(ledger).data ?? null;
  const [user, sessions, orders, balance, wallet, { entries }] = await Promise.all([
    findDeskUser(ctx.db, userId),
    listSessions(ctx.db, { userId, current: caller.sessionId }, ctx.now),
    listDeskOrders(ctx.db, DeskOrderFilter.parse({ q: userId })),
    findBalance(ctx.db, userId),
    listEntries(ctx.db, { userId, limit: SHOWN_ENTRIES, after }),
    listAudit(ctx.db, { subject: userId }, { limit: 10 }),
  ]);
  if (!user) notFound();
  const names = await nameActors(
    ctx.db,
    entries.map(({ actor }) => actor),
  );
  return { user, sessions, orders: orders.rows, balance, wallet: { ...wallet, after }, entries, names };
};

type PageProps = { params: Promise<{ userId: string }>; searchParams: SearchParams };

export default async function UserPage({ params, searchParams }: PageProps) {
  const { userId } = await params;
  const here = `/admin/users/${userId}`;
  const call = await requireAdmin(here);
  const { ledger, points: log } = await readAddress(searchParams);
  const [{ user, sessions, orders, balance, wallet, entries, names }, points] = await Promise.all([
    read(call, userId, ledger),
    readPointsOf(call, userId, log),
  ]);
  const isSelf = user.id === call.caller.user.id;
  const all = orders.length > SHOWN_ORDERS && (
    <Link
      href={`/admin/orders?q=${userId}`}
      prefetch={false}
      className="tap font-semibold text-action hover:underline"
    >
      All of them
    </Link>
  );
  return (
    <DeskPage
      title={user.nickname}
      note={
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={STATE_WORDS[user.state].tone}>{STATE_WORDS[user.state].label}</Badge>
          {user.role === "admin" && <Badge tone="action">Admin</Badge>}
          <span>{user.email}</span>
        </span>
      }
      back={{ href: "/admin/users", label: "Users" }}
      actions={!isSelf && <UserButtons user={user} />}
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <Panel title="Orders" pad="none" aside={all}>
            {orders.length === 0 ? (
              <p className="px-5 pb-5 text-muted">No orders yet.</p>
            ) : (
              <OrderTable
                rows={orders.slice(0, SHOWN_ORDERS)}
                className="rounded-none border-x-0 border-b-0"
              />
            )}
          </Panel>
          <WalletPanel
            entries={wallet.entries}
            balance={balance}
            credit={
              user.state === "active" && (
                <CreditButton userId={userId} nickname={user.nickname} currency={env.SHOP_CURRENCY} />
              )
            }
            currency={env.SHOP_CURRENCY}
            newest={wallet.after && here}
            older={wallet.next && hrefWith(here, { ledger: encodeCursor(wallet.next) })}
          />
          <PointsPanel
            balance={points.balance}
            expiring={points.expiring}
            transactions={points.transactions}
            move={user.state === "active" && <MovePoints accountId={userId} nickname={user.nickname} />}
            newest={points.after && here}
            older={points.next && hrefWith(here, { points: encodeCursor(points.next) })}
          />
          <Panel title="Changes by the office">
            <ChangeLog entries={entries} names={names} />
          </Panel>
        </div>
        <UserSide user={user} sessions={sessions} isSelf={isSelf} />
      </div>
    </DeskPage>
  );
}
