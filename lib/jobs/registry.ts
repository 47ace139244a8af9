import type { Job } from "@/lib/events/job";
import type { SubscriptionName } from "@/lib/events/subscriptions";

/** Which domain's job stands behind which subscription; loaded when its first delivery comes. */
export const JOBS: Record<SubscriptionName, () => Promise<Job>> = {
  "payment-watch": async () => (await import("@/lib/orders/jobs")).paymentWatch,
  "refund-execution": async () => (await import("@/lib/orders/jobs")).refundExecution,
  "refund-mail": async () => (await import("@/lib/orders/jobs")).refundMailJob,
  "receipt-mail": async () => (await import("@/lib/orders/jobs")).receiptMailJob,
  "account-mail": async () => (await import("@/lib/accounts/jobs")).accountMail,
  "guest-orders": async () => (await import("./guest-orders")).guestOrders,
  "cart-generations": async () => (await import("@/lib/cart/jobs")).cartGenerations,
  "cart-clearing": async () => (await import("@/lib/cart/jobs")).cartClearing,
  "sold-counts": async () => (await import("@/lib/ranking/jobs")).soldCounts,
  "order-points": async () => (await import("@/lib/loyalty/points/jobs")).orderPoints,
  "campaign-points": async () => (await import("@/lib/loyalty/campaigns/jobs")).campaignPoints,
  "campaign-pages": async () => (await import("@/lib/loyalty/campaigns/jobs")).campaignPages,
  "search-indexing": async () => (await import("@/lib/search/jobs")).searchIndexing,
  "search-runs": async () => (await import("@/lib/search/jobs")).searchRuns,
  "checkout-pipeline": async () => (await import("@/lib/pipelines/jobs")).checkoutPipeline,
  "backup-pipeline": async () => (await import("@/lib/pipelines/jobs")).backupPipeline,
  "analytics-pipeline": async () => (await import("@/lib/pipelines/jobs")).analyticsPipeline,
  "picture-encoding": async () => (await import("@/lib/catalog/encode-picture")).pictureEncoding,
  webhooks: async () => (await import("@/lib/webhooks/jobs")).webhookFanOut,
  "page-refresh": async () => (await import("@/lib/catalog/jobs")).pageRefresh,
};
