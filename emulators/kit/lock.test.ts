import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockHolder, takeLock, waitForLock } from "./lock";
import { startTimeOf } from "./processes";
import { newDataDir } from "./testing";

const newFile = () => join(newDataDir(), "lock");

test("a lock is held by one at a time, and by the next once it is given back", async () => {
  const file = newFile();
  const first = takeLock(file);
  expect(takeLock(file)).toEqual({ heldBy: process.pid });
  const waited: number[] = [];
  const second = waitForLock(file, (pid) => waited.push(pid));
  if ("release" in first) first.release();
  (await second).release();
  expect(waited).toEqual([process.pid]);
  expect(lockHolder(file)).toBeUndefined();
});

test("a lock left behind by a dead process is free, even when its number lives on in another one", () => {
  const file = newFile();
  writeFileSync(file, JSON.stringify({ pid: 2 ** 30, started: "1" }));
  expect(lockHolder(file)).toBeUndefined();
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: `${startTimeOf(process.pid)}0` }));
  expect(takeLock(file)).toHaveProperty("release");
});
