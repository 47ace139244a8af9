import localFont from "next/font/local";

// The office has its own, whole: what it shared with the shop would be one more stylesheet for each page of that.
const heading = localFont({
  src: "../../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  variable: "--font-heading",
  weight: "200 800",
  display: "swap",
  adjustFontFallback: false,
});

const text = localFont({
  src: "../../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  variable: "--font-text",
  weight: "400 700",
  display: "swap",
  adjustFontFallback: false,
});

/** For `<html className>` of the office. */
export const officeFonts = `${heading.variable} ${text.variable}`;
