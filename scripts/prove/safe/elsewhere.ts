/** What belongs to safety and is proven by other commands, so that nobody looks for it here. */
export const PROVEN_ELSEWHERE: readonly { claim: string; command: string }[] = [
  {
    claim: "every route by six callers against a table written by hand",
    command: "npm test (lib/http/conformance-rights.test.ts)",
  },
  {
    claim: "odd quantities and amounts in every numeric field change nothing when refused",
    command: "npm test (lib/http/conformance-amounts.test.ts)",
  },
  {
    claim: "calls grown from the API's document give every documented status and nothing else",
    command: "npm run prove:fuzz",
  },
  {
    claim: "a page, route, action or job that nobody listed",
    command: "npm run build; actions and jobs too: npm test (scripts/inventory)",
  },
  {
    claim: "pages of the office ask for the right before they read",
    command: "npm test (lib/http/admin-rights.test.ts)",
  },
  {
    claim: "a production environment with something missing, default or weak",
    command: "npm test (lib/kernel/env.test.ts)",
  },
  {
    claim: "guessing passwords and codes, mailed links, deactivation",
    command: "npm test (lib/http/session-auth.test.ts)",
  },
  {
    claim: "sign-in stays limited while KV is away",
    command: "npm test (lib/http/session-without-kv.test.ts)",
  },
  {
    claim: "a card's digits in no store, log, queue, index or backup",
    command: "npm test (testing/card-search.ts)",
  },
];
