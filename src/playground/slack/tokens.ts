import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The bot's and the app's own, new at each start. */
export interface Tokens {
  bot: string;
  app: string;
}

export function newTokens(): Tokens {
  return { bot: `xoxb-${randomBytes(24).toString('hex')}`, app: `xapp-${randomBytes(24).toString('hex')}` };
}

/** Whose token it is; null where it is nobody's. */
export function ownerOf(token: string, tokens: Tokens): keyof Tokens | null {
  return (['bot', 'app'] as const).find((owner) => same(token, tokens[owner])) ?? null;
}

export function bearerToken(request: IncomingMessage): string | null {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
