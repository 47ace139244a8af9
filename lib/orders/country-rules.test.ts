import { expect, test } from "vitest";
import { isCountry, likelyCountry, listCountries } from "./country-rules";
import { Address } from "./schema";

test("every country has a name of its own, and they stand in the order of the alphabet", () => {
  const countries = listCountries();
  expect(countries).toHaveLength(250);
  expect(countries.filter(({ code, name }) => code === name)).toEqual([]);
  expect(new Set(countries.map(({ name }) => name)).size).toBe(countries.length);
  expect(countries[0]?.name).toBe("Afghanistan");
  expect(countries.findIndex(({ code }) => code === "AX")).toBe(1);
});

test.each([
  ["nl", "NL"],
  ["en-GB,en;q=0.9", "GB"],
  ["en", "US"],
  ["zh-Hant", "TW"],
  ["*", null],
  ["es-419", null],
  ["", null],
  [null, null],
])("the language %s suggests %s", (header, country) => {
  expect(likelyCountry(header)).toBe(country);
});

test("an address is taken only in a country that exists, in either case", () => {
  const address = { name: "Ana", line1: "Main 1", city: "Utrecht", postalCode: "3511" };
  expect(Address.safeParse({ ...address, country: "nl" }).data?.country).toBe("NL");
  expect(isCountry("ZZ")).toBe(false);
  expect(Address.safeParse({ ...address, country: "ZZ" }).error?.issues[0]?.message).toBe(
    "Choose a country.",
  );
  expect(Address.safeParse({ ...address, country: "" }).error?.issues).toHaveLength(1);
});
