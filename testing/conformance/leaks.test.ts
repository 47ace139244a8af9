import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createApiKey } from "@/lib/accounts/api-keys";
import { createContext } from "@/lib/events/context";
import { sha256 } from "@/lib/kernel/hash";
import { useDatabase } from "../database";
import { watchForLeaks } from "./leaks";

const db = useDatabase();
const answer = (status: number, text: string) => ({ status, text, headers: new Headers(), body: undefined });

test("finds secrets, traces and vendors' words in answers, and nothing in good ones", () => {
  const { look } = watchForLeaks();
  expect(look(answer(200, `{"a":"${process.env.STRIPE_SECRET_KEY}"}`))).toBe("lets out STRIPE_SECRET_KEY");
  expect(look(answer(200, '{"a":"$argon2id$v=19$m=19456"}'))).toMatch(/hash/);
  expect(look(answer(422, "TypeError: x"))).toBe('lets out "TypeError"');
  expect(look(answer(200, `{"key":"${process.env.STRIPE_PUBLISHABLE_KEY}"}`))).toBeNull();
  expect(look(answer(404, '{"detail":"There is no such order."}'))).toBeNull();
});

test("finds the hash of a key that lies in the database", async () => {
  const { look, storedHashesSeen } = watchForLeaks();
  const key = { name: `A key ${randomUUID()}`, scopes: [], expiresAt: null };
  const { secret } = await createApiKey(createContext(db(), "system:test"), key);
  look(answer(200, `{"secret":"${secret}"}`));
  expect(await storedHashesSeen(db())).toEqual([]);
  look(answer(200, `{"keyHash":"${sha256(secret)}"}`));
  expect(await storedHashesSeen(db())).toEqual(["api_keys.key_hash"]);
});
