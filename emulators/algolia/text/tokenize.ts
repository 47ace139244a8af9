import { normalizeWord } from "./normalize";

/** Called for each word with its position (in words) and its place in the text (in code units). */
export type EmitWord = (word: string, position: number, start: number, end: number) => void;

export type TokenizeOptions = {
  /**
   * Words joined by one of `. ' ® ©` (`don't`, `B.C.E.`) are also one word. Records are indexed under both, without
   * the parts shorter than three letters; a query takes the joined word alone when it has such short parts.
   */
  joined: "record" | "query";
  /** Characters that are words of their own (`separatorsToIndex`). */
  separators?: string;
  /** Position of the first word. */
  from?: number;
};

const SEPARATOR = 1;
const LETTER = 2;
const IDEOGRAPH = 3;
const SHORT_PART = 3;
const JOINERS = ".'’®©";
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** Scripts without spaces between words: each character is a word. */
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const classes = new Uint8Array(65_536);

const classify = (character: string): number => {
  if (WITHOUT_SPACES.test(character)) return IDEOGRAPH;
  return WORD_CHARACTER.test(character) ? LETTER : SEPARATOR;
};

const classAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  const known = classes[code];
  if (known) return known;
  const isPair = code >= 0xd800 && code <= 0xdbff && at + 1 < text.length;
  if (isPair) return classify(String.fromCodePoint(text.codePointAt(at) ?? code));
  const found = classify(String.fromCharCode(code));
  classes[code] = found;
  return found;
};

const widthAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff && at + 1 < text.length ? 2 : 1;
};

const endOfRun = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && classAt(text, at) === LETTER) at += widthAt(text, at);
  return at;
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const joins = (text: string, end: number): boolean =>
  end + 1 < text.length &&
  JOINERS.includes(text.charAt(end)) &&
  !isDigit(text.charCodeAt(end - 1)) &&
  classAt(text, end + 1) === LETTER;

type Part = { start: number; end: number };

const emitGroup = (
  text: string,
  parts: readonly Part[],
  from: number,
  joined: "record" | "query",
  emit: EmitWord,
): number => {
  const words = parts.map((part) => normalizeWord(text.slice(part.start, part.end)));
  const isShort = (word: string) => word.length < SHORT_PART;
  const withParts = joined === "record" || !words.some(isShort);
  let position = from;
  if (withParts) {
    parts.forEach((part, index) => {
      const word = words[index] ?? "";
      if (joined === "record" && isShort(word)) return;
      emit(word, position, part.start, part.end);
      position += 1;
    });
  }
  if (joined === "record" || !withParts) {
    const start = parts[0]?.start ?? 0;
    emit(normalizeWord(words.join("")), from, start, parts.at(-1)?.end ?? start);
  }
  return Math.max(position, from + 1);
};

/** Splits a text into normalized words; answers the position after the last one. */
export const tokenize = (text: string, options: TokenizeOptions, emit: EmitWord): number => {
  let position = options.from ?? 0;
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === LETTER) {
      let end = endOfRun(text, at);
      if (!joins(text, end)) {
        emit(normalizeWord(text.slice(at, end)), position++, at, end);
      } else {
        const parts: Part[] = [{ start: at, end }];
        while (joins(text, end)) {
          const start = end + 1;
          end = endOfRun(text, start);
          parts.push({ start, end });
        }
        position = emitGroup(text, parts, position, options.joined, emit);
      }
      at = end;
      continue;
    }
    const width = widthAt(text, at);
    const isWord = kind === IDEOGRAPH || options.separators?.includes(text.charAt(at));
    if (isWord) emit(normalizeWord(text.slice(at, at + width)), position++, at, at + width);
    at += width;
  }
  return position;
};

/** The words of a text, in order. */
export const wordsOf = (text: string, joined: "record" | "query", separators?: string): string[] => {
  const words: string[] = [];
  tokenize(text, { joined, separators }, (word) => words.push(word));
  return words.filter((word) => word.length > 0);
};
