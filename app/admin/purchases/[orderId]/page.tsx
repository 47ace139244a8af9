import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChangeLog } from "@/components/admin/kit/change-log";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Facts } from "@/components/admin/kit/facts";
import { Moment } from "@/components/admin/kit/moment-client";
import { Panel } from "@/components/admin/kit/panel";
import { EventsPanel } from "@/components/admin/orders/events-panel";
import { PURCHASE_WORDS } from "@/components/admin/purchases/purchase-words";
import { ResumeButton } from "@/components/admin/purchases/resume-button-client";
import { StepsPanel } from "@/components/admin/purchases/steps-panel";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { nameActors } from "@/lib/accounts/desk-queries";
import { listAudit } from "@/lib/audit/queries";
import { findPurchase } from "@/lib/checkout/buy-now";
import { type DeskPurchase, toDeskPurchase } from "@/lib/checkout/desk-queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { formatMoney } from "@/lib/kernel/money";
import { listTellings } from "@/lib/pipelines/queries";

export const metadata: Metadata = { title: "Quick buy" };

const LINK = "font-semibold hover:text-action hover:underline";

function About({ purchase }: { purchase: DeskPurchase }) {
  const { userId, email, productId, productName, quantity, total, currency } = purchase;
  return (
    <Panel title="What was wanted">
      <Facts
        facts={[
          [
            "Goods",
            <Link key="goods" href={`/admin/products/${productId}`} prefetch={false} className={LINK}>
              {quantity} × {productName}
            </Link>,
          ],
          ["With shipping", formatMoney(total, currency)],
          [
            "Buyer",
            <Link key="buyer" href={`/admin/users/${userId}`} prefetch={false} className={LINK}>
              {email}
            </Link>,
          ],
          ["Begun", <Moment key="begun" at={purchase.createdAt} />],
          ["Last step", <Moment key="step" at={purchase.updatedAt} />],
        ]}
      />
    </Panel>
  );
}

function Actions({ purchase: { orderId, state } }: { purchase: DeskPurchase }) {
  if (state === "failed") return null;
  if (state !== "succeeded") return <ResumeButton orderId={orderId} />;
  return (
    <ButtonLink href={`/admin/orders/${orderId}`} prefetch={false} variant="secondary" size="sm">
      See the order
    </ButtonLink>
  );
}

export default async function PurchasePage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  const { ctx } = await requireAdmin(`/admin/purchases/${orderId}`);
  const [row, events, { entries }] = await Promise.all([
    findPurchase(ctx.db, orderId),
    listTellings(ctx.db, orderId),
    listAudit(ctx.db, { subject: orderId, action: "purchase" }, { limit: 10 }),
  ]);
  if (!row) notFound();
  const purchase = toDeskPurchase(row);
  const { label, tone } = PURCHASE_WORDS[purchase.state];
  const names = await nameActors(
    ctx.db,
    entries.map(({ actor }) => actor),
  );
  return (
    <DeskPage
      title={<span className="font-mono text-xl tracking-normal sm:text-2xl">{orderId}</span>}
      note={<Badge tone={tone}>{label}</Badge>}
      back={{ href: "/admin/purchases", label: "Quick buys" }}
      actions={<Actions purchase={purchase} />}
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <StepsPanel purchase={purchase} />
          <EventsPanel events={events} />
        </div>
        <div className="grid gap-4">
          <About purchase={purchase} />
          {entries.length > 0 && (
            <Panel title="Changes by the office">
              <ChangeLog entries={entries} names={names} />
            </Panel>
          )}
        </div>
      </div>
    </DeskPage>
  );
}
