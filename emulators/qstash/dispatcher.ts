import { createDueHeap } from "./due-heap";

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

type Lane = {
  /** Due again after a failure; goes before `ready`. */
  first: Map<string, Job>;
  ready: Map<string, Job>;
  /** Jobs under way, those between attempts of an ordered lane, and callbacks that hold it up. */
  held: Set<string>;
  periodStart: number;
  started: number;
};

export type Dispatcher = {
  add(job: Job): void;
  /** Makes a delayed job due earlier. */
  advance(id: string, dueAt: number): void;
  /** Drops a job that is not under way. */
  remove(id: string): void;
  /** Keeps a place of a lane taken until `letGo`. */
  hold(lane: string, id: string): void;
  letGo(lane: string, id: string): void;
  /** Looks again at what may start, after a policy has changed. */
  pump(): void;
  resetRate(lane: string): void;
  laneCounts(lane: string): { waiting: number; running: number; started: number; periodStart: number };
  inFlight(): number;
  /** How many jobs are due within these milliseconds or under way, those of paused lanes aside. */
  busy(withinMs: number): number;
  onChange(listener: () => void): () => void;
  stop(): void;
};

type Options = {
  perOrigin: number;
  total: number;
  policy(lane: string): LanePolicy;
  /** Makes one attempt; resolves to when the job is due again, or undefined when it is done. */
  attempt(id: string): Promise<number | undefined>;
};

const LONGEST_TIMER_MS = 3_600_000;

export const createDispatcher = ({ perOrigin, total, policy, attempt }: Options): Dispatcher => {
  const jobs = new Map<string, Job>();
  const delayed = createDueHeap();
  const lanes = new Map<string, Lane>();
  const running = new Map<string, number>();
  const listeners = new Set<() => void>();
  const underWay = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const laneOf = (name: string): Lane => {
    const known = lanes.get(name);
    if (known) return known;
    const lane = { first: new Map(), ready: new Map(), held: new Set<string>(), periodStart: 0, started: 0 };
    lanes.set(name, lane);
    return lane;
  };

  const changed = () => {
    for (const listener of listeners) listener();
  };

  /** Milliseconds until the lane's rate lets another job start; 0: now. */
  const rateWait = (lane: Lane, { rate, periodMs = 1000 }: LanePolicy, now: number): number => {
    if (!rate) return 0;
    if (now >= lane.periodStart + periodMs) {
      lane.periodStart = now;
      lane.started = 0;
    }
    return lane.started < rate ? 0 : lane.periodStart + periodMs - now;
  };

  const begin = (name: string, lane: Lane, job: Job) => {
    lane.first.delete(job.id);
    lane.ready.delete(job.id);
    lane.held.add(job.id);
    lane.started += 1;
    underWay.add(job.id);
    running.set(job.origin, (running.get(job.origin) ?? 0) + 1);
    void attempt(job.id).then((dueAt) => {
      underWay.delete(job.id);
      running.set(job.origin, (running.get(job.origin) ?? 1) - 1);
      const again = dueAt !== undefined && jobs.has(job.id);
      if (!again || !job.ordered) lane.held.delete(job.id);
      if (again) {
        job.dueAt = dueAt;
        delayed.push({ id: job.id, dueAt });
      } else jobs.delete(job.id);
      if (lane.held.size + lane.first.size + lane.ready.size === 0 && !lane.periodStart) lanes.delete(name);
      pump();
    });
  };

  /** The delayed job that is due first; drops what was cancelled or moved since. */
  const earliest = (): Job | undefined => {
    for (let top = delayed.peek(); top; top = delayed.peek()) {
      const job = jobs.get(top.id);
      if (job?.dueAt === top.dueAt) return job;
      delayed.pop();
    }
    return undefined;
  };

  const releaseDue = (now: number) => {
    for (let job = earliest(); job && job.dueAt <= now; job = earliest()) {
      delayed.pop();
      const lane = laneOf(job.lane);
      const retrying = lane.held.delete(job.id);
      (retrying ? lane.first : lane.ready).set(job.id, job);
    }
  };

  /** Starts what the lane's limits allow, one job; answers how long its rate makes it wait otherwise. */
  const startOne = (name: string, lane: Lane, now: number): boolean | number => {
    const job = (lane.first.values().next().value ?? lane.ready.values().next().value) as Job | undefined;
    if (!job || underWay.size >= total || (running.get(job.origin) ?? 0) >= perOrigin) return false;
    const limits = policy(name);
    if (limits.paused || lane.held.size >= limits.parallelism) return false;
    const wait = rateWait(lane, limits, now);
    if (wait > 0) return wait;
    begin(name, lane, job);
    return true;
  };

  const arm = (wait: number) => {
    clearTimeout(timer);
    timer = Number.isFinite(wait)
      ? setTimeout(pump, Math.max(0, Math.min(wait, LONGEST_TIMER_MS)))
      : undefined;
  };

  function pump() {
    if (stopped) return;
    const now = Date.now();
    releaseDue(now);
    let wait = (earliest()?.dueAt ?? Number.POSITIVE_INFINITY) - now;
    for (let progress = true; progress; ) {
      progress = false;
      for (const [name, lane] of lanes) {
        const result = startOne(name, lane, now);
        if (result === true) progress = true;
        else if (result !== false) wait = Math.min(wait, result);
      }
    }
    arm(wait);
    changed();
  }

  return {
    add(job) {
      jobs.set(job.id, job);
      if (job.dueAt > Date.now()) delayed.push({ id: job.id, dueAt: job.dueAt });
      else laneOf(job.lane).ready.set(job.id, job);
      pump();
    },
    advance(id, dueAt) {
      const job = jobs.get(id);
      if (!job || job.dueAt <= dueAt) return;
      job.dueAt = dueAt;
      delayed.push({ id, dueAt });
      pump();
    },
    remove(id) {
      const job = jobs.get(id);
      if (!job) return;
      jobs.delete(id);
      const lane = laneOf(job.lane);
      lane.first.delete(id);
      lane.ready.delete(id);
      if (!underWay.has(id)) lane.held.delete(id);
      pump();
    },
    hold: (lane, id) => void laneOf(lane).held.add(id),
    letGo(lane, id) {
      laneOf(lane).held.delete(id);
      pump();
    },
    pump,
    resetRate(name) {
      laneOf(name).periodStart = 0;
      pump();
    },
    laneCounts(name) {
      const lane = laneOf(name);
      return {
        waiting: lane.first.size + lane.ready.size,
        running: lane.held.size,
        started: lane.started,
        periodStart: lane.periodStart,
      };
    },
    inFlight: () => underWay.size,
    busy(withinMs) {
      let count = underWay.size;
      for (const [name, lane] of lanes) {
        if (!policy(name).paused) count += lane.first.size + lane.ready.size;
      }
      const horizon = Date.now() + withinMs;
      const next = earliest();
      return next && next.dueAt <= horizon ? count + 1 : count;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
