import { createClient, type VercelKV } from "@vercel/kv";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newDataDir } from "../kit/testing";
import { startForTest, startTcpRedis } from "./testing";

/** The same behaviour is demanded of Valkey inside the process and of a Redis at REDIS_URL. */
const ENGINES = ["the built-in Valkey", "REDIS_URL"];

for (const name of ENGINES) {
  const redis = name === "REDIS_URL" ? startTcpRedis(newDataDir()) : undefined;
  let started: Awaited<ReturnType<typeof startForTest>>;
  let kv: VercelKV;

  beforeAll(async () => {
    if (redis) vi.stubEnv("REDIS_URL", (await redis).url);
    started = await startForTest(newDataDir());
    vi.unstubAllEnvs();
    kv = started.kv;
  });

  afterAll(async () => {
    await started.service.stop();
    (await redis)?.stop();
  });

  test(`${name}: values come back as they were set, with their lives`, async () => {
    const value = { text: "é ✓ \n", list: [1, null, true], nested: { OK: "OK" } };
    expect(await kv.get("absent")).toBeNull();
    expect(await kv.set("value", value, { ex: 100 })).toBe("OK");
    expect(await kv.get("value")).toEqual(value);
    expect(await kv.ttl("value")).toBe(100);
    expect(await kv.set("value", 1, { nx: true })).toBeNull();
    expect(await kv.set("text", "OK")).toBe("OK");
    expect(await kv.mget("text", "absent")).toEqual(["OK", null]);
    await kv.set("brief", 1, { px: 30 });
    await expect.poll(() => kv.exists("brief")).toBe(0);
  });

  test(`${name}: hashes, sorted sets and scans`, async () => {
    await kv.hset("hash", { a: 1, b: "two" });
    expect(await kv.hgetall("hash")).toEqual({ a: 1, b: "two" });
    expect(await kv.hincrby("hash", "a", 5)).toBe(6);
    await kv.zadd("board", { score: 2, member: "b" }, { score: 1, member: "a" }, { score: 3.5, member: "c" });
    expect(await kv.zrange("board", 0, 2, { byScore: true, withScores: true })).toEqual(["a", 1, "b", 2]);
    await kv.mset(Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`scan:${n}`, n])));
    const found = new Set<string>();
    for await (const key of kv.scanIterator({ match: "scan:*", count: 50 })) found.add(key);
    expect(found.size).toBe(250);
  });

  test(`${name}: a pipeline answers each command, a transaction all or nothing`, async () => {
    const piped = kv.pipeline().set("p", "text").incr("p").get("p");
    const answers = await piped.exec({ keepErrors: true });
    expect(answers.map((answer) => answer.error !== undefined)).toEqual([false, true, false]);
    expect(answers[2]?.result).toBe("text");
    expect(await kv.multi().set("m", 1).incr("m").hset("h2", { f: "v" }).get("m").exec()).toEqual([
      "OK",
      2,
      1,
      2,
    ]);
  });

  test(`${name}: a transaction runs with nobody's commands in between`, async () => {
    await kv.set("counter", 0);
    const runs = Array.from({ length: 50 }, () =>
      kv.multi().incr("counter").incr("counter").exec<[number, number]>(),
    );
    for (const [first, second] of await Promise.all(runs)) expect(second).toBe(first + 1);
  });

  test(`${name}: scripts by text and by hash, with Upstash's own flag`, async () => {
    const script =
      "local n = redis.call('INCRBY', KEYS[1], ARGV[1]); redis.call('PEXPIRE', KEYS[1], ARGV[2]); return {n, KEYS[1], {ok='OK'}, false}";
    expect(await kv.eval(script, ["limit"], [3, 60_000])).toEqual([3, "limit", "OK", null]);
    const flagged = kv.createScript<number>(
      "#!lua flags=allow-key-locking\nreturn redis.call('INCR', KEYS[1])",
    );
    expect([await flagged.exec(["flagged"], []), await flagged.exec(["flagged"], [])]).toEqual([1, 2]);
    const source = "#!lua flags=allow-key-locking\nreturn ARGV[1]";
    const hash = await kv.scriptLoad(source);
    expect(await kv.evalsha(hash, [], ["hello"])).toBe("hello");
    expect(await kv.scriptExists(hash, "0".repeat(40))).toEqual([1, 0]);
    await expect(kv.evalsha("0".repeat(40), [], [])).rejects.toThrow("NOSCRIPT");
    await expect(kv.eval("return redis.call('NOPE')", [], [])).rejects.toThrow("ERR");
  });

  test(`${name}: messages reach who subscribed, by channel and by pattern, until they leave`, async () => {
    const heard: unknown[] = [];
    const channel = kv.subscribe<{ n: number }>("news");
    channel.on("message", ({ message }) => heard.push(message));
    const pattern = kv.psubscribe<string>("ne*");
    pattern.on("pmessage", ({ channel: from, message }) => heard.push(`${from}: ${message}`));
    await expect.poll(() => kv.publish("news", { n: 0 })).toBe(2);
    await expect.poll(() => heard).toContainEqual({ n: 0 });
    await channel.unsubscribe();
    await pattern.unsubscribe();
    await expect.poll(() => kv.publish("news", "nobody")).toBe(0);
  });

  test(`${name}: a wrong token is refused everywhere`, async () => {
    for (const path of ["", "pipeline", "multi-exec", "subscribe/news", "get/value"]) {
      const response = await fetch(`${started.url}/${path}`, {
        method: "POST",
        headers: { authorization: "Bearer wrong" },
        body: '[["GET","value"]]',
      });
      expect([path, response.status]).toEqual([path, 401]);
    }
    const stranger = createClient({ url: started.url, token: "wrong" });
    await expect(stranger.get("value")).rejects.toThrow("invalid or missing auth token");
  });

  test(`${name}: commands may be paths, and those that would hold the connection are refused`, async () => {
    const ask = async (path: string, body?: string) => {
      const headers = { authorization: `Bearer ${started.token}` };
      const response = await fetch(`${started.url}${path}`, { method: body ? "POST" : "GET", headers, body });
      return [response.status, await response.json()];
    };
    expect(await ask("/set/pa%2Fth", "body text")).toEqual([200, { result: "OK" }]);
    expect(await ask("/get/pa%2Fth")).toEqual([200, { result: "body text" }]);
    expect((await ask("/", '["BLPOP","list","0"]'))[0]).toBe(400);
    expect((await ask("/", "not json"))[0]).toBe(400);
    expect(await ask("/ping")).toEqual([200, { result: "PONG" }]);
  });

  test(`${name}: large values and many of them`, async () => {
    const large = "x".repeat(300_000);
    await kv.set("large", large);
    expect(await kv.get("large")).toBe(large);
    const all = await Promise.all(Array.from({ length: 500 }, (_, n) => kv.incrby("sum", n)));
    expect(Math.max(...all)).toBe((499 * 500) / 2);
  });
}
