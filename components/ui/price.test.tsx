import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Price } from "./price";

const textOf = (markup: string) => markup.replace(/<[^>]*>/g, "").replace(/\u00a0/g, " ");

test("an old price is struck and spoken as what it was", () => {
  const markup = renderToStaticMarkup(<Price amount={349} oldAmount={465} currency="eur" />);
  expect(textOf(markup)).toBe("Now €3.49, was €4.65");
  expect(markup).toContain("<s ");
});

test("an old price that is not higher is no news", () => {
  const markup = renderToStaticMarkup(<Price amount={465} oldAmount={465} currency="eur" />);
  expect(textOf(markup)).toBe("€4.65");
});

test("a currency without minor units has no decimals", () => {
  expect(textOf(renderToStaticMarkup(<Price amount={1250} currency="jpy" />))).toBe("¥1,250");
});

test("the order of sign and digits is the locale's", () => {
  expect(textOf(renderToStaticMarkup(<Price amount={170000} currency="eur" locale="de" />))).toBe(
    "1.700,00 €",
  );
});
