import { beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/message.ts';
import type { Claim } from '../../src/core/reading.ts';
import type { CaseInput } from '../../src/reading/case-input.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { quoteOf } from '../../src/reading/quotes.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage, aPicture } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function read(messages: Message[], more: Partial<CaseInput> = {}) {
  return readCase({ messages, lexicons, ownAddresses: ['support@desk.example'], ...more });
}

function status(messages: Message[], step: string, more: Partial<CaseInput> = {}) {
  return read(messages, more).ledger.find((entry) => entry.step === step)?.status;
}

const DESK_QUOTE =
  '\n\nOn Mon, 2 Mar 2026, Desk <support@desk.example> wrote:\n> Your admin approved the request. You clicked Accept.';

describe('a case of several messages', () => {
  const first = aMessage({ id: 'a', text: 'Jump: need admin approval. I have not asked our IT yet.' });

  it('believes the later of two statements', () => {
    const second = aMessage({ id: 'b', subject: 'Re: Jump', text: 'I asked our IT now.' });
    expect(status([first], 'contact_admin')).toBe('not_done');
    expect(status([first, second], 'contact_admin')).toBe('done');
  });

  it('believes the new words over the own words in the quote', () => {
    const message = aMessage({
      subject: 'Re: need admin approval',
      text: 'My admin approved it.\n\nOn Sun, Ann Miller <ann@firm.example> wrote:\n> My admin has not approved it.',
    });
    expect(status([message], 'admin_approval')).toBe('done');
  });

  it('finds the own earlier words in the quote', () => {
    const message = aMessage({
      subject: 'Re: need admin approval',
      text: 'Any news?\n\nOn Sun, Ann Miller <ann@firm.example> wrote:\n> I asked our IT about it.',
    });
    const reading = read([message]);
    expect(reading.ledger[0]).toMatchObject({ status: 'done', basis: 'stated' });
    expect(reading.ledger[0]?.evidence.map((it) => quoteOf(it, [message]))).toEqual([
      'I asked our IT about it.',
    ]);
  });

  it("takes nothing from the desk's own words", () => {
    const message = aMessage({
      subject: 'Re: Jump',
      text: `What now? Need admin approval is still there.${DESK_QUOTE}`,
    });
    expect(read([message]).ledger.every((entry) => entry.status === 'unknown')).toBe(true);
  });

  it('knows by the thread what a bare thank-you is about', () => {
    const message = aMessage({
      subject: 'Re: your mail',
      text: 'Thanks, it works now!\n\nOn Mon, Desk <support@desk.example> wrote:\n> "Need admin approval" means ...',
    });
    expect(read([message])).toMatchObject({ resolved: true, stage: 'resolved', missingSteps: [] });
  });
});

describe('what is no case for the article', () => {
  it.each([
    ['another app', 'Calendly says need admin approval when I log in with Microsoft.'],
    [
      "another app's dialog",
      'Need admin approval\n\nFooApp needs permission to access resources in your organization that only an admin can grant.',
    ],
    ['another provider', 'Google says my admin has to approve the app.'],
    [
      'a screen that was not seen',
      'I did NOT get a screen that says administrator approval is required. The page stays white.',
    ],
    ['a second factor', 'I lost my phone and the authenticator, cannot sign in.'],
    ['Conditional Access', 'AADSTS53003: your sign-in was blocked.'],
    ['a disabled app', 'AADSTS7000112: the application is disabled. My admin approved it.'],
    ['calendar sync', 'My calendar stopped syncing with Jump. My administrator authorised it months ago.'],
    ['a bill', 'Please send the invoice for March.'],
  ])('%s', (_, text) => {
    const reading = read([aMessage({ text })]);
    expect(reading.article).toBeNull();
    expect(reading.stage).toBe('unclear');
    expect(reading.ledger.every((entry) => entry.status === 'unknown')).toBe(true);
  });

  it('automatic mail has no article, steps or stage', () => {
    const message = aMessage({
      subject: 'Out of office: need admin approval',
      text: 'I asked our IT about admin approval for Jump.',
    });
    expect(read([message])).toMatchObject({
      kind: 'auto_reply',
      article: null,
      stage: 'unclear',
      missingSteps: [],
    });
  });
});

describe('what the agent is told', () => {
  it.each([
    ['a refusal', 'IT refused to approve Jump.', /refused/],
    [
      'an owner who may be the admin',
      'Need admin approval for Jump - we have no IT, it is just me.',
      /without knowing/,
    ],
    ['a contradiction', 'My admin approved Jump. My admin has not approved Jump.', /two different things/],
    [
      'the tenant-wide grant',
      'My admin clicked Grant admin consent for Acme, need admin approval remains in Jump.',
      /tenant-wide/,
    ],
  ])('%s', (_, text, warning) => {
    expect(read([aMessage({ text })]).warnings.join(' ')).toMatch(warning);
  });
});

