import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { UnavailableError } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { addItem } from "./add-item";
import { migrateCart, undoMigration } from "./migrate-cart";
import type { CartOutcome } from "./outcome";
import { anonymousCart, type CartKey, ownerOf, userCart } from "./rules";
import { setQuantity } from "./set-quantity";
import { aCatalogue, aContext, aProduct, deltasOf, keptLines, lifeLeft, sum } from "./testing";
import { type Lines, type Step, type Told, take, type Who, type World } from "./testing-model";

const SEEDS = 200;
const AT_ONCE = 5;
const ROUNDS = 8;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Mulberry32: numbers in [0, 1) that are the same for the same seed. */
const randomOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const linesOf = (entries: readonly { productId: string; quantity: number }[]): Lines =>
  Object.fromEntries(entries.map(({ productId, quantity }) => [productId, quantity]));

const toldBy = ({ result, merged }: CartOutcome): Told => ({
  cart: result.ok ? linesOf(result.value.items) : null,
  merged: linesOf(merged),
});

/** One browser, its carts and the two people who use it by turns. */
const aBrowser = (seed: number) => {
  const random = randomOf(seed);
  const pick = <T>(...choices: T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const products = [aProduct(), aProduct()];
  const { findProducts } = aCatalogue(...products);
  const guests = [anonymousCart(randomUUID())];
  const people = [userCart(createId("usr")), userCart(createId("usr"))];
  const who: Who = { guest: 0, person: 0, session: createId("ses") };
  const keyOf = (keys: CartKey[], index: number) => keys[index] ?? anonymousCart("nobody");

  const perform = async (step: Step): Promise<Told> => {
    const ctx = aContext();
    const guest = { key: keyOf(guests, who.guest), session: who.session };
    if (step.op === "guest-add") {
      const { product: productId, quantity } = step;
      return toldBy(await addItem(ctx, { key: guest.key, findProducts }, { productId, quantity }));
    }
    const person = { key: keyOf(people, who.person), guest, findProducts };
    if (step.op === "merge") return toldBy(await migrateCart(ctx, person));
    if (step.op === "undo") return toldBy(await undoMigration(ctx, { ...person, session: who.session }));
    const input = { productId: step.product, quantity: step.quantity };
    return toldBy(await (step.op === "add" ? addItem : setQuantity)(ctx, person, input));
  };

  const aStep = (): Step => {
    const product = pick(...products).productId;
    const quantity = pick(1, 2, 7, 130, 300);
    return pick<Step>(
      { op: "guest-add", product, quantity },
      { op: "guest-add", product, quantity },
      { op: "add", product, quantity },
      { op: "set", product, quantity: pick(0, quantity) },
      { op: "merge" },
      { op: "undo" },
    );
  };

  const signOut = () => {
    who.guest = guests.push(anonymousCart(randomUUID())) - 1;
  };

  const signIn = () => {
    who.person = pick(0, 1);
    who.session = createId("ses");
  };

  return { random, pick, products, guests, people, who, perform, aStep, signOut, signIn };
};

/** A busy machine may lose an answer: whether such a call was performed is not known. */
type Call = { step: Step; told: Told | "lost" };

const settled = () => new Promise((resolve) => setTimeout(resolve, 1_000));

const orLost = async (answer: Promise<Told>): Promise<Told | "lost"> => {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    await settled();
    return "lost";
  }
};

const untilHeard = async <T>(ask: () => Promise<T>, tries = 5): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (tries === 0 || !(error instanceof UnavailableError)) throw error;
    await settled();
    return untilHeard(ask, tries - 1);
  }
};

/** All worlds that the calls can have led to, one after the other in some order; none when no order explains the answers. */
const explain = (world: World, who: Who, calls: Call[]): World[] => {
  const done = calls.every(({ told }) => told === "lost") ? [world] : [];
  const onwards = calls.flatMap((call, index) => {
    const next = take(world, who, call.step);
    const rest = calls.filter((_, other) => other !== index);
    const fits = call.told === "lost" || isDeepStrictEqual(next.told, call.told);
    return fits ? explain(next.world, who, rest) : [];
  });
  return [...done, ...onwards];
};

const without = (worlds: World[]): World[] => [
  ...new Map(worlds.map((world) => [JSON.stringify(world), world])).values(),
];

const expectLife = async (key: CartKey, lines: Lines, seed: number) => {
  const lifeMs = (ownerOf(key) === "user" ? 7 : 1) * DAY_MS;
  const left = await untilHeard(() => lifeLeft(key));
  const said = `seed ${seed}: the life of ${key}`;
  if (Object.keys(lines).length === 0) return expect(left, said).toBe(-2);
  expect(left, said).toBeLessThanOrEqual(lifeMs);
  expect(left, said).toBeGreaterThan(lifeMs - 120_000);
};

/** Plays one game and answers how many of each product lie in its carts at the end. */
const play = async (seed: number): Promise<Map<string, number>> => {
  const browser = aBrowser(seed);
  const { random, pick, who } = browser;
  let worlds: World[] = [
    {
      guests: [{ lines: {}, kept: [] }],
      people: [
        { lines: {}, undo: null },
        { lines: {}, undo: null },
      ],
    },
  ];
  const history: unknown[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (random() < 0.3) {
      if (random() < 0.6) {
        browser.signOut();
        worlds = worlds.map((world) => ({ ...world, guests: [...world.guests, { lines: {}, kept: [] }] }));
      }
      browser.signIn();
      history.push(structuredClone(who));
    }
    const steps = Array.from({ length: pick(1, 2, 3, 4) }, browser.aStep);
    if (random() < 0.5) steps.push({ op: "merge" }, { op: "merge" });
    const calls = await Promise.all(
      steps.map(async (step): Promise<Call> => ({ step, told: await orLost(browser.perform(step)) })),
    );
    history.push(calls);
    worlds = without(worlds.flatMap((world) => explain(world, who, calls)));
    expect(worlds.length, `seed ${seed}: no order explains ${JSON.stringify(history)}`).toBeGreaterThan(0);
  }

  const keys = [...browser.guests, ...browser.people];
  const found = await Promise.all(keys.map((key) => untilHeard(() => keptLines(key))));
  const foreseen = worlds.map(({ guests, people }) => [...guests, ...people].map(({ lines }) => lines));
  expect(foreseen, `seed ${seed}: ${JSON.stringify(history)}`).toContainEqual(found);
  await Promise.all(keys.map((key, index) => expectLife(key, found[index] ?? {}, seed)));
  return new Map(
    browser.products.map(({ productId }) => [productId, sum(found.map((lines) => lines[productId] ?? 0))]),
  );
};

test("in two hundred random games no piece is lost or doubled, and the deltas sum to what lies in the carts", async () => {
  const lying: { seed: number; product: string; quantity: number }[] = [];
  for (let first = 1; first <= SEEDS; first += AT_ONCE) {
    const seeds = Array.from({ length: AT_ONCE }, (_, index) => first + index);
    const games = await Promise.all(seeds.map(async (seed) => ({ seed, totals: await play(seed) })));
    for (const { seed, totals } of games) {
      for (const [product, quantity] of totals) lying.push({ seed, product, quantity });
    }
  }
  const deltas = await untilHeard(() => deltasOf(...lying.map(({ product }) => product)));
  expect(lying.map((line, index) => ({ ...line, quantity: sum(deltas[index]) }))).toEqual(lying);
}, 240_000);
