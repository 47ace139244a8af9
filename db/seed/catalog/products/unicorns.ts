import { art } from "../art";
import { shelf } from "../shelf";

export const unicorns = shelf("unicorns", {
  unicorn: {
    name: "Unicorn",
    company: "Unicorn Store",
    description:
      "One adult unicorn, lilac mane, gentle with children and firm with dragons. Collected in person after a conversation; papers, halter and a week of oats are included.",
    listing: { price: 170000, stock: 4, rating: 5 },
    tags: ["unicorn", "rare", "riding"],
    art: art.unicorn,
  },
  "unicorn-foal-weaned": {
    name: "Unicorn foal, weaned",
    company: "Unicorn Store",
    description:
      "Eight months old, horn still velvety and no longer than a thumb. Goes in pairs only, as they get lonely at full moon. The price is for one.",
    listing: { price: 98000, stock: 2, rating: 4.5 },
    tags: ["unicorn", "rare"],
    art: art.unicorn,
  },
  "carousel-pony-restored": {
    name: "Carousel pony, restored",
    company: "Unicorn Store",
    description:
      "Carved in 1911 for a fair in Ghent and repainted twice since. It has no horn, but on quiet evenings it has been seen to look for one.",
    listing: { price: 245000, stock: 1 },
    tags: ["antique", "collectible"],
    art: art.carouselHorse,
  },
  "unicorn-pinata-filled": {
    name: "Unicorn piñata, filled",
    company: "Regenboogstal",
    description:
      "Paper over card, striped by hand, 1.2 kg of sweets inside. The string goes through the spine so that it takes a few good hits.",
    listing: { price: 3490, stock: 28, rating: 4.5 },
    tags: ["party", "sweets"],
    art: art.pinata,
  },
  "rainbow-by-the-metre": {
    name: "Rainbow, by the metre",
    company: "Regenboogstal",
    description:
      "Silk ribbon in seven dyes, 12 cm wide, for manes, gates and cakes. Colour-fast in drizzle, which is rather the point.",
    listing: { price: 1250, stock: 140, rating: 4.5 },
    tags: ["ribbon", "decoration"],
    art: art.rainbow,
  },
  "show-bow-satin": {
    name: "Show bow, satin",
    company: "Regenboogstal",
    description:
      "Clips to a forelock without pulling and comes off at a nibble. Stiffened loops, washable, in judges' red.",
    listing: { price: 890, stock: 95, rating: 4 },
    tags: ["care", "show"],
    art: art.ribbon,
  },
  "crown-for-processions": {
    name: "Crown for processions",
    company: "Unicorn Store",
    description:
      "Gilded brass with an opening where the horn goes. Padded, adjustable, five glass stones; also fits mayors.",
    listing: { price: 8900, stock: 12, rating: 4 },
    tags: ["show", "metal"],
    art: art.crown,
  },
  "training-wand": {
    name: "Training wand",
    company: "Unicorn Store",
    description:
      "Ash and ebony, 38 cm, for pointing at the thing you would like to be jumped over. Sparks lightly; keep away from hay.",
    listing: { price: 3950, stock: 37, rating: 3.5 },
    tags: ["training", "magic"],
    art: art.magicWand,
  },
  "glitter-for-hooves": {
    name: "Glitter for hooves",
    company: "Regenboogstal",
    description:
      "Mica in plant wax, brushed on after trimming. Lasts until the first puddle and does no harm to it.",
    listing: { price: 1490, stock: 110, rating: 4.5 },
    tags: ["care", "show"],
    art: art.sparkles,
  },
  "fallen-star-polished": {
    name: "Fallen star, polished",
    company: "Unicorn Store",
    description:
      "Found in a meadow after the August showers, weighed, numbered and buffed. Warm on one side. A calm night light for stable or nursery.",
    listing: { price: 7450, stock: 0, rating: 5 },
    tags: ["light", "rare"],
    art: art.glowingStar,
  },
  "crystal-ball-70-mm": {
    name: "Crystal ball, 70 mm",
    company: "Unicorn Store",
    description:
      "Shows tomorrow's weather over the paddock, right about six times in ten. Beech stand and polishing cloth included; do not leave it in the sun.",
    listing: { price: 5600, stock: 23, rating: 3 },
    tags: ["magic", "glass"],
    art: art.crystalBall,
  },
  "clover-hay-four-leaf": {
    name: "Clover hay, four-leaf",
    company: "Regenboogstal",
    description:
      "Hand-sorted, which explains the price. A handful in the evening feed keeps the horn growing straight. 500 g.",
    listing: { price: 4950, stock: 46, rating: 4.5 },
    tags: ["feed", "rare"],
    art: art.fourLeafClover,
  },
});
