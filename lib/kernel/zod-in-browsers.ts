import { config } from "zod";

/**
 * Imported before the schemas of whatever runs in the browser too: there the policy forbids functions made from text,
 * which Zod would try, and reports the attempt.
 */
if (typeof window !== "undefined") config({ jitless: true });
