import { art } from "../art";
import { shelf } from "../shelf";

export const household = shelf("household", {
  "cast-iron-frying-pan-26-cm": {
    name: "Cast-iron frying pan, 26 cm",
    company: "Fika Hem",
    description:
      "Seasoned twice with linseed oil before it leaves the foundry. Slides eggs after a month of use, and will be argued over by your heirs.",
    listing: { price: 5990, stock: 72, rating: 4.5, topic: "breakfast" },
    tags: ["kitchen", "pan", "cast iron"],
    art: art.fryingPan,
  },
  "casserole-with-lid-5-l": {
    name: "Casserole with lid, 5 l",
    company: "Fika Hem",
    description:
      "Enamelled steel, handles wide enough for oven gloves, drops inside the lid that baste while you do something else. Induction is fine.",
    listing: { price: 7490, stock: 39, rating: 4.5, topic: "winter-sale" },
    tags: ["kitchen", "pan"],
    art: art.potOfFood,
  },
  "chefs-knife-20-cm": {
    name: "Chef's knife, 20 cm",
    company: "Fika Hem",
    description:
      "Swedish steel, hardened to 60 HRC and thin behind the edge. One good knife, one honing rod, and the drawer can be emptied.",
    listing: { price: 8950, stock: 45, rating: 4.5 },
    tags: ["kitchen", "knife"],
    art: art.kitchenKnife,
  },
  "cutlery-for-six-brushed": {
    name: "Cutlery for six, brushed",
    company: "Fika Hem",
    description:
      "Twenty-four pieces in 18/10 steel with a matte grip and polished ends. Heavy in the hand and happy in the dishwasher.",
    listing: { price: 6990, stock: 50, rating: 4 },
    tags: ["kitchen", "table"],
    art: art.cutlery,
  },
  "dinner-plate-stoneware": {
    name: "Dinner plate, stoneware",
    company: "Fika Hem",
    description:
      "Glazed the white of good paper, with a rim that stops the sauce. Each is slightly different; six together look like a family.",
    listing: { price: 1690, stock: 180, rating: 4.5 },
    tags: ["kitchen", "table"],
    art: art.plate,
  },
  "teapot-1-2-l": {
    name: "Teapot, 1.2 l",
    company: "Fika Hem",
    description:
      "Pours without a drip, which turns out to be a matter of one sharp edge under the spout. Sieve included, glaze in tomato red.",
    listing: { price: 3990, stock: 33, rating: 4.5, topic: "small-gifts" },
    tags: ["kitchen", "tea"],
    art: art.teapot,
  },
  "storage-jar-1-l": {
    name: "Storage jar, 1 l",
    company: "Fika Hem",
    description:
      "Wide enough for a hand and a scoop, tight enough for biscuits in August. Write on the label with chalk, wipe, write again.",
    listing: { price: 890, stock: 220, rating: 4 },
    tags: ["kitchen", "storage"],
    art: art.jar,
  },
  "chopsticks-lacquered-5-pairs": {
    name: "Chopsticks, lacquered, 5 pairs",
    company: "Fika Hem",
    description:
      "Ironwood with a ribbed tip that can hold a soy bean. Five patterns, so everyone finds their own again.",
    listing: { price: 1490, stock: 85, rating: 4 },
    tags: ["kitchen", "table"],
    art: art.chopsticks,
  },
  "kitchen-timer-mechanical": {
    name: "Kitchen timer, mechanical",
    company: "Fika Hem",
    description:
      "Twist, set, ring. No battery and no menu, only sixty minutes of honest ticking and a magnet at the back.",
    listing: { price: 1590, stock: 104, rating: 4 },
    tags: ["kitchen", "clock"],
    art: art.timer,
  },
  "market-basket-willow": {
    name: "Market basket, willow",
    company: "Huisgoed",
    description:
      "Woven near Breda from this year's shoots. Carries eleven kilos without creaking and sits flat in a bicycle crate.",
    listing: { price: 4490, stock: 40, rating: 5, topic: "outdoors" },
    tags: ["basket", "picnic", "willow"],
    art: art.basket,
  },
  "rose-soap-cold-process": {
    name: "Rose soap, cold process",
    company: "Blinkend",
    description:
      "Olive oil and rose clay, stirred cold and cured for six weeks on a shelf. Lathers small and dense; one bar of 190 g is about a season at the kitchen sink.",
    listing: { price: 745, stock: 145, rating: 4.5, topic: "small-gifts" },
    tags: ["bath", "soap"],
    art: art.soap,
  },
  "hand-cream-almond-300-ml": {
    name: "Hand cream, almond, 300 ml",
    company: "Blinkend",
    description:
      "Sinks in before the next sentence. Almond oil, beeswax, no perfume; gardeners and nurses buy it in threes.",
    listing: { price: 1290, stock: 130, rating: 4.5 },
    tags: ["bath", "care"],
    art: art.lotion,
  },
  "toothbrush-replaceable-head": {
    name: "Toothbrush, replaceable head",
    company: "Blinkend",
    description:
      "Keep the handle for years and change the head each quarter. Castor-oil bristles, medium, in a colour you will recognise half asleep.",
    listing: { price: 695, stock: 250, rating: 4 },
    tags: ["bath", "care"],
    art: art.toothbrush,
  },
  "razor-with-five-heads": {
    name: "Razor with five heads",
    company: "Blinkend",
    description:
      "A light handle and a pivot that follows the jaw. Heads go back in the return envelope and become handles.",
    listing: { price: 1990, stock: 78, rating: 3.5 },
    tags: ["bath", "shaving"],
    art: art.razor,
  },
  "toilet-tissue-24-rolls": {
    name: "Toilet tissue, 24 rolls",
    company: "Blinkend",
    description:
      "Three plies of recycled office paper, bleached with oxygen. No plastic round it either: the carton is the pack.",
    listing: { price: 1195, stock: 360, rating: 4 },
    tags: ["bath", "paper", "recycled"],
    art: art.toiletPaper,
  },
  "cellulose-sponges-6": {
    name: "Cellulose sponges, 6",
    company: "Blinkend",
    description: "Flat as a card until they meet water. Boil them on Sunday, compost them in spring.",
    listing: { price: 495, stock: 310, rating: 4 },
    tags: ["cleaning", "kitchen"],
    art: art.sponge,
  },
  "corn-broom-long-handle": {
    name: "Corn broom, long handle",
    company: "Blinkend",
    description:
      "Sorghum bristles, sewn five times, on 140 cm of beech. Damp it slightly and the dust stays down.",
    listing: { price: 1890, stock: 65, rating: 4 },
    tags: ["cleaning", "floor"],
    art: art.broom,
  },
  "bucket-12-litres": {
    name: "Bucket, 12 litres",
    company: "Blinkend",
    description:
      "A spout, a scale on the inside, and a handle that does not cut. Made from bottle caps, in the blue they happened to be.",
    listing: { price: 990, stock: 120, rating: 4.5 },
    tags: ["cleaning", "recycled"],
    art: art.bucket,
  },
  "waste-basket-wire": {
    name: "Waste basket, wire",
    company: "Huisgoed",
    description:
      "Powder-coated mesh, 14 litres, for paper and second thoughts. It stacks, should you have many.",
    listing: { price: 1490, stock: 58, rating: 3.5, topic: "back-to-school" },
    tags: ["office", "storage"],
    art: art.wastebasket,
  },
  "led-bulb-e27-dimmable": {
    name: "LED bulb, E27, dimmable",
    company: "Lumen & Lind",
    description:
      "806 lumens in the warm white of an old filament, and down to candle level without flicker. Fifteen years if the hallway is your longest-lit room.",
    listing: { price: 795, stock: 330, rating: 4.5 },
    tags: ["light", "led"],
    art: art.lightBulb,
  },
  "pillar-candle-beeswax": {
    name: "Pillar candle, beeswax",
    company: "Lumen & Lind",
    description:
      "Burns forty hours and smells of a warm attic. Trim the wick to a centimetre; the wax will do the rest.",
    listing: { price: 1690, stock: 90, rating: 4.5, topic: "winter-sale" },
    tags: ["light", "candle"],
    art: art.candle,
  },
  "mantel-clock-walnut": {
    name: "Mantel clock, walnut",
    company: "Lumen & Lind",
    description:
      "Quartz inside because it should be right, brass numerals because it should be handsome. Strikes the hour, and can be told not to.",
    listing: { price: 11900, stock: 8, rating: 4 },
    tags: ["clock", "decoration"],
    art: art.mantelClock,
  },
  "alarm-clock-two-bells": {
    name: "Alarm clock, two bells",
    company: "Lumen & Lind",
    description:
      "A hammer between two bells, 85 decibels, no snooze. Glowing hands; the ticking has been moved to where ears are not.",
    listing: { price: 2490, stock: 110, rating: 4, topic: "back-to-school" },
    tags: ["clock", "bedroom"],
    art: art.alarmClock,
  },
  "wall-mirror-gilded": {
    name: "Wall mirror, gilded",
    company: "Lumen & Lind",
    description:
      "A scalloped frame with real leaf on top of red bole, so the edges glow. 50 by 70 cm, hooks both ways.",
    listing: { price: 14900, stock: 3, rating: 4.5 },
    tags: ["mirror", "decoration"],
    art: art.mirror,
  },
  "dining-chair-oak": {
    name: "Dining chair, oak",
    company: "Huisgoed",
    description:
      "Mortise and tenon, no screws, a seat hollowed to where people actually sit. Oiled, and easy to oil again.",
    listing: { price: 15900, stock: 30, rating: 4.5 },
    tags: ["furniture", "oak"],
    art: art.chair,
  },
  "toolbox-32-pieces": {
    name: "Toolbox, 32 pieces",
    company: "Huisgoed",
    description:
      "Hammer, pliers, level, two screwdrivers with all the bits, and a tape that locks. Enough to hang, fix and assemble in a first flat.",
    listing: { price: 6490, stock: 56, rating: 4.5 },
    tags: ["tools", "repair"],
    art: art.toolbox,
  },
  "rubber-fig-in-terracotta": {
    name: "Rubber fig in terracotta",
    company: "Stadskwekerij",
    description:
      "Forgives a missed week and a dim corner. About 35 cm tall, with a card that says when to repot and how to say sorry.",
    listing: { price: 2290, stock: 47, rating: 4.5, topic: "small-gifts" },
    tags: ["plants", "decoration"],
    art: art.pottedPlant,
  },
  "tulips-bunch-of-20": {
    name: "Tulips, bunch of 20",
    company: "Stadskwekerij",
    description:
      "Cut in bud in the Bollenstreek and delivered with cold feet. A copper coin in the vase is superstition; fresh water every other day is not.",
    listing: { price: 995, stock: 160, rating: 4.5, topic: "small-gifts" },
    tags: ["flowers", "spring"],
    art: art.tulip,
  },
});
