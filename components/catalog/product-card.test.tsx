import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type CardProduct, ProductCard } from "./product-card";

const gouda: CardProduct = {
  productId: "prd_1",
  slug: "aged-gouda",
  name: "Aged Gouda",
  category: "dairy",
  company: "Kaasmeester",
  rating: 4.5,
  price: 695,
  currency: "eur",
  available: 40,
  imageUrl: "/art/1f9c0",
  sold: 1289,
};

const card = (change: Partial<CardProduct> = {}) =>
  renderToStaticMarkup(<ProductCard product={{ ...gouda, ...change }} />);

test("art comes in two formats on its tint", () => {
  const markup = card();
  expect(markup).toContain('type="image/avif" srcSet="/art/1f9c0-256.avif"');
  expect(markup).toContain("/art/1f9c0-256.webp");
});

test("a photograph is shown as it is", () => {
  const markup = card({ imageUrl: "https://shop.example/photo.webp" });
  expect(markup).toContain('src="https://shop.example/photo.webp"');
  expect(markup).not.toContain("<source");
});

test("the shopper hears of stock only when it matters", () => {
  expect(card()).not.toMatch(/left|Sold out/);
  expect(card({ available: 3 })).toContain("Only a few left");
  expect(card({ available: 0 })).toContain("Sold out");
});

test("NA stands for no company, and no rating is said in words", () => {
  expect(card({ company: "NA" })).not.toContain("NA<");
  expect(card({ rating: null })).toContain("No ratings yet");
});
