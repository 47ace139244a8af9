import type { BehaviourName } from "./behaviours";

export type TestBankAccount = {
  type: "us_bank_account" | "sepa_debit";
  last4: string;
  routingNumber: string | null;
  country: string;
  behaviour: BehaviourName;
};

type Known = { number: string; behaviour: BehaviourName; tokens: string[] };

const ROUTING_NUMBER = "110000000";

const US_ACCOUNTS: Known[] = [
  {
    number: "000123456789",
    behaviour: "bank_succeeds",
    tokens: ["pm_usBankAccount", "pm_usBankAccount_success"],
  },
  { number: "000111111113", behaviour: "bank_account_closed", tokens: ["pm_usBankAccount_accountClosed"] },
  { number: "000111111116", behaviour: "bank_no_account", tokens: ["pm_usBankAccount_noAccount"] },
  {
    number: "000222222227",
    behaviour: "bank_insufficient_funds",
    tokens: ["pm_usBankAccount_insufficientFunds"],
  },
  {
    number: "000333333335",
    behaviour: "bank_debit_not_authorized",
    tokens: ["pm_usBankAccount_debitNotAuthorized"],
  },
  { number: "000555555559", behaviour: "bank_dispute", tokens: ["pm_usBankAccount_dispute"] },
  { number: "000000000009", behaviour: "bank_never_settles", tokens: ["pm_usBankAccount_processing"] },
];

const SEPA_ACCOUNTS: Known[] = [
  { number: "DE89370400440532013000", behaviour: "bank_succeeds", tokens: ["pm_success_de"] },
  { number: "DE62370400440532013001", behaviour: "bank_insufficient_funds", tokens: ["pm_failed_de"] },
  { number: "AT611904300234573201", behaviour: "bank_succeeds", tokens: ["pm_success_at"] },
  { number: "AT861904300235473202", behaviour: "bank_insufficient_funds", tokens: ["pm_failed_at"] },
];

const usAccount = ({ number, behaviour }: Omit<Known, "tokens">): TestBankAccount => ({
  type: "us_bank_account",
  last4: number.slice(-4),
  routingNumber: ROUTING_NUMBER,
  country: "US",
  behaviour,
});

const sepaAccount = ({ number, behaviour }: Omit<Known, "tokens">): TestBankAccount => ({
  type: "sepa_debit",
  last4: number.slice(-4),
  routingNumber: null,
  country: number.slice(0, 2),
  behaviour,
});

const withToken = (accounts: Known[], token: string) =>
  accounts.find((account) => account.tokens.includes(token));

export const accountOfToken = (token: string): TestBankAccount | undefined => {
  const us = withToken(US_ACCOUNTS, token);
  if (us) return usAccount(us);
  const sepa = withToken(SEPA_ACCOUNTS, token);
  return sepa && sepaAccount(sepa);
};

/** An account that the vendor does not document behaves as the one that succeeds. */
export const usAccountOfNumber = (number: string): TestBankAccount =>
  usAccount(
    US_ACCOUNTS.find((account) => account.number === number) ?? { number, behaviour: "bank_succeeds" },
  );

export const sepaAccountOfIban = (iban: string): TestBankAccount => {
  const number = iban.replace(/\s/g, "").toUpperCase();
  return sepaAccount(
    SEPA_ACCOUNTS.find((account) => account.number === number) ?? { number, behaviour: "bank_succeeds" },
  );
};
