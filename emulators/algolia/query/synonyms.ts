import { wordsOf } from "@/emulators/algolia/text/tokenize";

/** As the vendor stores it. */
export type Synonym = {
  objectID: string;
  type: string;
  synonyms?: string[];
  input?: string;
  word?: string;
  corrections?: string[];
  placeholder?: string;
  replacements?: string[];
};

/** Words in a query and what may stand for them in a record; `typos` is what the exchange costs. */
export type SynonymRule = { from: readonly string[]; to: readonly string[]; typos: number };

const CORRECTION_TYPOS: Readonly<Record<string, number>> = { altcorrection1: 1, altcorrection2: 2 };

const rulesOf = (synonym: Synonym): SynonymRule[] => {
  const words = (text: string) => wordsOf(text, "query");
  const rule = (from: string, to: string, typos = 0) => ({ from: words(from), to: words(to), typos });
  const type = synonym.type.toLowerCase();
  const listed = synonym.synonyms ?? [];
  if (type === "synonym") {
    return listed.flatMap((from) => listed.filter((to) => to !== from).map((to) => rule(from, to)));
  }
  if (type === "onewaysynonym") return listed.map((to) => rule(synonym.input ?? "", to));
  const typos = CORRECTION_TYPOS[type];
  if (typos === undefined) return [];
  return (synonym.corrections ?? []).map((to) => rule(synonym.word ?? "", to, typos));
};

/** Rules by the first word of what they replace. */
export type SynonymTable = ReadonlyMap<string, readonly SynonymRule[]>;

export const compileSynonyms = (synonyms: Iterable<Synonym>): SynonymTable => {
  const table = new Map<string, SynonymRule[]>();
  for (const synonym of synonyms) {
    for (const rule of rulesOf(synonym)) {
      const first = rule.from[0];
      if (first === undefined || rule.to.length === 0) continue;
      table.set(first, [...(table.get(first) ?? []), rule]);
    }
  }
  return table;
};
