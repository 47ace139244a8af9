import { env } from "@/lib/kernel/env";
import { compress, decompress } from "./compress";
import { seal, unseal } from "./seal";

/** Tries the configured keys and format on a line. @throws with what is wrong and what to do */
export const checkBackups = async (): Promise<void> => {
  const line = Buffer.from("{}\n");
  const { content, format } = unseal(seal(await compress(line, env.BACKUP_FORMAT), env.BACKUP_FORMAT).sealed);
  if (!(await decompress(content, format)).equals(line)) throw new Error("A backup could not be read again.");
};
