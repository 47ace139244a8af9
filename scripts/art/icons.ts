import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { type IconTile, iconGround, iconTiles } from "./recipe";
import { writeWhole } from "./write-whole";

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

const fitted = (picture: Buffer, size: number): Sharp =>
  sharp(picture).trim({ background: clear }).resize(size, size, { fit: "contain", background: clear });

const onGround = async (picture: Buffer, name: IconTile): Promise<Buffer> => {
  const { size, share, corner } = iconTiles[name];
  const art = await fitted(picture, Math.round(size * share))
    .png()
    .toBuffer();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" rx="${size * corner}" fill="${iconGround}"/></svg>`;
  return sharp(Buffer.from(svg))
    .composite([{ input: art }])
    .png({ compressionLevel: 9 })
    .toBuffer();
};

/** A system that draws icons in one colour looks at alpha only: light parts turn opaque, dark ones let through. */
const monochrome = async (picture: Buffer): Promise<Buffer> => {
  const size = 512;
  const edge = Math.round(size * 0.54);
  const pixels = await fitted(picture, edge).ensureAlpha().raw().toBuffer();
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
    const luminance = (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
    const light = Math.min(1, Math.max(0.3, (luminance - 0.42) * 4));
    pixels.fill(255, at, at + 3);
    pixels[at + 3] = Math.round(alpha * light);
  }
  const margin = Math.floor((size - edge) / 2);
  return sharp(pixels, { raw: { width: edge, height: edge, channels: 4 } })
    .extend({
      top: margin,
      left: margin,
      bottom: size - edge - margin,
      right: size - edge - margin,
      background: clear,
    })
    .png({ compressionLevel: 9 })
    .toBuffer();
};

/** An ICO file around one PNG: a header of 6 bytes, one entry of 16, then the PNG as it is. */
const icoOf = (png: Buffer, size: number): Buffer => {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size % 256, 6);
  head.writeUInt8(size % 256, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
};

/** Writes the whole icon set of the app from one picture. */
export const writeIcons = async (source: string, directory: string): Promise<void> => {
  const picture = await readFile(source);
  const write = (name: string, content: Buffer) => writeWhole(join(directory, name), content);
  const favicon = await fitted(picture, 48).png({ compressionLevel: 9 }).toBuffer();
  await write("favicon-48.png", favicon);
  await write("favicon.ico", icoOf(favicon, 48));
  await write("monochrome-512.png", await monochrome(picture));
  for (const name of Object.keys(iconTiles) as IconTile[]) await write(name, await onGround(picture, name));
};
