import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChangeLog } from "@/components/admin/kit/change-log";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Panel } from "@/components/admin/kit/panel";
import { OrderTable } from "@/components/admin/orders/order-table";
import { UserButtons } from "@/components/admin/people/user-buttons";
import { UserSide } from "@/components/admin/people/user-side";
import { STATE_WORDS } from "@/components/admin/people/user-words";
import { Badge } from "@/components/ui/badge";
import { findDeskUser, nameActors } from "@/lib/accounts/desk-queries";
import { listSessions } from "@/lib/accounts/queries";
import { listAudit } from "@/lib/audit/queries";
import { type AdminCall, requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";
import { listDeskOrders } from "@/lib/orders/desk-queries";
import { DeskOrderFilter } from "@/lib/orders/desk-rules";
import { findBalance } from "@/lib/wallet/queries";

export const metadata: Metadata = { title: "User" };

const SHOWN_ORDERS = 10;

const read = async ({ ctx, caller }: AdminCall, userId: string) => {
  const [user, sessions, orders, balance, { entries }] = await Promise.all([
    findDeskUser(ctx.db, userId),
    listSessions(ctx.db, { userId, current: caller.sessionId }, ctx.now),
    listDeskOrders(ctx.db, DeskOrderFilter.parse({ q: userId })),
    findBalance(ctx.db, userId),
    listAudit(ctx.db, { subject: userId }, { limit: 10 }),
  ]);
  if (!user) notFound();
  const names = await nameActors(
    ctx.db,
    entries.map(({ actor }) => actor),
  );
  return { user, sessions, orders: orders.rows, balance, entries, names };
};

export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const { userId } = await params;
  const call = await requireAdmin(`/admin/users/${userId}`);
  const { user, sessions, orders, balance, entries, names } = await read(call, userId);
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
          <Panel title="Changes by the office">
            <ChangeLog entries={entries} names={names} />
          </Panel>
        </div>
        <UserSide
          user={user}
          sessions={sessions}
          balance={balance}
          currency={env.SHOP_CURRENCY}
          isSelf={isSelf}
        />
      </div>
    </DeskPage>
  );
}
