type BrandRule = { name: string; prefix: RegExp; lengths: number[]; groups: number[]; cvc: number };

const STANDARD = { groups: [4, 4, 4, 4, 3], cvc: 3 };

const UNKNOWN_BRAND: BrandRule = { name: "unknown", prefix: /^/, lengths: [16], ...STANDARD };

const BRANDS: BrandRule[] = [
  { name: "visa", prefix: /^4/, lengths: [16], ...STANDARD },
  { name: "mastercard", prefix: /^(5[1-5]|2[2-7])/, lengths: [16], ...STANDARD },
  { name: "amex", prefix: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvc: 4 },
  { name: "discover", prefix: /^(6011|64|65)/, lengths: [16], ...STANDARD },
  { name: "diners", prefix: /^3(0|6|8)/, lengths: [14, 16], ...STANDARD },
  { name: "jcb", prefix: /^35/, lengths: [16], ...STANDARD },
  { name: "unionpay", prefix: /^62/, lengths: [16, 19], ...STANDARD },
];

/** The brands shown while nothing tells which it is. */
export const COMMON_BRANDS = ["visa", "mastercard", "amex", "discover"];

export const brandOf = (digits: string): BrandRule =>
  digits === "" ? UNKNOWN_BRAND : (BRANDS.find(({ prefix }) => prefix.test(digits)) ?? UNKNOWN_BRAND);
