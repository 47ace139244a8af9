import type { Metadata } from "next";
import { CategoryTile } from "@/components/catalog/category-tile";
import { DeliveryBanner } from "@/components/catalog/delivery-banner";
import { EmptyMarket } from "@/components/catalog/empty-market";
import { Hero } from "@/components/catalog/hero";
import { ProductCarousel } from "@/components/catalog/product-carousel";
import { ProductGrid } from "@/components/catalog/product-grid";
import { ShopCards } from "@/components/catalog/shop-cards";
import { ShopPromises } from "@/components/catalog/shop-promises";
import { TopicCards } from "@/components/catalog/topic-cards";
import { Main } from "@/components/shell/main";
import { pageMetadata } from "@/components/shell/metadata";
import { ButtonLink } from "@/components/ui/button";
import { SectionHeading } from "@/components/ui/section-heading";
import { getBestSellers, getCategories, getShelf, getTopics } from "@/lib/catalog/cached";

export const metadata: Metadata = pageMetadata({ path: "/" });

const shortest = (count: number) => (count >= 100 ? `${Math.floor(count / 100) * 100}+` : String(count));

export default async function HomePage() {
  const [ranked, categories, topics, newest] = await Promise.all([
    getBestSellers(10),
    getCategories(),
    getTopics(),
    getShelf({ limit: 12 }),
  ]);
  const bestSellers = ranked.filter(({ sold }) => sold > 0);
  const total = categories.reduce((sum, { count }) => sum + count, 0);
  return (
    <Main className="flex flex-col gap-12 sm:gap-20">
      <Hero
        title={
          <>
            A whole market,
            <br />
            one basket.
          </>
        }
        text={`${total > 0 ? `${shortest(total)} good things` : "Good things"} from bakers, growers, makers and one unicorn breeder. Pay once, with or without an account.`}
        actions={
          <>
            <ButtonLink href="/best-sellers" size="lg">
              See the best sellers
            </ButtonLink>
            <ButtonLink href="#categories" size="lg" variant="secondary">
              Browse the stalls
            </ButtonLink>
          </>
        }
      />
      {total === 0 && <EmptyMarket />}
      {bestSellers.length > 0 && (
        <section aria-labelledby="best-sellers">
          <SectionHeading
            id="best-sellers"
            title="Best sellers"
            note="by what people really bought"
            link={{ href: "/best-sellers", label: "All best sellers" }}
            className="mb-5"
          />
          <ProductGrid shows="ten">
            <ShopCards products={bestSellers} />
          </ProductGrid>
        </section>
      )}
      <ShopPromises />
      <DeliveryBanner />
      {newest.products.length > 0 && (
        <section>
          <SectionHeading title="New arrivals" note="fresh on the stalls" className="mb-5" />
          <ProductCarousel label="New arrivals">
            <ShopCards products={newest.products} />
          </ProductCarousel>
        </section>
      )}
      {categories.length > 0 && (
        <section aria-labelledby="categories">
          <SectionHeading id="categories" title="Every stall of the market" className="mb-5" />
          <ul className="grid grid-cols-2 gap-3 *:later [--tall:10.5rem] *:grid sm:grid-cols-3 sm:gap-4 lg:grid-cols-4 lg:gap-6 xl:grid-cols-6">
            {categories.map((category) => (
              <li key={category.slug}>
                <CategoryTile category={category} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <TopicCards topics={topics.filter(({ count }) => count > 0)} />
    </Main>
  );
}
