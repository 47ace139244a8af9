import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Panel } from "../kit/panel";
import { ProblemNotice } from "../kit/problem-notice";
import { SimulationResult } from "./simulation-result";
import { useSimulation } from "./use-simulation";

type SimulatorProps = {
  rules: unknown[];
  client: string;
  isValid: boolean;
  period: { from: string; to: string };
  currency: string;
};

/** Tries the rules, saved or not, on orders that were paid, next to the campaigns that are on. */
export function Simulator({ rules, client, isValid, period, currency }: SimulatorProps) {
  const [{ from, to }, setDays] = useState(period);
  const { run, pending, problem, view, isStale } = useSimulation({ rules, client, from, to });
  return (
    <Panel title="Simulator" aside="Days are UTC; nothing is written">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
        className="grid grid-cols-2 items-end gap-3 sm:flex"
      >
        <TextField
          type="date"
          label="Orders paid from"
          value={from}
          max={to}
          onChange={(event) => setDays({ from: event.target.value, to })}
        />
        <TextField
          type="date"
          label="to"
          value={to}
          min={from}
          onChange={(event) => setDays({ from, to: event.target.value })}
        />
        <Button
          type="submit"
          variant="secondary"
          pending={pending}
          disabled={!isValid}
          className="col-span-2"
        >
          Simulate
        </Button>
      </form>
      <ProblemNotice problem={problem} className="mt-4" />
      <p role="status" className="mt-2 text-muted">
        {isStale && "The rules or the days have changed since. Simulate again to see what they come to."}
      </p>
      {view && <SimulationResult view={view} currency={currency} isStale={isStale} />}
      {!view && !problem && (
        <p className="text-muted">
          See what these rules would have issued for orders of the past, day by day and order by order, and
          what that would have cost.
        </p>
      )}
    </Panel>
  );
}
