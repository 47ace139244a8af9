import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { holdPort } from "../kit/ports";
import { newDataDir } from "../kit/testing";
import { runServer, runToEnd, stopChildren } from "./children";
import { emptyDataDir } from "./data-dir";
import { parseOptions } from "./options";
import { sourceHash } from "./sources";
import { summarise } from "./summary";

test("options default to a visible start in .local, and wrong ones are named", () => {
  expect(parseOptions([], "/project")).toMatchObject({
    dataDir: "/project/.local",
    port: undefined,
    instances: 1,
  });
  expect(parseOptions(["--data", "/d", "--port", "4000", "--fresh"], "/p")).toMatchObject({
    dataDir: "/d",
    port: 4000,
    fresh: true,
  });
  expect(() => parseOptions(["--port", "many"], "/p")).toThrow(
    '--port takes a whole number from 1 to 65535, not "many"',
  );
  expect(() => parseOptions(["--prot", "1"], "/p")).toThrow("--prot");
});

test("the hash of the sources follows what is built and nothing else", () => {
  const root = newDataDir();
  const write = (file: string, text: string) => {
    mkdirSync(join(root, file, ".."), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const local = { ALGOLIA_HOSTS: "http://127.0.0.1:5705" };
  write("app/page.tsx", "1");
  write("next.config.ts", "1");
  const hash = sourceHash(root, local);
  write("app/page.test.tsx", "test");
  write("public/art/tile.webp", "generated");
  write("README.md", "text");
  expect(sourceHash(root, { ALGOLIA_HOSTS: "http://127.0.0.1:41234" })).toBe(hash);
  expect(sourceHash(root, {})).not.toBe(hash);
  write("app/page.tsx", "2");
  expect(sourceHash(root, local)).not.toBe(hash);
});

test("only a folder that a start has made is emptied", () => {
  const foreign = newDataDir();
  writeFileSync(join(foreign, "thesis.txt"), "years of work");
  expect(() => emptyDataDir(foreign)).toThrow("was not made by");
  expect(readdirSync(foreign)).toEqual(["thesis.txt"]);
  const own = newDataDir();
  writeFileSync(join(own, "ports.json"), "{}");
  mkdirSync(join(own, "kv"));
  emptyDataDir(own);
  expect(readdirSync(own)).toEqual([]);
  writeFileSync(join(own, "lock"), JSON.stringify({ pid: process.pid }));
  expect(() => emptyDataDir(own)).toThrow("is in use");
});

test("a script that fails is told with its last words, one that works passes its lines on", async () => {
  const cwd = newDataDir();
  const lines: string[] = [];
  const run = (code: string) =>
    runToEnd({ what: "The step", args: ["-e", code], cwd, env: {}, onLine: (line) => lines.push(line) });
  await run("console.log('one'); console.log('two')");
  expect(lines).toEqual(["one", "two"]);
  await expect(run("console.error('no such thing'); process.exit(3)")).rejects.toThrow(
    "The step failed (code 3):\nno such thing",
  );
});

test("a server that ends by itself is reported with the end of its log; one that is stopped ends", async () => {
  const cwd = newDataDir();
  const logFile = join(cwd, "app.log");
  const held = await holdPort(0);
  const serve = (code: string, onEnd: (reason: Error) => void = () => undefined) =>
    runServer({ what: "The shop", args: ["-e", code], cwd, env: {}, held, logFile, onEnd });
  await expect(serve("console.error('cannot listen'); process.exit(1)")).rejects.toThrow(
    /The shop ended by itself \(code 1\).\ncannot listen/,
  );
  const ended = new Promise<Error>((resolve) => {
    void serve("process.send('listening'); setTimeout(() => { throw new Error('late') }, 50)", resolve);
  });
  expect((await ended).message).toContain("late");

  await serve(
    "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); process.send('listening')",
  );
  await serve("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.send('listening')");
  const began = performance.now();
  await stopChildren(300);
  expect(performance.now() - began).toBeLessThan(3_000);
  held.server.close();
});

test("a port is held while the shop is built, and handed over when it is ready", async () => {
  const held = await holdPort(0);
  const url = `http://127.0.0.1:${held.port}`;
  const early = await fetch(url);
  expect(early.status).toBe(503);
  expect(early.headers.get("retry-after")).toBe("5");
  const other = await holdPort(held.port);
  other.server.close();
  expect(other.port).not.toBe(held.port);

  const code = `
    const server = require("node:http").createServer((_, response) => response.end("open"));
    process.once("message", (_, port) => server.listen(port, () => process.send("listening")));
    process.send("prepared");`;
  const script = { what: "The shop", args: ["-e", code], cwd: newDataDir(), env: {}, onEnd: () => undefined };
  await runServer({ ...script, held });
  expect(await (await fetch(url)).text()).toBe("open");
  await stopChildren(300);
});

test("the box names addresses, accounts, stand-ins and vendors", () => {
  const text = summarise({
    appUrls: ["http://localhost:3000", "http://localhost:3001"],
    urls: { postgres: "http://127.0.0.1:5702", mail: "http://127.0.0.1:5707" },
    platformFile: "/data/platform.json",
    logFile: undefined,
    seconds: 4.21,
  });
  for (const part of [
    "http://localhost:3000/admin",
    "http://localhost:3001",
    "http://127.0.0.1:5707",
    "shopper@example.com    Shopper-pass-1",
    "Stand-ins  Postgres, Resend",
    "Vendors    KV, QStash, Algolia, Stripe, Blob",
    "4.2 s",
  ]) {
    expect(text).toContain(part);
  }
  expect(new Set(text.split("\n").map((line) => line.length)).size).toBe(1);
});
