/** How often one client may call; shared by all processes through KV. */
export type Policy = { limit: number; windowS: number };

export const RATE_LIMITS = {
  catalog: { limit: 6000, windowS: 60 },
  cart: { limit: 1200, windowS: 60 },
  favorites: { limit: 1200, windowS: 60 },
  checkout: { limit: 60, windowS: 60 },
  search: { limit: 1200, windowS: 60 },
  "admin-write": { limit: 1200, windowS: 60 },
  "sign-in": { limit: 100, windowS: 3600 },
  code: { limit: 100, windowS: 3600 },
  account: { limit: 300, windowS: 60 },
  "external-order": { limit: 6000, windowS: 60 },
} as const satisfies Record<string, Policy>;

export type RateLimitPolicy = keyof typeof RATE_LIMITS;
