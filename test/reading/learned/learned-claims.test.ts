import { beforeAll, describe, expect, it } from 'vitest';
import type { LearnedWeights } from '../../../src/core/learned.ts';
import type { Reading } from '../../../src/core/reading.ts';
import { readLearned } from '../../../src/reading/learned/read-learned.ts';
import { createLexicon, type Lexicon } from '../../../src/reading/lexicon.ts';
import { hearTicket, readCase } from '../../../src/reading/read-case.ts';
import { aMessage } from '../../support/a-message.ts';
import { theArticles } from '../the-articles.ts';
import { weightsFor } from './tiny-weights.ts';

let lexicons: readonly Lexicon[] = [];
beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

const BEFORE = 'When I sign in to Jump it says "Need admin approval".';

/** Reads with what is sure (1) or sure of the opposite (-1) of every sentence. */
function read(
  text: string,
  sign: 1 | -1,
  weights: LearnedWeights[] = [weightsFor('admin_approval')],
): Reading {
  const hear = hearTicket({ messages: [aMessage({ subject: 'Jump', text })], lexicons, ownAddresses: [] });
  return hear({ weights, vectorOf: () => [sign] });
}

const approval = ({ ledger }: Reading) => ledger.find(({ step }) => step === 'admin_approval');
const UNHEARD = `${BEFORE} The consultants performed their magic yesterday, a great performance.`;

describe('what was learned', () => {
  it('calls a step done where the rules hear nothing of it, with the words that say so', () => {
    expect(
      approval(readCase({ messages: [aMessage({ text: UNHEARD })], lexicons, ownAddresses: [] }))?.status,
    ).toBe('unknown');
    const entry = approval(read(UNHEARD, 1));
    expect(entry).toMatchObject({ status: 'done', basis: 'stated', modelOnly: true });
    const [quote] = entry?.evidence ?? [];
    expect(quote?.kind === 'quote' && UNHEARD.slice(quote.start, quote.end)).toMatch(/performed their magic/);
  });

  it.each([
    'Have the consultants performed their magic?',
    'The consultants have not performed their magic.',
    'The consultants will have performed their magic tomorrow.',
    'If the consultants performed their magic, what next?',
    'I hope the consultants performed their magic.',
    'The consultants perform magic on Fridays.',
    'At my old firm the consultants performed their magic.',
    'For Zoom the consultants performed their magic.',
  ])('calls nothing done by words that fail the checks of a claim: %s', (said) => {
    expect(approval(read(`${BEFORE} ${said}`, 1))?.status).not.toBe('done');
  });

  it('calls no step done that it may not claim', () => {
    const weights = { ...weightsFor('admin_approval'), claims: ['contact_admin'] };
    expect(approval(read(UNHEARD, 1, [weights]))?.status).toBe('unknown');
  });

  it('leaves alone what the rules heard', () => {
    const text = `${BEFORE} Our IT has not approved it yet. They performed something yesterday.`;
    expect(approval(read(text, 1))?.status).toBe('not_done');
  });

  it('takes a done of a wording away where its sentence surely does not say it', () => {
    const text = `${BEFORE} Our IT admin approved it this morning.`;
    expect(approval(read(text, 1))?.status).toBe('done');
    // The words speak as loudly against it as the network.
    const weights = { ...weightsFor('admin_approval'), gramBias: new Float32Array(6).fill(-9) };
    expect(approval(read(text, -1, [weights]))?.status).toBe('unknown');
  });

  it('says nothing of other languages, nor of an article that it was not learned for', () => {
    const german =
      'Jump meldet "Administratorgenehmigung erforderlich". Der Chef hat das gestern durchgewunken, alles gut.';
    const rules = readCase({ messages: [aMessage({ text: german })], lexicons, ownAddresses: [] });
    expect(approval(read(german, 1))?.status).toBe(approval(rules)?.status);
    expect(approval(read(UNHEARD, 1, [weightsFor('admin_approval', 'another')]))?.status).toBe('unknown');
  });
});

describe('reading with vectors', () => {
  const input = () => ({ messages: [aMessage({ text: UNHEARD })], lexicons, ownAddresses: [] });
  const weights = () => [weightsFor('admin_approval')];

  it('asks for whole sentences that matter, and for the clauses of those that may say something', async () => {
    const asked: string[][] = [];
    const vectors = {
      of: async (texts: readonly string[]) => {
        asked.push([...texts]);
        return texts.map(() => [1]);
      },
    };
    const reading = await readLearned(input(), { weights: weights(), vectors });
    expect(approval(reading)?.status).toBe('done');
    const [whole, clauses] = asked;
    expect(asked).toHaveLength(2);
    expect(whole).toEqual([expect.stringContaining('performed their magic')]);
    expect(clauses?.every((clause) => whole?.[0]?.includes(clause))).toBe(true);
  });

  it('does not look at the clauses of a sentence that says nothing of the steps', async () => {
    const asked: string[][] = [];
    const vectors = {
      of: async (texts: readonly string[]) => {
        asked.push([...texts]);
        return texts.map(() => [-1]);
      },
    };
    await readLearned(input(), { weights: weights(), vectors });
    expect(asked).toHaveLength(1);
  });

  it('looks at 60 sentences of a long case', async () => {
    let most = 0;
    const vectors = {
      of: async (texts: readonly string[]) => {
        most = Math.max(most, texts.length);
        return texts.map(() => [-1]);
      },
    };
    const text = Array.from({ length: 300 }, (_, at) => `Somebody performed magic ${at}.`).join(' ');
    const messages = [aMessage({ text: `${BEFORE} ${text}` })];
    await readLearned({ ...input(), messages }, { weights: weights(), vectors });
    expect(most).toBe(60);
  });

  it('leaves the rules alone where vectors cannot be had, and says so', async () => {
    const vectors = {
      of: async () => {
        throw new Error('no model');
      },
    };
    const reading = await readLearned(input(), { weights: weights(), vectors });
    expect(approval(reading)?.status).toBe('unknown');
    expect(reading.warnings.join()).toContain('no model');
  });

  it('is the rules alone where it is switched off', async () => {
    expect(await readLearned(input(), null)).toEqual(readCase(input()));
  });
});
