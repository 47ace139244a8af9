"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { saveCampaignAction } from "@/lib/loyalty/campaign-actions";
import { draftOf } from "@/lib/loyalty/campaigns/desk-rules";
import type { CampaignStatus } from "@/lib/loyalty/campaigns/rules";
import type { Campaign } from "@/lib/loyalty/campaigns/schema";
import { Panel } from "../kit/panel";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";
import { useLeaveGuard } from "../kit/use-leave-guard";
import { useSaveKey } from "../kit/use-save-key";
import { CampaignFields } from "./campaign-fields";
import { RulesEditor } from "./rules-editor";
import { Simulator } from "./simulator";
import { contentOf, useCampaignDraft } from "./use-campaign-draft";

type WorkbenchProps = {
  /** Null for a new one. */
  campaign: Campaign | null;
  version: number;
  currency: string;
  /** The days (UTC) that the simulator begins with. */
  period: { from: string; to: string };
};

const SAVED: Record<CampaignStatus, string> = {
  draft: "Saved. It counts once it is started.",
  active: "Saved. It counts for orders that are paid from now on.",
  paused: "Saved. It counts once it is resumed.",
  ended: "Saved.",
};

/** The version that what is typed here was made from: a change of the status alone leaves it valid. */
function useSeen(campaign: Campaign | null, version: number) {
  const stored = contentOf(draftOf(campaign));
  const [seen, setSeen] = useState({ version, content: stored });
  return { stored, seenVersion: seen.content === stored ? version : seen.version, setSeen };
}

/** A campaign's fields and rules, and what they would have cost, side by side with what is typed. */
export function CampaignWorkbench({ campaign, version, currency, period }: WorkbenchProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const state = useCampaignDraft(draftOf(campaign));
  const { stored, seenVersion, setSeen } = useSeen(campaign, version);
  const { onSubmit, pending, problem, faults } = useActionForm(saveCampaignAction, {
    onDone: (saved) => {
      toast(SAVED[campaign?.status ?? "draft"]);
      setSeen({ version: saved.version, content: contentOf(state.draft) });
      if (!campaign) router.push(`/admin/campaigns/${saved.id}`);
    },
  });
  const ended = campaign?.status === "ended";
  const unsaved = contentOf(state.draft) !== stored;
  useSaveKey(form);
  useLeaveGuard(unsaved && !ended && !pending);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Panel>
        <form ref={form} onSubmit={onSubmit} noValidate>
          {campaign && <input type="hidden" name="id" value={campaign.id} />}
          <input type="hidden" name="version" value={seenVersion} />
          <input type="hidden" name="rules" value={JSON.stringify(state.rules)} />
          <CampaignFields state={state} disabled={ended} faults={faults} />
          <RulesEditor state={state} disabled={ended} />
          <ProblemNotice problem={problem} className="mt-5" />
          {!ended && (
            <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button type="submit" pending={pending} disabled={!state.isValid}>
                {campaign ? "Save" : "Make a draft"}
              </Button>
              <p role="status" className="text-muted">
                {!state.isValid ? "Mend what is marked first." : unsaved && "Not saved yet"}
              </p>
            </div>
          )}
        </form>
      </Panel>
      <Simulator
        rules={state.rules}
        client={state.draft.client}
        isValid={state.isValid}
        period={period}
        currency={currency}
      />
    </div>
  );
}
