import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { type Answer, call } from "../calls";
import { makePeople, type Person } from "../people";
import { addressOf, type ProvenShop } from "../shop";

const MOST_TRIES = 6;

/** A shop that is attacked, with somebody who may do everything in it. */
export type World = {
  shop: ProvenShop;
  url: string;
  sql: pg.Pool;
  admin: Person;
  people(count: number): Promise<Person[]>;
  /** Calls the API, as the admin unless somebody else is named. Answers of 500 and above are written down. */
  api(operation: string, body?: unknown, as?: Person): Promise<Answer>;
  /** Calls that the shop itself failed to answer. */
  failures: string[];
  /** Of what was entered: how much was taken in, and how much refused. */
  entered: { taken: number; refused: number };
  close(): Promise<void>;
};

/** Stand-ins that share a busy machine are away for a moment now and then, and the shop says so. */
const patiently = async (ask: () => Promise<Answer>): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.status !== 503 || tries === MOST_TRIES) return answer;
    await delay(tries * 500);
  }
};

export const openWorld = async (shop: ProvenShop, url: string): Promise<World> => {
  const sql = new pg.Pool({ connectionString: addressOf(shop, "postgres"), max: 4 });
  const secret = shop.variables.NEXTAUTH_SECRET ?? "";
  const [admin] = await makePeople(sql, { count: 1, secret, role: "admin" });
  if (!admin) throw new Error("There is no admin.");
  const failures: string[] = [];
  const entered = { taken: 0, refused: 0 };
  const api: World["api"] = async (operation, body, as = admin) => {
    const [method = "GET", path = ""] = operation.split(" ", 2);
    const answer = await patiently(() => call(`${url}${path}`, { method, headers: as.headers, body }));
    if (answer.status >= 500) failures.push(`${operation} with ${JSON.stringify(body)}: ${answer.status}`);
    if (method !== "GET") entered[answer.status < 300 ? "taken" : "refused"] += 1;
    return answer;
  };
  const people: World["people"] = (count) => makePeople(sql, { count, secret });
  return { shop, url, sql, admin, people, api, failures, entered, close: () => sql.end() };
};

/** Does this for each, a few at a time; answers in their order. */
export const eachOf = async <T, R>(
  list: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < list.length; index = next++) {
      results[index] = await work(list[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};
