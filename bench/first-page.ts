import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endGroup } from "./shop";

const ROOT = join(import.meta.dirname, "..");
const ROUNDS = 5;
const PATIENCE_MS = 20_000;
const BETWEEN_MS = 5;

const answers = async (url: string): Promise<boolean> => {
  const response = await fetch(url).catch(() => null);
  return response?.status === 200 && (await response.text()).includes("<h1");
};

const startOnce = async (variables: Record<string, string>, port: number): Promise<number> => {
  const began = performance.now();
  const child = spawn(process.execPath, [join(ROOT, "emulators", "serve.mjs")], {
    cwd: ROOT,
    stdio: "ignore",
    detached: true,
    env: { ...process.env, ...variables, PORT: String(port) },
  });
  try {
    while (!(await answers(`http://127.0.0.1:${port}/`))) {
      if (performance.now() - began > PATIENCE_MS) throw new Error("the server did not answer in time");
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
    return performance.now() - began;
  } finally {
    await endGroup(child);
  }
};

/** From the start of one more server process of a built shop to its first whole page: milliseconds of several starts. */
export const measureFirstPage = async (dataDir: string, port: number): Promise<number[]> => {
  const variables: Record<string, string> = JSON.parse(
    readFileSync(join(dataDir, "environment.json"), "utf8"),
  );
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await startOnce(variables, port));
  return times;
};
