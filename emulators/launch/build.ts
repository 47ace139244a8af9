import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitForLock } from "../kit/lock";
import { runToEnd } from "./children";
import { sourceHash } from "./sources";

type Variables = Record<string, string | undefined>;

const stampOf = (root: string) => join(root, ".next", "sources.sha256");

/** `next build` empties its folder first, so that an interrupted build leaves no stamp. */
export const isBuilt = (root: string, hash: string): boolean =>
  existsSync(join(root, ".next", "BUILD_ID")) &&
  existsSync(stampOf(root)) &&
  readFileSync(stampOf(root), "utf8") === hash;

/**
 * What a build must not see: the stores, so that no page of one data directory is shown in another, and what bundlers
 * write into the browser's code, because it names a port that is another one at the next start.
 */
const withoutPlace = (variables: Variables): Variables => {
  const hidden = (name: string) =>
    name === "DATABASE_URL" || name === "KV_REST_API_URL" || name.startsWith("NEXT_PUBLIC_");
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, hidden(name) ? undefined : value]),
  );
};

/**
 * Builds the application when its sources have changed since the last time. It sees no database; pages are filled on
 * their first visit.
 */
export const ensureBuild = async (
  root: string,
  variables: Variables,
  say: (line: string) => void,
): Promise<void> => {
  const hash = sourceHash(root, variables);
  if (isBuilt(root, hash)) return;
  const lock = await waitForLock(join(root, "node_modules", ".cache", "mercat-build.lock"), (pid) =>
    say(`waiting for process ${pid}, which is building`),
  );
  try {
    if (isBuilt(root, hash)) return;
    const first = !existsSync(join(root, ".next", "BUILD_ID"));
    say(`${first ? "first build" : "sources have changed: building"}; this takes a minute`);
    await runToEnd({
      what: "The build",
      args: [join(root, "node_modules", "next", "dist", "bin", "next"), "build"],
      cwd: root,
      env: withoutPlace(variables),
    });
    writeFileSync(stampOf(root), hash);
  } finally {
    lock.release();
  }
};
