import type { OpenaiConfig } from './config.ts';
import type { Metrics } from './core/metrics.ts';
import type { FileStore, Log, ModelReader, ModelWriter } from './core/ports.ts';
import { keepClaims } from './jobs/kept-claims.ts';
import { createModelGate, type ModelGateOptions } from './jobs/model-gate.ts';
import { observedModel } from './observed.ts';
import { createModelReader, loadReadPrompt } from './openai/model-reader.ts';
import { createModelWriter } from './openai/model-writer.ts';
import type { Prompts } from './prompts.ts';

export interface ModelOptions extends Omit<ModelGateOptions, 'budget'> {
  /** Null: the rules read and the templates write. */
  openai: OpenaiConfig | null;
  prompts: Pick<Prompts, 'readPrompt' | 'draftPrompt'>;
  files: Pick<FileStore, 'get' | 'put'>;
  log: Log;
  metrics: Metrics | undefined;
}

/** The model that reads along and, where it may, words replies; both behind one gate. */
export function createModel({ openai, prompts, files, metrics, ...options }: ModelOptions): {
  model: ModelReader | null;
  writer: ModelWriter | null;
  showsPictures: boolean;
} {
  if (!openai) return { model: null, writer: null, showsPictures: false };
  const { readPrompt, draftPrompt } = prompts;
  const chat = { ...openai, gate: createModelGate({ ...options, budget: openai.budget }) };
  const observed = observedModel(metrics, options.clock);
  const reader = observed.reader(createModelReader({ ...chat, prompt: readPrompt }));
  return {
    model: keepClaims(reader, { files, version: loadReadPrompt(readPrompt).version, log: options.log }),
    writer: openai.drafts ? observed.writer(createModelWriter({ ...chat, prompt: draftPrompt })) : null,
    showsPictures: openai.pictures,
  };
}
