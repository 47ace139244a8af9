import { expect, test } from "vitest";
import { leadsNowhere, PERSONAL_PAGES } from "./personal-pages";

test("every page is known, whatever it is about", () => {
  const paths = PERSONAL_PAGES.map((route) => route.replaceAll(/\[\w+\]/g, "ord_01J-x"));
  expect(paths.filter(leadsNowhere)).toEqual([]);
});

test.each([
  "/order",
  "/order/ord_1/nothing",
  "/account/nope",
  "/admin/users/usr_1/more",
  "/checkout/complete/x",
])("%s leads nowhere", (path) => expect(leadsNowhere(path)).toBe(true));

test.each([
  "/account/%70rofile",
  "/account//profile",
  "/account/profile/",
  "/account/nope.rsc",
  "/admin/backups/a%2Fb",
  "/order/é",
])("%s might lead somewhere and is treated as if it did", (path) => expect(leadsNowhere(path)).toBe(false));
