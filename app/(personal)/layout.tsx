import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { HeaderAccount } from "@/components/cart/account-link-client";
import { CartCount, HeaderCart } from "@/components/cart/cart-link-client";
import { CartProvider } from "@/components/cart/cart-provider-client";
import { fontVariables } from "@/components/shell/fonts";
import { Frame } from "@/components/shell/frame";
import { siteMetadata, siteViewport } from "@/components/shell/metadata";
import { PersonalDocument } from "@/components/shell/personal-document";
import { getCategories } from "@/lib/catalog/cached";
import { readPageCall } from "@/lib/http/page-call";
// In the script of the frame, where it costs no request of its own.
import "./error";
import "../globals.css";

export const metadata: Metadata = { ...siteMetadata, robots: { index: false } };
export const viewport: Viewport = siteViewport;

async function PersonalFrame({ children }: { children: ReactNode }) {
  const [{ caller }, categories] = await Promise.all([readPageCall(), getCategories()]);
  return (
    <>
      <Frame
        categories={categories}
        account={<HeaderAccount nickname={caller.kind === "user" ? caller.user.nickname : null} />}
        cart={<HeaderCart />}
        cartBadge={<CartCount />}
      >
        {children}
      </Frame>
      <CartProvider />
    </>
  );
}

export default function PersonalLayout({ children }: { children: ReactNode }) {
  return (
    <PersonalDocument fonts={fontVariables}>
      <PersonalFrame>{children}</PersonalFrame>
    </PersonalDocument>
  );
}
