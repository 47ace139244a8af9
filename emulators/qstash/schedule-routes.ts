import { type Context, Hono } from "hono";
import { type Api, callerIp, headersOf, rest } from "./api";
import { ApiError } from "./errors";
import { randomId, storeBody } from "./message";
import { presentSchedule } from "./present";
import { parseCron } from "./scheduler";
import { checkName, checkUrl, parseTemplate } from "./template";
import type { Schedule } from "./types";

/** Creates a schedule, or changes the one whose id the request names. */
export const createSchedule = async (
  api: Api,
  context: Context,
  destination: string,
  body: Buffer,
): Promise<{ scheduleId: string }> => {
  const { ledger, scheduler, retryLimit, cronSeconds } = api;
  const { schedules, groups } = ledger.state;
  const headers = headersOf(context);
  const cron = headers["upstash-cron"];
  if (!cron) throw new ApiError(400, "Upstash-Cron header is missing");
  parseCron(cron, cronSeconds);
  if (!groups.has(destination)) checkUrl("destination url", destination);
  const id = headers["upstash-schedule-id"]
    ? checkName("schedule id", headers["upstash-schedule-id"])
    : randomId("scd_");
  const template = parseTemplate(headers, {
    callerIp: callerIp(context),
    retryLimit,
    queue: headers["upstash-queue-name"],
  });
  const known = schedules.get(id);
  const schedule: Schedule = {
    createdAt: Date.now(),
    paused: false,
    lastRun: {},
    ...known,
    id,
    cron,
    destination,
    template,
    ...storeBody(body),
  };
  await ledger.commit({ type: "schedule", schedule });
  scheduler.refresh(id);
  return { scheduleId: id };
};

export const scheduleRoutes = (api: Api): Hono => {
  const { ledger, scheduler } = api;
  const { schedules } = ledger.state;

  const find = (id: string): Schedule => {
    const schedule = schedules.get(id);
    if (!schedule) throw new ApiError(404, `schedule ${id} not found`);
    return schedule;
  };

  const setPaused = async (id: string, paused: boolean) => {
    await ledger.commit({ type: "schedule", schedule: { ...find(id), paused } });
    scheduler.refresh(id);
  };

  return new Hono()
    .get("/schedules", (context) =>
      context.json([...schedules.values()].map((schedule) => presentSchedule(schedule, scheduler))),
    )
    .get("/schedules/:id", (context) =>
      context.json(presentSchedule(find(context.req.param("id")), scheduler)),
    )
    .delete("/schedules/:id", async (context) => {
      const { id } = find(context.req.param("id"));
      await ledger.commit({ type: "schedule-removed", id });
      scheduler.refresh(id);
      return context.body(null, 200);
    })
    .on(["PATCH", "POST"], "/schedules/:id/:action{pause|resume}", async (context) => {
      await setPaused(context.req.param("id"), context.req.param("action") === "pause");
      return context.body(null, 200);
    })
    .post("/schedules/*", async (context) => {
      const body = Buffer.from(await context.req.arrayBuffer());
      return context.json(await createSchedule(api, context, rest(context, /^\/v2\/schedules\//), body));
    });
};
