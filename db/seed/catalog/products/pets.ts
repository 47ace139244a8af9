import { art } from "../art";
import { shelf } from "../shelf";

export const pets = shelf("pets", {
  "puppy-kibble-chicken-3-kg": {
    name: "Puppy kibble, chicken, 3 kg",
    company: "Snuffel & Co",
    description:
      "Small triangles for small jaws, 62 % chicken, with the calcium that long legs need. Mix it over a week with whatever the breeder fed.",
    listing: { price: 2490, stock: 120, rating: 4.5, topic: "new-pet" },
    tags: ["dog", "puppy", "food"],
    art: art.dog,
  },
  "adult-dog-food-lamb-10-kg": {
    name: "Adult dog food, lamb, 10 kg",
    company: "Snuffel & Co",
    description:
      "Lamb and rice, nothing else that could itch. The bag has a zip at the top and a handle at the bottom, and you will be glad of both.",
    listing: { price: 5490, stock: 88, rating: 4.5 },
    tags: ["dog", "food", "sensitive"],
    art: art.dog,
  },
  "marrow-bone-smoked": {
    name: "Marrow bone, smoked",
    company: "Snuffel & Co",
    description:
      "Beef shin from the butcher two streets away, smoked over alder. An hour of peace per bone; take it away when the pieces get small.",
    listing: { price: 395, stock: 210, rating: 4.5 },
    tags: ["dog", "snack"],
    art: art.bone,
  },
  "chew-bone-natural-rubber": {
    name: "Chew bone, natural rubber",
    company: "Pootje",
    description:
      "Tested by a boxer named Otis for eleven months. It floats, it squeaks only once, and the hollow takes a spoon of liver paste.",
    listing: { price: 1290, stock: 95, rating: 4, topic: "new-pet" },
    tags: ["dog", "toy"],
    art: art.bone,
  },
  "rope-tug-knotted": {
    name: "Rope tug, knotted",
    company: "Pootje",
    description:
      "Cotton that cleans teeth as it loses threads. Long enough that your hand stays out of the discussion.",
    listing: { price: 890, stock: 130, rating: 4, topic: "new-pet" },
    tags: ["dog", "toy"],
    art: art.knot,
  },
  "fetch-balls-felt-free-2": {
    name: "Fetch balls, felt-free, 2",
    company: "Pootje",
    description:
      "Bounce like tennis balls without sanding the teeth. The yellow is the one shade that dogs see best on grass.",
    listing: { price: 795, stock: 180, topic: "new-pet" },
    tags: ["dog", "toy"],
    art: art.softball,
  },
  "flying-disc-soft-rim": {
    name: "Flying disc, soft rim",
    company: "Pootje",
    description:
      "Flies eighty metres and lands in a mouth without bruising a gum. Glows faintly for the last walk of the day.",
    listing: { price: 1190, stock: 66, rating: 4.5, topic: "outdoors" },
    tags: ["dog", "toy", "outdoor"],
    art: art.flyingDisc,
  },
  "dog-shampoo-oatmeal": {
    name: "Dog shampoo, oatmeal",
    company: "Pootje",
    description:
      "Calms skin that has met a ditch. Foams little, rinses fast, and smells of porridge instead of perfume. 400 ml.",
    listing: { price: 1090, stock: 75, rating: 4, topic: "new-pet" },
    tags: ["dog", "care"],
    art: art.lotion,
  },
  "grooming-set-for-curls": {
    name: "Grooming set for curls",
    company: "Pootje",
    description:
      "A slicker, a comb and rounded scissors, picked by a groomer who does forty poodles a month. Comes with her drawing of where to stop.",
    listing: { price: 3290, stock: 24, rating: 4.5 },
    tags: ["dog", "care", "grooming"],
    art: art.poodle,
  },
  "coat-comb-wide-teeth": {
    name: "Coat comb, wide teeth",
    company: "Pootje",
    description:
      "For undercoats in spring. Rounded tips, a grip that does not slip in wet hands, no rotating anything.",
    listing: { price: 690, stock: 85, rating: 3.5, topic: "new-pet" },
    tags: ["dog", "cat", "care"],
    art: art.combPick,
  },
  "kitten-food-salmon-6-x-85-g": {
    name: "Kitten food, salmon, 6 x 85 g",
    company: "Snuffel & Co",
    description:
      "Mousse that even a ten-week-old can lap up. Salmon from the Faroes, taurine, no sugar, six portions that are really one meal each.",
    listing: { price: 745, stock: 150, rating: 4.5, topic: "new-pet" },
    tags: ["cat", "kitten", "food"],
    art: art.cat,
  },
  "indoor-cat-kibble-2-kg": {
    name: "Indoor cat kibble, 2 kg",
    company: "Snuffel & Co",
    description:
      "Fewer calories for those who supervise from the windowsill, and fibre against hairballs. Turkey first on the list.",
    listing: { price: 1790, stock: 140, rating: 4 },
    tags: ["cat", "food"],
    art: art.tabbyCat,
  },
  "tuna-flakes-in-tin-12": {
    name: "Tuna flakes in tin, 12",
    company: "Snuffel & Co",
    description:
      "Line-caught skipjack in its own broth, as a treat over dry food. The sound of the ring pull works from any room.",
    listing: { price: 1590, stock: 110, rating: 4.5 },
    tags: ["cat", "food", "snack"],
    art: art.fish,
  },
  "wool-ball-for-cats": {
    name: "Wool ball for cats",
    company: "Pootje",
    description:
      "Felted so tight that no thread ever comes loose. A little valerian in the core makes sensible cats silly for ten minutes.",
    listing: { price: 590, stock: 160, rating: 4, topic: "new-pet" },
    tags: ["cat", "toy", "wool"],
    art: art.yarn,
  },
  "clockwork-mouse": {
    name: "Clockwork mouse",
    company: "Pootje",
    description:
      "Eight metres of unpredictable curves on one winding. Real rabbit felt was considered and rejected; this is hemp.",
    listing: { price: 990, stock: 4, rating: 3.5 },
    tags: ["cat", "toy"],
    art: art.mouse,
  },
  "feather-wand": {
    name: "Feather wand",
    company: "Pootje",
    description:
      "Moulted goose feathers on a springy rod that clips off for the wash. The best five minutes of an old cat's afternoon.",
    listing: { price: 790, stock: 105, rating: 4.5, topic: "new-pet" },
    tags: ["cat", "toy"],
    art: art.feather,
  },
  "hay-for-rabbits-2-kg": {
    name: "Hay for rabbits, 2 kg",
    company: "Snuffel & Co",
    description:
      "Second cut from unfertilised meadows, long stems, and dandelion here and there. Should be four fifths of what a rabbit eats.",
    listing: { price: 895, stock: 125, rating: 4.5, topic: "new-pet" },
    tags: ["rabbit", "food"],
    art: art.rabbit,
  },
  "rabbit-pellets-timothy": {
    name: "Rabbit pellets, timothy",
    company: "Snuffel & Co",
    description:
      "One shape, one colour, so nobody can pick out the sweet bits. Twenty-five grams a day per kilo of rabbit and no more.",
    listing: { price: 1190, stock: 70, rating: 4 },
    tags: ["rabbit", "food"],
    art: art.rabbitFace,
  },
  "hamster-mix-with-mealworms": {
    name: "Hamster mix with mealworms",
    company: "Snuffel & Co",
    description:
      "Small seeds, dried roots, and the protein that a dwarf hamster carries off first. No honey, no coloured puffs. 600 g.",
    listing: { price: 695, stock: 90, rating: 4.5, topic: "new-pet" },
    tags: ["hamster", "food"],
    art: art.hamster,
  },
  "goldfish-flakes-250-ml": {
    name: "Goldfish flakes, 250 ml",
    company: "Viskom",
    description:
      "Float for two minutes, then sink slowly for the shy one. Feed what is eaten by then and the water stays clear.",
    listing: { price: 595, stock: 145, rating: 4, topic: "new-pet" },
    tags: ["fish", "food"],
    art: art.fish,
  },
  "tropical-fish-granules": {
    name: "Tropical fish granules",
    company: "Viskom",
    description:
      "Krill and spirulina pressed to half a millimetre, for tetras and their cousins. Colour shows within a month.",
    listing: { price: 845, stock: 80, rating: 4.5 },
    tags: ["fish", "food"],
    art: art.tropicalFish,
  },
  "turtle-food-sticks": {
    name: "Turtle food sticks",
    company: "Viskom",
    description:
      "Shrimp meal and greens with added vitamin D3. For water turtles over 5 cm, three times a week, and ignore the begging.",
    listing: { price: 975, stock: 38, rating: 4 },
    tags: ["turtle", "food"],
    art: art.turtle,
  },
  "parrot-mix-nuts-and-papaya": {
    name: "Parrot mix, nuts and papaya",
    company: "Snuffel & Co",
    description:
      "Eleven ingredients in pieces large enough to hold in a foot. Sunflower seeds kept below a tenth, whatever the parrot says.",
    listing: { price: 1690, stock: 42, rating: 4.5 },
    tags: ["bird", "food"],
    art: art.parrot,
  },
  "hedgehog-garden-food": {
    name: "Hedgehog garden food",
    company: "Snuffel & Co",
    description:
      "Insects and dried poultry for the visitor under the hedge, put out at dusk with a dish of water. Never milk. 1 kg.",
    listing: { price: 1090, stock: 52 },
    tags: ["wildlife", "garden", "food"],
    art: art.hedgehog,
  },
});
