import { headers } from "next/headers";
import { type ReactNode, Suspense } from "react";
import { ThemeScript } from "./theme-script";

const NONCE = /'nonce-([^']+)'/;

type PersonalDocumentProps = {
  /** Class names that declare the fonts: of the shop or of the office, each part of its own stylesheet. */
  fonts: string;
  children: ReactNode;
};

async function Document({ fonts, children }: PersonalDocumentProps) {
  const nonce = NONCE.exec((await headers()).get("content-security-policy") ?? "")?.[1];
  return (
    <html lang="en" className={fonts} suppressHydrationWarning>
      {/* biome-ignore lint/style/noHeadElement: that rule means another router of Next */}
      <head>
        <ThemeScript nonce={nonce} />
      </head>
      <body>{children}</body>
    </html>
  );
}

/**
 * The document of personal pages. The hole is above `<html>`, so that nothing of it is prerendered: every script carries
 * this response's nonce, and the page comes whole also without JavaScript.
 */
export function PersonalDocument({ fonts, children }: PersonalDocumentProps) {
  return (
    <Suspense fallback={null}>
      <Document fonts={fonts}>{children}</Document>
    </Suspense>
  );
}
