import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { art } from "@/db/seed/catalog/art";
import { eachLimited } from "./art/each-limited";
import { heroNames, iconNames, recipe, tileNames } from "./art/recipe";
import { writeWhole } from "./art/write-whole";

const root = fileURLToPath(new URL("..", import.meta.url));
const assets = join(root, "node_modules/@lobehub/fluent-emoji-3d");
const sourceOf = (stem: string): string => join(assets, "assets", `${stem}.webp`);

type Options = {
  /** Directory that gets `art/` and `icons/`; the project's `public` by default. */
  into?: string;
  /** Stems to write; all that the catalogue and the shop use by default. */
  stems?: readonly string[];
};

type PreparedArt = { written: number; kept: number; milliseconds: number };

/** Which of the expected names are missing. Files of another recipe and files that nothing names any more go first. */
const missingIn = async (directory: string, expected: readonly string[], made: string): Promise<string[]> => {
  await mkdir(directory, { recursive: true });
  const recipePath = join(directory, "recipe.json");
  const sameRecipe = (await readFile(recipePath, "utf8").catch(() => "")) === made;
  const wanted = new Set(expected);
  const present = new Set<string>();
  for (const name of await readdir(directory)) {
    if (name === "recipe.json" || name.endsWith(".tmp")) continue;
    if (sameRecipe && wanted.has(name)) present.add(name);
    else await rm(join(directory, name), { force: true });
  }
  if (!sameRecipe) await writeWhole(recipePath, made);
  return expected.filter((name) => !present.has(name));
};

const groupByStem = (stems: readonly string[], missing: readonly string[]): Map<string, string[]> => {
  const lacking = new Set(missing);
  const groups = stems.map((stem) => [stem, tileNames(stem).filter((name) => lacking.has(name))] as const);
  return new Map(groups.filter(([, names]) => names.length > 0).map(([stem, names]) => [stem, [...names]]));
};

/** Writes the pictures and icons that are missing under `public`, and leaves the rest untouched. */
export const prepareArt = async (options: Options = {}): Promise<PreparedArt> => {
  const started = performance.now();
  const into = options.into ?? join(root, "public");
  const stems = options.stems ?? Object.values(art);
  const artDirectory = join(into, "art");
  const iconDirectory = join(into, "icons");
  const { version } = JSON.parse(await readFile(join(assets, "package.json"), "utf8")) as { version: string };
  const made = `${version} ${recipe}`;

  const expected = [...heroNames, ...stems.flatMap(tileNames)];
  const missing = await missingIn(artDirectory, expected, made);
  const missingIcons = await missingIn(iconDirectory, iconNames, `${made} ${art.basket}`);

  if (missing.length > 0) {
    const { writeTiles } = await import("./art/tiles");
    await eachLimited(groupByStem(stems, missing), availableParallelism() + 1, ([stem, names]) =>
      writeTiles(sourceOf(stem), artDirectory, names),
    );
  }
  const missingHero = heroNames.filter((name) => missing.includes(name));
  if (missingHero.length > 0) {
    const { writeHero } = await import("./art/hero");
    await writeHero(sourceOf, artDirectory, missingHero);
  }
  if (missingIcons.length > 0) {
    const { writeIcons } = await import("./art/icons");
    await writeIcons(sourceOf(art.basket), iconDirectory);
  }

  const written = missing.length + missingIcons.length;
  const kept = expected.length + iconNames.length - written;
  return { written, kept, milliseconds: Math.round(performance.now() - started) };
};

const main = async (): Promise<void> => {
  const { written, kept, milliseconds } = await prepareArt();
  console.log(`Art: ${written} files written, ${kept} up to date, ${milliseconds} ms`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
