import type { Metadata, Viewport } from "next";
import { siteMetadata, siteViewport } from "@/components/shell/metadata";
import { NotFoundPage } from "@/components/shell/not-found-page";
import { ShopDocument } from "@/components/shell/shop-document";
import "./globals.css";

export const metadata: Metadata = { ...siteMetadata, title: "Not found · Mercat", robots: { index: false } };
export const viewport: Viewport = siteViewport;

/** For addresses that no route knows. */
export default function GlobalNotFound() {
  return (
    <ShopDocument>
      <NotFoundPage />
    </ShopDocument>
  );
}
