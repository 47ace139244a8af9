const TRIES = 20;
const WAIT_MS = 250;

let waits = 0;

/** How often the shop said "not now" to those who ask here, and was asked again. */
export const timesAskedAgain = (): number => waits;

/** Asks again while the shop says that it cannot answer now: on a machine that others use, KV is at times given up. */
export const patiently = async <T extends { status: number }>(ask: () => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    const answer = await ask();
    if (answer.status !== 503 || tried === TRIES) return answer;
    waits += 1;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
};
