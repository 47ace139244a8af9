import { art } from "./art";
import type { SeedCategory } from "./types";

/** In the order in which the shop shows them. */
export const categories: readonly SeedCategory[] = [
  {
    slug: "fruit-vegetables",
    name: "Fruit & vegetables",
    tint: "mint",
    art: art.avocado,
    blurb: "Picked this week and sorted by hand, from weekday carrots to the first strawberries.",
  },
  {
    slug: "dairy-cheese",
    name: "Dairy & cheese",
    tint: "butter",
    art: art.cheese,
    blurb: "Milk from the morning round, eggs from hens with room, and cheese that was given time.",
  },
  {
    slug: "bakery",
    name: "Bakery",
    tint: "peach",
    art: art.croissant,
    blurb: "Out of the oven before six: loaves with a crust, layered pastry, and cake by the slice.",
  },
  {
    slug: "pantry-drinks",
    name: "Pantry & drinks",
    tint: "rose",
    art: art.honeyPot,
    blurb: "What a full cupboard is made of, and something good to pour with it.",
  },
  {
    slug: "elects",
    name: "Electronics",
    tint: "lilac",
    art: art.headphones,
    blurb: "Sound, screens and small machines that can be repaired when something breaks.",
  },
  {
    slug: "sport",
    name: "Sport",
    tint: "sky",
    art: art.runningShoe,
    blurb: "Kit for the team, the trail and the twenty minutes before breakfast.",
  },
  {
    slug: "toys",
    name: "Toys",
    tint: "rose",
    art: art.teddyBear,
    blurb: "Wood, wool and clever mechanisms, made to survive a second and a third child.",
  },
  {
    slug: "household",
    name: "Household",
    tint: "sky",
    art: art.basket,
    blurb: "Pans, soap, light and plants: the things a home uses every single day.",
  },
  {
    slug: "pets",
    name: "Pets",
    tint: "peach",
    art: art.dog,
    blurb: "Dinner, naps and entertainment for everyone at home who walks on four legs or has fins.",
  },
  {
    slug: "fashion",
    name: "Fashion",
    tint: "butter",
    art: art.dress,
    blurb: "Clothes, shoes and bags cut to be worn often and mended once.",
  },
  {
    slug: "books-office",
    name: "Books & office",
    tint: "mint",
    art: art.books,
    blurb: "Stories to stay up for, and the paper and pens to write your own.",
  },
  {
    slug: "unicorns",
    name: "Unicorns",
    tint: "lilac",
    art: art.unicorn,
    blurb: "The rarest counter of the market, with everything a new owner will need.",
  },
];
