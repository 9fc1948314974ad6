import type { SendMailOptions } from 'nodemailer';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import type { PictureReader } from '../../src/core/ports.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { consentDialog, DIALOG } from '../fixtures/screens/dialog.ts';
import { render } from '../fixtures/screens/render.ts';
import { startBrowser } from '../playground/browser.ts';
import { mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { writtenDialog } from '../support/written-dialog.ts';
import { pdfOf } from '../support/written-page.ts';

/** "Permissions requested" by Jump, with seven rows and with nine. */
let seven: Buffer;
let nine: Buffer;
let desk: TestDesk;

beforeAll(async () => {
  const browser = await startBrowser();
  const dialog = async (list: 'seven' | 'nine') => {
    const html = consentDialog('user', list, { ...DIALOG, app: 'Jump' });
    const size = { width: 640, height: 900, scale: 1, take: 'shot' as const };
    const labels = { file: `${list}.png`, screen: '', finer: '', notes: '', hard: false };
    const { bytes } = await render(browser, { ...labels, ...size, html, changes: [], quality: 90 });
    return bytes;
  };
  [seven, nine] = [await dialog('seven'), await dialog('nine')];
  await browser.close();
}, 60_000);
afterEach(() => desk.close());

const attached = (filename: string, content: Buffer, contentType = 'image/png') => ({
  attachments: [{ filename, content, contentType }],
});
const onlyPicture = (filename: string, content: Buffer): SendMailOptions =>
  mailFromMia({ subject: '', text: '', ...attached(filename, content) });
const answering = { inReplyTo: '<first@birchwood.example>', references: '<first@birchwood.example>' };

/** The files in a card's thread, with the words above each. */
function filesIn(ts: string) {
  const posts = desk.slack.messages(desk.review).filter(({ threadTs }) => threadTs === ts);
  return posts.flatMap((post) =>
    post.files.map(({ id, title, mimetype }) => ({
      title,
      mimetype,
      caption: textOf(post),
      bytes: Buffer.from(desk.slack.file(id)?.bytes ?? []),
    })),
  );
}

/** A desk whose reader of pictures is changed by the test. */
async function startWithReader(change: (reader: PictureReader) => PictureReader): Promise<void> {
  const wrap = (parts: Parts) => ({ ...parts, pictures: parts.pictures && change(parts.pictures) });
  desk = await startTestDesk({ desk: { wrap } });
}

describe('a picture', () => {
  it('that is all of a mail is read and counted, and lies outlined with its rows in the card’s thread', async () => {
    desk = await startTestDesk();
    await desk.deliver(onlyPicture('consent.png', seven));
    const card = await desk.cardSaying('Mia Chen', 'consent.png', '7 permissions');
    await vi.waitFor(() => expect(filesIn(card.ts)).toHaveLength(1), 10_000);
    const [shown] = filesIn(card.ts);
    expect(shown).toMatchObject({ title: 'consent.png', mimetype: 'image/png' });
    expect(shown?.caption).toContain('1. Sign you in and read your profile');
    expect(shown?.caption).toMatch(/7\. \S/);
    expect(shown?.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(shown?.bytes.equals(seven)).toBe(false);
  });

  it('that comes with a further message re-reads the case, and lies in the thread once it is read', async () => {
    desk = await startTestDesk();
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    const further = {
      ...answering,
      messageId: '<second@birchwood.example>',
      text: 'This is what I see now.',
    };
    await desk.deliver(mailFromMia({ ...further, ...attached('now.png', nine) }));
    const card = await desk.cardSaying('This is what I see now.', 'now.png', '9 permissions');
    await vi.waitFor(() => expect(filesIn(card.ts)).toHaveLength(1), 10_000);
    expect(filesIn(card.ts)[0]?.caption).toMatch(/Read your calendars.* \(calendar\)/);
    expect(desk.cards()).toHaveLength(1);
  });

  it('on a page of a PDF that comes with a further message lies in the thread once it is read', async () => {
    desk = await startTestDesk();
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    const further = { ...answering, messageId: '<second@birchwood.example>', text: 'I printed what I see.' };
    const pdf = attached('scan.pdf', pdfOf([writtenDialog()]), 'application/pdf');
    await desk.deliver(mailFromMia({ ...further, ...pdf }));
    const card = await desk.cardSaying('I printed what I see.', 'scan.pdf, page 1', '9 permissions');
    await vi.waitFor(() => expect(filesIn(card.ts)[0]?.caption).toContain('1. '), 10_000);
  });

  it('in a Slack message is read as well', async () => {
    desk = await startTestDesk();
    const files = [{ name: 'slack.png', mimetype: 'image/png', bytes: seven }];
    await desk.slack.post(desk.mia, desk.customers, { text: '', files });
    const card = await desk.cardSaying('Mia Chen', 'slack.png', '7 permissions');
    await vi.waitFor(() => expect(filesIn(card.ts)[0]?.caption).toContain('1. Sign you in'), 10_000);
  });

  it('that Slack does not hand out says so', async () => {
    desk = await startTestDesk();
    desk.slack.failNext('files.download', { status: 404 });
    const files = [{ name: 'gone.png', mimetype: 'image/png', bytes: seven }];
    await desk.slack.post(desk.mia, desk.customers, { text: 'Jump says Need admin approval', files });
    await desk.cardSaying('Mia Chen', 'gone.png', 'could not be had from Slack');
  });

  it('that is broken says so, beside one that is not', async () => {
    desk = await startTestDesk();
    const broken = { filename: 'cut.png', content: nine.subarray(0, 2_000), contentType: 'image/png' };
    const whole = { filename: 'whole.png', content: seven, contentType: 'image/png' };
    await desk.deliver(mailFromMia({ attachments: [broken, whole] }));
    await desk.cardSaying('cut.png', 'is broken', 'whole.png', '7 permissions');
  });

  it('is not read where that is switched off: the card says so, and the picture is shown as it came', async () => {
    desk = await startTestDesk({ env: { OCR: 'off' } });
    await desk.deliver(mailFromMia(attached('consent.png', seven)));
    const card = await desk.cardSaying('consent.png', 'was not read: reading pictures is switched off');
    await vi.waitFor(() => expect(filesIn(card.ts)).toHaveLength(1), 10_000);
    expect(filesIn(card.ts)[0]?.bytes.equals(seven)).toBe(true);
  });

  it('that comes twice is read once', async () => {
    const read = vi.fn();
    await startWithReader((reader) => ({
      read(file) {
        read();
        return reader.read(file);
      },
      outline: reader.outline,
    }));
    await desk.deliver(onlyPicture('first.png', seven));
    await desk.cardSaying('first.png', '7 permissions');
    const messageId = '<other@cedar.example>';
    await desk.deliver({ ...onlyPicture('again.png', seven), from: 'ann@cedar.example', messageId });
    const card = await desk.cardSaying('again.png', '7 permissions');
    await vi.waitFor(() => expect(filesIn(card.ts)[0]?.caption).toContain('1. Sign you in'), 10_000);
    expect(read).toHaveBeenCalledOnce();
  });
});

describe('while a picture is being read', () => {
  it('the acknowledgement goes out and other cases go on', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await startWithReader((reader) => ({
      read: (file) => held.then(() => reader.read(file)),
      outline: reader.outline,
    }));
    await desk.deliver(onlyPicture('slow.png', seven));
    await vi.waitFor(() => expect(desk.outbox.list()).toHaveLength(1), 10_000);
    await desk.deliver(mailFromMia({ from: 'ann@cedar.example', messageId: '<quick@cedar.example>' }));
    await desk.cardSaying('ann@cedar.example', 'Acknowledged');
    expect(desk.cards()).toHaveLength(1);
    letGo();
    await desk.cardSaying('slow.png', '7 permissions');
  });

  it('a stop waits for nothing, and the next start reads it', async () => {
    const begun = vi.fn();
    let endless = true;
    await startWithReader((reader) => ({
      async read(file) {
        begun();
        let pages = await reader.read(file);
        while (endless) pages = await reader.read(file);
        return pages;
      },
      outline: reader.outline,
    }));
    await desk.deliver(onlyPicture('consent.png', seven));
    await vi.waitFor(() => expect(begun).toHaveBeenCalled(), 10_000);
    await desk.stop();
    endless = false;
    await desk.start();
    await desk.cardSaying('consent.png', '7 permissions');
    expect(desk.cards()).toHaveLength(1);
  });
});

it('a reader that fails holds no case up: the card says what was not read', async () => {
  const failing = async () => {
    throw new StepcheckError('ocr_failed', 'retry', 'The text recognition stopped.');
  };
  await startWithReader(() => ({ read: failing, outline: failing }));
  await desk.deliver(mailFromMia(attached('consent.png', seven)));
  const card = await desk.cardSaying(
    'Mia Chen',
    'consent.png',
    'was not read: the reader of pictures failed',
  );
  await vi.waitFor(() => expect(filesIn(card.ts)[0]?.bytes.equals(seven)).toBe(true), 10_000);
});
