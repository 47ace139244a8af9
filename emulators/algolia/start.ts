import { mkdirSync } from "node:fs";
import { Analytics } from "@/emulators/algolia/http/analytics";
import { createApp } from "@/emulators/algolia/http/app";
import { CallLog } from "@/emulators/algolia/http/call-log";
import { startEngine } from "@/emulators/algolia/http/engine-client";
import { Events } from "@/emulators/algolia/http/events";
import { Keys } from "@/emulators/algolia/http/keys";
import { listen, type Service, type ServiceContext } from "@/emulators/kit/service";

const FAULT_MESSAGES: Readonly<Record<number, string>> = {
  400: "Bad request",
  403: "Invalid Application-ID or API key",
  404: "Index does not exist",
  429: "Too many requests",
};

/**
 * Stands in for Algolia: the Search API, the part of the Analytics API that tells popular queries, and the door of the
 * Insights API, on one host. Searches run in a thread of their own; what was acknowledged survives `kill -9`.
 */
export const startAlgolia = async ({ dataDir, port, faults, onCrash }: ServiceContext): Promise<Service> => {
  mkdirSync(dataDir, { recursive: true });
  const [keys, analytics, engine] = await Promise.all([
    Keys.open(dataDir),
    Analytics.open(dataDir),
    startEngine(dataDir, onCrash),
  ]);
  const app = createApp({ engine, keys, analytics, events: new Events(), calls: new CallLog(), faults });
  const listener = await listen(app, {
    name: "algolia",
    port,
    faults,
    faultBody: ({ status = 500 }) => ({
      message: FAULT_MESSAGES[status] ?? `Injected fault ${status}`,
      status,
    }),
  });

  return {
    url: listener.url,
    env: {
      ALGOLIA_APP_ID: keys.appId,
      ALGOLIA_ADMIN_KEY: keys.adminKey,
      ALGOLIA_SEARCH_KEY: keys.searchKey,
      ALGOLIA_HOSTS: listener.url,
    },
    platform: {
      url: listener.url,
      appId: keys.appId,
      adminKey: keys.adminKey,
      searchKey: keys.searchKey,
    },
    async stop() {
      await listener.close();
      await Promise.all([engine.stop(), analytics.close(), keys.close()]);
    },
  };
};
