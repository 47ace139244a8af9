/**
 * What an empty shop starts with; from then on the rows of the database hold, which the administration edits. Everyday
 * English for what a general store sells, British and American.
 */

/** Words of one meaning: each finds the others. */
const SAME = `
aubergine, eggplant
courgette, zucchini
clementine, mandarin, tangerine, satsuma
sweetcorn, corn, maize
pepper, capsicum, bell pepper
chilli, chili, hot pepper
potato, spud
coriander, cilantro
rocket salad, arugula
beetroot, beet
spring onion, scallion
swede, rutabaga
broad bean, fava bean
peanut, groundnut
hazelnut, filbert
porridge, oatmeal
yoghurt, yogurt
cream cheese, soft cheese
ice cream, gelato
crisps, potato chips
cookie, biscuit
doughnut, donut
sweets, candy
lollipop, lolly
jam, jelly
treacle, molasses
icing sugar, powdered sugar
wholemeal, wholegrain, whole wheat
minced meat, ground meat
prawn, shrimp
frankfurter, hot dog, sausage
fizzy drink, soft drink, soda
sparkling wine, champagne, bubbly, prosecco
sake, rice wine
whisky, whiskey
beer, lager, ale
infant milk, baby milk, baby formula, formula milk
nappy, diaper
headphones, earphones, headset
smartphone, phone, mobile, cell phone
laptop, notebook computer, portable computer
desktop, pc
tv, television, telly
speaker, loudspeaker
torch, flashlight
battery, cell
camcorder, video camera
projector, beamer
charger, power adapter
game controller, gamepad, joypad
bulb, light bulb
bicycle, bike, cycle
sled, sledge, toboggan
football, soccer ball
football, soccer
trainers, sneakers, running shoes, running shoe
ice skates, skates
swimsuit, bathing suit, swimming costume
swim shorts, swimming trunks
sweater, jumper, pullover
trousers, pants
jeans, denim
t-shirt, tee
briefs, underpants, underwear, knickers
coat, overcoat, jacket
raincoat, mac, waterproof
dress, gown, frock
blouse, top
scarf, shawl
glove, mitten
flip-flops, sandals
sunglasses, shades
umbrella, brolly
handbag, shoulder bag
purse, wallet
backpack, rucksack, school bag
teddy, teddy bear, stuffed bear
jigsaw, puzzle
fire engine, fire truck
lorry, truck
doll, dolly
frying pan, skillet
casserole, cooking pot, stockpot
cooker, stove
fridge, refrigerator
hoover, vacuum cleaner
tap, faucet
cutlery, silverware, flatware
bucket, pail
waste basket, bin, rubbish bin, trash can, waste bin, dustbin
broom, sweeper
toilet tissue, toilet paper, loo roll
washing-up liquid, dish soap
soap, body bar
hand cream, hand lotion
razor, shaver
hairdryer, blow dryer
mirror, looking glass
sofa, couch, settee
wardrobe, closet
curtain, drape
duvet, comforter
dog food, kibble
pen, biro
ballpoint, biro
pencil sharpener, sharpener
rubber, eraser
notepad, writing pad
diary, planner
calendar, planner
sticky tape, adhesive tape
spanner, wrench
mobile home, caravan
`;

/** What is typed, and what finds it too; the other way round would say too much. */
const ONE_WAY = `
pasta: spaghetti, penne, fusilli, macaroni
whisky: single malt, bourbon
whiskey: single malt, bourbon
scotch: single malt
tea: earl grey, sencha, oolong, rooibos
green tea: sencha, matcha
coffee: espresso
wine: rioja, merlot, riesling, chardonnay
cheese: gouda, edam, emmental, gruyère, cheddar, brie
quark: skyr
milk: buttermilk
bread: loaf, baguette, focaccia, sourdough, bagel, rolls
cake: cupcake, shortcake
citrus: lemon, clementine, orange, grapefruit
berries: strawberries, blueberries, raspberries
shoes: sneakers, boots, sandals, trainers
hat: cap
baseball cap: cap
teddy bear: bear
soft toy: bear, panda, penguin
toy car: racing car
dinosaur: tyrannosaurus
novel: tales, stories
earbuds: headphones, earphones
music player: radio
wake-up: alarm
clock: alarm clock
lamp: bulb
puppy: dog
kitten: cat
stationery: notebook, notepad, envelopes, pen, pencil
`;

const lines = (text: string): string[] => text.trim().split("\n");
const listed = (text: string): string[] => text.split(",").map((word) => word.trim());

export const usualSynonyms = (): { kind: "same" | "one-way"; word: string | null; words: string[] }[] => [
  ...lines(SAME).map((line) => ({ kind: "same" as const, word: null, words: listed(line) })),
  ...lines(ONE_WAY).map((line) => {
    const [word = "", rest = ""] = line.split(":");
    return { kind: "one-way" as const, word, words: listed(rest) };
  }),
];
