import type { Metadata } from "next";
import { CategoryTile } from "@/components/catalog/category-tile";
import { ProductCarousel } from "@/components/catalog/product-carousel";
import { ShopCards } from "@/components/catalog/shop-cards";
import { SearchView } from "@/components/search/search-view-client";
import { SearchWaiting } from "@/components/search/search-waiting";
import { Main } from "@/components/shell/main";
import { pageMetadata } from "@/components/shell/metadata";
import { SectionHeading } from "@/components/ui/section-heading";
import { getBestSellers, getCategories } from "@/lib/catalog/cached";
import { env } from "@/lib/kernel/env";

export const metadata: Metadata = {
  ...pageMetadata({
    title: "Search",
    description: "Find any product of the market; typos are forgiven.",
    path: "/search",
  }),
  robots: { index: false },
};

/** Before anything else runs, so that whoever arrives with a term does not see the page without one first. */
const MARK_SEARCH =
  'if((new URLSearchParams(location.search).get("q")||"").trim())document.documentElement.dataset.searching=""';

export default async function SearchPage() {
  const [categories, bestSellers] = await Promise.all([getCategories(), getBestSellers(12)]);
  return (
    <Main>
      <script
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
        dangerouslySetInnerHTML={{ __html: MARK_SEARCH }}
      />
      <SearchView
        categories={categories.map(({ slug, name }) => ({ slug, name }))}
        currency={env.SHOP_CURRENCY}
        waiting={<SearchWaiting />}
      >
        <SectionHeading level={1} title="What are you looking for?" className="mb-2" />
        <p className="mb-6 text-ink-soft no-script:hidden">
          Type above and the shelves answer while you do. Or walk past the stalls:
        </p>
        <p className="mb-6 hidden text-ink-soft no-script:block">
          Searching needs JavaScript, which is off here. Every product is at one of these stalls:
        </p>
        <ul className="grid grid-cols-2 gap-3 *:grid sm:grid-cols-3 sm:gap-4 lg:grid-cols-4 lg:gap-6 xl:grid-cols-6">
          {categories.map((category) => (
            <li key={category.slug}>
              <CategoryTile category={category} />
            </li>
          ))}
        </ul>
        {bestSellers.length > 0 && (
          <section className="mt-12">
            <SectionHeading title="What others found" className="mb-5" />
            <ProductCarousel label="What others found">
              <ShopCards products={bestSellers} />
            </ProductCarousel>
          </section>
        )}
      </SearchView>
    </Main>
  );
}
