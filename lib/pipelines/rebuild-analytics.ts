import type { Database } from "@/db/client";
import type { Context } from "@/lib/events/context";
import { readHeard } from "@/lib/events/read-heard";
import type { Rebuilt } from "@/lib/events/rebuilt";
import { canonicalJson } from "@/lib/kernel/hash";
import { type AnalyticsDocument, analyticsDocuments } from "./analytics-document";
import { analyticsIndex, browseDocuments, deleteDocuments, saveDocuments } from "./analytics-index";
import { isOrderEvent } from "./project-order";
import { PIPELINES } from "./rules";

type Expected = { name: string; document: AnalyticsDocument; isDue: boolean };

/** The document of every event that the pipeline has let pass, with the index that it belongs to. */
async function* expectDocuments(db: Database): AsyncGenerator<Expected[]> {
  for await (const { heard } of readHeard(db, PIPELINES.analytics, 0)) {
    const orders = heard.flatMap(({ event, isDue }) => (isOrderEvent(event) ? [{ event, isDue }] : []));
    const documents = await analyticsDocuments(
      db,
      orders.map(({ event }) => event),
    );
    yield orders.flatMap(({ event, isDue }, at) => {
      const document = documents[at];
      return document ? [{ name: analyticsIndex(event.occurredAt), document, isDue }] : [];
    });
  }
}

const saveAll = async (wrong: Expected[]): Promise<void> => {
  for (const name of new Set(wrong.map((entry) => entry.name))) {
    const documents = wrong.filter((entry) => entry.name === name).map(({ document }) => document);
    await saveDocuments(name, documents);
  }
};

/** Of an order that came in just now one cannot know whether the index was read before or after it. */
const YOUNG_MS = 60_000;

/**
 * Compares the index of orders with what the log says it holds; what differs is written or taken out if that is wished.
 * Documents of events that are on their way count as neither. A document in another index than it belongs to, as after
 * a change of the rotation, is one too many there.
 */
export const rebuildAnalytics = async (ctx: Context, { swaps }: { swaps: boolean }): Promise<Rebuilt> => {
  const youngest = ctx.now.getTime() - YOUNG_MS;
  const held = await browseDocuments();
  const differences: string[] = [];
  let read = 0;
  for await (const piece of expectDocuments(ctx.db)) {
    const wrong = piece.filter(({ name, document }) => {
      const was = held.get(name)?.get(document.objectID);
      held.get(name)?.delete(document.objectID);
      return was !== canonicalJson(document);
    });
    for (const { document, isDue } of wrong)
      if (!isDue && document.occurredAtMs < youngest)
        differences.push(`${document.objectID}: was missing or stale`);
    if (swaps && wrong.length > 0) await saveAll(wrong);
    read += piece.length;
  }
  for (const [name, documents] of held) {
    const orphans = [...documents.keys()];
    differences.push(...orphans.map((id) => `${id}: belongs to no event in ${name}`));
    if (swaps && orphans.length > 0) await deleteDocuments(name, orphans);
  }
  return { read: `${read} orders`, differences };
};
