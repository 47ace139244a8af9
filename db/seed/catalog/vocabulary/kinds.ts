import { art } from "../art";
import type { CategorySlug } from "../types";
import * as quality from "./qualities";
import * as variant from "./variants";

/** One sort of product: every quality with every variant of it is a product of its own. */
export type Kind = {
  category: CategorySlug;
  noun: string;
  art: string;
  /** Minor units, at a variant of factor 1. */
  price: number;
  qualities: readonly string[];
  variants: readonly variant.Variant[];
};

type ArtName = keyof typeof art;
type Entry = readonly [noun: string, picture: ArtName, price: number];

const kindsOf = (
  category: CategorySlug,
  qualities: readonly string[],
  variants: readonly variant.Variant[],
  entries: readonly Entry[],
): Kind[] =>
  entries.map(([noun, picture, price]) => ({
    category,
    noun,
    art: art[picture],
    price,
    qualities,
    variants,
  }));

const fruitVegetables = kindsOf("fruit-vegetables", quality.fresh, variant.weights, [
  ["strawberries", "strawberry", 260],
  ["bananas", "banana", 110],
  ["tomatoes", "tomato", 140],
  ["apples", "redApple", 120],
  ["cooking apples", "greenApple", 110],
  ["pears", "pear", 130],
  ["peaches", "peach", 190],
  ["cherries", "cherries", 290],
  ["grapes", "grapes", 180],
  ["clementines", "tangerine", 130],
  ["lemons", "lemon", 150],
  ["blueberries", "blueberries", 320],
  ["carrots", "carrot", 90],
  ["potatoes", "potato", 80],
  ["broccoli", "broccoli", 120],
  ["chillies", "chilli", 240],
]);

const dairyCheese = kindsOf("dairy-cheese", quality.prepared, variant.weights, [
  ["Gouda", "cheese", 420],
  ["Edam", "cheese", 390],
  ["Emmental", "cheese", 460],
  ["Gruyère", "cheese", 520],
  ["cheddar", "cheese", 400],
  ["goat cheese", "cheese", 480],
  ["blue cheese", "cheese", 510],
  ["fondue mix", "fondue", 520],
  ["churned butter", "butter", 340],
  ["herb butter", "butter", 380],
  ["yoghurt", "bowlWithSpoon", 190],
  ["quark", "bowlWithSpoon", 170],
  ["ice cream", "iceCreamBowl", 390],
  ["custard pudding", "custard", 240],
]);

const bakery = kindsOf("bakery", quality.prepared, variant.pieces, [
  ["croissants", "croissant", 280],
  ["bread rolls", "bread", 180],
  ["baguettes", "baguette", 220],
  ["flatbreads", "flatbread", 240],
  ["bagels", "bagel", 310],
  ["pretzels", "pretzel", 290],
  ["pancakes", "pancakes", 260],
  ["waffles", "waffle", 300],
  ["doughnuts", "doughnut", 340],
  ["cookies", "cookie", 260],
  ["cupcakes", "cupcake", 520],
  ["moon cakes", "moonCake", 680],
  ["fruit pies", "pie", 640],
  ["cake slices", "shortcake", 590],
]);

const pantryDrinks = kindsOf("pantry-drinks", quality.prepared, variant.volumes, [
  ["apple juice", "juiceBox", 210],
  ["lemonade", "cupWithStraw", 190],
  ["cola", "cupWithStraw", 180],
  ["bubble tea", "bubbleTea", 390],
  ["iced tea", "teacup", 220],
  ["cold brew coffee", "coffee", 420],
  ["wheat beer", "beer", 310],
  ["pale ale", "beer", 340],
  ["red wine", "wine", 760],
  ["sparkling wine", "champagne", 980],
  ["rice wine", "sake", 1290],
  ["fruit punch", "tropicalDrink", 280],
  ["runny honey", "honeyPot", 640],
  ["tomato juice", "cannedFood", 230],
]);

const elects = kindsOf("elects", quality.devices, variant.colours, [
  ["headphones", "headphones", 9900],
  ["earphones", "headphones", 4900],
  ["microphone", "microphone", 6900],
  ["speaker", "speaker", 8900],
  ["radio", "radio", 7900],
  ["phone", "phone", 32900],
  ["laptop", "laptop", 79900],
  ["keyboard", "keyboard", 5900],
  ["computer mouse", "computerMouse", 2900],
  ["printer", "printer", 14900],
  ["camera", "camera", 34900],
  ["television", "television", 39900],
  ["game controller", "gameController", 4900],
  ["torch", "torch", 2400],
  ["watch", "watch", 12900],
  ["charger", "plug", 2900],
]);

const sport = kindsOf("sport", quality.kit, variant.colours, [
  ["running shoes", "runningShoe", 8900],
  ["hiking boots", "hikingBoot", 13900],
  ["football", "football", 2900],
  ["basketball", "basketball", 3400],
  ["volleyball", "volleyball", 2700],
  ["tennis racket", "tennis", 8900],
  ["badminton set", "badminton", 3900],
  ["table tennis bat", "tableTennis", 2400],
  ["hockey stick", "fieldHockey", 6900],
  ["ice skates", "iceSkate", 7900],
  ["sled", "sled", 5900],
  ["bicycle", "bicycle", 59900],
  ["scooter", "kickScooter", 8900],
  ["skateboard", "skateboard", 6900],
  ["tent", "tent", 16900],
  ["boxing gloves", "boxingGlove", 4400],
]);

