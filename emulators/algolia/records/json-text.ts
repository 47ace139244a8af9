import type { RecordData } from "./paths";

const texts = new WeakMap<RecordData, string>();

/** The record as JSON, written once however often it is asked for; records are never changed in place. */
export const jsonText = (record: RecordData): string => {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record);
  texts.set(record, text);
  return text;
};
