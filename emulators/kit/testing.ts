import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];

afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A folder that goes when the test file is done. */
export const newDataDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), "mercat-"));
  made.push(dir);
  return dir;
};
