const RULES = [
  {
    title: "Money",
    text: "Whole numbers in the currency's minor unit, with an ISO 4217 code: 1999 with usd is $19.99.",
  },
  {
    title: "Who is calling",
    text: "A session cookie, or Authorization: Bearer with an API key. A wrong key is 401, never a guest.",
  },
  {
    title: "Problems",
    text: "Every error is application/problem+json (RFC 9457). Its type ends in a slug that does not change.",
  },
  {
    title: "Once only",
    text: "Where Idempotency-Key is taken, the same key and body give the first answer again, for 24 hours.",
  },
  { title: "Pages", text: "Take nextCursor of an answer as cursor of the next call; null is the end." },
  { title: "Times", text: "ISO 8601 in UTC. Every answer carries X-Request-Id; mention it when you ask us." },
  {
    title: "Being called",
    text: "Webhooks are signed as Standard Webhooks has it. Check webhook-signature over webhook-id, webhook-timestamp and the body, handle an id once, and answer 2xx within ten seconds.",
  },
];

/** What holds for every call. */
export function ApiGuide() {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {RULES.map(({ title, text }) => (
        <li key={title} className="rounded-tile border border-line bg-card p-4">
          <h3 className="font-bold">{title}</h3>
          <p className="mt-1 text-sm text-ink-soft">{text}</p>
        </li>
      ))}
    </ul>
  );
}
