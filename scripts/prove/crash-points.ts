import { AsyncLocalStorage } from "node:async_hooks";

/** One life of the process: what runs in it stops for ever at the point where it dies. */
type Life = { passed: string[]; dieAt: number; dead: boolean; onDeath: () => void };

const lives = new AsyncLocalStorage<Life>();
const foundPoints = new Set<string>();
const visitedPoints = new Set<string>();
const diedAt = new Set<string>();

const never = (): Promise<never> => new Promise(() => undefined);

const pass = (moment: string): Promise<void> | undefined => {
  const life = lives.getStore();
  if (!life) return undefined;
  visitedPoints.add(moment);
  if (life.dead) return never();
  life.passed.push(moment);
  if (life.passed.length !== life.dieAt) return undefined;
  life.dead = true;
  diedAt.add(moment);
  life.onDeath();
  return never();
};

/** What the transformed sources call. A thing that was awaited has happened when the point behind it is reached. */
const points = {
  found(labels: string[]): void {
    for (const label of labels) foundPoints.add(`before ${label}`).add(`behind ${label}`);
  },
  before: (label: string) => pass(`before ${label}`),
  async behind<T>(label: string, value: T): Promise<T> {
    await pass(`behind ${label}`);
    return value;
  },
};

Object.assign(globalThis, { crashPoints: points });

/**
 * Runs `work` as a process that dies when it passes its `dieAt`th fault point (never for 0). Nothing of it runs on after
 * that, `finally` included. Answers the points that it passed, in their order, and whether it died.
 */
export const liveUntil = async (
  dieAt: number,
  work: () => Promise<unknown>,
): Promise<{ passed: string[]; died: boolean }> => {
  let onDeath = (): void => undefined;
  const death = new Promise<void>((resolve) => {
    onDeath = resolve;
  });
  const life: Life = { passed: [], dieAt, dead: false, onDeath };
  await Promise.race([lives.run(life, work), death]);
  return { passed: life.passed, died: life.dead };
};

export const coverage = () => ({
  found: [...foundPoints],
  visited: [...visitedPoints].filter((point) => foundPoints.has(point)),
  died: [...diedAt],
});
