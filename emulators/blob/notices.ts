import { randomUUID } from "node:crypto";
import type { Store } from "./store";
import { hmac } from "./token";
import type { Change, Notice, PutOptions } from "./types";

const MOST_ATTEMPTS = 6;
const TIMEOUT_MS = 30_000;

/** Tells the application that a browser's upload is complete, again after a growing wait until it answers 2xx. */
export const createNotices = (store: Store, firstWaitMs: number) => {
  const timers = new Map<string, NodeJS.Timeout>();
  let stopped = false;

  const post = async ({ url, body }: Notice): Promise<boolean> => {
    try {
      const headers = { "content-type": "application/json", "x-vercel-signature": hmac(store.token, body) };
      const answer = await fetch(url, {
        method: "POST",
        headers,
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      return false;
    }
  };

  const attempt = async (notice: Notice) => {
    timers.delete(notice.id);
    const isTaken = await post(notice);
    if (stopped) return;
    const attempts = notice.attempts + 1;
    if (isTaken || attempts >= MOST_ATTEMPTS) {
      await store.commit({ type: "notice-done", id: notice.id });
      return;
    }
    const next = { ...notice, attempts, dueAt: Date.now() + firstWaitMs * 2 ** notice.attempts };
    await store.commit({ type: "notice", notice: next });
    plan(next);
  };

  const plan = (notice: Notice) => {
    const run = () => void attempt(notice).catch((cause) => console.error("blob: a notice failed", cause));
    timers.set(notice.id, setTimeout(run, Math.max(0, notice.dueAt - Date.now())));
  };

  for (const notice of store.notices.values()) plan(notice);

  return {
    /** The change that stores the notice of an upload, and what sends it once that is on disk. */
    prepare(callback: PutOptions["callback"], blob: unknown): { changes: Change[]; send(): void } {
      if (!callback) return { changes: [], send: () => undefined };
      const payload = { blob, tokenPayload: callback.tokenPayload };
      const body = JSON.stringify({ type: "blob.upload-completed", payload });
      const notice = { id: randomUUID(), url: callback.url, body, attempts: 0, dueAt: Date.now() };
      return { changes: [{ type: "notice", notice }], send: () => plan(notice) };
    },
    stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
};

export type Notices = ReturnType<typeof createNotices>;
