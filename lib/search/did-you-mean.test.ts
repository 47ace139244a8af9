import { expect, test } from "vitest";
import { didYouMean, editDistance } from "./did-you-mean";
import { MARK } from "./rules";

/** `[x]` stands for a marked x. */
const marked = (text: string) => text.replaceAll("[", MARK.start).replaceAll("]", MARK.end);
const hit = (text: string, nbTypos = 1) => ({
  _highlightResult: { name: { value: marked(text) } },
  _rankingInfo: { nbTypos },
});
const mean = (q: string, ...texts: string[]) =>
  didYouMean(
    q,
    texts.map((text) => hit(text)),
  );

test("misspelt words are offered as what was found spells them", () => {
  expect(mean("wirless hedphones", "Black and White [Wireless] [Headphones]")).toBe("wireless headphones");
  expect(mean("iphnoe", "Apple [iPhone]")).toBe("iphone");
  expect(mean("crème bruleé pann", "[Crème] [brûlée] [pan]")).toBe("crème bruleé pan");
});

test("what is spelt as somewhere among the hits stays", () => {
  expect(mean("bear", "[Pear], ripe", "[Bear], soft")).toBeNull();
  expect(mean("headph", "Wireless [Headph]ones")).toBeNull();
  expect(mean("tulip", "[Tulips], bunch of 20")).toBeNull();
});

test("half a word with a typo is offered whole", () => {
  expect(mean("wireless hedph", "[Wireless] [Headph]ones")).toBe("wireless headphones");
});

test("what was found without a typo is no misspelling, however near", () => {
  expect(didYouMean("earphones", [hit("Wireless [Headphones]", 0)])).toBeNull();
  expect(didYouMean("bare", [hit("[Bear]"), hit("[Bare] feet", 0)])).toBeNull();
  expect(mean("telly", "[Television], 43 inch")).toBeNull();
  expect(mean("flashlight", "Hand [torch]")).toBeNull();
});

test("no text is too odd", () => {
  for (const q of ["", "   ", '"', "🦄", "a".repeat(500), "שלום", "\ud800", "%"])
    expect(mean(q, "[Bear]")).toBeNull();
});

test("two neighbours that changed places are one step", () => {
  expect([editDistance("iphnoe", "iphone"), editDistance("abc", "abc"), editDistance("", "ab")]).toEqual([
    1, 0, 2,
  ]);
});
