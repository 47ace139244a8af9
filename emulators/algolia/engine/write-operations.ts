import { candidates } from "@/emulators/algolia/query/candidates";
import { find } from "@/emulators/algolia/query/find";
import { readOptions } from "@/emulators/algolia/query/options";
import { readSettings } from "@/emulators/algolia/settings/parameters";
import { replicasOf, shownSettings } from "@/emulators/algolia/settings/settings";
import { badRequest, VendorError } from "@/emulators/algolia/settings/vendor-error";
import { isDoneTask, nextTask, type Operation, type OperationContext } from "./context";
import type { Scope } from "./mutations";
import { BatchPlan, type BatchRequest, readBatch } from "./record-commands";

const runBatch = (context: OperationContext, requests: readonly BatchRequest[]): Promise<string[]> =>
  context.persistence.change((store) => {
    const plan = new BatchPlan(store, context.at);
    requests.forEach((request, position) => {
      plan.add({ ...request, indexName: context.allow(request.indexName) }, position);
    });
    return { mutations: plan.mutations, result: plan.objectIDs };
  });

const runOne = async (
  context: OperationContext,
  action: string,
  body: Record<string, unknown>,
): Promise<string> => {
  const [objectID = ""] = await runBatch(context, [{ action, indexName: context.index, body }]);
  return objectID;
};

export const saveObject: Operation = async (context) => {
  const objectID = await runOne(context, "addObject", context.object());
  return { status: 201, body: { createdAt: context.at, taskID: nextTask(), objectID } };
};

export const putObject: Operation = async (context) => {
  const objectID = await runOne(context, "updateObject", {
    ...context.object(),
    objectID: context.path("objectID"),
  });
  return { body: { updatedAt: context.at, taskID: nextTask(), objectID } };
};

export const partialUpdate: Operation = async (context) => {
  const creates = context.request.query.createIfNotExists !== "false";
  const action = creates ? "partialUpdateObject" : "partialUpdateObjectNoCreate";
  const objectID = await runOne(context, action, { ...context.object(), objectID: context.path("objectID") });
  return { body: { updatedAt: context.at, taskID: nextTask(), objectID } };
};

export const deleteObject: Operation = async (context) => {
  const objectID = await runOne(context, "deleteObject", { objectID: context.path("objectID") });
  return { body: { deletedAt: context.at, taskID: nextTask(), objectID } };
};

export const batch: Operation = async (context) => {
  const objectIDs = await runBatch(context, readBatch(context.json(), context.index));
  return { body: { taskID: nextTask(), objectIDs } };
};

export const batchMany: Operation = async (context) => {
  const requests = readBatch(context.json(), undefined);
  const objectIDs = await runBatch(context, requests);
  const names = new Set(requests.map((request) => request.indexName));
  const taskID = Object.fromEntries([...names].map((name) => [name, nextTask()]));
  return { body: { taskID, objectIDs } };
};

export const clearIndex: Operation = async (context) => {
  const { index, at } = context;
  await context.persistence.change((store) => {
    store.assertWritable(index);
    return { mutations: [{ type: "clear", index, at }], result: undefined };
  });
  return { body: { updatedAt: at, taskID: nextTask() } };
};

export const deleteIndex: Operation = async (context) => {
  const { index, at } = context;
  await context.persistence.change((store) => {
    const primary = store.indices.get(index)?.primary;
    if (primary !== undefined) {
      throw new VendorError(
        403,
        `Cannot delete replica index ${index}: unlink it from its primary ${primary} first`,
      );
    }
    return { mutations: [{ type: "drop", index, at }], result: undefined };
  });
  return { body: { deletedAt: at, taskID: nextTask() } };
};

const DELETE_FILTERS = ["filters", "facetFilters", "numericFilters", "tagFilters"];

export const deleteBy: Operation = async (context) => {
  const { index, at } = context;
  const { params, ...given } = context.object();
  const parameters =
    typeof params === "string" ? { ...Object.fromEntries(new URLSearchParams(params)), ...given } : given;
  if (!DELETE_FILTERS.some((name) => parameters[name] !== undefined && parameters[name] !== "")) {
    throw badRequest("You must specify at least one filter with deleteByQuery");
  }
  await context.persistence.change((store) => {
    store.assertWritable(index);
    const entry = store.find(index);
    const searched = { records: entry.records, settings: entry.settings, synonyms: entry.synonymTable };
    find(searched, readOptions(entry.settings, parameters), 0);
    const docs = candidates.docs.slice(0, candidates.count);
    const ids = Array.from(docs, (doc) => entry.records.at(doc).objectID);
    return { mutations: [{ type: "remove", index, ids, at }], result: undefined };
  });
  return { body: { updatedAt: at, taskID: nextTask() } };
};

export const getSettings: Operation = (context) => {
  const entry = context.store.find(context.index);
  const shown = shownSettings(context.store.settingsOf(entry));
  return { body: entry.primary === undefined ? shown : { ...shown, primary: entry.primary } };
};

export const setSettings: Operation = async (context) => {
  const { index, at } = context;
  const { version: _version, primary: _primary, ...settings } = readSettings(context.object());
  await context.persistence.change((store) => {
    const entry = store.indices.get(index);
    const replicas = replicasOf(settings);
    if (replicas.length > 0 && entry?.primary !== undefined) {
      throw badRequest(`Cannot add replicas to ${index}, which is itself a replica of ${entry.primary}`);
    }
    for (const { name } of replicas) {
      const other = store.indices.get(name)?.primary;
      if (name === index || (other !== undefined && other !== index)) {
        throw badRequest(`Index ${name} cannot be a replica of ${index}`);
      }
    }
    return {
      mutations: [{ type: "settings", index, settings, forward: context.forwards, at }],
      result: undefined,
    };
  });
  return { body: { updatedAt: at, taskID: nextTask() } };
};

const SCOPES: readonly Scope[] = ["settings", "synonyms", "rules"];

const readScope = (scope: unknown): Scope[] | undefined => {
  if (scope === undefined || scope === null) return undefined;
  if (!Array.isArray(scope)) throw badRequest("scope must be an array");
  return SCOPES.filter((part) => scope.includes(part));
};

export const copyOrMove: Operation = async (context) => {
  const { index: from, at } = context;
  const { operation, destination, scope } = context.object();
  if (typeof destination !== "string" || destination === "")
    throw badRequest("Missing mandatory attribute: destination");
  const to = context.allow(destination);
  const parts = readScope(scope);
  await context.persistence.change((store) => {
    store.assertWritable(to);
    const hasReplicas = (name: string) => {
      const entry = store.indices.get(name);
      return entry !== undefined && store.replicasOf(entry).length > 0;
    };
    if (operation === "copy") {
      if (parts === undefined && hasReplicas(to)) throw badRequest(`Cannot copy to ${to}: it has replicas`);
      return { mutations: [{ type: "copy", from, to, scope: parts, at }], result: undefined };
    }
    if (operation !== "move") throw badRequest("operation must be copy or move");
    store.assertWritable(from);
    if (hasReplicas(from)) throw badRequest(`Cannot move ${from}: it has replicas`);
    return { mutations: [{ type: "move", from, to, at }], result: undefined };
  });
  return { body: { updatedAt: at, taskID: nextTask() } };
};

export const getTask: Operation = (context) => ({
  body: {
    status: isDoneTask(Number(context.path("taskID"))) ? "published" : "notPublished",
    pendingTask: false,
  },
});
