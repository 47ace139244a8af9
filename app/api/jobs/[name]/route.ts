import { runJobEndpoint } from "@/lib/http/endpoints/system";
import { problemOf } from "@/lib/http/failure";
import { problemResponse, reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { runJob } from "@/lib/jobs/run-job";
import { type Problem, problem } from "@/lib/kernel/errors";
import { waitAfter } from "@/lib/kernel/queue-pace";
import { isSignedByQueue } from "@/lib/services/queue";

export const maxDuration = 60;

/** The queue obeys `Retry-After` before anything else: what other callers are told would use up its tries in seconds. */
const tryAgain = (cause: Problem, retried: number): Response =>
  problemResponse(cause, { "Retry-After": String(waitAfter(retried)) });

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(runJobEndpoint, async ({ params, rawBody, request, ctx }) => {
    const signature = request.headers.get("upstash-signature");
    if (!(await isSignedByQueue(signature, rawBody, `/api/jobs/${params.name}`))) {
      return problem("invalid-job-signature", "Only the queue may call this.");
    }
    const retried = Number(request.headers.get("upstash-retried") ?? 0);
    const jobContext = { ...ctx, actor: `system:${params.name}` };
    const outcome = await runJob(jobContext, { name: params.name, body: rawBody, retried }).catch(
      (error: unknown) => problemOf(error, ctx.log),
    );
    if (typeof outcome !== "string") return tryAgain(outcome, retried);
    if (outcome === "unknown") return problem("not-found", "There is no such job.");
    if (outcome === "retry")
      return tryAgain(problem("unavailable", "The job could not be done now. Try again."), retried);
    return reply(200, { outcome });
  }),
});
