import { readFileSync } from 'node:fs';
import type { ModelReader } from '../../src/core/ports.ts';
import { createModelReader } from '../../src/openai/model-reader.ts';

/** Where the model of `mockedModelReader` is asked. */
export const MODEL_SERVER = 'https://models.example';

/** The real reader with the product's prompt, at a server that a test answers for. */
export function mockedModelReader(): ModelReader {
  return createModelReader({
    apiKey: 'sk-test',
    baseUrl: `${MODEL_SERVER}/v1`,
    model: 'reader-1',
    timeoutMs: 2_000,
    prices: null,
    prompt: readFileSync('prompts/read.md', 'utf8'),
  });
}
