import type { Answer } from "../calls";
import { type Claims, tally } from "../claims";
import { makePeople } from "../people";
import { kindOf, order, type Scene, shuffled, stockOf } from "./scene";

const AT_ONCE = 16;

const heldOf = async ({ sql, plenty }: Scene): Promise<number> => {
  const stocks = await Promise.all(plenty.map((productId) => stockOf(sql, productId)));
  return stocks.reduce((sum, { reserved }) => sum + reserved, 0);
};

/** Two buyers at once, one at each server, for the same two to four products in opposite order: both are served. */
export const provePairs = async (
  claims: Claims,
  scene: Scene,
  { pairs, random }: { pairs: number; random: () => number },
): Promise<void> => {
  const { sql, secret, plenty } = scene;
  const buyers = await makePeople(sql, { count: 2 * pairs, secret });
  const carts = Array.from({ length: pairs }, () =>
    shuffled(plenty, random).slice(0, 2 + Math.floor(random() * (plenty.length - 1))),
  );
  const heldBefore = await heldOf(scene);
  const answers: Answer[] = [];
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    for (let pair = next++; pair < pairs; pair = next++) {
      const [one, other, cart] = [buyers[2 * pair], buyers[2 * pair + 1], carts[pair]];
      if (!one || !other || !cart) throw new Error("A pair lacks a buyer.");
      const both = [order(scene, 0, one, cart), order(scene, 1, other, cart.toReversed())];
      answers.push(...(await Promise.all(both)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seconds = (performance.now() - began) / 1000;
  claims.claim(
    answers.filter(({ status }) => status === 201).length === 2 * pairs,
    `${pairs} pairs in opposite order are all served`,
    `${tally(answers.map(kindOf))}, ${(answers.length / seconds).toFixed(1)} a second`,
  );
  const held = (await heldOf(scene)) - heldBefore;
  const wanted = 2 * carts.reduce((sum, cart) => sum + cart.length, 0);
  claims.claim(held === wanted, "Their orders hold what they asked for", `${held} of ${wanted} units`);
};
