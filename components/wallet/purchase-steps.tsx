import { LocalTime } from "@/components/orders/local-time-client";
import { cx } from "@/components/ui/class-names";
import { CheckIcon, CloseIcon, InfoIcon } from "@/components/ui/icons";
import type { Purchase } from "@/lib/checkout/purchase-steps";

type Step = Purchase["steps"][number];

const WORDS: Record<string, Record<Step["status"], string>> = {
  "reserve-stock": {
    done: "The goods were set aside",
    compensated: "The goods went back to the shelf",
    failed: "There was not enough in stock",
  },
  "debit-wallet": {
    done: "The wallet paid",
    compensated: "The money went back to the wallet",
    failed: "The wallet did not hold enough",
  },
  "place-order": {
    done: "The order was placed",
    compensated: "The order was taken back",
    failed: "The order could not be placed",
  },
};

const looks = {
  done: { look: "bg-action text-on-action", icon: CheckIcon },
  compensated: { look: "bg-info-soft text-info", icon: InfoIcon },
  failed: { look: "bg-danger-soft text-danger", icon: CloseIcon },
};

/** What was done, one step after the other, and what was undone when one could not be. */
export function PurchaseSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="flex flex-col gap-4">
      {steps.map(({ name, status, at }) => {
        const { look, icon: Mark } = looks[status];
        return (
          <li key={`${name} ${status}`} className="flex gap-3.5">
            <span className={cx("grid size-7 shrink-0 place-items-center rounded-full", look)}>
              <Mark size={16} />
            </span>
            <div className="pt-0.5">
              <p className="font-semibold">{WORDS[name]?.[status] ?? `${name}: ${status}`}</p>
              <p className="text-sm text-muted">
                <LocalTime at={at} withTime />
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
