import { unauthorized } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { text } from "@/emulators/stripe/core/params";
import type { Keys } from "@/emulators/stripe/keys";

/** Who asks: the shop's server with its secret key, or a shopper's browser with the publishable one. */
export type Caller = "server" | "browser";

const keyFrom = (header: string | undefined, params: Params): string | undefined => {
  const [scheme = "", credentials = ""] = header?.split(" ") ?? [];
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme.toLowerCase() === "basic") return Buffer.from(credentials, "base64").toString().split(":")[0];
  return text(params, "key");
};

const masked = (key: string): string => `${key.slice(0, 8)}${"*".repeat(8)}${key.slice(-4)}`;

export const authorize = (
  keys: Keys,
  header: string | undefined,
  params: Params,
  openToBrowsers: boolean,
): Caller => {
  const key = keyFrom(header, params);
  if (!key)
    throw unauthorized(
      "You did not provide an API key. Send it in the Authorization header, as in 'Authorization: Bearer YOUR_SECRET_KEY'.",
    );
  if (key === keys.secretKey) return "server";
  if (key !== keys.publishableKey) throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
  if (!openToBrowsers)
    throw unauthorized(
      "This API call cannot be made with a publishable API key. Please use a secret API key.",
      "secret_key_required",
    );
  return "browser";
};
