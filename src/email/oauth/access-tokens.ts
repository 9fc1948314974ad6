import { asStepcheckError } from '../../core/errors.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { ReviewChannel } from '../../core/review.ts';
import type { MailOauth } from '../../core/settings.ts';
import { createGoogleTokens } from './google-tokens.ts';
import { createMicrosoftTokens } from './microsoft-tokens.ts';
import { createOutageReport, type OutageReport } from './outage-report.ts';
import type { TokenCache } from './token-cache.ts';
import type { IssuedToken, TokenSource } from './token-source.ts';

export interface AccessTokens {
  /**
   * A token with which `user` logs in to IMAP or SMTP, good for some minutes at least. `refused` is one that the mail
   * server did not take: it is not given out again, unless it was issued just now, for then age is not what is wrong.
   * Throws StepcheckError.
   */
  token(user: string, refused?: string): Promise<string>;
}

export interface AccessTokenParts {
  /** Keeps the newest refresh token over restarts. */
  cache: TokenCache;
  /** Tells the agents of a failure, and when it is over. */
  announce: ReviewChannel['announce'];
  clock: Clock;
  log: Log;
  /** Set by tests only: sends the libraries' requests, whose addresses are fixed, to a token endpoint on this machine. */
  fetch?: typeof globalThis.fetch;
}

/** A token is renewed so long before it ends: a login with it may take a while. */
const RENEW_AHEAD_MS = 5 * 60_000;
const STILL_GOOD_MS = 30_000;
const JUST_NOW_MS = 60_000;

interface Slot {
  token: (IssuedToken & { issuedAt: number }) | null;
  /** What all who ask at the same time wait for. */
  renewing: Promise<string> | null;
  outage: OutageReport;
}

/** Access tokens of Microsoft 365 or Google, kept until shortly before they end. */
export function createAccessTokens(oauth: MailOauth, parts: AccessTokenParts): AccessTokens {
  const { clock } = parts;
  const source = sourceOf(oauth, parts);
  const slots = new Map<string, Slot>();

  function slotOf(user: string): Slot {
    const name = source.perUser ? user : '';
    const known = slots.get(name);
    if (known) return known;
    const slot: Slot = { token: null, renewing: null, outage: createOutageReport(name, parts) };
    slots.set(name, slot);
    return slot;
  }

  async function renew(slot: Slot, user: string): Promise<string> {
    try {
      const token = await source.issue(user);
      slot.token = { ...token, issuedAt: clock.now() };
      slot.outage.over();
      return token.text;
    } catch (thrown) {
      const error = asStepcheckError(thrown);
      const left = slot.token && slot.token.expiresAt - clock.now() > STILL_GOOD_MS ? slot.token : null;
      slot.outage.failed(error, left?.expiresAt ?? null);
      if (left) return left.text;
      throw error;
    }
  }

  return {
    async token(user, refused) {
      const slot = slotOf(user);
      if (slot.renewing) return slot.renewing;
      const { token } = slot;
      const now = clock.now();
      const isRefused = token?.text === refused && now - (token?.issuedAt ?? 0) > JUST_NOW_MS;
      if (token && !isRefused && token.expiresAt - now > RENEW_AHEAD_MS) return token.text;
      if (isRefused) slot.token = null;
      slot.renewing = renew(slot, user).finally(() => {
        slot.renewing = null;
      });
      return slot.renewing;
    },
  };
}

function sourceOf(oauth: MailOauth, parts: AccessTokenParts): TokenSource {
  const fetch = parts.fetch ?? globalThis.fetch;
  if (oauth.provider === 'google') return createGoogleTokens(oauth, fetch);
  return createMicrosoftTokens(oauth, { ...parts, fetch });
}
