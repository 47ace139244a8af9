import { afterEach, describe, expect, test, vi } from "vitest";
import { REQUIRED_VARIABLES } from "@/testing/required-variables";

const PUBLIC = { APP_URL: "https://shop.example" };
const GOOD = "q7Rk2VxN9sLw4TzP1mJc8YhB5dGf3aEu6oXi0-_Z";

/** What the shop says to a production environment in which all is well but these. */
const faultsWith = async (variables: Record<string, string>): Promise<string[]> => {
  vi.resetModules();
  vi.stubEnv("NODE_ENV", "production");
  const all = {
    ...Object.fromEntries(REQUIRED_VARIABLES.map((name) => [name, "something"])),
    KV_REST_API_URL: "http://127.0.0.1:9",
    NEXTAUTH_SECRET: GOOD,
    RATE_LIMIT_SCALE: "1",
    ALLOW_PRIVATE_WEBHOOKS: "0",
  };
  for (const [name, value] of Object.entries({ ...all, ...variables })) vi.stubEnv(name, value);
  return (await import("./env")).productionFaults();
};

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe("a server in production", () => {
  test("serves when everything is there", async () => {
    expect(await faultsWith(PUBLIC)).toEqual([]);
  });

  test.each(REQUIRED_VARIABLES)("does not serve without %s", async (name) => {
    expect(await faultsWith({ [name]: "" })).toEqual([`${name} is not set`]);
  });

  test.each([
    ["short", /^NEXTAUTH_SECRET is shorter/],
    ["a".repeat(44), /^NEXTAUTH_SECRET repeats/],
    ["abc123".repeat(8), /^NEXTAUTH_SECRET repeats/],
    ["change-me-in-production-please-01234567", /^NEXTAUTH_SECRET is a placeholder/],
    ["your_secret_goes_here_0123456789abcdefgh", /^NEXTAUTH_SECRET is a placeholder/],
  ])("does not serve with the secret %s", async (secret, says) => {
    expect(await faultsWith({ NEXTAUTH_SECRET: secret })).toEqual([expect.stringMatching(says)]);
  });

  test.each([
    ["QSTASH_CURRENT_SIGNING_KEY", "sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r"],
    ["QSTASH_NEXT_SIGNING_KEY", "sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs"],
    ["RATE_LIMIT_SCALE", "100"],
    ["ALLOW_PRIVATE_WEBHOOKS", "1"],
  ])(
    "does not serve the public with %s as on a developer's machine, but serves itself",
    async (name, value) => {
      expect(await faultsWith({ ...PUBLIC, [name]: value })).toEqual([expect.stringMatching(name)]);
      expect(await faultsWith({ [name]: value, APP_URL: "http://localhost:3000" })).toEqual([]);
    },
  );
});
