import { beforeAll, expect, test } from "vitest";

let aBrowser: typeof import("@/lib/accounts/testing").aBrowser;

beforeAll(async () => {
  Object.assign(process.env, { GITHUB_ID: "an-app", GITHUB_SECRET: "its-secret" });
  ({ aBrowser } = await import("@/lib/accounts/testing"));
});

test("a service is offered once its keys are set", async () => {
  const { body } = await aBrowser().auth("providers");
  expect(Object.keys(body as object)).toEqual(["credentials", "email", "github"]);
  const { namedProviders } = await import("./session-providers");
  expect(namedProviders()).toEqual([{ id: "github", name: "GitHub" }]);
});

test("its button is a plain form of this site that leads there, with a state that this browser keeps", async () => {
  const browser = aBrowser({ "sec-fetch-site": "same-origin" });
  const { status, location } = await browser.auth("signin/github", { callbackUrl: "/cart" });
  const there = new URL(location ?? "");
  expect([status, there.origin, there.pathname]).toEqual([
    302,
    "https://github.com",
    "/login/oauth/authorize",
  ]);
  expect(there.searchParams.get("redirect_uri")).toBe("http://localhost:3000/api/auth/callback/github");
  expect(there.searchParams.get("state")).toBeTruthy();
  expect(browser.jar.has("next-auth.state")).toBe(true);
});

test("another site cannot start it, and an answer nobody asked for opens nothing", async () => {
  const crossSite = { "sec-fetch-site": "cross-site" };
  expect((await aBrowser(crossSite).auth("signin/github", {})).location).toContain("csrf=true");
  const answer = await aBrowser().auth("callback/github?code=stolen&state=made-up");
  expect(answer.location).toContain("/api/auth/error?error=OAuthCallback");
});

test("the policy lets the form follow there", async () => {
  const { personalPolicy } = await import("@/lib/kernel/csp");
  expect(personalPolicy("n")).toContain("form-action 'self' https://github.com;");
});
