import { describe, expect, test } from "vitest";
import { compareDecimals, parseDecimal } from "@/lib/kernel/decimal";
import { type FilterScope, matchesFilterPolicy, parseFilterPolicy } from "./filter-policy";

type Attributes = Parameters<typeof matchesFilterPolicy>[1]["attributes"];

const judge = (policy: unknown, fields: unknown, scope: FilterScope = "attributes") => {
  const parsed = parseFilterPolicy(policy, scope);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem.errors));
  return scope === "attributes"
    ? matchesFilterPolicy(parsed.value, { attributes: fields as Attributes })
    : matchesFilterPolicy(parsed.value, { attributes: {}, body: fields });
};

/** The transaction that the examples below are held against unless they bring their own. */
const sale = {
  store: "corner_shop",
  event: "order_placed",
  interests: ["soccer", "rugby", "hockey"],
  amount: "210.75",
};

type Case = [policy: unknown, fields: unknown, matches: boolean];

const attributes: Record<string, Case[]> = {
  "no policy": [
    [{}, sale, true],
    [{}, {}, true],
  ],
  "exact text": [
    [{ store: ["corner_shop"] }, sale, true],
    [{ store: ["other_shop", "corner_shop"] }, sale, true],
    [{ store: ["other_shop"] }, sale, false],
    [{ store: ["Corner_Shop"] }, sale, false],
    [{ store: ["corner_shop "] }, sale, false],
    [{ unheard: ["corner_shop"] }, sale, false],
    [{ interests: ["rugby", "tennis"] }, sale, true],
    [{ interests: ["tennis"] }, sale, false],
    [{ code: [""] }, { code: "" }, true],
    [{ constructor: ["x"] }, sale, false],
  ],
  "keywords and plain numbers": [
    [{ paid: [true] }, { paid: true }, true],
    [{ paid: [true] }, { paid: false }, false],
    [{ paid: [true] }, { paid: "true" }, false],
    [{ paid: ["true"] }, { paid: true }, false],
    [{ note: [null] }, { note: null }, true],
    [{ note: [null] }, { note: "null" }, false],
    [{ tags: [null, "new"] }, { tags: ["old", null] }, true],
    [{ quantity: [3] }, { quantity: 3 }, true],
    [{ quantity: [3] }, { quantity: "3.0" }, true],
    [{ quantity: ["3"] }, { quantity: 3 }, false],
  ],
  and: [
    [{ store: ["corner_shop"], amount: [{ numeric: [">", 100] }] }, sale, true],
    [{ store: ["corner_shop"], amount: [{ numeric: [">", 300] }] }, sale, false],
    [{ store: ["corner_shop"], unheard: ["x"] }, sale, false],
  ],
  numbers: [
    [{ amount: [{ numeric: ["=", 301.5] }] }, { amount: 301.5 }, true],
    [{ amount: [{ numeric: ["=", 301.5] }] }, { amount: "3.015e2" }, true],
    [{ amount: [{ numeric: ["=", 301.5] }] }, { amount: "301.50" }, true],
    [{ amount: [{ numeric: ["=", 301.5] }] }, { amount: "301.51" }, false],
    [{ amount: [{ numeric: ["<", 0] }] }, { amount: "-0.01" }, true],
    [{ amount: [{ numeric: ["<", 0] }] }, { amount: "0" }, false],
    [{ amount: [{ numeric: [">", 0, "<=", 150] }] }, { amount: "150" }, true],
    [{ amount: [{ numeric: [">", 0, "<=", 150] }] }, { amount: "150.01" }, false],
    [{ amount: [{ numeric: [">", 0, "<=", 150] }] }, { amount: "0.00" }, false],
    [{ amount: [{ numeric: [">=", 10, "<", 20] }] }, { amount: 10 }, true],
    [{ amount: [{ numeric: [">=", 10, "<", 20] }] }, { amount: 20 }, false],
    [{ amount: [{ numeric: [">=", 100] }] }, { amount: "99.99" }, false],
    [{ amount: [{ numeric: [">=", 100] }] }, { amount: "100" }, true],
    [{ amount: [{ numeric: [">=", 100] }] }, { amount: "100.00" }, true],
    [{ amount: [{ numeric: [">=", 100] }] }, { amount: "99.99999999999999999999" }, false],
    [{ amount: [{ numeric: [">=", 100] }] }, { amount: "9" }, false],
    [{ amount: [{ numeric: [">=", 100] }] }, { amount: "1e2" }, true],
    [{ amount: [{ numeric: [">=", 100] }] }, { amount: "much" }, false],
    [{ amount: [{ numeric: [">=", 100] }] }, { amount: "" }, false],
    [{ amount: [{ numeric: [">=", 0] }] }, { amount: null }, false],
    [{ amount: [{ numeric: [">=", 0] }] }, { amount: true }, false],
    [{ amount: [{ numeric: ["=", 0.3] }] }, { amount: 0.1 + 0.2 }, false],
    [{ amount: [{ numeric: ["=", 7] }] }, { amount: [1, 7] }, true],
  ],
  prefixes: [
    [{ interests: [{ prefix: "soc" }] }, sale, true],
    [{ interests: [{ prefix: "ten" }] }, sale, false],
    [{ event: [{ prefix: "order_placed_" }] }, sale, false],
    [{ event: [{ prefix: "Order" }] }, sale, false],
    [{ quantity: [{ prefix: "1" }] }, { quantity: 12 }, false],
  ],
  suffixes: [
    [{ sport: [{ suffix: "ball" }] }, { sport: "baseball" }, true],
    [{ sport: [{ suffix: "ball" }] }, { sport: "ballet" }, false],
    [{ sport: [{ suffix: "ball" }] }, { sport: "ball" }, true],
  ],
  "any case": [
    [{ sport: [{ "equals-ignore-case": "tennis" }] }, { sport: "TENNIS" }, true],
    [{ sport: [{ "equals-ignore-case": "Tennis" }] }, { sport: "tennis" }, true],
    [{ sport: [{ "equals-ignore-case": "tennis" }] }, { sport: "table tennis" }, false],
  ],
  "anything but": [
    [{ sport: [{ "anything-but": ["rugby", "tennis"] }] }, { sport: "baseball" }, true],
    [{ sport: [{ "anything-but": ["rugby", "tennis"] }] }, { sport: "rugby" }, false],
    [{ sport: [{ "anything-but": ["rugby", "tennis"] }] }, { sport: ["rugby", "baseball"] }, true],
    [{ sport: [{ "anything-but": ["rugby", "tennis"] }] }, { sport: ["tennis", "rugby"] }, false],
    [{ sport: [{ "anything-but": "rugby" }] }, { sport: "rugby" }, false],
    [{ sport: [{ "anything-but": ["rugby"] }] }, { other: "x" }, false],
    [{ sport: [{ "anything-but": ["rugby"] }, { exists: false }] }, { other: "x" }, true],
    [{ price: [{ "anything-but": [100, 500] }] }, { price: 100.1 }, true],
    [{ price: [{ "anything-but": [100, 500] }] }, { price: "500.00" }, false],
    [{ price: [{ "anything-but": [100, 500] }] }, { price: [100, 50] }, true],
    [{ event: [{ "anything-but": { prefix: "order-" } }] }, { event: "data-entry" }, true],
    [{ event: [{ "anything-but": { prefix: "order-" } }] }, { event: "order_number" }, true],
    [{ event: [{ "anything-but": { prefix: "order-" } }] }, { event: "order-cancelled" }, false],
    [{ file: [{ "anything-but": { suffix: ".tmp" } }] }, { file: "a.tmp" }, false],
    [{ file: [{ "anything-but": { suffix: ".tmp" } }] }, { file: "a.txt" }, true],
    [{ sport: [{ "anything-but": { "equals-ignore-case": "golf" } }] }, { sport: "GOLF" }, false],
  ],
  presence: [
    [{ store: [{ exists: true }] }, sale, true],
    [{ store: [{ exists: true }] }, { interests: ["soccer"] }, false],
    [{ store: [{ exists: false }] }, sale, false],
    [{ store: [{ exists: false }] }, { interests: ["soccer"] }, true],
    [{ store: [{ exists: false }] }, {}, false],
    [{ store: [{ exists: true }] }, { store: "" }, false],
    [{ store: [{ exists: true }] }, { store: null }, false],
    [{ store: [{ exists: true }] }, { store: 0 }, true],
  ],
  addresses: [
    [{ ip: [{ cidr: "10.0.0.0/24" }] }, { ip: "10.0.0.0" }, true],
    [{ ip: [{ cidr: "10.0.0.0/24" }] }, { ip: "10.0.0.255" }, true],
    [{ ip: [{ cidr: "10.0.0.0/24" }] }, { ip: "10.1.1.0" }, false],
    [{ ip: [{ cidr: "10.0.0.0/24" }] }, { ip: "ten" }, false],
    [{ ip: [{ cidr: "2001:db8::/32" }] }, { ip: "2001:db8:1::1" }, true],
    [{ ip: [{ cidr: "2001:db8::/32" }] }, { ip: "2001:db9::1" }, false],
  ],
  or: [
    [{ store: ["corner_shop"], $or: [{ event: ["x"] }, { amount: [{ numeric: [">", 200] }] }] }, sale, true],
    [{ store: ["corner_shop"], $or: [{ event: ["x"] }, { amount: [{ numeric: [">", 900] }] }] }, sale, false],
    [{ store: ["other"], $or: [{ event: ["order_placed"] }, { amount: [210.75] }] }, sale, false],
    [{ $or: [{ event: ["x"] }, { $or: [{ store: ["y"] }, { interests: ["rugby"] }] }] }, sale, true],
    [{ $or: [{ event: ["order_placed"], store: ["y"] }, { interests: ["chess"] }] }, sale, false],
    [{ $or: ["a"] }, { $or: "a" }, true],
    [{ $or: [{ prefix: "ab" }, { suffix: "yz" }] }, { $or: "abc" }, true],
  ],
};

