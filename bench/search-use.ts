import { type Load, load } from "./load";
import type { Platform } from "./shop";

type Logged = { timestamp: string; query_body: string; inner_queries: unknown[] };

/** As many calls as the log of the index tells of. */
const LOGGED = 1_000;
const COUNTED_WITHIN_MS = 1_500;

export type SearchUse = { searches: number; asked: number; counted: number; isWhole: boolean };

/**
 * Loads searches for some seconds and reads in the log of the index how many of them it was asked for, and how many
 * answers from memory it was told to count: what one person repeats at once is one. Not whole where the log was too short.
 */
export const measureSearchUse = async ({ algolia }: Platform, searches: Load): Promise<SearchUse> => {
  const { warmUp, ...measured } = searches;
  await load(measured, warmUp);
  const began = new Date().toISOString();
  const { total } = await load(measured);
  await new Promise((resolve) => setTimeout(resolve, COUNTED_WITHIN_MS));
  const response = await fetch(`${algolia.url}/1/logs?type=query&length=${LOGGED}`, {
    headers: { "x-algolia-application-id": algolia.appId, "x-algolia-api-key": algolia.adminKey },
  });
  const { logs } = (await response.json()) as { logs: Logged[] };
  const during = logs.filter(({ timestamp }) => timestamp >= began);
  const counting = during.filter(({ query_body }) => query_body.includes("responseFields"));
  return {
    searches: total,
    asked: during.length - counting.length,
    counted: counting.reduce((sum, { inner_queries }) => sum + inner_queries.length, 0),
    isWhole: during.length < LOGGED,
  };
};
