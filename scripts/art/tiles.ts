import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { encoding } from "./recipe";
import { writeWhole } from "./write-whole";

/** The source is WebP of 256 × 256, so that one is copied as it was shipped. */
const tileOf = async (source: Buffer, name: string): Promise<Buffer> => {
  if (name.endsWith("-256.webp")) return source;
  const sized = name.includes("-128.") ? sharp(source).resize(128, 128) : sharp(source);
  const encoded = name.endsWith(".avif") ? sized.avif(encoding.avif) : sized.webp(encoding.webp);
  return encoded.toBuffer();
};

/** Writes the named files of one picture, e.g. `["1f984-128.avif"]`, into a directory. */
export const writeTiles = async (source: string, directory: string, names: readonly string[]) => {
  const picture = await readFile(source);
  for (const name of names) await writeWhole(join(directory, name), await tileOf(picture, name));
};
