import { Main } from "@/components/shell/main";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { chipLook } from "@/components/ui/chip";
import { getCategories, getTopics } from "@/lib/catalog/cached";
import type { ListedShelf, ProductPage } from "@/lib/catalog/queries";
import { env } from "@/lib/kernel/env";
import { ShelfHeader } from "./shelf-header";
import { ShelfList } from "./shelf-list";
import { tintOrOwn } from "./tint";

export type ShelfKind = "category" | "topic";

type ShelfPageProps = {
  kind: ShelfKind;
  shelf: ListedShelf;
  page: ProductPage;
  /** From 1. */
  number: number;
};

/** From a category to the occasions its products are good for, and from an occasion to the stalls it draws from. */
async function Crossings({ kind, page: { products } }: Pick<ShelfPageProps, "kind" | "page">) {
  const across = kind === "category" ? "topic" : "category";
  const all = await (across === "topic" ? getTopics() : getCategories());
  const here = all.filter(({ slug }) => products.some((product) => product[across] === slug));
  if (here.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {here.slice(0, 4).map(({ slug, name }) => (
        <li key={slug}>
          <a href={`/${across}/${slug}`} className={chipLook("off")}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A category or a topic with its products. */
export function ShelfPage({ kind, shelf, page, number }: ShelfPageProps) {
  const { slug, name, blurb, imageUrl, count } = shelf;
  const path = `/${kind}/${slug}`;
  return (
    <Main className="flex flex-col gap-3 sm:gap-4">
      <Breadcrumbs trail={[{ href: "/", label: "Market" }]} current={name} />
      <ShelfHeader {...{ name, blurb, imageUrl }} tint={tintOrOwn(shelf)}>
        <Crossings kind={kind} page={page} />
      </ShelfHeader>
      <div>
        <ShelfList
          shelf={`${kind}=${slug}`}
          total={count}
          currency={env.SHOP_CURRENCY}
          {...{ path, page, number }}
        />
      </div>
    </Main>
  );
}
