import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

/**
 * The folder in which Valkey keeps its append-only log: a snapshot (base), the commands since then (incr) and a
 * manifest that names both. Valkey cannot shorten the log itself here, because that needs fork().
 */
export const appendOnlyFiles = (dir: string) => {
  const folder = join(dir, "appendonlydir");
  const manifest = join(folder, "appendonly.aof.manifest");
  const named = () =>
    existsSync(manifest)
      ? [...readFileSync(manifest, "utf8").matchAll(/^file (\S+) seq (\d+) type (\w)/gm)].map(
          ([, file = "", sequence, type]) => ({ path: join(folder, file), sequence: Number(sequence), type }),
        )
      : [];
  const sizeOf = (type: string) =>
    named()
      .filter((file) => file.type === type && existsSync(file.path))
      .reduce((sum, file) => sum + statSync(file.path).size, 0);

  return {
    /** Bytes of commands written since the snapshot. */
    logBytes: () => sizeOf("i"),
    snapshotBytes: () => sizeOf("b"),
    /** Replaces snapshot and log by the snapshot that `SAVE` has just written; atomic by the manifest's renaming. */
    replaceBySnapshot() {
      const sequence = Math.max(0, ...named().map((file) => file.sequence)) + 1;
      const base = `appendonly.aof.${sequence}.base.rdb`;
      const log = `appendonly.aof.${sequence}.incr.aof`;
      renameSync(join(dir, "dump.rdb"), join(folder, base));
      writeFileSync(join(folder, log), "");
      const lines = `file ${base} seq ${sequence} type b\nfile ${log} seq ${sequence} type i\n`;
      writeFileSync(`${manifest}.new`, lines, { flush: true });
      renameSync(`${manifest}.new`, manifest);
      const kept = [base, log, "appendonly.aof.manifest"];
      for (const file of readdirSync(folder)) if (!kept.includes(file)) rmSync(join(folder, file));
    },
    /** Has the system write the log to disk, without holding up this thread. */
    async sync() {
      const last = named().findLast((file) => file.type === "i");
      if (!last) return;
      const file = await open(last.path, "r");
      await file.datasync().finally(() => file.close());
    },
  };
};
