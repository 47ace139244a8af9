import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { indexOf, PRODUCT_INDEX, SEARCH_SORTS } from "./rules";
import { productSettings, replicaSettings, SYNONYMS } from "./settings";

/**
 * Gives the product index and its replicas their settings and synonyms. Run at every deployment: the same settings again
 * change nothing.
 */
export const applySearchSettings = (): Promise<void> =>
  withSearchIndex(async (client) => {
    const index = indexName(PRODUCT_INDEX);
    const main = await client.setSettings({ indexName: index, indexSettings: productSettings(index) });
    await client.waitForTask({ indexName: index, taskID: main.taskID });
    for (const sort of SEARCH_SORTS) {
      const replica = indexOf(index, sort);
      const set = await client.setSettings({ indexName: replica, indexSettings: replicaSettings(sort) });
      await client.waitForTask({ indexName: replica, taskID: set.taskID });
    }
    const saved = await client.saveSynonyms({
      indexName: index,
      synonymHit: SYNONYMS,
      forwardToReplicas: true,
      replaceExistingSynonyms: true,
    });
    await client.waitForTask({ indexName: index, taskID: saved.taskID });
  });
