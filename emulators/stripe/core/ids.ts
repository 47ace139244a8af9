import { randomInt } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export const randomText = (length: number): string => {
  let text = "";
  while (text.length < length) text += ALPHABET[randomInt(ALPHABET.length)] ?? "";
  return text;
};

/** An identifier in the vendor's form, such as `pi_3…`. */
export const newId = (prefix: string): string => `${prefix}_3${randomText(23)}`;
