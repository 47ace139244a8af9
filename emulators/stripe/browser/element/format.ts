import { brandOf } from "./card-brand";

export const digitsOf = (text: string): string => text.replace(/\D/g, "");

export const formatCardNumber = (text: string): string => {
  const digits = digitsOf(text);
  const { groups, lengths } = brandOf(digits);
  const kept = digits.slice(0, Math.max(...lengths));
  const parts: string[] = [];
  let start = 0;
  for (const size of groups) {
    if (start >= kept.length) break;
    parts.push(kept.slice(start, start + size));
    start += size;
  }
  return parts.join(" ");
};

/** `MM / YY`; a month that can only have one digit gets its zero. */
export const formatExpiry = (text: string, previous: string): string => {
  const typed = digitsOf(text);
  const digits = (/^[2-9]/.test(typed) ? `0${typed}` : typed).slice(0, 4);
  const isDeleting = text.length < previous.length;
  if (digits.length < 2 || (digits.length === 2 && isDeleting)) return digits;
  return `${digits.slice(0, 2)} / ${digits.slice(2)}`;
};
