import { createHmac, timingSafeEqual } from "node:crypto";
import { ApiError, forbidden } from "./errors";

/** What a client token allows; signed by the application with the read-write token. */
export type ClientToken = {
  pathname: string;
  validUntil: number;
  maximumSizeInBytes?: number;
  allowedContentTypes?: string[];
  addRandomSuffix?: boolean;
  allowOverwrite?: boolean;
  cacheControlMaxAge?: number;
  ifMatch?: string;
  onUploadCompleted?: { callbackUrl: string; tokenPayload?: string | null };
};

export const hmac = (key: string, text: string): string =>
  createHmac("sha256", key).update(text).digest("hex");

const equal = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const decode = (base64: string) => Buffer.from(base64, "base64").toString("utf8");

const parseClientToken = (given: string, token: string): ClientToken => {
  const [, , , storeId, encoded = ""] = given.split("_");
  const [signature = "", payload = ""] = decode(encoded).split(".");
  const isOurs = storeId === token.split("_")[3] && equal(signature, hmac(token, payload));
  if (!isOurs) throw forbidden();
  const claims = JSON.parse(decode(payload)) as ClientToken;
  if (claims.validUntil <= Date.now()) throw new ApiError(403, "client_token_expired", "Token expired");
  return claims;
};

/**
 * Who makes a request: the application with its read-write token, or a browser with a client token.
 * @throws ApiError 403 when the header is neither
 */
export const authenticate = (header: string | undefined, token: string): "application" | ClientToken => {
  const given = header?.replace(/^Bearer /i, "") ?? "";
  if (given.startsWith("vercel_blob_client_")) return parseClientToken(given, token);
  if (!equal(given, token)) throw forbidden();
  return "application";
};
