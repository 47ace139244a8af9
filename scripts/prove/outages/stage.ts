import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { handIn, type Office, type Sent } from "../channel";
import type { Claims } from "../claims";
import type { Diary } from "../diary";
import type { Probe } from "../probe";
import { addressOf, type ProvenShop } from "../shop";

export type Stage = Office & {
  shop: ProvenShop;
  sql: pg.Pool;
  claims: Claims;
  diary: Diary;
  products: string[];
  random: () => number;
  /** What other channels were told was taken in. */
  sent: Sent[];
  /** How long one trouble lasts; ms. */
  phaseMs: number;
};

export const PAGES = ["/", "/category/proof", "/best-sellers"];
export const SLOW_MS = 2_000;

type Fault = { service: string; stop?: boolean; latencyMs?: number; rule?: string; probability?: number };

/** Troubles of the stand-ins, from outside as anybody may cause them. */
export const faults = (shop: ProvenShop) => {
  const url = addressOf(shop, "faults");
  return {
    begin: async (fault: Fault) => {
      const answer = await fetch(url, { method: "POST", body: JSON.stringify(fault) });
      if (answer.status !== 201) throw new Error(`The fault was refused: ${await answer.text()}`);
    },
    end: async (service: string) => {
      await fetch(`${url}?service=${service}`, { method: "DELETE" });
    },
  };
};

const isPage = (path: string): boolean => !path.startsWith("/api/");

/** What anybody may see of the shop without an account stays there, whatever is away. */
export const claimBrowsing = (claims: Claims, probes: Probe[], when: string): void => {
  const asked = probes.flatMap(({ seen }) => seen).filter(({ path }) => isPage(path));
  claims.none(
    asked.filter(({ status }) => status !== 200).map(({ path, status }) => `${path}: ${status}`),
    `Pages that did not come while ${when} (${asked.length} asked)`,
  );
};

/** Orders of other channels, some at once, each until it is acknowledged. */
export const sell = async (stage: Stage, name: string, count: number): Promise<void> => {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) {
      const sent = { id: `${name}-${n}`, cents: Math.floor(stage.random() * 20_000) };
      for (;;) {
        const answer = await handIn(stage, sent).catch(() => null);
        if (answer?.status === 200) break;
        if (answer && answer.status !== 503) throw new Error(`An order was answered ${answer.status}.`);
        await delay(250);
      }
      stage.sent.push(sent);
    }
  };
  await Promise.all(Array.from({ length: 12 }, worker));
};
