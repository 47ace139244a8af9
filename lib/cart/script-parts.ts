/**
 * The Lua that all cart scripts share. Every operation runs as one script, so that a cart, what was counted of it, the
 * told deltas, the outbox, the rate limit and the idempotency mark never disagree, whatever crashes in between.
 *
 * Keys of a cart named `a:<cookie>` or `u:<user id>`:
 * - `cart:<name>`: a hash, `p:<product id>` → `quantity:seen price:position`. Its TTL is the cart's life; each write renews it.
 *   `kept` (session ids, by spaces) marks a cart that an undo gave back and that these sessions do not merge again.
 * - `cart:counted:<name>`: product id → the quantity that the deltas have told so far. Lives 7 days longer, so that an
 *   expired cart can still be subtracted. It always equals the cart while there is one.
 * - `cart:expiries`: sorted set, name → moment of expiry (ms); who finds a name due subtracts what was counted.
 * - `cart:deltas`: stream of `{ cart, product, delta }` that waits to be added to the totals in Postgres. Its length is
 *   bounded; totals that missed entries are recomputed from `cart:expiries`, which names every cart.
 * - `cart:deltas:timer`: stands while a message that will add them is on its way.
 * - `cart:merged:<migration>`: a closed generation of an anonymous cart, renamed away in the script that merged it and
 *   deleted by the job that hears `cart.migrated`. A later write under the same name opens the next generation.
 * - `cart:moved:<anonymous name>`: the cart its lines went to; `cart:undo:<user name>`: what a merge can give back.
 * - `kv:outbox`: stream of whole events, moved into the event log under their ids.
 */
export const CARTS = `
local call = cjson.decode(ARGV[1])
local K = {}
for i, name in ipairs(call.names) do K[name] = KEYS[i] end
local COUNTED_LONGER_S = 7 * 24 * 3600

local told = 0
local function tell(cart, product, delta)
  if delta ~= 0 then
    redis.call('xadd', K.deltas, 'maxlen', '~', '100000', '*', 'cart', cart, 'product', product, 'delta', delta)
    told = told + 1
  end
end

-- What the caller owes the totals after its answer: at every so many waiting changes, and else once in a while.
local function flush_due()
  if told == 0 or not call.flush then return nil end
  local waiting = redis.call('xlen', K.deltas)
  local every = call.flush.every
  if math.floor(waiting / every) > math.floor((waiting - told) / every) then return 'now' end
  return redis.call('set', K.timer, '1', 'NX', 'EX', 2 * call.flush.afterS) and 'later' or nil
end

local recorded = false
local function record(id, kind, name, data)
  recorded = true
  redis.call('xadd', K.outbox, '*', 'event', cjson.encode({
    id = id, type = kind, version = 1, aggregateId = name, occurredAt = call.at, actor = call.actor,
    requestId = call.requestId, attributes = {}, data = data,
  }))
end

local function reply(answer)
  answer.recorded = recorded
  answer.flush = flush_due()
  return cjson.encode(answer)
end

local function subtract_expired(name, counted_key, event_id)
  local flat = redis.call('hgetall', counted_key)
  if #flat == 0 then return false end
  local lines = {}
  for i = 1, #flat, 2 do
    tell(name, flat[i], -tonumber(flat[i + 1]))
    lines[#lines + 1] = { productId = flat[i], quantity = tonumber(flat[i + 1]) }
  end
  redis.call('del', counted_key)
  redis.call('zrem', K.expiries, name)
  record(event_id, 'cart.expired', name, { cartKey = name, lines = lines })
  return true
end

local function open(cart_key, counted_key, name, event_id)
  local cart = { key = cart_key, counted = counted_key, name = name, lines = {}, size = 0, last = 0, changed = {} }
  local flat = redis.call('hgetall', cart_key)
  for i = 1, #flat, 2 do
    if string.sub(flat[i], 1, 2) == 'p:' then
      local quantity, price, position = string.match(flat[i + 1], '^(%d+):(%d+):(%d+)$')
      local line = { tonumber(quantity), tonumber(price), tonumber(position) }
      cart.lines[string.sub(flat[i], 3)] = line
      cart.size = cart.size + 1
      cart.last = math.max(cart.last, line[3])
    else
      cart[flat[i]] = flat[i + 1]
    end
  end
  if cart.size == 0 then subtract_expired(name, counted_key, event_id) end
  return cart
end

local function quantity_in(cart, product)
  local line = cart.lines[product]
  return line and line[1] or 0
end

local function put(cart, product, quantity, price)
  local line = cart.lines[product]
  cart.changed[product] = true
  if quantity == 0 then
    if line then
      cart.lines[product] = nil
      cart.size = cart.size - 1
      redis.call('hdel', cart.key, 'p:' .. product)
    end
    return
  end
  if not line then
    cart.last = cart.last + 1
    cart.size = cart.size + 1
    line = { 0, price, cart.last }
    cart.lines[product] = line
  end
  line[1] = quantity
  line[2] = price
  redis.call('hset', cart.key, 'p:' .. product, quantity .. ':' .. price .. ':' .. line[3])
end

local function live(cart, ttl_s)
  redis.call('pexpire', cart.key, ttl_s * 1000)
  redis.call('pexpire', cart.counted, (ttl_s + COUNTED_LONGER_S) * 1000)
  redis.call('zadd', K.expiries, call.now + ttl_s * 1000, cart.name)
end

-- Tells what changed; without a life it leaves the cart's own as it is.
local function save(cart, ttl_s)
  for product in pairs(cart.changed) do
    local quantity = quantity_in(cart, product)
    tell(cart.name, product, quantity - tonumber(redis.call('hget', cart.counted, product) or '0'))
    if quantity == 0 then redis.call('hdel', cart.counted, product)
    else redis.call('hset', cart.counted, product, quantity) end
  end
  cart.changed = {}
  if cart.size == 0 then
    redis.call('del', cart.key, cart.counted)
    redis.call('zrem', K.expiries, cart.name)
  elseif ttl_s then
    live(cart, ttl_s)
  end
end

local function expiry_of(cart)
  local left = redis.call('pttl', cart.key)
  return left > 0 and call.now + left or 0
end

local function in_order(lines)
  local list = {}
  for product, line in pairs(lines) do list[#list + 1] = { product, line[1], line[2], line[3] } end
  table.sort(list, function(a, b) return a[4] < b[4] end)
  return list
end
`;

