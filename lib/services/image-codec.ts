import sharp, { type Sharp } from "sharp";

/** Shortest side of each size, in pixels; the last one is what a picture is known by. */
export const PICTURE_SIZES = [256, 512, 1024] as const;
/** What a camera or a studio delivers; anything larger is an attack or a mistake. */
const MOST_PIXELS = 50_000_000;
const SMALLEST_SIDE = 200;

/** Formats that are taken in, by what the bytes say; animations are not. */
const FORMATS: Record<string, string> = { jpeg: "JPEG", png: "PNG", webp: "WebP", heif: "AVIF" };

export type EncodedFile = { suffix: string; contentType: string; bytes: Uint8Array };
export type Encoded = { files: EncodedFile[] } | { refused: string };

const sizeOf = async (source: Sharp, size: number): Promise<EncodedFile[]> => {
  const resized = source
    .clone()
    .resize({ width: size, height: size, fit: "outside", withoutEnlargement: true });
  const [webp, avif] = await Promise.all([
    resized.clone().webp({ quality: 82 }).toBuffer(),
    resized.clone().avif({ quality: 55, effort: 3 }).toBuffer(),
  ]);
  return [
    { suffix: `-${size}.webp`, contentType: "image/webp", bytes: webp },
    { suffix: `-${size}.avif`, contentType: "image/avif", bytes: avif },
  ];
};

/** Why these bytes are no picture that the shop can use, in words for a person; null when they are one. */
const faultOf = async (bytes: Uint8Array): Promise<string | null> => {
  const { format, width = 0, height = 0, pages = 1 } = await sharp(bytes).metadata();
  if (!format || !(format in FORMATS)) return "Choose a JPEG, PNG, WebP or AVIF picture.";
  if (pages > 1) return "Choose a picture that does not move.";
  if (width * height > MOST_PIXELS) return "The picture has more than 50 million pixels. Make it smaller.";
  if (Math.min(width, height) < SMALLEST_SIDE) return `The picture is smaller than ${SMALLEST_SIDE} pixels.`;
  return null;
};

/**
 * A picture in every size and format that the shop shows, upright and without what a camera notes in it. What the bytes
 * are is decided by the bytes, never by a name or a claimed type.
 */
export const encodePicture = async (bytes: Uint8Array): Promise<Encoded> => {
  try {
    const fault = await faultOf(bytes);
    if (fault) return { refused: fault };
    const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" }).autoOrient();
    const files: EncodedFile[] = [];
    for (const size of PICTURE_SIZES) files.push(...(await sizeOf(source, size)));
    return { files };
  } catch {
    return { refused: "The file is no picture, or it is damaged." };
  }
};
