-- Puts down what a host knows, and gives what the others do, in one atomic step.
-- KEYS: the hash, with two fields for each host: `part:` and its name, `saved:` and its name.
-- ARGV: the host, its part ('' for none: only to read, the host's own too), for how many milliseconds parts are kept, how
-- many are kept.
local key, host, part = KEYS[1], ARGV[1], ARGV[2]
local keep, most = tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if part ~= '' then
  redis.call('HSET', key, 'part:' .. host, part, 'saved:' .. host, now)
  redis.call('PEXPIRE', key, keep)
end
local known = {}
for _, field in ipairs(redis.call('HKEYS', key)) do
  if string.sub(field, 1, 6) == 'saved:' then
    local saved = tonumber(redis.call('HGET', key, field)) or 0
    -- No host has saved something later than now: it would never go, and push others out.
    if saved > now then
      saved = 0
    end
    known[#known + 1] = {name = string.sub(field, 7), saved = saved}
  end
end
table.sort(known, function(a, b)
  if a.saved ~= b.saved then
    return a.saved > b.saved
  end
  return a.name < b.name
end)
local parts = {}
for i, one in ipairs(known) do
  if i > most or one.saved + keep < now then
    redis.call('HDEL', key, 'part:' .. one.name, 'saved:' .. one.name)
  elseif part == '' or one.name ~= host then
    local field = 'part:' .. one.name
    if redis.call('HSTRLEN', key, field) <= 4194304 then
      parts[#parts + 1] = redis.call('HGET', key, field)
    end
  end
end
return parts
