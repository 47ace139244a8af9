import type { LookupAddress } from "node:dns";
import { createServer, type Server } from "node:http";
import {
  type AddressInfo,
  createServer as createListener,
  type Server as Listener,
  type LookupFunction,
  Socket,
  type TcpNetConnectOpts,
} from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { env } from "@/lib/kernel/env";
import { PRIVATE_ANSWERS, PRIVATE_TARGETS } from "@/testing/attacks/private-targets";
import { callWebhook, webhookUrlFault } from "./webhook-call";

/** What the stubbed resolver answers, question by question; the last answer stays. */
const resolver = vi.hoisted(() => ({ answers: [] as string[][], asked: [] as string[] }));

vi.mock("node:dns", async (original) => ({
  ...(await original<typeof import("node:dns")>()),
  lookup: (hostname: string, _: unknown, done: (error: null, found: LookupAddress[]) => void) => {
    resolver.asked.push(hostname);
    const answer = (resolver.answers.length > 1 ? resolver.answers.shift() : resolver.answers[0]) ?? [];
    const found = answer.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    process.nextTick(done, null, found);
  },
}));

const CALL = { headers: {}, body: "{}" };
const NOT_PUBLIC = /not on the public internet/;

let trap: Listener;
let trapped = 0;
let port = 0;

beforeAll(async () => {
  trap = createListener((socket) => {
    trapped += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => trap.listen(0, resolve));
  port = (trap.address() as AddressInfo).port;
});

afterAll(() => trap.close());

beforeEach(() => {
  env.ALLOW_PRIVATE_WEBHOOKS = false;
  resolver.answers = [["127.0.0.1"]];
  resolver.asked = [];
  trapped = 0;
});

/** The target at the port of the trap, if it can have one. */
const atTrap = (target: string): string => {
  const url = new URL(target);
  url.port = String(port);
  return url.href;
};

describe("a target that nobody else may name", () => {
  test.each(PRIVATE_TARGETS)("%s is refused when it is written down", (target) => {
    expect(webhookUrlFault(target)).toEqual(expect.any(String));
  });

  test.each(PRIVATE_TARGETS)(
    "%s is refused when it is called, before anything is looked up",
    async (target) => {
      expect(await callWebhook(atTrap(target), CALL)).toMatchObject({
        status: null,
        error: expect.any(String),
      });
      expect({ asked: resolver.asked, trapped }).toEqual({ asked: [], trapped: 0 });
    },
  );
});

describe("a name on the public internet", () => {
  test.each(PRIVATE_ANSWERS.map((answer) => [[...answer]]))(
    "that leads to %j is not called",
    async (answer) => {
      resolver.answers = [answer];
      const called = await callWebhook(`https://hook.example:${port}/`, CALL);
      expect(called).toMatchObject({ status: null, error: expect.stringMatching(NOT_PUBLIC) });
      expect(trapped).toBe(0);
    },
  );

  test("is looked up once, so that a name that leads elsewhere the second time is not followed", async () => {
    resolver.answers = [["93.184.216.34"], ["127.0.0.1"]];
    const connected: string[] = [];
    const connect = vi.spyOn(Socket.prototype, "connect").mockImplementation(function (
      this: Socket,
      ...args
    ) {
      const { host, lookup } = args[0] as unknown as TcpNetConnectOpts & { lookup: LookupFunction };
      lookup(host ?? "", { all: true }, (error, found) => {
        connected.push(...[found].flat().map((one) => (typeof one === "string" ? one : one.address)));
        this.destroy(error ?? new Error("far enough"));
      });
      return this;
    });
    const called = await callWebhook(`https://hook.example:${port}/`, CALL);
    connect.mockRestore();
    expect(called).toMatchObject({ status: null, error: "far enough" });
    expect(connected).toEqual(["93.184.216.34"]);
    expect(resolver.asked).toEqual(["hook.example"]);
    expect(trapped).toBe(0);
  });
});

describe("a receiver that sends the shop elsewhere", () => {
  let receiver: Server;

  beforeAll(async () => {
    receiver = createServer((_, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end(),
    );
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  });

  afterAll(() => receiver.close());

  test("is told what it answered, and nothing is called besides", async () => {
    env.ALLOW_PRIVATE_WEBHOOKS = true;
    const called = await callWebhook(
      `http://hook.example:${(receiver.address() as AddressInfo).port}/`,
      CALL,
    );
    expect(called).toMatchObject({ status: 307, error: null });
    expect(trapped).toBe(0);
  });
});
