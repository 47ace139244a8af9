export const BULK_KINDS = ["price", "percent", "category", "topic", "archive", "restore"] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

type Words = { button: string; title: (what: string) => string; confirm: string };

/** What can be done to many products: on its button, over its dialog, and on the button that does it. */
export const BULK_WORDS: Record<BulkKind, Words> = {
  price: { button: "Set price", title: (what) => `Price of ${what}`, confirm: "Set the price" },
  percent: {
    button: "Raise or lower",
    title: (what) => `Raise or lower ${what}`,
    confirm: "Change the prices",
  },
  category: { button: "Category", title: (what) => `Category of ${what}`, confirm: "Move them" },
  topic: { button: "Topic", title: (what) => `Topic of ${what}`, confirm: "Set the topic" },
  archive: { button: "Archive", title: (what) => `Archive ${what}?`, confirm: "Archive" },
  restore: { button: "Restore", title: (what) => `Restore ${what}?`, confirm: "Restore" },
};

export const productsText = (count: number) => (count === 1 ? "1 product" : `${count} products`);
