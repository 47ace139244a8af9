import { art } from "../art";
import { shelf } from "../shelf";

export const sport = shelf("sport", {
  "trail-runner": {
    name: "Trail runner",
    company: "Bergvast",
    description:
      "Lugs of 5 mm, a plate against sharp stones, and a heel that stays where it is on the way down. Break them in on grass; they need two outings.",
    listing: { price: 8900, stock: 92, rating: 4.5, topic: "outdoors" },
    tags: ["running", "shoes", "trail"],
    art: art.runningShoe,
  },
  "road-running-shoe-tempo": {
    name: "Road running shoe Tempo",
    company: "Noordzee Sport",
    description:
      "Light foam that gives back more than it takes, good for some 700 km. The upper is one knitted piece, so there is no seam to find at kilometre thirty.",
    listing: { price: 11900, stock: 74, rating: 4 },
    tags: ["running", "shoes"],
    art: art.runningShoe,
  },
  "hiking-boots-leather": {
    name: "Hiking boots, leather",
    company: "Bergvast",
    description:
      "Nubuck from one hide, stitched so that the sole can be renewed twice. High enough for scree, soft enough for the walk from the station.",
    listing: { price: 17900, stock: 38, rating: 4.5, topic: "outdoors" },
    tags: ["hiking", "shoes", "leather"],
    art: art.hikingBoot,
  },
  "match-football-size-5": {
    name: "Match football, size 5",
    company: "Kopbal",
    description:
      "Thirty-two panels, glued and stitched, round to within a millimetre. Holds its air through a whole season of Saturday mornings.",
    listing: { price: 3495, stock: 140, rating: 4.5 },
    tags: ["football", "ball", "team"],
    art: art.football,
  },
  "garden-goal-180-cm": {
    name: "Garden goal, 180 cm",
    company: "Kopbal",
    description:
      "Fibreglass poles and a net that lives in the bag between matches. Up in four minutes, down in three, and the grass recovers.",
    listing: { price: 5990, stock: 25, rating: 4 },
    tags: ["football", "garden"],
    art: art.goalNet,
  },
  "indoor-basketball-size-7": {
    name: "Indoor basketball, size 7",
    company: "Kopbal",
    description:
      "Microfibre that gets grippier as it warms up. Deep channels, a true bounce on wood, and sadly no patience for asphalt.",
    listing: { price: 4490, stock: 67, rating: 4.5 },
    tags: ["basketball", "ball", "team"],
    art: art.basketball,
  },
  "beach-volleyball": {
    name: "Beach volleyball",
    company: "Noordzee Sport",
    description:
      "Soft, slightly heavier than the indoor kind so the wind off the sea has less to say. Stitched, not glued, because of the salt.",
    listing: { price: 2990, stock: 83, rating: 4 },
    tags: ["volleyball", "ball", "beach"],
    art: art.volleyball,
  },
  "rugby-ball-training": {
    name: "Rugby ball, training",
    company: "Kopbal",
    description:
      "Hand-stitched rubber with pimples that hold in the rain, which is when most training takes place. Size 5, pump not included.",
    listing: { price: 2490, stock: 44, rating: 4 },
    tags: ["rugby", "ball", "team"],
    art: art.rugbyBall,
  },
  "american-football-junior": {
    name: "American football, junior",
    company: "Kopbal",
    description:
      "Sized for hands of ten to fourteen. The laces are raised, so a first spiral happens in the first afternoon.",
    listing: { price: 2290, stock: 36, rating: 3.5 },
    tags: ["ball", "junior"],
    art: art.americanFootball,
  },
  "baseballs-leather-pack-of-2": {
    name: "Baseballs, leather, pack of 2",
    company: "Kopbal",
    description:
      "Cork core, wool windings, 108 red stitches. Regulation weight; they scuff on concrete and are better for it.",
    listing: { price: 1690, stock: 90, rating: 4 },
    tags: ["baseball", "ball"],
    art: art.baseball,
  },
  "tennis-racket-control-98": {
    name: "Tennis racket Control 98",
    company: "Noordzee Sport",
    description:
      "305 g unstrung, head-light, for players who already swing all the way through. Comes with one overgrip and a cover that closes.",
    listing: { price: 13900, stock: 29, rating: 4.5 },
    tags: ["tennis", "racket"],
    art: art.tennis,
  },
  "badminton-set-for-four": {
    name: "Badminton set for four",
    company: "Noordzee Sport",
    description:
      "Four rackets, six shuttles and a net with its own poles. The shuttles are nylon and outlast three picnics.",
    listing: { price: 3990, stock: 57, rating: 4, topic: "outdoors" },
    tags: ["badminton", "garden"],
    art: art.badminton,
  },
  "table-tennis-set": {
    name: "Table tennis set",
    company: "Noordzee Sport",
    description:
      "The net clamps to any table up to 4 cm thick, so dinner has to be cleared first. Two bats with proper rubber, and three balls because one always rolls under the fridge.",
    listing: { price: 2790, stock: 112, rating: 4.5, topic: "game-night" },
    tags: ["table tennis", "indoor"],
    art: art.tableTennis,
  },
  "field-hockey-stick-36-5": {
    name: "Field hockey stick, 36.5",
    company: "Noordzee Sport",
    description:
      "40 % carbon: stiff enough for a drag flick, forgiving enough for a Sunday team. The grip is the chamois kind that dries by itself.",
    listing: { price: 7990, stock: 34, rating: 4 },
    tags: ["hockey", "team"],
    art: art.fieldHockey,
  },
  "ice-skates-fixed-blade": {
    name: "Ice skates, fixed blade",
    company: "Noordzee Sport",
    description:
      "Warm lining, ankle support and stainless blades that arrive sharpened. Waiting for the first natural ice since, well, you remember.",
    listing: { price: 8490, stock: 46, rating: 4, topic: "winter-sale" },
    tags: ["skating", "winter"],
    art: art.iceSkate,
  },
  "alpine-skis-with-bindings": {
    name: "Alpine skis with bindings",
    company: "Bergvast",
    description:
      "76 mm underfoot and a gentle rocker, easy to turn before the legs have woken up. Bindings are set in the shop: tell us weight, height and boot length.",
    listing: { price: 34900, stock: 11, rating: 4.5, topic: "winter-sale" },
    tags: ["skiing", "winter"],
    art: art.ski,
  },
  "wooden-sled": {
    name: "Wooden sled",
    company: "Bergvast",
    description:
      "Steamed ash, steel runners, a woven seat for one adult or two children in disagreement. Wax the runners with a candle stub.",
    listing: { price: 7490, stock: 20, rating: 5, topic: "winter-sale" },
    tags: ["sled", "winter", "wood"],
    art: art.sled,
  },
  "city-bicycle-seven-gears": {
    name: "City bicycle, seven gears",
    company: "Velorade",
    description:
      "Hub gears, hub dynamo, a chain in a case: nothing to oil before the first rain of next year. Built up and test-ridden, delivered with the saddle at your height.",
    listing: { price: 64900, stock: 13, rating: 4.5 },
    tags: ["bicycle", "city"],
    art: art.bicycle,
  },
  "kick-scooter-200-mm": {
    name: "Kick scooter, 200 mm",
    company: "Velorade",
    description:
      "Big wheels roll over paving joints instead of stopping at them. Folds with one foot and hangs from the shoulder by its own strap.",
    listing: { price: 9990, stock: 51, rating: 4 },
    tags: ["scooter", "city"],
    art: art.kickScooter,
  },
  "skateboard-maple-8-25": {
    name: "Skateboard, maple, 8.25",
    company: "Velorade",
    description:
      "Seven plies, medium concave, soft-ish wheels that forgive bad asphalt. Complete and ready; helmet strongly recommended by our own elbows.",
    listing: { price: 7990, stock: 43, rating: 4.5 },
    tags: ["skateboard", "street"],
    art: art.skateboard,
  },
  "roller-skates-quad": {
    name: "Roller skates, quad",
    company: "Velorade",
    description:
      "High boot, suede toe caps, wheels for the promenade. The stopper can be moved or removed once you no longer need it.",
    listing: { price: 8990, stock: 2, rating: 4.5 },
    tags: ["skating", "retro"],
    art: art.rollerSkate,
  },
  "boxing-gloves-12-oz": {
    name: "Boxing gloves, 12 oz",
    company: "Kopbal",
    description:
      "Three layers of foam over the knuckles and a wide cuff you can close with your teeth. For bag and pads; spar in sixteens.",
    listing: { price: 4990, stock: 60, rating: 4.5 },
    tags: ["boxing", "fitness"],
    art: art.boxingGlove,
  },
  "judo-suit-450-g": {
    name: "Judo suit, 450 g",
    company: "Kopbal",
    description:
      "Rice-grain cotton, double at the knees, sized generously since it will shrink once. White belt in the bag.",
    listing: { price: 3990, stock: 48, rating: 4, topic: "back-to-school" },
    tags: ["judo", "martial arts"],
    art: art.martialArts,
  },
  "snorkel-set-adult": {
    name: "Snorkel set, adult",
    company: "Noordzee Sport",
    description:
      "Tempered glass, silicone skirt, a valve that lets out the water without a struggle. Rub toothpaste on the new lens and it will not fog.",
    listing: { price: 3290, stock: 70, rating: 4 },
    tags: ["swimming", "summer"],
    art: art.divingMask,
  },
  "swim-shorts-quick-dry": {
    name: "Swim shorts, quick-dry",
    company: "Noordzee Sport",
    description:
      "Dry again by the time the chips are ordered. Made of old fishing nets, with a pocket that drains and a cord that does not come out in the wash.",
    listing: { price: 2990, stock: 130, rating: 4 },
    tags: ["swimming", "clothing", "recycled"],
    art: art.shorts,
  },
  "two-person-tent-2-4-kg": {
    name: "Two-person tent, 2.4 kg",
    company: "Bergvast",
    description:
      "Inner and outer go up together, so the inside stays dry in a shower. Two doors, two porches, no climbing over each other at night.",
    listing: { price: 22900, stock: 28, rating: 4.5, topic: "outdoors" },
    tags: ["camping", "tent"],
    art: art.tent,
  },
  "orienteering-compass": {
    name: "Orienteering compass",
    company: "Bergvast",
    description:
      "Settles in a second and a half and never needs charging. Baseplate with a romer for 1:25 000 maps and a lanyard with a whistle.",
    listing: { price: 2790, stock: 79, rating: 4.5, topic: "outdoors" },
    tags: ["hiking", "navigation"],
    art: art.compass,
  },
  "touring-canoe-two-seats": {
    name: "Touring canoe, two seats",
    company: "Bergvast",
    description:
      "Three-layer polyethylene, 4.8 m, forgives the stone you did not see. Dry box under the rear seat, paddles and drain plug included. Delivered by trailer.",
    listing: { price: 89900, stock: 0, rating: 4.5 },
    tags: ["canoe", "water"],
    art: art.canoe,
  },
});
