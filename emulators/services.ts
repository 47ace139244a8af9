import type { ServiceName } from "./kit/faults";
import type { Service, ServiceContext } from "./kit/service";

export type StandIn = {
  /** When this is set, the application speaks to the vendor and nothing is started. */
  variable: string;
  port: number;
  /** Imported when needed, so that a test with two stand-ins does not load seven. */
  start(context: ServiceContext, appUrl: string): Promise<Service>;
};

/** Every service that can be stood in for, in the order in which they are shown. */
export const STAND_INS: Record<ServiceName, StandIn> = {
  postgres: {
    variable: "DATABASE_URL",
    port: 5702,
    start: async (context) => (await import("./postgres/start")).startPostgres(context),
  },
  kv: {
    variable: "KV_REST_API_URL",
    port: 5703,
    start: async (context) => (await import("./kv/start")).startKv(context),
  },
  qstash: {
    variable: "QSTASH_TOKEN",
    port: 5704,
    start: async (context) => (await import("./qstash/start")).startQstash(context),
  },
  algolia: {
    variable: "ALGOLIA_APP_ID",
    port: 5705,
    start: async (context) => (await import("./algolia/start")).startAlgolia(context),
  },
  stripe: {
    variable: "STRIPE_SECRET_KEY",
    port: 5706,
    start: async (context, appUrl) =>
      (await import("./stripe/start")).startStripe(context, { webhookUrl: `${appUrl}/api/payment/webhook` }),
  },
  mail: {
    variable: "RESEND_API_KEY",
    port: 5707,
    start: async (context) => (await import("./mail/start")).startMail(context),
  },
  blob: {
    variable: "BLOB_READ_WRITE_TOKEN",
    port: 5708,
    start: async (context) => (await import("./blob/start")).startBlob(context),
  },
};

export const SERVICE_NAMES = Object.keys(STAND_INS) as ServiceName[];

export const FAULTS_PORT = 5709;
