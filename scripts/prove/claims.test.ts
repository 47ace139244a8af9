import { afterEach, expect, test, vi } from "vitest";
import { Claims } from "./claims";

const codeAfter = (say: (claims: Claims) => void): typeof process.exitCode => {
  vi.spyOn(console, "log").mockReturnValue();
  const claims = new Claims();
  say(claims);
  claims.conclude(performance.now());
  return process.exitCode;
};

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

test("a proof ends well when each of its claims holds", () => {
  expect(codeAfter((claims) => claims.claim(true, "this", "seen"))).toBeUndefined();
});

test("one broken claim among others that hold is a failure", () => {
  const said = (claims: Claims) => [false, true].map((holds) => claims.claim(holds, "this", "seen"));
  expect(codeAfter(said)).toBe(1);
});

test("a proof that claims nothing, as with a misspelt section, is a failure", () => {
  expect(codeAfter(() => undefined)).toBe(1);
});

test("what was not run is told at the end and is neither a claim nor a failure", () => {
  const said = (claims: Claims) => {
    claims.notRun("that", "nobody answered");
    claims.claim(true, "this", "seen");
  };
  expect(codeAfter(said)).toBeUndefined();
  expect(codeAfter((claims) => claims.notRun("that", "nobody answered"))).toBe(1);
});
