import { ROLES, type Role } from "./world";

/**
 * What a good call of each route is answered, by who makes it; copied from the contract by hand, so that the rights table
 * and the routes have something to be compared with. In the order: guest, shopper, another shopper who asks for what is
 * the first one's, admin, key without a scope, key with all scopes. `anyone 200` stands for the same answer to all; who
 * asks for somebody else's own gets 404, which does not say that it exists.
 */
const TABLE = `
GET    /api/product                                   anyone 200
POST   /api/product                                   401 403 403 201 403 403
GET    /api/product/{productId}                       anyone 200
PUT    /api/product/{productId}                       401 403 403 200 403 403
DELETE /api/product/{productId}                       401 403 403 204 403 403
GET    /api/product/batch-fetch                       anyone 200
POST   /api/product/batch-fetch                       anyone 200
POST   /api/product/batch-write-item                  401 403 403 200 403 403
GET    /api/product/favorites                         anyone 200
POST   /api/product/favorites                         anyone 200
GET    /api/category                                  anyone 200
GET    /api/topic                                     anyone 200

POST   /api/users                                     anyone 202
POST   /api/users/verify                              anyone 400
POST   /api/users/forgot                              anyone 202
POST   /api/users/reset                               anyone 400
GET    /api/users/me                                  401 200 200 200 403 403
PATCH  /api/users/me                                  401 200 200 200 403 403
DELETE /api/users/me                                  401 204 204 204 403 403
GET    /api/users/me/export                           401 200 200 200 403 403
GET    /api/users/me/addresses                        401 200 200 200 403 403
POST   /api/users/me/addresses                        401 201 201 201 403 403
PATCH  /api/users/me/addresses/{id}                   401 200 404 200 403 403
DELETE /api/users/me/addresses/{id}                   401 204 404 204 403 403
GET    /api/users/me/sessions                         401 200 200 200 403 403
DELETE /api/users/me/sessions/{id}                    401 204 404 204 403 403

GET    /api/me                                        anyone 200
GET    /api/cart                                      anyone 200
POST   /api/cart                                      anyone 200
PUT    /api/cart                                      anyone 200
DELETE /api/cart                                      anyone 200
GET    /api/cart/{productId}                          anyone 200
PUT    /api/cart/{productId}                          anyone 200
DELETE /api/cart/{productId}                          anyone 200
GET    /api/cart/{productId}/total                    401 403 403 200 403 200
GET    /api/admin/carts/totals                        401 403 403 200 403 403
POST   /api/cart/migrate                              401 200 200 200 403 403
POST   /api/cart/migrate/undo                         401 200 200 200 403 403
POST   /api/cart/checkout                             anyone 201

POST   /api/checkout                                  401 403 403 200 403 200
POST   /api/checkout/create-payment-intent            anyone 201
POST   /api/payment/webhook                           anyone 400
GET    /api/order/past-orders                         401 200 200 200 403 403
GET    /api/order/{orderId}                           404 200 404 200 404 404
POST   /api/order/{orderId}/cancel                    404 200 404 200 404 404
GET    /api/order/{orderId}/receipt                   404 200 404 200 404 404
POST   /api/admin/orders/{orderId}/refund             401 403 403 200 403 403
POST   /api/admin/orders/{orderId}/fulfil             401 403 403 200 403 403
POST   /api/admin/orders/{orderId}/deliver            401 403 403 200 403 403
POST   /api/admin/orders/{orderId}/note               401 403 403 200 403 403
POST   /api/admin/orders/{orderId}/resend-receipt     401 403 403 200 403 403

GET    /api/admin/api-keys                            401 403 403 200 403 403
POST   /api/admin/api-keys                            401 403 403 201 403 403
DELETE /api/admin/api-keys/{id}                       401 403 403 204 403 403

GET    /api/admin/promotion-codes                     401 403 403 200 403 403
POST   /api/admin/promotion-codes                     401 403 403 201 403 403
PATCH  /api/admin/promotion-codes/{id}                401 403 403 200 403 403
DELETE /api/admin/promotion-codes/{id}                401 403 403 204 403 403

GET    /api/admin/metrics                             401 403 403 200 403 403
GET    /api/admin/find                                401 403 403 200 403 403
GET    /api/admin/users                               401 403 403 200 403 403
GET    /api/admin/users/{userId}                      401 403 403 200 403 403
PATCH  /api/admin/users/{userId}                      401 403 403 200 403 403
DELETE /api/admin/users/{userId}/sessions             401 403 403 200 403 403
GET    /api/admin/audit                               401 403 403 200 403 403
GET    /api/admin/dead-letters                        401 403 403 200 403 403
POST   /api/admin/dead-letters/{id}/redrive           401 403 403 200 403 403
POST   /api/admin/dead-letters/redrive                401 403 403 200 403 403
DELETE /api/admin/dead-letters/{id}                   401 403 403 204 403 403
GET    /api/admin/webhooks                            401 403 403 200 403 403
POST   /api/admin/webhooks                            401 403 403 201 403 403
GET    /api/admin/webhooks/{id}                       401 403 403 200 403 403
PATCH  /api/admin/webhooks/{id}                       401 403 403 200 403 403
DELETE /api/admin/webhooks/{id}                       401 403 403 204 403 403
POST   /api/admin/webhooks/{id}/rotate-secret         401 403 403 200 403 403
POST   /api/admin/webhooks/{id}/test                  401 403 403 202 403 403
GET    /api/admin/webhooks/{id}/deliveries            401 403 403 200 403 403
POST   /api/admin/webhooks/deliveries/{id}/redeliver  401 403 403 202 403 403
GET    /api/admin/events                              401 403 403 200 403 403
GET    /api/admin/pipelines                           401 403 403 200 403 403
PUT    /api/admin/pipelines/{name}/filter             401 403 403 200 403 403
DELETE /api/admin/pipelines/{name}/filter             401 403 403 200 403 403
POST   /api/admin/pipelines/{name}/replay             401 403 403 202 403 403
PUT    /api/admin/pipelines/checkout/fault            401 403 403 200 403 403
GET    /api/admin/replays/{replayId}                  401 403 403 200 403 403
GET    /api/admin/external-orders                     401 403 403 200 403 403
GET    /api/admin/analytics/orders                    401 403 403 200 403 403
GET    /api/admin/backups                             401 403 403 200 403 403
GET    /api/admin/backups/{key}                       401 403 403 200 403 403
GET    /api/admin/products/export                     401 403 403 200 403 403
POST   /api/admin/products/preview-import             401 403 403 200 403 403
POST   /api/admin/pictures                            401 403 403 201 403 403
GET    /api/admin/pictures/{pictureId}                401 403 403 200 403 403
POST   /api/admin/pictures/{pictureId}/uploaded       401 403 403 202 403 403
POST   /api/admin/pictures/notice                     anyone 400

GET    /api/points                                    401 200 404 200 403 200
POST   /api/points                                    401 403 403 201 403 201
DELETE /api/points                                    401 200 404 200 403 200
GET    /api/points/transactions                       401 200 404 200 403 200

GET    /api/wallet                                    401 200 200 200 403 403
POST   /api/wallet/top-up                             401 201 201 201 403 403
GET    /api/users/balance/{username}                  401 200 404 200 403 200
POST   /api/admin/wallets/{userId}/credit             401 403 403 200 403 403
POST   /api/purchase                                  401 200 200 200 403 403
GET    /api/purchase/{orderId}                        401 200 404 200 403 403

GET    /api/campaigns                                 anyone 200
POST   /api/campaigns                                 401 403 403 201 403 403
GET    /api/campaigns/{id}                            anyone 200
PATCH  /api/campaigns/{id}                            401 403 403 200 403 403
DELETE /api/campaigns/{id}                            401 403 403 204 403 403
POST   /api/campaigns/simulate                        401 403 403 200 403 403

GET    /api/search/fuzzy-query                        anyone 200
GET    /api/search/suggest                            anyone 200
GET    /api/search/purchased-ranking                  anyone 200
POST   /api/search/bulk-write                         401 403 403 202 403 403

GET    /api/config                                    anyone 200
GET    /api/health                                    anyone 200
GET    /api/openapi.json                              anyone 200
POST   /api/jobs/{name}                               anyone 401
`;

const readLine = (line: string): [string, Record<Role, number>] => {
  const [method, path, ...statuses] = line.trim().split(/\s+/);
  const [all, one] = statuses;
  const byRole = all === "anyone" ? ROLES.map(() => Number(one)) : statuses.map(Number);
  if (byRole.length !== ROLES.length)
    throw new Error(`Give one status for each of ${ROLES.join(", ")}: ${line}`);
  const expected = Object.fromEntries(ROLES.map((role, at) => [role, byRole[at]])) as Record<Role, number>;
  return [`${method} ${path}`, expected];
};

export const EXPECTED: ReadonlyMap<string, Record<Role, number>> = new Map(
  TABLE.trim()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(readLine),
);
