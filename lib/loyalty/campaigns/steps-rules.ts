import { fault, type Outcome, type Piece, type Variable } from "./pieces-rules";
import {
  add,
  divide,
  multiply,
  negate,
  parseRational,
  type Rational,
  subtract,
  ZERO,
} from "./rational-rules";

type Sign = "+" | "-" | "*" | "/";

/** One step of a formula in postfix order. */
export type Step =
  | { kind: "number"; value: Rational; at: number }
  | { kind: "variable"; name: Variable; at: number }
  | { kind: "negate"; at: number }
  | { kind: "operate"; sign: Sign; at: number };

const MAX_DEPTH = 100;

const strength = (piece: Piece): number => {
  if (piece.as === "prefix") return 3;
  if (piece.text === "*" || piece.text === "/") return 2;
  return piece.as === "sign" ? 1 : 0;
};

const stepOf = (piece: Piece): Step => {
  const { text, at } = piece;
  if (piece.as === "number") return { kind: "number", at, value: parseRational(text) ?? ZERO };
  if (piece.as === "variable") return { kind: "variable", name: text as Variable, at };
  return piece.as === "prefix" ? { kind: "negate", at } : { kind: "operate", sign: text as Sign, at };
};

/** Dijkstra's shunting yard: operators wait on a stack, so that no depth of brackets meets the call stack. */
export const toPostfix = (pieces: readonly Piece[]): Outcome<Step[]> => {
  const steps: Step[] = [];
  const waiting: Piece[] = [];
  const unclosed: Piece[] = [];
  const release = (until: (piece: Piece) => boolean) => {
    for (let top = waiting.at(-1); top && !until(top); top = waiting.at(-1)) {
      steps.push(stepOf(top));
      waiting.pop();
    }
  };
  for (const piece of pieces) {
    if (piece.as === "number" || piece.as === "variable") steps.push(stepOf(piece));
    else if (piece.as === "(") {
      unclosed.push(piece);
      waiting.push(piece);
      if (unclosed.length > MAX_DEPTH) return fault(piece.at, `Brackets may be nested ${MAX_DEPTH} deep.`);
    } else if (piece.as === ")") {
      if (!unclosed.pop()) return fault(piece.at, "This bracket was never opened.");
      release(({ as }) => as === "(");
      waiting.pop();
    } else {
      if (piece.as === "sign") release((top) => strength(top) < strength(piece));
      waiting.push(piece);
    }
  }
  const [innermost] = unclosed.slice(-1);
  if (innermost) return fault(innermost.at, "This bracket is never closed.");
  release(() => false);
  return { ok: true, value: steps };
};

const OPERATE: Record<Sign, (left: Rational, right: Rational) => Rational> = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
};

/**
 * Works the steps off with exact fractions. A variable that `known` does not know makes all that contains it unknown,
 * which is null. A division by zero is a fault at its sign.
 */
export const work = (
  steps: readonly Step[],
  known: (name: Variable) => Rational | null,
): Outcome<Rational | null> => {
  const stack: (Rational | null)[] = [];
  for (const step of steps) {
    if (step.kind === "number") stack.push(step.value);
    else if (step.kind === "variable") stack.push(known(step.name));
    else {
      const right = stack.pop() ?? null;
      if (step.kind === "negate") stack.push(right && negate(right));
      else {
        const left = stack.pop() ?? null;
        if (step.sign === "/" && right?.n === 0n) return fault(step.at, "This divides by zero.");
        stack.push(left && right && OPERATE[step.sign](left, right));
      }
    }
  }
  return { ok: true, value: stack.pop() ?? null };
};
