import { WEBHOOK_TYPES, type WebhookType } from "@/lib/webhooks/rules";
import { WEBHOOK_DATA } from "@/lib/webhooks/schema";

const types = Object.keys(WEBHOOK_TYPES) as WebhookType[];

/** What the shop calls developers with, and what each message says. */
export function WebhookList() {
  return (
    <dl className="divide-y divide-line overflow-hidden rounded-card border border-line bg-card">
      {types.map((type) => (
        <div
          key={type}
          className="grid gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] sm:px-5"
        >
          <dt className="font-mono text-sm font-semibold wrap-anywhere">{type}</dt>
          <dd className="min-w-0">
            {WEBHOOK_TYPES[type]}.
            <span className="block font-mono text-xs wrap-anywhere text-muted">
              {Object.keys(WEBHOOK_DATA[type].shape).join(", ")}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
