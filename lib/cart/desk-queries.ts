import { UnavailableError } from "@/lib/kernel/errors";
import { kvScript } from "@/lib/services/kv";
import { DELTAS } from "./totals-stream";

/** Every change of a line is one entry of the stream, which counts its entries also after they were taken in. */
const countEntries = kvScript(`
local told = redis.pcall('xinfo', 'stream', KEYS[1])
if told.err then return '0' end
for at = 1, #told, 2 do
  if told[at] == 'entries-added' then return tostring(told[at + 1]) end
end
return ''
`);

/** How often a line of a cart was changed since KV was set up; null when KV does not say. */
export const countCartUpdates = async (): Promise<number | null> => {
  try {
    const told = await countEntries([DELTAS], []);
    return /^\d+$/.test(told) ? Number(told) : null;
  } catch (error) {
    if (error instanceof UnavailableError) return null;
    throw error;
  }
};
