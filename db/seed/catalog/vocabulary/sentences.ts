import type { CategorySlug } from "../types";

/** `{noun}`, `{company}` and `{variant}` are filled in. A description is one of `first` and one or two of `next`. */
type Sentences = { first: readonly string[]; next: readonly string[] };

export const sentences: Record<CategorySlug, Sentences> = {
  "fruit-vegetables": {
    first: [
      "{company} brings these in before the shop opens.",
      "Grown without heat or hurry, and packed as {variant}.",
      "Good {noun} need little done to them.",
      "Sorted twice at {company}, by eye and then by hand.",
    ],
    next: [
      "Keep them cool and eat them within the week.",
      "Wash just before use, never before storing.",
      "What does not sell today becomes soup at the corner kitchen.",
      "The field is forty minutes away by cargo bicycle.",
      "Children eat them raw, which says enough.",
    ],
  },
  "dairy-cheese": {
    first: [
      "{company} makes it from milk of a single herd.",
      "Cut to order and wrapped in paper that breathes.",
      "A pack of {variant}, filled on the day it was made.",
      "Two people look after the {noun} from start to finish.",
    ],
    next: [
      "Let it come to room temperature first.",
      "The animals are outside from April until the first frost.",
      "It keeps a week after opening, if it gets the chance.",
      "Good on dark bread, better with a pear beside it.",
      "No colouring, no starch, nothing to explain.",
    ],
  },
  bakery: {
    first: [
      "Baked at {company} between three and six in the morning.",
      "The dough rests for a night before anyone shapes it.",
      "{company} has sold {noun} like these since the shop had one oven.",
      "Packed as {variant}, in a bag that lets the crust stay a crust.",
    ],
    next: [
      "Five minutes in a hot oven wakes them up again.",
      "They freeze well on the day you buy them.",
      "Flour, butter and salt come from within the province.",
      "What is left at four goes out at half the price.",
      "Ask for the recipe and you will get most of it.",
    ],
  },
  "pantry-drinks": {
    first: [
      "{company} fills it in the old brewery behind the station.",
      "A bottle that empties faster than planned, here in {variant}.",
      "Made in batches small enough to taste every one.",
      "Our {noun}, less loud than most, on purpose.",
    ],
    next: [
      "Serve it cold and do not be shy with the ice.",
      "The deposit comes back at any of our counters.",
      "Shake it gently: what settles is where the taste is.",
      "Keeps for months closed and for days once opened.",
      "It goes with grilled things and long evenings.",
    ],
  },
  elects: {
    first: [
      "Every part of it can be replaced, and {company} sells them all.",
      "Set up in two minutes, with a printed guide of one page.",
      "In {variant}, with a finish that hides fingerprints.",
      "Our testers used this one for a month and gave it back reluctantly.",
    ],
    next: [
      "The battery lasts a working week of ordinary use.",
      "Updates are promised for six years and signed by the maker.",
      "A spare cable is in the box.",
      "It draws less than half a watt when idle.",
      "Three years of warranty, handled at our own bench.",
    ],
  },
  sport: {
    first: [
      "{company} tests everything with a club in the second division.",
      "Made for people who play twice a week and forget once.",
      "A favourite of the Thursday group, now in {variant}.",
      "Light in the hand and hard to wear out.",
    ],
    next: [
      "Rinse it after use and let it dry in the shade.",
      "Spare parts are on the shelf, not on order.",
      "Try it for thirty days, mud included.",
      "It fits in a locker and on a luggage rack.",
      "The seams are double where they have to be.",
    ],
  },
  toys: {
    first: [
      "{company} draws, cuts and paints its toys under one roof.",
      "Small enough to travel, sturdy enough to be thrown from a pram.",
      "The {noun} in {variant}, with rounded edges all over.",
      "Tried out by a kindergarten with twenty-two critics.",
    ],
    next: [
      "Paint and glue are safe to chew on.",
      "No batteries, so it works on Christmas morning.",
      "Wipe it with a damp cloth and it looks new.",
      "It can be repaired; write to us and we send the part.",
      "From three years, with grown-ups allowed.",
    ],
  },
  household: {
    first: [
      "{company} has kept the {noun} in its range for twenty years and changed little.",
      "Looks well in {variant} and asks for little care.",
      "A plain, useful thing that will still be around in ten years.",
      "Designed around how people really move in a kitchen.",
    ],
    next: [
      "It goes into the dishwasher, or under it if you wish.",
      "The carton it comes in is the only packaging.",
      "Stacks, hangs and stands, whichever your shelf prefers.",
      "Feels heavier than it looks, in a good way.",
      "A second one costs a tenth less.",
    ],
  },
  pets: {
    first: [
      "{company} prints the whole recipe on the pack.",
      "A vet wrote the feeding table on the back.",
      "Filled in {variant}, with a closure that truly closes.",
      "For eaters who look at the bowl and then at you.",
    ],
    next: [
      "Introduce it over a week, a little more every day.",
      "No sugar, no dye, no bone meal.",
      "Nine in ten bowls came back clean in our trial.",
      "Put fresh water beside it.",
      "Store it dry; the smell is for them, not for you.",
    ],
  },
  fashion: {
    first: [
      "{company} cuts it wide where you move and close where you do not.",
      "The sample in {variant} was worn for a season before we ordered.",
      "Sewn in a workshop of thirty in Guimarães.",
      "It began as a uniform and got friendlier.",
    ],
    next: [
      "Wash at thirty, dry it flat, and iron it only if you care.",
      "Returns are free, in the bag it came in.",
      "Colours are dyed in the yarn and stay.",
      "A spare button is sewn inside the seam.",
      "It runs true to size.",
    ],
  },
  "books-office": {
    first: [
      "{company} prints this on paper from a mill that runs on water.",
      "For people who still like to hold things: the {noun}, {variant}.",
      "It opens flat and stays that way.",
      "A quiet companion for the train or the kitchen table.",
    ],
    next: [
      "The corners are rounded against life in a bag.",
      "Pages are sewn, so none of them leaves.",
      "Made to be read to pieces and bought again.",
      "There is room on the first page for a name.",
      "It also makes a present that fits a letter box.",
    ],
  },
  unicorns: {
    first: [
      "{company} recommends it for owners in their first year.",
      "The {noun} in {variant}, blessed on request.",
      "Made by hand in the week of the full moon.",
      "Much asked for since the parade.",
    ],
    next: [
      "Keep away from dragons and open flames.",
      "It may shimmer slightly at dusk.",
      "Comes in a box lined with clover.",
      "Return it within a year and a day.",
      "Safe for children, ponies and notaries.",
    ],
  },
};
