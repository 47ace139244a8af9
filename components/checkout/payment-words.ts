import { ownValue } from "@/lib/kernel/own";

const AGAIN = "Nothing was charged.";

const DEFAULT = `The payment did not go through. ${AGAIN} Try again, or pay another way.`;

/** By Stripe's decline code, else by its error code. What a bank suspects of a card is not for the person who holds it. */
const REASONS: Record<string, string> = {
  card_declined: `Your card was declined. ${AGAIN} Try another card.`,
  insufficient_funds: `There is not enough money on this card. ${AGAIN} Try another card.`,
  expired_card: `This card has expired. ${AGAIN} Try another card.`,
  incorrect_cvc: `The security code does not match the card. ${AGAIN} Check it and try again.`,
  invalid_cvc: `The security code does not match the card. ${AGAIN} Check it and try again.`,
  incorrect_number: `The card number is not right. ${AGAIN} Check it and try again.`,
  invalid_number: `The card number is not right. ${AGAIN} Check it and try again.`,
  incorrect_zip: `The postal code does not match the card. ${AGAIN} Check it and try again.`,
  invalid_expiry_month: `The expiry date is not right. ${AGAIN} Check it and try again.`,
  invalid_expiry_year: `The expiry date is not right. ${AGAIN} Check it and try again.`,
  processing_error: `The card could not be reached just now. ${AGAIN} Try again in a moment.`,
  issuer_not_available: `Your bank could not be reached just now. ${AGAIN} Try again in a moment.`,
  try_again_later: `Your bank could not be reached just now. ${AGAIN} Try again in a moment.`,
  card_velocity_exceeded: `The limit of this card is reached. ${AGAIN} Try another card.`,
  withdrawal_count_limit_exceeded: `The limit of this card is reached. ${AGAIN} Try another card.`,
  card_not_supported: `This card cannot be used here. ${AGAIN} Try another card.`,
  currency_not_supported: `This card cannot pay in this currency. ${AGAIN} Try another card.`,
  testmode_decline: `This is a test shop: only test cards work, such as 4242 4242 4242 4242. ${AGAIN}`,
  live_mode_test_card: `This is a test card; use a real one. ${AGAIN}`,
  payment_intent_authentication_failure: `Your bank did not confirm that it was you. ${AGAIN} Try again, or use another card.`,
  authentication_required: `Your bank wants to confirm that it is you. ${AGAIN} Try again.`,
};

/** Why a payment did not go through and what to do, for the person who pays. */
export const refusalWords = ({ code, declineCode }: { code: string; declineCode: string }): string =>
  ownValue(REASONS, declineCode) ?? ownValue(REASONS, code) ?? DEFAULT;

export const UNKNOWN_OUTCOME =
  "We lost the connection while you were paying. Check it and press the button again: an order is charged at most once.";
