/** Numbers that were learned from labelled sentences of one article: what a sentence says of its steps. */
export interface LearnedWeights {
  /** Id of the article, and its steps in the order of the outputs. */
  article: string;
  steps: readonly string[];
  /** Of which of them it may call one done; the others were too seldom in what it learned from. */
  claims: readonly string[];
  /** How long a sentence's vector is, how many flags stand behind it, and how many inner units there are. */
  vector: number;
  flags: number;
  hidden: number;
  /** Into how many places groups of words and letters are sorted. */
  grams: number;
  mean: Float32Array;
  spread: Float32Array;
  /** Their answers are averaged. */
  networks: readonly Network[];
  gramWeights: Float32Array;
  gramBias: Float32Array;
}

/** One hidden layer. Rows are inputs, columns are outputs; of each step three: not said, done, not done. */
export interface Network {
  inner: Float32Array;
  innerBias: Float32Array;
  outer: Float32Array;
  outerBias: Float32Array;
}

/** Outputs of a network for one step: not said, done, not done. */
export const CLASSES = 3;

/** Texts in, one vector of meaning for each out. The same text has the same vector. */
export interface SentenceVectors {
  of(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}
