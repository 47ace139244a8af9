import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFaults } from "@/emulators/kit/faults";
import { startKv } from "@/emulators/kv/start";

/**
 * A KV of this test file alone, for tests of what is counted over all carts. To be called in `vi.hoisted`, so that it
 * stands before anything of the application is imported; answers how to stop it.
 */
export const startOwnKv = async (): Promise<() => Promise<void>> => {
  const dataDir = await mkdtemp(join(tmpdir(), "mercat-own-kv-"));
  const service = await startKv({ dataDir, port: 0, faults: createFaults() });
  Object.assign(process.env, service.env);
  return async () => {
    await service.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
};
