import { brandOf } from "./card-brand";
import { digitsOf } from "./format";

export type Problem = { code: string; message: string };

const problem = (code: string, message: string): Problem => ({ code, message });

const passesLuhn = (digits: string): boolean =>
  [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

export const checkCardNumber = (text: string): Problem | undefined => {
  const digits = digitsOf(text);
  if (!brandOf(digits).lengths.includes(digits.length))
    return problem("incomplete_number", "Your card number is incomplete.");
  return passesLuhn(digits) ? undefined : problem("invalid_number", "Your card number is invalid.");
};

export const checkExpiry = (text: string, today = new Date()): Problem | undefined => {
  const digits = digitsOf(text);
  if (digits.length < 4) return problem("incomplete_expiry", "Your card's expiration date is incomplete.");
  const month = Number(digits.slice(0, 2));
  const year = 2000 + Number(digits.slice(2));
  if (month < 1 || month > 12)
    return problem("invalid_expiry_month", "Your card's expiration date is invalid.");
  if (year < today.getFullYear())
    return problem("invalid_expiry_year_past", "Your card's expiration year is in the past.");
  if (year === today.getFullYear() && month < today.getMonth() + 1)
    return problem("invalid_expiry_month_past", "Your card's expiration date is in the past.");
  return year > today.getFullYear() + 50
    ? problem("invalid_expiry_year", "Your card's expiration year is invalid.")
    : undefined;
};

export const checkCvc = (text: string, cardNumber: string): Problem | undefined => {
  const { cvc, name } = brandOf(digitsOf(cardNumber));
  const length = digitsOf(text).length;
  const enough = name === "amex" ? length >= 3 : length === cvc;
  return enough ? undefined : problem("incomplete_cvc", "Your card's security code is incomplete.");
};

const POSTAL_CODES: Record<string, RegExp> = {
  US: /^\d{5}(-\d{4})?$/,
  CA: /^[a-z]\d[a-z] ?\d[a-z]\d$/i,
  GB: /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i,
};

export const asksPostalCode = (country: string): boolean => country in POSTAL_CODES;

export const checkPostalCode = (text: string, country: string): Problem | undefined => {
  const pattern = POSTAL_CODES[country];
  if (!pattern || pattern.test(text.trim())) return undefined;
  return country === "US"
    ? problem("incomplete_zip", "Your ZIP is invalid.")
    : problem("incomplete_postal_code", "Your postal code is invalid.");
};

export const checkName = (text: string): Problem | undefined =>
  text.trim() === "" ? problem("incomplete_name", "Please provide your full name.") : undefined;

export const checkEmail = (text: string): Problem | undefined => {
  if (text.trim() === "") return problem("incomplete_email", "Please provide your email address.");
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
    ? undefined
    : problem("invalid_email", "Your email address is incomplete.");
};

export const checkRoutingNumber = (text: string): Problem | undefined =>
  digitsOf(text).length === 9
    ? undefined
    : problem("incomplete_routing_number", "Your routing number is incomplete.");

export const checkAccountNumber = (text: string): Problem | undefined =>
  digitsOf(text).length >= 4
    ? undefined
    : problem("incomplete_account_number", "Your account number is incomplete.");

export const checkIban = (text: string): Problem | undefined =>
  /^[a-z]{2}\d{2}[a-z\d]{11,30}$/i.test(text.replace(/\s/g, ""))
    ? undefined
    : problem("incomplete_iban", "Your IBAN is incomplete.");
