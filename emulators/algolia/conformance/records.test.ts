import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, named, startHarness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

describe("single records", () => {
  it("gives a record without an id one of its own", async () => {
    const { objectID, taskID } = await h.client.saveObject({ indexName: "single", body: { name: "No id" } });
    await h.client.waitForTask({ indexName: "single", taskID });
    expect(await h.client.getObject({ indexName: "single", objectID: objectID ?? "" })).toEqual({
      name: "No id",
      objectID,
    });
  });

  it("replaces a whole record under its id, whatever characters the id has", async () => {
    const objectID = "a/b ü?#1";
    await h.client.addOrUpdateObject({ indexName: "single", objectID, body: { name: "One", size: 1 } });
    await h.client.addOrUpdateObject({ indexName: "single", objectID, body: { name: "Two" } });
    expect(await h.client.getObject({ indexName: "single", objectID })).toEqual({ name: "Two", objectID });
    await h.client.deleteObject({ indexName: "single", objectID });
    await expect(h.client.getObject({ indexName: "single", objectID })).rejects.toMatchObject({
      status: 404,
      message: "ObjectID does not exist",
    });
  });

  it("answers several records in the order asked for, with null for what is missing", async () => {
    await h.fill("several", named("One", "Two"));
    const { results } = await h.client.getObjects({
      requests: [
        { indexName: "several", objectID: "2", attributesToRetrieve: ["name"] },
        { indexName: "several", objectID: "9" },
      ],
    });
    expect(results).toEqual([{ name: "Two", objectID: "2" }, null]);
  });

  it("refuses records over the size limit and stores none of their batch", async () => {
    const objects = [...named("Small"), { objectID: "big", text: "x".repeat(120_000) }];
    await expect(h.client.saveObjects({ indexName: "limits", objects })).rejects.toMatchObject({
      status: 400,
    });
    expect(await h.client.indexExists({ indexName: "limits" })).toBe(false);
  });
});

describe("batches", () => {
  it("applies requests in order, over several indices too", async () => {
    const { taskID, objectIDs } = await h.client.multipleBatch({
      requests: [
        { action: "addObject", indexName: "multi_a", body: { objectID: "1", name: "One" } },
        { action: "updateObject", indexName: "multi_b", body: { objectID: "1", name: "Other" } },
        { action: "deleteObject", indexName: "multi_a", body: { objectID: "1" } },
        { action: "addObject", indexName: "multi_a", body: { objectID: "2", name: "Two" } },
      ],
    });
    expect(Object.keys(taskID).sort()).toEqual(["multi_a", "multi_b"]);
    expect(objectIDs).toEqual(["1", "1", "1", "2"]);
    expect(await h.ids("multi_a", "")).toEqual(["2"]);
    expect(await h.ids("multi_b", "")).toEqual(["1"]);
  });

  it("clears and deletes indices as batch actions", async () => {
    await h.fill("cleared", named("One"));
    const clear = [{ action: "clear" as const, body: {} }];
    await h.client.batch({ indexName: "cleared", batchWriteParams: { requests: clear } });
    expect(await h.ids("cleared", "")).toEqual([]);
    const drop = [{ action: "delete" as const, body: {} }];
    await h.client.batch({ indexName: "cleared", batchWriteParams: { requests: drop } });
    expect(await h.client.indexExists({ indexName: "cleared" })).toBe(false);
  });

  it("deletes by filter, and never without one", async () => {
    const objects = [1, 2, 3, 4].map((size) => ({
      objectID: String(size),
      size,
      kind: size % 2 ? "odd" : "even",
    }));
    await h.fill("by", objects, { attributesForFaceting: ["kind"] });
    await h.client.deleteBy({ indexName: "by", deleteByParams: { filters: "kind:odd AND size > 1" } });
    expect((await h.ids("by", "")).sort()).toEqual(["1", "2", "4"]);
    await expect(h.client.deleteBy({ indexName: "by", deleteByParams: {} })).rejects.toMatchObject({
      status: 400,
    });
  });

  it("keeps finding the right records after very many changes of text", async () => {
    const version = (round: number) =>
      Array.from({ length: 400 }, (_, i) => ({ objectID: String(i), name: `round${round} item${i}` }));
    for (let round = 0; round < 6; round++) await h.fill("churn", version(round));
    expect(await h.ids("churn", "round4", { typoTolerance: false })).toEqual([]);
    expect(await h.ids("churn", "round5 item399", { typoTolerance: false })).toEqual(["399"]);
  });
});

