import type { BehaviourName } from "./behaviours";

export type Brand = "visa" | "mastercard" | "amex" | "discover" | "diners" | "jcb" | "unionpay";

export type TestCard = {
  number: string;
  brand: Brand;
  funding: "credit" | "debit" | "prepaid";
  country: string;
  behaviour: BehaviourName;
};

const card = (
  number: string,
  behaviour: BehaviourName = "succeed",
  brand: Brand = "visa",
  funding: TestCard["funding"] = "credit",
  country = "US",
): TestCard => ({ number, brand, funding, country, behaviour });

/** The vendor's documented test cards, under the tokens that stand for them. */
const BY_TOKEN: Record<string, TestCard> = {
  pm_card_visa: card("4242424242424242"),
  pm_card_visa_debit: card("4000056655665556", "succeed", "visa", "debit"),
  pm_card_mastercard: card("5555555555554444", "succeed", "mastercard"),
  pm_card_mastercard_debit: card("5200828282828210", "succeed", "mastercard", "debit"),
  pm_card_mastercard_prepaid: card("5105105105105100", "succeed", "mastercard", "prepaid"),
  pm_card_amex: card("378282246310005", "succeed", "amex"),
  pm_card_discover: card("6011111111111117", "succeed", "discover"),
  pm_card_diners: card("3056930009020004", "succeed", "diners"),
  pm_card_jcb: card("3566002020360505", "succeed", "jcb"),
  pm_card_unionpay: card("6200000000000005", "succeed", "unionpay"),
  pm_card_visa_chargeDeclined: card("4000000000000002", "generic_decline"),
  pm_card_visa_chargeDeclinedInsufficientFunds: card("4000000000009995", "insufficient_funds"),
  pm_card_visa_chargeDeclinedLostCard: card("4000000000009987", "lost_card"),
  pm_card_visa_chargeDeclinedStolenCard: card("4000000000009979", "stolen_card"),
  pm_card_chargeDeclinedExpiredCard: card("4000000000000069", "expired_card"),
  pm_card_chargeDeclinedIncorrectCvc: card("4000000000000127", "incorrect_cvc"),
  pm_card_chargeDeclinedProcessingError: card("4000000000000119", "processing_error"),
  pm_card_visa_chargeDeclinedVelocityLimitExceeded: card("4000000000006975", "velocity_exceeded"),
  pm_card_chargeCustomerFail: card("4000000000000341", "generic_decline"),
  pm_card_radarBlock: card("4100000000000019", "fraudulent"),
  pm_card_authenticationRequired: card("4000002760003184", "three_d_secure"),
  pm_card_authenticationRequiredOnSetup: card("4000002500003155", "three_d_secure"),
  pm_card_authenticationRequiredSetupForOffSession: card("4000003800000446", "three_d_secure"),
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: card(
    "4000008260003178",
    "three_d_secure_then_insufficient_funds",
  ),
  pm_card_threeDSecure2Required: card("4000000000003220", "three_d_secure", "visa", "credit", "IE"),
  pm_card_threeDSecureRequired: card("4000000000003063", "three_d_secure"),
  pm_card_threeDSecureRequiredChargeDeclined: card("4000008400001629", "three_d_secure_then_decline"),
  pm_card_threeDSecureRequiredProcessingError: card(
    "4000008400001280",
    "three_d_secure_then_processing_error",
  ),
  pm_card_threeDSecureOptional: card("4000000000003055"),
  pm_card_createDispute: card("4000000000000259", "dispute_fraudulent"),
  pm_card_createDisputeProductNotReceived: card("4000000000002685", "dispute_product_not_received"),
  pm_card_pendingRefund: card("4000000000007726", "refund_pending"),
  pm_card_refundFail: card("4000000000005126", "refund_fails"),
  pm_card_bypassPending: card("4000000000000077"),
};

/** Other tokens and numbers the vendor documents for cards above. */
const TOKEN_ALIASES: Record<string, string> = {
  pm_card_chargeDeclined: "pm_card_visa_chargeDeclined",
  pm_card_chargeDeclinedInsufficientFunds: "pm_card_visa_chargeDeclinedInsufficientFunds",
  pm_card_us: "pm_card_visa",
};

const MORE_CARDS: TestCard[] = [
  card("4111111111111111"),
  card("4012888888881881"),
  card("2223003122003222", "succeed", "mastercard"),
  card("371449635398431", "succeed", "amex"),
  card("6011000990139424", "succeed", "discover"),
  card("36227206271667", "succeed", "diners"),
  card("3530111333300000", "succeed", "jcb"),
  card("4000008400000027", "three_d_secure"),
];

const BY_NUMBER = new Map(
  [...Object.values(BY_TOKEN), ...MORE_CARDS].map((testCard) => [testCard.number, testCard]),
);

export const cardOfToken = (token: string): TestCard | undefined => BY_TOKEN[TOKEN_ALIASES[token] ?? token];

const BRAND_PREFIXES: [RegExp, Brand][] = [
  [/^4/, "visa"],
  [/^(5[1-5]|2[2-7])/, "mastercard"],
  [/^3[47]/, "amex"],
  [/^(6011|64|65)/, "discover"],
  [/^3(0|6|8)/, "diners"],
  [/^35/, "jcb"],
  [/^62/, "unionpay"],
];

/** Any other well-formed number is a card the test mode refuses. */
export const cardOfNumber = (number: string): TestCard =>
  BY_NUMBER.get(number) ??
  card(number, "not_a_test_card", BRAND_PREFIXES.find(([prefix]) => prefix.test(number))?.[1] ?? "visa");

export const passesLuhn = (number: string): boolean => {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};
