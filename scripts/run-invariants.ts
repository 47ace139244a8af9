import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { INVARIANTS, type Invariant } from "./invariants";

type Violation = { subject: string; detail: string };

/** What an invariant found, and how many milliseconds that took. */
export type Checked = Invariant & { found: Violation[]; ms: number };

/** Checks one invariant after the other, so that the shop beside it keeps its processors; `told` hears of each at once. */
export const runInvariants = async (
  db: Database,
  told: (one: Checked) => void = () => undefined,
): Promise<Checked[]> => {
  const checked: Checked[] = [];
  for (const invariant of INVARIANTS) {
    const began = performance.now();
    const { rows } = await db.execute<Violation>(
      sql.raw(`select v.subject, v.detail from (${invariant.violations}) as v(subject, detail)`),
    );
    const one = { ...invariant, found: rows, ms: Math.round(performance.now() - began) };
    told(one);
    checked.push(one);
  }
  return checked;
};
