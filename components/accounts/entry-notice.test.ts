import { expect, test } from "vitest";
import { entryNotice } from "./entry-notice";

test.each(["constructor", "__proto__", "toString", "no such word", "<b>"])(
  "%s in the address is told like any failed sign-in",
  (error) => expect(entryNotice({ error })?.text).toBe("Signing in did not work. Try again, or another way."),
);

test("a word of ours is told as it is meant", () => {
  expect(entryNotice({ error: "SessionRequired" })).toEqual({
    tone: "danger",
    text: "Sign in to see that page.",
  });
});
