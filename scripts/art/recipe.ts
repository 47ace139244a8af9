/** How pictures are made. This file loads no image library, so that a run with nothing to do stays instant. */

const sizes = [128, 256] as const;

const formats = ["webp", "avif"] as const;

/**
 * Measured over 16 pictures: AVIF at effort 1 takes 20 ms for both sizes at 42 dB against the source. Effort 2 gains
 * 2 % of size for half as much time again, effort 4 another 6 % for ten times the time.
 */
export const encoding = {
  avif: { quality: 50, effort: 1, chromaSubsampling: "4:4:4" },
  webp: { quality: 82, effort: 4, alphaQuality: 90 },
} as const;

/** One picture that a phone waits for: a third smaller than with the encoding of the others, for seconds of work once. */
export const heroEncoding = { quality: 44, effort: 5, chromaSubsampling: "4:2:0" } as const;

export const tileNames = (stem: string): string[] =>
  sizes.flatMap((size) => formats.map((format) => `${stem}-${size}.${format}`));

/** What lies around the basket of the home page; centres and widths as shares of the picture, the last piece in front. */
export const hero = {
  widths: [432, 576, 864],
  aspect: 1.447,
  pieces: [
    { stem: "1f96c", x: 0.301, y: 0.274, width: 0.287, turn: -3 },
    { stem: "1f35e", x: 0.588, y: 0.276, width: 0.343, turn: 2 },
    { stem: "1f345", x: 0.838, y: 0.322, width: 0.25, turn: 0 },
    { stem: "1f95b", x: 0.134, y: 0.814, width: 0.231, turn: -8 },
    { stem: "1f34c", x: 0.843, y: 0.728, width: 0.259, turn: 3 },
    { stem: "1f9fa", x: 0.486, y: 0.722, width: 0.528, turn: 0 },
  ],
} as const;

export const heroNames = ["hero-432.avif", "hero-576.avif", "hero-864.avif", "hero-864.webp"];

export const iconGround = "#1C5B3A";

/** `share`: how much of the edge the picture takes; a maskable icon keeps it inside the safe circle. */
export const iconTiles = {
  "icon-192.png": { size: 192, share: 0.72, corner: 0.22 },
  "icon-512.png": { size: 512, share: 0.72, corner: 0.22 },
  "maskable-512.png": { size: 512, share: 0.54, corner: 0 },
  "apple-touch-icon.png": { size: 180, share: 0.68, corner: 0 },
} as const;

export type IconTile = keyof typeof iconTiles;

export const iconNames = [...Object.keys(iconTiles), "monochrome-512.png", "favicon-48.png", "favicon.ico"];

/** Changes whenever the same sources would give other files. */
export const recipe = JSON.stringify({
  sizes,
  formats,
  encoding,
  heroEncoding,
  hero,
  iconGround,
  iconTiles,
  iconNames,
});
