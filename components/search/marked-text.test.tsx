import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MARK } from "@/lib/search/rules";
import { MarkedText } from "./marked-text";

const markup = (text: string) =>
  renderToStaticMarkup(<MarkedText text={text.replaceAll("[", MARK.start).replaceAll("]", MARK.end)} />)
    .replaceAll("<span>", "")
    .replaceAll("</span>", "");

test("every match is marked where it stands", () => {
  expect(markup("[Wire]less [head]phones")).toBe("<mark>Wire</mark>less <mark>head</mark>phones");
  expect(markup("Aged Gouda")).toBe("Aged Gouda");
});

test("markup in a product's name stays text", () => {
  expect(markup("[<img src=x>] & co")).toBe("<mark>&lt;img src=x&gt;</mark> &amp; co");
});
