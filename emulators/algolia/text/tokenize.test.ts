import { describe, expect, it } from "vitest";
import { rawPrefixLength } from "./normalize";
import { tokenize, wordsOf } from "./tokenize";

describe("words", () => {
  it("are the longest runs of letters and digits, folded", () => {
    expect(wordsOf("Hello, World! A-1 foo_bar", "record")).toEqual([
      "hello",
      "world",
      "a",
      "1",
      "foo",
      "bar",
    ]);
    expect(wordsOf("ÉCOLE Straße Œuvre", "record")).toEqual(["ecole", "strasse", "oeuvre"]);
    expect(wordsOf("한국어 テスト 日本", "record")).toEqual(["한국어", "テ", "ス", "ト", "日", "本"]);
    expect(wordsOf("🎧 -- ''", "record")).toEqual([]);
  });

  it("joined by an apostrophe or dot are one word too, without short parts", () => {
    expect(wordsOf("women's", "record")).toEqual(["women", "womens"]);
    expect(wordsOf("B.C.E.", "record")).toEqual(["bce"]);
    expect(wordsOf("hello.world", "record")).toEqual(["hello", "world", "helloworld"]);
    expect(wordsOf("hello.world", "query")).toEqual(["hello", "world"]);
    expect(wordsOf("don't", "query")).toEqual(["dont"]);
    expect(wordsOf("3.5 m.55", "record")).toEqual(["3", "5", "m55"]);
  });

  it("know their place", () => {
    const places: [string, number, number, number][] = [];
    tokenize("Café, don't!", { joined: "record" }, (...place) => places.push(place));
    expect(places).toEqual([
      ["cafe", 0, 0, 4],
      ["don", 1, 6, 9],
      ["dont", 1, 6, 11],
    ]);
  });
});

describe("the raw part of a folded prefix", () => {
  it("takes whole characters with their marks", () => {
    expect(rawPrefixLength("Brûlée", 3)).toBe(3);
    expect(rawPrefixLength("Bru\u0302le\u0301e", 3)).toBe(4);
    expect(rawPrefixLength("Straße", 5)).toBe(5);
    expect(rawPrefixLength("abc", 9)).toBe(3);
  });
});
