import { expect, test } from "vitest";
import { hashPassword, isPassword } from "./passwords";

test("a password is known by its hash, which never looks the same twice", async () => {
  const [first, second] = await Promise.all([hashPassword("Shopper-pass-1"), hashPassword("Shopper-pass-1")]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
  expect(await isPassword("Shopper-pass-1", first)).toBe(true);
  expect(await isPassword("shopper-pass-1", first)).toBe(false);
  expect(await isPassword("Shopper-pass-1", "not a hash")).toBe(false);
});
