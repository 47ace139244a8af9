import { rename, writeFile } from "node:fs/promises";

/** Writes beside and renames, so that a file that is there is whole, even after an interrupted run. */
export const writeWhole = async (path: string, content: Uint8Array | string): Promise<void> => {
  const unfinished = `${path}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
};
