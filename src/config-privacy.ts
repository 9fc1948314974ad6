import { z } from 'zod';
import { whole } from './config-values.ts';

const KEY_BYTES = 32;

/** The settings of how what customers wrote is kept. */
export const privacy = {
  FILES_KEY: z.string().transform(keyBytes).optional(),
  /** After so many days in which nothing happened in a case that waits for nobody, it is removed. 0: never. */
  RETENTION_DAYS: whole(0, 3650).default(90),
};

function keyBytes(text: string, context: z.RefinementCtx): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  // Buffer.from skips what is not base64: only a text that comes back the same was a key.
  if (bytes.length === KEY_BYTES && bytes.toString('base64') === text) return bytes;
  const message = 'Use 32 random bytes in base64, such as "openssl rand -base64 32" prints.';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
