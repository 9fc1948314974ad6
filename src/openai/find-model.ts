import OpenAI from 'openai';
import { type ChatOptions, OPENAI_URL } from './chat.ts';
import { modelError } from './model-error.ts';

/** Looks the model up by its name, which costs nothing. Throws StepcheckError where the key or the name is not taken. */
export async function findModel({
  apiKey,
  baseUrl,
  model,
  timeoutMs,
}: Pick<ChatOptions, 'apiKey' | 'baseUrl' | 'model' | 'timeoutMs'>): Promise<void> {
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl ?? OPENAI_URL,
    organization: null,
    project: null,
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: 'off',
  });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    await client.models.retrieve(model, { signal });
  } catch (thrown) {
    throw modelError(thrown, { model, timedOut: signal.aborted });
  }
}
