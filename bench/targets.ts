/** What a page may load in kB and requests within five seconds of a first visit. */
export const SCRIPT_KB = { shop: 150, cart: 160, admin: 220 };
export const REQUESTS = 30;
export const HTML_KB = 20;

export type Mark = "✓" | "✗";

const judged = new Map<string, boolean>();

/** Notes whether a target is met, and answers the mark that stands for it. What is judged twice is missed where it is missed once. */
export const judge = (what: string, isMet: boolean): Mark => {
  judged.set(what, isMet && judged.get(what) !== false);
  return isMet ? "✓" : "✗";
};

/** Judged by a number; none at all is a miss. */
export const atLeast = (what: string, value: number, target: number): Mark => judge(what, value >= target);
export const atMost = (what: string, value: number, target: number): Mark => judge(what, value <= target);

export const missedTargets = (): string[] => [...judged].flatMap(([what, isMet]) => (isMet ? [] : [what]));

/** The last line of a bench; the process ends with 1 where a target was missed. */
export const concludeTargets = (): void => {
  const missed = missedTargets();
  const met = judged.size - missed.length;
  if (judged.size > 0) {
    console.log(
      `\n${met} of ${judged.size} targets met${missed.length > 0 ? `; missed: ${missed.join(", ")}` : ""}`,
    );
  }
  if (missed.length > 0) process.exitCode = 1;
};
