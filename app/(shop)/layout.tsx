import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { siteMetadata, siteViewport } from "@/components/shell/metadata";
import { ShopDocument } from "@/components/shell/shop-document";
import "../globals.css";

export const metadata: Metadata = siteMetadata;
export const viewport: Viewport = siteViewport;

/** Everything below is the same for everyone and static. */
export const ensureStatic = "navigation";

export default function ShopLayout({ children }: { children: ReactNode }) {
  return <ShopDocument>{children}</ShopDocument>;
}
