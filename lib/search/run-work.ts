import type { Database } from "@/db/client";
import { UnavailableError } from "@/lib/kernel/errors";
import { type WalkOptions, walkIndex, walkProducts } from "./compare-walk";
import { catchUp, fillTemporary, moveTemporary, prepareTemporary } from "./rebuild-walk";
import type { RunProgress } from "./run-rules";

/** Goes on with a run from where it stands: one phase, or as much of it as there is time for. */
export const workOn = async (
  db: Database,
  progress: RunProgress,
  options: WalkOptions,
): Promise<RunProgress> => {
  switch (progress.phase) {
    case "prepare":
      return prepareTemporary(db, progress);
    case "fill":
      return fillTemporary(db, progress, options.until);
    case "move":
      return moveTemporary(progress);
    case "catch-up":
      return catchUp(db, progress);
    case "products":
      return walkProducts(db, progress, options);
    case "index":
      return walkIndex(db, progress, options);
    case "done":
      return progress;
  }
};

/** A pause for whoever watches, and so much is lost when a piece has to be done again. */
const PIECE_MS = 5_000;
const TRIES = 4;
const TRY_AGAIN_MS = 1_000;

/** A service that is away for a moment costs the piece that was being worked on, not the run. */
const untilItAnswers = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UnavailableError) || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS * attempt));
    }
  }
};

type WorkOptions = Partial<Omit<WalkOptions, "until">> & { isDone?: (progress: RunProgress) => boolean };

/** Works a run off in this process, piece by piece. */
export const workOff = async (
  db: Database,
  begun: RunProgress,
  { isDone = ({ phase }) => phase === "done", ...options }: WorkOptions = {},
): Promise<RunProgress> => {
  let progress = begun;
  while (!isDone(progress)) {
    const walk = { patienceMs: 0, samples: 1000, heal: true, ...options, until: Date.now() + PIECE_MS };
    const before = progress;
    progress = await untilItAnswers(() => workOn(db, before, walk));
  }
  return progress;
};
