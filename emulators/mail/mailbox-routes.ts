import { Hono } from "hono";
import { MAILBOX_PAGE } from "./page";
import type { Store } from "./store";
import { textToHtml } from "./text";
import type { Email } from "./types";
import { bareAddress } from "./validate";

const address = (recipient: string) => (bareAddress(recipient) ?? recipient).toLowerCase();

const present = (email: Email) => ({
  id: email.id,
  to: bareAddress(email.to[0] ?? "") ?? "",
  from: email.from,
  subject: email.subject,
  text: email.text,
  html: email.html,
  sentAt: new Date(email.sentAt).toISOString(),
});

/** Scripts never run, and links leave the frame. */
const MAIL_POLICY = [
  "default-src 'none'",
  "img-src * data: blob:",
  "style-src 'unsafe-inline'",
  "font-src * data:",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
].join("; ");

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'; img-src data:";

const PREVIEW = 120;
const MOST_SHOWN = 500;

/** What the vendor does not have: the mailbox for people and for tests. Needs no key. */
export const mailboxRoutes = (store: Store): Hono => {
  const newestFirst = (): Email[] => {
    const now = Date.now();
    return [...store.emails.values()]
      .filter(({ sentAt, cancelled }) => !cancelled && sentAt <= now)
      .reverse()
      .sort((a, b) => b.sentAt - a.sentAt);
  };

  return new Hono()
    .get("/", (context) =>
      context.html(MAILBOX_PAGE, 200, {
        "content-security-policy": PAGE_POLICY,
        "cache-control": "no-store",
      }),
    )
    .get("/messages", (context) => {
      const wanted = context.req.query("to")?.toLowerCase();
      const matching = newestFirst().filter(
        ({ to, cc, bcc }) =>
          wanted === undefined || [...to, ...cc, ...bcc].some((one) => address(one) === wanted),
      );
      const limit = Number(context.req.query("limit") ?? matching.length);
      return context.json(matching.slice(0, limit).map(present));
    })
    .get("/messages/summaries", (context) =>
      context.json(
        newestFirst()
          .slice(0, MOST_SHOWN)
          .map((email) => ({
            id: email.id,
            from: email.from,
            to: email.to.join(", "),
            subject: email.subject,
            preview: (email.text ?? "").replace(/\s+/g, " ").slice(0, PREVIEW),
            sentAt: email.sentAt,
            attachments: email.attachments.map(({ filename }) => filename ?? "attachment"),
          })),
      ),
    )
    .get("/messages/:id", (context) => {
      const email = store.emails.get(context.req.param("id"));
      return email ? context.json(present(email)) : context.json({ message: "no such message" }, 404);
    })
    .get("/messages/:id/html", (context) => {
      const email = store.emails.get(context.req.param("id"));
      if (!email) return context.text("This mail is no longer there.", 404);
      const body = email.html ?? textToHtml(email.text ?? "");
      const style = "<style>:root{color-scheme:light;background:#fff}</style>";
      return context.html(`<!doctype html><meta charset="utf-8"><base target="_blank">${style}${body}`, 200, {
        "content-security-policy": MAIL_POLICY,
        "referrer-policy": "no-referrer",
      });
    })
    .delete("/messages", async (context) => {
      await store.commit({ type: "cleared" });
      return context.body(null, 204);
    });
};
