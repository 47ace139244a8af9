import { algoliasearch } from "algoliasearch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, named, startHarness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
  const objects = named("Public lamp", "Secret lamp").map((record, i) => ({
    ...record,
    group: i ? "staff" : "all",
  }));
  await h.fill("lamps", objects, { attributesForFaceting: ["group"] });
});
afterAll(() => h.close());

const searchKey = () => h.service.env.ALGOLIA_SEARCH_KEY ?? "";
const idsWith = async (apiKey: string, searchParams: Record<string, unknown> = {}) => {
  const { hits } = await h.clientWith(apiKey).searchSingleIndex({ indexName: "lamps", searchParams });
  return hits.map((hit) => hit.objectID);
};

describe("keys", () => {
  it("lets the search key search, and nothing else", async () => {
    const visitor = h.clientWith(searchKey());
    expect(await idsWith(searchKey(), { query: "lamp" })).toHaveLength(2);
    const denied = { status: 403, message: "Method not allowed with this API key" };
    const indexName = "lamps";
    await expect(visitor.saveObject({ indexName, body: { objectID: "x" } })).rejects.toMatchObject(denied);
    await expect(visitor.deleteObject({ indexName, objectID: "1" })).rejects.toMatchObject(denied);
    await expect(visitor.setSettings({ indexName, indexSettings: {} })).rejects.toMatchObject(denied);
    await expect(visitor.getSettings({ indexName })).rejects.toMatchObject(denied);
    await expect(visitor.browse({ indexName })).rejects.toMatchObject(denied);
    await expect(visitor.listIndices()).rejects.toMatchObject(denied);
    await expect(visitor.listApiKeys()).rejects.toMatchObject(denied);
    await expect(
      visitor.customGet({ path: "2/searches", parameters: { index: "lamps" } }),
    ).rejects.toMatchObject(denied);
  });

  it("refuses unknown keys and applications alike", async () => {
    const denied = { status: 403, message: "Invalid Application-ID or API key" };
    await expect(idsWith("0123456789abcdef")).rejects.toMatchObject(denied);
    const host = new URL(h.service.url).host;
    const other = algoliasearch("OTHERAPP", searchKey(), {
      hosts: [{ url: host, accept: "readWrite", protocol: "http" }],
    });
    await expect(other.searchSingleIndex({ indexName: "lamps" })).rejects.toMatchObject(denied);
    const bare = await fetch(`${h.service.url}/1/indexes`);
    expect([bare.status, await bare.json()]).toEqual([403, { ...denied }]);
  });

  it("makes keys with rights, indices and parameters of their own, and takes them away again", async () => {
    const { key } = await h.client.addApiKey({
      acl: ["search", "browse"],
      indexes: ["lam*"],
      queryParameters: "hitsPerPage=1",
    });
    await h.client.waitForApiKey({ operation: "add", key });
    expect(await idsWith(key)).toHaveLength(1);
    await h.fill("other", named("One"));
    await expect(h.clientWith(key).searchSingleIndex({ indexName: "other" })).rejects.toMatchObject({
      status: 403,
      message: "Index not allowed with this API key",
    });
    await h.client.updateApiKey({ key, apiKey: { acl: ["browse"] } });
    await expect(idsWith(key)).rejects.toMatchObject({ status: 403 });
    await h.client.deleteApiKey({ key });
    await h.client.waitForApiKey({ operation: "delete", key });
    await h.client.restoreApiKey({ key });
    expect(await h.client.getApiKey({ key })).toMatchObject({ value: key, acl: ["browse"] });
  });

  it("holds callers of a limited key to its limit", async () => {
    const { key } = await h.client.addApiKey({ acl: ["search"], maxQueriesPerIPPerHour: 2 });
    await idsWith(key);
    await idsWith(key);
    const host = new URL(h.service.url).host;
    const limited = algoliasearch(h.service.env.ALGOLIA_APP_ID ?? "", key, {
      hosts: [{ url: host, accept: "readWrite", protocol: "http" }],
      maxRateLimitRetries: 0,
    });
    await expect(limited.searchSingleIndex({ indexName: "lamps" })).rejects.toMatchObject({ status: 429 });
  });
});

describe("secured keys", () => {
  it("add filters that no search can take off", async () => {
    const key = h.client.generateSecuredApiKey({
      parentApiKey: searchKey(),
      restrictions: { filters: "group:all" },
    });
    expect(await idsWith(key, { query: "lamp" })).toEqual(["1"]);
    expect(await idsWith(key, { filters: "group:staff OR group:all" })).toEqual(["1"]);
    const { results } = await h
      .clientWith(key)
      .search({ requests: [{ indexName: "lamps", filters: "group:staff" }] });
    expect(results).toMatchObject([{ nbHits: 0 }]);
  });

  it("end, and hold to their indices", async () => {
    const past = Math.floor(Date.now() / 1_000) - 10;
    const make = (restrictions: Record<string, unknown>) =>
      h.client.generateSecuredApiKey({ parentApiKey: searchKey(), restrictions });
    await expect(idsWith(make({ validUntil: past }))).rejects.toMatchObject({ status: 403 });
    expect(await idsWith(make({ validUntil: past + 3_600 }))).toHaveLength(2);
    await expect(idsWith(make({ restrictIndices: ["other"] }))).rejects.toMatchObject({ status: 403 });
    expect(await idsWith(make({ restrictIndices: ["lamps"] }))).toHaveLength(2);
  });

  it("are good for nothing when forged, or made from the admin key", async () => {
    const forged = Buffer.from(`${"0".repeat(64)}filters=group%3Aall`).toString("base64");
    await expect(idsWith(forged)).rejects.toMatchObject({ status: 403 });
    const fromAdmin = h.client.generateSecuredApiKey({ parentApiKey: h.service.env.ALGOLIA_ADMIN_KEY ?? "" });
    await expect(idsWith(fromAdmin)).rejects.toMatchObject({ status: 403 });
  });
});

describe("faults", () => {
  it("strike with the vendor's answers, and tasks can be kept unfinished", async () => {
    h.faults.add({ service: "algolia", rule: "/1/indexes/lamps/query", status: 400, count: 1 });
    await expect(h.client.searchSingleIndex({ indexName: "lamps" })).rejects.toMatchObject({
      status: 400,
      message: "Bad request",
    });
    h.faults.add({ service: "algolia", rule: "task-not-published", count: 1 });
    const { taskID } = await h.client.saveObject({ indexName: "lamps2", body: { objectID: "1" } });
    expect(await h.client.getTask({ indexName: "lamps2", taskID })).toMatchObject({ status: "notPublished" });
    expect(await h.client.getTask({ indexName: "lamps2", taskID })).toMatchObject({ status: "published" });
    expect(await h.client.getTask({ indexName: "gone", taskID })).toMatchObject({ status: "published" });
  });
});
