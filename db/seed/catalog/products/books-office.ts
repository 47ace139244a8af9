import { art } from "../art";
import { shelf } from "../shelf";

export const booksOffice = shelf("books-office", {
  "the-lighthouse-keepers-ledger": {
    name: "The Lighthouse Keeper's Ledger",
    company: "Uitgeverij Lantaarn",
    description:
      "A novel in entries: forty years of weather, ships and one unexplained light. Short chapters, a slow fuse, and a last page that sends you back to the first.",
    listing: { price: 2290, stock: 95, rating: 4.5, topic: "small-gifts" },
    tags: ["book", "novel"],
    art: art.redBook,
  },
  "soup-for-eleven-months": {
    name: "Soup for Eleven Months",
    company: "Uitgeverij Lantaarn",
    description:
      "A cookbook by a canteen chef who measures in ladles. Ninety recipes, most of them under half an hour; August is left out on purpose.",
    listing: { price: 2990, stock: 80, rating: 4.5 },
    tags: ["book", "cooking"],
    art: art.orangeBook,
  },
  "field-guide-to-city-birds": {
    name: "Field Guide to City Birds",
    company: "Uitgeverij Lantaarn",
    description:
      "Sixty species you can meet between two tram stops, painted from life. Waterproof cover, ribbon, and a page at the end for your own list.",
    listing: { price: 1990, stock: 72, rating: 5, topic: "outdoors" },
    tags: ["book", "nature"],
    art: art.greenBook,
  },
  "the-night-bus-to-trondheim": {
    name: "The Night Bus to Trondheim",
    company: "Uitgeverij Lantaarn",
    description:
      "Crime without a corpse until page 120. The driver knows who got on, the snow has covered where they got off.",
    listing: { price: 1690, stock: 110, rating: 4 },
    tags: ["book", "thriller"],
    art: art.blueBook,
  },
  "tales-for-the-top-bunk": {
    name: "Tales for the Top Bunk",
    company: "Uitgeverij Lantaarn",
    description:
      "Thirty stories that take seven minutes each, tried on a test panel of cousins. From four years, pictures on every spread.",
    listing: { price: 1890, stock: 68, rating: 4.5 },
    tags: ["book", "children"],
    art: art.openBook,
  },
  "three-classics-in-a-box": {
    name: "Three classics in a box",
    company: "Uitgeverij Lantaarn",
    description:
      "A shipwreck, a marriage and a trial, unabridged, in clothbound pocket size. The introductions can be skipped and are better read last.",
    listing: { price: 3990, stock: 33, rating: 4.5, topic: "small-gifts" },
    tags: ["book", "classics"],
    art: art.books,
  },
  "world-map-folded": {
    name: "World map, folded",
    company: "Papierhuis Vos",
    description:
      "Equal-area, so Africa is as large as it is. Paper that folds back along the old lines; 96 by 68 cm on the wall.",
    listing: { price: 1490, stock: 61, rating: 4.5, topic: "back-to-school" },
    tags: ["map", "travel"],
    art: art.worldMap,
  },
  "notebook-dotted-a5": {
    name: "Notebook, dotted, A5",
    company: "Papierhuis Vos",
    description:
      "192 numbered pages, thread-sewn, flat from the first. Fountain pens neither bleed nor feather on the 100 g paper.",
    listing: { price: 1690, stock: 190, rating: 4.5, topic: "back-to-school" },
    tags: ["paper", "notebook"],
    art: art.notebook,
  },
  "hardcover-journal-confetti": {
    name: "Hardcover journal, confetti",
    company: "Papierhuis Vos",
    description:
      "Covers of marbled offcuts, each sheet printed over three others. Lined inside, cream, 240 pages for a year and a bit.",
    listing: { price: 1890, stock: 74, rating: 4.5, topic: "small-gifts" },
    tags: ["paper", "notebook"],
    art: art.decoratedNotebook,
  },
  "spiral-exercise-book-a4": {
    name: "Spiral exercise book, A4",
    company: "Papierhuis Vos",
    description:
      "Squared, 5 mm, micro-perforated so a page leaves cleanly. The yellow cover is wipeable and has room for a timetable.",
    listing: { price: 495, stock: 380, rating: 4, topic: "back-to-school" },
    tags: ["paper", "school"],
    art: art.ledger,
  },
  "notepad-for-lists": {
    name: "Notepad for lists",
    company: "Papierhuis Vos",
    description:
      "Sixty sheets, narrow as a till receipt, with a magnet for the fridge. Boxes to tick, because ticking is half the pleasure.",
    listing: { price: 650, stock: 240, rating: 4.5 },
    tags: ["paper", "lists"],
    art: art.notepad,
  },
  "envelopes-c6-cotton-25": {
    name: "Envelopes, C6, cotton, 25",
    company: "Papierhuis Vos",
    description:
      "Deckle edge, gummed the old way, white as a shirt. Twenty-five reasons to write back by hand.",
    listing: { price: 995, stock: 105, rating: 4 },
    tags: ["paper", "letters"],
    art: art.envelope,
  },
  "desk-calendar-week-view": {
    name: "Desk calendar, week view",
    company: "Papierhuis Vos",
    description:
      "Stands by itself and turns on wire. Moon phases and school holidays are in it, other people's birthdays are up to you.",
    listing: { price: 1290, stock: 88, rating: 4 },
    tags: ["paper", "calendar"],
    art: art.deskCalendar,
  },
  "coloured-file-dividers-12": {
    name: "Coloured file dividers, 12",
    company: "Bureau Negen",
    description:
      "Manila card with tabs that can be relabelled four times. They make the tax folder look as if someone were in charge.",
    listing: { price: 590, stock: 150, rating: 3.5 },
    tags: ["office", "filing"],
    art: art.fileDividers,
  },
  "clipboard-a4": {
    name: "Clipboard, A4",
    company: "Bureau Negen",
    description:
      "Pressed from cocoa husks, so it is brown by nature. The clip opens wide enough for a whole survey.",
    listing: { price: 890, stock: 96, rating: 4 },
    tags: ["office", "paper"],
    art: art.clipboard,
  },
  "paper-clips-brass-100": {
    name: "Paper clips, brass, 100",
    company: "Bureau Negen",
    description:
      "Do not rust on a manuscript. In a tin with a sliding lid that is hard to stop playing with.",
    listing: { price: 590, stock: 210, rating: 4.5 },
    tags: ["office", "brass"],
    art: art.paperclips,
  },
  "push-pins-red-50": {
    name: "Push pins, red, 50",
    company: "Bureau Negen",
    description:
      "Short steel points for cork and plaster, and a waist that fingernails find. Stands up for a map of places you have been.",
    listing: { price: 390, stock: 260, rating: 4 },
    tags: ["office", "pinboard"],
    art: art.pushpin,
  },
  "ballpoint-pen-refillable": {
    name: "Ballpoint pen, refillable",
    company: "Inktvlek",
    description:
      "Brass under blue lacquer, a click with weight. One refill writes four kilometres, and any stationer stocks it.",
    listing: { price: 1490, stock: 185, rating: 4.5, topic: "back-to-school" },
    tags: ["pen", "refillable"],
    art: art.ballpointPen,
  },
  "fountain-pen-steel-nib-m": {
    name: "Fountain pen, steel nib, M",
    company: "Inktvlek",
    description:
      "Starts without a shake after a week in the drawer. Piston filler, a window to see what is left, left-handers can have the nib ground.",
    listing: { price: 5900, stock: 39, rating: 4.5 },
    tags: ["pen", "ink"],
    art: art.fountainPen,
  },
  "pencils-hb-cedar-12": {
    name: "Pencils, HB, cedar, 12",
    company: "Inktvlek",
    description:
      "Incense cedar sharpens without splinters and smells of the first week of term. The lead is glued along its length and survives a fall.",
    listing: { price: 745, stock: 290, rating: 5, topic: "back-to-school" },
    tags: ["pencil", "school"],
    art: art.pencil,
  },
  "wax-crayons-16": {
    name: "Wax crayons, 16",
    company: "Inktvlek",
    description:
      "Beeswax blocks for small fists, strong colour, off the wall with warm water and patience. From two years.",
    listing: { price: 1290, stock: 118, rating: 4.5, topic: "back-to-school" },
    tags: ["drawing", "children"],
    art: art.crayon,
  },
  "gouache-set-with-palette": {
    name: "Gouache set with palette",
    company: "Inktvlek",
    description:
      "Twelve tubes with single pigments, so the mixtures stay clean. A ceramic palette came out of the test as the thing people keep.",
    listing: { price: 3490, stock: 31, rating: 4.5 },
    tags: ["painting", "art"],
    art: art.palette,
  },
  "watercolour-brush-no-8": {
    name: "Watercolour brush, no. 8",
    company: "Inktvlek",
    description:
      "Synthetic squirrel with a belly that holds a whole sky. Comes to a point again after every stroke.",
    listing: { price: 1150, stock: 69, rating: 4 },
    tags: ["painting", "art"],
    art: art.paintbrush,
  },
  "set-square-and-ruler": {
    name: "Set square and ruler",
    company: "Bureau Negen",
    description:
      "Aluminium with engraved marks that cannot wear off. Required on every list from class five upward, lost by class six.",
    listing: { price: 690, stock: 175, rating: 4, topic: "back-to-school" },
    tags: ["school", "geometry"],
    art: art.setSquare,
  },
  "scissors-all-purpose-21-cm": {
    name: "Scissors, all-purpose, 21 cm",
    company: "Bureau Negen",
    description:
      "Hot-forged blades joined by a screw, so they can be tightened. Cuts card, cloth and the tag off everything else in this parcel.",
    listing: { price: 1590, stock: 125, rating: 4.5 },
    tags: ["office", "sewing"],
    art: art.scissors,
  },
  "school-backpack-18-l": {
    name: "School backpack, 18 l",
    company: "Bureau Negen",
    description:
      "A stiff back, a strap across the chest, reflectors on three sides. The bottle pocket is outside, as every teacher of swollen books will confirm.",
    listing: { price: 5990, stock: 84, rating: 4.5, topic: "back-to-school" },
    tags: ["bag", "school"],
    art: art.backpack,
  },
});
