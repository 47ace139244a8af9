import type { Metadata } from "next";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { NewWebhook } from "@/components/admin/webhooks/webhook-form-client";
import { WebhookTable } from "@/components/admin/webhooks/webhook-table";
import { WEBHOOKS } from "@/components/admin/webhooks/webhook-words";
import { EmptyState } from "@/components/ui/empty-state";
import { requireAdmin } from "@/lib/http/require-admin";
import { listWebhooks } from "@/lib/webhooks/queries";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const { ctx } = await requireAdmin(WEBHOOKS);
  const rows = await listWebhooks(ctx.db, ctx.now);
  return (
    <DeskPage
      title="Webhooks"
      note="Developers who are called when something happens"
      actions={<NewWebhook />}
    >
      {rows.length === 0 ? (
        <EmptyState
          art="/art/1f4e1"
          title="Nobody listens yet"
          text="A webhook calls a developer's server when an order is paid or a product sells out: signed, and tried again for a day when nobody answers."
        />
      ) : (
        <WebhookTable rows={rows} />
      )}
    </DeskPage>
  );
}
