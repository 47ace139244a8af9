/**
 * Lua `count_call(key, now, window, limit)` (times in ms): a fixed window with the previous one weighed in, the
 * sliding-window counter known from Cloudflare's limiter. Answers how many calls remain, or -1 when this one is too many.
 */
export const RATE_LIMIT = `
local function count_call(key, now, window, limit)
  local slot = math.floor(now / window)
  local current = key .. ':' .. slot
  local before = tonumber(redis.call('get', key .. ':' .. (slot - 1)) or '0')
  local used = tonumber(redis.call('get', current) or '0')
  local weighed = before * (1 - (now % window) / window) + used
  if weighed >= limit then return -1 end
  used = redis.call('incr', current)
  if used == 1 then redis.call('pexpire', current, window * 2) end
  return math.max(0, math.floor(limit - weighed - 1))
end
`;