const bodies: Record<string, Case[]> = {
  "nested keys": [
    [{ shipping: { country: ["NL"] } }, { shipping: { country: "NL", city: "Utrecht" } }, true],
    [{ shipping: { country: ["NL"] } }, { shipping: { country: "DE" } }, false],
    [{ shipping: { country: ["NL"] } }, { country: "NL" }, false],
    [{ shipping: { country: ["NL"] } }, { shipping: "NL" }, false],
    [{ shipping: { country: [{ exists: false }] } }, { other: 1 }, true],
    [{ a: { b: { c: [{ numeric: [">", 1] }] } } }, { a: { b: { c: 2 } } }, true],
    [
      { lines: { productId: ["p1"], quantity: [2] } },
      { lines: [{ productId: "p0" }, { productId: "p1", quantity: 2 }] },
      true,
    ],
    [
      { lines: { productId: ["p1"], quantity: [2] } },
      {
        lines: [
          { productId: "p1", quantity: 1 },
          { productId: "p0", quantity: 2 },
        ],
      },
      false,
    ],
    [{ customer: { $or: [{ id: ["1"] }, { vip: [true] }] } }, { customer: { id: "2", vip: true } }, true],
  ],
  values: [
    [{ sports: ["rugby"] }, { sports: ["chess", "rugby"] }, true],
    [{ price: [{ numeric: ["=", 301.5] }] }, { price: 3.015e2 }, true],
    [{ price: [{ numeric: ["=", 301.5] }] }, { price: "301.5" }, false],
    [{ price: [301.5] }, "no object", false],
    [{ price: [301.5] }, undefined, false],
    [{}, undefined, true],
  ],
};

