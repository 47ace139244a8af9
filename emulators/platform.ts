import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serveFaults } from "./faults-endpoint";
import { createFaults, type Faults, type ServiceName } from "./kit/faults";
import { takeLock } from "./kit/lock";
import type { Service } from "./kit/service";
import { FAULTS_PORT, SERVICE_NAMES, STAND_INS } from "./services";

/** What runs where, as `platform.json` says it. Services of a vendor are not in it. */
export type PlatformFile = Record<string, Record<string, string>>;

export type Platform = {
  /** Points the application at the stand-ins. */
  env: Record<string, string>;
  platform: PlatformFile;
  /** Where each stand-in can be looked at. */
  urls: Partial<Record<ServiceName, string>>;
  faults: Faults;
  stop(): Promise<void>;
};

export type PlatformOptions = {
  dataDir: string;
  /** Where the application answers: queue and payments call it. */
  appUrl?: string;
  /** Preferred ports; absent: those used last time in this data directory, else the usual ones. `"any"`: any. */
  ports?: Partial<Record<ServiceName | "faults", number>> | "any";
  /** Only these stand-ins; absent: all whose variables `env` lacks. */
  only?: readonly ServiceName[];
  env?: Record<string, string | undefined>;
  onCrash?: (service: ServiceName, reason: Error) => void;
};

/** Starts a stand-in for every service whose environment variables are absent. */
export const startPlatform = async (options: PlatformOptions): Promise<Platform> => {
  const { dataDir, appUrl = "http://localhost:3000", env = process.env, onCrash } = options;
  mkdirSync(dataDir, { recursive: true });
  const lock = takeLock(join(dataDir, "lock"));
  if ("heldBy" in lock) throw new AlreadyRunning(dataDir, lock.heldBy);

  const faults = createFaults();
  const names = (options.only ?? SERVICE_NAMES).filter(
    (name) => options.only || !env[STAND_INS[name].variable],
  );
  const portOf = choosePorts(dataDir, options.ports);
  const running = new Map<ServiceName, Service>();
  const stop = () => stopAll(running).finally(lock.release);

  const starts = names.map(async (name) => {
    const context = {
      dataDir: join(dataDir, name),
      port: portOf(name, STAND_INS[name].port),
      faults,
      onCrash: (reason: Error) => onCrash?.(name, reason),
    };
    running.set(name, await STAND_INS[name].start(context, appUrl));
  });
  const failed = (await Promise.allSettled(starts)).find((result) => result.status === "rejected");
  if (failed) {
    await stop().catch(() => undefined);
    throw failed.reason;
  }

  const endpoint = await serveFaults(faults, names, portOf("faults", FAULTS_PORT));
  const services = names.flatMap((name) => {
    const service = running.get(name);
    return service ? [{ name, service }] : [];
  });
  const platform: PlatformFile = { app: { url: appUrl } };
  for (const { name, service } of services) platform[name] = service.platform;
  platform.faults = { url: endpoint.url };
  const urls = Object.fromEntries(services.map(({ name, service }) => [name, service.url]));
  writeJson(join(dataDir, "ports.json"), { ...mapPorts(urls), faults: endpoint.port });
  writeJson(platformPath(dataDir), platform);

  return {
    env: Object.assign({}, ...services.map(({ service }) => service.env)),
    platform,
    urls,
    faults,
    async stop() {
      rmSync(platformPath(dataDir), { force: true });
      await endpoint.close();
      await stop();
    },
  };
};

/** Postgres last: what the others still deliver while they stop may need it. */
const stopAll = async (running: ReadonlyMap<ServiceName, Service>): Promise<void> => {
  const others = [...running].filter(([name]) => name !== "postgres");
  const ended = await Promise.allSettled(others.map(([, service]) => service.stop()));
  const last = await Promise.allSettled([running.get("postgres")?.stop()]);
  const failed = [...ended, ...last].find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
};

export const platformPath = (dataDir: string): string => join(dataDir, "platform.json");

export class AlreadyRunning extends Error {
  constructor(dataDir: string, pid: number) {
    const file = platformPath(dataDir);
    const app = existsSync(file)
      ? (JSON.parse(readFileSync(file, "utf8")) as PlatformFile).app?.url
      : undefined;
    super(
      `${dataDir} is in use by process ${pid}${app ? `, which serves ${app}` : ""}. ` +
        "Stop that one, or choose another folder with --data.",
    );
  }
}

const mapPorts = (urls: Record<string, string>) =>
  Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, Number(new URL(url).port)]));

/** Stored addresses (pictures, waiting messages) name a port, so a data directory keeps its ports where it can. */
const choosePorts = (dataDir: string, ports: PlatformOptions["ports"]) => {
  if (ports === "any") return () => 0;
  const file = join(dataDir, "ports.json");
  const last: Record<string, number> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return (name: ServiceName | "faults", usual: number) => ports?.[name] ?? last[name] ?? usual;
};

/** Whole or not at all, and for its owner only: it holds tokens. */
const writeJson = (file: string, value: unknown): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};
