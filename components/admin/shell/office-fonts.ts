import localFont from "next/font/local";

// As in components/shell/fonts.ts, which says why there are four. What two stylesheets share becomes a third, one more
// request of every page; said twice it is part of each.
const heading = localFont({
  src: "../../shell/fonts/heading.woff2",
  variable: "--font-heading",
  weight: "600 800",
  display: "swap",
  adjustFontFallback: false,
});

const text = localFont({
  src: "../../shell/fonts/text.woff2",
  variable: "--font-text",
  weight: "400 700",
  display: "swap",
  adjustFontFallback: false,
});

const headingWhole = localFont({
  src: "../../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  variable: "--font-heading-whole",
  weight: "200 800",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+A1-A2,U+A5-A8,U+AA-AC,U+AE-B6,U+B8-D6,U+D8-E8,U+EA-FF,U+102,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+300-309,U+323,U+201A,U+201E,U+2032-2033,U+2039-203A,U+2044,U+2122,U+2191,U+2193",
    },
  ],
});

const textWhole = localFont({
  src: "../../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  variable: "--font-text-whole",
  weight: "400 700",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+A1-A2,U+A5-A8,U+AA-AB,U+AE-B4,U+B6,U+B8-D6,U+D8-E8,U+EA-FF,U+102,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+300-309,U+201A,U+201E,U+2039-203A,U+2122,U+2191,U+2193",
    },
  ],
});

/** For `<html className>` of the office. */
export const officeFontVariables = [heading, text, headingWhole, textWhole]
  .map(({ variable }) => variable)
  .join(" ");
