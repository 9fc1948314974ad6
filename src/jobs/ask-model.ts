import type { LoadedArticle } from '../core/article.ts';
import { asStepcheckError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import { type ModelUse, sumOfUse } from '../core/model-use.ts';
import type { ModelReading } from '../core/ports.ts';
import type { Claim, ModelFit, Reading } from '../core/reading.ts';
import type { Ticket } from '../core/ticket.ts';
import type { Parts } from './parts.ts';
import { picturesForModel } from './pictures-for-model.ts';

/** What a model says of a case, for the reader of cases to check. */
interface ModelSaid {
  modelName: string;
  modelClaims: Claim[];
  modelFits: ModelFit[];
  use: ModelUse | null;
}

/** Of a long case the newest messages count. */
const MOST_MESSAGES = 10;

/**
 * Asks the model, message by message, what it finds. Null where none is set or nobody waits for this case; `failed`
 * says why it did not answer, and then the rules carry the case alone.
 */
export async function askModel(
  parts: Parts,
  ticket: Ticket,
  messages: readonly Message[],
  byRules: Reading,
  article: LoadedArticle | null,
): Promise<ModelSaid | { failed: string } | null> {
  const { model } = parts;
  // An imported case is shown, and then read by the model too, once somebody writes again.
  if (!model || !article || !ticket.cards) return null;
  const said: ModelReading[] = [];
  try {
    for (const message of messages.filter(hasWords).slice(-MOST_MESSAGES)) {
      const pictures = parts.showsPictures ? await picturesForModel(parts, message, byRules.screenshots) : [];
      said.push(await model.read(message, article, pictures));
    }
  } catch (thrown) {
    const { code, message } = asStepcheckError(thrown);
    parts.log.warn({ code, reason: message }, 'The model could not read a case; the rules did');
    return { failed: message };
  }
  return {
    modelName: model.name,
    modelClaims: said.flatMap(({ claims }) => claims),
    modelFits: said.flatMap(({ fit }) => fit ?? []),
    use: sumOfUse(said.map(({ use }) => use)),
  };
}

function hasWords({ readable, subject, text }: Message): boolean {
  return readable && /\p{L}/u.test(subject + text.slice(0, 1_000));
}
