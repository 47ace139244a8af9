import { runJobEndpoint } from "@/lib/http/endpoints/system";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { runJob } from "@/lib/jobs/run-job";
import { problem } from "@/lib/kernel/errors";
import { isSignedByQueue } from "@/lib/services/queue";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(runJobEndpoint, async ({ params, rawBody, request, ctx }) => {
    const signature = request.headers.get("upstash-signature");
    if (!(await isSignedByQueue(signature, rawBody, `/api/jobs/${params.name}`))) {
      return problem("invalid-job-signature", "Only the queue may call this.");
    }
    const retried = Number(request.headers.get("upstash-retried") ?? 0);
    const jobContext = { ...ctx, actor: `system:${params.name}` };
    const outcome = await runJob(jobContext, { name: params.name, body: rawBody, retried });
    if (outcome === "unknown") return problem("not-found", "There is no such job.");
    if (outcome === "retry") return problem("unavailable", "The job could not be done now. Try again.");
    return reply(200, { outcome });
  }),
});
