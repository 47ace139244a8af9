import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { art } from "@/db/seed/catalog/art";
import { prepareArt } from "./prepare-art";

const stems = [art.unicorn, art.basket];
const source = `node_modules/@lobehub/fluent-emoji-3d/assets/${art.unicorn}.webp`;

let into = "";
const artPath = (name: string): string => join(into, "art", name);
const iconPath = (name: string): string => join(into, "icons", name);

beforeAll(async () => {
  into = await mkdtemp(join(tmpdir(), "art-"));
  await prepareArt({ into, stems });
});

afterAll(() => rm(into, { recursive: true, force: true }));

describe("prepared art", () => {
  it("has two sizes in two formats for every picture, the picture of the home page, and nothing else", async () => {
    const names = (await readdir(join(into, "art"))).filter((name) => name !== "recipe.json").sort();
    const tiles = stems.flatMap((stem) =>
      [128, 256].flatMap((size) => [`${stem}-${size}.avif`, `${stem}-${size}.webp`]),
    );
    expect(names).toEqual(
      [...tiles, "hero-432.avif", "hero-576.avif", "hero-864.avif", "hero-864.webp"].sort(),
    );
  });

  it("keeps transparency and has the size that its name says", async () => {
    for (const size of [128, 256]) {
      for (const format of ["avif", "webp"]) {
        const { width, height, hasAlpha } = await sharp(
          artPath(`${art.unicorn}-${size}.${format}`),
        ).metadata();
        expect({ width, height, hasAlpha }).toEqual({ width: size, height: size, hasAlpha: true });
      }
    }
  });

  it("copies the largest WebP as it was shipped", async () => {
    expect(await readFile(artPath(`${art.unicorn}-256.webp`))).toEqual(await readFile(source));
  });

  it("comes with the app's icons", async () => {
    const edges = {
      "icon-192.png": 192,
      "icon-512.png": 512,
      "apple-touch-icon.png": 180,
      "favicon-48.png": 48,
    };
    for (const [name, edge] of Object.entries(edges)) {
      const { width, height, format } = await sharp(iconPath(name)).metadata();
      expect({ name, width, height, format }).toEqual({ name, width: edge, height: edge, format: "png" });
    }
    const ico = await readFile(iconPath("favicon.ico"));
    expect([...ico.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 48, 48]);
    expect(ico.subarray(ico.readUInt32LE(18))).toEqual(await readFile(iconPath("favicon-48.png")));
  });

  it("gives one-colour systems a white shape whose alpha carries the picture", async () => {
    const { channels } = await sharp(iconPath("monochrome-512.png")).stats();
    expect(channels[3]).toMatchObject({ min: 0, max: 255 });
    expect(await sharp(iconPath("monochrome-512.png")).metadata()).toMatchObject({ width: 512, height: 512 });
  });
});

describe("a later run", () => {
  it("writes nothing when nothing is missing", async () => {
    const before = await stat(artPath(`${art.basket}-128.avif`));
    expect(await prepareArt({ into, stems })).toMatchObject({ written: 0, kept: 19 });
    expect((await stat(artPath(`${art.basket}-128.avif`))).mtimeMs).toBe(before.mtimeMs);
  });

  it("writes only what is missing and removes what nothing uses any more", async () => {
    await rm(artPath(`${art.basket}-128.avif`));
    await writeFile(artPath("1f000-128.avif"), "left over");
    expect(await prepareArt({ into, stems })).toMatchObject({ written: 1, kept: 18 });
    expect(await readdir(join(into, "art"))).not.toContain("1f000-128.avif");
  });

  it("writes everything anew when the recipe is another", async () => {
    await writeFile(artPath("recipe.json"), "made otherwise");
    expect(await prepareArt({ into, stems })).toMatchObject({ written: 12, kept: 7 });
  });
});
