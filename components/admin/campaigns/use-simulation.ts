import { useState, useTransition } from "react";
import type { Problem } from "@/lib/kernel/errors";
import { simulateAction } from "@/lib/loyalty/campaign-actions";
import type { SimulationView } from "@/lib/loyalty/campaigns/simulation-view-rules";

type Input = { rules: unknown[]; client: string; from: string; to: string };

/** Runs simulations; `isStale` once the result belongs to other rules or days than those typed now. */
export function useSimulation(input: Input) {
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<{ of: string; view: SimulationView } | null>(null);
  const now = JSON.stringify(input);

  function run() {
    if (pending) return;
    startTransition(async () => {
      const result = await simulateAction(input);
      setProblem(result.ok ? null : result.problem);
      if (result.ok) setDone({ of: now, view: result.value });
    });
  }

  return { run, pending, problem, view: done?.view ?? null, isStale: done !== null && done.of !== now };
}
