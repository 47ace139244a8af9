import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomText } from "./core/ids";

export type Keys = { secretKey: string; publishableKey: string; webhookSecret: string };

/** Made once for a data folder, so that a restart keeps signed-in SDKs and signatures valid. */
export const loadKeys = (dataDir: string): Keys => {
  const path = join(dataDir, "keys.json");
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as Keys;
  const account = randomText(16);
  const keys: Keys = {
    secretKey: `sk_test_51${account}${randomText(80)}`,
    publishableKey: `pk_test_51${account}${randomText(80)}`,
    webhookSecret: `whsec_${randomText(32)}`,
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
};
