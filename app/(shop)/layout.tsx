import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { HeaderAccount } from "@/components/cart/account-link-client";
import { CartCount, HeaderCart } from "@/components/cart/cart-link-client";
import { CartProvider } from "@/components/cart/cart-provider-client";
import { fontVariables } from "@/components/shell/fonts";
import { Frame } from "@/components/shell/frame";
import { siteMetadata, siteViewport } from "@/components/shell/metadata";
import { ThemeScript } from "@/components/shell/theme-script";
import { getCategories } from "@/lib/catalog/cached";
import "../globals.css";

export const metadata: Metadata = siteMetadata;
export const viewport: Viewport = siteViewport;

/** Everything below is the same for everyone and static; what is personal arrives after paint. */
export const ensureStatic = "navigation";

export default async function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <body>
        <ThemeScript />
        <Frame
          categories={await getCategories()}
          account={<HeaderAccount />}
          cart={<HeaderCart />}
          cartBadge={<CartCount />}
        >
          {children}
        </Frame>
        <CartProvider />
      </body>
    </html>
  );
}
