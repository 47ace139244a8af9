import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Secrets made once and kept in this file, by name; readable by its owner only. */
export const keepSecrets = <Name extends string>(
  file: string,
  makers: Record<Name, () => string>,
): Record<Name, string> => {
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const names = Object.keys(makers) as Name[];
  const missing = names.filter((name) => !kept[name]);
  for (const name of missing) kept[name] = makers[name]();
  if (missing.length > 0) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flush: true });
  }
  return kept as Record<Name, string>;
};

export const randomSecret = (bytes = 32) => randomBytes(bytes).toString("base64url");
