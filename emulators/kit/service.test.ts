import { Hono } from "hono";
import { expect, test } from "vitest";
import { createFaults } from "./faults";
import { listen } from "./service";

const start = async (port = 0) => {
  const faults = createFaults(() => 0);
  const app = new Hono().get("/thing", (c) => c.json({ ok: true }));
  const listener = await listen(app, {
    name: "mail",
    port,
    faults,
    faultBody: (fault) => ({ message: `injected ${fault.status}` }),
  });
  return { faults, listener };
};

test("a port that is taken moves to another one", async () => {
  const first = await start();
  const second = await start(first.listener.port);
  expect(second.listener.port).not.toBe(first.listener.port);
  expect((await fetch(`${second.listener.url}/thing`)).status).toBe(200);
  await first.listener.close();
  await second.listener.close();
});

test("an injected status strikes as often as it was asked to", async () => {
  const { faults, listener } = await start();
  await faults.add({ service: "mail", rule: "GET /thing", status: 503, count: 2 });
  const answers = await Promise.all([1, 2, 3].map(() => fetch(`${listener.url}/thing`)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 503, 503]);
  await listener.close();
});

test("a reply that is lost leaves the work done", async () => {
  const faults = createFaults(() => 0);
  let done = 0;
  const app = new Hono().post("/thing", (c) => c.json({ done: ++done }));
  const listener = await listen(app, { name: "mail", port: 0, faults, faultBody: () => ({}) });
  await faults.add({ service: "mail", rule: "lose-reply", count: 1 });
  const ask = () => fetch(`${listener.url}/thing`, { method: "POST" });
  await expect(ask()).rejects.toThrow();
  expect(await (await ask()).json()).toEqual({ done: 2 });
  await listener.close();
});

test("a stopped service refuses connections until the fault is cleared, on the same port", async () => {
  const { faults, listener } = await start();
  await faults.add({ service: "mail", rule: "*", stop: true });
  await expect(fetch(`${listener.url}/thing`)).rejects.toThrow();
  await faults.clear("mail");
  expect((await fetch(`${listener.url}/thing`)).status).toBe(200);
  await listener.close();
});
