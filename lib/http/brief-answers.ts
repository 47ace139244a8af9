import { changeCount, type Shown } from "@/lib/kernel/changes";
import type { Problem } from "@/lib/kernel/errors";
import { findRecent, keepRecent, type RecentAnswer, readOnce, recentKey } from "./recent-answers";
import { publicAnswer, type Reply } from "./reply";

type Answered = Reply | Problem | Response;

/** An answer of a moment ago to the same question; `again` of it is done for this call, too. */
export const findBrief = (request: Request, shown: Shown, address: string): RecentAnswer | null => {
  const recent = findRecent(recentKey(request), shown);
  recent?.again?.(address);
  return recent;
};

/** Answers by `read`, once for all who ask the same meanwhile, and keeps what came for those who ask next. */
export const answerBriefly = async (
  request: Request,
  shown: Shown,
  address: string,
  read: () => Promise<Answered>,
): Promise<Answered | RecentAnswer> => {
  const key = recentKey(request);
  const { answer, isOwn } = await readOnce(key, shown, async () => {
    const changes = changeCount(shown);
    const result = await read();
    const text = "status" in result && !(result instanceof Response) && !result.live && publicAnswer(result);
    if (!text) return result;
    const finished = { etag: text.etag, body: new TextEncoder().encode(text.body), again: result.again };
    keepRecent(key, finished, shown, changes);
    return finished;
  });
  if (!isOwn && "again" in answer) answer.again?.(address);
  return answer;
};
