import { afterEach, describe, expect, it, vi } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import type { DeskOptions } from '../../src/desk.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { createLog } from '../../src/log.ts';
import { found, refusedCall } from '../support/chat-answers.ts';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { type ModelAnswer, type ModelServer, startModelServer } from '../support/model-server.ts';
import { writtenDialog } from '../support/written-dialog.ts';
import { pictureOf } from '../support/written-page.ts';

let desk: TestDesk;
let model: ModelServer;
/** What the desk is built of. */
let parts: Parts;
afterEach(async () => {
  await desk.close();
  await model.close();
});

const nothingFound = () => found();

async function start(
  answer: ModelServer['answer'],
  env: Record<string, string> = {},
  options: Partial<DeskOptions> = {},
): Promise<void> {
  model = await startModelServer(answer);
  const wrap = (built: Parts) => {
    parts = built;
    return built;
  };
  desk = await startTestDesk({ env: { ...model.env, ...env }, desk: { ...options, wrap } });
}

/** Mia writes once more in her case. */
const again = (text: string) =>
  mailFromMia({
    subject: 'Re: Cannot sign in to Jump',
    text,
    messageId: '<second@birchwood.example>',
    inReplyTo: '<first@birchwood.example>',
    references: '<first@birchwood.example>',
  });

const calls = (about: 'reading' | 'reply') => model.calls.filter((call) => call.about === about);
const notices = () =>
  desk.slack.messages(desk.review).filter(({ metadata }) => metadata?.event_type === 'stepcheck_notice');
const stepLine = (text: string, title: string) => text.split('\n').find((line) => line.includes(title)) ?? '';

async function onlyTicket(): Promise<Ticket> {
  const [id = ''] = await parts.lookup.openTickets();
  const ticket = await parts.records.ticket(id);
  if (!ticket) throw new Error('There is no case.');
  return ticket;
}

const png = async () => (await pictureOf(writtenDialog())).png().toBuffer();

/** The words that the model was given to word. */
function givenReply(asked: string): string {
  return /===== \w+ =====\n([\s\S]*)\n===== \w+ =====/.exec(asked)?.[1] ?? '';
}

describe('a model beside the rules', () => {
  it('that does not answer holds nothing up: the rules read, and the card says so', async () => {
    await start(() => ({ status: 500, body: refusedCall('The server had an error.', null, 'server_error') }));
    await desk.deliver(mailFromMia());
    await desk.cardSaying(
      'Mia Chen',
      'The model server failed (500). This was read by the rules alone.',
      'Hi Mia',
    );
    expect((await onlyTicket()).reading).toMatchObject({ readers: ['rules'], modelUse: null });
  });

  it('that answers the next time leaves no complaint on the card', async () => {
    let answer: ModelAnswer = { status: 503, body: {} };
    await start(() => answer);
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'This was read by the rules alone.');
    answer = found();
    await desk.deliver(again('I have asked our admin now.'));
    await vi.waitFor(
      async () => expect((await onlyTicket()).reading?.readers).toEqual(['rules', 'reader-1']),
      {
        timeout: 20_000,
      },
    );
    await vi.waitFor(() => expect(desk.cards().map(textOf).join()).not.toContain('by the rules alone'), {
      timeout: 20_000,
    });
  });

  it('cannot call a step done by quoting a question or a plan', async () => {
    const text = 'Jump says Need admin approval. Should I ask my admin? I will ask him tomorrow.';
    const quotes = ['Should I ask my admin?', 'I will ask him tomorrow.'];
    const claims = quotes.map((quote) => ({ step: 'contact_admin', status: 'done', quote }));
    await start(() => found({ claims }));
    await desk.deliver(mailFromMia({ text }));
    const shown = textOf(await desk.cardSaying('Mia Chen', 'Hi Mia'));
    expect(stepLine(shown, 'Admin contacted')).not.toContain('✅');
    expect(shown).toContain('0 of 6 steps done');
  });

  it('is asked about each message once, and what that took is kept with the reading', async () => {
    const prices = { OPENAI_PRICE_INPUT: '0.40', OPENAI_PRICE_CACHED: '0.10', OPENAI_PRICE_OUTPUT: '1.60' };
    await start(nothingFound, prices);
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Hi Mia');
    const dollars = (400 * 0.4 + 1000 * 0.1 + 50 * 1.6) / 1e6;
    const took = { model: 'reader-1', calls: 1, inputTokens: 1400, cachedTokens: 1000, outputTokens: 50 };
    const first = (await onlyTicket()).reading?.modelUse;
    expect(first).toMatchObject({ ...took, costUsd: expect.closeTo(dollars, 9) });
    expect(first?.promptVersion).toMatch(/^[0-9a-f]{16}$/);

    await desk.deliver(again('I have asked our admin now.'));
    await vi.waitFor(async () => expect((await onlyTicket()).readMessages).toBe(2), { timeout: 20_000 });
    expect(calls('reading')).toHaveLength(2);
    expect((await onlyTicket()).reading?.modelUse).toMatchObject({ calls: 2, inputTokens: 2800 });
  });

  it('sees the pictures that nobody could read, where it may', async () => {
    const picture = { filename: 'dialog.png', content: await png(), contentType: 'image/png' };
    await start(nothingFound, { OCR: 'off', OPENAI_PICTURES: 'unread' });
    await desk.deliver(mailFromMia({ attachments: [picture] }));
    await desk.cardSaying('Mia Chen', 'Hi Mia');
    expect(calls('reading')[0]?.body).toContain(
      `data:image/png;base64,${picture.content.toString('base64').slice(0, 200)}`,
    );
  });

  it('sees no picture unless somebody said so', async () => {
    const picture = { filename: 'dialog.png', content: await png(), contentType: 'image/png' };
    await start(nothingFound, { OCR: 'off' });
    await desk.deliver(mailFromMia({ attachments: [picture] }));
    await desk.cardSaying('Mia Chen', 'Hi Mia');
    expect(calls('reading')).toHaveLength(1);
    expect(calls('reading')[0]?.body).not.toContain('image_url');
  });

  it('puts neither customers’ words nor its key into the log', async () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', pretty: false, stream: { write: (line) => lines.push(line) } });
    const echo = refusedCall('Invalid: "it says need admin approval", key sk-test-key', 'bad_request');
    await start(() => ({ status: 400, body: echo }), {}, { log });
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'The model server refused the call (400).');
    expect(lines.join()).toContain('model_refused');
    expect(lines.join()).not.toMatch(/sk-test|need admin approval/i);
  });
});

