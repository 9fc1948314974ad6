import { beforeAll, describe, expect, it } from 'vitest';
import type { Attachment, Message } from '../../src/core/message.ts';
import type { Reading } from '../../src/core/reading.ts';
import type { PictureReading, ReadPicture } from '../../src/core/screen.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage, aPicture } from '../support/a-message.ts';
import { aList, aPage, pictureOf } from '../support/read-picture.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];
beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

interface Sent {
  text?: string;
  subject?: string;
  pages?: PictureReading[];
  attachment?: Partial<Attachment>;
}

/** A case of these messages, each with its pictures. */
function read(...sent: Sent[]): Reading {
  const pictures: ReadPicture[] = [];
  const messages: Message[] = sent.map(({ text = '', subject = '', pages = [], attachment }, index) => {
    const files = pages.map((_, at) =>
      aPicture({
        id: `${at}`,
        name: `${at + 1}.png`,
        sha256: `${index}${at}`.padEnd(64, 'a'),
        ...attachment,
      }),
    );
    const message = aMessage({ id: `m${index + 1}`, text, subject, attachments: files });
    pictures.push(...pages.map((page, at) => pictureOf(message, { id: `${at}` }, page)));
    return message;
  });
  return readCase({ messages, lexicons, ownAddresses: ['support@desk.example'], pictures });
}

function step(reading: Reading, id: string) {
  const entry = reading.ledger.find((it) => it.step === id);
  return [entry?.status, entry?.basis];
}

describe('a picture without a word', () => {
  it.each([
    ['need_admin_approval', 'blocked'],
    ['approval_required', 'request_visible'],
    ['permissions_requested', 'request_visible'],
  ] as const)('of "%s" is about the article, at the stage %s', (screen, stage) => {
    const reading = read({ pages: [aPage(screen)] });
    expect(reading).toMatchObject({
      kind: 'customer',
      article: { confidence: 'high' },
      stage,
      senderRole: 'unknown',
    });
    expect(reading.article?.reason).toContain('1.png shows');
  });

  it('of a table in the admin centre is most likely about it, and proves no step', () => {
    const reading = read({ pages: [aList('entra_permissions', 5)] });
    expect(reading.article?.confidence).toBe('medium');
    expect(reading.ledger.every(({ status }) => status === 'unknown')).toBe(true);
  });

  it('of something else is about nothing that we know', () => {
    expect(read({ pages: [aPage('other')] })).toMatchObject({
      article: null,
      topic: null,
      onlyUnreadable: false,
    });
  });

  it.each([
    ['AADSTS65001', 'high'],
    ['AADSTS53003', undefined],
  ])('with the error code %s counts as text with it does', (code, confidence) => {
    expect(read({ pages: [aPage('other', { codes: [code] })] }).article?.confidence).toBe(confidence);
  });

  it('that cannot be read, and could be sent again, is known as just that', () => {
    const blurred = aPage('unreadable', { problem: 'is too blurred to be read', resend: true });
    expect(read({ text: 'See the photo. Thanks, Ann', pages: [blurred] })).toMatchObject({
      article: null,
      onlyUnreadable: true,
      topic: 'a picture that could not be read',
      warnings: ['The picture 1.png is too blurred to be read.'],
    });
    expect(read({ pages: [{ ...blurred, resend: false }] }).onlyUnreadable).toBe(false);
    const broken = { ...blurred, problem: 'is empty', width: 0, height: 0 };
    expect(read({ pages: [broken] }).onlyUnreadable).toBe(true);
    expect(read({ text: 'The file.', pages: [broken] }).onlyUnreadable).toBe(false);
    expect(read({ pages: [blurred, aPage('other')] }).onlyUnreadable).toBe(false);
    expect(
      read({ text: 'Please send me the invoice for March, see the photo.', pages: [blurred] }).onlyUnreadable,
    ).toBe(false);
  });

  it('in a page of a PDF is no empty mail', () => {
    const attachment = { name: 'scan.pdf', type: 'application/pdf', picture: false };
    const shown = read({ pages: [aPage('permissions_requested', { page: 1 })], attachment });
    expect(shown).toMatchObject({ kind: 'customer', stage: 'request_visible' });
    expect(read({ pages: [aPage('other', { page: 1 })], attachment }).kind).toBe('empty');
  });
});

