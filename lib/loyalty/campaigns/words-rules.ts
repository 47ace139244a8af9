import { formatMoney, fromDecimal } from "@/lib/kernel/money";
import { type Formula, parseFormula, showFormula } from "./formula-rules";
import type { Variable } from "./pieces-rules";
import type { CampaignRule } from "./schema";

/** What a variable is called where people read it. */
const NAMES: Record<Variable, string> = {
  "$.amount": "goods",
  "$.total": "total",
  "$.quantity": "pieces",
  "$.items": "products",
};

const isMoney = (variable: Variable): boolean => variable === "$.amount" || variable === "$.total";

const moneyText = (text: string, currency: string): string => {
  const minor = fromDecimal(text, currency);
  return minor === null ? text : formatMoney(minor, currency).replace(/\.0+$/, "");
};

export const countPoints = (points: string | number): string => {
  const text = typeof points === "number" ? points.toLocaleString("en") : points;
  return text === "1" ? "1 point" : `${text} points`;
};

const ofVariable = (variable: Variable, count: string, currency: string): string => {
  const one = count === "1";
  switch (variable) {
    case "$.amount":
      return `${moneyText(count, currency)} of goods`;
    case "$.total":
      return `${moneyText(count, currency)} that you pay`;
    case "$.quantity":
      return one ? "piece" : `${count} pieces`;
    case "$.items":
      return one ? "different product" : `${count} different products`;
  }
};

/** What a formula gives, in words where it is a simple one: `$.amount / 10` → "1 point for every $10 of goods". */
const earnWords = (formula: Formula, currency: string): string => {
  const { pieces } = formula;
  const [first, sign, last] = pieces;
  const shape = pieces.map(({ as, text }) => (as === "sign" ? text : as)).join(" ");
  const every = (variable: Variable, count: string) => `for every ${ofVariable(variable, count, currency)}`;
  if (shape === "number" && first) return countPoints(first.text);
  if (shape === "variable" && first) return `1 point ${every(first.text as Variable, "1")}`;
  if (shape === "variable / number" && first && sign && last) {
    return `1 point ${every(first.text as Variable, last.text)}`;
  }
  if (shape === "variable * number" && first && last) {
    return `${countPoints(last.text)} ${every(first.text as Variable, "1")}`;
  }
  if (shape === "number * variable" && first && last) {
    return `${countPoints(first.text)} ${every(last.text as Variable, "1")}`;
  }
  return `${showFormula(formula, (name) => NAMES[name])} points`;
};

const BOUNDS = {
  numeric_greater_than: "from",
  numeric_less_than: "up to",
  numeric_equals: "with exactly",
} as const;

const conditionWords = ({ variable, condition }: CampaignRule, currency: string): string => {
  const { rule, value } = condition;
  const always = rule === "numeric_greater_than" && value <= (isMoney(variable) ? 0 : 1);
  if (always) return "";
  const count = String(value);
  const what =
    variable === "$.total"
      ? `a total of ${moneyText(count, currency)}`
      : ofVariable(variable, count, currency);
  return `${BOUNDS[rule]} ${value === 1 && !isMoney(variable) ? "1 " : ""}${what}`;
};

/** A rule for shoppers: "1 point for every $10 of goods, from $50 of goods". */
export const ruleWords = (rule: CampaignRule, currency: string): string => {
  const parsed = parseFormula(rule.action.formula);
  if (!parsed.ok) return "";
  return [earnWords(parsed.value, currency), conditionWords(rule, currency)].filter(Boolean).join(", ");
};

/** Rules one by one, for what is read line by line; one that no words are found for shows its formula. */
export const numberedRules = (rules: readonly CampaignRule[], currency: string): Record<string, string> =>
  Object.fromEntries(
    rules.map((rule, at) => [`rule ${at + 1}`, ruleWords(rule, currency) || rule.action.formula]),
  );
