import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChangeLog } from "@/components/admin/kit/change-log";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Facts } from "@/components/admin/kit/facts";
import { Moment } from "@/components/admin/kit/moment-client";
import { Panel } from "@/components/admin/kit/panel";
import { OrderTable } from "@/components/admin/orders/order-table";
import { CreditButton } from "@/components/admin/people/credit-button-client";
import { Sessions } from "@/components/admin/people/sessions";
import { ChangeUser } from "@/components/admin/people/user-actions-client";
import { STATE_WORDS } from "@/components/admin/people/user-words";
import { Badge } from "@/components/ui/badge";
import { findDeskUser, nameActors } from "@/lib/accounts/desk-queries";
import { listSessions } from "@/lib/accounts/queries";
import { listAudit } from "@/lib/audit/queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";
import { formatMoney } from "@/lib/kernel/money";
import { listDeskOrders } from "@/lib/orders/desk-queries";
import { DeskOrderFilter } from "@/lib/orders/desk-rules";
import { findBalance } from "@/lib/wallet/queries";

export const metadata: Metadata = { title: "User" };

const SHOWN_ORDERS = 10;

export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const { userId } = await params;
  const { ctx, caller } = await requireAdmin(`/admin/users/${userId}`);
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
  const isSelf = user.id === caller.user.id;
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
      actions={
        !isSelf &&
        user.state !== "closed" && (
          <>
            {user.state === "active" && (
              <ChangeUser
                key={user.role}
                user={user}
                change={user.role === "admin" ? "make-shopper" : "make-admin"}
              />
            )}
            <ChangeUser
              key={user.state}
              user={user}
              change={user.state === "active" ? "deactivate" : "reactivate"}
            />
          </>
        )
      }
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <Panel
            title="Orders"
            pad="none"
            aside={
              orders.rows.length > SHOWN_ORDERS && (
                <Link
                  href={`/admin/orders?q=${userId}`}
                  prefetch={false}
                  className="tap font-semibold text-action hover:underline"
                >
                  All of them
                </Link>
              )
            }
          >
            {orders.rows.length === 0 ? (
              <p className="px-5 pb-5 text-muted">No orders yet.</p>
            ) : (
              <OrderTable
                rows={orders.rows.slice(0, SHOWN_ORDERS)}
                className="rounded-none border-x-0 border-b-0"
              />
            )}
          </Panel>
          <Panel title="Changes by the office">
            <ChangeLog entries={entries} names={names} />
          </Panel>
        </div>
        <div className="grid gap-4">
          <Panel title="Account">
            <Facts
              facts={[
                ["Id", <code key="id">{user.id}</code>],
                ["Joined", <Moment key="joined" at={user.createdAt} day />],
                ["Last seen", user.lastSeenAt ? <Moment key="seen" at={user.lastSeenAt} /> : "never"],
                ["Wallet", formatMoney(balance, env.SHOP_CURRENCY)],
              ]}
            />
            {user.state === "active" && (
              <div className="mt-4">
                <CreditButton userId={user.id} nickname={user.nickname} currency={env.SHOP_CURRENCY} />
              </div>
            )}
            {isSelf && <p className="mt-3 text-muted">This is you. Another admin can change your role.</p>}
          </Panel>
          <Sessions user={user} sessions={sessions} />
        </div>
      </div>
    </DeskPage>
  );
}
