import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");
/** What a copy does without. */
const LEFT_BEHIND = new Set([".git", ".local", "node_modules", "test-results"]);

/** Something that outlives its parent may hold on to what both write into. */
const LAST_WORDS_MS = 5_000;

/** Runs a program to its end and to its last word, which may come after it; what it says is kept for when it matters. */
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
    child.once("exit", (code) => {
      const end = () => resolve({ code, said });
      child.once("close", end);
      setTimeout(end, LAST_WORDS_MS).unref();
    });
  });

/** The project once more, with its packages as hard links and the last build to start from. */
export const copyProject = async (): Promise<string> => {
  const copy = mkdtempSync(join(tmpdir(), "mercat-defect-"));
  try {
    cpSync(ROOT, copy, {
      recursive: true,
      filter: (path) => !LEFT_BEHIND.has(path.slice(ROOT.length + 1)),
    });
    const { code, said } = await run("cp", ["-al", join(ROOT, "node_modules"), copy], ROOT);
    if (code !== 0) throw new Error(`The packages could not be linked: ${said}`);
    return copy;
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    throw error;
  }
};
