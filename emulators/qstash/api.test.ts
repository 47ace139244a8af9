import { spawn } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@upstash/qstash";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compileExpression } from "./expression";
import { type Stand, startDestination, startStand } from "./testing";

let stand: Stand;
beforeEach(async () => {
  stand = await startStand();
});
afterEach(() => stand.close());

const target = (path = "/jobs") => `${stand.destination.url}${path}`;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("errors", () => {
  it("are the vendor's", async () => {
    const { client, service } = stand;
    const wrong = new Client({ baseUrl: service.url, token: "wrong", retry: false });
    await expect(wrong.publishJSON({ url: target(), body: {} })).rejects.toMatchObject({
      name: "QstashError",
      status: 401,
      message: '{"error":"unable to authenticate: invalid token"}',
    });
    const bad: [Parameters<typeof client.publishJSON>[0], number][] = [
      [{ url: "not a url", body: {} }, 400],
      [{ url: target(), body: {}, retryDelay: "retried +" }, 400],
      [{ url: target(), body: {}, callback: "nowhere" }, 400],
      [{ url: target(), body: {}, headers: { "Upstash-Timeout": "soon" } }, 400],
      [{ url: target(), body: {}, retries: 6 }, 412],
      [{ url: target(), body: "x".repeat(1_100_000) }, 413],
    ];
    for (const [request, status] of bad) {
      await expect(client.publishJSON(request)).rejects.toMatchObject({ status });
    }
    await expect(client.messages.get("msg_none")).rejects.toMatchObject({ status: 404 });
    await expect(client.messages.cancel("msg_none")).rejects.toMatchObject({ status: 404 });
    await expect(client.schedules.get("none")).rejects.toMatchObject({ status: 404 });
    await expect(client.queue({ queueName: "no spaces" }).upsert({})).rejects.toMatchObject({ status: 400 });
    expect(stand.destination.received).toEqual([]);
  });
});

describe("messages", () => {
  it("can be read and cancelled while they wait", async () => {
    const { client } = stand;
    const { messageId } = await client.publishJSON({
      url: target(),
      body: { secret: 1 },
      delay: 60,
      retries: 2,
      label: "later",
      redact: { body: true },
    });
    const message = await client.messages.get(messageId);
    expect(message).toMatchObject({ messageId, url: target(), maxRetries: 2, labels: ["later"] });
    expect(message.body).toMatch(/^REDACTED:/);
    expect((message.notBefore ?? 0) - message.createdAt).toBe(60_000);
    expect(await client.messages.cancel(messageId)).toEqual({ cancelled: 1 });
    await expect(client.messages.get(messageId)).rejects.toMatchObject({ status: 404 });
    await client.batchJSON(
      [1, 2, 3].map((n) => ({ url: target(`/${n}`), body: {}, delay: 60, label: "bulk" })),
    );
    expect(await client.messages.cancel({ filter: { label: "bulk", path: ["/1", "/2"] } })).toEqual({
      cancelled: 2,
    });
    expect(await client.messages.cancel({ all: true })).toEqual({ cancelled: 1 });
    await stand.drain(120_000);
    expect(stand.destination.received).toEqual([]);
  });

  it("leave a trail of logs, newest first", async () => {
    const { client } = stand;
    const { messageId } = await client.publishJSON({ url: target(), body: {} });
    await stand.drain();
    const states = async () =>
      (await stand.client.logs({ messageIds: [messageId] })).logs.map(({ state }) => state);
    expect(await states()).toEqual(["DELIVERED", "ACTIVE", "CREATED"]);
    expect((await client.logs({ filter: { state: "DELIVERED" } })).logs).toHaveLength(1);
    expect((await client.logs({ count: 2 })).cursor).toBe("2");
    await stand.restart();
    expect(await states()).toEqual(["DELIVERED", "CREATED"]);
  });
});

