import type { BadgeTone } from "@/components/ui/badge";
import type { Webhook, WebhookDelivery } from "@/lib/webhooks/schema";

export const WEBHOOKS = "/admin/webhooks";

export const stateOf = ({ enabled, disabledReason, failingSince }: Webhook) => {
  if (!enabled) {
    return disabledReason
      ? { label: "Switched off", tone: "danger" as const }
      : { label: "Off", tone: "neutral" as const };
  }
  return failingSince
    ? { label: "Failing", tone: "warning" as const }
    : { label: "On", tone: "success" as const };
};

export const DELIVERY_WORDS: Record<WebhookDelivery["status"], { label: string; tone: BadgeTone }> = {
  pending: { label: "on its way", tone: "warning" },
  succeeded: { label: "accepted", tone: "success" },
  failed: { label: "failed", tone: "danger" },
};

export const typesText = (types: string[]): string =>
  types.length === 0 ? "every event" : types.length <= 2 ? types.join(", ") : `${types.length} events`;
