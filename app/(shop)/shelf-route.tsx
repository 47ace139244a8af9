import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type ShelfKind, ShelfPage } from "@/components/catalog/shelf-page";
import { pageMetadata } from "@/components/shell/metadata";
import { getCategories, getTopics } from "@/lib/catalog/cached";
import { getShelfPage, MOST_PAGES } from "@/lib/catalog/cached-pages";
import type { ListedShelf } from "@/lib/catalog/queries";

export const shelvesOf = (kind: ShelfKind): Promise<ListedShelf[]> =>
  kind === "category" ? getCategories() : getTopics();

type Address = { slug: string; page?: string };

/** 1 where the address names no page, 0 where it names none that exists. */
const numberOf = (page: string | undefined): number => {
  if (page === undefined) return 1;
  const number = /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 0;
  return number >= 2 && number <= MOST_PAGES ? number : 0;
};

const findShelf = async (kind: ShelfKind, { slug, page }: Address) => {
  const number = numberOf(page);
  const shelf = (await shelvesOf(kind)).find((entry) => entry.slug === slug);
  return shelf && number > 0 ? { shelf, number } : null;
};

export const shelfMetadata = async (kind: ShelfKind, params: Promise<Address>): Promise<Metadata> => {
  const found = await findShelf(kind, await params);
  if (!found) return {};
  const { shelf, number } = found;
  const { slug, name, blurb, count } = shelf;
  return pageMetadata({
    title: number === 1 ? name : `${name}, page ${number}`,
    description: `${blurb} ${count} ${count === 1 ? "product" : "products"} at Mercat.`.trim(),
    path: number === 1 ? `/${kind}/${slug}` : `/${kind}/${slug}/${number}`,
  });
};

/** The page at an address of a category or topic, or "not found". */
export const renderShelf = async (kind: ShelfKind, params: Promise<Address>) => {
  const found = await findShelf(kind, await params);
  const page = found && (await getShelfPage({ [kind]: found.shelf.slug }, found.number));
  if (!page) notFound();
  return <ShelfPage kind={kind} page={page} {...found} />;
};
