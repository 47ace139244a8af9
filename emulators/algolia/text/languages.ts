import { normalizeWord } from "./normalize";

/** Small dictionaries for the languages of the shop; the vendor's are larger. */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: "a an and are as at be but by for from had has have he her his how i if in into is it its me my no not of on or our she so than that the their them then there these they this to too us was we were what when where which who why will with you your",
  nl: "aan als bij dan dat de den der des deze die dit door een en er het hij ik in is je kan maar me met mijn naar niet nog of om ook onder op over te tot u uit van voor was we wat wel wij word ze zij zijn zo",
  de: "aber als am an auch auf aus bei bin bis da das dass dem den der des die du ein eine einem einen einer es fur hat ich ihr im in ist ja mit nach nicht noch nur oder sein sich sie sind so uber um und von vor war was wie wir zu zum zur",
  fr: "a au aux avec ce ces dans de des du elle en est et eux il je la le les leur lui ma mais me meme mes mon ne nos notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes toi ton tu un une vos votre vous",
  es: "a al como con de del el ella ellas ellos en entre era es esta este fue la las le les lo los mas me mi muy no nos o para pero por que se si sin sobre su sus te un una uno y ya yo",
};

const stopWords = new Map(
  Object.entries(STOP_WORDS).map(([language, words]) => [
    language,
    new Set(words.split(" ").map(normalizeWord)),
  ]),
);

/** `true` means every language; a list names some. */
export type Languages = boolean | readonly string[];

const listed = (languages: Languages, known: Iterable<string>): string[] => {
  if (languages === false) return [];
  return languages === true ? [...known] : [...known].filter((language) => languages.includes(language));
};

export const isStopWord = (word: string, languages: Languages): boolean =>
  listed(languages, stopWords.keys()).some((language) => stopWords.get(language)?.has(word));

const IRREGULAR: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: [
    ["man", "men"],
    ["woman", "women"],
    ["child", "children"],
    ["foot", "feet"],
    ["tooth", "teeth"],
    ["mouse", "mice"],
    ["person", "people"],
    ["knife", "knives"],
    ["shelf", "shelves"],
    ["leaf", "leaves"],
    ["loaf", "loaves"],
    ["scarf", "scarves"],
  ],
  nl: [
    ["ei", "eieren"],
    ["kind", "kinderen"],
    ["brood", "broden"],
    ["kaas", "kazen"],
    ["glas", "glazen"],
  ],
};

type Rule = { ending: RegExp; other: string };

/** Endings to swap; a form that no record contains does no harm, because it is looked up before it is used. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  en: [
    { ending: /ies$/, other: "y" },
    { ending: /([^aeiou])y$/, other: "$1ies" },
    { ending: /(s|x|z|ch|sh)es$/, other: "$1" },
    { ending: /(s|x|z|ch|sh)$/, other: "$1es" },
    { ending: /([^s])s$/, other: "$1" },
    { ending: /([^s])$/, other: "$1s" },
    { ending: /oes$/, other: "o" },
    { ending: /o$/, other: "oes" },
  ],
  nl: [
    { ending: /([^aeiou])en$/, other: "$1" },
    { ending: /([^aeiou])$/, other: "$1en" },
    { ending: /([^s])s$/, other: "$1" },
    { ending: /(e|el|er|en|em|ie)$/, other: "$1s" },
    { ending: /([aeiou])([^aeiou])\2en$/, other: "$1$2" },
    { ending: /([^aeiou][aeiou])([bdfgklmnprst])$/, other: "$1$2$2en" },
  ],
  de: [
    { ending: /(en|er|e|n|s)$/, other: "" },
    { ending: /$/, other: "en" },
    { ending: /$/, other: "er" },
    { ending: /$/, other: "e" },
    { ending: /$/, other: "s" },
  ],
  fr: [
    { ending: /(s|x)$/, other: "" },
    { ending: /([^sx])$/, other: "$1s" },
    { ending: /(eu|au)$/, other: "$1x" },
    { ending: /al$/, other: "aux" },
    { ending: /aux$/, other: "al" },
  ],
  es: [
    { ending: /es$/, other: "" },
    { ending: /s$/, other: "" },
    { ending: /([aeiou])$/, other: "$1s" },
    { ending: /([^aeious])$/, other: "$1es" },
  ],
};

const SHORTEST_INFLECTED = 3;

/** Singular and plural forms of a word, itself excluded. */
export const otherNumbers = (word: string, languages: Languages): string[] => {
  if (word.length < SHORTEST_INFLECTED) return [];
  const forms = new Set<string>();
  for (const language of listed(languages, Object.keys(RULES))) {
    for (const [one, many] of IRREGULAR[language] ?? []) {
      if (word === one) forms.add(many);
      if (word === many) forms.add(one);
    }
    for (const { ending, other } of RULES[language] ?? []) {
      if (ending.test(word)) forms.add(word.replace(ending, other));
    }
  }
  forms.delete(word);
  return [...forms].filter((form) => form.length >= SHORTEST_INFLECTED - 1);
};
