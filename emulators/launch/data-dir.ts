import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lockHolder } from "../kit/lock";
import { AlreadyRunning } from "../platform";

/** Deletes what an earlier start has left; a folder that none has made is left alone. */
export const emptyDataDir = (dataDir: string): void => {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return;
  const holder = lockHolder(join(dataDir, "lock"));
  if (holder !== undefined) throw new AlreadyRunning(dataDir, holder);
  if (!["ports.json", "lock"].some((name) => existsSync(join(dataDir, name)))) {
    throw new Error(`${dataDir} was not made by \`npm start\`, so --fresh does not delete it.`);
  }
  for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true });
};
