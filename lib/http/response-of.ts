import type { Problem } from "@/lib/kernel/errors";
import type { Endpoint } from "./endpoint";
import { keepRecent, type RecentAnswer, recentKey } from "./recent-answers";
import { jsonResponse, problemResponse, publicAnswer, publicResponse, type Reply } from "./reply";

/** What a call can end in; a recent answer was finished for another one. */
export type Answered = Reply | Problem | Response | RecentAnswer;

/** `changes` is the count of changes when the call began. */
type Asked = { endpoint: Endpoint; request: Request; changes: number };

/** Makes the response of what was answered; a public answer may be kept for those who ask next. */
export const responseOf = (
  result: Answered,
  { endpoint, request, changes }: Asked,
  headers: Record<string, string>,
): Response => {
  if (result instanceof Response) {
    for (const [name, value] of Object.entries(headers)) result.headers.set(name, value);
    return result;
  }
  if ("etag" in result) return publicResponse(request, result, headers);
  if ("slug" in result) return problemResponse(result, headers);
  const isPublic = endpoint.cache === "public";
  const shown = isPublic ? publicAnswer(result) : null;
  if (shown === null) return jsonResponse(result, isPublic, headers);
  if (endpoint.briefly && !result.live) {
    const body = new TextEncoder().encode(shown.body);
    keepRecent(recentKey(request), { ...shown, body }, changes);
  }
  return publicResponse(request, shown, { ...headers, ...result.headers });
};
