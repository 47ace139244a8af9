/**
 * Lua `take_calls(key, now, window, limit, calls)` (times in ms): a fixed window with the previous one weighed in, the
 * sliding-window counter known from Cloudflare's limiter. Answers how many of the calls still had room, and how many more
 * have. `count_call` takes one and answers how many remain, or -1 when this one is too many.
 */
export const RATE_LIMIT = `
local function take_calls(key, now, window, limit, calls)
  local slot = math.floor(now / window)
  local current = key .. ':' .. slot
  local before = tonumber(redis.call('get', key .. ':' .. (slot - 1)) or '0')
  local used = tonumber(redis.call('get', current) or '0')
  local weighed = before * (1 - (now % window) / window) + used
  local taken = math.min(calls, math.max(0, math.ceil(limit - weighed)))
  if taken == 0 then return 0, 0 end
  if redis.call('incrby', current, taken) == taken then redis.call('pexpire', current, window * 2) end
  return taken, math.max(0, math.floor(limit - weighed - taken))
end

local function count_call(key, now, window, limit)
  local taken, remaining = take_calls(key, now, window, limit, 1)
  return taken == 0 and -1 or remaining
end
`;
