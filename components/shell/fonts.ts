import localFont from "next/font/local";

const heading = localFont({
  src: "../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  variable: "--font-heading",
  weight: "200 800",
  display: "swap",
  adjustFontFallback: "Arial",
});

const text = localFont({
  src: "../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  variable: "--font-text",
  weight: "400 700",
  display: "swap",
  adjustFontFallback: "Arial",
});

/** For `<html className>`: Bricolage Grotesque as `--font-heading`, Instrument Sans as `--font-text`. */
export const fontVariables = `${heading.variable} ${text.variable}`;