describe.each([
  ["attributes", attributes],
  ["body", bodies],
] as const)("a policy on the %s", (scope, groups) => {
  describe.each(Object.entries(groups))("%s", (_, cases) => {
    test.each(cases)("%j × %j → %s", (policy, fields, matches) => {
      const verdict = judge(policy, fields, scope);
      expect(verdict).toMatchObject({ matches });
      expect(verdict.why).toMatch(/^\S.*\.$/s);
    });
  });
});

test("says why", () => {
  expect(judge({ amount: [{ numeric: [">=", 100] }] }, { amount: "99.99" }).why).toBe(
    "amount (99.99) is not >= 100.",
  );
  expect(judge({ store: ["a", { prefix: "b" }] }, sale).why).toBe(
    'store (corner_shop) is not "a", or a text that starts with "b".',
  );
  expect(judge({ store: [{ exists: true }], unheard: ["x"] }, sale).why).toBe("unheard is missing.");
  expect(judge({ interests: ["rugby"], event: [{ prefix: "order" }] }, sale).why).toBe(
    'interests (rugby) is "rugby"; event (order_placed) is a text that starts with "order".',
  );
});

const values = (count: number) => Array.from({ length: count }, (_, at) => `v${at}`);

describe("is refused", () => {
  test.each<[policy: unknown, path: string, says: RegExp]>([
    [null, "", /JSON object/],
    [["rugby"], "", /JSON object/],
    [{ key: "value" }, "key", /as a list/],
    [{ key: [] }, "key", /at least one/],
    [{ key: { nested: ["x"] } }, "key", /flat/],
    [{ key: { suffix: "x" } }, "key", /flat/],
    [{ key: [["value"]] }, "key.0", /list may not stand/],
    [{ key: ["fine", { wrong: true }] }, "key.1", /no operator/],
    [{ key: [{ suffix: "a", prefix: "b" }] }, "key.0", /exactly one/],
    [{ key: [{}] }, "key.0", /exactly one/],
    [{ key: [{ suffix: 100 }] }, "key.0", /takes a text/],
    [{ key: [{ suffix: null }] }, "key.0", /takes a text/],
    [{ key: [{ prefix: ["a", "b"] }] }, "key.0", /takes a text/],
    [{ key: [{ prefix: "" }] }, "key.0", /not empty/],
    [{ key: [{ numeric: [] }] }, "key.0", /one comparison or a range/],
    [{ key: [{ numeric: [">="] }] }, "key.0", /one comparison or a range/],
    [{ key: [{ numeric: ["~", 1] }] }, "key.0", /no comparison/],
    [{ key: [{ numeric: [1, "<="] }] }, "key.0", /no comparison/],
    [{ key: [{ numeric: ["=", "000"] }] }, "key.0", /without quotation marks/],
    [{ key: [{ numeric: ["<", 100, ">", 10] }] }, "key.0", /lower end first/],
    [{ key: [{ numeric: [">=", 1, ">", 2] }] }, "key.0", /lower end first/],
    [{ key: [{ numeric: [">", 3, "<", 1] }] }, "key.0", /below its upper end/],
    [{ key: [{ numeric: [">", 20, "<", "30"] }] }, "key.0", /without quotation marks/],
    [{ key: [{ numeric: [">", 1, "<", 3, "<", 5] }] }, "key.0", /one comparison or a range/],
    [{ key: [{ numeric: ["=", 1_000_000_001] }] }, "key.0", /outside/],
    [{ key: [{ numeric: ["=", 0.000001] }] }, "key.0", /digits after/],
    [{ key: [1.234567] }, "key.0", /digits after/],
    [{ key: [{ exists: null }] }, "key.0", /true or false/],
    [{ key: [{ exists: "no" }] }, "key.0", /true or false/],
    [{ key: [{ "anything-but": [] }] }, "key.0", /at least one/],
    [{ key: [{ "anything-but": ["a", 1] }] }, "key.0", /one kind/],
    [{ key: [{ "anything-but": [true] }] }, "key.0", /one kind/],
    [{ key: [{ "anything-but": { exists: false } }] }, "key.0", /prefix, suffix/],
    [{ key: [{ "anything-but": { prefix: false } }] }, "key.0", /takes a text/],
    [{ key: [{ cidr: "10.0.0.0/33" }] }, "key.0", /network/],
    [{ key: [{ cidr: "10.0.0.1" }] }, "key.0", /network/],
    [{ $or: [{ a: ["x"] }, { b: [{ wrong: 1 }] }] }, "$or.1.b.0", /no operator/],
    [{ $or: [{ a: ["x"] }] }, "$or.0", /no operator/],
    [{ key: values(151) }, "", /150 combinations/],
    [{ a: values(100), b: values(2) }, "", /150 combinations/],
    [Object.fromEntries(values(6).map((key) => [key, ["x"]])), "", /5 keys/],
    [{ key: ["x".repeat(256 * 1024)] }, "", /256 kB/],
  ])("%j at %s", (policy, path, says) => {
    const parsed = parseFilterPolicy(policy);
    expect(parsed.ok ? [] : parsed.problem.errors).toContainEqual({
      path,
      message: expect.stringMatching(says),
    });
  });

  test("with every fault at once", () => {
    const parsed = parseFilterPolicy({ a: "x", b: [{ prefix: 1 }], c: [{ exists: 1 }] });
    expect(parsed.ok ? [] : parsed.problem.errors?.map(({ path }) => path)).toEqual(["a", "b.0", "c.0"]);
  });

  test("but 150 combinations and 5 keys are allowed, and depth multiplies", () => {
    expect(parseFilterPolicy({ a: values(50), b: values(3), c: ["x"], d: ["x"], e: ["x"] }).ok).toBe(true);
    expect(parseFilterPolicy({ a: { b: values(75) } }, "body").ok).toBe(true);
    expect(parseFilterPolicy({ a: { b: values(76) } }, "body").ok).toBe(false);
  });
});

test("decimals compare exactly and hostile exponents are no numbers", () => {
  const compare = (left: string, right: string) => {
    const [a, b] = [parseDecimal(left), parseDecimal(right)];
    return a && b ? compareDecimals(a, b) : null;
  };
  expect(compare("9007199254740993", "9007199254740992")).toBe(1);
  expect(compare("-1.50", "-1.5")).toBe(0);
  expect(compare("0.1e1", "1")).toBe(0);
  expect(parseDecimal("1e999")).toBeNull();
  expect(parseDecimal("0x10")).toBeNull();
  expect(parseDecimal(Number.NaN)).toBeNull();
});
