import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JsonLd } from "@/components/catalog/json-ld";
import { ProductCarousel } from "@/components/catalog/product-carousel";
import { ProductDetail } from "@/components/catalog/product-detail";
import { breadcrumbFacts, productFacts } from "@/components/catalog/product-facts";
import { ShopCards } from "@/components/catalog/shop-cards";
import { Heart } from "@/components/favorites/heart";
import { ProductEarn } from "@/components/loyalty/product-earn";
import { Main } from "@/components/shell/main";
import { pageMetadata } from "@/components/shell/metadata";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { SectionHeading } from "@/components/ui/section-heading";
import { getBestSellers, getCategories, getProductBySlug, getShelf } from "@/lib/catalog/cached";
import { shelfName } from "@/lib/catalog/rules";
import type { Product } from "@/lib/catalog/schema";
import { formatMoney } from "@/lib/kernel/money";
import { slugsOf } from "../../static-slugs";

type Props = { params: Promise<{ slug: string }> };

/** Those that are asked for most; all others are made on their first visit. */
export const generateStaticParams = async () => slugsOf(await getBestSellers(20));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const product = await getProductBySlug(slug);
  if (!product) return {};
  const { name, company, price, currency, description } = product;
  const by = company === "NA" ? "" : ` by ${company}`;
  return pageMetadata({
    title: `${name}${by}`,
    description: `${formatMoney(price, currency)}. ${description}`.slice(0, 200),
    path: `/product/${slug}`,
  });
}

async function MoreFromCategory({ product, name }: { product: Product; name: string }) {
  const { products } = await getShelf({ category: product.category, sort: "best-selling", limit: 13 });
  const others = products.filter(({ productId }) => productId !== product.productId).slice(0, 12);
  if (others.length === 0) return null;
  return (
    <section className="mt-14 sm:mt-20">
      <SectionHeading
        title={`More from ${name}`}
        link={{ href: `/category/${product.category}`, label: "See all" }}
        className="mb-5"
      />
      <ProductCarousel label={`More from ${name}`}>
        <ShopCards products={others} />
      </ProductCarousel>
    </section>
  );
}

export default async function ProductPage({ params }: Props) {
  const { slug } = await params;
  const product = await getProductBySlug(slug);
  if (!product) notFound();
  const category = (await getCategories()).find((entry) => entry.slug === product.category);
  const categoryName = category?.name ?? shelfName(product.category);
  const trail = [
    { href: "/", label: "Market" },
    { href: `/category/${product.category}`, label: categoryName },
  ];
  return (
    <Main className="flex flex-col gap-3 sm:gap-4">
      <Breadcrumbs trail={trail} current={product.name} />
      <ProductDetail
        product={product}
        heart={<Heart product={product} />}
        earn={<ProductEarn product={product} />}
      />
      <MoreFromCategory product={product} name={categoryName} />
      <JsonLd facts={productFacts(product)} />
      <JsonLd facts={breadcrumbFacts([...trail, { href: `/product/${slug}`, label: product.name }])} />
    </Main>
  );
}
