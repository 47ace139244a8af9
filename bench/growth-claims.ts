import { compare, type Load } from "./load";
import { atLeast } from "./targets";

/** What a large shop answers at least of what a small one does. */
const SHARE = 0.8;

/** Prints what the same loads come to with few and with many products, in turns, and judges each. */
export const printGrowth = async (few: Record<string, Load>, many: Record<string, Load>): Promise<void> => {
  const loads = Object.entries(few).flatMap(([name, load]): [string, Load][] => {
    const other = many[name];
    return other
      ? [
          [`${name} few`, load],
          [`${name} many`, other],
        ]
      : [];
  });
  const measured = await compare(Object.fromEntries(loads));
  console.log(
    `\nwhat                  few a second   many    ratio ≥ ${SHARE.toFixed(2)}   by processor time`,
  );
  for (const name of Object.keys(few)) {
    const [one, other] = [measured[`${name} few`], measured[`${name} many`]];
    const ratio = (other?.perSecond ?? Number.NaN) / (one?.perSecond ?? Number.NaN);
    const byProcessor = (one?.processor ?? Number.NaN) / (other?.processor ?? Number.NaN);
    const rates = [one, other].map((each) => (each?.perSecond ?? Number.NaN).toFixed(0));
    console.log(
      `${name.padEnd(20)} ${rates[0]?.padStart(13)} ${rates[1]?.padStart(6)}    ${ratio.toFixed(2)} ${atLeast(`${name} among many`, ratio, SHARE)}         ${byProcessor.toFixed(2)}`,
    );
  }
};
