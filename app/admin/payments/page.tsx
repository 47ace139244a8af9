import type { Metadata } from "next";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Moment } from "@/components/admin/kit/moment-client";
import { DisputesTable } from "@/components/admin/payments/disputes-table";
import { FindingsTable } from "@/components/admin/payments/findings-table";
import { ReconcileButton } from "@/components/admin/payments/reconcile-button-client";
import { EmptyState } from "@/components/ui/empty-state";
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
            {position.payments} payments compared with Stripe, last{" "}
            <Moment at={position.confirmedUntil.toISOString()} />.
          </>
        ) : (
          "Payments are compared with Stripe every five minutes."
        )
      }
      actions={<ReconcileButton />}
    >
      {open.length === 0 ? (
        <EmptyState
          art="/art/1f4b3"
          title="Every payment has its order"
          text="And every paid order its payment. What does not fit and cannot be healed would stand here."
        />
      ) : (
        <FindingsTable label="Needs a person" findings={open} />
      )}
      {disputes.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-3 text-lg font-bold">Disputes</h2>
          <DisputesTable disputes={disputes} />
        </section>
      )}
      {resolved.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-3 text-lg font-bold">Resolved</h2>
          <FindingsTable label="Resolved" findings={resolved} />
        </section>
      )}
    </DeskPage>
  );
}
