import { food } from "./art/food";
import { home } from "./art/home";
import { play } from "./art/play";
import { scenes } from "./art/scenes";

/**
 * The pictures by what they show. A value is a file name stem: `/art/<stem>-128.avif`, `-256.webp` and so on, as
 * `scripts/prepare-art.ts` writes them.
 */
export const art = { ...food, ...home, ...play, ...scenes } as const;
