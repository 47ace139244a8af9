import type { RecordData } from "@/emulators/algolia/records/paths";
import { AttributeNumbers } from "./attributes";
import { Dictionary } from "./dictionary";
import { MAX_ATTRIBUTES, Postings, packLocation } from "./postings";
import { tokenize } from "./tokenize";

/** What the words of an index depend on; indices that agree on it share one text index. */
export type TextShape = { paths?: readonly string[]; separators: string };

export const shapeKey = (shape: TextShape): string => JSON.stringify([shape.paths ?? "*", shape.separators]);

/** Words of two elements of an array are this far apart, so that they do not count as neighbours. */
const ELEMENT_GAP = 8;

/** The inverted index of one set of records. */
export class TextIndex {
  readonly dictionary = new Dictionary();
  readonly postings = new Postings();
  readonly attributes: AttributeNumbers;
  private readonly separators: string;
  private readonly nextPosition = new Int32Array(MAX_ATTRIBUTES);
  private terms: number[] = [];
  private positions: number[] = [];
  private numbered = 0;

  constructor(shape: TextShape) {
    this.attributes = new AttributeNumbers(shape.paths);
    this.separators = shape.separators;
  }

  add(doc: number, record: RecordData): void {
    this.nextPosition.fill(0);
    this.attributes.forEachText(record, (attribute, text) => this.addText(doc, attribute, text));
  }

  private addText(doc: number, attribute: number, text: string): void {
    const from = this.nextPosition[attribute] ?? 0;
    this.terms.length = 0;
    this.positions.length = 0;
    const options = { joined: "record", separators: this.separators, from } as const;
    const end = tokenize(text, options, (word, position) => {
      if (word === "") return;
      const term = this.dictionary.add(word);
      while (this.numbered <= term) this.postings.addTerm(this.numbered++);
      this.terms.push(term);
      this.positions.push(position);
    });
    const isSole = end - from === 1;
    for (let i = 0; i < this.terms.length; i++) {
      this.postings.add(this.terms[i] ?? 0, doc, packLocation(attribute, this.positions[i] ?? 0, isSole));
    }
    this.nextPosition[attribute] = end + ELEMENT_GAP;
  }

  /** Whether two versions of a record read the same, so that nothing need be indexed again. */
  isSameText(before: RecordData, after: RecordData): boolean {
    const textOf = (record: RecordData) => {
      const texts: string[] = [];
      this.attributes.forEachText(record, (attribute, text) => texts.push(`${attribute}:${text}`));
      return texts.join("\n");
    };
    return textOf(before) === textOf(after);
  }

  purge(alive: Uint8Array): void {
    this.postings.purge(this.dictionary.size, alive);
  }
}
