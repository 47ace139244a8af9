import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { createFaults, type Faults } from "../kit/faults";
import type { Service } from "../kit/service";
import { startBlob } from "./start";

export type Stand = {
  service: Service;
  faults: Faults;
  dataDir: string;
  start(): Promise<void>;
  /** Names of the files that hold contents. */
  files(): Promise<string[]>;
  close(): Promise<void>;
};

/** A Blob stand-in, with the environment of the vendor's SDK pointed at it. */
export const startStand = async (): Promise<Stand> => {
  const dataDir = await mkdtemp(join(tmpdir(), "blob-"));
  const faults = createFaults();
  const open = async () => {
    const service = await startBlob({ dataDir, port: 0, faults }, { noticeWaitMs: 50 });
    for (const [name, value] of Object.entries(service.env)) vi.stubEnv(name, value);
    vi.stubEnv("VERCEL_BLOB_RETRIES", "0");
    return service;
  };
  const stand: Stand = {
    service: await open(),
    faults,
    dataDir,
    async start() {
      stand.service = await open();
    },
    files: () => readdir(join(dataDir, "objects")),
    async close() {
      vi.unstubAllEnvs();
      await stand.service.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return stand;
};