describe('a screen in a picture', () => {
  it.each(['permissions_requested', 'approval_required'] as const)(
    '"%s" shows that the workflow is on and the connection was tried again',
    (screen) => {
      const reading = read({ pages: [aPage(screen)] });
      expect(step(reading, 'configure_consent_workflow')).toEqual(['done', 'screenshot']);
      expect(step(reading, 'retry_connection')).toEqual(['done', 'screenshot']);
      expect(step(reading, 'contact_admin')).toEqual(['unknown', null]);
      expect(reading.ledger[2]?.evidence[0]).toEqual({
        kind: 'picture',
        messageId: 'm1',
        attachmentId: '0',
        page: null,
        boxes: [{ x: 20, y: 30, width: 200, height: 24 }],
      });
    },
  );

  it('told in words stays implied by the words', () => {
    const reading = read({ text: 'Jump now says "Permissions requested".' });
    expect(step(reading, 'retry_connection')).toEqual(['done', 'implied']);
  });

  it('"Need admin approval" proves no step', () => {
    expect(
      read({ pages: [aPage('need_admin_approval')] }).ledger.every(({ status }) => status === 'unknown'),
    ).toBe(true);
  });

  it('contradicts what is said beside it about the same step', () => {
    const reading = read({ text: 'I have not retried yet in Jump.', pages: [aPage('approval_required')] });
    expect(step(reading, 'retry_connection')).toEqual(['contradicted', 'stated']);
    expect(step(reading, 'configure_consent_workflow')).toEqual(['done', 'screenshot']);
    expect(reading.warnings).toContain(
      'What the customer says and what their picture shows differ about "Connection tried again".',
    );
  });

  it('replaces what was said before, and gives way to what is said later', () => {
    const off = 'The admin consent workflow is not on yet, so Jump says need admin approval.';
    const shown: Sent = { text: 'Now I see this.', pages: [aPage('approval_required')] };
    expect(step(read({ text: off }, shown), 'configure_consent_workflow')).toEqual(['done', 'screenshot']);
    expect(step(read(shown, { text: off }), 'configure_consent_workflow')[0]).toBe('not_done');
  });

  it('makes no plan a contradiction', () => {
    const reading = read({
      text: 'I will connect again in Jump tomorrow.',
      pages: [aPage('permissions_requested')],
    });
    expect(step(reading, 'retry_connection')).toEqual(['done', 'screenshot']);
  });

  it('leaves an approval in words as it is, with a warning', () => {
    const reading = read({ text: 'My admin approved Jump.', pages: [aPage('need_admin_approval')] });
    expect(step(reading, 'admin_approval')).toEqual(['done', 'stated']);
    expect(reading.stage).toBe('approved_but_failing');
    expect(reading.warnings).toContain(
      'The picture 1.png shows "Need admin approval", which speaks against "Approved by the admin".',
    );
  });

  it('that comes after an approval shows that it was tried again and still fails', () => {
    const reading = read({ text: 'My admin approved Jump.' }, { pages: [aPage('need_admin_approval')] });
    expect(step(reading, 'retry_connection')).toEqual(['done', 'screenshot']);
    const same = read({ text: 'My admin approved Jump.', pages: [aPage('need_admin_approval')] });
    expect(step(same, 'retry_connection')[0]).toBe('unknown');
  });

  it('ends what was resolved where it comes later', () => {
    const works: Sent = { subject: 'Jump: need admin approval', text: 'It works now, thank you!' };
    expect(read(works).resolved).toBe(true);
    expect(read(works, { pages: [aPage('need_admin_approval')] }).resolved).toBe(false);
    const beside = read({ ...works, pages: [aPage('need_admin_approval')] });
    expect(beside.resolved).toBe(true);
    expect(beside.warnings.join(' ')).toContain('speaks against "it works now"');
  });

  it('in a forwarded part is older than the words above it', () => {
    const reading = read({
      text: 'The workflow is not on, says our IT. Need admin approval in Jump.',
      pages: [aPage('approval_required')],
      attachment: { origin: 'forwarded' },
    });
    expect(step(reading, 'configure_consent_workflow')).toEqual(['not_done', 'stated']);
  });
});

