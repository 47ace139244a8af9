import { setTimeout as delay } from "node:timers/promises";
import { call } from "../calls";
import { addressOf } from "../shop";
import type { World } from "./world";

const PASSWORD = "Sturdy-Pass-42";
const MAILED_WITHIN_MS = 30_000;

export type Account = { email: string; password: string };

const codeFor = async ({ shop }: World, email: string): Promise<string> => {
  const deadline = Date.now() + MAILED_WITHIN_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`${addressOf(shop, "mail")}/messages?to=${encodeURIComponent(email)}`);
    const [mail] = (await answer.json()) as { text: string }[];
    const code = /\b\d{6}\b/.exec(mail?.text ?? "")?.[0];
    if (code) return code;
    await delay(200);
  }
  throw new Error(`No code came for ${email}.`);
};

/** An account with a password, made as a person makes one. */
export const makeAccount = async (world: World): Promise<Account> => {
  const account = { email: `member-${crypto.randomUUID()}@example.com`, password: PASSWORD };
  const headers = { "content-type": "application/json" };
  await call(`${world.url}/api/users`, { headers, body: { ...account, nickname: "Ana" } });
  const code = await codeFor(world, account.email);
  const { status } = await call(`${world.url}/api/users/verify`, {
    headers,
    body: { email: account.email, code },
  });
  if (status !== 204) throw new Error(`The account was not verified: ${status}`);
  return account;
};
