import type { BadgeTone } from "@/components/ui/badge";
import type { Purchase } from "@/lib/checkout/purchase-steps";
import { PROBLEMS } from "@/lib/kernel/errors";

export const PURCHASE_WORDS: Record<Purchase["state"], { label: string; tone: BadgeTone }> = {
  running: { label: "Under way", tone: "warning" },
  compensating: { label: "Being undone", tone: "warning" },
  succeeded: { label: "Succeeded", tone: "success" },
  failed: { label: "Failed, undone", tone: "neutral" },
};

/** Why a quick buy went no further, in the words of the problem that stopped it. */
export const failureWords = (failure: string): string =>
  Object.hasOwn(PROBLEMS, failure) ? PROBLEMS[failure as keyof typeof PROBLEMS][1] : failure;
