/** What an API key may be allowed to do; a closed list. */
export const SCOPES = ["stats:read", "checkout:write", "points:write", "wallet:read"] as const;
export type Scope = (typeof SCOPES)[number];

/** Who may call: `anyone` includes callers without a session, `user` any signed-in person, a scope any key that has it. */
export type Role = "anyone" | "user" | "admin" | "queue" | "stripe" | "blob" | `key:${Scope}`;

/** Callers without an account: anybody, and services that prove themselves by a signature, which the handler checks. */
export const OPEN_ROLES: readonly string[] = ["anyone", "queue", "stripe", "blob"] satisfies Role[];

/** The rights table: every route of the API and who may call it. The wrapper decides by this table alone. */
export const RIGHTS = {
  "GET /api/product": ["anyone"],
  "POST /api/product": ["admin"],
  "GET /api/product/{productId}": ["anyone"],
  "PUT /api/product/{productId}": ["admin"],
  "DELETE /api/product/{productId}": ["admin"],
  "GET /api/product/batch-fetch": ["anyone"],
  "POST /api/product/batch-fetch": ["anyone"],
  "POST /api/product/batch-write-item": ["admin"],
  "GET /api/product/favorites": ["anyone"],
  "POST /api/product/favorites": ["anyone"],
  "GET /api/category": ["anyone"],
  "GET /api/topic": ["anyone"],

  "POST /api/users": ["anyone"],
  "POST /api/users/verify": ["anyone"],
  "POST /api/users/forgot": ["anyone"],
  "POST /api/users/reset": ["anyone"],
  "GET /api/users/me": ["user"],
  "PATCH /api/users/me": ["user"],
  "DELETE /api/users/me": ["user"],
  "GET /api/users/me/export": ["user"],
  "GET /api/users/me/addresses": ["user"],
  "POST /api/users/me/addresses": ["user"],
  "PATCH /api/users/me/addresses/{id}": ["user"],
  "DELETE /api/users/me/addresses/{id}": ["user"],
  "GET /api/users/me/sessions": ["user"],
  "DELETE /api/users/me/sessions/{id}": ["user"],

  "GET /api/me": ["anyone"],
  "GET /api/cart": ["anyone"],
  "POST /api/cart": ["anyone"],
  "PUT /api/cart": ["anyone"],
  "DELETE /api/cart": ["anyone"],
  "GET /api/cart/{productId}": ["anyone"],
  "PUT /api/cart/{productId}": ["anyone"],
  "DELETE /api/cart/{productId}": ["anyone"],
  "GET /api/cart/{productId}/total": ["admin", "key:stats:read"],
  "GET /api/admin/carts/totals": ["admin"],
  "POST /api/cart/migrate": ["user"],
  "POST /api/cart/migrate/undo": ["user"],
  "POST /api/cart/checkout": ["anyone"],

  "POST /api/checkout/create-payment-intent": ["anyone"],
  "POST /api/payment/webhook": ["stripe"],
  "GET /api/order/past-orders": ["user"],
  "GET /api/order/{orderId}": ["anyone"],
  "POST /api/order/{orderId}/cancel": ["anyone"],
  "GET /api/order/{orderId}/receipt": ["anyone"],

  "GET /api/admin/api-keys": ["admin"],
  "POST /api/admin/api-keys": ["admin"],
  "DELETE /api/admin/api-keys/{id}": ["admin"],
  "GET /api/admin/promotion-codes": ["admin"],
  "POST /api/admin/promotion-codes": ["admin"],
  "PATCH /api/admin/promotion-codes/{id}": ["admin"],
  "DELETE /api/admin/promotion-codes/{id}": ["admin"],
  "GET /api/admin/metrics": ["admin"],
  "GET /api/admin/find": ["admin"],
  "GET /api/admin/users": ["admin"],
  "GET /api/admin/users/{userId}": ["admin"],
  "PATCH /api/admin/users/{userId}": ["admin"],
  "DELETE /api/admin/users/{userId}/sessions": ["admin"],
  "GET /api/admin/audit": ["admin"],
  "GET /api/admin/dead-letters": ["admin"],
  "POST /api/admin/dead-letters/{id}/redrive": ["admin"],
  "POST /api/admin/dead-letters/redrive": ["admin"],
  "DELETE /api/admin/dead-letters/{id}": ["admin"],
  "GET /api/admin/products/export": ["admin"],
  "POST /api/admin/products/preview-import": ["admin"],
  "POST /api/admin/pictures": ["admin"],
  "GET /api/admin/pictures/{pictureId}": ["admin"],
  "POST /api/admin/pictures/{pictureId}/uploaded": ["admin"],
  "POST /api/admin/pictures/notice": ["blob"],
  "POST /api/admin/orders/{orderId}/refund": ["admin"],
  "POST /api/admin/orders/{orderId}/fulfil": ["admin"],
  "POST /api/admin/orders/{orderId}/deliver": ["admin"],
  "POST /api/admin/orders/{orderId}/note": ["admin"],
  "POST /api/admin/orders/{orderId}/resend-receipt": ["admin"],

  "GET /api/points": ["user", "key:points:write"],
  "POST /api/points": ["admin", "key:points:write"],
  "DELETE /api/points": ["user", "key:points:write"],
  "GET /api/points/transactions": ["user", "key:points:write"],

  "GET /api/wallet": ["user"],
  "POST /api/wallet/top-up": ["user"],
  "GET /api/users/balance/{username}": ["user", "key:wallet:read"],
  "POST /api/admin/wallets/{userId}/credit": ["admin"],
  "POST /api/purchase": ["user"],
  "GET /api/purchase/{orderId}": ["user"],

  "GET /api/campaigns": ["anyone"],
  "POST /api/campaigns": ["admin"],
  "GET /api/campaigns/{id}": ["anyone"],
  "PATCH /api/campaigns/{id}": ["admin"],
  "DELETE /api/campaigns/{id}": ["admin"],
  "POST /api/campaigns/simulate": ["admin"],

  "GET /api/search/fuzzy-query": ["anyone"],
  "GET /api/search/suggest": ["anyone"],
  "GET /api/search/purchased-ranking": ["anyone"],
  "POST /api/search/bulk-write": ["admin"],

  "GET /api/config": ["anyone"],
  "GET /api/health": ["anyone"],
  "GET /api/openapi.json": ["anyone"],
  "POST /api/jobs/{name}": ["queue"],
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof RIGHTS;
