import { spawn } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");
/** What a copy does without. */
const LEFT_BEHIND = new Set([".git", ".local", "node_modules", "test-results"]);

/** Runs a program to its end; what it says is kept for when it matters. */
export const run = (
  program: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code, said }));
  });

/** The project once more, with its packages as hard links and the last build to start from. */
export const copyProject = async (): Promise<string> => {
  const copy = mkdtempSync(join(tmpdir(), "mercat-defect-"));
  cpSync(ROOT, copy, {
    recursive: true,
    filter: (path) => !LEFT_BEHIND.has(path.slice(ROOT.length + 1)),
  });
  const { code, said } = await run("cp", ["-al", join(ROOT, "node_modules"), copy], ROOT);
  if (code !== 0) throw new Error(`The packages could not be linked: ${said}`);
  return copy;
};
