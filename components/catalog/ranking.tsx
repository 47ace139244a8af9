import { Main } from "@/components/shell/main";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { ChipRow, chipLook } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { getBestSellers } from "@/lib/catalog/cached";
import type { ListedShelf } from "@/lib/catalog/queries";
import { ProductGrid } from "./product-grid";
import { ShopCards } from "./shop-cards";

const PLACES = 20;

type RankingProps = {
  categories: readonly ListedShelf[];
  /** Of one stall; otherwise of the whole market. */
  category?: ListedShelf;
};

function NothingSold({ category }: { category?: ListedShelf }) {
  return (
    <EmptyState
      art="/art/1f3c6"
      title="Nobody is in the lead yet"
      text="This ranking counts what was really bought, and nothing here has been so far."
      action={<ButtonLink href={category ? `/category/${category.slug}` : "/"}>Be the first</ButtonLink>}
    />
  );
}

/** What was bought most, by the pieces that were paid for. */
export async function Ranking({ categories, category }: RankingProps) {
  const ranked = (await getBestSellers(PLACES, category?.slug)).filter(({ sold }) => sold > 0);
  const chips = [
    { href: "/best-sellers", name: "Whole market", current: !category },
    ...categories.map(({ slug, name }) => ({
      href: `/best-sellers/${slug}`,
      name,
      current: slug === category?.slug,
    })),
  ];
  return (
    <Main>
      <h1 className="text-3xl font-bold wrap-anywhere hyphens-auto sm:text-5xl">
        {category ? `Best of ${category.name}` : "Best sellers"}
      </h1>
      <p className="mt-2 max-w-xl text-ink-soft sm:text-lg">
        By what people really bought, piece by piece, with every refund taken off again.
      </p>
      <ChipRow label="Rankings" className="mt-4 mb-5">
        {chips.map(({ href, name, current }) => (
          <a
            key={href}
            href={href}
            aria-current={current ? "page" : undefined}
            className={chipLook(current ? "on" : "off")}
          >
            {name}
          </a>
        ))}
      </ChipRow>
      {ranked.length > 0 ? (
        <ProductGrid>
          <ShopCards
            products={ranked}
            eager={4}
            headingLevel={2}
            badge={(index) => <Badge tone="count">{index + 1}</Badge>}
          />
        </ProductGrid>
      ) : (
        <NothingSold category={category} />
      )}
    </Main>
  );
}
