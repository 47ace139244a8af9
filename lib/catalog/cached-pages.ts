import { getShelf } from "./cached";
import type { ProductPage } from "./queries";

/** How far a list can be followed page by page; whoever looks for more sorts, filters or searches. */
export const MOST_PAGES = 40;

/** A shelf's page by its number, found by following the cursors of those before it, which are kept. Null beyond the end. */
export const getShelfPage = async (
  shelf: { category?: string; topic?: string },
  number: number,
): Promise<ProductPage | null> => {
  let page = await getShelf(shelf);
  for (let at = 2; at <= number; at += 1) {
    if (page.nextCursor === null) return null;
    page = await getShelf({ ...shelf, cursor: page.nextCursor });
  }
  return page;
};
