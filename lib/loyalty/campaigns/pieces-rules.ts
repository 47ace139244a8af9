/** What a formula may speak of; what each means stands in `rules.ts`. */
export const VARIABLES = ["$.amount", "$.total", "$.quantity", "$.items"] as const;
export type Variable = (typeof VARIABLES)[number];

/** What is wrong with a formula; `position` counts characters from 0, the end of the text included. */
export type FormulaFault = { message: string; position: number };

export type Outcome<T> = { ok: true; value: T } | { ok: false; fault: FormulaFault };

/** The smallest part of a formula; `at` is where it stands in the text. `prefix` is a minus with nothing on its left. */
export type Piece = { text: string; at: number; as: "number" | "variable" | "sign" | "prefix" | "(" | ")" };

export const fault = (position: number, message: string): { ok: false; fault: FormulaFault } => ({
  ok: false,
  fault: { message, position },
});

const WHITE = /\s*/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const VARIABLE = /\$\.[\w$.]*|\$/y;
const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
};

const isVariable = (name: string): name is Variable => VARIABLES.some((known) => known === name);

const KNOWN = "Known are $.amount, $.total, $.quantity and $.items.";

const strange = (text: string, at: number): string => {
  const word = matchAt(WORD, text, at);
  if (word) return `"${word.slice(0, 40)}" is not part of a formula. ${KNOWN}`;
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (sign === ".") return "A number has digits on both sides of its point, as in 0.5.";
  return `"${sign}" is not part of a formula. Use + - * / ( ), numbers and variables.`;
};

const readPiece = (text: string, at: number, expectsValue: boolean): Outcome<Piece> => {
  const sign = text.charAt(at);
  if (sign === "(" || sign === ")") return { ok: true, value: { text: sign, at, as: sign } };
  if (sign === "-" && expectsValue) return { ok: true, value: { text: sign, at, as: "prefix" } };
  if (sign !== "" && "+-*/".includes(sign)) return { ok: true, value: { text: sign, at, as: "sign" } };
  const number = matchAt(NUMBER, text, at);
  if (number) return { ok: true, value: { text: number, at, as: "number" } };
  const name = matchAt(VARIABLE, text, at);
  if (!name) return fault(at, strange(text, at));
  if (!isVariable(name)) return fault(at, `There is no variable ${name.slice(0, 40)}. ${KNOWN}`);
  return { ok: true, value: { text: name, at, as: "variable" } };
};

const isValue = ({ as }: Piece): boolean => as === "number" || as === "variable" || as === ")";

/** Why a piece cannot stand here; null when it can. */
const misplaced = (piece: Piece, expectsValue: boolean): string | null => {
  if (expectsValue) {
    if (piece.as === "sign") return `A number or a variable is missing before "${piece.text}".`;
    if (piece.as === ")") return 'A number or a variable is missing before ")".';
    return null;
  }
  if (piece.as === "sign" || piece.as === ")") return null;
  return `An operator is missing before "${piece.text}": write + - * or /.`;
};

/** The pieces of the text, each in a place where it can stand; brackets are matched later. */
export const readPieces = (text: string): Outcome<Piece[]> => {
  const pieces: Piece[] = [];
  let at = matchAt(WHITE, text, 0).length;
  let expectsValue = true;
  while (at < text.length) {
    const read = readPiece(text, at, expectsValue);
    if (!read.ok) return read;
    const message = misplaced(read.value, expectsValue);
    if (message) return fault(at, message);
    pieces.push(read.value);
    expectsValue = !isValue(read.value);
    at += read.value.text.length;
    at += matchAt(WHITE, text, at).length;
  }
  if (pieces.length === 0) return fault(0, "Write a formula, such as $.amount / 10.");
  if (expectsValue)
    return fault(text.length, "The formula ends too early: a number or a variable is missing.");
  return { ok: true, value: pieces };
};
