import type { Config } from '../../config.ts';
import type { Lookup, Records } from '../../core/ports.ts';
import { indexTable } from '../../core/transition.ts';
import { createLog } from '../../log.ts';
import { keysOf } from '../../redis/keys.ts';
import { createLookup } from '../../redis/lookup.ts';
import { createRecords } from '../../redis/records.ts';
import { reachRedis } from '../command/reach-redis.ts';
import type { TakenMail } from './take-mails.ts';

/** How many of these mails the running desk knew before, in whichever way they came; 0 where it cannot be asked. */
export async function askHowManyKnown(
  taken: readonly TakenMail[],
  config: Pick<Config, 'dataDir' | 'redisUrl' | 'deskId' | 'desk'>,
): Promise<number> {
  const reached = await reachRedis(config, createLog({ level: 'silent', pretty: false })).catch(() => null);
  if (reached === null) return 0;
  const { redis, close } = reached;
  const keys = keysOf(config.deskId);
  try {
    return await countKnown(
      taken,
      createLookup(redis, keys),
      createRecords(redis, keys, config.desk.timeZone),
    );
  } catch {
    return 0;
  } finally {
    await close();
  }
}

/** The record of a new mail is of the moment at which the mail was taken; one of another moment was there before. */
export async function countKnown(
  taken: readonly TakenMail[],
  lookup: Pick<Lookup, 'find'>,
  records: Pick<Records, 'message'>,
): Promise<number> {
  const made = new Set<string>();
  let known = 0;
  for (const mail of taken) {
    const messageId = await lookup.find(indexTable.filed, mail.filedKey);
    const record = messageId === null ? null : await records.message(messageId);
    if (record === null) continue;
    // Of two files with one message in them one made the record, whichever the desk took first.
    if (record.receivedAt === mail.receivedAt && !made.has(record.id)) made.add(record.id);
    else known += 1;
  }
  return known;
}
