import { z } from "zod";

export const DESK_SORTS = [
  "newest",
  "changed",
  "name",
  "price",
  "-price",
  "stock",
  "-stock",
  "sold",
] as const;
export type DeskSort = (typeof DESK_SORTS)[number];

/** How a product's stock is looked at: `low` includes what is gone. */
export const STOCK_LEVELS = ["low", "out", "held"] as const;

const word = z.string().trim().max(200).optional().catch(undefined);

/** The address of the product table; what it cannot read it passes over, so that no bookmark ever fails. */
export const DeskProductFilter = z.object({
  q: word,
  category: word,
  topic: word,
  stock: z.enum(STOCK_LEVELS).optional().catch(undefined),
  state: z.enum(["active", "archived"]).catch("active"),
  sort: z.enum(DESK_SORTS).catch("newest"),
  after: z.string().max(2000).optional().catch(undefined),
});
export type DeskProductFilter = z.output<typeof DeskProductFilter>;

export type DeskProduct = {
  productId: string;
  slug: string;
  name: string;
  category: string;
  topic: string | null;
  company: string;
  price: number;
  currency: string;
  imageUrl: string;
  stock: number;
  reserved: number;
  sold: number;
  archivedAt: string | null;
  updatedAt: string;
};
