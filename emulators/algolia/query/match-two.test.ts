import fc from "fast-check";
import { expect, it } from "vitest";
import { TextIndex } from "@/emulators/algolia/text/text-index";
import { attributeView } from "./attribute-view";
import { candidates } from "./candidates";
import { expandQuery } from "./expand";
import { matchMany } from "./match-many";
import { matchTwo } from "./match-two";
import { readOptions } from "./options";
import { parseQuery } from "./query-words";

const word = fc.constantFrom(
  "lamp",
  "lamps",
  "lam",
  "solar",
  "solor",
  "garden",
  "sol",
  "sunlamp",
  "la",
  "mp",
);
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(" "));
const record = fc.record({ title: text, notes: fc.array(text, { maxLength: 3 }) });
const settings = { searchableAttributes: ["title", "unordered(notes)"] };

const rated = () =>
  Array.from({ length: candidates.count }, (_, at) => ({
    doc: candidates.docs[at],
    typos: candidates.typos[at],
    words: candidates.words[at],
    proximity: candidates.proximity[at],
    attribute: candidates.attribute[at],
    exact: candidates.exact[at],
  }));

it("rates pairs of words exactly as the general way does", () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 12 }), word, word, (records, first, second) => {
      const index = new TextIndex({ paths: ["notes", "title"], separators: "" });
      records.forEach((fields, doc) => {
        index.add(doc, { objectID: String(doc), ...fields });
      });
      const options = readOptions(settings, { query: `${first} ${second}` });
      const view = attributeView(index, settings, options);
      const slots = expandQuery(parseQuery(options).words, index, new Map(), options);
      const [one, two] = slots;
      if (!one || !two) throw new Error("two words make two slots");
      const marks = new Uint8Array(records.length).fill(1);
      matchTwo([one, two], index.postings, marks, view, records.length, 1);
      const pairs = rated();
      const general = { minProximity: 1, bestAttribute: false, needed: records.length, typoFirst: false };
      matchMany(slots, index.postings, marks, view, records.length, general);
      expect(pairs).toEqual(rated());
    }),
    { numRuns: 1_000 },
  );
});
