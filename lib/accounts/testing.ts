import { asc, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { events } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import type { ShopEvent } from "@/lib/events/types";
import { answerAuth } from "@/lib/http/session-auth";
import { env } from "@/lib/kernel/env";
import type { callRoute } from "@/testing/http";
import { accountMail } from "./jobs";

const HEARD = [
  "account.code-requested",
  "account.verified",
  "account.password-changed",
  "account.email-changed",
];
const delivered = new Set<string>();

/** Does what the queue would: each event of an account reaches the mail job once. */
export const deliverMails = async (db: Database): Promise<void> => {
  const rows = await db.select().from(events).where(inArray(events.type, HEARD)).orderBy(asc(events.seq));
  for (const row of rows.filter(({ id }) => !delivered.has(id))) {
    delivered.add(row.id);
    if (accountMail.effect !== "external") continue;
    await accountMail.run(
      createContext(db, "system:test"),
      row as unknown as ShopEvent,
      `${row.id}.account-mail`,
    );
  }
};

type Mail = { to: string; subject: string; text: string; html: string };

/** What lies in this person's mailbox, newest first. */
export const mailsTo = async (db: Database, address: string): Promise<Mail[]> => {
  await deliverMails(db);
  const url = `${env.RESEND_BASE_URL}/messages?to=${encodeURIComponent(address)}`;
  return (await (await fetch(url)).json()) as Mail[];
};

/** The six digits of the newest mail. */
export const mailedCode = async (db: Database, address: string): Promise<string> => {
  const [mail] = await mailsTo(db, address);
  return /\b\d{6}\b/.exec(mail?.text ?? "")?.[0] ?? "no code";
};

type Routes = Parameters<typeof callRoute>[0];
type Sent = Parameters<typeof callRoute>[1];
type Answer = { status: number; headers: Headers; body: unknown; location: string | null };

/** A client that keeps its cookies, as a browser does. Each has an address of its own. */
export const aBrowser = (headers: Record<string, string> = {}) => {
  const jar = new Map<string, string>();
  const own = {
    "x-vercel-forwarded-for": `10.0.0.${Math.floor(Math.random() * 1e9)}`,
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
    ...headers,
  };
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line) || value === "") jar.delete(name);
      else jar.set(name, value);
    }
  };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const answerOf = async (response: Response): Promise<Answer> => {
    keep(response);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith("{") ? JSON.parse(text) : text,
      location: response.headers.get("location"),
    };
  };
  const call = async (routes: Routes, sent: Sent): Promise<Answer> => {
    const { method = "GET", path, params = {}, body } = sent;
    const request = new Request(`http://localhost:3000/api${path}`, {
      method,
      headers: { ...own, cookie: cookies(), "content-type": "application/json", ...sent.headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return answerOf(await routes[method](request, { params: Promise.resolve(params) }));
  };
  /** A call below `/api/auth/`; with fields it is a form. */
  const auth = async (
    path: string,
    fields?: Record<string, string>,
    more: Record<string, string> = {},
  ): Promise<Answer> => {
    const request = new Request(`http://localhost:3000/api/auth/${path}`, {
      method: fields ? "POST" : "GET",
      headers: { ...own, cookie: cookies(), ...more },
      body: fields && new URLSearchParams(fields),
    });
    return answerOf(await answerAuth(request, path.split("?")[0]?.split("/") ?? []));
  };
  /** As next-auth's own clients do it: fetch the token, then post the form and ask for JSON. */
  const signIn = async (fields: Record<string, string>, provider = "credentials"): Promise<Answer> => {
    const { csrfToken } = (await auth("csrf")).body as { csrfToken: string };
    return auth(`callback/${provider}`, { ...fields, csrfToken, json: "true" });
  };
  return { jar, call, auth, signIn };
};
