import { art } from "../art";
import { shelf } from "../shelf";

export const bakery = shelf("bakery", {
  "butter-croissants-6": {
    name: "Butter croissants, 6",
    company: "Bakker Noor",
    description:
      "Twenty-seven layers and a quarter of their weight in butter. Five minutes at 160 °C brings back the crackle they had at dawn.",
    listing: { price: 420, stock: 160, rating: 4.5, topic: "breakfast" },
    tags: ["pastry", "french"],
    art: art.croissant,
  },
  "almond-croissant": {
    name: "Almond croissant",
    company: "Maison Aubrée",
    description:
      "Yesterday's croissant soaked in orange-flower syrup, filled with frangipane and baked a second time. The reason some people queue.",
    listing: { price: 295, stock: 38, rating: 5 },
    tags: ["pastry", "almond"],
    art: art.croissant,
  },
  "white-tin-loaf": {
    name: "White tin loaf",
    company: "Bakker Noor",
    description:
      "A soft 800 g loaf with a crust that is thin enough for small teeth. Sliced on request; toast it from day two.",
    listing: { price: 289, stock: 120, rating: 4 },
    tags: ["bread", "white"],
    art: art.bread,
  },
  "wholegrain-spelt-loaf": {
    name: "Wholegrain spelt loaf",
    company: "Molenvuur",
    description:
      "Stone-ground on the windmill of Oud-Zuilen whenever there is wind. Dense and nutty, and still moist on the fourth day.",
    listing: { price: 389, stock: 74, rating: 4.5, topic: "breakfast" },
    tags: ["bread", "wholegrain", "spelt"],
    art: art.bread,
  },
  "rye-sourdough-750-g": {
    name: "Rye sourdough, 750 g",
    company: "Molenvuur",
    description:
      "Starter from 2009, named Gerda, fed twice a day. Fermented for twenty hours, baked dark, and better on Tuesday than on Monday.",
    listing: { price: 425, stock: 58, rating: 4.5 },
    tags: ["bread", "sourdough", "rye"],
    art: art.bread,
  },
  "baguette-tradition": {
    name: "Baguette tradition",
    company: "Maison Aubrée",
    description:
      "Flour, water, salt, yeast and a long night. Tear off the end on the way home; everybody does.",
    listing: { price: 195, stock: 140, rating: 4.5 },
    tags: ["bread", "french"],
    art: art.baguette,
  },
  "rosemary-focaccia": {
    name: "Rosemary focaccia",
    company: "Molenvuur",
    description:
      "Dimpled by fingertips, flooded with oil, finished with flaky salt. A square of 20 by 20 cm that feeds four as a side or one on a bad day.",
    listing: { price: 475, stock: 31, rating: 4 },
    tags: ["bread", "italian"],
    art: art.flatbread,
  },
  "sesame-bagels-4": {
    name: "Sesame bagels, 4",
    company: "Bakker Noor",
    description:
      "Boiled in malt water first, as it has to be, then baked on burlap boards. Chewy, shiny and strong enough for a lot of cream cheese.",
    listing: { price: 345, stock: 88, rating: 4, topic: "breakfast" },
    tags: ["bread", "bagel"],
    art: art.bagel,
  },
  "lye-pretzels-3": {
    name: "Lye pretzels, 3",
    company: "Bakker Noor",
    description:
      "Deep brown with a split belly and coarse salt that falls off in the bag. Butter belongs inside, mustard beside.",
    listing: { price: 315, stock: 92, rating: 4, topic: "game-night" },
    tags: ["bread", "salty", "snack"],
    art: art.pretzel,
  },
  "buttermilk-pancakes-6": {
    name: "Buttermilk pancakes, 6",
    company: "Bakker Noor",
    description:
      "Thick ones, American style, ready for the toaster. Comes with a small tub of butter; the syrup is up to you.",
    listing: { price: 399, stock: 110, rating: 4, topic: "breakfast" },
    tags: ["pancakes", "sweet"],
    art: art.pancakes,
  },
  "liege-waffles-4": {
    name: "Liège waffles, 4",
    company: "Suikerstraat",
    description:
      "Brioche dough with lumps of pearl sugar that caramelise on the iron. Warm them in a dry pan and the outside cracks again.",
    listing: { price: 425, stock: 100, rating: 4.5, topic: "breakfast" },
    tags: ["waffle", "belgian", "sweet"],
    art: art.waffle,
  },
  "glazed-chocolate-doughnut": {
    name: "Glazed chocolate doughnut",
    company: "Suikerstraat",
    description:
      "Yeast dough, proved for eight hours, fried at night and dipped in 60 % chocolate. The sprinkles are non-negotiable.",
    listing: { price: 225, stock: 130, rating: 4 },
    tags: ["doughnut", "chocolate"],
    art: art.doughnut,
  },
  "chocolate-chip-cookies-8": {
    name: "Chocolate chip cookies, 8",
    company: "Suikerstraat",
    description:
      "Brown butter, two kinds of sugar, and chunks cut with a knife instead of factory drops. Crisp at the rim and soft in the middle for three days.",
    listing: { price: 449, stock: 150, rating: 4.5, topic: "game-night" },
    tags: ["cookies", "chocolate"],
    art: art.cookie,
  },
  "oat-and-raisin-cookies-8": {
    name: "Oat and raisin cookies, 8",
    company: "Suikerstraat",
    description:
      "For people who read the label: oats first, sugar fourth. The raisins spend a night in Earl Grey.",
    listing: { price: 425, stock: 76, rating: 3.5, topic: "back-to-school" },
    tags: ["cookies", "oats"],
    art: art.cookie,
  },
  "raspberry-cupcakes-4": {
    name: "Raspberry cupcakes, 4",
    company: "Suikerstraat",
    description:
      "Almond sponge with a spoonful of jam hidden inside and a swirl of pink buttercream. They travel well in the box with the holes.",
    listing: { price: 895, stock: 24, rating: 4.5, topic: "small-gifts" },
    tags: ["cake", "party"],
    art: art.cupcake,
  },
  "strawberry-shortcake-slice": {
    name: "Strawberry shortcake, slice",
    company: "Maison Aubrée",
    description:
      "Genoise, barely sweetened cream, one perfect berry. Light enough that two slices seem sensible.",
    listing: { price: 395, stock: 20, rating: 4.5 },
    tags: ["cake", "strawberry"],
    art: art.shortcake,
  },
  "birthday-cake-12-persons": {
    name: "Birthday cake, 12 persons",
    company: "Maison Aubrée",
    description:
      "Three floors of vanilla sponge with passion-fruit curd. Candles are in the box. Order before noon and write the name in the note.",
    listing: { price: 3950, stock: 4, rating: 5 },
    tags: ["cake", "birthday"],
    art: art.birthdayCake,
  },
  "dutch-apple-pie": {
    name: "Dutch apple pie",
    company: "Bakker Noor",
    description:
      "Tall, with a lattice and more apple than crust: three pounds of Goudreinet go into every tin. Cinnamon, yes, but you can still taste the fruit.",
    listing: { price: 1295, stock: 45, rating: 5 },
    tags: ["pie", "apple"],
    art: art.pie,
  },
  "moon-cake-lotus-and-egg": {
    name: "Moon cake, lotus and egg",
    company: "Maison Aubrée",
    description:
      "Thin golden skin pressed in a pearwood mould, lotus paste, one salted yolk for the moon. Cut into eighths and serve with strong tea.",
    listing: { price: 675, stock: 33, topic: "small-gifts" },
    tags: ["cake", "festive"],
    art: art.moonCake,
  },
  "fortune-cookies-20": {
    name: "Fortune cookies, 20",
    company: "Suikerstraat",
    description:
      "Vanilla wafers folded around slips that our own bakers wrote. Some are wise, one is a recipe, two are rude.",
    listing: { price: 549, stock: 67, rating: 4, topic: "game-night" },
    tags: ["cookies", "party"],
    art: art.fortuneCookie,
  },
  "club-sandwich-chicken": {
    name: "Club sandwich, chicken",
    company: "Bakker Noor",
    description:
      "Toasted tin loaf, roast chicken, bacon, tomato and a mayonnaise with tarragon. Made before eleven and gone by one.",
    listing: { price: 695, stock: 18, rating: 4 },
    tags: ["sandwich", "lunch"],
    art: art.sandwich,
  },
  "falafel-pocket": {
    name: "Falafel pocket",
    company: "Molenvuur",
    description:
      "A puffed pita with five falafel, pickled turnip and tahini that runs down your wrist. Ask for extra chilli at no charge.",
    listing: { price: 645, stock: 22, rating: 4.5 },
    tags: ["sandwich", "vegan", "lunch"],
    art: art.stuffedFlatbread,
  },
  "frankfurter-in-a-milk-bun": {
    name: "Frankfurter in a milk bun",
    company: "Bakker Noor",
    description:
      "A snappy beech-smoked sausage in a soft bun that was baked for it. Sweet mustard is already on; ketchup comes in a sachet for those who insist.",
    listing: { price: 450, stock: 40, rating: 3.5 },
    tags: ["snack", "lunch"],
    art: art.hotDog,
  },
  "pizza-slice-salami": {
    name: "Pizza slice, salami",
    company: "Molenvuur",
    description:
      "Forty-eight hour dough, San Marzano tomato, fennel salami from Felino. A sixth of a big round, reheated on stone while you wait.",
    listing: { price: 425, stock: 55, rating: 4.5, topic: "game-night" },
    tags: ["pizza", "snack"],
    art: art.pizza,
  },
});
