import { z } from "zod";
import type { Endpoint } from "@/lib/http/endpoint";
import { documentedAnswers, documentedProblems } from "@/lib/http/openapi";
import { PROBLEMS, type ProblemSlug } from "@/lib/kernel/errors";
import type { Answer } from "./routes";

const ProblemDocument = z.object({
  type: z.url(),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  errors: z.array(z.object({ path: z.string(), message: z.string().min(1) })).optional(),
});

/** What no answer may let out: traces, statements, and vendors' words. */
const LEAKS = /\bat .+\.(ts|js|mjs):\d+|node_modules|select .+ from |insert into|violates|ECONNREFUSED|ERR_/i;

/** How the validator speaks by itself, to programmers. */
const VALIDATOR =
  /^(Invalid|Too (big|small)|Unrecognized|Expected|Required)\b|expected .+ received|\bNaN\b|to (be|have) [<>]/;

const judgeProblem = (endpoint: Endpoint, answer: Answer): string | null => {
  if (answer.headers.get("content-type") !== "application/problem+json") {
    return `is ${answer.headers.get("content-type")}, not a problem document`;
  }
  const parsed = ProblemDocument.safeParse(answer.body);
  if (!parsed.success) return `is no problem document: ${z.prettifyError(parsed.error)}`;
  const unfit = parsed.data.errors?.find(({ message }) => VALIDATOR.test(message));
  if (unfit) return `says of ${unfit.path} what no person understands: ${unfit.message}`;
  const slug = parsed.data.type.split("/").at(-1) as ProblemSlug;
  if (!Object.hasOwn(PROBLEMS, slug)) return `names the unknown problem ${slug}`;
  if (parsed.data.status !== answer.status || PROBLEMS[slug][0] !== answer.status) {
    return `says ${parsed.data.status} of ${slug}`;
  }
  return documentedProblems(endpoint).has(slug) ? null : `has the undocumented problem ${slug}`;
};

const sameJson = (left: unknown, right: unknown): boolean => {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return Object.is(left, right) || (left === undefined && right === undefined);
  }
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) =>
    sameJson((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]),
  );
};

const judgeSuccess = (endpoint: Endpoint, answer: Answer): string | null => {
  if (answer.status === 304) return answer.text === "" ? null : "has a body";
  const documented = endpoint.responses[answer.status];
  if (!documented) return "has no schema";
  if (documented.schema === null) {
    const wanted = documented.contentType;
    if (wanted === undefined) return answer.text === "" ? null : "has a body where none is documented";
    const type = answer.headers.get("content-type") ?? "none";
    return type.startsWith(wanted) ? null : `is ${type}, not ${wanted}`;
  }
  const parsed = documented.schema.safeParse(answer.body);
  if (!parsed.success) return `does not match its schema: ${z.prettifyError(parsed.error)}`;
  return sameJson(parsed.data, answer.body) ? null : "has fields that its schema does not know";
};

/** What is wrong with an answer by its own documentation and the rules of all routes; null when nothing is. */
export const judge = (endpoint: Endpoint, answer: Answer): string | null => {
  const { status, headers, text } = answer;
  if (status >= 500 && endpoint.responses[status] === undefined) return "is a failure of the server";
  if (!documentedAnswers(endpoint).has(status)) return "has an undocumented status";
  if (!/^req_[0-9A-Z]{26}$/.test(headers.get("x-request-id") ?? "")) return "has no request id";
  const isPublic = endpoint.cache === "public" && status < 400;
  const isKept = !(headers.get("cache-control") ?? "").includes("no-store");
  if (isKept !== isPublic) return `has Cache-Control ${headers.get("cache-control")}`;
  if (status >= 400 && LEAKS.test(text)) return "lets out what happened inside";
  return status >= 400 && !endpoint.responses[status]
    ? judgeProblem(endpoint, answer)
    : judgeSuccess(endpoint, answer);
};