describe("schedules", () => {
  it("are created, changed under a fixed id, listed, paused and deleted", async () => {
    const create = (cron: string) =>
      stand.client.schedules.create({
        destination: target("/tick"),
        cron,
        scheduleId: "sweep",
        body: "{}",
        retries: 2,
      });
    expect(await create("* * * * *")).toEqual({ scheduleId: "sweep" });
    await create("CRON_TZ=Europe/Berlin 0 4 * * *");
    await stand.restart();
    const { schedules } = stand.client;
    expect(await schedules.list()).toMatchObject([
      {
        scheduleId: "sweep",
        cron: "CRON_TZ=Europe/Berlin 0 4 * * *",
        destination: target("/tick"),
        method: "POST",
        body: "{}",
        retries: 2,
        isPaused: false,
        nextScheduleTime: expect.any(Number),
      },
    ]);
    await schedules.pause({ schedule: "sweep" });
    expect(await schedules.get("sweep")).toMatchObject({ isPaused: true });
    await schedules.resume({ schedule: "sweep" });
    expect(await schedules.get("sweep")).toMatchObject({ isPaused: false });
    await schedules.delete("sweep");
    await expect(schedules.delete("sweep")).rejects.toMatchObject({ status: 404 });
    await expect(create("every day")).rejects.toMatchObject({ status: 400 });
  });

  it("run when due, also after a restart, and name themselves", async () => {
    const { destination } = stand;
    await stand.client.schedules.create({
      destination: target("/tick"),
      cron: "* * * * * *",
      scheduleId: "second",
      body: "{}",
    });
    await wait(1300);
    expect(destination.received.length).toBeGreaterThanOrEqual(1);
    expect(destination.received[0]?.headers["upstash-schedule-id"]).toBe("second");
    const schedule = await stand.client.schedules.get("second");
    expect(Object.values(schedule.lastScheduleStates ?? {})).toEqual(["SUCCESS"]);
    await stand.restart();
    destination.received.length = 0;
    await wait(1300);
    expect(destination.received.length).toBeGreaterThanOrEqual(1);
    await stand.client.schedules.pause({ schedule: "second" });
    destination.received.length = 0;
    await wait(1300);
    expect(destination.received).toEqual([]);
    await fetch(`${stand.service.url}/standin/schedules/second/run`, { method: "POST" });
    await stand.drain();
    expect(destination.received).toHaveLength(1);
  });
});

it("delivers after kill -9 what it had accepted or was delivering", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "qstash-kill-"));
  const destination = await startDestination();
  const run = async () => {
    const child = spawn(
      process.execPath,
      [
        "--import",
        "tsx",
        "-e",
        `
        const { createFaults } = require("./emulators/kit/faults.ts");
        const { startQstash } = require("./emulators/qstash/start.ts");
        startQstash({ dataDir: ${JSON.stringify(dataDir)}, port: 0, faults: createFaults() })
          .then((service) => console.log(JSON.stringify(service.env)));
      `,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const line = await new Promise<string>((resolve) =>
      child.stdout.once("data", (data) => resolve(String(data))),
    );
    const env = JSON.parse(line);
    return { child, client: new Client({ baseUrl: env.QSTASH_URL, token: env.QSTASH_TOKEN, retry: false }) };
  };
  try {
    const first = await run();
    destination.answer(() => ({ waitMs: 5000 }));
    await first.client.publishJSON({ url: `${destination.url}/in-flight`, body: {} });
    await first.client.batchJSON(
      [1, 2, 3].map((n) => ({ url: `${destination.url}/${n}`, body: {}, delay: 1 })),
    );
    await wait(100);
    first.child.kill("SIGKILL");
    await wait(100);
    expect(destination.received.map(({ path }) => path)).toEqual(["/in-flight"]);
    destination.answer(() => ({}));
    const second = await run();
    await wait(1500);
    second.child.kill("SIGKILL");
    expect(destination.received.map(({ path }) => path).sort()).toEqual([
      "/1",
      "/2",
      "/3",
      "/in-flight",
      "/in-flight",
    ]);
  } finally {
    destination.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});

it("keeps its journal short", async () => {
  const { client } = stand;
  const body = "x".repeat(10_000);
  for (let batch = 0; batch < 5; batch++) {
    await client.batchJSON(Array.from({ length: 20 }, () => ({ url: target(), body })));
  }
  await stand.drain();
  const size = async () => (await stat(join(stand.dataDir, "journal.jsonl"))).size;
  expect(await size()).toBeGreaterThan(1_000_000);
  await stand.restart();
  expect(await size()).toBeLessThan(200_000);
});

it("shows a page", async () => {
  await stand.client.publishJSON({ url: target("/<b>"), body: { text: "<script>" }, delay: 60 });
  const answer = await fetch(stand.service.url);
  const text = await answer.text();
  expect(answer.headers.get("content-type")).toContain("text/html");
  expect(text).toContain("&lt;script&gt;");
  expect(text).toContain("Dead letters");
});

describe("retry delay expressions", () => {
  it("compute what the vendor documents", () => {
    expect(compileExpression("1000 * (1 + retried)")(2)).toBe(3000);
    expect(compileExpression("max(1000, pow(2, retried) * 100)")(5)).toBe(3200);
    expect(compileExpression("10 - 4 - 3")(0)).toBe(3);
    expect(compileExpression("-2 + round(exp(0)) * 8 / 4")(0)).toBe(0);
  });

  it("refuse anything else", () => {
    for (const text of ["", "retried retried", "pow(2)", "process", "1 +", "(1", "1; 2", "constructor(1)"]) {
      expect(() => compileExpression(text), text).toThrow(SyntaxError);
    }
  });
});
