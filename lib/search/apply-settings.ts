import type { Database } from "@/db/client";
import { noteChange } from "@/lib/kernel/changes";
import { canonicalJson } from "@/lib/kernel/hash";
import { type Algoliasearch, indexName, withSearchIndex } from "@/lib/services/search-index";
import { indexOf, PRODUCT_INDEX, SEARCH_SORTS } from "./rules";
import { productSettings, replicaSettings, synonymHits } from "./settings";
import type { NeedlessWords, Synonym } from "./word-rules";
import { ensureUsualWords, findNeedlessWords, listSynonyms } from "./words";

const applySynonyms = async (client: Algoliasearch, index: string, synonyms: Synonym[]): Promise<void> => {
  const { taskID } =
    synonyms.length > 0
      ? await client.saveSynonyms({
          indexName: index,
          synonymHit: synonymHits(synonyms),
          forwardToReplicas: true,
          replaceExistingSynonyms: true,
        })
      : await client.clearSynonyms({ indexName: index, forwardToReplicas: true });
  await client.waitForTask({ indexName: index, taskID });
};

const apply = (words: NeedlessWords, synonyms: Synonym[]): Promise<void> =>
  withSearchIndex(async (client) => {
    const index = indexName(PRODUCT_INDEX);
    const main = await client.setSettings({ indexName: index, indexSettings: productSettings(index, words) });
    await client.waitForTask({ indexName: index, taskID: main.taskID });
    for (const sort of SEARCH_SORTS) {
      const replica = indexOf(index, sort);
      const set = await client.setSettings({
        indexName: replica,
        indexSettings: replicaSettings(sort, words),
      });
      await client.waitForTask({ indexName: replica, taskID: set.taskID });
    }
    await applySynonyms(client, index, synonyms);
    noteChange("search");
  });

/** Somebody who edits all the time is left to the event of the last edit after this many rounds. */
const ROUNDS = 5;

/**
 * Gives the product index and its replicas their settings and synonyms, as the database has them. Run at every
 * deployment, after every edit and after a rebuild: the same settings again change nothing. What was written is compared
 * with the database once more, so that of two at once the one that writes last has also looked last.
 */
export const applySearchSettings = async (db: Database): Promise<void> => {
  await ensureUsualWords(db);
  const read = () => Promise.all([findNeedlessWords(db), listSynonyms(db)]);
  let wanted = await read();
  for (let round = 0; round < ROUNDS; round += 1) {
    await apply(...wanted);
    const now = await read();
    if (canonicalJson(now) === canonicalJson(wanted)) return;
    wanted = now;
  }
};
