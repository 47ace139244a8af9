import { afterEach, expect, test, vi } from "vitest";
import { searchInBrowser } from "./search";

afterEach(() => vi.unstubAllGlobals());

const config = {
  search: {
    appId: "APP",
    apiKey: "key",
    hosts: ["http://index.example:1", "http://index.example:2"],
    index: "p",
  },
};

/** Answers each search with its own words after the time that stands for them. */
const stubFetch = (delays: Record<string, number>) => {
  const sent: string[] = [];
  const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    if (url === "/api/config") return Response.json(config);
    const { query } = (JSON.parse(String(init?.body)) as { requests: [{ query: string }] }).requests[0];
    sent.push(query);
    await new Promise((resolve, reject) => {
      setTimeout(resolve, delays[query] ?? 0);
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    });
    return Response.json({ results: [{ hits: [], query }] });
  };
  vi.stubGlobal("fetch", fetch);
  return sent;
};

const search = async (query: string): Promise<string | null> =>
  (await searchInBrowser<{ query: string }>((index) => [{ indexName: index, query }]))?.[0]?.query ?? null;

test("only the last search answers, however late an earlier one comes", async () => {
  const sent = stubFetch({ k: 200, ki: 50, kit: 5 });
  const [k, ki, kit] = await Promise.all([
    search("k"),
    new Promise((resolve) => setTimeout(resolve, 30)).then(() => search("ki")),
    new Promise((resolve) => setTimeout(resolve, 60)).then(() => search("kit")),
  ]);
  expect([k, ki, kit]).toEqual([null, null, "kit"]);
  expect(sent.filter((query) => query === "k").length).toBeLessThanOrEqual(1);
});

test("a search after another has answered is asked anew", async () => {
  const sent = stubFetch({});
  expect([await search("a"), await search("a")]).toEqual(["a", "a"]);
  expect(sent).toEqual(["a", "a"]);
});

test("a search that cannot reach the index says so", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  await expect(search("a")).rejects.toThrow();
});
