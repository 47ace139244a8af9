import { BankForm } from "./bank-form";
import { CardForm } from "./card-form";
import { el } from "./dom";
import type { MethodForm } from "./form";

const nextYear = (): string => `12 / ${String(new Date().getFullYear() + 3).slice(2)}`;

const CARDS: [string, string][] = [
  ["Succeeds", "4242424242424242"],
  ["Asks for 3-D Secure", "4000002760003184"],
  ["Declined", "4000000000000002"],
  ["Insufficient funds", "4000000000009995"],
  ["Wrong security code", "4000000000000127"],
  ["3-D Secure, then declined", "4000008400001629"],
  ["Disputed later", "4000000000000259"],
];

const US_ACCOUNTS: [string, string[]][] = [
  ["The bank pays", ["110000000", "000123456789"]],
  ["Insufficient funds", ["110000000", "000222222227"]],
  ["Stays processing", ["110000000", "000000000009"]],
];

const SEPA_ACCOUNTS: [string, string[]][] = [
  ["The bank pays", ["DE89370400440532013000"]],
  ["Insufficient funds", ["DE62370400440532013001"]],
];

type Choice = { label: string; fill: () => void };

const choicesFor = (form: MethodForm): Choice[] => {
  if (form instanceof CardForm)
    return CARDS.map(([label, number]) => ({
      label,
      fill: () => form.fill(number, nextYear(), "123"),
    }));
  if (!(form instanceof BankForm)) return [];
  const accounts = form.type === "sepa_debit" ? SEPA_ACCOUNTS : US_ACCOUNTS;
  return accounts.map(([label, account]) => ({ label, fill: () => form.fill(...account) }));
};

/** No money moves here, so the form offers what it can be tried with. */
export const testValues = (form: MethodForm): HTMLElement => {
  const choices = choicesFor(form).map(({ label, fill }) => {
    const button = el("button", { type: "button", class: "TestValue" }, label);
    button.addEventListener("click", fill);
    return button;
  });
  return el(
    "details",
    { class: "TestValues" },
    el("summary", {}, "Test mode · fill in a test value"),
    el("div", { class: "TestValueList" }, ...choices),
  );
};
