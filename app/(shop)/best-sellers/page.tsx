import type { Metadata } from "next";
import { Ranking } from "@/components/catalog/ranking";
import { pageMetadata } from "@/components/shell/metadata";
import { getCategories } from "@/lib/catalog/cached";

export const metadata: Metadata = pageMetadata({
  title: "Best sellers",
  description: "The twenty products that people really bought most, at every stall of the market.",
  path: "/best-sellers",
});

export default async function BestSellersPage() {
  return <Ranking categories={await getCategories()} />;
}
