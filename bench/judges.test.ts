import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { withDefect } from "@/scripts/prove/server-defects";
import { judgeFlatness, type Look } from "./flatness";
import { load } from "./load";
import { SLOW_SOURCES } from "./planted";
import { atLeast, atMost, concludeTargets, judge, missedTargets } from "./targets";

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** Ten minutes in twenty looks; noise that differs from one to the next. */
const looksOf = (megabytesAt: (minute: number, n: number) => number): Look[] =>
  Array.from({ length: 21 }, (_, n) => ({ minute: n / 2, megabytes: megabytesAt(n / 2, n) }));
const noise = (n: number) => ((n * 7) % 5) - 2;

test("memory that goes up and down is flat, also after a climb in the beginning", () => {
  expect(judgeFlatness(looksOf((_, n) => 300 + noise(n))).isFlat).toBe(true);
  expect(judgeFlatness(looksOf((minute, n) => 200 + 100 * Math.min(minute, 2) + noise(n))).isFlat).toBe(true);
});

test("memory that grows by four megabytes a minute among the noise is not flat", () => {
  const { isFlat, slope } = judgeFlatness(looksOf((minute, n) => 200 + 4 * minute + noise(n)));
  expect(isFlat).toBe(false);
  expect(slope).toBeCloseTo(4, 0);
});

test("a target that is missed, or judged by no number, is named in the last line and ends with 1", () => {
  const lines: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  concludeTargets();
  expect([lines, process.exitCode]).toEqual([[], undefined]);
  expect(atLeast("a ratio", 0.6, 0.5)).toBe("✓");
  concludeTargets();
  expect([lines.at(-1), process.exitCode]).toEqual(["\n1 of 1 targets met", undefined]);
  expect(atMost("a time", 701, 700)).toBe("✗");
  expect(atLeast("nothing", Number.NaN, 0)).toBe("✗");
  expect(judge("a ratio", false)).toBe("✗");
  expect(judge("a ratio", true)).toBe("✓");
  concludeTargets();
  expect(missedTargets()).toEqual(["a ratio", "a time", "nothing"]);
  expect([lines.at(-1), process.exitCode]).toEqual([
    "\n0 of 3 targets met; missed: a ratio, a time, nothing",
    1,
  ]);
});

test("one wrong answer among thousands is told, by its status or by what it does not hold", async () => {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    const isWrong = calls % 100 === 0;
    response.writeHead(isWrong && request.url === "/status" ? 500 : 200);
    response.end(isWrong && request.url === "/body" ? "wrong" : "right");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(load({ url: `${url}/`, expects: "right" }, 1)).resolves.toMatchObject({});
  await expect(load({ url: `${url}/body`, expects: "right" }, 1)).rejects.toThrow("wrong answers");
  await expect(load({ url: `${url}/status`, expects: "right" }, 1)).rejects.toThrow("wrong answers");
  server.close();
});

test.each(SLOW_SOURCES)("$name fits the sources as they are", (defect) => {
  const source = readFileSync(defect.file, "utf8");
  expect(withDefect(source, defect)).not.toBe(source);
});
