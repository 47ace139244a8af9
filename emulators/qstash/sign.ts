import { createHash, createHmac, randomBytes } from "node:crypto";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const HEADER = encode({ alg: "HS256", typ: "JWT" });
const VALID_SECONDS = 300;

/** The `Upstash-Signature` of one delivery. */
export const sign = (key: string, url: string, body: Buffer, now: number): string => {
  const seconds = Math.floor(now / 1000);
  const claims = encode({
    iss: "Upstash",
    sub: url,
    exp: seconds + VALID_SECONDS,
    nbf: seconds,
    iat: seconds,
    jti: `jwt_${randomBytes(12).toString("hex")}`,
    body: createHash("sha256").update(body).digest("base64url"),
  });
  const content = `${HEADER}.${claims}`;
  return `${content}.${createHmac("sha256", key).update(content).digest("base64url")}`;
};

export const randomKey = (prefix: string, bytes = 20): string =>
  `${prefix}${randomBytes(bytes).toString("hex")}`;
