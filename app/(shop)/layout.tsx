import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { siteMetadata, siteViewport } from "@/components/shell/metadata";
import { ShopDocument } from "@/components/shell/shop-document";
// What most pages of the shop draw comes in the script of their frame: fewer requests, and better packed.
import "@/components/cart/add-one-client";
import "@/components/favorites/heart-client";
import "@/components/ui/carousel-buttons-client";
import "./error";
import "../globals.css";

export const metadata: Metadata = siteMetadata;
export const viewport: Viewport = siteViewport;

/** Everything below is the same for everyone and static. */
export const ensureStatic = "navigation";

export default function ShopLayout({ children }: { children: ReactNode }) {
  return <ShopDocument>{children}</ShopDocument>;
}
