/** The tickets in which nobody waits for us, by when something happened in them last. */
export interface Resting {
  /** Ids of those in which nothing happened since `before` (ms), the longest at rest first, at most `limit`. */
  since(before: number, limit: number): Promise<string[]>;
  /** They are being removed: not named again unless something happens in them. */
  leave(ids: readonly string[]): Promise<void>;
  /** Takes up the tickets from before this list was kept. Once is enough; again changes nothing. */
  takeUp(): Promise<void>;
}
