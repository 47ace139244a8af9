import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateFormula, MAX_FORMULA_LENGTH, parseFormula, showFormula } from "./formula-rules";
import { VARIABLES, type Variable } from "./pieces-rules";
import { add, divide, multiply, negate, type Rational, rational, subtract, toText } from "./rational-rules";

const VALUES: Record<Variable, Rational> = {
  "$.amount": rational(1700n),
  "$.total": rational(170_495n, 100n),
  "$.quantity": rational(3n),
  "$.items": rational(2n),
};

const resultOf = (text: string): string => {
  const parsed = parseFormula(text);
  if (!parsed.ok) return `fault at ${parsed.fault.position}: ${parsed.fault.message}`;
  const worked = evaluateFormula(parsed.value, VALUES);
  return worked.ok ? toText(worked.value) : `zero at ${worked.fault.position}`;
};

const faultOf = (text: string) => {
  const parsed = parseFormula(text);
  if (parsed.ok) throw new Error(`${text} was taken`);
  return parsed.fault;
};

describe("a formula comes to", () => {
  test.each([
    ["7", "7"],
    ["007", "7"],
    ["0.5", "0.5"],
    ["  12.50\t", "12.5"],
    ["\n$.amount\n", "1700"],
    ["$.amount/10", "170"],
    ["$.total", "1704.95"],
    ["$.quantity * $.items", "6"],
    ["1 + 2 * 3", "7"],
    ["(1 + 2) * 3", "9"],
    ["10 - 4 - 3", "3"],
    ["100 / 10 / 2", "5"],
    ["2 - 3 * 4 + 5", "-5"],
    ["-2", "-2"],
    ["-2 * 3", "-6"],
    ["2 * -3", "-6"],
    ["2 - -3", "5"],
    ["--2", "2"],
    ["-(2 + 3) * 2", "-10"],
    ["-$.items - -$.quantity", "1"],
    ["(((((1)))))", "1"],
    ["0.1 + 0.2", "0.3"],
    ["1 / 3 * 3", "1"],
    ["(0.1 + 0.2) * 10 - 3", "0"],
    ["99999999999999999999 * 99999999999999999999 / 99999999999999999999", "99999999999999999999"],
    ["0 / $.amount", "0"],
  ])("%j → %s", (text, value) => {
    expect(resultOf(text)).toBe(value);
  });

  test("nothing when it divides by what happens to be zero, and says where", () => {
    expect(resultOf("$.amount / ($.items - 2)")).toBe("zero at 9");
    expect(resultOf("1 / ($.quantity - $.quantity)")).toBe("zero at 2");
  });
});

