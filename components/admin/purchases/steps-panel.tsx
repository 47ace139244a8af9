import { PurchaseSteps } from "@/components/wallet/purchase-steps";
import type { DeskPurchase } from "@/lib/checkout/desk-queries";
import { Panel } from "../kit/panel";
import { failureWords } from "./purchase-words";

/** What the saga did one step after the other, and what it undid again. */
export function StepsPanel({ purchase: { steps, failure, state } }: { purchase: DeskPurchase }) {
  const undone = steps.filter(({ status }) => status === "compensated").length;
  return (
    <Panel title="Step by step" aside={undone > 0 && `${undone} ${undone === 1 ? "step" : "steps"} undone`}>
      {failure && (
        <p className="mb-4">
          It went no further: <strong>{failureWords(failure)}</strong>{" "}
          <code className="text-xs text-muted">{failure}</code>
          {state === "failed" && ". Whatever had been done was undone."}
        </p>
      )}
      {steps.length === 0 ? (
        <p className="text-muted">No step was taken yet.</p>
      ) : (
        <PurchaseSteps steps={steps} />
      )}
    </Panel>
  );
}
