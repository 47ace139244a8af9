import { art } from "../art";
import { shelf } from "../shelf";

export const dairyCheese = shelf("dairy-cheese", {
  "aged-gouda-18-months": {
    name: "Aged Gouda, 18 months",
    company: "Kaasmeester",
    description:
      "Turned and brushed on spruce boards for a year and a half, until crystals form and the paste goes amber. Break it, do not slice it. 300 g from the wheel.",
    listing: { price: 695, stock: 140, rating: 5, topic: "breakfast" },
    tags: ["cheese", "gouda", "aged"],
    art: art.cheese,
  },
  "young-farmhouse-cheese-500-g": {
    name: "Young farmhouse cheese, 500 g",
    company: "Kaasmeester",
    description:
      "Four weeks old, supple and mild, made from raw milk the same evening. The everyday block for sandwiches and for children who distrust smells.",
    listing: { price: 625, stock: 210, rating: 4.5 },
    tags: ["cheese", "mild"],
    art: art.cheese,
  },
  "mountain-emmental-250-g": {
    name: "Mountain Emmental, 250 g",
    company: "Monte Verano",
    description:
      "Holes the size of a walnut and a taste that runs to hazelnut and cut grass. Summer milk only, from herds above 1400 metres.",
    listing: { price: 545, stock: 95, rating: 4.5 },
    tags: ["cheese", "alpine"],
    art: art.cheese,
  },
  "smoked-goat-cheese": {
    name: "Smoked goat cheese",
    company: "Kaasmeester",
    description:
      "A firm log of 200 g, smoked over beech for six hours. Crumble it over warm beetroot and the meal is settled.",
    listing: { price: 479, stock: 60, rating: 4 },
    tags: ["cheese", "goat", "smoked"],
    art: art.cheese,
  },
  "blue-cheese-roccaverde": {
    name: "Blue cheese Roccaverde",
    company: "Monte Verano",
    description:
      "Creamy rather than crumbly, with veins that arrive late and linger. Give it a ripe pear and a glass of something sweet.",
    listing: { price: 585, stock: 2, rating: 4.5 },
    tags: ["cheese", "blue"],
    art: art.cheese,
  },
  "cheese-fondue-for-two": {
    name: "Cheese fondue for two",
    company: "Monte Verano",
    description:
      "Three grated mountain cheeses, white wine and a little kirsch in one pouch. Ten minutes on the stove, then the argument about who dropped the bread.",
    listing: { price: 899, stock: 75, rating: 4.5, topic: "winter-sale" },
    tags: ["cheese", "dinner", "winter"],
    art: art.fondue,
  },
  "whole-milk-1-l": {
    name: "Whole milk, 1 l",
    company: "Weidelinde",
    description:
      "Not homogenised, so the cream rises and has to be shaken in. From cows that are outside 180 days a year.",
    listing: { price: 149, stock: 400, rating: 4.5, topic: "breakfast" },
    tags: ["milk", "fresh"],
    art: art.milk,
  },
  "semi-skimmed-milk-1-l": {
    name: "Semi-skimmed milk, 1 l",
    company: "Weidelinde",
    description:
      "The one for coffee, cereal and pancakes alike. 1.5 % fat, pasteurised short and cold, bottled within a day of milking.",
    listing: { price: 129, stock: 380, rating: 4 },
    tags: ["milk", "fresh"],
    art: art.milk,
  },
  "cultured-buttermilk-500-ml": {
    name: "Cultured buttermilk, 500 ml",
    company: "Weidelinde",
    description:
      "Left over from our own churn and a little grainy, as it should be. Cold from the bottle after mowing the lawn, or in a batter that needs to rise.",
    listing: { price: 119, stock: 90, rating: 3.5 },
    tags: ["milk", "baking"],
    art: art.milk,
  },
  "salted-churned-butter": {
    name: "Salted churned butter",
    company: "Weidelinde",
    description:
      "250 g, churned in a wooden barrel from soured cream. Coarse sea salt from the Oosterschelde crunches here and there.",
    listing: { price: 389, stock: 170, rating: 5, topic: "breakfast" },
    tags: ["butter", "salted"],
    art: art.butter,
  },
  "unsalted-butter-250-g": {
    name: "Unsalted butter, 250 g",
    company: "Weidelinde",
    description:
      "Sweet cream and nothing else, 82 % fat. Bakers ask for it by the case because it laminates without tearing.",
    listing: { price: 349, stock: 230, rating: 4.5 },
    tags: ["butter", "baking"],
    art: art.butter,
  },
  "free-range-eggs-box-of-10": {
    name: "Free-range eggs, box of 10",
    company: "Weidelinde",
    description:
      "Mixed sizes from brown hens with an orchard to scratch in. The laying date is stamped on each shell, not just on the box.",
    listing: { price: 379, stock: 260, rating: 4.5, topic: "breakfast" },
    tags: ["eggs", "free range"],
    art: art.egg,
  },
  "quail-eggs-12-pieces": {
    name: "Quail eggs, 12 pieces",
    company: "Weidelinde",
    description:
      "Two and a half minutes in boiling water, cold bath, peel. Speckled, tiny and gone before the guests sit down.",
    listing: { price: 429, stock: 28 },
    tags: ["eggs", "party"],
    art: art.nestWithEggs,
  },
  "vanilla-ice-cream-500-ml": {
    name: "Vanilla ice cream, 500 ml",
    company: "IJslepel",
    description:
      "Custard base with eighteen egg yolks to the litre and whole pods, scraped by hand. Take it out ten minutes early.",
    listing: { price: 595, stock: 120, rating: 4.5 },
    tags: ["ice cream", "dessert"],
    art: art.iceCreamBowl,
  },
  "soft-ice-cones-4-pieces": {
    name: "Soft ice cones, 4 pieces",
    company: "IJslepel",
    description:
      "The seaside kind, swirled high in a wafer that stays crisp thanks to a thin coat of cocoa butter inside. Keep frozen, obviously.",
    listing: { price: 449, stock: 86, rating: 4 },
    tags: ["ice cream", "summer"],
    art: art.softIce,
  },
  "shaved-ice-raspberry": {
    name: "Shaved ice, raspberry",
    company: "IJslepel",
    description:
      "Fine snow soaked in syrup from real raspberries, three cups to a pack. No milk in it, so it also suits the vegans at the table.",
    listing: { price: 379, stock: 44, rating: 3.5 },
    tags: ["ice cream", "vegan"],
    art: art.shavedIce,
  },
  "caramel-custard-2-cups": {
    name: "Caramel custard, 2 cups",
    company: "IJslepel",
    description:
      "Run a knife around the rim, turn it over, wait for the sigh. Baked in a water bath with burnt-sugar caramel underneath.",
    listing: { price: 325, stock: 105, rating: 4.5 },
    tags: ["dessert", "caramel"],
    art: art.custard,
  },
  "greek-yoghurt-with-honey": {
    name: "Greek yoghurt with honey",
    company: "Weidelinde",
    description:
      "Strained overnight through cloth until a spoon stands in it, then a layer of thyme honey on top. 450 g, enough for three fair portions.",
    listing: { price: 339, stock: 150, rating: 4.5, topic: "breakfast" },
    tags: ["yoghurt", "honey"],
    art: art.bowlWithSpoon,
  },
  "skyr-natural-450-g": {
    name: "Skyr, natural, 450 g",
    company: "Weidelinde",
    description:
      "Eleven grams of protein to the hundred and next to no fat. Thick and mild, and good with rye crumbs if you like the Icelandic way.",
    listing: { price: 279, stock: 185, rating: 4 },
    tags: ["yoghurt", "protein"],
    art: art.bowlWithSpoon,
  },
  "infant-milk-stage-1-800-g": {
    name: "Infant milk, stage 1, 800 g",
    company: "Weidelinde",
    description:
      "From birth, on a base of Dutch whole milk instead of palm oil. The scoop hangs from the lid, so nobody has to dig for it at four in the morning.",
    listing: { price: 1849, stock: 66, rating: 4.5 },
    tags: ["baby", "milk"],
    art: art.babyBottle,
  },
  "oat-drink-barista-1-l": {
    name: "Oat drink, barista, 1 l",
    company: "Weidelinde",
    description:
      "It foams because of a little rapeseed oil and a lot of beta-glucan. The oats grow two fields away from the cows, who do not mind.",
    listing: { price: 219, stock: 200, rating: 4 },
    tags: ["vegan", "coffee"],
    art: art.milk,
  },
  "raclette-slices-400-g": {
    name: "Raclette slices, 400 g",
    company: "Monte Verano",
    description:
      "Cut to the size of the little pans, rind trimmed, four flavours in one tray: plain, pepper, smoked and wild garlic. Count 200 g for an adult.",
    listing: { price: 849, stock: 52, rating: 4, topic: "winter-sale" },
    tags: ["cheese", "dinner", "winter"],
    art: art.cheese,
  },
});
