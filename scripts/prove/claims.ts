/** What is being proven, claim by claim. Every line says what was seen, so that a broken claim explains itself. */
export class Claims {
  #claimed = 0;
  #broken = 0;
  #notRun = 0;

  claim(holds: boolean, what: string, seen: string | number): void {
    this.#claimed += 1;
    if (!holds) this.#broken += 1;
    console.log(`${holds ? "✓" : "✗"} ${what}: ${seen}`);
  }

  /** Nothing may stand in this list. */
  none(list: readonly string[], what: string): void {
    const shown = list.slice(0, 10).map((line) => `\n    ${line}`);
    this.claim(list.length === 0, what, list.length === 0 ? "none" : `${list.length}${shown.join("")}`);
  }

  /** What could not be tried here, and why: no claim, and no word that it holds. */
  notRun(what: string, why: string): void {
    this.#notRun += 1;
    console.log(`- NOT RUN ${what}: ${why}`);
  }

  /** The end of a proof: the last line, and the code that the process ends with. */
  conclude(startedAt: number): void {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    if (this.#claimed === 0) console.log("Nothing was claimed, which proves nothing.");
    else if (this.#broken > 0) console.log(`${this.#broken} claims are broken.`);
    else
      console.log(`All of it holds${this.#notRun > 0 ? ` but ${this.#notRun} NOT RUN` : ""} (${seconds} s).`);
    if (this.#claimed === 0 || this.#broken > 0) process.exitCode = 1;
  }
}

/** How often each of these occurs, as one line: `201 × 5, 409 × 195`. */
export const tally = (values: readonly (string | number)[]): string => {
  const counts = new Map<string | number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value} × ${count}`).join(", ") || "nothing";
};
