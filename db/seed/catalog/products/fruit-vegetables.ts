import { art } from "../art";
import { shelf } from "../shelf";

export const fruitVegetables = shelf("fruit-vegetables", {
  "strawberries-400-g": {
    name: "Strawberries, 400 g",
    company: "Zonnehof",
    description:
      "Sonata strawberries from the tunnel rows, picked when the shoulder has turned red. They keep two days in the fridge and taste best after half an hour out of it.",
    listing: { price: 349, stock: 180, rating: 4.5, topic: "breakfast" },
    tags: ["fruit", "berries", "summer"],
    art: art.strawberry,
  },
  "bananas-bunch-of-5": {
    name: "Bananas, bunch of 5",
    company: "Valle Alta",
    description:
      "Grown by a cooperative of forty families above the Magdalena valley. You get them yellow with green tips, so the last one is ripe on Friday if you buy on Monday.",
    listing: { price: 189, stock: 400, rating: 4.5 },
    tags: ["fruit", "tropical", "lunch box"],
    art: art.banana,
  },
  "vine-tomatoes-500-g": {
    name: "Vine tomatoes, 500 g",
    company: "Zonnehof",
    description:
      "Left on the truss because that is where the smell sits. Firm enough for a sandwich, sweet enough for a raw sauce with nothing but salt and oil.",
    listing: { price: 229, stock: 260, rating: 4 },
    tags: ["vegetable", "salad"],
    art: art.tomato,
  },
  "avocado-ready-to-eat": {
    name: "Avocado, ready to eat",
    company: "Groenland",
    description:
      "Ripened in our own rooms and pressed by hand before it leaves, so tonight means tonight. One Hass of about 180 g.",
    listing: { price: 119, stock: 320, rating: 4, topic: "breakfast" },
    tags: ["fruit", "ripe", "toast"],
    art: art.avocado,
  },
  "elstar-apples-1-kg": {
    name: "Elstar apples, 1 kg",
    company: "Boomgaard Wils",
    description:
      "A crisp apple with a sour start and a honey finish. The Wils orchard stores them cold and dark, which is why they still crack in March.",
    listing: { price: 249, stock: 310, rating: 4.5, topic: "back-to-school" },
    tags: ["fruit", "apple", "lunch box"],
    art: art.redApple,
  },
  "granny-smith-4-pieces": {
    name: "Granny Smith, 4 pieces",
    company: "Boomgaard Wils",
    description:
      "Sharp, green and very juicy. Keeps its shape in a pie, and cuts through anything fried if you serve it in thin slices with lemon.",
    listing: { price: 199, stock: 150, rating: 4 },
    tags: ["fruit", "apple", "baking"],
    art: art.greenApple,
  },
  "conference-pears-1-kg": {
    name: "Conference pears, 1 kg",
    company: "Boomgaard Wils",
    description:
      "Long pears with a russet skin you can eat. Hard ones want three days in the fruit bowl; press near the stem, and when it gives they are ready.",
    listing: { price: 279, stock: 120, rating: 4 },
    tags: ["fruit", "pear"],
    art: art.pear,
  },
  "white-peaches-4-pieces": {
    name: "White peaches, 4 pieces",
    company: "Valle Alta",
    description:
      "Pale flesh, hardly any acid, and juice that reaches your elbow. The season is six weeks long and we stop the day it ends.",
    listing: { price: 399, stock: 3, rating: 5 },
    tags: ["fruit", "stone fruit", "summer"],
    art: art.peach,
  },
  "sweet-cherries-300-g": {
    name: "Sweet cherries, 300 g",
    company: "Boomgaard Wils",
    description:
      "Kordia cherries from trees under nets, because the starlings like them too. Dark, firm and cold from the shed the night before.",
    listing: { price: 449, stock: 64, rating: 4.5 },
    tags: ["fruit", "stone fruit"],
    art: art.cherries,
  },
  "blue-grapes-seedless-500-g": {
    name: "Blue grapes, seedless, 500 g",
    company: "Valle Alta",
    description:
      "Thin skins and no pips, which makes them the first thing to vanish from a cheese board. Rinse them just before serving; the bloom on the skin keeps them fresh.",
    listing: { price: 329, stock: 175, rating: 4 },
    tags: ["fruit", "snack"],
    art: art.grapes,
  },
  "galia-melon": {
    name: "Galia melon",
    company: "Valle Alta",
    description:
      "Netted skin outside, pale green and fragrant inside. If you can smell it across the kitchen, eat it today.",
    listing: { price: 299, stock: 58, rating: 3.5 },
    tags: ["fruit", "melon"],
    art: art.melon,
  },
  "watermelon-quarter": {
    name: "Watermelon, quarter",
    company: "Valle Alta",
    description:
      "Cut in the shop each morning so you see what you buy. About 1.8 kg, few seeds, and a reason to own a big knife.",
    listing: { price: 379, stock: 42, rating: 4.5, topic: "outdoors" },
    tags: ["fruit", "melon", "picnic"],
    art: art.watermelon,
  },
  "clementines-net-of-1-kg": {
    name: "Clementines, net of 1 kg",
    company: "Valle Alta",
    description:
      "Loose skin, no seeds, about fourteen in a net. Unwaxed, so the peel may go into the mulled wine.",
    listing: { price: 269, stock: 240, rating: 4.5, topic: "winter-sale" },
    tags: ["fruit", "citrus", "winter"],
    art: art.tangerine,
  },
  "organic-lemons-4-pieces": {
    name: "Organic lemons, 4 pieces",
    company: "Groenland",
    description:
      "The zest is the point of these: nothing was sprayed on them after harvest. Thick skin, plenty of juice, from a grove near Syracuse.",
    listing: { price: 219, stock: 200, rating: 4.5 },
    tags: ["fruit", "citrus", "organic"],
    art: art.lemon,
  },
  "pineapple-extra-sweet": {
    name: "Pineapple, extra sweet",
    company: "Valle Alta",
    description:
      "Turn it upside down for a day and the sugar spreads from the base to the crown. An old market trick, and it works.",
    listing: { price: 289, stock: 85, rating: 4 },
    tags: ["fruit", "tropical"],
    art: art.pineapple,
  },
  "mango-kent": {
    name: "Mango, Kent",
    company: "Valle Alta",
    description:
      "Kent is the variety without strings. Orange all the way to the stone, and big enough for two bowls of yoghurt.",
    listing: { price: 209, stock: 0, rating: 4 },
    tags: ["fruit", "tropical", "ripe"],
    art: art.mango,
  },
  "kiwis-tray-of-6": {
    name: "Kiwis, tray of 6",
    company: "Groenland",
    description:
      "Halve one, take a spoon, done. A tray covers the working week with one to spare for whoever asks.",
    listing: { price: 239, stock: 130, rating: 4, topic: "back-to-school" },
    tags: ["fruit", "lunch box"],
    art: art.kiwi,
  },
  "drinking-coconut": {
    name: "Drinking coconut",
    company: "Valle Alta",
    description:
      "Shake it: you should hear it slosh. Open one of the three eyes with a corkscrew, pour, then crack the shell for the flesh.",
    listing: { price: 259, stock: 36, rating: 3.5 },
    tags: ["fruit", "tropical"],
    art: art.coconut,
  },
  "blueberries-250-g": {
    name: "Blueberries, 250 g",
    company: "Zonnehof",
    description:
      "From acid heath soil, where the bushes have stood since 1987. They freeze loose on a tray and then go straight into the batter.",
    listing: { price: 359, stock: 145, rating: 4.5, topic: "breakfast" },
    tags: ["fruit", "berries"],
    art: art.blueberries,
  },
  "aubergine-violetta": {
    name: "Aubergine Violetta",
    company: "Groenland",
    description:
      "Glossy, heavy for its size and free of bitterness, so no salting is needed. Roast it whole until it collapses and you are halfway to baba ganoush.",
    listing: { price: 139, stock: 95, rating: 4 },
    tags: ["vegetable", "roasting"],
    art: art.aubergine,
  },
  "sweetcorn-2-cobs": {
    name: "Sweetcorn, 2 cobs",
    company: "Zonnehof",
    description:
      "Still in the husk. Sugar turns to starch from the hour of picking, and these were on the stalk yesterday. Seven minutes in boiling water without salt.",
    listing: { price: 199, stock: 70, rating: 4.5, topic: "outdoors" },
    tags: ["vegetable", "grill"],
    art: art.corn,
  },
  "red-chillies-50-g": {
    name: "Red chillies, 50 g",
    company: "Groenland",
    description:
      "Medium heat with a fruity edge, somewhere between a jalapeño and trouble. Take out the seeds for half the fire.",
    listing: { price: 99, stock: 160, rating: 4 },
    tags: ["vegetable", "spicy"],
    art: art.chilli,
  },
  "green-pepper": {
    name: "Green pepper",
    company: "Groenland",
    description:
      "Picked before it reddens, which leaves it grassy and a touch bitter. The right one for a shakshuka or a cold salad with feta.",
    listing: { price: 89, stock: 210, rating: 3.5 },
    tags: ["vegetable", "salad"],
    art: art.bellPepper,
  },
  "bunched-carrots": {
    name: "Bunched carrots",
    company: "Zonnehof",
    description:
      "Pulled with the green on. Scrub, do not peel, and use the tops within a day for a pesto that surprises people.",
    listing: { price: 169, stock: 190, rating: 4.5 },
    tags: ["vegetable", "roots"],
    art: art.carrot,
  },
  "waxy-potatoes-2-kg": {
    name: "Waxy potatoes, 2 kg",
    company: "Zonnehof",
    description:
      "Nicola, washed once and packed in paper. They hold together in salad and stay yellow in the pan; for mash, look for a floury kind.",
    listing: { price: 299, stock: 280, rating: 4 },
    tags: ["vegetable", "potato"],
    art: art.potato,
  },
  "broccoli-500-g": {
    name: "Broccoli, 500 g",
    company: "Groenland",
    description:
      "Tight, dark heads with the stem left on, since the stem is the sweetest bit. Slice it thin and it cooks as fast as the florets.",
    listing: { price: 159, stock: 165, rating: 4 },
    tags: ["vegetable", "greens"],
    art: art.broccoli,
  },
  "butterhead-lettuce": {
    name: "Butterhead lettuce",
    company: "Zonnehof",
    description:
      "Cut with its roots in the morning and sold the same day. The heart is nearly yellow and so tender that a vinaigrette is almost too much.",
    listing: { price: 119, stock: 110, rating: 4 },
    tags: ["vegetable", "salad", "greens"],
    art: art.leafyGreen,
  },
  "sweet-chestnuts-400-g": {
    name: "Sweet chestnuts, 400 g",
    company: "Boomgaard Wils",
    description:
      "Large marrons with a single skin. Score a cross, twenty minutes in a hot oven, then wrap them in a towel so they peel without a fight.",
    listing: { price: 499, stock: 48, rating: 4.5, topic: "winter-sale" },
    tags: ["nuts", "winter", "roasting"],
    art: art.chestnut,
  },
});
