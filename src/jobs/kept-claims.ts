import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Article } from '../core/article.ts';
import { asStepcheckError } from '../core/errors.ts';
import { ModelUse } from '../core/model-use.ts';
import type { FileStore, Log, ModelReader, PictureForModel } from '../core/ports.ts';
import { Claim, ModelFit } from '../core/reading.ts';
import { messageFolder } from './case-files.ts';

/** What a model said of one message: offsets, and no words of the customer's. */
const KeptClaims = z.object({
  v: z.literal(1),
  /** Of what it rests on: another article, model, prompt or picture, and the message is read anew. */
  key: z.string(),
  claims: z.array(Claim),
  fit: ModelFit.nullable(),
  use: ModelUse,
});

interface Keeping {
  files: Pick<FileStore, 'get' | 'put'>;
  /** Of the prompt. */
  version: string;
  log: Log;
}

/** A model that is asked once a message: what it said is kept beside it for when the case is read again. */
export function keepClaims(model: ModelReader, { files, version, log }: Keeping): ModelReader {
  return {
    name: model.name,
    async read(message, article, pictures) {
      const path = `${messageFolder(message.id)}/claims.json`;
      const key = keyOf([model.name, version, message.text, message.subject], article, pictures);
      const kept = KeptClaims.safeParse(jsonOf(await files.get(path))).data;
      if (kept?.key === key) return { claims: kept.claims, fit: kept.fit, use: kept.use };
      const { claims, use, fit = null } = await model.read(message, article, pictures);
      const said: z.infer<typeof KeptClaims> = { v: 1, key, claims, fit, use };
      // Not to be able to keep it costs a call at the next reading, no more.
      await files.put(path, Buffer.from(JSON.stringify(said))).catch((thrown: unknown) => {
        log.warn({ reason: asStepcheckError(thrown).message }, 'What the model said could not be kept');
      });
      return { claims, fit, use };
    },
  };
}

function keyOf(texts: readonly string[], article: Article, pictures: readonly PictureForModel[]): string {
  const hash = createHash('sha256').update(JSON.stringify([texts, article]));
  for (const { name, bytes } of pictures) hash.update(JSON.stringify([name, bytes.length])).update(bytes);
  return hash.digest('hex');
}

function jsonOf(bytes: Uint8Array | null): unknown {
  if (!bytes) return null;
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
