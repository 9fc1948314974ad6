import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../src/core/message.ts';
import { PAGE_TOO_LATE, type PictureReading, unreadPage } from '../../src/core/screen.ts';
import { documentsOf, screenshotsOf } from '../../src/reading/screenshots.ts';
import { aMessage, aPicture } from '../support/a-message.ts';
import { aList, aPage, pictureOf } from '../support/read-picture.ts';

const VOICES = { ownAddresses: ['support@desk.example'], deskNames: ['Jump'] };

function shots(
  messages: Parameters<typeof screenshotsOf>[0],
  pictures: Parameters<typeof screenshotsOf>[1] = [],
) {
  return screenshotsOf(messages, pictures, VOICES).map(({ shot }) => shot);
}

/** One message with one picture, as listed. */
function listed(page: PictureReading | null, change: Partial<Attachment> = {}, text = 'See below.') {
  const picture = aPicture(change);
  const message = aMessage({ text, attachments: [picture] });
  return shots([message], page === null ? [] : [pictureOf(message, picture, page)])[0];
}

describe('every picture is listed', () => {
  it('with what was read in it', () => {
    const shot = listed(aList('permissions_requested', 7, { app: 'Jump', cutOff: true }));
    expect(shot).toMatchObject({
      name: 'shot.png',
      screen: 'permissions_requested',
      count: 7,
      cutOff: true,
      app: 'Jump',
    });
    expect(shot?.permissions).toHaveLength(7);
    expect(shot?.anchors).toHaveLength(1);
  });

  it('as not read where nobody has read it, which the sender cannot mend', () => {
    expect(listed(null)).toMatchObject({ screen: 'unreadable', problem: 'was not read', resend: false });
    const off = aPage('other', {
      problem: 'was not read: reading pictures is switched off',
      width: 0,
      height: 0,
    });
    expect(listed(off)).toMatchObject({ screen: 'unreadable', problem: off.problem, resend: false });
  });

  it.each([
    ['is empty', true],
    ['is broken: the picture is not complete', true],
    ['is larger than 25 MB and was not taken in', true],
    ['is a web page, not a picture', false],
    ['lies outside Slack, where it is not opened', false],
  ])('with what is wrong with it, and whether the sender can mend that: %s', (problem, resend) => {
    expect(listed(null, { problem })).toMatchObject({ screen: 'unreadable', problem, resend });
  });

  it('also where it is broken and can be read in part', () => {
    const shot = listed(aPage('need_admin_approval'), { problem: 'is broken: the picture is not complete' });
    expect(shot).toMatchObject({
      screen: 'need_admin_approval',
      problem: 'is broken: the picture is not complete',
    });
  });
});

describe('a PDF', () => {
  const pdf = aPicture({ name: 'scan.pdf', type: 'application/pdf', picture: false });
  const message = aMessage({ attachments: [pdf] });

  it('adds the pages that show a known screen, and nothing else', () => {
    const pages = [aPage('other', { page: 1 }), aList('permissions_requested', 9, { page: 2 })];
    expect(shots([message], [pictureOf(message, pdf, ...pages)])).toMatchObject([
      { name: 'scan.pdf, page 2', page: 2, screen: 'permissions_requested', count: 9 },
    ]);
    expect(shots([message], [pictureOf(message, pdf, aPage('other', { page: 1 }))])).toEqual([]);
  });

  it('is known as looked at, with what could not be read of it', () => {
    const blurred = aPage('unreadable', { page: 2, problem: 'is too blurred to be read' });
    expect(documentsOf([message], [pictureOf(message, pdf, aPage('other', { page: 1 }), blurred)])).toEqual([
      {
        messageId: 'm1',
        attachmentId: '1',
        name: 'scan.pdf',
        pages: 2,
        problem: 'is too blurred to be read',
      },
    ]);
    expect(documentsOf([message], [])).toEqual([]);
  });

  it('says why it, or a page of it, was not read, and counts only pages that were', () => {
    const late = unreadPage(PAGE_TOO_LATE, { page: 2 });
    expect(
      documentsOf([message], [pictureOf(message, pdf, aPage('other', { page: 1 }), late)]),
    ).toMatchObject([{ pages: 1, problem: PAGE_TOO_LATE }]);
    const large = 'was not read: it is larger than 25 MB';
    expect(documentsOf([message], [pictureOf(message, pdf, unreadPage(large))])).toMatchObject([
      { pages: 0, problem: large },
    ]);
  });
});

