import { art } from "../art";
import { shelf } from "../shelf";

export const pantryDrinks = shelf("pantry-drinks", {
  "linden-honey-450-g": {
    name: "Linden honey, 450 g",
    company: "Olivar del Sur",
    description:
      "From hives on the rooftops along the canal, spun in July when the lime trees drip. Set and pale, with a minty edge; stand the jar in warm water if you want it to run.",
    listing: { price: 795, stock: 84, rating: 5, topic: "breakfast" },
    tags: ["honey", "breakfast", "local"],
    art: art.honeyPot,
  },
  "flaky-sea-salt-250-g": {
    name: "Flaky sea salt, 250 g",
    company: "Olivar del Sur",
    description:
      "Pyramids that break between two fingers. Raked by hand on the salt pans of Cádiz, meant for the last second before eating.",
    listing: { price: 429, stock: 160, rating: 4.5, topic: "small-gifts" },
    tags: ["salt", "seasoning"],
    art: art.saltShaker,
  },
  "green-olives-with-pimento": {
    name: "Green olives with pimento",
    company: "Olivar del Sur",
    description:
      "Manzanillas, stoned and filled one at a time with strips of roast pepper. 200 g drained, in a brine mild enough to reuse in a dressing.",
    listing: { price: 345, stock: 190, rating: 4, topic: "game-night" },
    tags: ["olives", "snack"],
    art: art.olive,
  },
  "plum-tomatoes-in-tin-400-g": {
    name: "Plum tomatoes in tin, 400 g",
    company: "Olivar del Sur",
    description:
      "Peeled and packed on the day of the harvest in their own thick juice. Crush them in your hand over the pan and half the sauce is made.",
    listing: { price: 159, stock: 400, rating: 4.5 },
    tags: ["tomato", "tin", "pasta"],
    art: art.cannedFood,
  },
  "kidney-beans-dried-500-g": {
    name: "Kidney beans, dried, 500 g",
    company: "Olivar del Sur",
    description:
      "Last autumn's crop, so they cook evenly. Soak overnight, boil hard for ten minutes, then let them murmur for an hour.",
    listing: { price: 219, stock: 135, rating: 4 },
    tags: ["beans", "vegan", "dry goods"],
    art: art.beans,
  },
  "short-grain-rice-1-kg": {
    name: "Short-grain rice, 1 kg",
    company: "Kawa & Blad",
    description:
      "Koshihikari grown in the Po delta by a family that moved there from Niigata. Sticky enough for rolls, fragrant enough for plain bowls.",
    listing: { price: 549, stock: 170, rating: 4.5 },
    tags: ["rice", "japanese"],
    art: art.rice,
  },
  "ramen-kit-miso-2-bowls": {
    name: "Ramen kit, miso, 2 bowls",
    company: "Kawa & Blad",
    description:
      "Fresh noodles, red miso paste, a sachet of chilli oil. Add an egg, whatever green is in the fridge, and nine minutes of your evening.",
    listing: { price: 695, stock: 98, rating: 4.5 },
    tags: ["noodles", "japanese", "dinner"],
    art: art.noodleBowl,
  },
  "bronze-cut-spaghetti-500-g": {
    name: "Bronze-cut spaghetti, 500 g",
    company: "Olivar del Sur",
    description:
      "Rough as a cat's tongue, which is what makes sauce stay. Dried for two days at low heat; give it a minute less than the clock says.",
    listing: { price: 289, stock: 300, rating: 4.5 },
    tags: ["pasta", "italian"],
    art: art.spaghetti,
  },
  "roasted-peanuts-in-shell": {
    name: "Roasted peanuts in shell",
    company: "Sapperlot",
    description:
      "Half a kilo, roasted in drums and unsalted. Bring a second bowl for the shells and be prepared to find some on Sunday.",
    listing: { price: 359, stock: 125, rating: 4, topic: "game-night" },
    tags: ["nuts", "snack"],
    art: art.peanuts,
  },
  "sweet-and-salty-popcorn": {
    name: "Sweet and salty popcorn",
    company: "Sapperlot",
    description:
      "Butterfly kernels, coconut oil, a crust of caramel and then salt. The bag is 180 g and reseals, in theory.",
    listing: { price: 275, stock: 220, rating: 4, topic: "game-night" },
    tags: ["popcorn", "snack"],
    art: art.popcorn,
  },
  "dark-chocolate-72": {
    name: "Dark chocolate, 72 %",
    company: "Reva Chocolade",
    description:
      "Beans from one valley in Belize, roasted in small batches and conched for sixty hours. Red fruit first, tobacco later. 80 g.",
    listing: { price: 495, stock: 155, rating: 5, topic: "small-gifts" },
    tags: ["chocolate", "vegan", "bean to bar"],
    art: art.chocolateBar,
  },
  "milk-chocolate-with-hazelnuts": {
    name: "Milk chocolate with hazelnuts",
    company: "Reva Chocolade",
    description:
      "Whole Piedmont nuts, so many that the bar will not break straight. Made with mountain milk powder and 42 % cocoa.",
    listing: { price: 525, stock: 140, rating: 4.5, topic: "small-gifts" },
    tags: ["chocolate", "hazelnut"],
    art: art.chocolateBar,
  },
  "fruit-drops-in-a-tin": {
    name: "Fruit drops in a tin",
    company: "Reva Chocolade",
    description:
      "Boiled sweets in lemon, cassis and cherry, dusted so they never stick together. The tin is the size of a coat pocket and ends up holding buttons.",
    listing: { price: 395, stock: 90, rating: 4, topic: "small-gifts" },
    tags: ["sweets", "travel"],
    art: art.candy,
  },
  "rainbow-lollipop": {
    name: "Rainbow lollipop",
    company: "Reva Chocolade",
    description:
      "Pulled and coiled on a marble table, colours from beetroot, turmeric and spirulina. Eight centimetres across, about an hour of silence.",
    listing: { price: 185, stock: 260, rating: 3.5 },
    tags: ["sweets", "children"],
    art: art.lollipop,
  },
  "apple-juice-3-x-200-ml": {
    name: "Apple juice, 3 x 200 ml",
    company: "Sapperlot",
    description:
      "Pressed, cloudy and without a grain of added sugar. The paper straw bends and, we promise, lasts as long as the carton.",
    listing: { price: 219, stock: 330, rating: 4, topic: "back-to-school" },
    tags: ["juice", "lunch box"],
    art: art.juiceBox,
  },
  "cola-with-real-kola-nut": {
    name: "Cola with real kola nut",
    company: "Sapperlot",
    description:
      "Less sweet than the one you know, with orange peel and a proper bite of caffeine. Served at festivals since 2011, now by the half litre.",
    listing: { price: 245, stock: 210, rating: 4, topic: "game-night" },
    tags: ["soft drink", "caffeine"],
    art: art.cupWithStraw,
  },
  "bubble-tea-kit-brown-sugar": {
    name: "Bubble tea kit, brown sugar",
    company: "Kawa & Blad",
    description:
      "Tapioca pearls, Assam tea and a dark syrup for six glasses, plus four wide steel straws. The pearls need twenty minutes and some stirring.",
    listing: { price: 1295, stock: 47, rating: 4.5 },
    tags: ["tea", "kit", "taiwanese"],
    art: art.bubbleTea,
  },
  "earl-grey-loose-100-g": {
    name: "Earl Grey, loose, 100 g",
    company: "Kawa & Blad",
    description:
      "Whole-leaf Ceylon with cold-pressed bergamot oil rather than flavouring. Three minutes, no longer, and lemon instead of milk if we may suggest.",
    listing: { price: 745, stock: 115, rating: 4.5, topic: "winter-sale" },
    tags: ["tea", "black tea"],
    art: art.teacup,
  },
  "sencha-second-harvest": {
    name: "Sencha, second harvest",
    company: "Kawa & Blad",
    description:
      "Steamed within the hour of picking, which keeps it jade green. Use water at 75 degrees and the leaves will give three pots.",
    listing: { price: 1190, stock: 40, rating: 4.5 },
    tags: ["tea", "green tea", "japanese"],
    art: art.teacup,
  },
  "yerba-mate-500-g": {
    name: "Yerba mate, 500 g",
    company: "Kawa & Blad",
    description:
      "Aged for twelve months and dried without smoke. Fill the gourd two thirds, tilt it, and pass it round to the left.",
    listing: { price: 845, stock: 29, rating: 4 },
    tags: ["mate", "caffeine"],
    art: art.mate,
  },
  "espresso-beans-harbour-1-kg": {
    name: "Espresso beans Harbour, 1 kg",
    company: "Kawa & Blad",
    description:
      "Our house blend: natural Brazil for body, washed Huehuetenango for the spark. Roasted on Tuesdays and Fridays, with the date on the bag.",
    listing: { price: 2195, stock: 130, rating: 4.5, topic: "breakfast" },
    tags: ["coffee", "beans", "espresso"],
    art: art.coffee,
  },
  "decaf-filter-coffee-250-g": {
    name: "Decaf filter coffee, 250 g",
    company: "Kawa & Blad",
    description:
      "Caffeine taken out with sugar-cane spirit, taste left in. Ground medium; people who do not know never ask.",
    listing: { price: 795, stock: 62, rating: 4 },
    tags: ["coffee", "decaf"],
    art: art.coffee,
  },
  "unfiltered-wheat-beer": {
    name: "Unfiltered wheat beer",
    company: "De Drie Kroezen",
    description:
      "Cloudy, banana and clove, 5.2 %. Pour two thirds, swirl the bottle to wake the yeast, then pour the rest.",
    listing: { price: 285, stock: 240, rating: 4.5 },
    tags: ["beer", "18+"],
    art: art.beer,
  },
  "rioja-crianza": {
    name: "Rioja Crianza",
    company: "De Drie Kroezen",
    description:
      "A year in old American oak, another in the bottle. Plum, vanilla, a little leather, and good manners next to a stew.",
    listing: { price: 1095, stock: 95, rating: 4 },
    tags: ["wine", "red", "18+"],
    art: art.wine,
  },
  "brut-nature-sparkling-wine": {
    name: "Brut nature sparkling wine",
    company: "De Drie Kroezen",
    description:
      "Second fermentation in the bottle, thirty months on the lees, no sugar added at the end. Opens with a whisper if you turn the bottle and hold the cork.",
    listing: { price: 1895, stock: 4, rating: 4.5, topic: "small-gifts" },
    tags: ["wine", "sparkling", "18+"],
    art: art.champagne,
  },
  "single-malt-peated-10-years": {
    name: "Single malt, peated, 10 years",
    company: "De Drie Kroezen",
    description:
      "Distilled in a former lifeboat station on Texel and aged where the salt gets at the casks. Bonfire, iodine, orange marmalade.",
    listing: { price: 5450, stock: 21, rating: 4.5 },
    tags: ["whisky", "18+"],
    art: art.whisky,
  },
  "sake-junmai-720-ml": {
    name: "Sake, junmai, 720 ml",
    company: "De Drie Kroezen",
    description:
      "Rice polished to 60 %, no added alcohol. Rounded and savoury; try it warm with mushrooms, then cold with raw fish, and pick a side.",
    listing: { price: 2650, stock: 0, rating: 4 },
    tags: ["sake", "japanese", "18+"],
    art: art.sake,
  },
  "blood-orange-spritz-alcohol-free": {
    name: "Blood orange spritz, alcohol-free",
    company: "Sapperlot",
    description:
      "Gentian and rosemary do the work that the spirit would have done. Ice, a slice, a balcony. Four cans of 250 ml.",
    listing: { price: 845, stock: 77, rating: 4 },
    tags: ["soft drink", "summer", "aperitif"],
    art: art.tropicalDrink,
  },
});
