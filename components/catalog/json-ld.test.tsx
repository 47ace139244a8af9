import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Product } from "@/lib/catalog/schema";
import { JsonLd } from "./json-ld";
import { breadcrumbFacts, productFacts } from "./product-facts";

const product: Product = {
  productId: "prd_1",
  slug: "aged-gouda",
  name: "Aged </script><script>alert(1)</script> Gouda",
  description: "",
  category: "dairy-cheese",
  topic: null,
  company: "NA",
  rating: 4.5,
  price: 695,
  currency: "usd",
  stock: 3,
  available: 0,
  imageUrl: "/art/1f9c0",
  tags: [],
  retailerId: null,
  sold: 0,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
};

test("a product's text cannot end the script, and reads the same to whoever parses it", () => {
  const markup = renderToStaticMarkup(<JsonLd facts={productFacts(product)} />);
  expect(markup.match(/<\/script>/g)).toHaveLength(1);
  const json = markup.replace(/^<script[^>]*>|<\/script>$/g, "");
  expect(JSON.parse(json)).toMatchObject({ name: product.name });
});

test("prices are decimals, and what is sold out is said to be", () => {
  expect(productFacts(product)).toMatchObject({
    offers: { price: "6.95", priceCurrency: "USD", availability: "https://schema.org/OutOfStock" },
  });
});

test("no company is claimed where there is none", () => {
  expect(JSON.stringify(productFacts(product))).not.toContain("NA");
});

test("breadcrumbs are counted from the top down, with whole addresses", () => {
  const facts = breadcrumbFacts([
    { href: "/", label: "Market" },
    { href: "/category/bakery", label: "Bakery" },
  ]);
  expect(facts).toMatchObject({
    itemListElement: [
      { position: 1, item: expect.stringMatching(/^https?:\/\/[^/]+\/$/) },
      { position: 2, name: "Bakery", item: expect.stringMatching(/\/category\/bakery$/) },
    ],
  });
});
