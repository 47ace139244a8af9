import { bakery } from "./products/bakery";
import { booksOffice } from "./products/books-office";
import { dairyCheese } from "./products/dairy-cheese";
import { elects } from "./products/elects";
import { fashion } from "./products/fashion";
import { fruitVegetables } from "./products/fruit-vegetables";
import { household } from "./products/household";
import { pantryDrinks } from "./products/pantry-drinks";
import { pets } from "./products/pets";
import { sport } from "./products/sport";
import { toys } from "./products/toys";
import { unicorns } from "./products/unicorns";
import type { SeedProduct } from "./types";

/** The 300 products that every fresh shop starts with. */
export const products: readonly SeedProduct[] = [
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