describe('a dialog that names an app', () => {
  it('proves nothing of ours where it is known to be another', () => {
    const reading = read({
      text: 'Jump says need admin approval.',
      pages: [aList('permissions_requested', 7, { app: 'Calendly' })],
    });
    expect(reading.stage).toBe('blocked');
    expect(reading.scopes.fromScreenshot).toBeNull();
    expect(reading.warnings).toContain('The dialog in 1.png is for "Calendly", not for Jump.');
    expect(reading.screenshots[0]?.otherApp).toBe(true);
    expect(read({ pages: [aPage('need_admin_approval', { app: 'Calendly' })] })).toMatchObject({
      article: null,
      topic: 'another app: Calendly',
    });
  });

  it('proves nothing of ours either where no list of ours has it', () => {
    const page = aList('permissions_requested', 9, { app: 'Contoso Records' });
    const warning = 'The dialog in 1.png is for "Contoso Records", not for Jump.';
    const alone = read({ pages: [page] });
    expect(alone).toMatchObject({
      article: null,
      topic: 'another app: Contoso Records',
      warnings: [warning],
    });
    const told = read({ text: 'Jump says need admin approval.', pages: [page] });
    expect(told).toMatchObject({ stage: 'blocked', warnings: [warning] });
    expect(told.scopes).toMatchObject({ fromScreenshot: null, verdict: 'not_reported' });
    expect(told.ledger.flatMap(({ basis }) => basis ?? [])).not.toContain('screenshot');
    const works = { text: 'Jump said need admin approval. It works now, thank you!' };
    expect(read(works, { pages: [page] })).toMatchObject({ resolved: true, stage: 'resolved' });
  });

  it.each(['Jurnp', 'Jum p', 'Junp Technologies', 'JumpDesk', 'J', '|,1:', 'contoso.example'])(
    'as "%s" may be ours, misread',
    (app) => {
      const reading = read({ pages: [aPage('permissions_requested', { app })] });
      expect(reading).toMatchObject({ article: { confidence: 'medium' }, stage: 'request_visible' });
      expect(reading.screenshots[0]?.otherApp).toBe(false);
      expect(reading.warnings).toContain(
        `The picture 1.png names the app "${app}". Please check that it is Jump.`,
      );
    },
  );

  it.each(['SAP', 'Harbor Notes', 'Check Up', 'Lamp'])('as "%s" is for another', (app) => {
    expect(read({ pages: [aPage('permissions_requested', { app })] }).article).toBeNull();
  });

  it('as ours says nothing against it', () => {
    expect(read({ pages: [aPage('permissions_requested', { app: 'Jump' })] }).warnings).toEqual([]);
  });

  it('as ours outweighs another app that the words name', () => {
    const sent = { text: 'I use Zoom as well.', pages: [aPage('permissions_requested', { app: 'Jump' })] };
    expect(read(sent).article).not.toBeNull();
    expect(
      read({ ...sent, text: 'Calendly says need admin approval.', pages: [aPage('need_admin_approval')] })
        .article,
    ).toBeNull();
  });
});

describe('what is still asked for after an approval', () => {
  const text = 'My admin approved Jump, still need admin approval.';
  const missing = (...pages: PictureReading[]) => read({ text, pages }).evidenceMissing;

  it.each<[string, PictureReading[], string[]]>([
    ['everything where nothing came', [], ['screenshot', 'scope_count']],
    [
      'everything where only a logo came',
      [aPage('other', { width: 40, height: 40 })],
      ['screenshot', 'scope_count'],
    ],
    [
      "everything where only another app's dialog came",
      [aPage('need_admin_approval', { app: 'Zoom' })],
      ['screenshot', 'scope_count'],
    ],
    ['the count where the screen has no list', [aPage('need_admin_approval')], ['scope_count']],
    [
      'the count where the list is cut off',
      [aList('permissions_requested', 6, { cutOff: true })],
      ['scope_count'],
    ],
    [
      'the count where the picture could not be read',
      [aPage('unreadable', { problem: 'is too blurred' })],
      ['scope_count'],
    ],
    ['nothing where the list is whole', [aList('permissions_requested', 9)], []],
  ])('is %s', (_, pages, wanted) => {
    expect(missing(...pages)).toEqual(wanted);
  });
});

describe('a document that could not be read', () => {
  it('is said', () => {
    const attachment = { name: 'scan.pdf', type: 'application/pdf', picture: false };
    const locked = aPage('unreadable', { problem: 'is protected by a password', page: 1 });
    expect(read({ text: 'Jump: need admin approval.', pages: [locked], attachment }).warnings).toEqual([
      'The file scan.pdf is protected by a password.',
    ]);
  });
});
