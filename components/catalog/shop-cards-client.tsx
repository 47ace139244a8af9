"use client";

import { ShopCards } from "./shop-cards";

/** The same cards, for products that arrive after the page. */
export default ShopCards;
