/** Background of a product tile; the colours themselves live in the style sheet, one pair per theme. */
export type Tint = "peach" | "butter" | "lilac" | "mint" | "sky" | "rose";

export type CategorySlug =
  | "fruit-vegetables"
  | "dairy-cheese"
  | "bakery"
  | "pantry-drinks"
  | "elects"
  | "sport"
  | "toys"
  | "household"
  | "pets"
  | "fashion"
  | "books-office"
  | "unicorns";

export type TopicSlug =
  | "winter-sale"
  | "breakfast"
  | "game-night"
  | "back-to-school"
  | "outdoors"
  | "new-pet"
  | "small-gifts";

export type SeedProduct = {
  /** Stable and unique: what the identifier and the slug are made from. */
  key: string;
  name: string;
  company: string;
  description: string;
  category: CategorySlug;
  topic: TopicSlug | null;
  /** 0–5 in halves, null while nobody has rated it. */
  rating: number | null;
  /** In the currency's minor unit. */
  price: number;
  stock: number;
  tags: string[];
  /** File name stem in `/art`, see `art.ts`. */
  art: string;
};

export type SeedCategory = { slug: CategorySlug; name: string; tint: Tint; art: string; blurb: string };

export type SeedTopic = { slug: TopicSlug; name: string; tint: Tint; art: string; blurb: string };