describe("partial updates", () => {
  const update = async (attributesToUpdate: Record<string, unknown>, createIfNotExists?: boolean) => {
    await h.client.partialUpdateObject({
      indexName: "partial",
      objectID: "1",
      attributesToUpdate,
      createIfNotExists,
    });
    return h.client.getObject({ indexName: "partial", objectID: "1" });
  };

  it("changes the named attributes only, and finds the record under its new words", async () => {
    await h.fill("partial", [{ objectID: "1", name: "Old name", stock: 5, tags: ["a"], version: 1 }]);
    expect(await update({ name: "Fresh name" })).toEqual({
      objectID: "1",
      name: "Fresh name",
      stock: 5,
      tags: ["a"],
      version: 1,
    });
    expect(await h.ids("partial", "fresh")).toEqual(["1"]);
    expect(await h.ids("partial", "old", { typoTolerance: false })).toEqual([]);
  });

  it("counts up and down and edits lists without knowing the record", async () => {
    const changed = await update({
      stock: { _operation: "Decrement", value: 2 },
      views: { _operation: "Increment", value: 3 },
      tags: { _operation: "AddUnique", value: "a" },
    });
    expect(changed).toMatchObject({ stock: 3, views: 3, tags: ["a"] });
    expect(await update({ tags: { _operation: "Add", value: "b" } })).toMatchObject({ tags: ["a", "b"] });
    expect(await update({ tags: { _operation: "Remove", value: "a" } })).toMatchObject({ tags: ["b"] });
  });

  it("ignores an optimistic update whose condition does not hold", async () => {
    const stale = { name: "Stale", version: { _operation: "IncrementFrom", value: 7 } };
    expect(await update(stale)).toMatchObject({ name: "Fresh name", version: 1 });
    expect(await update({ version: { _operation: "IncrementFrom", value: 1 } })).toMatchObject({
      version: 2,
    });
    expect(await update({ version: { _operation: "IncrementSet", value: 2 } })).toMatchObject({ version: 2 });
    expect(await update({ version: { _operation: "IncrementSet", value: 9 } })).toMatchObject({ version: 9 });
  });

  it("creates a missing record only when it may", async () => {
    const absent = { indexName: "partial", objectID: "2", attributesToUpdate: { name: "New" } };
    await h.client.partialUpdateObject({ ...absent, createIfNotExists: false });
    await expect(h.client.getObject({ indexName: "partial", objectID: "2" })).rejects.toMatchObject({
      status: 404,
    });
    await h.client.partialUpdateObjects({
      indexName: "partial",
      objects: [{ objectID: "2", name: "New" }],
      createIfNotExists: true,
    });
    expect(await h.client.getObject({ indexName: "partial", objectID: "2" })).toEqual({
      objectID: "2",
      name: "New",
    });
  });
});

describe("browsing", () => {
  it("walks through every record with a cursor, filtered and by custom ranking", async () => {
    const objects = Array.from({ length: 2_500 }, (_, i) => ({
      objectID: String(i),
      rank: i,
      even: i % 2 === 0,
    }));
    await h.fill("browse", objects, { customRanking: ["desc(rank)"], attributesForFaceting: ["even"] });
    const seen: string[] = [];
    let pages = 0;
    await h.client.browseObjects({
      indexName: "browse",
      browseParams: { filters: "even:true", attributesToRetrieve: ["rank"] },
      aggregator: ({ hits }) => {
        pages += 1;
        seen.push(...hits.map((hit) => hit.objectID));
      },
    });
    expect(pages).toBe(2);
    expect(seen).toEqual(
      objects
        .filter(({ even }) => even)
        .map(({ objectID }) => objectID)
        .reverse(),
    );
  });
});
