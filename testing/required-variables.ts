/** What a server in production needs, written by hand: what it refuses to start without is held against this. */
export const REQUIRED_VARIABLES = [
  "DATABASE_URL",
  "KV_REST_API_URL",
  "KV_REST_API_TOKEN",
  "QSTASH_TOKEN",
  "QSTASH_CURRENT_SIGNING_KEY",
  "QSTASH_NEXT_SIGNING_KEY",
  "ALGOLIA_APP_ID",
  "ALGOLIA_ADMIN_KEY",
  "ALGOLIA_SEARCH_KEY",
  "STRIPE_SECRET_KEY",
  "STRIPE_PUBLISHABLE_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "RESEND_API_KEY",
  "BLOB_READ_WRITE_TOKEN",
  "NEXTAUTH_SECRET",
  "BACKUP_KEYS",
];
