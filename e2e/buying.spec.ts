import type { Page } from "playwright/test";
import { CARDS, expect, fillCard, newEmail, readMail, test } from "./platform/shop";

type Product = { productId: string; slug: string; name: string; price: number; stock: number; sold: number };

const fetchProduct = async (origin: string, productId: string): Promise<Product> => {
  const response = await fetch(`${origin}/api/product/${productId}`);
  return ((await response.json()) as { product: Product }).product;
};

/** Products with plenty of stock that no other journey of this run buys. */
const pickProducts = async (origin: string, category: string, count: number): Promise<Product[]> => {
  const response = await fetch(`${origin}/api/product?category=${category}&inStock=true&sort=name&limit=50`);
  const { products } = (await response.json()) as { products: (Product & { available: number })[] };
  return products.filter((product) => product.available > 10).slice(0, count);
};

const addFromPage = async (page: Page, product: Product): Promise<void> => {
  await page.goto(`/product/${product.slug}`);
  // A click before the script is there posts the form, which leads to the cart.
  const kept = Promise.race([
    page.waitForResponse((response) => new URL(response.url()).pathname === "/api/cart"),
    page.waitForURL("**/cart"),
  ]);
  await page
    .getByRole("main")
    .getByRole("button", { name: /add to cart/i })
    .click();
  await kept;
  await expect(page.getByRole("link", { name: /^Cart \d+ item/ }).first()).toBeVisible();
};

const fillAddress = async (page: Page, email: string): Promise<void> => {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Name", { exact: false }).first().fill("Ana Jansen");
  await page
    .getByLabel(/^Address|Street/)
    .first()
    .fill("Oudegracht 1");
  await page.getByLabel("Postal code").fill("3511 AB");
  await page.getByLabel("City").fill("Utrecht");
  await page.getByLabel("Country").selectOption("NL");
};

const dollars = (minor: number) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency: "usd" }).format(minor / 100);

test("three products, a changed quantity, a card: the order, the receipt, the stock and the ranking agree", async ({
  page,
  shop,
}) => {
  const products = await pickProducts(shop.app.url, "household", 3);
  expect(products).toHaveLength(3);
  const [first] = products;
  if (!first) throw new Error("unreachable");
  const email = newEmail();

  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const product of products) await addFromPage(page, product);

  await page.goto("/cart");
  const quantity = page.getByRole("spinbutton", { name: `Quantity of ${first.name}` });
  await quantity.fill("2");
  await quantity.press("Enter");
  const goods = products.reduce((sum, product) => sum + product.price, first.price);
  await expect(page.getByRole("main")).toContainText(dollars(goods));

  await page
    .getByRole("link", { name: /check out/i })
    .first()
    .click();
  await fillAddress(page, email);
  await page.getByRole("button", { name: /continue to payment/i }).click();
  await fillCard(page, CARDS.good);
  await page.getByRole("button", { name: /^Pay / }).click();

  await page.waitForURL(/\/order\/ord_/);
  const total = goods >= 5000 ? goods : goods + 495;
  await expect(page.getByRole("main")).toContainText(dollars(total));

  const mail = await readMail(shop, email);
  expect(mail.subject).toContain(dollars(total));
  for (const product of products) expect(mail.text).toContain(product.name);

  await expect
    .poll(async () => {
      const now = await fetchProduct(shop.app.url, first.productId);
      return { stock: now.stock, sold: now.sold };
    })
    .toEqual({ stock: first.stock - 2, sold: first.sold + 2 });

  await page.goto("/cart");
  await expect(page.getByText(/your cart is empty/i)).toBeVisible();
});

const payFor = async (page: Page, email: string, card: string): Promise<void> => {
  await page.goto("/checkout");
  await fillAddress(page, email);
  await page.getByRole("button", { name: /continue to payment/i }).click();
  await fillCard(page, card);
  await page.getByRole("button", { name: /^Pay / }).click();
};

test("3-D Secure asks, and the order is paid once it is answered", async ({ page, shop }) => {
  const [product] = await pickProducts(shop.app.url, "toys", 1);
  if (!product) throw new Error("no toy is in stock");
  await addFromPage(page, product);
  await payFor(page, newEmail(), CARDS.threeDSecure);
  await page
    .frameLocator("iframe[title='3D Secure authentication']")
    .getByRole("button", { name: /complete/i })
    .click();
  await page.waitForURL(/\/order\/ord_/);
  await expect(page.getByRole("main")).toContainText(product.name);
});

test("a declined card says so, charges nothing and can be replaced", async ({ page, shop }) => {
  const [product] = await pickProducts(shop.app.url, "pets", 1);
  if (!product) throw new Error("nothing for pets is in stock");
  await addFromPage(page, product);
  await payFor(page, newEmail(), CARDS.declined);
  await expect(page.getByText(/your card was declined.*nothing was charged/i)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pay / })).toBeInViewport({ ratio: 1 });
  await fillCard(page, CARDS.good);
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.waitForURL(/\/order\/ord_/);
});

test("the order is paid also when the browser never comes back", async ({ page, shop, context }) => {
  const [product] = await pickProducts(shop.app.url, "sport", 1);
  if (!product) throw new Error("nothing for sport is in stock");
  await addFromPage(page, product);
  const email = newEmail();
  await page.goto("/checkout");
  await fillAddress(page, email);
  const placed = page.waitForResponse("**/api/checkout/create-payment-intent");
  await page.getByRole("button", { name: /continue to payment/i }).click();
  const { paymentIntentId } = (await (await placed).json()) as { paymentIntentId: string };
  await context.close();
  await fetch(`${shop.stripe.url}/standin/payment-intents/${paymentIntentId}/pay`, { method: "POST" });
  const mail = await readMail(shop, email);
  expect(mail.text).toContain(product.name);
});

for (const rule of ["webhook-duplicate", "webhook-first"]) {
  test(`one order, one receipt, one unit less when Stripe's news comes as ${rule}`, async ({
    page,
    shop,
  }) => {
    const category = rule === "webhook-first" ? "fashion" : "books-office";
    const [product] = await pickProducts(shop.app.url, category, 1);
    if (!product) throw new Error(`nothing of ${category} is in stock`);
    const email = newEmail();
    await fetch(shop.faults.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ service: "stripe", rule: `${rule}:payment_intent.succeeded`, count: 1 }),
    });
    await addFromPage(page, product);
    await payFor(page, email, CARDS.good);
    await page.waitForURL(/\/order\/ord_/);
    await readMail(shop, email);
    await fetch(`${shop.qstash.url}/standin/drain?delayedMs=1000&timeoutMs=20000`, { method: "POST" });
    const mails = await fetch(`${shop.mail.url}/messages?to=${encodeURIComponent(email)}`);
    expect((await mails.json()) as unknown[]).toHaveLength(1);
    const now = await fetchProduct(shop.app.url, product.productId);
    expect({ stock: now.stock, sold: now.sold }).toEqual({
      stock: product.stock - 1,
      sold: product.sold + 1,
    });
  });
}
