import { expect, it } from 'vitest';
import type { PictureReading } from '../../src/core/screen.ts';
import { createLexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { writeDraft } from '../../src/writing/draft.ts';
import { checkDraft } from '../../src/writing/guards.ts';
import { aMessage, aPicture } from '../support/a-message.ts';
import { aList, aPage } from '../support/read-picture.ts';
import { adminApproval } from './case.ts';

const PHOTO = { problem: 'is a photo of a screen, and not all of it can be read', resend: true };

/** The reply to a message of these words and one photo, with what the guards find in it. */
function reply(page: PictureReading, text = '') {
  const article = adminApproval();
  const message = aMessage({ text, attachments: [aPicture({ name: 'IMG_0412.jpg' })] });
  const pictures = [{ messageId: 'm1', attachmentId: '1', pages: [page] }];
  const reading = readCase({
    messages: [message],
    pictures,
    lexicons: [createLexicon(article)],
    ownAddresses: [],
  });
  const written = writeDraft({
    reading,
    article: reading.article && article,
    recipientName: 'Ann',
    subject: '',
    deskName: 'Jump Support',
  });
  const draft = 'draft' in written ? written.draft.text : '';
  return { draft, findings: checkDraft({ text: draft }, reading, article) };
}

it('a photo of which only the screen can be told gets the reply to that screen', () => {
  const { draft, findings } = reply(aList('permissions_requested', 6, PHOTO));
  expect(draft).toContain('You are nearly there');
  expect(draft).toContain('Click Accept');
  expect(draft).not.toContain('once more');
  expect(findings).toEqual([]);
});

it('a photo of "Need admin approval" gets the way to the approval', () => {
  const { draft, findings } = reply(aPage('need_admin_approval', PHOTO));
  expect(draft).toContain('For your Microsoft admin');
  expect(draft).not.toContain('once more');
  expect(findings).toEqual([]);
});

it('a photo in which nothing can be read is asked for once more', () => {
  const { draft } = reply(aPage('unreadable', PHOTO));
  expect(draft).toContain('Unfortunately we could not read it.');
  expect(draft.match(/once more/g)).toHaveLength(1);
});

it('a photo that the case needs whole is asked for once more, with what could be read', () => {
  const photo = aList('permissions_requested', 6, { ...PHOTO, cutOff: true });
  const { draft, findings } = reply(photo, 'My admin approved Jump, it still asks for admin approval.');
  expect(draft).toContain('We can see the "Permissions requested" screen in it, but not all of the list.');
  expect(draft.match(/could you send/gi)).toHaveLength(1);
  expect(findings).toEqual([]);
});

it('a list that is cut off is asked for once, whole, where the case needs its number', () => {
  const cut = aList('permissions_requested', 6, { cutOff: true });
  const { draft, findings } = reply(cut, 'My admin approved Jump, it still asks for admin approval.');
  expect(draft).toContain(
    'We can see the "Permissions requested" screen with 6 permissions in it, but not all of the list.',
  );
  expect(draft.match(/could you send/gi)).toHaveLength(1);
  expect(findings).toEqual([]);
  expect(reply(cut).draft).not.toContain('once more');
});

it("another app's dialog is not asked for again, the right screenshot is", () => {
  const other = aList('permissions_requested', 6, { ...PHOTO, cutOff: true, app: 'Contoso Records' });
  const { draft, findings } = reply(other, 'My admin approved Jump, it still asks for admin approval.');
  expect(draft).not.toMatch(/once more|Click Accept|Thank you for the picture/);
  expect(draft).toMatch(/screenshot/);
  expect(draft).toContain('number of permissions');
  expect(findings).toEqual([]);
});

it("another app's dialog alone gets no reply about ours", () => {
  expect(reply(aList('permissions_requested', 7, { app: 'Contoso Records' })).draft).toBe('');
});

it('a photo that the desk failed to read is not asked for', () => {
  const failed = aPage('unreadable', { problem: 'was not read: the reader failed on it' });
  const { draft, findings } = reply(failed, 'My admin approved Jump, it still asks for admin approval.');
  expect(draft).not.toMatch(/screenshot|once more/);
  expect(findings).toEqual([]);
});
