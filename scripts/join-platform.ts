import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Points a script at the shop it is meant for: the variables that are set (`.env.local`, `.env`), else those of the
 * platform that `npm start` runs in this folder. To be called before anything of the application is imported.
 */
export const joinPlatform = (dataDir = process.env.MERCAT_DATA ?? ".local"): void => {
  for (const file of [".env.local", ".env"]) if (existsSync(file)) process.loadEnvFile(file);
  if (process.env.DATABASE_URL) return;
  const file = join(dataDir, "environment.json");
  if (!existsSync(file)) {
    throw new Error(`No shop is running in ${dataDir}. Run \`npm start\` first, or set DATABASE_URL.`);
  }
  const saved = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  for (const [name, value] of Object.entries(saved)) process.env[name] ??= value;
};