describe('pictures', () => {
  const text = 'My admin approved Jump, still need admin approval.';

  it('lists every picture without guessing what it shows', () => {
    const message = aMessage({
      text,
      attachments: [aPicture(), aPicture({ id: '2', problem: 'is empty', bytes: 0 })],
    });
    const reading = read([message]);
    expect(reading.screenshots.map(({ screen, problem }) => [screen, problem])).toEqual([
      ['unreadable', 'was not read'],
      ['unreadable', 'is empty'],
    ]);
    expect(reading.evidenceMissing).toEqual(['scope_count']);
  });

  it('asks for what has not come, and only while it fails after the approval', () => {
    expect(read([aMessage({ text })]).evidenceMissing).toEqual(['screenshot', 'scope_count']);
    expect(read([aMessage({ text: 'Jump: need admin approval' })]).evidenceMissing).toEqual([]);
  });

  it('counts a pasted list, and knows a calendar row', () => {
    const list = 'User.Read\nMail.Read\nCalendars.ReadWrite\noffline_access\nopenid';
    const reading = read([
      aMessage({ text: `I am the admin. Jump asks for admin approval with these permissions:\n${list}` }),
    ]);
    expect([reading.scopes.reported, reading.calendar, reading.scopes.verdict]).toEqual([
      5,
      'with',
      'unexpected',
    ]);
  });
});

describe("a model's claims", () => {
  const text = 'Jump: need admin approval. I rattled whoever sets up our laptops. I will send the form soon.';
  const message = aMessage({ text });

  function claim(step: string, status: Claim['status'], quote: string, of = message): Claim {
    const start = of.text.indexOf(quote);
    const place = start === -1 ? { start: 0, end: 9999 } : { start, end: start + quote.length };
    return { step, status, messageId: 'm1', where: 'text', ...place };
  }

  it('add what the rules did not see', () => {
    const claims = [claim('contact_admin', 'done', 'I rattled whoever sets up our laptops.')];
    expect(status([message], 'contact_admin', { modelClaims: claims })).toBe('done');
  });

  it.each([
    ['a plan as done', 'submit_permission_request', 'done', 'I will send the form soon.'],
    ['words that were not said', 'admin_approval', 'done', 'The admin approved it.'],
    ['a statement as a denial', 'contact_admin', 'not_done', 'I rattled whoever sets up our laptops.'],
    ['a step that there is not', 'bake_a_cake', 'done', 'I rattled whoever sets up our laptops.'],
  ] as const)('are dropped where they take %s', (_, step, said, quote) => {
    const { ledger } = read([message], { modelClaims: [claim(step, said, quote)], modelName: 'm' });
    expect(ledger.every((entry) => entry.status === 'unknown')).toBe(true);
  });

  it("are dropped where they quote the desk's words", () => {
    const answer = aMessage({ subject: 'Re: Jump', text: `Need admin approval again.${DESK_QUOTE}` });
    const lie = claim('submit_permission_request', 'done', 'You clicked Accept.', answer);
    expect(status([answer], 'submit_permission_request', { modelClaims: [lie] })).toBe('unknown');
  });

  it("may quote the customer's own earlier words, which count as quoted", () => {
    const reply = aMessage({
      subject: 'Re: Jump',
      text: 'Need admin approval again.\n\nOn Mon, 2 Nov 2026 Ann Miller <ann@firm.example> wrote:\n> I rattled whoever sets up our laptops.',
    });
    const claims = [claim('contact_admin', 'done', 'I rattled whoever sets up our laptops.', reply)];
    const { ledger } = read([reply], { modelClaims: claims, modelName: 'm' });
    expect(ledger[0]).toMatchObject({ status: 'done', evidence: [{ kind: 'quote', part: 'quoted' }] });
  });

  it.each([
    'I have done the needful, if he gets round to it.',
    'I have done the needful, or should I wait?',
    'We are all set once IT has signed off.',
  ])('are dropped where any clause of the quote is a condition or a question: %s', (quote) => {
    const hedged = aMessage({ text: `Jump: need admin approval. ${quote}` });
    const claims = [claim('contact_admin', 'done', quote, hedged)];
    expect(status([hedged], 'contact_admin', { modelClaims: claims })).toBe('unknown');
  });

  it('leave a step unknown where they disagree with the rules', () => {
    const other = aMessage({ text: 'Need admin approval in Jump. I asked our IT. Nobody was there.' });
    const claims = [claim('contact_admin', 'not_done', 'Nobody was there.', other)];
    const reading = read([other], { modelClaims: claims, modelName: 'm' });
    expect(reading.ledger[0]?.status).toBe('unknown');
    expect(reading.warnings.join(' ')).toMatch(/Readers disagree/);
    expect(reading.readers).toEqual(['rules', 'm']);
  });
});