describe("what is no formula is refused at its position", () => {
  test.each([
    ["", 0, /Write a formula/],
    ["   ", 0, /Write a formula/],
    ["__import__('os')", 0, /"__import__" is not part/],
    ["$.amount; process.exit()", 8, /";" is not part/],
    ["constructor.constructor('return 1')()", 0, /"constructor"/],
    ["$.amount + alert(1)", 11, /"alert"/],
    ["$.price", 0, /There is no variable \$\.price/],
    ["1 + $.__proto__", 4, /There is no variable \$\.__proto__/],
    ["$.amount.constructor", 0, /There is no variable \$\.amount\.constructor/],
    ["$.AMOUNT", 0, /no variable/],
    ["$amount", 0, /no variable/],
    ["$", 0, /no variable/],
    ["amount", 0, /"amount"/],
    ["1 +", 3, /ends too early/],
    ["1 + * 2", 4, /missing before "\*"/],
    ["* 2", 0, /missing before "\*"/],
    ["+ 2", 0, /missing before "\+"/],
    ["1 2", 2, /An operator is missing before "2"/],
    ["2 $.amount", 2, /An operator is missing/],
    ["2 (3)", 2, /An operator is missing/],
    ["(2) 3", 4, /An operator is missing/],
    ["()", 1, /missing before "\)"/],
    ["(1", 0, /never closed/],
    ["((1)", 0, /never closed/],
    ["1)", 1, /never opened/],
    ["(1))", 3, /never opened/],
    [")(", 0, /missing before "\)"/],
    ["2 ** 3", 3, /missing before "\*"/],
    ["2 ^ 3", 2, /"\^"/],
    ["2 % 3", 2, /"%"/],
    ["1,5", 1, /","/],
    [".5", 0, /both sides of its point/],
    ["5.", 1, /both sides of its point/],
    ["1.2.3", 3, /both sides of its point/],
    ["1e3", 1, /"e3"/],
    ["0x10", 1, /"x10"/],
    ["1_000", 1, /"_000"/],
    ["Infinity", 0, /"Infinity"/],
    ["２", 0, /"２"/],
    ["1 − 2", 2, /"−"/],
    ["💥", 0, /"💥"/],
    ["1 \u0000", 2, /not part/],
    ["'1'", 0, /"'"/],
    ["1 / 0", 2, /divides by zero/],
    ["$.amount / 0", 9, /divides by zero/],
    ["$.amount / (1 - 1)", 9, /divides by zero/],
    ["1 / 0.000", 2, /divides by zero/],
    ["$.amount / -0", 9, /divides by zero/],
  ])("%j at %i", (text, position, message) => {
    const fault = faultOf(text);
    expect(fault.position).toBe(position);
    expect(fault.message).toMatch(message);
  });

  test("however deep it is nested or long it is", () => {
    expect(faultOf(`${"(".repeat(10_000)}1${")".repeat(10_000)}`).position).toBe(MAX_FORMULA_LENGTH);
    expect(faultOf(`${"(".repeat(300)}1${")".repeat(300)}`)).toMatchObject({ position: 100 });
    expect(resultOf(`${"(".repeat(100)}1${")".repeat(100)}`)).toBe("1");
    expect(resultOf(`${"-".repeat(998)}1`)).toBe("1");
    expect(faultOf("1+".repeat(100_000)).position).toBe(MAX_FORMULA_LENGTH);
  });

  test("whatever is typed, it is either taken or refused within its text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const parsed = parseFormula(text);
        if (!parsed.ok) expect(parsed.fault.position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });
});

type Tree =
  | { leaf: string; value: Rational }
  | { minus: Tree }
  | { sign: "+" | "-" | "*" | "/"; left: Tree; right: Tree };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      fc.nat(99).map((n): Tree => ({ leaf: String(n), value: rational(BigInt(n)) })),
      fc.nat(999).map((n): Tree => ({ leaf: `${n}.25`, value: rational(BigInt(n) * 100n + 25n, 100n) })),
      fc.constantFrom(...VARIABLES).map((name): Tree => ({ leaf: name, value: VALUES[name] })),
    ),
    fc.record({ minus: tie("tree") }),
    fc.record({ sign: fc.constantFrom("+", "-", "*", "/"), left: tie("tree"), right: tie("tree") }),
  ),
}));

const OPERATIONS = { "+": add, "-": subtract, "*": multiply, "/": divide };

/** The tree's value by recursion; null where something is divided by zero. */
const oracle = (node: Tree): Rational | null => {
  if ("leaf" in node) return node.value;
  if ("minus" in node) {
    const value = oracle(node.minus);
    return value && negate(value);
  }
  const [left, right] = [oracle(node.left), oracle(node.right)];
  if (!left || !right || (node.sign === "/" && right.n === 0n)) return null;
  return OPERATIONS[node.sign](left, right);
};

const print = (node: Tree): string => {
  if ("leaf" in node) return node.leaf;
  if ("minus" in node) return `-(${print(node.minus)})`;
  return `(${print(node.left)}) ${node.sign} (${print(node.right)})`;
};

test("a formula comes to what the tree it was printed from comes to", () => {
  fc.assert(
    fc.property(tree, (node) => {
      const parsed = parseFormula(print(node));
      const value = oracle(node);
      if (!parsed.ok) return parsed.fault.position === MAX_FORMULA_LENGTH || value === null;
      const worked = evaluateFormula(parsed.value, VALUES);
      return worked.ok ? value !== null && subtract(worked.value, value).n === 0n : value === null;
    }),
    { numRuns: 1000 },
  );
});

test("it is shown with its values filled in", () => {
  const shown = (text: string) => {
    const parsed = parseFormula(text);
    return parsed.ok ? showFormula(parsed.value, (name) => toText(VALUES[name])) : null;
  };
  expect(shown("$.amount/10")).toBe("1700 / 10");
  expect(shown("($.total-$.amount)*-2")).toBe("(1704.95 − 1700) × −2");
});
