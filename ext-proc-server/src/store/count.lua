-- Counts as filters/lane/src/store/counter.rs does, in one atomic step; a test holds both against each other.
-- KEYS: the counters. ARGV: the time in milliseconds ('' for the server's own), then for each counter
-- amount, limit, period, mitigation (both in milliseconds) and counting: 0 note, 1 take, 2 take or stop, 3 hold, 4 hold or stop,
-- 5:WINDOW release.
-- Gives for each: whether it is over, what its windows hold, how far the window is, how long all is refused, which window it is.
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local answers = {}
for i, key in ipairs(KEYS) do
  local amount, limit, period, mitigation, counting = unpack(ARGV, 5 * i - 3, 5 * i + 1)
  amount, limit, period = tonumber(amount), tonumber(limit), tonumber(period)
  local held = redis.call('HMGET', key, 'w', 'c', 'p', 'u')
  local window, current = tonumber(held[1] or 0), tonumber(held[2] or 0)
  local previous, refuses = tonumber(held[3] or 0), tonumber(held[4] or 0)
  local this = math.floor(now / period)
  if this > window then
    previous = this - window == 1 and current or 0
    window, current = this, 0
  end
  local elapsed = now % period
  local over = 0
  local released = tonumber(string.match(counting, '^5:(%d+)$'))
  if counting == '0' then
    current = current + amount
  elseif released then
    if window == released then
      current = math.max(current - amount, 0)
    elseif window == released + 1 then
      previous = math.max(previous - amount, 0)
    end
  elseif counting == '3' or counting == '4' then
    if previous + current + amount <= limit then
      current = current + amount
    else
      over = 1
    end
  elseif now < refuses then
    over = 1
  elseif current + math.ceil(previous * (period - elapsed) / period) + amount <= limit then
    current = current + amount
  else
    over = 1
    if mitigation ~= '0' then
      refuses = now + mitigation
    end
  end
  redis.call('HSET', key, 'w', window, 'c', current, 'p', previous, 'u', refuses)
  redis.call('PEXPIRE', key, math.max((window + 2) * period, refuses) - now)
  answers[i] = { over, previous, current, elapsed, math.max(refuses - now, 0), window }
  if over == 1 and (counting == '2' or counting == '4') then
    break
  end
end
return answers
