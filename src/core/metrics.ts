import type { ModelUse } from './model-use.ts';
import type { Fact } from './transition.ts';

/** What takes its time, and is watched for that. */
export type Timed = 'ocr' | 'model_read' | 'model_write';

/** Hears what happens in this process. Nothing that a customer wrote, and no address, is kept. */
export interface Metrics {
  /** Facts that were just committed. */
  happened(facts: readonly Fact[]): void;
  took(what: Timed, ms: number, failed: boolean): void;
  modelUsed(use: ModelUse): void;
}
