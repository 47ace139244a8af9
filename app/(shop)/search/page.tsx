import type { Metadata } from "next";
import { CategoryTile } from "@/components/catalog/category-tile";
import { ProductCarousel } from "@/components/catalog/product-carousel";
import { ShopCards } from "@/components/catalog/shop-cards";
import { RecentSearches } from "@/components/search/recent-searches-client";
import { SearchView } from "@/components/search/search-view-client";
import { SearchWaiting } from "@/components/search/search-waiting";
import { Main } from "@/components/shell/main";
import { pageMetadata } from "@/components/shell/metadata";
import { SectionHeading } from "@/components/ui/section-heading";
import { getBestSellers, getCategories, getTopics } from "@/lib/catalog/cached";
import type { ListedShelf } from "@/lib/catalog/queries";
import { env } from "@/lib/kernel/env";

export const metadata: Metadata = {
  ...pageMetadata({
    title: "Search",
    description: "Find any product of the market; typos are forgiven.",
    path: "/search",
  }),
  robots: { index: false },
};

/**
 * Before anything else runs: whoever arrives with a search does not see the page without one first, and whoever has
 * searched before finds the room for it reserved. The filters are those of `components/search/search-query.ts`.
 */
const MARK_SEARCH = `{
const p=new URLSearchParams(location.search),d=document.documentElement.dataset;
if((p.get("q")||"").trim()||["category","company","topic","minPrice","maxPrice","minRating","inStock"].some(n=>p.get(n)))d.searching="";
try{if(localStorage.getItem("recent-searches"))d.searched=""}catch{}
}`;

const nameOf = ({ slug, name }: ListedShelf) => ({ slug, name });

export default async function SearchPage() {
  const [categories, topics, ranked] = await Promise.all([getCategories(), getTopics(), getBestSellers(12)]);
  const bestSellers = ranked.filter(({ sold }) => sold > 0);
  return (
    <Main>
      <script
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
        dangerouslySetInnerHTML={{ __html: MARK_SEARCH }}
      />
      <SearchView
        categories={categories.map(nameOf)}
        topics={topics.map(nameOf)}
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
        <div className="mb-4 hidden min-h-13 [[data-searched]_&]:block">
          <RecentSearches />
        </div>
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
