import type { OpenaiConfig } from '../../config.ts';
import { asStepcheckError } from '../../core/errors.ts';
import { findModel } from '../../openai/find-model.ts';
import { type Finding, finding } from './finding.ts';

/** Whether the key is taken and the model there; it is not asked anything, so it costs nothing. */
export async function checkModel(openai: OpenaiConfig | null): Promise<Finding> {
  const part = 'Model';
  if (openai === null) return finding(part, 'ok', 'None is set; the rules read alone.');
  try {
    await findModel(openai);
    return finding(part, 'ok', `${openai.model} is there, and the key is taken.`);
  } catch (thrown) {
    const { code, message, turn } = asStepcheckError(thrown);
    // Compatible servers need not know this call.
    if (code === 'model_unknown' && openai.baseUrl !== null) {
      return finding(part, 'warn', `Could not check: ${message}`);
    }
    const words = turn === 'person' ? message : `Could not check: ${message}`;
    return finding(part, turn === 'person' ? 'fail' : 'warn', words);
  }
}
