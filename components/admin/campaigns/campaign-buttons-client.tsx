"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog-button-client";
import { toast } from "@/components/ui/toast-store";
import { deleteCampaignAction, stepCampaignAction } from "@/lib/loyalty/campaign-actions";
import { stepLabel } from "@/lib/loyalty/campaigns/desk-rules";
import { type CampaignStatus, campaignStates } from "@/lib/loyalty/campaigns/rules";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type StepProps = { id: string; from: CampaignStatus; to: CampaignStatus };

const DONE: Record<CampaignStatus, string> = {
  draft: "Saved",
  active: "It counts for orders that are paid from now on.",
  paused: "Paused. What was earned stays.",
  ended: "Ended. What was earned stays.",
};

function Keep() {
  return (
    <form method="dialog">
      <Button type="submit" variant="secondary">
        Keep it
      </Button>
    </form>
  );
}

/** One legal step; to end asks once more, because it cannot be taken back. */
function StepButton({ id, from, to }: StepProps) {
  const { onSubmit, pending, problem } = useActionForm(stepCampaignAction, { onDone: () => toast(DONE[to]) });
  const label = stepLabel(from, to);
  const fields = (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={to} />
    </>
  );
  if (to !== "ended") {
    return (
      <form onSubmit={onSubmit}>
        {fields}
        <Button type="submit" size="sm" variant={to === "active" ? "primary" : "secondary"} pending={pending}>
          {label}
        </Button>
        <ProblemNotice problem={problem} className="mt-3 max-w-sm" />
      </form>
    );
  }
  return (
    <DialogButton label={label} variant="quiet" size="sm" title="End this campaign?">
      <p>It earns nothing from now on and cannot be started again. What was earned by it stays.</p>
      <ProblemNotice problem={problem} className="mt-4" />
      <div className="mt-6 flex flex-wrap gap-2">
        <form onSubmit={onSubmit}>
          {fields}
          <Button type="submit" variant="danger" pending={pending}>
            End it
          </Button>
        </form>
        <Keep />
      </div>
    </DialogButton>
  );
}

function DeleteButton({ id }: { id: string }) {
  const router = useRouter();
  const { onSubmit, pending, problem } = useActionForm(deleteCampaignAction, {
    onDone: () => {
      toast("Deleted. What was earned by it stays.");
      router.push("/admin/campaigns");
    },
  });
  return (
    <DialogButton label="Delete" variant="quiet" size="sm" title="Delete this campaign?">
      <p>It ends and leaves every list. Orders keep what they earned, and the audit log keeps its story.</p>
      <ProblemNotice problem={problem} className="mt-4" />
      <div className="mt-6 flex flex-wrap gap-2">
        <form onSubmit={onSubmit}>
          <input type="hidden" name="id" value={id} />
          <Button type="submit" variant="danger" pending={pending}>
            Delete it
          </Button>
        </form>
        <Keep />
      </div>
    </DialogButton>
  );
}

/** What can be done with a campaign as it stands. */
export function CampaignButtons({ id, status }: { id: string; status: CampaignStatus }) {
  return (
    <>
      <DeleteButton id={id} />
      {campaignStates
        .nextStates(status)
        .toReversed()
        .map((to) => (
          <StepButton key={`${status} ${to}`} id={id} from={status} to={to} />
        ))}
    </>
  );
}
