import { afterEach, describe, expect, it } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import type { ModelReader } from '../../src/core/ports.ts';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const NO_USE = {
  model: 'a model',
  promptVersion: 'test',
  calls: 1,
  inputTokens: 10,
  cachedTokens: 0,
  outputTokens: 5,
  costUsd: null,
};

async function withModel(read: ModelReader['read']): Promise<void> {
  desk = await startTestDesk({ desk: { wrap: (parts) => ({ ...parts, model: { name: 'a model', read } }) } });
}

const stepLine = (text: string, title: string) => text.split('\n').find((line) => line.includes(title)) ?? '';

describe('a model beside the rules', () => {
  it('that does not answer holds nothing up: the rules read, and the card says so', async () => {
    await withModel(async () => {
      throw new StepcheckError('model_unavailable', 'retry', 'The model is away.');
    });
    await desk.deliver(mailFromMia());
    await desk.cardSaying(
      'Mia Chen',
      'The model did not answer, so this was read by the rules alone.',
      'Hi Mia',
    );
  });

  it('cannot call a step done by quoting a question or a plan', async () => {
    const text = 'Jump says Need admin approval. Should I ask my admin? I will ask him tomorrow.';
    await withModel(async (message) => {
      const claims = ['Should I ask my admin?', 'I will ask him tomorrow.'].map((quote) => {
        const start = message.text.indexOf(quote);
        const end = start + quote.length;
        return { step: 'contact_admin', status: 'done', messageId: message.id, where: 'text', start, end } as const;
      });
      return { claims, use: NO_USE };
    });
    await desk.deliver(mailFromMia({ text }));
    const shown = textOf(await desk.cardSaying('Mia Chen', 'Hi Mia'));
    expect(stepLine(shown, 'Admin contacted')).not.toContain('✅');
    expect(shown).toContain('0 of 6 steps done');
  });
});
