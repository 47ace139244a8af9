import type { Metadata } from "next";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Moment } from "@/components/admin/kit/moment-client";
import { DisputeTable } from "@/components/admin/payments/dispute-table";
import { FindingTable } from "@/components/admin/payments/finding-table";
import { ReconcileButton } from "@/components/admin/payments/reconcile-button-client";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHeading } from "@/components/ui/section-heading";
import { requireAdmin } from "@/lib/http/require-admin";
import {
  findPosition,
  listDisputes,
  listOpenFindings,
  listResolvedFindings,
} from "@/lib/orders/findings-queries";

export const metadata: Metadata = { title: "Payments" };

export default async function PaymentsPage() {
  const { ctx } = await requireAdmin("/admin/payments");
  const [open, resolved, disputes, position] = await Promise.all([
    listOpenFindings(ctx.db),
    listResolvedFindings(ctx.db),
    listDisputes(ctx.db),
    findPosition(ctx.db),
  ]);
  return (
    <DeskPage
      title="Payments"
      note={
        position ? (
          <>
            Every payment at Stripe is compared with the shop's own rows, both ways; confirmed until{" "}
            <Moment at={position.confirmedUntil.toISOString()} />
          </>
        ) : (
          "Every payment at Stripe is compared with the shop's own rows; the first run is still to come"
        )
      }
      actions={<ReconcileButton />}
    >
      {open.length === 0 ? (
        <EmptyState
          art="/art/1fa99"
          title="Stripe and the shop agree"
          text="Every payment has its order or top-up, and every paid order its payment. What does not fit and cannot be healed would stand here."
        />
      ) : (
        <FindingTable rows={open} label="What needs a person" />
      )}
      {disputes.length > 0 && (
        <section className="mt-8">
          <SectionHeading title="Disputes" level={3} className="mb-3" />
          <DisputeTable rows={disputes} />
        </section>
      )}
      {resolved.length > 0 && (
        <section className="mt-8">
          <SectionHeading title="Healed since" level={3} className="mb-3" />
          <FindingTable rows={resolved} label="What was healed" />
        </section>
      )}
    </DeskPage>
  );
}
