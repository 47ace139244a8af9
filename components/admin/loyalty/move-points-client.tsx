"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog-client";
import { TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { movePointsAction } from "@/lib/points/desk-actions";
import { countPoints } from "@/lib/points/words-rules";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type MovePointsProps = { accountId: string; nickname: string };

/** Issues points or redeems some by hand. Each opening is one try: pressed twice it moves points once. */
export function MovePoints({ accountId, nickname }: MovePointsProps) {
  const [tryKey, setTryKey] = useState<string | null>(null);
  const { onSubmit, pending, problem, faults } = useActionForm(movePointsAction, {
    onDone: ({ balance }) => {
      toast(`${nickname} can spend ${countPoints(balance)}`);
      setTryKey(null);
    },
  });
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        aria-haspopup="dialog"
        onClick={() => setTryKey(crypto.randomUUID())}
      >
        Issue or redeem
      </Button>
      <Dialog open={tryKey !== null} onClose={() => setTryKey(null)} title={`${nickname}'s points`}>
        <form key={tryKey} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          <input type="hidden" name="accountId" value={accountId} />
          <input type="hidden" name="key" value={tryKey ?? ""} />
          <fieldset>
            <legend className="mb-1 font-semibold">What happens</legend>
            <Radio
              name="what"
              value="issue"
              label="Issue points"
              hint="They count from today"
              defaultChecked
            />
            <Radio name="what" value="redeem" label="Redeem points" hint="The oldest go first" />
          </fieldset>
          <TextField
            name="amount"
            label="How many"
            inputMode="numeric"
            autoComplete="off"
            error={faults("amount")}
          />
          <TextField
            name="reason"
            label="Why"
            maxLength={500}
            hint="The shopper sees it in their log."
            error={faults("reason")}
          />
          <ProblemNotice problem={problem?.errors ? null : problem} />
          <Button type="submit" pending={pending} className="self-start">
            Write it down
          </Button>
        </form>
      </Dialog>
    </>
  );
}
