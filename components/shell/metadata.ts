import type { Metadata, Viewport } from "next";
import { env } from "@/lib/kernel/env";

/** What every page says of itself unless it says more. */
export const siteMetadata: Metadata = {
  metadataBase: new URL(env.APP_URL),
  title: { default: "Mercat: many shops, one basket", template: "%s · Mercat" },
  description:
    "Fresh food, electronics, toys and more from many shops in one basket, with prices you can trust.",
  applicationName: "Mercat",
  openGraph: { siteName: "Mercat", type: "website" },
  icons: { icon: "/icons/favicon-48.png", apple: "/icons/apple-touch-icon.png" },
};

export const siteViewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#FBF8F1" },
    { media: "(prefers-color-scheme: dark)", color: "#12180F" },
  ],
  colorScheme: "light dark",
};
