/** The desk's settings that rules depend on; read once in `config.ts` and passed down. */
export interface DeskSettings {
  /** Who signs replies and acknowledgements. */
  deskName: string;
  /** The desk's own mail addresses, the first of which mail is sent from. */
  addresses: readonly [string, ...string[]];
  acknowledge: boolean;
  replies: boolean;
  undoMs: number;
  timeZone: string;
  /** Cards for automated mail that opens no case. */
  parkedCards: boolean;
}
