/**
 * The one script by which records change. KEYS are all keys touched; ARGV[1] is a JSON list of operations, each
 * naming its key by position. All revs are compared before anything is written, so that a conflict leaves no trace.
 */
export const COMMIT_SCRIPT = `
local operations = cjson.decode(ARGV[1])
for _, o in ipairs(operations) do
  if o.op == 'write' or o.op == 'remove-at' then
    local rev = tonumber(redis.call('HGET', KEYS[o.key], 'rev') or '0')
    if rev ~= o.rev then return 0 end
  elseif o.op == 'claim-index' then
    if redis.call('EXISTS', KEYS[o.key]) == 1 then return 0 end
  end
end
for _, o in ipairs(operations) do
  local key = KEYS[o.key]
  if o.op == 'write' then
    redis.call('HSET', key, 'rev', o.rev + 1, 'json', o.json)
  elseif o.op == 'history' then
    redis.call('RPUSH', key, o.json)
  elseif o.op == 'index' or o.op == 'claim-index' then
    if o.keep == 0 or redis.call('EXISTS', key) == 0 then
      if o.ttl > 0 then redis.call('SET', key, o.value, 'EX', o.ttl) else redis.call('SET', key, o.value) end
    end
  elseif o.op == 'due' then
    redis.call('ZADD', key, o.at, o.member)
    redis.call('HSET', KEYS[o.jobs], o.member, o.json)
  elseif o.op == 'rank' then
    redis.call('ZADD', key, o.at, o.member)
  elseif o.op == 'unrank' then
    redis.call('ZREM', key, o.member)
  elseif o.op == 'forget-before' then
    redis.call('ZREMRANGEBYSCORE', key, '-inf', o.at)
  elseif o.op == 'remove' or o.op == 'remove-at' then
    redis.call('DEL', key)
  elseif o.op == 'fact' then
    redis.call('XADD', key, '*', 'json', o.json)
  end
end
return 1
`;
