import { art } from "../art";
import { shelf } from "../shelf";

export const fashion = shelf("fashion", {
  "t-shirt-heavy-cotton": {
    name: "T-shirt, heavy cotton",
    company: "Linde & Wolf",
    description:
      "240 g jersey that hangs straight and stays opaque. The collar is sewn twice; ours has survived ninety washes and one marathon.",
    listing: { price: 2990, stock: 260, rating: 4.5 },
    tags: ["shirt", "cotton", "unisex"],
    art: art.tShirt,
  },
  "striped-shirt-with-tie": {
    name: "Striped shirt with tie",
    company: "Linde & Wolf",
    description:
      "Poplin in a blue butcher's stripe, and a navy tie that was woven to go with it. For a first job, or a school photograph taken seriously.",
    listing: { price: 6990, stock: 55, rating: 4, topic: "back-to-school" },
    tags: ["shirt", "formal"],
    art: art.shirtAndTie,
  },
  "straight-jeans-13-oz": {
    name: "Straight jeans, 13 oz",
    company: "Linde & Wolf",
    description:
      "Left rough on the inside, washed once, no stretch. They are strict for a week and then yours. Free hemming.",
    listing: { price: 8990, stock: 120, rating: 4.5 },
    tags: ["trousers", "denim"],
    art: art.jeans,
  },
  "linen-shorts": {
    name: "Linen shorts",
    company: "Linde & Wolf",
    description:
      "A drawstring, two deep pockets, and cloth that looks better creased. Woven in Kortrijk from Flemish flax.",
    listing: { price: 4490, stock: 78, rating: 4 },
    tags: ["trousers", "linen", "summer"],
    art: art.shorts,
  },
  "summer-dress-with-pockets": {
    name: "Summer dress with pockets",
    company: "Atelier Mei",
    description:
      "Yes, pockets, and ones that hold a phone without pulling. Cotton lawn in a clear blue, fitted above the waist and generous below.",
    listing: { price: 7990, stock: 64, rating: 5 },
    tags: ["dress", "cotton", "summer"],
    art: art.dress,
  },
  "blouse-puff-sleeve": {
    name: "Blouse, puff sleeve",
    company: "Atelier Mei",
    description:
      "A V-neck that stays put and sleeves with a bit of theatre. Viscose from certified wood; iron it damp.",
    listing: { price: 4990, stock: 82, rating: 4 },
    tags: ["blouse", "viscose"],
    art: art.blouse,
  },
  "yukata-indigo-waves": {
    name: "Yukata, indigo waves",
    company: "Atelier Mei",
    description:
      "Printed in Arimatsu on a narrow loom and sewn by us, with a belt that ties in one go. On the balcony, after the bath, at the festival.",
    listing: { price: 9490, stock: 17, rating: 4.5 },
    tags: ["kimono", "cotton"],
    art: art.kimono,
  },
  "swimsuit-cross-back": {
    name: "Swimsuit, cross back",
    company: "Atelier Mei",
    description:
      "Made for lengths, not for loungers: stays up in a dive and resists chlorine for 300 hours. Fully lined.",
    listing: { price: 4990, stock: 60, rating: 4.5 },
    tags: ["swimwear", "recycled"],
    art: art.swimsuit,
  },
  "bikini-polka-dot": {
    name: "Bikini, polka dot",
    company: "Atelier Mei",
    description:
      "Rose dots on red, sold as a pair or by the piece so that both halves fit. The ties have knots at the ends that do not slip out.",
    listing: { price: 4290, stock: 2, rating: 4 },
    tags: ["swimwear", "summer"],
    art: art.bikini,
  },
  "briefs-organic-cotton-3": {
    name: "Briefs, organic cotton, 3",
    company: "Linde & Wolf",
    description:
      "Flat seams, soft waistband, no label to cut out. Three in a box you can post back as a return.",
    listing: { price: 3290, stock: 170, rating: 4 },
    tags: ["underwear", "cotton"],
    art: art.briefs,
  },
  "wool-coat-camel": {
    name: "Wool coat, camel",
    company: "Linde & Wolf",
    description:
      "Double-faced cloth from Prato, so it needs no lining and weighs a kilo less. Horn buttons, and two spare ones sewn inside.",
    listing: { price: 27900, stock: 22, rating: 4.5, topic: "winter-sale" },
    tags: ["coat", "wool", "winter"],
    art: art.coat,
  },
  "lambswool-scarf-red": {
    name: "Lambswool scarf, red",
    company: "Linde & Wolf",
    description:
      "Two metres, brushed with thistles until it is nearly a blanket. Twice round the neck with enough left to lend an end.",
    listing: { price: 4990, stock: 90, rating: 5, topic: "winter-sale" },
    tags: ["scarf", "wool", "winter"],
    art: art.scarf,
  },
  "knitted-gloves-touch": {
    name: "Knitted gloves, touch",
    company: "Linde & Wolf",
    description:
      "Merino with silver thread in three fingertips, so the tram ticket can be shown without frostbite. One clip keeps the pair together.",
    listing: { price: 2690, stock: 115, rating: 4, topic: "winter-sale" },
    tags: ["gloves", "wool", "winter"],
    art: art.gloves,
  },
  "hiking-socks-merino-2": {
    name: "Hiking socks, merino, 2",
    company: "Stapvoets",
    description:
      "Terry under the ball and heel, thin over the arch. Three days without washing is possible; we tried so you need not.",
    listing: { price: 2490, stock: 200, rating: 4.5, topic: "outdoors" },
    tags: ["socks", "wool", "hiking"],
    art: art.socks,
  },
  "derby-shoe-brown": {
    name: "Derby shoe, brown",
    company: "Stapvoets",
    description:
      "Welted, so a cobbler can give it a third and fourth life. Calf leather that takes polish well and rain with grace.",
    listing: { price: 18900, stock: 35, rating: 4.5 },
    tags: ["shoes", "leather"],
    art: art.mansShoe,
  },
  "flat-shoe-sky-blue": {
    name: "Flat shoe, sky blue",
    company: "Stapvoets",
    description:
      "Sacchetto construction, folded like a glove, no stiff toe. Comes with a pouch, since it will live in your bag under the heels.",
    listing: { price: 9900, stock: 48, rating: 4 },
    tags: ["shoes", "leather"],
    art: art.flatShoe,
  },
  "high-heel-85-mm": {
    name: "High heel, 85 mm",
    company: "Stapvoets",
    description:
      "The heel stands under the heel and not behind it, and that makes an evening out of an hour. Leather sole, rubber tap, very red.",
    listing: { price: 13900, stock: 20, rating: 4 },
    tags: ["shoes", "evening"],
    art: art.highHeel,
  },
  "ankle-boot-with-zip": {
    name: "Ankle boot with zip",
    company: "Stapvoets",
    description:
      "Warm lining to the toes, a block heel for cobbles, a zip on the inside where it does not show. Treated against salt.",
    listing: { price: 14900, stock: 41, rating: 4.5, topic: "winter-sale" },
    tags: ["shoes", "boots", "winter"],
    art: art.womansBoot,
  },
  "flip-flops-natural-rubber": {
    name: "Flip-flops, natural rubber",
    company: "Stapvoets",
    description:
      "The strap goes through the sole as one piece, so it cannot pop out. Footbed with a small arch for the walk back from the beach.",
    listing: { price: 1990, stock: 145, rating: 4 },
    tags: ["shoes", "summer", "beach"],
    art: art.flipFlop,
  },
  "cap-washed-cotton": {
    name: "Cap, washed cotton",
    company: "Motregen",
    description:
      "Six panels, brass buckle, no logo anywhere. Fits heads from 54 to 62 and packs flat in a coat pocket.",
    listing: { price: 2290, stock: 135, rating: 4 },
    tags: ["hat", "cotton"],
    art: art.cap,
  },
  "sun-hat-with-ribbon": {
    name: "Sun hat with ribbon",
    company: "Motregen",
    description:
      "Paper straw that can be rolled for the suitcase and steamed back. A brim of nine centimetres, and a hidden elastic for windy piers.",
    listing: { price: 3490, stock: 44, rating: 4.5 },
    tags: ["hat", "summer"],
    art: art.sunHat,
  },
  "storm-umbrella": {
    name: "Storm umbrella",
    company: "Motregen",
    description:
      "Tested in a wind tunnel to nine Beaufort. The canopy flexes instead of flipping, the ribs are fibreglass, and a missing rib is replaced for free.",
    listing: { price: 4490, stock: 88, rating: 4.5, topic: "back-to-school" },
    tags: ["umbrella", "rain"],
    art: art.umbrella,
  },
  "sunglasses-polarised": {
    name: "Sunglasses, polarised",
    company: "Zilverdraad",
    description:
      "Italian acetate, real hinges with five barrels, and lenses that take the glare off wet asphalt. Category 3.",
    listing: { price: 8900, stock: 70, rating: 4.5 },
    tags: ["eyewear", "summer"],
    art: art.sunglasses,
  },
  "silver-ring-with-topaz": {
    name: "Silver ring with topaz",
    company: "Zilverdraad",
    description:
      "A rectangular Swiss-blue stone in a bezel that cannot catch on knitwear. Recycled silver, hallmark inside, resized once at no cost.",
    listing: { price: 12900, stock: 14, rating: 5 },
    tags: ["jewellery", "silver"],
    art: art.ring,
  },
  "clasp-purse-leather": {
    name: "Clasp purse, leather",
    company: "Zilverdraad",
    description:
      "Closes with a click that your grandmother would know. Holds coins, folded notes and a key; lined with the end of a silk bolt.",
    listing: { price: 3990, stock: 57, rating: 4.5, topic: "small-gifts" },
    tags: ["bag", "leather"],
    art: art.purse,
  },
  "handbag-two-tone": {
    name: "Handbag, two-tone",
    company: "Zilverdraad",
    description:
      "Vegetable-tanned base, canvas top, feet so it may stand on café floors. An A4 folder goes in upright.",
    listing: { price: 16900, stock: 26, rating: 4.5 },
    tags: ["bag", "leather"],
    art: art.handbag,
  },
});
