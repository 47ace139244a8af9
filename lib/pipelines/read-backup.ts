import type { Database } from "@/db/client";
import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { findBlob, readBlob } from "@/lib/services/blob";
import { findBackup } from "./backup-queries";
import { decompress } from "./compress";
import { BACKUP_ENDINGS } from "./rules";
import { SealError, unseal } from "./seal";

export const UNKNOWN_BACKUP: Problem = problem("not-found", "There is no backup with this key.");

const KEY = new RegExp(
  `^[\\w./-]{0,200}\\d{4}/\\d\\d/\\d\\d/\\d\\d/[\\w.-]{1,200}\\.(${Object.values(BACKUP_ENDINGS)
    .map((ending) => ending.replaceAll(".", "\\."))
    .join("|")})$`,
);

export const isBackupKey = (key: string): boolean => KEY.test(key);

/** A key as it is, also where the path still has it encoded. */
export const decodeKey = (segment: string): string => {
  if (segment.includes("/")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** An object's bytes, also of one that the database has forgotten: the store and the keys suffice to read it. */
const fetchObject = async (db: Database, key: string): Promise<Uint8Array | null> => {
  const known = await findBackup(db, key);
  const url = known?.url ?? (isBackupKey(key) ? (await findBlob(key))?.url : undefined);
  return url ? readBlob(url) : null;
};

/** The NDJSON of a backup, decrypted and unpacked. A backup that cannot be opened is a conflict that says why. */
export const readBackup = async (db: Database, key: string): Promise<Result<Buffer>> => {
  const object = await fetchObject(db, key);
  if (!object) return fail(UNKNOWN_BACKUP);
  try {
    const { content, format } = unseal(Buffer.from(object));
    return ok(await decompress(content, format));
  } catch (error) {
    if (error instanceof SealError) return fail(problem("conflict", error.message));
    throw error;
  }
};
