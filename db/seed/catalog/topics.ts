import { art } from "./art";
import type { SeedTopic } from "./types";

/** In the order in which the shop shows them. */
export const topics: readonly SeedTopic[] = [
  {
    slug: "winter-sale",
    name: "Winter Sale",
    tint: "sky",
    art: art.snowman,
    blurb: "Wool, steam and candlelight for less, until the last frost is gone.",
  },
  {
    slug: "breakfast",
    name: "Long breakfast",
    tint: "butter",
    art: art.pancakes,
    blurb: "Everything for the meal that starts at nine and ends when the paper is finished.",
  },
  {
    slug: "game-night",
    name: "Game night",
    tint: "lilac",
    art: art.gameController,
    blurb: "Dice, cards, controllers and the bowl of popcorn in the middle of the table.",
  },
  {
    slug: "back-to-school",
    name: "Back to school",
    tint: "mint",
    art: art.backpack,
    blurb: "One list, ticked off in one go: bag, pens, lunch box and an alarm clock that insists.",
  },
  {
    slug: "outdoors",
    name: "Out for the weekend",
    tint: "peach",
    art: art.camping,
    blurb: "Pack on Friday, be back by Sunday evening, with mud on the right shoes.",
  },
  {
    slug: "new-pet",
    name: "A new pet at home",
    tint: "rose",
    art: art.pawPrints,
    blurb: "The first week with a puppy, a kitten or two goldfish, without a second trip to the shop.",
  },
  {
    slug: "small-gifts",
    name: "Small gifts",
    tint: "rose",
    art: art.gift,
    blurb: "For the host, the teacher, the neighbour who kept the parcel: small things that are meant.",
  },
];
