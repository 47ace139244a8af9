import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Harness, named, startHarness } from "./harness";

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
  await h.fill("shop", named("beatles shirt", "lamp"));
});
afterEach(() => h.close());

const search = (query: string, userToken: string, more: Record<string, unknown> = {}) =>
  h.client.searchSingleIndex({ indexName: "shop", searchParams: { query, userToken, ...more } });

const top = async (parameters: Record<string, unknown> = {}) => {
  const answer = await h.client.customGet({
    path: "2/searches",
    parameters: { index: "shop", ...parameters },
  });
  return (answer as { searches: { search: string; count: number; nbHits: number }[] }).searches;
};

describe("popular searches", () => {
  it("count what people end up typing, not every letter on the way", async () => {
    for (const query of ["b", "be", "bea", "beat", "beatl", "beatle", "beatles"]) await search(query, "anna");
    await search("beatles", "bert");
    await search("lamp", "bert");
    await search("Beatles ", "carl");
    expect(await top()).toEqual([
      { search: "beatles", count: 3, nbHits: 1 },
      { search: "lamp", count: 1, nbHits: 1 },
    ]);
    expect(await top({ limit: 1, offset: 1 })).toEqual([{ search: "lamp", count: 1, nbHits: 1 }]);
  });

  it("leave out searches that ask for it, other indices and other days", async () => {
    await search("secret", "anna", { analytics: false });
    await search("lamp", "bert");
    expect(await top()).toEqual([{ search: "lamp", count: 1, nbHits: 1 }]);
    expect(await top({ index: "elsewhere" })).toEqual([]);
    expect(await top({ startDate: "2020-01-01", endDate: "2020-01-31" })).toEqual([]);
  });

  it("tell what finds nothing, how many there were, and have room for clicks", async () => {
    await search("zzzzz", "anna");
    await search("lamp", "bert");
    const get = (path: string) => h.client.customGet({ path, parameters: { index: "shop" } });
    expect(await get("2/searches/noResults")).toEqual({
      searches: [{ search: "zzzzz", count: 1, withFilterCount: 0 }],
    });
    expect(await get("2/searches/count")).toMatchObject({ count: 2 });
    expect((await top({ clickAnalytics: true }))[0]).toMatchObject({ clickThroughRate: null, clickCount: 0 });
  });
});

describe("events", () => {
  const event = {
    eventType: "click",
    eventName: "Clicked",
    index: "shop",
    userToken: "anna",
    objectIDs: ["1"],
  };
  const send = (body: Record<string, unknown>) =>
    h.clientWith(h.service.env.ALGOLIA_SEARCH_KEY ?? "").customPost({ path: "1/events", body });

  it("are taken with the search key, and checked", async () => {
    expect(await send({ events: [event] })).toEqual({ status: 200, message: "OK" });
    await expect(send({ events: [{ ...event, userToken: "" }] })).rejects.toMatchObject({ status: 422 });
    await expect(send({})).rejects.toMatchObject({ status: 422 });
  });
});

describe("status page", () => {
  it("shows indices, settings and the latest queries, and no key", async () => {
    await search("<script>", "anna");
    const page = await (await fetch(h.service.url)).text();
    expect(page).toContain("shop");
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toContain("<script>");
    expect(page).not.toContain(h.service.env.ALGOLIA_ADMIN_KEY ?? "");
    const { logs } = await h.client.getLogs({ length: 1 });
    expect(logs[0]).toMatchObject({ method: "POST", answer_code: "200", url: "/1/indexes/shop/query" });
  });
});
