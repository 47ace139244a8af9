import type { BadgeTone } from "@/components/ui/badge";
import type { PromotionState } from "@/lib/promotions/desk-rules";

export const STATE_WORDS: Record<PromotionState, { label: string; tone: BadgeTone }> = {
  works: { label: "Works", tone: "success" },
  scheduled: { label: "Begins later", tone: "info" },
  stopped: { label: "Stopped", tone: "neutral" },
  expired: { label: "Expired", tone: "neutral" },
  "used-up": { label: "Used up", tone: "warning" },
};
