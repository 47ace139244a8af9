import { MAX_PER_LINE } from "./rules";

/** What carts promise, as plain sums: quantities by product, in lines that are never 0. */
export type Lines = Record<string, number>;

type Guest = { lines: Lines; kept: string[] };
type Undo = { guest: number; session: string; lines: [product: string, given: number, applied: number][] };
type Person = { lines: Lines; undo: Undo | "done" | null };

/** One browser's anonymous carts, one for each time that it was signed out, and the people who sign in on it. */
export type World = { guests: Guest[]; people: Person[] };

/** Who calls: from which of the browser's carts, and, when signed in, as whom and in which session. */
export type Who = { guest: number; person: number; session: string };

type LineStep = { product: string; quantity: number };
export type Step =
  | ({ op: "guest-add" } & LineStep)
  | ({ op: "add" } & LineStep)
  | ({ op: "set" } & LineStep)
  | { op: "merge" }
  | { op: "undo" };

/** What a call was told: the cart, or null where it was refused, and what it brought along. */
export type Told = { cart: Lines | null; merged: Lines };

const put = (lines: Lines, product: string, quantity: number): void => {
  if (quantity === 0) delete lines[product];
  else lines[product] = quantity;
};

const setTo = (lines: Lines, product: string, quantity: number): Lines | null => {
  if (quantity > MAX_PER_LINE) return null;
  put(lines, product, quantity);
  return { ...lines };
};

const at = <T>(list: T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`the model has no ${index}`);
  return found;
};

const mergeFirst = (world: World, { guest, person, session }: Who): Lines => {
  const from = at(world.guests, guest);
  const into = at(world.people, person);
  if (Object.keys(from.lines).length === 0 || from.kept.includes(session)) return {};
  const lines = Object.entries(from.lines).map(([product, given]): Undo["lines"][number] => {
    const has = into.lines[product] ?? 0;
    const applied = Math.min(given, MAX_PER_LINE - has);
    put(into.lines, product, has + applied);
    return [product, given, applied];
  });
  const earlier = into.undo !== "done" && into.undo?.guest === guest ? into.undo.lines : [];
  into.undo = { guest, session, lines: [...earlier, ...lines] };
  const merged = from.lines;
  world.guests[guest] = { lines: {}, kept: [] };
  return merged;
};

const undo = (world: World, { person, session }: Who): Lines | null => {
  const mine = at(world.people, person);
  if (mine.undo === null || mine.undo === "done") return null;
  const back = at(world.guests, mine.undo.guest);
  for (const [product, given, applied] of mine.undo.lines) {
    const has = mine.lines[product] ?? 0;
    const taken = Math.min(applied, has);
    put(mine.lines, product, has - taken);
    const quantity = (back.lines[product] ?? 0) + given - (applied - taken);
    put(back.lines, product, Math.min(MAX_PER_LINE, quantity));
  }
  if (Object.keys(back.lines).length > 0) back.kept = [mine.undo.session, session];
  mine.undo = "done";
  return { ...mine.lines };
};

/** What that call would be told in this world, and the world after it. */
export const take = (before: World, who: Who, step: Step): { world: World; told: Told } => {
  const world = structuredClone(before);
  if (step.op === "guest-add") {
    const { lines } = at(world.guests, who.guest);
    const cart = setTo(lines, step.product, (lines[step.product] ?? 0) + step.quantity);
    return { world, told: { cart, merged: {} } };
  }
  if (step.op === "undo") return { world, told: { cart: undo(world, who), merged: {} } };
  const merged = mergeFirst(world, who);
  const { lines } = at(world.people, who.person);
  if (step.op === "merge") return { world, told: { cart: { ...lines }, merged } };
  const has = step.op === "add" ? (lines[step.product] ?? 0) : 0;
  return { world, told: { cart: setTo(lines, step.product, has + step.quantity), merged } };
};
