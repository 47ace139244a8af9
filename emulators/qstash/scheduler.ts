import { Cron } from "croner";
import type { Engine } from "./engine";
import { ApiError } from "./errors";
import { readBody } from "./message";
import type { State } from "./state";
import type { Schedule } from "./types";

/** A run that a restart has made late is made up for; one that is older is skipped. */
const CATCH_UP_MS = 60_000;
const LONGEST_TIMER_MS = 3_600_000;

/** @throws ApiError 400 when the text is no cron expression of five fields, with or without `CRON_TZ=` */
export const parseCron = (text: string, allowSeconds: boolean): Cron => {
  const [, timezone, pattern] = /^(?:CRON_TZ=(\S+)\s+)?(.+)$/.exec(text.trim()) ?? [];
  try {
    const mode = allowSeconds ? "5-or-6-parts" : "5-part";
    return new Cron(pattern ?? "", { paused: true, timezone: timezone ?? "UTC", mode });
  } catch (cause) {
    throw new ApiError(400, `invalid cron expression: ${cause instanceof Error ? cause.message : text}`);
  }
};

export const createScheduler = (state: State, engine: Engine, allowSeconds: boolean) => {
  const next = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const nextAfter = (schedule: Schedule, from: number): number | undefined =>
    parseCron(schedule.cron, allowSeconds).nextRun(new Date(from))?.getTime();

  const plan = (schedule: Schedule, from: number) => {
    const at = nextAfter(schedule, from);
    if (at === undefined) next.delete(schedule.id);
    else next.set(schedule.id, at);
  };

  const run = async (schedule: Schedule): Promise<void> => {
    const { id, template, destination } = schedule;
    await engine.publish([{ template, destination, body: readBody(schedule), scheduleId: id }]);
  };

  const tick = () => {
    const now = Date.now();
    for (const schedule of state.schedules.values()) {
      const at = next.get(schedule.id);
      if (at === undefined || at > now) continue;
      plan(schedule, now);
      if (schedule.paused) continue;
      run(schedule).catch((cause) => console.error(`qstash: schedule ${schedule.id} could not run`, cause));
    }
    arm();
  };

  const arm = () => {
    clearTimeout(timer);
    let earliest = Number.POSITIVE_INFINITY;
    for (const [id, at] of next) {
      if (!state.schedules.get(id)?.paused) earliest = Math.min(earliest, at);
    }
    if (!Number.isFinite(earliest)) return;
    timer = setTimeout(tick, Math.max(0, Math.min(earliest - Date.now(), LONGEST_TIMER_MS)));
  };

  for (const schedule of state.schedules.values()) {
    const now = Date.now();
    const missed = nextAfter(schedule, schedule.lastRunAt ?? schedule.createdAt);
    const isRecent = missed !== undefined && missed <= now && missed > now - CATCH_UP_MS;
    if (isRecent) next.set(schedule.id, missed);
    else plan(schedule, now);
  }
  arm();

  return {
    /** Looks at a schedule anew that was created, changed, paused, resumed or removed. */
    refresh(id: string) {
      const schedule = state.schedules.get(id);
      if (schedule) plan(schedule, Date.now());
      else next.delete(id);
      arm();
    },
    nextRunAt: (id: string): number | undefined => next.get(id),
    run,
    stop: () => clearTimeout(timer),
  };
};

export type Scheduler = ReturnType<typeof createScheduler>;
