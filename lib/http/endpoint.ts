import type { z } from "zod";
import type { Shown } from "@/lib/kernel/changes";
import type { ProblemSlug } from "@/lib/kernel/errors";
import type { RateLimitPolicy } from "./rate-limit-policies";
import type { Operation } from "./rights";

/** A documented answer; `schema` null is an answer without a body. */
export type DocumentedResponse = { description: string; schema: z.ZodType | null; contentType?: string };

/**
 * One method of one route: what comes in, what goes out, and the rules at the door. The same schemas validate requests
 * and draw the OpenAPI document.
 */
export type Endpoint = {
  operation: Operation;
  tag: string;
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Status of a body that violates its schema (the contract fixes 400 for some routes). */
  invalidBody?: 400 | 422;
  /** Bytes; above it 413. */
  bodyLimit?: number;
  /** Takes out what may not come further than the door: nobody sees the body as it was. */
  redactBody?: (body: unknown) => unknown;
  /** The body reaches the handler unparsed, as signed webhooks need it. */
  rawBody?: boolean;
  responses: Record<number, DocumentedResponse>;
  /** Problems that the handler itself raises; those of the door are added by what the endpoint asks for. */
  problems?: readonly ProblemSlug[];
  /** Public answers carry an ETag and may be kept by anyone; the rest is `private, no-store`. */
  cache?: "public";
  /** What its answers show, which may be given again for a moment; a reply that says `live` is not. */
  briefly?: Shown;
  rateLimit?: RateLimitPolicy;
  /** Takes an `Idempotency-Key`; `at-once` where claim and effect are one step, so that no call is seen under way. */
  idempotent?: true | "at-once";
};

export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

export const BODY_LIMIT = 100_000;
export const BULK_BODY_LIMIT = 4_000_000;
