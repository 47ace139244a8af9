import { art } from "../art";
import { shelf } from "../shelf";

export const toys = shelf("toys", {
  "bear-soft": {
    name: "Bear, soft",
    company: "Speelhuis",
    description:
      "Thirty centimetres of mohair-look plush with an expression that listens. Embroidered eyes, safe from birth, machine washable at 30 after the soup incident.",
    listing: { price: 1950, stock: 150, rating: 4.5 },
    tags: ["plush", "baby"],
    art: art.teddyBear,
  },
  "panda-with-baby": {
    name: "Panda with baby",
    company: "Speelhuis",
    description:
      "The small one is held by a magnet in its paw and can be taken along alone. Recycled polyester inside and out.",
    listing: { price: 2490, stock: 62, rating: 4.5, topic: "small-gifts" },
    tags: ["plush", "animals"],
    art: art.panda,
  },
  "penguin-hand-puppet": {
    name: "Penguin hand puppet",
    company: "Speelhuis",
    description: "Both wings and the beak move; a finger for each. Dad's voice sold separately.",
    listing: { price: 1690, stock: 55, rating: 4 },
    tags: ["plush", "puppet"],
    art: art.penguin,
  },
  "long-neck-dinosaur": {
    name: "Long-neck dinosaur",
    company: "Kwibus",
    description:
      "Natural rubber, hollow, soft enough to squeeze and solid enough to stand. The proportions were checked by a palaeontologist, the smile was not.",
    listing: { price: 1490, stock: 98, rating: 4.5 },
    tags: ["dinosaur", "animals"],
    art: art.sauropod,
  },
  "tyrannosaurus-with-moving-jaw": {
    name: "Tyrannosaurus with moving jaw",
    company: "Kwibus",
    description:
      "Pull the tail and it bites, gently. Painted by hand, so no two have quite the same stripes.",
    listing: { price: 1790, stock: 87, rating: 4.5 },
    tags: ["dinosaur", "animals"],
    art: art.tRex,
  },
  "tin-robot-rusty": {
    name: "Tin robot Rusty",
    company: "Kwibus",
    description:
      "Wind the key and he walks until he meets a wall, then thinks about it. Lithographed tin after a 1962 original; for collectors and supervised children.",
    listing: { price: 3490, stock: 34, rating: 4, topic: "small-gifts" },
    tags: ["robot", "clockwork", "retro"],
    art: art.robot,
  },
  "jigsaw-harbour-1000-pieces": {
    name: "Jigsaw Harbour, 1000 pieces",
    company: "Draaimolen",
    description:
      "Linen-textured board and a random cut, so every piece fits in exactly one place. The sky is a third of it. You were warned.",
    listing: { price: 1890, stock: 76, rating: 4.5, topic: "game-night" },
    tags: ["puzzle", "family"],
    art: art.jigsaw,
  },
  "first-puzzle-six-animals": {
    name: "First puzzle, six animals",
    company: "Draaimolen",
    description:
      "Beech pieces of two centimetres, each one a whole creature with a knob to hold. The cow is always lost first, and we sell cows.",
    listing: { price: 1590, stock: 60, rating: 4 },
    tags: ["puzzle", "wood", "baby"],
    art: art.jigsaw,
  },
  "set-of-dice-in-a-pouch": {
    name: "Set of dice in a pouch",
    company: "Draaimolen",
    description:
      "Twelve six-siders with drilled pips and square edges, so they roll fair and stop quickly. Rules for nine games folded in with them.",
    listing: { price: 890, stock: 190, rating: 4.5, topic: "game-night" },
    tags: ["dice", "family"],
    art: art.die,
  },
  "playing-cards-linen-finish": {
    name: "Playing cards, linen finish",
    company: "Draaimolen",
    description:
      "Large indices for the far end of the table, backs that show no direction, two jokers and a spare ace. They shuffle like silk after the second evening.",
    listing: { price: 795, stock: 240, rating: 4.5, topic: "game-night" },
    tags: ["cards", "family"],
    art: art.jokerCard,
  },
  "chess-set-weighted": {
    name: "Chess set, weighted",
    company: "Draaimolen",
    description:
      "Boxwood and ebonised birch, the king 95 mm tall, felt underneath. With a roll-up board that lies flat from the first minute.",
    listing: { price: 4990, stock: 30, rating: 5, topic: "game-night" },
    tags: ["chess", "wood"],
    art: art.chessPawn,
  },
  "mahjong-set-144-tiles": {
    name: "Mahjong set, 144 tiles",
    company: "Draaimolen",
    description:
      "Tiles of bamboo-backed resin with that good click. Four racks, three dice, a wind marker and an English rule book in plain words.",
    listing: { price: 8950, stock: 9, rating: 4.5, topic: "game-night" },
    tags: ["mahjong", "family"],
    art: art.mahjong,
  },
  "dartboard-bristle": {
    name: "Dartboard, bristle",
    company: "Draaimolen",
    description:
      "Sisal that closes over the holes, thin wires, a number ring that turns. Six steel darts and a paper with the right height come along.",
    listing: { price: 4490, stock: 37, rating: 4, topic: "game-night" },
    tags: ["darts", "indoor"],
    art: art.dartboard,
  },
  "bowling-set-wood": {
    name: "Bowling set, wood",
    company: "Draaimolen",
    description:
      "Six pins and two balls of limewood, in a cotton bag that nobody will ever put them back into. Loud on tiles, lovely on carpet.",
    listing: { price: 1990, stock: 41, rating: 3.5 },
    tags: ["bowling", "wood"],
    art: art.bowling,
  },
  "steam-train-wooden": {
    name: "Steam train, wooden",
    company: "Klosje",
    description:
      "An engine, a tender and two carriages with magnets. It runs on every wooden track you may have inherited.",
    listing: { price: 2690, stock: 68, rating: 4.5 },
    tags: ["train", "wood"],
    art: art.locomotive,
  },
  "fire-engine-with-ladder": {
    name: "Fire engine with ladder",
    company: "Klosje",
    description:
      "The ladder extends to the second shelf and turns all the way round. No siren, at the request of thousands of parents.",
    listing: { price: 2990, stock: 53, rating: 4.5 },
    tags: ["vehicles", "wood"],
    art: art.fireEngine,
  },
  "tractor-green": {
    name: "Tractor, green",
    company: "Klosje",
    description:
      "Rubber tyres from real tyre rubber, a bonnet that opens, and a hitch for everything with a string. Stands being sat upon.",
    listing: { price: 2290, stock: 59, rating: 4 },
    tags: ["vehicles", "farm"],
    art: art.tractor,
  },
  "racing-car-pull-back": {
    name: "Racing car, pull-back",
    company: "Klosje",
    description:
      "Pull it back thirty centimetres and it crosses a living room. Die-cast, six liveries, you get the one on top.",
    listing: { price: 990, stock: 170, rating: 4 },
    tags: ["vehicles", "pocket money"],
    art: art.racingCar,
  },
  "rocket-with-two-astronauts": {
    name: "Rocket with two astronauts",
    company: "Klosje",
    description:
      "Three stages that come apart in the proper order, and a hatch for the crew. Comes with a countdown card for people who cannot read clocks yet.",
    listing: { price: 3290, stock: 4, rating: 5 },
    tags: ["space", "wood"],
    art: art.rocket,
  },
  "nesting-dolls-5-pieces": {
    name: "Nesting dolls, 5 pieces",
    company: "Klosje",
    description:
      "Turned from one piece of lime so that the grain runs through all five. The smallest is a grain of rice with a face.",
    listing: { price: 2750, stock: 32, rating: 4.5, topic: "small-gifts" },
    tags: ["wood", "collectible"],
    art: art.nestingDolls,
  },
  "yo-yo-ball-bearing": {
    name: "Yo-yo, ball bearing",
    company: "Kwibus",
    description:
      "Sleeps for over a minute if thrown straight. Spare string and ten tricks, sorted by how much furniture is at risk.",
    listing: { price: 1290, stock: 115, rating: 4, topic: "small-gifts" },
    tags: ["skill", "pocket money"],
    art: art.yoYo,
  },
  "diamond-kite-110-cm": {
    name: "Diamond kite, 110 cm",
    company: "Kwibus",
    description:
      "Flies from a light breeze upward and does not nose-dive when you look away. Ripstop, fibreglass, forty metres of line on a winder.",
    listing: { price: 1990, stock: 73, rating: 4.5, topic: "outdoors" },
    tags: ["kite", "beach"],
    art: art.kite,
  },
  "boomerang-for-right-hands": {
    name: "Boomerang for right hands",
    company: "Kwibus",
    description:
      "Birch plywood, tuned to return from 25 m. Throw it upright, not flat, and somewhere without greenhouses.",
    listing: { price: 1490, stock: 0, rating: 3.5 },
    tags: ["outdoor", "skill"],
    art: art.boomerang,
  },
  "bead-abacus": {
    name: "Bead abacus",
    company: "Klosje",
    description:
      "Fifty beads in five colours on steel rods. Counting, sorting, and the satisfying sound of a sum going home.",
    listing: { price: 1890, stock: 64, rating: 4, topic: "back-to-school" },
    tags: ["wood", "learning"],
    art: art.abacus,
  },
  "snare-drum-with-sticks": {
    name: "Snare drum with sticks",
    company: "Kwibus",
    description:
      "A real skin on a real shell, 20 cm across, tuned with six screws. Buy it for other people's children.",
    listing: { price: 2990, stock: 27, rating: 3 },
    tags: ["music", "instrument"],
    art: art.drum,
  },
  "electric-guitar-junior": {
    name: "Electric guitar, junior",
    company: "Kwibus",
    description:
      "Three-quarter scale, a maple neck and a headphone output, which is the feature you are paying for. Stays in tune better than it has to.",
    listing: { price: 14900, stock: 15, rating: 4.5 },
    tags: ["music", "instrument"],
    art: art.guitar,
  },
});
