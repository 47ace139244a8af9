import { Hono } from "hono";
import { type Api, query } from "./api";
import { retryDeadLetters } from "./dead-letter-routes";
import { ApiError } from "./errors";

const number = (search: URLSearchParams, name: string, otherwise: number): number => {
  const value = Number(search.get(name) ?? otherwise);
  if (!Number.isFinite(value) || value < 0)
    throw new ApiError(400, `${name} must be a number of milliseconds`);
  return value;
};

/** What the vendor does not have: help for tests and for the page. Needs no token. */
export const standinRoutes = (api: Api): Hono => {
  const { engine, scheduler, ledger } = api;
  const { dispatcher } = engine;

  const drained = (delayedMs: number, timeoutMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (!dispatcher.isBusy(delayedMs)) return resolve(true);
      const settle = (done: boolean) => {
        clearTimeout(timer);
        unsubscribe();
        resolve(done);
      };
      const timer = setTimeout(() => settle(false), timeoutMs);
      const unsubscribe = dispatcher.onChange(() => {
        if (!dispatcher.isBusy(delayedMs)) settle(true);
      });
    });

  return new Hono()
    .post("/drain", async (context) => {
      const delayedMs = number(query(context), "delayedMs", 1000);
      const done = await drained(delayedMs, number(query(context), "timeoutMs", 30_000));
      const counts = { waiting: engine.state.messages.size, inFlight: dispatcher.inFlight };
      return context.json({ drained: done, ...counts }, done ? 200 : 408);
    })
    .post("/release", async (context) => {
      const ids = [...engine.state.messages.keys()];
      await engine.release(ids);
      return context.json({ released: ids.length });
    })
    .post("/dead-letters/:id/retry", async (context) => {
      const letter = ledger.state.deadLetters.get(context.req.param("id"));
      if (!letter) throw new ApiError(404, `message ${context.req.param("id")} not found`);
      return context.json({ responses: await retryDeadLetters(api, [letter]) });
    })
    .post("/schedules/:id/run", async (context) => {
      const schedule = ledger.state.schedules.get(context.req.param("id"));
      if (!schedule) throw new ApiError(404, `schedule ${context.req.param("id")} not found`);
      await scheduler.run(schedule);
      return context.json({ scheduleId: schedule.id });
    });
};
