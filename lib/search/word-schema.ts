import { z } from "zod";

const LONGEST = 60;
/** Algolia takes no more in one group that goes both ways. */
const MOST_WORDS = 20;
const MOST_OPTIONAL = 200;

const tidy = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

/** Words between commas or on lines of their own, each once. */
const listOf = (most: number) =>
  z
    .string()
    .max(20_000)
    .default("")
    .transform((text) => [
      ...new Set(
        text
          .split(/[,;\n]/)
          .map(tidy)
          .filter(Boolean),
      ),
    ])
    .pipe(
      z
        .array(z.string().max(LONGEST, `A word may have at most ${LONGEST} letters.`))
        .max(most, `At most ${most} words.`),
    );

const word = z
  .string()
  .default("")
  .transform(tidy)
  .pipe(z.string().max(LONGEST, `A word may have at most ${LONGEST} letters.`));

export const SynonymForm = z
  .object({
    /** Absent for a new one. */
    id: z.string().max(100).optional(),
    kind: z.enum(["same", "one-way"]),
    word,
    words: listOf(MOST_WORDS),
  })
  .check(({ value, issues }) => {
    const fault = (path: string, message: string) =>
      issues.push({ code: "custom", input: value, path: [path], message });
    if (value.kind === "one-way" && value.word === "") fault("word", "Say which word is typed.");
    if (value.kind === "one-way" && value.words.length === 0) fault("words", "Give at least one word.");
    if (value.kind === "same" && value.words.length < 2) fault("words", "Give at least two words.");
    if (value.kind === "one-way" && value.words.includes(value.word))
      fault("words", "A word finds itself anyway.");
  })
  .transform(({ kind, word: typed, ...rest }) => ({
    ...rest,
    kind,
    word: kind === "one-way" ? typed : null,
  }));
export type SynonymForm = z.output<typeof SynonymForm>;

export const SynonymId = z.object({ id: z.string().min(1).max(100) });

export const NeedlessWordsForm = z
  .object({ ignoreCommon: z.literal("1").optional(), optional: listOf(MOST_OPTIONAL) })
  .transform(({ ignoreCommon, optional }) => ({ ignoreCommon: ignoreCommon === "1", optional }));
