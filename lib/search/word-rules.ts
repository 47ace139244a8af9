/** Words that stand for each other: `same` both ways, or `word` finds `words` too. */
export type Synonym = { id: string; kind: "same" | "one-way"; word: string | null; words: string[] };

/** Which words of a search need not be found: the common ones of the language, and the shop's own list. */
export type NeedlessWords = { ignoreCommon: boolean; optional: string[] };
