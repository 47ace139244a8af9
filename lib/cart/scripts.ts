import { kvScript } from "@/lib/services/kv";
import { RATE_LIMIT } from "@/lib/services/kv-rate-limit";
import { CARTS, DOOR, MERGE } from "./script-parts";

/** What a shopper can do to a cart; a refusal changes nothing. `cart` is the caller's, `guest` the merged generation. */
const OPERATIONS = `
local ops = {}

function ops.read()
  return { status = 'ok', beside = K.beside and redis.call('zrange', K.beside, 0, -1, 'REV') or nil }
end

local function change(cart, wanted)
  local has = quantity_in(cart, call.product)
  if wanted < 0 then return { status = 'below-zero', has = has } end
  if wanted > call.maxPerLine then return { status = 'over-limit', has = has } end
  if has == 0 and wanted > 0 and cart.size >= call.maxLines then return { status = 'full' } end
  put(cart, call.product, wanted, call.price or 0)
  save(cart, call.ttl)
  return { status = 'ok' }
end

function ops.add(cart) return change(cart, quantity_in(cart, call.product) + call.quantity) end

function ops.set(cart) return change(cart, call.quantity) end

function ops.clear(cart)
  for product in pairs(cart.lines) do cart.changed[product] = true end
  cart.lines = {}
  cart.size = 0
  save(cart)
  return { status = 'ok' }
end
`;

const OPERATE = `
local early = at_the_door()
if early then return cjson.encode(early) end

local cart = open(K.cart, K.counted, call.name, call.eventIds[1])
local given
if K.guest then
  local guest = open(K.guest, K.guestCounted, call.guestName, call.eventIds[3])
  if guest.size > 0 and not is_kept(guest) then given = merge(guest, cart) end
end

local answer = ops[call.op](cart)
answer.name = cart.name
answer.lines = in_order(cart.lines)
answer.expires = expiry_of(cart)
answer.merged = given
return keep(answer)
`;

const TAKE_BOUGHT = `
if redis.call('exists', K.applied) == 1 then return reply({ status = 'applied' }) end

-- Lines of an anonymous cart may have moved to a person's between checkout and payment.
local carts = { open(K.cart, K.counted, call.name, call.eventIds[1]) }
local moved = redis.call('get', K.moved)
if moved then carts[2] = open('cart:' .. moved, 'cart:counted:' .. moved, moved, call.eventIds[2]) end

for _, bought in ipairs(call.lines) do
  local product, left = bought[1], bought[2]
  for _, cart in ipairs(carts) do
    local line = cart.lines[product]
    if line and left > 0 then
      local taken = math.min(line[1], left)
      left = left - taken
      put(cart, product, line[1] - taken, line[2])
    end
  end
end
for _, cart in ipairs(carts) do save(cart) end
redis.call('set', K.applied, '1', 'EX', call.appliedForS)
return reply({ status = 'ok' })
`;

const COUNT_EXPIRED = `
local due = redis.call('zrangebyscore', K.expiries, '-inf', call.now, 'limit', 0, #call.eventIds)
local counted = 0
for i, name in ipairs(due) do
  local left = redis.call('pttl', 'cart:' .. name)
  if left > 0 then
    redis.call('zadd', K.expiries, call.now + left, name)
  elseif subtract_expired(name, 'cart:counted:' .. name, call.eventIds[i]) then
    counted = counted + 1
  else
    redis.call('zrem', K.expiries, name)
  end
end
return reply({ due = #due, counted = counted })
`;

const UNDO = `
local early = at_the_door()
if early then return cjson.encode(early) end

local undo = redis.call('get', K.undo)
if not undo then return keep({ status = 'nothing' }) end
undo = cjson.decode(undo)
if undo.done then return keep({ status = 'done' }) end

local cart = open(K.cart, K.counted, call.name, call.eventIds[1])
local guest = open('cart:' .. undo.from, 'cart:counted:' .. undo.from, undo.from, call.eventIds[2])
for _, line in ipairs(undo.lines) do
  local product, original, applied, price = line[1], line[2], line[3], line[4]
  local mine = cart.lines[product]
  local taken = math.min(applied, mine and mine[1] or 0)
  if taken > 0 then put(cart, product, mine[1] - taken, mine[2]) end
  local back = math.min(call.maxPerLine, quantity_in(guest, product) + original - (applied - taken))
  if back > 0 then put(guest, product, back, price) end
end
save(cart, call.ttl)
-- The browser whose cart it is and whoever took it back need not be in the same session.
if guest.size > 0 then redis.call('hset', guest.key, 'kept', undo.session .. ' ' .. call.session) end
save(guest, call.guestTtl)
undo.done = true
redis.call('set', K.undo, cjson.encode(undo), 'KEEPTTL')
redis.call('del', 'cart:moved:' .. undo.from)
return keep({ status = 'ok', name = cart.name, lines = in_order(cart.lines),
  expires = expiry_of(cart), guestName = undo.from })
`;

/** Each takes one JSON argument that says what to do and which key is which (`names`). */
export const cartScript = kvScript(CARTS + RATE_LIMIT + DOOR + MERGE + OPERATIONS + OPERATE);
export const takeBoughtScript = kvScript(CARTS + TAKE_BOUGHT);
export const countExpiredScript = kvScript(CARTS + COUNT_EXPIRED);
export const undoScript = kvScript(CARTS + RATE_LIMIT + DOOR + UNDO);