const toys = kindsOf("toys", quality.toyWords, variant.colours, [
  ["bear", "teddyBear", 1900],
  ["panda", "panda", 2100],
  ["penguin", "penguin", 1700],
  ["dinosaur", "sauropod", 1500],
  ["robot", "robot", 2900],
  ["puzzle", "jigsaw", 1600],
  ["dice set", "die", 900],
  ["train", "locomotive", 2400],
  ["fire engine", "fireEngine", 2600],
  ["tractor", "tractor", 2200],
  ["racing car", "racingCar", 1200],
  ["rocket", "rocket", 2800],
  ["yo-yo", "yoYo", 1100],
  ["kite", "kite", 1800],
  ["drum", "drum", 2300],
  ["spinning doll", "nestingDolls", 2000],
]);

const household = kindsOf("household", quality.homeWords, variant.colours, [
  ["frying pan", "fryingPan", 4900],
  ["stockpot", "potOfFood", 6400],
  ["kitchen knife", "kitchenKnife", 5900],
  ["plate", "plate", 1500],
  ["teapot", "teapot", 3600],
  ["storage jar", "jar", 900],
  ["basket", "basket", 3300],
  ["soap dish", "soap", 900],
  ["broom", "broom", 1700],
  ["bucket", "bucket", 1100],
  ["waste bin", "wastebasket", 1900],
  ["candle", "candle", 1300],
  ["alarm clock", "alarmClock", 2400],
  ["mirror", "mirror", 8900],
  ["chair", "chair", 11900],
  ["plant pot", "pottedPlant", 1900],
]);

const pets = kindsOf("pets", quality.petWords, variant.weights, [
  ["dog food", "dog", 460],
  ["puppy food", "dog", 520],
  ["dog biscuits", "bone", 390],
  ["chew sticks", "bone", 340],
  ["cat food", "cat", 440],
  ["kitten food", "cat", 490],
  ["cat treats", "tabbyCat", 360],
  ["rabbit food", "rabbit", 310],
  ["hamster food", "hamster", 330],
  ["fish flakes", "fish", 420],
  ["turtle food", "turtle", 450],
  ["parrot food", "parrot", 520],
  ["hedgehog food", "hedgehog", 380],
  ["mouse food", "mouse", 290],
]);

const fashion = kindsOf("fashion", quality.wearWords, variant.sizes, [
  ["T-shirt", "tShirt", 2400],
  ["shirt", "shirtAndTie", 4900],
  ["jeans", "jeans", 7400],
  ["shorts", "shorts", 3900],
  ["dress", "dress", 6900],
  ["blouse", "blouse", 4400],
  ["kimono", "kimono", 8400],
  ["swimsuit", "swimsuit", 4200],
  ["coat", "coat", 17900],
  ["gloves", "gloves", 2600],
  ["socks", "socks", 1200],
  ["derby shoes", "mansShoe", 12900],
  ["flat shoes", "flatShoe", 7900],
  ["ankle boots", "womansBoot", 11900],
  ["cap", "cap", 1900],
  ["sun hat", "sunHat", 2900],
]);

const booksOffice = kindsOf("books-office", quality.deskWords, variant.editions, [
  ["notebook", "notebook", 1300],
  ["journal", "decoratedNotebook", 1500],
  ["exercise book", "ledger", 600],
  ["list pad", "notepad", 700],
  ["calendar", "deskCalendar", 1400],
  ["stories", "redBook", 1700],
  ["recipes", "orangeBook", 2100],
  ["field guide", "greenBook", 1900],
  ["sea tales", "blueBook", 1600],
  ["fairy tales", "openBook", 1800],
  ["atlas", "worldMap", 2900],
  ["sketchbook", "notebook", 1600],
  ["folder set", "fileDividers", 900],
  ["memoirs", "books", 2400],
]);

const unicorns = kindsOf("unicorns", quality.wonderWords, variant.colours, [
  ["unicorn figure", "unicorn", 5900],
  ["carousel horse", "carouselHorse", 14900],
  ["piñata", "pinata", 3400],
  ["rainbow banner", "rainbow", 1900],
  ["mane ribbon", "ribbon", 900],
  ["crown", "crown", 7900],
  ["wand", "magicWand", 3600],
  ["hoof glitter", "sparkles", 1400],
  ["star lamp", "glowingStar", 6900],
  ["crystal ball", "crystalBall", 5400],
]);

export const kinds: readonly Kind[] = [
  ...fruitVegetables,
  ...dairyCheese,
  ...bakery,
  ...pantryDrinks,
  ...elects,
  ...sport,
  ...toys,
  ...household,
  ...pets,
  ...fashion,
  ...booksOffice,
  ...unicorns,
];
