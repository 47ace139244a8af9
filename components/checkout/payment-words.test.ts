import { expect, test } from "vitest";
import { refusalWords } from "./payment-words";

test("a decline says that nothing was charged and what to do", () => {
  expect(refusalWords({ code: "card_declined", declineCode: "generic_decline" })).toBe(
    "Your card was declined. Nothing was charged. Try another card.",
  );
});

test("the bank's reason is said when it helps", () => {
  expect(refusalWords({ code: "card_declined", declineCode: "insufficient_funds" })).toMatch(
    /not enough money/,
  );
  expect(refusalWords({ code: "incorrect_cvc", declineCode: "" })).toMatch(/security code/);
  expect(refusalWords({ code: "payment_intent_authentication_failure", declineCode: "" })).toMatch(
    /Your bank/,
  );
});

test("nobody is told that their card was reported lost or stolen", () => {
  const plain = refusalWords({ code: "card_declined", declineCode: "generic_decline" });
  for (const declineCode of ["lost_card", "stolen_card", "fraudulent", "pickup_card"]) {
    expect(refusalWords({ code: "card_declined", declineCode })).toBe(plain);
  }
});

test("a bank debit that failed is not called a card", () => {
  const words = refusalWords({ code: "payment_method_provider_decline", declineCode: "" });
  expect(words).toMatch(/^The payment did not go through. Nothing was charged./);
  expect(words).not.toMatch(/card/);
});
