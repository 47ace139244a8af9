import { z } from "zod";

const seconds = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const list = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
  );
const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

/** `NL:21,FI:25.5` → percent in hundredths by country: `{ NL: 2100, FI: 2550 }`. */
const rates = z
  .string()
  .default("")
  .transform((value, context): Record<string, number> => {
    const entries = value.split(",").map((entry) => entry.trim());
    const found: Record<string, number> = {};
    for (const entry of entries.filter(Boolean)) {
      const match = /^([A-Z]{2}):(\d{1,2})(?:\.(\d{1,2}))?$/.exec(entry);
      if (match) found[match[1] ?? ""] = Number(`${match[2]}${(match[3] ?? "").padEnd(2, "0")}`);
      else context.addIssue({ code: "custom", message: `write rates as NL:21,DE:19, not "${entry}"` });
    }
    return found;
  });

/**
 * Every environment variable the application reads, in one place. What has no default is demanded by the service that
 * needs it, when it needs it, so that a build without accounts succeeds. `.env.example` says where each comes from.
 */
const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  APP_URL: z.url().default("http://localhost:3000"),
  ALLOWED_ORIGINS: list,
  CLIENT_IP_HEADER: z.string().default("x-vercel-forwarded-for"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ADMIN_EMAIL: z.email().optional(),

  DATABASE_URL: z.string().optional(),
  NEON_WS_PROXY: z.string().optional(),
  NEON_FETCH_ENDPOINT: z.url().optional(),
  KV_REST_API_URL: z.url().optional(),
  KV_REST_API_TOKEN: z.string().optional(),
  /** Read by `kv-patience.mjs`, which stands outside of the bundle. */
  KV_PATIENCE_MS: z.coerce.number().int().min(100).default(200),
  QSTASH_URL: z.url().default("https://qstash.upstash.io"),
  QSTASH_TOKEN: z.string().optional(),
  QSTASH_CURRENT_SIGNING_KEY: z.string().optional(),
  QSTASH_NEXT_SIGNING_KEY: z.string().optional(),
  ALGOLIA_APP_ID: z.string().optional(),
  ALGOLIA_ADMIN_KEY: z.string().optional(),
  ALGOLIA_SEARCH_KEY: z.string().optional(),
  ALGOLIA_HOSTS: list,
  ALGOLIA_INDEX_PREFIX: z.string().default(""),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API_URL: z.url().default("https://api.stripe.com"),
  STRIPE_JS_URL: z.url().optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url().default("https://api.resend.com"),
  MAIL_FROM: z.string().default("Mercat <shop@mercat.example>"),
  BLOB_READ_WRITE_TOKEN: z.string().optional(),
  VERCEL_BLOB_API_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().optional(),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),

  SHOP_CURRENCY: z
    .string()
    .regex(/^[a-z]{3}$/)
    .default("usd"),
  SHIPPING_FEE: z.coerce.number().int().nonnegative().default(495),
  FREE_SHIPPING_FROM: z.coerce.number().int().nonnegative().default(5000),
  TAX_RATES: rates,
  CART_TTL_ANONYMOUS_S: seconds(24 * 60 * 60),
  CART_TTL_USER_S: seconds(7 * 24 * 60 * 60),
  RESERVATION_TTL_S: seconds(30 * 60),
  /** What a point is worth at checkout, in minor units, and how many UTC days it lives. */
  POINT_VALUE: z.coerce.number().int().positive().default(1),
  POINTS_TTL_DAYS: z.coerce.number().int().positive().max(36_500).default(365),
  LOW_STOCK_MARK: z.coerce.number().int().nonnegative().default(5),
  IMAGE_BASE: z.string().optional(),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  ALLOW_DRILL: flag,
  BACKUP_KEYS: z.string().optional(),
  BACKUP_PREFIX: z
    .string()
    .regex(/^([\w-]+\/)*$/, "write a prefix as orders/ with a slash at the end")
    .default(""),
  BACKUP_FORMAT: z.enum(["none", "gzip", "zstd", "brotli"]).default("gzip"),
  ANALYTICS_ROTATION: z.enum(["none", "daily", "monthly"]).default("none"),
  ALLOW_PRIVATE_WEBHOOKS: flag,
  SLACK_WEBHOOK_URL: z.url().optional(),
});

export type Env = z.output<typeof schema>;

const withoutBlanks = (source: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));

const parse = (): Env => {
  const parsed = schema.safeParse(withoutBlanks(process.env));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable:\n${faults.join("\n")}\nSee .env.example.`);
};

export const env: Env = parse();

type Optional = { [K in keyof Env]-?: undefined extends Env[K] ? K : never }[keyof Env];

/** The value of a variable that its service cannot do without. */
export const requireEnv = (name: Optional): string => {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set. .env.example says where it comes from.`);
  return value;
};

const PRODUCTION_NEEDS = [
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
] as const satisfies readonly Optional[];

const isPublicHost = (url: string): boolean =>
  !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);

/** Keys that Upstash prints for its queue on a developer's machine: whoever has read them can start every job. */
const PUBLISHED_KEYS = ["sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r", "sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs"];
const PLACEHOLDER = /change.?me|your.?secret|secret.?(key|here)|placeholder|example|password/i;
/** Random bytes of this length hold more different letters than that, whatever their encoding. */
const LEAST_LETTERS = 10;

/** Why a secret protects nothing; null when it may. */
const weaknessOf = (secret: string): string | null => {
  if (secret.length < 32) return "is shorter than 32 characters";
  if (PLACEHOLDER.test(secret)) return "is a placeholder";
  return new Set(secret).size < LEAST_LETTERS ? "repeats few letters; draw it at random" : null;
};

const publishedFaults = (): string[] =>
  (["QSTASH_CURRENT_SIGNING_KEY", "QSTASH_NEXT_SIGNING_KEY"] as const)
    .filter((name) => isPublicHost(env.APP_URL) && PUBLISHED_KEYS.includes(env[name] ?? ""))
    .map((name) => `${name} is the published one of a developer's machine`);

/** What keeps this process from serving in production; empty when all is well. */
export const productionFaults = (): string[] => {
  if (env.NODE_ENV !== "production") return [];
  const missing = PRODUCTION_NEEDS.filter((name) => !env[name]).map((name) => `${name} is not set`);
  const weakness = env.NEXTAUTH_SECRET ? weaknessOf(env.NEXTAUTH_SECRET) : null;
  const weak = weakness ? [`NEXTAUTH_SECRET ${weakness}`] : [];
  const proof =
    env.RATE_LIMIT_SCALE !== 1 && isPublicHost(env.APP_URL)
      ? ["RATE_LIMIT_SCALE is for proofs on this machine; unset it"]
      : [];
  const open =
    env.ALLOW_PRIVATE_WEBHOOKS && isPublicHost(env.APP_URL)
      ? ["ALLOW_PRIVATE_WEBHOOKS lets webhooks reach into private networks; unset it"]
      : [];
  return [...missing, ...weak, ...publishedFaults(), ...proof, ...open];
};
