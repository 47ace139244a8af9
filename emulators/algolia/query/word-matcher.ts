import { nearestPrefix } from "@/emulators/algolia/text/typos";
import type { Slot } from "./slots";

/** Which word of the query a word of a record stands for, and how many of its letters. */
export type WordMatch = { slot: number; letters: number };

/** Tells for words of records whether the query found them; answers are kept while the search lasts. */
export class WordMatcher {
  readonly slots: readonly Slot[];
  private readonly onlyExact: boolean;
  private readonly known = new Map<string, WordMatch | undefined>();

  constructor(slots: readonly Slot[], onlyExact: boolean) {
    this.slots = slots;
    this.onlyExact = onlyExact;
  }

  match(word: string): WordMatch | undefined {
    if (this.known.has(word)) return this.known.get(word);
    const found = this.find(word);
    this.known.set(word, found);
    return found;
  }

  private find(word: string): WordMatch | undefined {
    let best: WordMatch | undefined;
    this.slots.forEach((slot, number) => {
      const letters = this.lettersOf(slot, word);
      if (letters > (best?.letters ?? 0)) best = { slot: number, letters };
    });
    return best;
  }

  private lettersOf(slot: Slot, word: string): number {
    if (slot.words.includes(word)) return word.length;
    if (this.onlyExact) return 0;
    const typed = slot.words[0] ?? "";
    if (slot.isPrefix && word.startsWith(typed)) return typed.length;
    const alternative = slot.alternatives.get(word);
    if (alternative === "whole") return word.length;
    return alternative === "prefix" ? nearestPrefix(typed, word).letters : 0;
  }
}
