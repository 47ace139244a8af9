import { forEachLeaf, type RecordData, valuesAt } from "@/emulators/algolia/records/paths";
import { MAX_ATTRIBUTES } from "./postings";

/** One entry of `searchableAttributes`: attributes of one rank, and whether the place in the text counts. */
export type SearchableAttribute = { path: string; rank: number; isOrdered: boolean };

const UNORDERED = /^unordered\((.*)\)$/;

/** Reads `["name,title", "unordered(description)"]`; attributes that share an entry are unordered. */
export const parseSearchableAttributes = (entries: readonly string[]): SearchableAttribute[] =>
  entries.flatMap((entry, rank) => {
    const inner = UNORDERED.exec(entry.trim())?.[1] ?? entry;
    const paths = inner.split(",").map((path) => path.trim());
    const isOrdered = inner === entry && paths.length === 1;
    return paths.filter(Boolean).map((path) => ({ path, rank, isOrdered }));
  });

/** Attributes never searched unless they are named. */
const isHidden = (path: string): boolean => path === "objectID" || path.startsWith("_");

/**
 * Which attributes of a record are words, and the number each has in the postings. Without a list every text is
 * searched, and attributes are numbered as they appear.
 */
export class AttributeNumbers {
  readonly paths: string[];
  private readonly numbers = new Map<string, number>();
  private readonly isOpen: boolean;

  constructor(paths: readonly string[] | undefined) {
    this.paths = [];
    this.isOpen = paths === undefined;
    for (const path of paths ?? []) this.numberOf(path);
  }

  find(path: string): number | undefined {
    return this.numbers.get(path);
  }

  private numberOf(path: string): number {
    const known = this.numbers.get(path);
    if (known !== undefined) return known;
    const number = Math.min(this.paths.length, MAX_ATTRIBUTES - 1);
    this.paths.push(path);
    this.numbers.set(path, number);
    return number;
  }

  /** Calls for every text of the record that is searched; numbers are searched as they are written. */
  forEachText(record: RecordData, visit: (attribute: number, text: string) => void): void {
    if (this.isOpen) {
      forEachLeaf(record, "", (path, leaf) => {
        if (typeof leaf !== "boolean" && !isHidden(path)) visit(this.numberOf(path), String(leaf));
      });
      return;
    }
    for (let index = 0; index < this.paths.length; index++) {
      const number = Math.min(index, MAX_ATTRIBUTES - 1);
      for (const value of valuesAt(record, this.paths[index] ?? "")) {
        forEachLeaf(value, "", (_path, leaf) => {
          if (typeof leaf !== "boolean") visit(number, String(leaf));
        });
      }
    }
  }
}
