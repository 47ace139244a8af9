import type { ReactNode } from "react";
import { HeaderAccount } from "@/components/cart/account-link-client";
import { CartCount, HeaderCart } from "@/components/cart/cart-link-client";
import { CartProvider } from "@/components/cart/cart-provider-client";
import { getCategories } from "@/lib/catalog/cached";
import { fontVariables } from "./fonts";
import { Frame } from "./frame";
import { ThemeScript } from "./theme-script";

/** The document of public pages: the same for everyone; what is personal arrives after paint. */
export async function ShopDocument({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      {/* biome-ignore lint/style/noHeadElement: that rule means another router of Next */}
      <head>
        <ThemeScript />
      </head>
      <body>
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
