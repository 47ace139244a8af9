import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { hrefWith, readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Facts } from "@/components/admin/kit/facts";
import { Moment } from "@/components/admin/kit/moment-client";
import { Pager } from "@/components/admin/kit/pager";
import { Panel } from "@/components/admin/kit/panel";
import { Tabs } from "@/components/admin/kit/tabs";
import { DeliveryLog } from "@/components/admin/webhooks/delivery-log";
import {
  DeleteWebhook,
  RotateSecret,
  SwitchWebhook,
  TryWebhook,
} from "@/components/admin/webhooks/webhook-actions-client";
import { EditWebhook } from "@/components/admin/webhooks/webhook-form-client";
import { stateOf, WEBHOOKS } from "@/components/admin/webhooks/webhook-words";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { requireAdmin } from "@/lib/http/require-admin";
import { findWebhook, listWebhookDeliveries } from "@/lib/webhooks/queries";
import { WEBHOOK_DELIVERY_STATES, type Webhook } from "@/lib/webhooks/schema";

export const metadata: Metadata = { title: "Webhook" };

const PAGE = 25;
const TABS = [
  { state: undefined, label: "All" },
  { state: "pending", label: "On their way" },
  { state: "succeeded", label: "Accepted" },
  { state: "failed", label: "Failed" },
] as const;

function Settings({ webhook }: { webhook: Webhook }) {
  const { id, types, filterPolicy, createdAt, formerSecretUntil } = webhook;
  const policy = JSON.stringify(filterPolicy, null, 2);
  return (
    <Panel title="Settings" aside={<EditWebhook webhook={webhook} />}>
      <Facts
        facts={[
          ["Hears", types.length === 0 ? "every event" : types.join(", ")],
          ["Made", <Moment key="made" at={createdAt} />],
          [
            "Former secret",
            formerSecretUntil && (
              <>
                signs along until <Moment key="former" at={formerSecretUntil} />
              </>
            ),
          ],
        ]}
      />
      {policy !== "{}" && (
        <pre className="mt-3 max-h-64 overflow-auto rounded-chip bg-sunken p-3 text-xs">{policy}</pre>
      )}
      <div className="mt-3 flex flex-wrap gap-1 border-t border-line pt-3">
        <RotateSecret id={id} />
        <SwitchWebhook id={id} enabled={webhook.enabled} />
        <DeleteWebhook id={id} />
      </div>
    </Panel>
  );
}

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function WebhookPage({ params, searchParams }: Props) {
  const { id } = await params;
  const path = `${WEBHOOKS}/${encodeURIComponent(id)}`;
  const { ctx } = await requireAdmin(path);
  const query = await readAddress(searchParams);
  const webhook = await findWebhook(ctx.db, id, ctx.now);
  if (!webhook) notFound();
  const status = WEBHOOK_DELIVERY_STATES.find((state) => state === query.state);
  const page = { limit: PAGE, after: query.after };
  const { deliveries, next } = await listWebhookDeliveries(ctx.db, id, { status }, page);
  const { label, tone } = stateOf(webhook);
  return (
    <DeskPage
      title={<span className="wrap-anywhere">{webhook.url}</span>}
      note={
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={tone}>{label}</Badge> {webhook.description}
        </span>
      }
      back={{ href: WEBHOOKS, label: "Webhooks" }}
      actions={webhook.enabled && <TryWebhook id={id} />}
    >
      {!webhook.enabled && webhook.disabledReason && (
        <Notice tone="danger" title="Switched off by the shop" className="mb-4">
          {webhook.disabledReason} Nothing is sent until it is switched on again.
        </Notice>
      )}
      {webhook.enabled && webhook.failingSince && (
        <Notice tone="warning" title="It does not answer well" className="mb-4">
          Nothing was accepted since <Moment at={webhook.failingSince} />. After three days it is switched
          off.
        </Notice>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-label="Deliveries" className="min-w-0 max-xl:order-2">
          <Tabs
            label="Deliveries"
            tabs={TABS.map((tab) => ({
              href: hrefWith(path, {}, { state: tab.state }),
              label: tab.label,
              current: tab.state === status,
            }))}
          />
          {deliveries.length === 0 ? (
            <EmptyState
              art="/art/1f4ed"
              title={status ? "None is like that" : "Nothing was sent yet"}
              text={status ? undefined : "Send a trial, or wait for the first event that it hears."}
            />
          ) : (
            <>
              <DeliveryLog deliveries={deliveries} />
              <Pager
                path={path}
                query={query}
                next={next}
                shown={deliveries.length}
                total={null}
                noun="deliveries"
              />
            </>
          )}
        </section>
        <Settings webhook={webhook} />
      </div>
    </DeskPage>
  );
}
