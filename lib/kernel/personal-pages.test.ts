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
  "/account/no%20page",
  "/account/x.y",
  "/checkout/nope.html",
  "/checkout/%zz",
  "/checkout/caf%C3%A9",
  "/order/ord_1/y.z",
  "/account/nope.rsc",
])("%s leads nowhere", (path) => expect(leadsNowhere(path)).toBe(true));

test.each([
  "/account/%70rofile",
  "/account//profile",
  "/account/profile/",
  "/account/%2570rofile",
  "/account%2Fprofile",
  "/account/profile%2F",
  "/account/wallet%5Cbuy",
  "/account/profile.rsc",
  "/account/profile.segments/x",
  "/account/x/..%2Fprofile",
  "/admin/backups/a%2Fb",
  "/order/é",
  "/order/a.b",
  "/order/%",
])("%s might lead somewhere and is treated as if it did", (path) => expect(leadsNowhere(path)).toBe(false));
