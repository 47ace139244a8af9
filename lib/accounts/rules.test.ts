import { describe, expect, test } from "vitest";
import { FOREIGN_ADDRESSES } from "@/testing/attacks/foreign-addresses";
import { afterFailure, type Guard, lockLeftMs, safePath } from "./rules";

describe("where a sign-in returns to", () => {
  test.each([
    ["/cart", "/cart"],
    ["/search?q=green%20apples&page=2#results", "/search?q=green%20apples&page=2#results"],
    ["/order/ord_01", "/order/ord_01"],
    ["/account/../cart", "/cart"],
    ["/café", "/caf%C3%A9"],
    ["/search?next=https://evil.example", "/search?next=https://evil.example"],
    ["/", "/"],
  ])("is the path %s of this shop", (wanted, path) => {
    expect(safePath(wanted)).toBe(path);
  });

  const HERE = "http://here.invalid";

  test.each(FOREIGN_ADDRESSES)("stays in this shop where %j was asked for", (wanted) => {
    const path = safePath(wanted);
    expect(path).toMatch(/^\/(?![\\/])[\x21-\x7e]*$/);
    expect(new URL(path, HERE).origin).toBe(HERE);
    expect(new URL(`${HERE}${path}`).origin).toBe(HERE);
  });

  test.each([
    "http://evil.example/account",
    "//localhost:3000@evil.example",
    "//\\evil.example",
    "/\r/evil.example",
    "\t//evil.example",
    " https://evil.example",
    "/\u0000/evil.example",
    "/./..//evil.example",
    "/%2e//evil.example",
    "JaVaScRiPt:alert(1)",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://evil.example/1",
    "mailto:a@evil.example",
    "ftp://evil.example",
    "evil.example",
    "evil.example/account",
    "@evil.example",
    ".evil.example",
    ":80",
    "?next=//evil.example",
    "#//evil.example",
    "",
    " ",
    "/api/auth/signout",
    "/sign-in?next=/sign-in",
    "/sign-up",
    `/${"a".repeat(3000)}`,
    null,
    undefined,
    7,
    ["/cart"],
  ])("is the account's page where %j was asked for", (wanted) => {
    expect(safePath(wanted)).toBe("/account");
  });
});

describe("guessing", () => {
  const MINUTE = 60_000;
  const failAt = (...times: number[]): Guard | null =>
    times.reduce<Guard | null>((guard, at) => afterFailure(guard, at), null);

  test("four failures leave the address open, the fifth within 15 minutes locks it", () => {
    const four = failAt(0, MINUTE, 2 * MINUTE, 14 * MINUTE);
    expect(lockLeftMs(four, 14 * MINUTE)).toBe(0);
    expect(lockLeftMs(afterFailure(four, 14.9 * MINUTE), 14.9 * MINUTE)).toBe(30_000);
  });

  test("failures that lie further apart do not add up", () => {
    const spread = failAt(0, 4 * MINUTE, 8 * MINUTE, 12 * MINUTE, 16 * MINUTE, 20 * MINUTE);
    expect(lockLeftMs(spread, 20 * MINUTE)).toBe(0);
  });

  test("each further failure locks for twice as long, at most 15 minutes", () => {
    let guard = failAt(0, 1, 2, 3, 4);
    const seconds = [lockLeftMs(guard, 4) / 1000];
    for (let n = 0; n < 6; n += 1) {
      const reopened = (guard?.lockedUntil ?? 0) + 1;
      guard = afterFailure(guard, reopened);
      seconds.push(lockLeftMs(guard, reopened) / 1000);
    }
    expect(seconds).toEqual([30, 60, 120, 240, 480, 900, 900]);
  });

  test("15 quiet minutes after a lock start afresh", () => {
    const locked = failAt(0, 1, 2, 3, 4);
    const later = (locked?.lockedUntil ?? 0) + 15 * MINUTE;
    expect(lockLeftMs(afterFailure(locked, later), later)).toBe(0);
  });
});
