import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Ranking } from "@/components/catalog/ranking";
import { pageMetadata } from "@/components/shell/metadata";
import { getCategories } from "@/lib/catalog/cached";
import { slugsOf } from "../../static-slugs";

type Props = { params: Promise<{ category: string }> };

const readCategory = async ({ params }: Props) => {
  const [{ category: slug }, categories] = await Promise.all([params, getCategories()]);
  return { categories, category: categories.find((entry) => entry.slug === slug) };
};

export const generateStaticParams = async () =>
  slugsOf(await getCategories()).map(({ slug }) => ({ category: slug }));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { category } = await readCategory(props);
  if (!category) return {};
  return pageMetadata({
    title: `Best of ${category.name}`,
    description: `What people really bought most: ${category.name}.`,
    path: `/best-sellers/${category.slug}`,
  });
}

export default async function CategoryRankingPage(props: Props) {
  const { categories, category } = await readCategory(props);
  if (!category) notFound();
  return <Ranking categories={categories} category={category} />;
}
