import type { Metadata, Viewport } from "next";
import { env } from "@/lib/kernel/env";

const NAME = "Mercat";
const DESCRIPTION =
  "Fresh food, electronics, toys and more from many makers in one basket, with prices you can trust.";

/** What every page says of itself unless it says more. */
export const siteMetadata: Metadata = {
  metadataBase: new URL(env.APP_URL),
  title: { default: `${NAME}: a whole market, one basket`, template: `%s · ${NAME}` },
  description: DESCRIPTION,
  applicationName: NAME,
  openGraph: { siteName: NAME, type: "website" },
  icons: {
    icon: [{ url: "/icons/favicon-48.png", type: "image/png", sizes: "48x48" }],
    apple: "/icons/apple-touch-icon.png",
  },
};

type PageMetadata = {
  /** Without the shop's name; the home page has none. */
  title?: string;
  description?: string;
  /** The one address of this page. */
  path: string;
};

/** A public page's title, description and address, said once for search engines and for whoever shares it. */
export const pageMetadata = ({ title, description = DESCRIPTION, path }: PageMetadata): Metadata => ({
  ...(title ? { title } : {}),
  description,
  alternates: { canonical: path },
  openGraph: {
    siteName: NAME,
    type: "website",
    url: path,
    title: title ?? NAME,
    description,
    images: { url: "/opengraph-image", width: 1200, height: 630, alt: "A whole market, one basket" },
  },
});

export const siteViewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#FBF8F1" },
    { media: "(prefers-color-scheme: dark)", color: "#12180F" },
  ],
  colorScheme: "light dark",
};
