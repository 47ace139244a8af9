import type { Problem } from "@/lib/kernel/errors";
import type { RecentAnswer } from "./recent-answers";
import { jsonResponse, problemResponse, publicAnswer, publicResponse, type Reply } from "./reply";

/** What a call can end in; a recent answer was finished already, for this call or for another one. */
export type Answered = Reply | Problem | Response | RecentAnswer;

/** Makes the response of what was answered. */
export const responseOf = (
  result: Answered,
  { isPublic, request }: { isPublic: boolean; request: Request },
  headers: Record<string, string>,
): Response => {
  if (result instanceof Response) {
    for (const [name, value] of Object.entries(headers)) result.headers.set(name, value);
    return result;
  }
  if ("etag" in result) return publicResponse(request, result, headers);
  if ("slug" in result) return problemResponse(result, headers);
  const shown = isPublic ? publicAnswer(result) : null;
  if (shown === null) return jsonResponse(result, isPublic, headers);
  return publicResponse(request, shown, { ...headers, ...result.headers });
};
