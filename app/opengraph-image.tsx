import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheLife } from "next/cache";
import { ImageResponse } from "next/og";
import sharp from "sharp";

export const alt = "Mercat: a whole market, one basket";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

/** A piece of art in a format that the drawing knows. */
const readArt = async (stem: string): Promise<string> => {
  const picture = await sharp(join(process.cwd(), "public", "art", `${stem}-256.webp`))
    .png()
    .toBuffer();
  return `data:image/png;base64,${picture.toString("base64")}`;
};

const PIECES = [
  { stem: "1f96c", left: 650, top: 60, width: 190 },
  { stem: "1f35e", left: 830, top: 30, width: 215 },
  { stem: "1f345", left: 1000, top: 130, width: 160 },
  { stem: "1f9fa", left: 690, top: 250, width: 400 },
];

/** Drawn once. */
const draw = async (): Promise<ArrayBuffer> => {
  "use cache";
  cacheLife("max");
  const [font, ...art] = await Promise.all([
    readFile(
      join(
        process.cwd(),
        "node_modules/@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-800-normal.woff",
      ),
    ),
    ...PIECES.map(({ stem }) => readArt(stem)),
  ]);
  const drawing = new ImageResponse(
    <div
      style={{
        display: "flex",
        width: "100%",
        height: "100%",
        background: "#DDF3E4",
        color: "#18251D",
        fontFamily: "Bricolage Grotesque",
        letterSpacing: "-0.03em",
      }}
    >
      {PIECES.map(({ stem, left, top, width }, index) => (
        // biome-ignore lint/performance/noImgElement: this is drawn into a picture
        <img
          key={stem}
          src={art[index]}
          alt=""
          style={{ position: "absolute", left, top, width, height: width }}
        />
      ))}
      <div style={{ display: "flex", flexDirection: "column", justifyContent: "center", paddingLeft: 80 }}>
        <div style={{ color: "#1C5B3A", fontSize: 52 }}>mercat</div>
        <div style={{ display: "flex", flexDirection: "column", marginTop: 24, fontSize: 92, lineHeight: 1 }}>
          <span>A whole</span>
          <span>market,</span>
          <span>one basket.</span>
        </div>
      </div>
    </div>,
    { ...size, fonts: [{ name: "Bricolage Grotesque", data: font, weight: 800 }] },
  );
  return drawing.arrayBuffer();
};

/** What is shown where somebody shares a link to the shop. */
export default async function OpenGraphImage() {
  return new Response(await draw(), { headers: { "content-type": contentType } });
}
