/** A made-up catalogue whose words are spread like a shop's: few frequent, many rare, and a code for every product. */

const BRANDS =
  "Apple Samsung Sony Philips Bosch Braun Canon Dell Epson Fossil Garmin Honda Intel JBL Kenwood Lenovo Miele Nikon Oral Panasonic Quechua Razer Siemens Tefal Unox Vileda Whirlpool Xiaomi Yamaha Zanussi".split(
    " ",
  );
const KINDS =
  "headphones phone laptop tablet camera speaker monitor keyboard mouse printer charger cable kettle toaster blender mixer vacuum iron oven fridge freezer lamp chair table desk sofa bed mattress pillow blanket towel knife pan pot plate glass bottle backpack suitcase jacket shirt trousers shoes boots socks gloves hat scarf watch ring necklace bracelet perfume shampoo soap toothbrush drill hammer saw screwdriver ladder bicycle helmet tent stove ball racket guitar piano drum puzzle doll train robot".split(
    " ",
  );
const ADJECTIVES =
  "black white red blue green wireless portable smart compact large small light heavy fast quiet digital classic modern vintage organic stainless leather cotton wooden electric rechargeable waterproof foldable adjustable professional".split(
    " ",
  );
const CATEGORIES =
  "Electronics Kitchen Home Garden Sports Clothing Jewellery Beauty Tools Music Toys Travel Office Food Baby".split(
    " ",
  );
const FILLERS =
  "the a and with for of in your our this that designed made quality battery life sound design material warranty easy use clean comfortable durable everyday perfect gift family home office travel long lasting high performance new improved features include box package size weight colour style fits all years best value".split(
    " ",
  );
const SYLLABLES = "ka lo mi ru ta ven dor sil mar pel tra no zi que bra fen gol hux jar".split(" ");

/** A small generator with a seed, so that every run sees the same catalogue. */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const RARE_WORDS = 20_000;
const DESCRIPTION_WORDS = 30;

export const catalogue = (random: () => number) => {
  const pick = <T>(list: readonly T[], skew = 1): T =>
    list[Math.floor(random() ** skew * list.length)] ?? (list[0] as T);
  const rare = Array.from({ length: RARE_WORDS }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join(""),
  );
  const word = () => (random() < 0.75 ? pick(FILLERS, 2) : random() < 0.6 ? pick(KINDS, 2) : pick(rare, 3));
  return (number: number) => {
    const kind = pick(KINDS);
    const company = pick(BRANDS, 1.5);
    const category = CATEGORIES[KINDS.indexOf(kind) % CATEGORIES.length] ?? "Home";
    return {
      objectID: `p${number}`,
      name: `${company} ${pick(ADJECTIVES)} ${pick(ADJECTIVES)} ${kind} ${pick(rare)}`,
      description: Array.from({ length: DESCRIPTION_WORDS }, word).join(" "),
      company,
      category,
      topics: [pick(CATEGORIES), pick(ADJECTIVES)],
      sku: `${company.slice(0, 2).toUpperCase()}-${(number * 7919).toString(36)}`,
      price: Math.round(random() ** 3 * 100_000) + 99,
      rating: Math.round(random() * 10) / 2,
      sold: Math.floor(random() ** 4 * 5_000),
      inStock: random() < 0.9,
      createdAt: 1_700_000_000 + number,
      imageUrl: `/art/${category.toLowerCase()}/${number % 300}.webp`,
    };
  };
};
