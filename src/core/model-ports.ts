import type { Article } from './article.ts';
import type { StepcheckError } from './errors.ts';
import type { Message } from './message.ts';
import type { ModelUse } from './model-use.ts';
import type { Claim, ModelFit } from './reading.ts';

/** A picture for a model to look at. */
export interface PictureForModel {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** A model that reads a message against an article. What it says are claims: promise 1 is checked by us. */
export interface ModelReader {
  readonly name: string;
  /** One call, and one more where the answer cannot be read. Throws StepcheckError on any failure; the rules carry the case then. */
  read(message: Message, article: Article, pictures: readonly PictureForModel[]): Promise<ModelReading>;
}

export interface ModelReading {
  claims: Claim[];
  use: ModelUse;
  /** Left out: it did not say. */
  fit?: ModelFit | null;
}

/** A model that may word a reply better. It adds nothing: the guards are run by us. */
export interface ModelWriter {
  /** `findings`: what the guards said of its last try, empty at the first. Throws StepcheckError on any failure; the template goes out then. */
  reword(
    draft: { text: string; language: string },
    article: Article,
    findings: readonly string[],
  ): Promise<{ text: string; use: ModelUse }>;
}

/** Says whether a model may be called just now, and hears what came of each call. */
export interface ModelGate {
  /** Throws StepcheckError where it may not: a budget is spent, or it failed and is left alone for a while. */
  enter(): Promise<void>;
  /** What came of a call that was let in. `costUsd` null: it cost nothing, or no prices are set. */
  leave(outcome: { costUsd: number | null; error: StepcheckError | null }): Promise<void>;
}

/** What was spent on a model, by day and month of the desk's time zone. */
export interface Spending {
  add(costUsd: number, at: number): Promise<void>;
  /** In US dollars, of the day and the month that the time (ms) lies in. */
  spent(at: number): Promise<{ day: number; month: number }>;
  /** The same of an ISO week ("2026-W47") of the last half year. */
  spentInWeek(isoWeek: string): Promise<number>;
}
