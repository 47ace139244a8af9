/** Words are compared without case, diacritics and ligatures, as the vendor's engine does by default. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
};
const SPECIAL = /[ßæœøłđðþħı]/g;

/** Longer words are cut: nobody types them, and they would make the dictionary slow. */
export const MAX_WORD = 64;

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
};

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);

export const normalizeWord = (raw: string): string => {
  const word = isAscii(raw) ? raw.toLowerCase() : fold(raw);
  return word.length > MAX_WORD ? word.slice(0, MAX_WORD) : word;
};

/** How many code units of the raw word make the first `length` characters of its normalized form. */
export const rawPrefixLength = (raw: string, length: number): number => {
  if (isAscii(raw)) return Math.min(length, raw.length);
  let normalized = 0;
  let at = 0;
  for (const character of raw) {
    const size = fold(character).length;
    if (normalized >= length && size > 0) break;
    normalized += size;
    at += character.length;
  }
  return at;
};
