import type { Redis } from 'ioredis';
import { type Finding, finding } from './finding.ts';

/** BullMQ needs the commands of 6.2. */
const OLDEST = [6, 2] as const;
const FULL = 0.8;
const MB = 1024 * 1024;

/** Everything that is asked of a Redis that holds cases. Only reads. */
export async function checkRedis(redis: Redis): Promise<Finding[]> {
  const info = fields(await redis.info());
  return [version(info), persistence(info, await fsyncOf(redis)), eviction(info), memory(info)];
}

type Info = ReadonlyMap<string, string>;

function fields(text: string): Info {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(':'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

function version(info: Info): Finding {
  const given = info.get('redis_version') ?? '';
  const [major = 0, minor = 0] = given.split('.').map(Number);
  const [oldMajor, oldMinor] = OLDEST;
  const isNewEnough = major > oldMajor || (major === oldMajor && minor >= oldMinor);
  if (isNewEnough) return finding('Redis version', 'ok', `${given}.`);
  return finding('Redis version', 'fail', `${given || 'unknown'}. It needs 6.2 or later: update Redis.`);
}

/** Null where CONFIG may not be asked, as with many hosted ones. */
async function fsyncOf(redis: Redis): Promise<string | null> {
  const answer = await redis.config('GET', 'appendfsync').catch(() => null);
  return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : null;
}

function persistence(info: Info, fsync: string | null): Finding {
  const part = 'Redis persistence';
  if (info.get('aof_enabled') !== '1') {
    const advice = 'Set "appendonly yes" and "appendfsync always" in its configuration.';
    return finding(part, 'fail', `The append-only file is off: a restart loses cases. ${advice}`);
  }
  if (info.get('aof_last_write_status') !== 'ok') {
    return finding(part, 'fail', 'The append-only file could not be written last time. Is its disk full?');
  }
  if (fsync === null) {
    return finding(
      part,
      'warn',
      'The append-only file is on. Could not check how often it is synced: it should be "appendfsync always".',
    );
  }
  if (fsync === 'always') return finding(part, 'ok', 'Each write is synced to disk.');
  return finding(
    part,
    'warn',
    `The append-only file is synced "${fsync}": a power cut loses the last second or more, and a reply may go out twice. Set "appendfsync always".`,
  );
}

function eviction(info: Info): Finding {
  const policy = info.get('maxmemory_policy') ?? 'unknown';
  if (policy === 'noeviction') return finding('Redis eviction', 'ok', 'noeviction.');
  return finding(
    'Redis eviction',
    'fail',
    `maxmemory-policy is ${policy}: a full memory would drop cases and jobs. Set "maxmemory-policy noeviction".`,
  );
}

function memory(info: Info): Finding {
  const used = Number(info.get('used_memory') ?? 0);
  const limit = Number(info.get('maxmemory') ?? 0) || Number(info.get('total_system_memory') ?? 0);
  if (limit === 0) return finding('Redis memory', 'ok', `${inMb(used)} used.`);
  const words = `${inMb(used)} of ${inMb(limit)} used.`;
  if (used < limit * FULL) return finding('Redis memory', 'ok', words);
  return finding('Redis memory', 'warn', `${words} Give it more: with none left, new cases are not taken.`);
}

function inMb(bytes: number): string {
  return `${Math.ceil(bytes / MB)} MB`;
}
