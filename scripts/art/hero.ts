import { join } from "node:path";
import sharp, { type OverlayOptions } from "sharp";
import { encoding, hero, heroEncoding } from "./recipe";
import { writeWhole } from "./write-whole";

const clear = { r: 0, g: 0, b: 0, alpha: 0 };
const WIDTH = Math.max(...hero.widths);
const HEIGHT = Math.round(WIDTH / hero.aspect);

type Piece = (typeof hero.pieces)[number];

/** One piece turned and in its place; what hangs over the picture's edges is cut. */
const overlay = async (sourceOf: (stem: string) => string, piece: Piece): Promise<OverlayOptions> => {
  const edge = Math.round(piece.width * WIDTH);
  const turned = await sharp(sourceOf(piece.stem))
    .resize(edge, edge, { kernel: "lanczos3" })
    .rotate(piece.turn, { background: clear })
    .png()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = turned.info;
  const left = Math.round(piece.x * WIDTH - width / 2);
  const top = Math.round(piece.y * HEIGHT - height / 2);
  const [cutLeft, cutTop] = [Math.max(0, -left), Math.max(0, -top)];
  const input = await sharp(turned.data)
    .extract({
      left: cutLeft,
      top: cutTop,
      width: Math.min(width, WIDTH - left) - cutLeft,
      height: Math.min(height, HEIGHT - top) - cutTop,
    })
    .png()
    .toBuffer();
  return { input, left: left + cutLeft, top: top + cutTop };
};

/** Writes the picture at the head of the home page: several pieces in one, so that a browser asks once for all of them. */
export const writeHero = async (
  sourceOf: (stem: string) => string,
  directory: string,
  names: readonly string[],
): Promise<void> => {
  const pieces = await Promise.all(hero.pieces.map((piece) => overlay(sourceOf, piece)));
  const whole = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 4, background: clear } })
    .composite(pieces)
    .png()
    .toBuffer();
  for (const name of names) {
    const sized = sharp(whole).resize(Number(/-(\d+)\./.exec(name)?.[1]));
    const encoded = name.endsWith(".avif") ? sized.avif(heroEncoding) : sized.webp(encoding.webp);
    await writeWhole(join(directory, name), await encoded.toBuffer());
  }
};
