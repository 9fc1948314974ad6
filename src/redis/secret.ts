import type { Redis } from 'ioredis';
import { StepcheckError } from '../core/errors.ts';
import type { Random } from '../core/ports.ts';
import type { Keys } from './keys.ts';

/** The desk's secret: made once, kept with its records, the same for all its processes. */
export async function obtainSecret(redis: Redis, keys: Keys, random: Random): Promise<string> {
  await redis.set(keys.secret, `${random()}${random()}`, 'NX');
  const secret = await redis.get(keys.secret);
  if (secret) return secret;
  throw new StepcheckError(
    'no_secret',
    'person',
    'Redis did not keep the secret of this desk. Give it more memory, or a policy that evicts nothing (noeviction).',
  );
}
