import { compare, type Load } from "./load";
import { atLeast, judge } from "./targets";

/** Two loads and the ratio that they should have; without a target it is only told. */
export type Claim = { name: string; ours: string; ceiling: string; target?: number };

const ms = (value: number) => `${value.toFixed(1)} ms`;

const verdict = (name: string, ratio: number, target: number | undefined): string =>
  target === undefined ? "      " : `${target.toFixed(2)} ${atLeast(name, ratio, target)}`;

/**
 * Prints how often a second, and by processor time: what the server computed for one answer, ceiling by ours. Wrong answers
 * are a target missed, with or without a ratio.
 */
export const printClaims = async (loads: Record<string, Load>, claims: Claim[]): Promise<void> => {
  const wrong = new Map<string, string>();
  const measured = await compare(loads, (name, { message }) => wrong.set(name, message));
  console.log(
    "\nwhat               a second   ceiling   ratio   target   by processor time         p50        p99",
  );
  for (const { name, ours, ceiling, target } of claims) {
    const [mine, top] = [measured[ours], measured[ceiling]];
    if (!mine || !top) {
      const why = wrong.get(mine ? ceiling : ours) ?? "not measured";
      console.log(`${name.padEnd(18)} ${why} ${judge(`${name} (wrong answers)`, false)}`);
      continue;
    }
    const ratio = mine.perSecond / top.perSecond;
    const byProcessor = top.processor / mine.processor;
    // What no server of ours answers has no processor time of ours.
    const spent = Number.isFinite(byProcessor)
      ? `${byProcessor.toFixed(2)} (${mine.processor.toFixed(2)} ms)`
      : "";
    console.log(
      `${name.padEnd(18)} ${mine.perSecond.toFixed(0).padStart(8)} ${top.perSecond.toFixed(0).padStart(9)}   ${ratio.toFixed(2)}    ${verdict(name, ratio, target)}   ${spent.padEnd(23)}   ${ms(mine.p50).padEnd(9)}  ${ms(mine.p99)}`,
    );
  }
};
