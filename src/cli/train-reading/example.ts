/** What a sentence says of one step. `not_done_or_silent`: surely not done, and no more is known. */
export type Said = 'silent' | 'done' | 'not_done' | 'not_done_or_silent' | 'open';

/** One sentence to learn from, or to find out about. */
export interface Example {
  text: string;
  /** Of each step, in the article's order. */
  said: Said[];
  /** Sentences of one message, whose label goes for all of them together; null for a sentence with labels of its own. */
  group: string | null;
  /** The labelled mail that it stands in. */
  mail: string | null;
  /** Steps that the mail's label calls done, without a word of where it is said. */
  somewhere: boolean[];
  flags: readonly number[];
  input: Float32Array;
  grams: ReadonlyMap<number, number>;
}
