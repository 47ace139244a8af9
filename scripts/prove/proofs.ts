/** A claim and the file that proves it. Rounds are environment variables of that file. */
export type Proof = {
  name: string;
  claim: string;
  file: string;
  rounds: Record<string, string>;
  /** Enough to catch a planted defect, and for a quick look. */
  shortRounds: Record<string, string>;
};

export const PROOFS: Proof[] = [
  {
    name: "crash-points",
    claim: "Killed at every await of checkout, quick buy, dispatch and delivery: nothing lost, nothing twice",
    file: "scripts/prove/proofs/crash-points.proof.ts",
    rounds: { PROVE_KILLS: "500" },
    shortRounds: { PROVE_KILLS: "60" },
  },
  {
    name: "same-request",
    claim: "Twenty equal requests at once under one key: one effect, one answer; another body is refused",
    file: "scripts/prove/proofs/same-request.proof.ts",
    rounds: { PROVE_KEYS: "200" },
    shortRounds: { PROVE_KEYS: "20" },
  },
  {
    name: "webhooks",
    claim: "Payment events in any order, one to five times, days late: the end is that of the run in order",
    file: "scripts/prove/proofs/webhooks.proof.ts",
    rounds: { PROVE_SEEDS: "500" },
    shortRounds: { PROVE_SEEDS: "30" },
  },
  {
    name: "poison",
    claim:
      "Poisonous jobs hold up no other, become dead letters, and are done once when redriven after the fix",
    file: "scripts/prove/proofs/poison.proof.ts",
    rounds: { PROVE_JOBS: "1000" },
    // Delays of a few batches say little.
    shortRounds: { PROVE_JOBS: "200", PROVE_SLOWER: "1.4" },
  },
  {
    name: "jobs-twice",
    claim: "Every message three times at once, and all of them once more: what is left is what once leaves",
    file: "scripts/prove/proofs/jobs-twice.proof.ts",
    rounds: {},
    shortRounds: {},
  },
  {
    name: "model",
    claim: "Whatever shoppers, banks and admins do in any order, stock and money stay exact",
    file: "lib/checkout/shop.test.ts",
    rounds: { MODEL_RUNS: "2000" },
    shortRounds: { MODEL_RUNS: "200" },
  },
  {
    name: "money",
    claim:
      "100 000 carts by codes, points, shipping and tax: whole numbers whose parts add up, never below zero",
    file: "lib/checkout/money.test.ts",
    rounds: {},
    shortRounds: {},
  },
  {
    name: "same-price",
    claim:
      "One cart has one price: catalogue, cart, checkout, Stripe or wallet, order, receipt, mail and event",
    file: "scripts/prove/proofs/same-price.proof.ts",
    rounds: { PROVE_CARTS: "200" },
    shortRounds: { PROVE_CARTS: "25" },
  },
  {
    name: "invariants",
    claim: "The invariants for operators find every planted corruption",
    file: "scripts/invariants.test.ts",
    rounds: {},
    shortRounds: {},
  },
  {
    name: "invariants-size",
    claim: "The invariants are checked within five seconds at 100 000 orders",
    file: "scripts/prove/proofs/invariants-size.proof.ts",
    rounds: { PROVE_ORDERS: "100000" },
    shortRounds: { PROVE_ORDERS: "30000" },
  },
  {
    name: "fuzz",
    claim: "Calls grown from the API's own document give every documented status and nothing else",
    file: "lib/http/conformance-fuzz.test.ts",
    rounds: { FUZZ_REQUESTS: "10000" },
    shortRounds: { FUZZ_REQUESTS: "2000" },
  },
];
