import { type Answer, pay } from "../calls";
import { type Claims, tally } from "../claims";
import { makeProduct } from "../people";
import { kindOf, order, type Scene, shuffled, soldOf, stockOf, until } from "./scene";

type Rush = { units: number; rounds: number; random: () => number };
type Round = { answers: Answer[]; sold: number; left: { stock: number; reserved: number } };

const PAID_WITHIN_MS = 30_000;

/** The scarce product with none to four others, rising for every other buyer and falling for the rest. */
const cartsFor = ({ buyers, plenty }: Scene, scarce: string, random: () => number): string[][] =>
  buyers.map((_, n) => {
    const others = shuffled(plenty, random).slice(0, Math.floor(random() * (plenty.length + 1)));
    const cart = [scarce, ...others].sort();
    return n % 2 === 0 ? cart : cart.reverse();
  });

/** All buyers at once, half of them at each server; whoever got the product pays for it. */
const rush = async (scene: Scene, { units, random }: Rush, round: number): Promise<Round> => {
  const { shop, sql, urls, admin, buyers } = scene;
  const product = { name: `Last ${units}, round ${round}`, price: 5900, stock: units };
  const scarce = await makeProduct(urls[0], admin, product);
  const carts = cartsFor(scene, scarce, random);
  const doors = buyers.map(() => (random() < 0.5 ? 0 : 1));
  const answers = await Promise.all(
    buyers.map((buyer, n) => order(scene, doors[n] ?? 0, buyer, carts[n] ?? [])),
  );
  const placed = answers.filter(({ status }) => status === 201);
  await Promise.all(placed.map(({ body }) => pay(shop.platform, body)));
  await until(PAID_WITHIN_MS, async () => (await soldOf(sql, scarce)) === placed.length);
  return { answers, sold: await soldOf(sql, scarce), left: await stockOf(sql, scarce) };
};

const isClean = ({ status, slug, body }: Answer): boolean =>
  status === 409 && slug === "insufficient-stock" && Array.isArray(body.errors) && body.errors.length > 0;

export const proveRush = async (claims: Claims, scene: Scene, given: Rush): Promise<void> => {
  const { units, rounds } = given;
  const began = performance.now();
  const wrong: string[] = [];
  const kinds: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const { answers, sold, left } = await rush(scene, given, round);
    const refused = answers.filter(isClean).length;
    kinds.push(...answers.map(kindOf));
    const isRight =
      sold === units && refused === answers.length - units && left.stock === 0 && left.reserved === 0;
    if (!isRight) {
      const seen = tally(answers.map(kindOf));
      wrong.push(`round ${round}: ${seen}; ${sold} paid, ${left.stock} left, ${left.reserved} held`);
    }
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `  ${units} units, ${rounds} rounds: ${tally(kinds)} in ${seconds} s; came back ${scene.cameBack}`,
  );
  claims.none(
    wrong,
    `Rounds of ${scene.buyers.length} buyers for ${units} in which not exactly ${units} were sold and all others told 409`,
  );
};
