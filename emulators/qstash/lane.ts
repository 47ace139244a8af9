export type Job = {
  id: string;
  dueAt: number;
  /** Scheme, host and port of the destination. */
  origin: string;
  /** Jobs of one lane start in order and share its limits. */
  lane: string;
  /** Whether the job keeps its place in the lane between attempts, as those of a queue do. */
  ordered: boolean;
};

export type LanePolicy = { parallelism: number; paused: boolean; rate?: number; periodMs?: number };

export type Lane = {
  /** Due again after a failure; goes before `ready`. */
  first: Map<string, Job>;
  ready: Map<string, Job>;
  /** Jobs under way, those between attempts of an ordered lane, and callbacks that hold it up. */
  held: Set<string>;
  periodStart: number;
  started: number;
};

export const createLane = (): Lane => ({
  first: new Map(),
  ready: new Map(),
  held: new Set(),
  periodStart: 0,
  started: 0,
});

export const waitingIn = ({ first, ready }: Lane): number => first.size + ready.size;

export const nextIn = ({ first, ready }: Lane): Job | undefined =>
  first.values().next().value ?? ready.values().next().value;

/** Whether nothing is lost by forgetting the lane. */
export const isIdle = (lane: Lane): boolean =>
  waitingIn(lane) + lane.held.size === 0 && lane.periodStart === 0;

/** Milliseconds until the lane may start another job, 0: now; Infinity: not before something else changes. */
export const waitOf = (lane: Lane, policy: LanePolicy, now: number): number => {
  const { parallelism, paused, rate, periodMs = 1000 } = policy;
  if (paused || lane.held.size >= parallelism) return Number.POSITIVE_INFINITY;
  if (!rate) return 0;
  if (now >= lane.periodStart + periodMs) {
    lane.periodStart = now;
    lane.started = 0;
  }
  return lane.started < rate ? 0 : lane.periodStart + periodMs - now;
};

export const enter = (lane: Lane, job: Job): void => {
  const isAgain = lane.held.delete(job.id);
  (isAgain ? lane.first : lane.ready).set(job.id, job);
};

export const begin = (lane: Lane, { id }: Job): void => {
  lane.first.delete(id);
  lane.ready.delete(id);
  lane.held.add(id);
  lane.started += 1;
};
