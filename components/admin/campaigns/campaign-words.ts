import type { BadgeTone } from "@/components/ui/badge";
import type { CampaignPhase } from "@/lib/loyalty/campaigns/desk-rules";
import { ANY_CLIENT } from "@/lib/loyalty/campaigns/rules";

export const PHASES: Record<CampaignPhase, { label: string; tone: BadgeTone }> = {
  draft: { label: "Draft", tone: "neutral" },
  scheduled: { label: "Starts by date", tone: "info" },
  on: { label: "On", tone: "success" },
  over: { label: "Over by date", tone: "neutral" },
  paused: { label: "Paused", tone: "warning" },
  ended: { label: "Ended", tone: "neutral" },
};

export const clientName = (client: string): string => (client === ANY_CLIENT ? "Everybody" : client);