/**
 * What every call passes first, where it has one: the rate limit and the idempotency mark. `at_the_door` answers what to
 * reply at once, or nil; `keep` keeps an answer for the same call made again.
 */
export const DOOR = `
local remaining = -1

local function at_the_door()
  if call.limit then
    remaining = count_call(K.rate, call.now, call.windowMs, call.limit)
    if remaining < 0 then return { status = 'limited' } end
  end
  local mark = K.mark and redis.call('get', K.mark)
  if not mark then return nil end
  local kept = cjson.decode(mark)
  if kept.hash ~= call.hash then return { status = 'mismatch', remaining = remaining } end
  kept.answer.replayed = true
  kept.answer.remaining = remaining
  return kept.answer
end

local function keep(answer)
  if K.mark then
    local kept = cjson.encode({ hash = call.hash, answer = answer })
    redis.call('set', K.mark, kept, 'EX', 86400)
    if K.alias then redis.call('set', K.alias, kept, 'EX', 86400) end
  end
  answer.remaining = remaining
  return reply(answer)
end
`;

/** Closes an anonymous cart's generation, pours its lines into another cart, and remembers how to take that back. */
export const MERGE = `
local function is_kept(guest)
  return guest.kept and string.find(' ' .. guest.kept .. ' ', ' ' .. call.session .. ' ', 1, true)
end

local function merge(from, into)
  local given = {}
  for _, line in ipairs(in_order(from.lines)) do
    local product, quantity, price = line[1], line[2], line[3]
    local before = into.lines[product]
    local has = before and before[1] or 0
    local applied = math.min(quantity, call.maxPerLine - has)
    put(into, product, has + applied, before and before[2] or price)
    given[#given + 1] = { product, quantity, applied, price }
    from.changed[product] = true
  end
  redis.call('rename', from.key, K.merged)
  from.lines = {}
  from.size = 0
  save(from)
  save(into, call.ttl)
  redis.call('set', K.moved, into.name, 'EX', call.ttl)
  local earlier = redis.call('get', K.undo)
  local undo = { from = from.name, session = call.session, lines = given }
  if earlier then
    earlier = cjson.decode(earlier)
    if earlier.from == from.name and not earlier.done then
      for _, line in ipairs(given) do table.insert(earlier.lines, line) end
      earlier.session = call.session
      undo = earlier
    end
  end
  redis.call('set', K.undo, cjson.encode(undo), 'EX', call.ttl)
  local lines = {}
  for _, line in ipairs(given) do lines[#lines + 1] = { productId = line[1], quantity = line[2] } end
  record(call.eventIds[2], 'cart.migrated', from.name,
    { migrationId = call.migration, cartKey = from.name, into = into.name, lines = lines })
  return given
end
`;
