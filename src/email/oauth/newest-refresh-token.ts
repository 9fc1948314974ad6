import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import type { TokenCache } from './token-cache.ts';

const Kept = z.object({ v: z.literal(1), from: z.string(), refreshToken: z.string().min(1) });

export interface NewestRefreshToken {
  current(): Promise<string>;
  renewed(refreshToken: string): Promise<void>;
}

/**
 * Microsoft gives a new refresh token with every access token, and the one in the settings ends after 90 days without
 * use: the newest is kept. One that somebody sets anew wins over what was kept from another.
 */
export function newestRefreshToken(
  configured: string,
  account: string,
  { cache, log }: { cache: TokenCache; log: Log },
): NewestRefreshToken {
  const from = createHash('sha256').update(`${account}\n${configured}`).digest('hex');
  let newest: string | null = null;

  return {
    async current() {
      newest ??= readKept(await cache.load(), from) ?? configured;
      return newest;
    },
    async renewed(refreshToken) {
      if (refreshToken === newest) return;
      newest = refreshToken;
      try {
        await cache.save(JSON.stringify({ v: 1, from, refreshToken } satisfies z.infer<typeof Kept>));
      } catch (error) {
        // The one before stays good for a while: no reason to go without mail.
        const reason = error instanceof Error ? error.message : String(error);
        log.error({ error: reason }, 'the newest refresh token could not be kept');
      }
    },
  };
}

function readKept(text: string | null, from: string): string | null {
  try {
    const kept = Kept.parse(JSON.parse(text ?? ''));
    return kept.from === from ? kept.refreshToken : null;
  } catch {
    return null;
  }
}
