import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAskModel } from '../../../../src/cli/eval/cases/ask-model.ts';
import { readInput } from '../../../../src/cli/triage/read-input.ts';
import { StepcheckError } from '../../../../src/core/errors.ts';
import type { ModelReader } from '../../../../src/core/ports.ts';
import { openEyes, writeMail } from './mails.ts';

const QUOTE = 'the box in Entra for that has been lit up since Tuesday';
const USE = {
  model: 'small',
  promptVersion: 'p1',
  calls: 1,
  inputTokens: 900,
  cachedTokens: 600,
  outputTokens: 40,
  costUsd: 0.002,
};

let folder: string;
let eyes: Awaited<ReturnType<typeof openEyes>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-model-'));
  eyes = await openEyes();
  await writeMail(folder, 'a.eml', `Jump says "Need admin approval". I asked our IT and ${QUOTE}.`);
  await writeMail(folder, 'b.eml', 'Could you send me the invoice for October once more?');
});

afterAll(async () => {
  await eyes.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a model that reads along', () => {
  it('is asked once a mail that an article is about, and what it takes is added up', async () => {
    const asked = createAskModel({ name: 'small', read: claiming });
    const first = await read('a.eml', asked.askModel);
    await read('a.eml', asked.askModel);
    await read('b.eml', asked.askModel);
    expect(first.reading.readers).toEqual(['rules', 'small']);
    expect(first.report.steps).toContainEqual(
      expect.objectContaining({
        id: 'configure_consent_workflow',
        status: 'done',
        quote: expect.stringContaining(QUOTE),
      }),
    );
    expect(asked.totals()).toEqual({
      model: 'small',
      calls: 2,
      inputTokens: 1800,
      cachedTokens: 1200,
      outputTokens: 80,
      costUsd: 0.004,
      failures: {},
    });
  });

  it('leaves the mail to the rules where it fails, and the reason is counted', async () => {
    const asked = createAskModel({
      name: 'small',
      read: async () => {
        throw new StepcheckError('model_down', 'retry', 'The model server failed (500).');
      },
    });
    const { reading } = await read('a.eml', asked.askModel);
    await read('a.eml', asked.askModel);
    expect(reading.readers).toEqual(['rules']);
    expect(asked.totals()).toMatchObject({
      calls: 0,
      costUsd: null,
      failures: { 'The model server failed (500).': 2 },
    });
  });
});

const claiming: ModelReader['read'] = async (message) => {
  const start = message.text.indexOf(QUOTE);
  const place = { messageId: message.id, where: 'text' as const, start, end: start + QUOTE.length };
  return { claims: [{ step: 'configure_consent_workflow', status: 'done', ...place }], use: USE };
};

async function read(file: string, askModel: ReturnType<typeof createAskModel>['askModel']) {
  return readInput({ file: join(folder, file), kind: 'mail' }, { ...eyes, askModel });
}