describe('decoration', () => {
  const small = (change = {}) => aPage('other', { width: 300, height: 90, ...change });

  it.each([
    ['a tracking pixel', aPage('other', { width: 1, height: 1 }), {}],
    [
      'a pixel of which a reader says that it cannot read it',
      aPage('unreadable', { width: 1, height: 1, problem: 'is too small', resend: true }),
      {},
    ],
    ['an icon', aPage('other', { width: 48, height: 48 }), {}],
    ['a small, wide picture in the text', small(), { inline: true, contentId: 'a' }],
  ])('is %s', (_, page, change) => {
    expect(listed(page, change)).toMatchObject({
      screen: 'other',
      decoration: true,
      problem: null,
      resend: false,
    });
  });

  it.each([
    [
      'a picture with the name of a logo',
      aPage('other'),
      { name: 'image001.jpg', inline: true, contentId: 'image001.jpg@1' },
    ],
    ['a small picture that somebody attached', small(), {}],
    [
      'a known screen, however small',
      aPage('need_admin_approval', { width: 60, height: 30 }),
      { inline: true },
    ],
    [
      'what could not be read',
      aPage('unreadable', { width: 300, height: 90, problem: 'is too blurred' }),
      { inline: true },
    ],
  ])('is not %s', (_, page, change) => {
    expect(listed(page, change)).toMatchObject({ decoration: false });
  });

  it('is what comes with every mail of a thread, unless it is as large as a screenshot', () => {
    const logo = aPicture({ id: 'l', sha256: 'aa'.repeat(32) });
    const shot = aPicture({ id: 's', sha256: 'bb'.repeat(32) });
    const messages = ['m1', 'm2'].map((id) => aMessage({ id, attachments: [logo, shot] }));
    const pictures = messages.flatMap((message) => [
      pictureOf(message, logo, aPage('other', { width: 400, height: 150 })),
      pictureOf(message, shot, aPage('other', { width: 1200, height: 800 })),
    ]);
    expect(shots(messages, pictures).map(({ decoration }) => decoration)).toEqual([true, false, true, false]);
  });

  it('is a banner in the signature; a screenshot below the signature is none', () => {
    const text = 'Please see the screen.\n\nBest regards,\nAnn Miller\nFirm Inc.\nPhone +1 555 0100';
    const inSignature = { at: text.length, inline: true };
    expect(listed(aPage('other', { width: 600, height: 160 }), inSignature, text)?.decoration).toBe(true);
    expect(listed(aPage('other', { width: 1200, height: 900 }), inSignature, text)?.decoration).toBe(false);
    const above = { at: 'Please see the screen.'.length, inline: true };
    expect(listed(aPage('other', { width: 600, height: 160 }), above, text)?.decoration).toBe(false);
  });
});

describe("a picture in the desk's own quoted words", () => {
  const text =
    'It says this now:\n\nOn Mon, 2 Nov 2026 Desk <support@desk.example> wrote:\n> You should see this screen:\n> Click Accept.';

  it("is the desk's, and one in the customer's words is theirs", () => {
    const page = aPage('permissions_requested');
    expect(listed(page, { at: text.indexOf('> Click'), inline: true }, text)?.byDesk).toBe(true);
    expect(listed(page, { at: text.indexOf('On Mon') - 1, inline: true }, text)?.byDesk).toBe(false);
    expect(listed(page, {}, text)?.byDesk).toBe(false);
  });
});
