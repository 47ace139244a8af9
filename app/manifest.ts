import type { MetadataRoute } from "next";

const icon = (name: string, size: number, purpose: "any" | "maskable" | "monochrome" = "any") => ({
  src: `/icons/${name}-${size}.png`,
  sizes: `${size}x${size}`,
  type: "image/png",
  purpose,
});

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Mercat",
    short_name: "Mercat",
    description: "A whole market, one basket.",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#FBF8F1",
    theme_color: "#1C5B3A",
    categories: ["shopping", "food"],
    icons: [
      icon("icon", 192),
      icon("icon", 512),
      icon("maskable", 512, "maskable"),
      icon("monochrome", 512, "monochrome"),
    ],
    shortcuts: [
      { name: "Search", url: "/search" },
      { name: "Cart", url: "/cart" },
      { name: "Best sellers", url: "/best-sellers" },
    ],
  };
}
