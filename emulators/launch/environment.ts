import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keepSecrets, randomSecret } from "../kit/secrets";

type Variables = Record<string, string>;

/** What the developer has set in files, as Next reads them; what is set in the shell wins. */
export const loadEnvFiles = (root: string): void => {
  for (const name of [".env.local", ".env"]) {
    const file = join(root, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
};

/** All that the application needs beside the services; `services` are the variables of the stand-ins. */
export const applicationVariables = (options: {
  dataDir: string;
  appUrl: string;
  dev: boolean;
  services: Variables;
}): Variables => {
  const { dataDir, appUrl, dev, services } = options;
  const { nextAuthSecret, backupKey } = keepSecrets(join(dataDir, "secrets.json"), {
    nextAuthSecret: randomSecret,
    backupKey: randomSecret,
  });
  return {
    ...services,
    NODE_ENV: dev ? "development" : "production",
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? nextAuthSecret,
    BACKUP_KEYS: process.env.BACKUP_KEYS ?? `local:${backupKey}`,
    CLIENT_IP_HEADER: "x-mercat-client-ip",
    ALLOW_DRILL: process.env.ALLOW_DRILL ?? "1",
    ALLOW_PRIVATE_WEBHOOKS: process.env.ALLOW_PRIVATE_WEBHOOKS ?? "1",
    PAGE_CACHE_DIR: join(dataDir, "pages"),
    NEXT_TELEMETRY_DISABLED: "1",
  };
};

const fileOf = (dataDir: string) => join(dataDir, "environment.json");

/** Kept so that another server process can join; readable by its owner only. */
export const saveVariables = (dataDir: string, variables: Variables): void =>
  writeFileSync(fileOf(dataDir), `${JSON.stringify(variables, null, 2)}\n`, { mode: 0o600 });

export const savedVariables = (dataDir: string): Variables => {
  if (!existsSync(fileOf(dataDir))) {
    throw new Error(
      `Nothing has been started in ${dataDir} yet. Run \`npm start\` with the same --data first.`,
    );
  }
  return JSON.parse(readFileSync(fileOf(dataDir), "utf8"));
};
