import type { BusinessHours } from './business-time.ts';

/** The desk's settings that rules depend on; read once in `config.ts` and passed down. */
export interface DeskSettings {
  /** What the agents read: ISO 639-1. */
  language: string;
  /** Who signs replies and acknowledgements. */
  deskName: string;
  /** The desk's own mail addresses, the first of which mail is sent from. */
  addresses: readonly [string, ...string[]];
  /** Which mail is acknowledged: all that the rules allow, only what an article is about, or none. */
  acknowledge: 'all' | 'article' | 'none';
  /** Acknowledgements an hour, to everybody together. */
  acknowledgeHourlyCap: number;
  /** Where bounces of our mail go, tagged with the case (VERP); null: acknowledgements leave with the null sender. */
  bounceAddress: string | null;
  replies: boolean;
  undoMs: number;
  timeZone: string;
  /** When somebody works. */
  businessHours: BusinessHours;
  /** Whom the weekly summary is mailed to. */
  summaryTo: readonly string[];
  /** Cards for automated mail that opens no case. */
  parkedCards: boolean;
}

/** How IMAP and SMTP log in where no password is set. */
export interface MailOauth {
  provider: 'microsoft' | 'google';
  tenant: string | null;
  clientId: string;
  clientSecret: string | null;
  refreshToken: string | null;
  /** A Google service account's key. */
  keyFile: string | null;
  /** When the secret ends (ms), so that somebody can be warned ahead. */
  secretExpires: number | null;
}

/** Every address at which the desk itself reads. */
export function ownAddresses({ addresses, bounceAddress }: DeskSettings): string[] {
  return [...addresses, ...(bounceAddress === null ? [] : [bounceAddress])];
}
