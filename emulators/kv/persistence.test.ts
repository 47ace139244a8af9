import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { newDataDir } from "../kit/testing";
import { utf8 } from "./resp";
import { startForTest } from "./testing";
import { startWasmEngine } from "./wasm-engine";

const crash = (reason: Error) => {
  throw reason;
};

test("carts survive a restart, with their lives and the token", async () => {
  const first = await startForTest(newDataDir());
  await first.kv.hset("cart:1", { apple: 3 });
  await first.kv.expire("cart:1", 86_400);
  await first.kv.eval("redis.call('SET', KEYS[1], 'x', 'PX', 1)", ["gone"], []);
  await first.service.stop();

  const second = await startForTest(first.dataDir);
  expect(second.token).toBe(first.token);
  expect(await second.kv.hgetall("cart:1")).toEqual({ apple: 3 });
  expect(await second.kv.ttl("cart:1")).toBeGreaterThan(86_390);
  expect(await second.kv.get("gone")).toBeNull();
  await second.service.stop();
});

test("every write acknowledged before kill -9 is there at the next start", async () => {
  const dataDir = newDataDir();
  const args = ["--import", "tsx", join(import.meta.dirname, "testing-child.ts"), dataDir];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= 300) break;
  }
  child.kill("SIGKILL");
  await once(child, "exit");
  const { kv, service } = await startForTest(dataDir);
  expect(await kv.get<number>("written")).toBeGreaterThanOrEqual(acknowledged);
  await service.stop();
});

test("a log cut short in the middle of a command loses that command only", async () => {
  const dir = newDataDir();
  const first = await startWasmEngine({ dir, onCrash: crash });
  await first.exchange([["SET", "kept", "1"]], utf8);
  await first.stop();
  const log = readdirSync(join(dir, "appendonlydir")).find((file) => file.endsWith(".incr.aof"));
  appendFileSync(join(dir, "appendonlydir", log ?? ""), "*3\r\n$3\r\nSET\r\n$4\r\nto");
  const second = await startWasmEngine({ dir, onCrash: crash });
  expect(await second.exchange([["GET", "kept"], ["DBSIZE"]], utf8)).toEqual(["1", 1]);
  await second.exchange([["SET", "later", "2"]], utf8);
  await second.stop();
  const third = await startWasmEngine({ dir, onCrash: crash });
  expect(await third.exchange([["MGET", "kept", "later"]], utf8)).toEqual([["1", "2"]]);
  await third.stop();
});

test("a long log is replaced by a snapshot while the service runs, and subscribers stay", async () => {
  const dir = newDataDir();
  const engine = await startWasmEngine({ dir, onCrash: crash, logLimitBytes: 20_000 });
  const heard: unknown[] = [];
  engine.subscribe({
    command: "SUBSCRIBE",
    channels: ["news"],
    onMessage: (parts) => heard.push(parts.join(" ")),
  });
  for (let n = 1; n <= 1_000; n += 1)
    await engine.exchange([["SET", `key:${n % 10}`, String(n), "EX", "1000"]], utf8);
  const files = () => readdirSync(join(dir, "appendonlydir")).sort();
  const before = files();
  await expect.poll(files, { timeout: 5_000 }).not.toEqual(before);
  expect(files()).toHaveLength(3);
  expect(await engine.exchange([["GET", "key:0"], ["DBSIZE"], ["PUBLISH", "news", "hello"]], utf8)).toEqual([
    "1000",
    10,
    1,
  ]);
  expect(heard).toEqual(["subscribe news 1", "message news hello"]);
  await engine.exchange([["SET", "after", "1"]], utf8);
  await engine.stop();

  const again = await startWasmEngine({ dir, onCrash: crash });
  expect(await again.exchange([["MGET", "key:0", "after"], ["DBSIZE"]], utf8)).toEqual([["1000", "1"], 11]);
  const [life] = await again.exchange([["TTL", "key:0"]], utf8);
  expect(life).toBeGreaterThan(980);
  await again.stop();
});

test("a command that waits gives up its connection and no other", async () => {
  const engine = await startWasmEngine({ dir: newDataDir(), onCrash: crash });
  await expect(engine.exchange([["BLPOP", "list", "0"]], utf8)).rejects.toThrow("wait");
  expect(
    await engine.exchange(
      [
        ["RPUSH", "list", "a"],
        ["LLEN", "list"],
      ],
      utf8,
    ),
  ).toEqual([1, 1]);
  await engine.stop();
});

test("more subscribers may come and go than the engine has places for at once", async () => {
  const engine = await startWasmEngine({ dir: newDataDir(), onCrash: crash });
  for (let n = 0; n < 12_000; n += 1) {
    const end = engine.subscribe({ command: "SUBSCRIBE", channels: ["c"], onMessage: () => undefined });
    end();
  }
  expect(await engine.exchange([["PING"], ["PUBLISH", "c", "x"]], utf8)).toEqual(["PONG", 0]);
  await engine.stop();
});

test("a lost reply leaves the caller without an answer, although the script took effect", async () => {
  const { kv, faults, service, url, token } = await startForTest(newDataDir());
  await faults.add({ service: "kv", rule: "lose-reply", count: 1 });
  const headers = { authorization: `Bearer ${token}` };
  await expect(fetch(url, { method: "POST", headers, body: '["INCR","n"]' })).rejects.toThrow();
  expect(await kv.get("n")).toBe(1);
  await service.stop();
});
