import { headers } from "next/headers";
import { type ReactNode, Suspense } from "react";
import { fontVariables } from "./fonts";
import { ThemeScript } from "./theme-script";

const NONCE = /'nonce-([^']+)'/;

async function Document({ children }: { children: ReactNode }) {
  const nonce = NONCE.exec((await headers()).get("content-security-policy") ?? "")?.[1];
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
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
export function PersonalDocument({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={null}>
      <Document>{children}</Document>
    </Suspense>
  );
}
