import {
  type FormulaFault,
  fault,
  type Outcome,
  type Piece,
  readPieces,
  type Variable,
} from "./pieces-rules";
import type { Rational } from "./rational-rules";
import { type Step, toPostfix, work } from "./steps-rules";

/** A formula that was understood: its steps, and its pieces in the order of the text, to show it with values filled in. */
export type Formula = { steps: readonly Step[]; pieces: readonly Piece[] };

export const MAX_FORMULA_LENGTH = 1000;

/**
 * Parses a formula of the contract's grammar: `+ - * / ( )`, unary minus, decimal numbers and the four variables. Text is
 * never run as code. What divides by a constant zero is refused here; other divisions by zero show when it is evaluated.
 */
export const parseFormula = (text: string): Outcome<Formula> => {
  if (text.length > MAX_FORMULA_LENGTH) {
    const most = MAX_FORMULA_LENGTH.toLocaleString("en");
    return fault(MAX_FORMULA_LENGTH, `A formula has at most ${most} characters.`);
  }
  const pieces = readPieces(text);
  if (!pieces.ok) return pieces;
  const steps = toPostfix(pieces.value);
  if (!steps.ok) return steps;
  const constants = work(steps.value, () => null);
  if (!constants.ok) return fault(constants.fault.position, "This divides by zero, whatever the order is.");
  return { ok: true, value: { steps: steps.value, pieces: pieces.value } };
};

/** The exact value of a formula, or where it divides by zero. */
export const evaluateFormula = (
  formula: Formula,
  values: Readonly<Record<Variable, Rational>>,
): { ok: true; value: Rational } | { ok: false; fault: FormulaFault } => {
  const worked = work(formula.steps, (name) => values[name]);
  if (!worked.ok) return worked;
  if (worked.value === null) throw new Error("a formula without a value was not refused when it was parsed");
  return { ok: true, value: worked.value };
};

const SHOWN: Record<string, string> = { "*": "×", "-": "−" };

/** The formula as arithmetic for people, with what each variable reads as: `$.amount/10` → `1700 / 10`. */
export const showFormula = ({ pieces }: Formula, textOf: (name: Variable) => string): string =>
  pieces
    .map(({ as, text }) => {
      if (as === "variable") return textOf(text as Variable);
      const sign = SHOWN[text] ?? text;
      return as === "sign" ? ` ${sign} ` : sign;
    })
    .join("");

/** Whether it adds or subtracts outside of brackets, so that it needs brackets as a part of a longer sum. */
export const isSum = ({ pieces }: Formula): boolean => {
  let depth = 0;
  for (const { as, text } of pieces) {
    if (as === "(") depth += 1;
    if (as === ")") depth -= 1;
    if (depth === 0 && (as === "prefix" || (as === "sign" && (text === "+" || text === "-")))) return true;
  }
  return false;
};
