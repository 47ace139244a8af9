import { expect, test } from "vitest";
import { seal, unseal } from "./sealed";

test("sealed text is read for its purpose only, and not at all when altered", () => {
  const sealed = seal("a secret", "one");
  expect(unseal(sealed, "one")).toBe("a secret");
  expect(unseal(sealed, "two")).toBeNull();
  const altered = `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`;
  expect(unseal(altered, "one")).toBeNull();
});
