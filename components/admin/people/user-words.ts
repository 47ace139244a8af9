import type { BadgeTone } from "@/components/ui/badge";
import type { UserState } from "@/lib/accounts/desk-rules";

export const STATE_WORDS: Record<UserState, { label: string; tone: BadgeTone }> = {
  active: { label: "Active", tone: "success" },
  deactivated: { label: "Deactivated", tone: "danger" },
  closed: { label: "Closed", tone: "neutral" },
};
