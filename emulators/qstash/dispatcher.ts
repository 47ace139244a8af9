import { createDueHeap } from "./due-heap";
import {
  begin,
  createLane,
  enter,
  isIdle,
  type Job,
  type Lane,
  type LanePolicy,
  nextIn,
  waitingIn,
  waitOf,
} from "./lane";

type Options = {
  perOrigin: number;
  total: number;
  policy(lane: string): LanePolicy;
  /** Makes one attempt; resolves to when the job is due again, or undefined when it is done. */
  attempt(id: string): Promise<number | undefined>;
};

const LONGEST_TIMER_MS = 3_600_000;

/** Decides which job starts when: after its delay, in the order of its lane and within all limits. */
export class Dispatcher {
  readonly #options: Options;
  readonly #jobs = new Map<string, Job>();
  readonly #delayed = createDueHeap();
  readonly #lanes = new Map<string, Lane>();
  readonly #underWay = new Set<string>();
  readonly #perOrigin = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  add(job: Job): void {
    this.#jobs.set(job.id, job);
    if (job.dueAt > Date.now()) this.#delayed.push({ id: job.id, dueAt: job.dueAt });
    else enter(this.#lane(job.lane), job);
    this.pump();
  }

  /** Makes a delayed job due earlier. */
  advance(id: string, dueAt: number): void {
    const job = this.#jobs.get(id);
    if (!job || job.dueAt <= dueAt) return;
    job.dueAt = dueAt;
    this.#delayed.push({ id, dueAt });
    this.pump();
  }

  /** Drops a job; one that is under way is not tried again. */
  remove(id: string): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    this.#jobs.delete(id);
    const lane = this.#lane(job.lane);
    lane.first.delete(id);
    lane.ready.delete(id);
    if (!this.#underWay.has(id)) lane.held.delete(id);
    this.pump();
  }

  /** Keeps a place of a lane taken until `letGo`. */
  hold(lane: string, id: string): void {
    this.#lane(lane).held.add(id);
  }

  letGo(lane: string, id: string): void {
    this.#lane(lane).held.delete(id);
    this.pump();
  }

  resetRate(lane: string): void {
    this.#lane(lane).periodStart = 0;
    this.pump();
  }

  laneCounts(name: string) {
    const lane = this.#lane(name);
    const { started, periodStart } = lane;
    return { waiting: waitingIn(lane), running: lane.held.size, started, periodStart };
  }

  get inFlight(): number {
    return this.#underWay.size;
  }

  /** Whether jobs are under way or due within these milliseconds, those of paused lanes aside. */
  isBusy(withinMs: number): boolean {
    if (this.#underWay.size > 0) return true;
    for (const [name, lane] of this.#lanes) {
      if (waitingIn(lane) > 0 && !this.#options.policy(name).paused) return true;
    }
    const next = this.#earliest();
    return next !== undefined && next.dueAt <= Date.now() + withinMs;
  }

  /** @returns what ends the subscription */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Starts what may start; to be called after a policy has changed. */
  pump(): void {
    if (this.#stopped) return;
    const now = Date.now();
    this.#releaseDue(now);
    let wait = (this.#earliest()?.dueAt ?? Number.POSITIVE_INFINITY) - now;
    for (let isMoving = true; isMoving; ) {
      isMoving = false;
      for (const [name, lane] of this.#lanes) {
        const laneWait = this.#startOne(name, lane, now);
        if (laneWait === 0) isMoving = true;
        else wait = Math.min(wait, laneWait);
      }
    }
    this.#wakeIn(wait);
    for (const listener of this.#listeners) listener();
  }

  #lane(name: string): Lane {
    const known = this.#lanes.get(name);
    if (known) return known;
    const lane = createLane();
    this.#lanes.set(name, lane);
    return lane;
  }

  /** The delayed job that is due first; drops what was cancelled or moved since. */
  #earliest(): Job | undefined {
    for (let top = this.#delayed.peek(); top; top = this.#delayed.peek()) {
      const job = this.#jobs.get(top.id);
      if (job?.dueAt === top.dueAt) return job;
      this.#delayed.pop();
    }
    return undefined;
  }

  #releaseDue(now: number): void {
    for (let job = this.#earliest(); job && job.dueAt <= now; job = this.#earliest()) {
      this.#delayed.pop();
      enter(this.#lane(job.lane), job);
    }
  }

  /** Starts the lane's next job, or answers how long it has to wait. */
  #startOne(name: string, lane: Lane, now: number): number {
    const { total, perOrigin, policy } = this.#options;
    const job = nextIn(lane);
    const isFull = this.#underWay.size >= total || (this.#perOrigin.get(job?.origin ?? "") ?? 0) >= perOrigin;
    if (!job || isFull) return Number.POSITIVE_INFINITY;
    const wait = waitOf(lane, policy(name), now);
    if (wait === 0) void this.#run(name, lane, job);
    return wait;
  }

  async #run(name: string, lane: Lane, job: Job): Promise<void> {
    begin(lane, job);
    this.#underWay.add(job.id);
    this.#count(job.origin, 1);
    const dueAt = await this.#options.attempt(job.id);
    this.#underWay.delete(job.id);
    this.#count(job.origin, -1);
    const isAgain = dueAt !== undefined && this.#jobs.has(job.id);
    if (!isAgain || !job.ordered) lane.held.delete(job.id);
    if (isAgain) {
      job.dueAt = dueAt;
      this.#delayed.push({ id: job.id, dueAt });
    } else this.#jobs.delete(job.id);
    if (isIdle(lane)) this.#lanes.delete(name);
    this.pump();
  }

  #count(origin: string, change: number): void {
    const count = (this.#perOrigin.get(origin) ?? 0) + change;
    if (count > 0) this.#perOrigin.set(origin, count);
    else this.#perOrigin.delete(origin);
  }

  #wakeIn(wait: number): void {
    clearTimeout(this.#timer);
    if (!Number.isFinite(wait)) return;
    this.#timer = setTimeout(() => this.pump(), Math.max(0, Math.min(wait, LONGEST_TIMER_MS)));
  }
}
