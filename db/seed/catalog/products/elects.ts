import { art } from "../art";
import { shelf } from "../shelf";

export const elects = shelf("elects", {
  "wireless-headphones-stil": {
    name: "Wireless headphones Stil",
    company: "Klank",
    description:
      "Closed over-ear cups, noise cancelling, 38 hours on a charge. The ear pads click off, the battery is held by two screws, and both are on sale as parts.",
    listing: { price: 12900, stock: 85, rating: 4, topic: "winter-sale" },
    tags: ["audio", "headphones", "wireless"],
    art: art.headphones,
  },
  "studio-headphones-open-back": {
    name: "Studio headphones, open back",
    company: "Klank",
    description:
      "For mixing at two in the morning: flat response, velour pads and a cable you can replace. They leak sound, so not for the train.",
    listing: { price: 18900, stock: 26, rating: 4.5 },
    tags: ["audio", "headphones", "studio"],
    art: art.headphones,
  },
  "podcast-microphone-usb": {
    name: "Podcast microphone, USB",
    company: "Klank",
    description:
      "One cable, one gain knob, one mute button with a red ring that nobody can overlook. Cardioid, with a pop filter hidden behind the grille.",
    listing: { price: 8900, stock: 54, rating: 4.5 },
    tags: ["audio", "microphone", "usb"],
    art: art.studioMicrophone,
  },
  "vocal-microphone-dynamic": {
    name: "Vocal microphone, dynamic",
    company: "Klank",
    description:
      "Survives being dropped by a singer, twice a night. Tight pattern against feedback, dent-proof basket, XLR.",
    listing: { price: 7450, stock: 40, rating: 4 },
    tags: ["audio", "microphone", "stage"],
    art: art.microphone,
  },
  "shelf-speakers-pair": {
    name: "Shelf speakers, pair",
    company: "Klank",
    description:
      "Active, 2 x 40 W, with phono, optical and Bluetooth on the back. Small enough for a bookcase, and the bass does not apologise for it.",
    listing: { price: 24900, stock: 19, rating: 4.5 },
    tags: ["audio", "speakers"],
    art: art.speaker,
  },
  "kitchen-radio-dab": {
    name: "Kitchen radio, DAB+",
    company: "Klank",
    description:
      "Eight preset keys the size of a thumb and a dial for the rest. Splash-proof front, sleep timer, and an alarm that starts quietly.",
    listing: { price: 9950, stock: 63, rating: 4.5, topic: "breakfast" },
    tags: ["audio", "radio"],
    art: art.radio,
  },
  "smartphone-orbo-5-128-gb": {
    name: "Smartphone Orbo 5, 128 GB",
    company: "Orbo",
    description:
      "A 6.1-inch screen, two cameras that are enough, and security updates until 2033. Opens with a standard screwdriver; the battery costs less than a dinner.",
    listing: { price: 42900, stock: 48, rating: 4.5 },
    tags: ["phone", "repairable", "5g"],
    art: art.phone,
  },
  "smartphone-orbo-5-mini": {
    name: "Smartphone Orbo 5 mini",
    company: "Orbo",
    description:
      "The same phone for one-handed people, 5.2 inches across the diagonal. It lasts a day and a bit, and fits the small pocket of your jeans.",
    listing: { price: 37900, stock: 3, rating: 4 },
    tags: ["phone", "compact", "5g"],
    art: art.phone,
  },
  "first-phone-calls-only": {
    name: "First phone, calls only",
    company: "Orbo",
    description:
      "Three numbers, a locator the parents can see, and no app shop at all. Rubber edges, since it will fall off a bicycle.",
    listing: { price: 6900, stock: 72, rating: 3.5, topic: "back-to-school" },
    tags: ["phone", "children"],
    art: art.phone,
  },
  "laptop-orbo-14-16-gb": {
    name: "Laptop Orbo 14, 16 GB",
    company: "Orbo",
    description:
      "A matte screen, a keyboard with travel, and 1.2 kg in the bag. Memory and disk sit behind one lid, and that lid has no warranty sticker.",
    listing: { price: 99900, stock: 31, rating: 4.5, topic: "back-to-school" },
    tags: ["computer", "laptop"],
    art: art.laptop,
  },
  "laptop-orbo-school-11": {
    name: "Laptop Orbo School 11",
    company: "Orbo",
    description:
      "Spill channels under the keys, corners of soft plastic, ten hours away from a socket. Teachers chose the bright screen over the thin one.",
    listing: { price: 34900, stock: 58, rating: 4 },
    tags: ["computer", "laptop", "children"],
    art: art.laptop,
  },
  "desktop-set-27-inch": {
    name: "Desktop set, 27 inch",
    company: "Orbo",
    description:
      "Computer inside the stand, 4K screen on top, keyboard and mouse in the box. One cable to the wall and a desk that stays a desk.",
    listing: { price: 124900, stock: 12, rating: 4 },
    tags: ["computer", "desktop"],
    art: art.desktopComputer,
  },
  "quiet-keyboard-low-profile": {
    name: "Quiet keyboard, low profile",
    company: "Orbo",
    description:
      "Scissor switches that do not wake anyone, and a number block for those who still type invoices. Pairs with three devices.",
    listing: { price: 5950, stock: 94, rating: 4 },
    tags: ["computer", "keyboard", "wireless"],
    art: art.keyboard,
  },
  "wireless-mouse-pebble": {
    name: "Wireless mouse Pebble",
    company: "Orbo",
    description:
      "Shaped by a potter, then scanned. Works on glass, clicks without noise, runs eighteen months on one AA cell.",
    listing: { price: 2950, stock: 175, rating: 4.5 },
    tags: ["computer", "mouse", "wireless"],
    art: art.computerMouse,
  },
  "trackball-for-tired-wrists": {
    name: "Trackball for tired wrists",
    company: "Orbo",
    description:
      "The hand rests and the thumb does the walking. Takes a week to learn, and then nobody gives it back.",
    listing: { price: 4950, stock: 22, rating: 4 },
    tags: ["computer", "mouse", "ergonomic"],
    art: art.trackball,
  },
  "laser-printer-mono": {
    name: "Laser printer, mono",
    company: "Orbo",
    description:
      "Prints the boarding pass after six months of silence, which no inkjet will. 30 pages a minute, both sides, over the air or by cable.",
    listing: { price: 15900, stock: 27, rating: 4.5 },
    tags: ["printer", "office"],
    art: art.printer,
  },
  "compact-camera-lichtvanger": {
    name: "Compact camera Lichtvanger",
    company: "Noorderlicht",
    description:
      "A fixed 35 mm lens at f/2 and a real dial for every setting. The flash hides in the top plate; you will want to leave it there.",
    listing: { price: 64900, stock: 16, rating: 4.5 },
    tags: ["camera", "photo"],
    art: art.camera,
  },
  "instant-camera-with-flash": {
    name: "Instant camera with flash",
    company: "Noorderlicht",
    description:
      "Card-sized prints in ninety seconds, slightly too warm, always kept. Ten sheets of film are in the box.",
    listing: { price: 8950, stock: 81, rating: 4, topic: "small-gifts" },
    tags: ["camera", "photo", "party"],
    art: art.cameraFlash,
  },
  "camcorder-family-4k": {
    name: "Camcorder Family 4K",
    company: "Noorderlicht",
    description:
      "Twenty-times optical zoom for the child in the third row of the school play. Steady in the hand, and it has a red button that says what it does.",
    listing: { price: 45900, stock: 1, rating: 3.5 },
    tags: ["camera", "video"],
    art: art.camcorder,
  },
  "home-cinema-projector": {
    name: "Home cinema projector",
    company: "Noorderlicht",
    description:
      "A two-metre picture from the far end of the sofa, with a fan you can hear only in silent films. Full HD, 900 lumens, so do close the curtains.",
    listing: { price: 39900, stock: 24, rating: 4, topic: "game-night" },
    tags: ["video", "cinema"],
    art: art.filmProjector,
  },
  "television-43-inch": {
    name: "Television, 43 inch",
    company: "Noorderlicht",
    description:
      "Shows pictures, and that is all: no microphone, no account, no advertising on the start screen. Four HDMI ports for whatever you trust more.",
    listing: { price: 38900, stock: 33, rating: 4.5 },
    tags: ["video", "television"],
    art: art.television,
  },
  "wireless-game-controller": {
    name: "Wireless game controller",
    company: "Voltano",
    description:
      "Hall-effect sticks that do not drift, textured grips and four spare buttons underneath. Speaks to consoles, computers and phones.",
    listing: { price: 5490, stock: 120, rating: 4.5, topic: "game-night" },
    tags: ["gaming", "wireless"],
    art: art.gameController,
  },
  "arcade-stick": {
    name: "Arcade stick",
    company: "Voltano",
    description:
      "A ball-top lever and a base heavy enough to stay put in round three. Inside is a shelf of standard parts, in case you press harder than planned.",
    listing: { price: 11900, stock: 14, rating: 4.5, topic: "game-night" },
    tags: ["gaming", "arcade"],
    art: art.joystick,
  },
  "rechargeable-aa-cells-8": {
    name: "Rechargeable AA cells, 8",
    company: "Voltano",
    description:
      "Still 85 % full after a year in the drawer. Good for two thousand rounds, which is longer than most of the things they go into.",
    listing: { price: 2490, stock: 280, rating: 4.5 },
    tags: ["battery", "rechargeable"],
    art: art.battery,
  },
  "fast-charger-65-w-two-ports": {
    name: "Fast charger, 65 W, two ports",
    company: "Voltano",
    description:
      "Feeds a laptop and a phone from a block no bigger than a matchbox tray. It tells you with a small light which of the two gets priority.",
    listing: { price: 3950, stock: 205, rating: 4 },
    tags: ["charger", "usb-c"],
    art: art.plug,
  },
  "hand-torch-800-lumen": {
    name: "Hand torch, 800 lumen",
    company: "Voltano",
    description:
      "Low beam for reading the map, high beam for finding the dog. Aluminium, waterproof to two metres, charges by USB-C.",
    listing: { price: 3490, stock: 97, rating: 4.5, topic: "outdoors" },
    tags: ["light", "camping"],
    art: art.torch,
  },
  "smart-watch-ronde": {
    name: "Smart watch Ronde",
    company: "Orbo",
    description:
      "Looks like a watch and behaves like one for nine days between charges. Counts steps, shows who calls, leaves the rest to your phone.",
    listing: { price: 16900, stock: 66, rating: 4 },
    tags: ["wearable", "watch"],
    art: art.watch,
  },
  "telescope-80-mm": {
    name: "Telescope, 80 mm",
    company: "Noorderlicht",
    description:
      "Saturn's rings on a clear night, the moons of Jupiter on most. Two eyepieces, a phone holder and a tripod that does not tremble.",
    listing: { price: 21900, stock: 18, rating: 4.5 },
    tags: ["optics", "astronomy"],
    art: art.telescope,
  },
});
