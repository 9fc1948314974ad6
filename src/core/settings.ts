/** The desk's settings that rules depend on; read once in `config.ts` and passed down. */
export interface DeskSettings {
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
  /** Cards for automated mail that opens no case. */
  parkedCards: boolean;
}