describe('a model that cannot be used', () => {
  it('for its key is said once, and is left alone from then on', async () => {
    await start(() => ({ status: 401, body: refusedCall('Incorrect API key provided.', 'invalid_api_key') }));
    await desk.deliver(mailFromMia());
    await desk.cardSaying(
      'Mia Chen',
      'The model server does not accept the key. Check OPENAI_API_KEY.',
      'Hi Mia',
    );
    await desk.deliver(mailFromMia({ from: '"Tom Hill" <tom@oak.example>', messageId: '<tom@oak.example>' }));
    await desk.cardSaying('Tom Hill', 'The model server does not accept the key.', 'Hi Tom');
    await vi.waitFor(() => expect(notices()).toHaveLength(1), { timeout: 20_000 });
    expect(notices().map(textOf).join()).toContain(
      'The model cannot be used: The model server does not accept the key.',
    );
    expect(model.calls).toHaveLength(1);
  });

  it('for a while is not asked again before its time', async () => {
    const headers = { 'retry-after': '600' };
    const body = refusedCall('Rate limit reached.', 'rate_limit_exceeded', 'tokens');
    await start(() => ({ status: 429, body, headers }));
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'The model is asked too often just now.', 'Hi Mia');
    await desk.deliver(mailFromMia({ from: '"Tom Hill" <tom@oak.example>', messageId: '<tom@oak.example>' }));
    await desk.cardSaying('Tom Hill', 'The model is asked too often just now.', 'Hi Tom');
    expect(model.calls).toHaveLength(1);
  });

  it('for its budget is said once a day, and the rules carry on, after a restart too', async () => {
    await start(nothingFound, {
      OPENAI_PRICE_INPUT: '1000',
      OPENAI_PRICE_OUTPUT: '1000',
      OPENAI_BUDGET_DAY: '1',
    });
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Hi Mia');
    for (const name of ['Tom Hill', 'Ann Lee']) {
      const address = `${name.slice(0, 3).toLowerCase()}@oak.example`;
      await desk.deliver(mailFromMia({ from: `"${name}" <${address}>`, messageId: `<${address}>` }));
      const spent = "The model's budget for today is spent. This was read by the rules alone.";
      await desk.cardSaying(name, spent);
      await vi.waitFor(() => expect(notices()).toHaveLength(1), { timeout: 20_000 });
      await desk.stop();
      await desk.start();
    }
    expect(notices().map(textOf).join()).toContain('It was 1.00 US dollars (OPENAI_BUDGET_DAY).');
    expect(model.calls).toHaveLength(1);
  });
});

describe('a model that words replies', () => {
  const drafts = { OPENAI_DRAFTS: 'on' };
  const reworded = (change: (text: string) => string) => (call: { about: string; asked: string }) =>
    call.about === 'reply' ? JSON.stringify({ text: change(givenReply(call.asked)) }) : found();

  it('has its words on the card, which says whose they are', async () => {
    await start(
      reworded((text) => text.replace('\n\n', '\n\nThank you so much for getting in touch. ')),
      drafts,
    );
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Thank you so much for getting in touch.', 'reworded by the model');
    const draft = await parts.records.draft((await onlyTicket()).id, 1);
    expect(draft?.modelUse).toMatchObject({ model: 'reader-1', calls: 1, outputTokens: 50 });
    expect(calls('reply')).toHaveLength(1);
  });

  it('is asked once more and then let be, where it adds something', async () => {
    await start(
      reworded((text) => text.replace('\n\n', '\n\nPlease pay at https://evil.example first. ')),
      drafts,
    );
    await desk.deliver(mailFromMia());
    const card = textOf(await desk.cardSaying('Mia Chen', 'Hi Mia', 'written from the article'));
    expect(card).not.toContain('evil');
    expect(card).not.toContain('reworded by the model');
    expect(calls('reply')).toHaveLength(2);
  });

  it('and fails leaves the reply as the article has it, and the card says so', async () => {
    await start((call) => (call.about === 'reply' ? { status: 500, body: {} } : found()), drafts);
    await desk.deliver(mailFromMia());
    await desk.cardSaying(
      'Hi Mia',
      'The model server failed (500). The reply stands as the article has it.',
      'written from the article',
    );
  });

  it('is not asked unless somebody said so', async () => {
    await start(nothingFound);
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Hi Mia');
    expect(calls('reply')).toEqual([]);
  });
});

describe('a model of a test', () => {
  it('that throws whatever it likes holds nothing up', async () => {
    model = await startModelServer(nothingFound);
    const read = async () => {
      throw new StepcheckError('anything', 'person', 'Something odd happened.');
    };
    desk = await startTestDesk({
      desk: { wrap: (built) => ({ ...built, model: { name: 'a model', read } }) },
    });
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Something odd happened. This was read by the rules alone.', 'Hi Mia');
  });
});
