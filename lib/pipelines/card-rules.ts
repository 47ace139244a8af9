/** What keeps card data out: payment fields dropped by name, numbers in free text found by network, length and check digit. */

type Network = { name: string; prefix: RegExp; lengths: readonly number[] };

const NETWORKS: readonly Network[] = [
  { name: "visa", prefix: /^4/, lengths: [13, 16, 19] },
  {
    name: "mastercard",
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
  },
  { name: "amex", prefix: /^3[47]/, lengths: [15] },
  { name: "diners", prefix: /^3(0[0-5]|[689])/, lengths: [14, 15, 16, 17, 18, 19] },
  { name: "discover", prefix: /^6(011|4[4-9]|5)/, lengths: [16, 17, 18, 19] },
  { name: "jcb", prefix: /^35(2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { name: "unionpay", prefix: /^(62|81)/, lengths: [16, 17, 18, 19] },
  {
    name: "maestro",
    prefix: /^(5018|5020|5038|5893|6304|6759|676[1-3])/,
    lengths: [12, 13, 14, 15, 16, 17, 18, 19],
  },
];

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const doubled = fromRight % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

/** Whether these digits could be on a card: a network's prefix and length, and the check digit. */
export const isCardNumber = (digits: string): boolean =>
  NETWORKS.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits)) &&
  passesLuhn(digits);

/** Digits that stand together, with single spaces or hyphens between them. */
const RUN = /\d(?:[ -]?\d)*/g;
const LAST_SHOWN = 4;

const maskRun = (text: string): string => {
  let left = (text.match(/\d/g) ?? []).length - LAST_SHOWN;
  return text.replace(/\d/g, (digit) => (left-- > 0 ? "*" : digit));
};

const [LEAST_DIGITS, MOST_DIGITS] = [12, 19];
/** What the numbers of all networks begin with. */
const FIRST_DIGITS = "234568";

type Group = { start: number; end: number };

/** The longest card that begins with group `first` and ends with a group; null when there is none. */
const cardFrom = (run: string, groups: readonly Group[], first: number): Group | null => {
  const start = groups[first]?.start ?? 0;
  if (!FIRST_DIGITS.includes(run.charAt(start))) return null;
  let found: Group | null = null;
  let digits = "";
  for (const group of groups.slice(first, first + MOST_DIGITS)) {
    digits += run.slice(group.start, group.end);
    if (digits.length > MOST_DIGITS) break;
    if (digits.length >= LEAST_DIGITS && isCardNumber(digits)) found = { start, end: group.end };
  }
  return found;
};

/** Masks the cards that begin and end with a group of the run: a number before or behind them does not hide them. */
const maskCards = (run: string): string => {
  const groups = [...run.matchAll(/\d+/g)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  }));
  const masked: string[] = [];
  let done = 0;
  for (const [at, { start }] of groups.entries()) {
    const card = start >= done ? cardFrom(run, groups, at) : null;
    if (!card) continue;
    masked.push(run.slice(done, card.start), maskRun(run.slice(card.start, card.end)));
    done = card.end;
  }
  return masked.join("") + run.slice(done);
};

/** The text with the numbers of cards masked but for their last four digits; `4111 1111 1111 1111` → `**** **** **** 1111`. */
export const maskCardNumbers = (text: string): string => text.replace(RUN, maskCards);

/** Fields that people write freely. Identifiers, dates and amounts are never touched. */
const FREE_TEXT = new Set(["name", "note", "description", "method"]);

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Deeper than an order is; what lies below is refused by its schema. */
const MAX_DEPTH = 20;

const maskFields = (value: unknown, depth: number): unknown => {
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((entry) => maskFields(entry, depth + 1));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      typeof entry === "string" && FREE_TEXT.has(name)
        ? maskCardNumbers(entry)
        : maskFields(entry, depth + 1),
    ]),
  );
};

const withoutCard = (payment: Fields): Fields =>
  Object.fromEntries(Object.entries(payment).filter(([name]) => !/^card-/i.test(name)));

/** An order as it may be kept: every `payment` field that begins with `card-` is gone, card numbers in free text are masked. */
export const redactOrder = (order: unknown): unknown => {
  if (!isFields(order)) return order;
  const { payment } = order;
  return maskFields({ ...order, ...(isFields(payment) ? { payment: withoutCard(payment) } : {}) }, 0);
};
