import { createRandom, type Random } from "@/db/seed/random";

/**
 * Queries as people type them, made from names of products alone: it knows neither the index nor its settings. The same
 * catalogue and seed always give the same queries.
 */

export type QueryKind = "typo" | "prefix" | "word order" | "synonym";
export const QUERY_KINDS: readonly QueryKind[] = ["typo", "prefix", "word order", "synonym"];

export type Named = { productId: string; name: string };
export type MadeQuery = { kind: QueryKind; q: string; wanted: Named };

/** What else people call things; a word (or two) of a name, and what they may say instead. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  alarm: ["wake-up"],
  aubergine: ["eggplant"],
  backpack: ["rucksack", "school bag"],
  ballpoint: ["biro"],
  bicycle: ["bike"],
  briefs: ["underpants", "underwear"],
  broom: ["sweeper"],
  bucket: ["pail"],
  calendar: ["planner"],
  camcorder: ["video camera"],
  cap: ["baseball cap"],
  casserole: ["cooking pot"],
  cells: ["batteries"],
  clementines: ["mandarins", "tangerines"],
  coat: ["jacket", "overcoat"],
  cookies: ["biscuits"],
  cutlery: ["silverware", "flatware"],
  doughnut: ["donut"],
  dress: ["gown"],
  "fire engine": ["fire truck"],
  "flip-flops": ["sandals"],
  football: ["soccer ball"],
  frankfurter: ["hot dog"],
  "frying pan": ["skillet"],
  "green pepper": ["bell pepper", "capsicum"],
  handbag: ["shoulder bag"],
  headphones: ["earphones", "headset"],
  "ice cream": ["gelato"],
  "infant milk": ["baby milk", "baby formula"],
  jeans: ["denim trousers"],
  jigsaw: ["puzzle"],
  laptop: ["portable computer"],
  "led bulb": ["light bulb"],
  mirror: ["looking glass"],
  notepad: ["writing pad"],
  peanuts: ["groundnuts"],
  potatoes: ["spuds"],
  purse: ["wallet"],
  raincoat: ["mac"],
  razor: ["shaver"],
  "running shoe": ["trainers", "sneakers"],
  sake: ["rice wine"],
  sencha: ["green tea"],
  "single malt": ["whisky", "scotch"],
  skyr: ["quark"],
  sled: ["sledge", "toboggan"],
  smartphone: ["mobile", "cell phone"],
  spaghetti: ["pasta"],
  "sparkling wine": ["champagne", "bubbly"],
  speakers: ["loudspeakers"],
  sunglasses: ["shades"],
  sweetcorn: ["maize"],
  swimsuit: ["bathing suit"],
  "t-shirt": ["tee"],
  television: ["tv", "telly"],
  "toilet tissue": ["toilet paper", "loo roll"],
  torch: ["flashlight"],
  umbrella: ["brolly"],
  "waste basket": ["trash can", "rubbish bin"],
  yoghurt: ["yogurt"],
};

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const SMALL_WORDS = new Set("a an and by for from in of on or the to two with".split(" "));

/** The words of a name that say something, without what only measures. */
const tellingWords = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => /^\p{L}{2}[\p{L}'-]*$/u.test(word) && !SMALL_WORDS.has(word));

const shuffled = <T>(random: Random, list: readonly T[]): T[] => {
  const left = [...list];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = random.integer(0, at);
    [left[at], left[other]] = [left[other] as T, left[at] as T];
  }
  return left;
};

/** One slip of the finger anywhere in a word: another letter, one more, one less, or two in the wrong order. */
const misspell = (random: Random, word: string): string => {
  const at = random.integer(0, word.length - 1);
  const letter = random.pick([...LETTERS].filter((other) => other !== word[at]));
  const slips = [
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + word.slice(at + 1),
    () => {
      const from = Math.min(at, word.length - 2);
      return word.slice(0, from) + word[from + 1] + word[from] + word.slice(from + 2);
    },
  ];
  return random.pick(slips)();
};

const LONG_ENOUGH = 4;
const COMMON_SHARE = 0.5;

/**
 * As few words of a name as tell the product from all others, at least two where it has two, in the order of the name.
 * `must` are among them.
 */
const pickWords = (
  random: Random,
  { name }: Named,
  all: readonly string[][],
  must: readonly string[] = [],
) => {
  const words = tellingWords(name);
  const rest = shuffled(
    random,
    words.filter((word) => !must.includes(word)),
  );
  const picked = new Set(must);
  const isTelling = () =>
    all.filter((other) => [...picked].every((word) => other.includes(word))).length <= 1;
  while (rest.length > 0 && (picked.size < 2 || !isTelling())) picked.add(rest.pop() ?? "");
  return words.filter((word) => picked.has(word));
};

type Maker = (random: Random, product: Named, all: readonly string[][]) => string | null;

const withTypo: Maker = (random, product, all) => {
  const words = pickWords(random, product, all);
  const long = words.filter((word) => word.length >= LONG_ENOUGH);
  if (long.length === 0) return null;
  const wrong = new Set(shuffled(random, long).slice(0, random.chance(COMMON_SHARE) ? 1 : 2));
  return words.map((word) => (wrong.has(word) ? misspell(random, word) : word)).join(" ");
};

const withPrefix: Maker = (random, product, all) => {
  const words = pickWords(random, product, all);
  const last = words.at(-1) ?? "";
  if (last.length < LONG_ENOUGH) return null;
  return [...words.slice(0, -1), last.slice(0, random.integer(3, last.length - 1))].join(" ");
};

const inOtherOrder: Maker = (random, product, all) => {
  const words = pickWords(random, product, all);
  if (words.length < 2) return null;
  const turned = shuffled(random, words);
  return (turned.join(" ") === words.join(" ") ? turned.reverse() : turned).join(" ");
};

const withSynonym: Maker = (random, product, all) => {
  const name = ` ${tellingWords(product.name).join(" ")} `;
  const known = Object.keys(OTHER_WORDS).filter((words) => name.includes(` ${words} `));
  if (known.length === 0) return null;
  const replaced = random.pick(known);
  const words = pickWords(random, product, all, replaced.split(" ")).join(" ");
  return words.replace(replaced, random.pick(OTHER_WORDS[replaced] ?? []));
};

const MAKERS: Record<QueryKind, Maker> = {
  typo: withTypo,
  prefix: withPrefix,
  "word order": inOtherOrder,
  synonym: withSynonym,
};

/** `count` queries, as many of each kind, each for a product of its own as long as there are enough. */
export const makeQueries = (catalogue: readonly Named[], count: number, seed = 20): MadeQuery[] => {
  const all = catalogue.map(({ name }) => tellingWords(name));
  const sorted = [...catalogue].sort((left, right) => (left.name < right.name ? -1 : 1));
  return QUERY_KINDS.flatMap((kind, index) => {
    const random = createRandom(seed + index);
    const made: MadeQuery[] = [];
    const asked = new Set<string>();
    const perKind = count / QUERY_KINDS.length;
    for (let round = 0; made.length < perKind && round < 20; round += 1) {
      for (const wanted of shuffled(random, sorted)) {
        const q = MAKERS[kind](random, wanted, all);
        if (q === null || asked.has(q) || made.length === perKind) continue;
        asked.add(q);
        made.push({ kind, q, wanted });
      }
    }
    return made;
  });
};
