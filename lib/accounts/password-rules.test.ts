import { expect, test } from "vitest";
import { accounts } from "@/db/seed/people";
import { passwordFault } from "./password-rules";

test.each(["Short-1", "alllower1", "ALLUPPER1", "NoDigitsHere", "12345678", ""])(
  "%s lacks length or a kind of sign",
  (password) => expect(passwordFault(password)).toMatch(/at least 8/),
);

test.each([
  "Password1",
  "P@ssw0rd",
  "passworD123!",
  "Welcome2024!",
  "123Qwerty",
  "1Qaz2wsx",
  "Abcd1234!",
  "Iloveyou1",
  "MonkeyMonkey1",
])("%s is among those that are guessed first", (password) =>
  expect(passwordFault(password)).toMatch(/Too many people/),
);

test.each(["Correct-Horse-7", "Sturdy-Pass-42", "xK9#mWq2", "Überraschung9", "Secret-garden-1"])(
  "%s will do",
  (password) => expect(passwordFault(password)).toBeNull(),
);

test("the accounts of a fresh shop keep to the rules", () => {
  expect(accounts.map(({ password }) => passwordFault(password))).toEqual(accounts.map(() => null));
});
