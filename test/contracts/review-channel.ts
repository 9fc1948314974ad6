import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReviewCard, ReviewChannel } from '../../src/core/review.ts';

export interface ReviewChannelUnderTest {
  channel: ReviewChannel;
  card(change?: Partial<ReviewCard>): ReviewCard;
  /** Everything that people see there: text of each post, and in whose thread it stands. */
  seen(): readonly { text: string; thread: string | null; files: number }[];
  close(): Promise<void>;
}

/** What every review channel keeps to, the fake as well as the real one. */
export function reviewChannelContract(name: string, open: () => Promise<ReviewChannelUnderTest>): void {
  describe(`${name} as a review channel`, () => {
    let test: ReviewChannelUnderTest;
    const before = Date.now() - 60_000;
    beforeAll(async () => {
      test = await open();
    });
    afterAll(() => test.close());

    const posts = (words: string) => test.seen().filter((post) => post.text.includes(words));

    it('finds a card again by its ticket', async () => {
      const ref = await test.channel.post(test.card({ ticketId: 'T-find', title: 'Case to be found' }));
      expect(await test.channel.find('T-find', before)).toEqual(ref);
    });

    it('finds nothing for a ticket without a card', async () => {
      expect(await test.channel.find('T-none', before)).toBeNull();
    });

    it('does not find a card that was posted earlier than asked for', async () => {
      await test.channel.post(test.card({ ticketId: 'T-early' }));
      expect(await test.channel.find('T-early', Date.now() + 60_000)).toBeNull();
    });

    it('changes a card in place', async () => {
      const ref = await test.channel.post(test.card({ ticketId: 'T-change', title: 'Before the change' }));
      await test.channel.update(ref, test.card({ ticketId: 'T-change', title: 'After the change', rev: 9 }));
      expect(posts('Before the change')).toHaveLength(0);
      expect(posts('After the change')).toHaveLength(1);
      expect(await test.channel.find('T-change', before)).toEqual(ref);
    });

    it('says that a card is gone where it was deleted', async () => {
      const ref = await test.channel.post(test.card({ ticketId: 'T-gone' }));
      const gone = test.channel.update({ ...ref, ts: '1.000001' }, test.card({ ticketId: 'T-gone' }));
      await expect(gone).rejects.toMatchObject({ code: 'card_gone', turn: 'never' });
    });

    it('erases a card with what lies beneath it, and only that; once more is no fault', async () => {
      const other = await test.channel.post(test.card({ ticketId: 'T-other', title: 'The other case' }));
      const ref = await test.channel.post(test.card({ ticketId: 'T-erase', title: 'Case to be erased' }));
      const original = {
        ticketId: 'T-erase',
        messageId: 'M-erase',
        heading: 'Mia Chen wrote words to be erased',
        text: 'The text to be erased',
        pictures: [],
        raw: Buffer.from('Subject: raw'),
      };
      await test.channel.showOriginal(ref, original);
      await test.channel.showOriginal(other, { ...original, ticketId: 'T-other', messageId: 'M-other' });
      const below = (card: typeof ref) => test.seen().filter(({ thread }) => thread === card.ts);
      // A file is shared a moment after it was put up.
      await vi.waitFor(() => {
        for (const card of [ref, other]) expect(below(card).some(({ files }) => files > 0)).toBe(true);
      }, 5_000);
      await test.channel.erase(ref);
      expect(posts('Case to be erased')).toHaveLength(0);
      expect(below(ref)).toHaveLength(0);
      expect(below(other).length).toBeGreaterThan(1);
      expect(posts('The other case')).toHaveLength(1);
      await expect(test.channel.erase(ref)).resolves.toBeUndefined();
    });

    it('shows an original once in the thread of its card, with its pictures', async () => {
      const ref = await test.channel.post(test.card({ ticketId: 'T-original' }));
      const original = {
        ticketId: 'T-original',
        messageId: 'M-original',
        heading: 'Mia Chen wrote',
        text: 'The words as they came: <!channel> & *stars*',
        pictures: [
          {
            key: '1',
            name: 'screen.png',
            type: 'image/png',
            bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
            caption: ['screen.png: permissions requested', '1. <!channel> & *stars*'],
          },
        ],
        raw: null,
      };
      const inThread = () => test.seen().filter((post) => post.thread === ref.ts);
      await test.channel.showOriginal(ref, original);
      await expect.poll(() => inThread().reduce((sum, post) => sum + post.files, 0)).toBe(1);
      await test.channel.showOriginal(ref, original);
      expect(posts('The words as they came: <!channel> & *stars*')).toHaveLength(1);
      expect(inThread().reduce((sum, post) => sum + post.files, 0)).toBe(1);
      expect(posts('screen.png: permissions requested')).toHaveLength(1);
      expect(posts('1. <!channel> & *stars*')).toHaveLength(1);
    });

    it('shows a picture once, also where it was outlined only at the second try', async () => {
      const ref = await test.channel.post(test.card({ ticketId: 'T-outlined' }));
      const picture = { key: '1', name: 'photo.jpg', bytes: new Uint8Array([1, 2, 3]), caption: [] };
      const original = {
        ticketId: 'T-outlined',
        messageId: 'M-outlined',
        heading: 'Mia Chen wrote',
        text: '',
        pictures: [{ ...picture, type: 'image/jpeg' }],
        raw: null,
      };
      const files = () =>
        test.seen().reduce((sum, post) => sum + (post.thread === ref.ts ? post.files : 0), 0);
      await test.channel.showOriginal(ref, original);
      await expect.poll(files).toBe(1);
      await test.channel.showOriginal(ref, { ...original, pictures: [{ ...picture, type: 'image/png' }] });
      expect(files()).toBe(1);
    });

    it('puts a mail that nobody could read into the thread as a file, once', async () => {
      const ref = await test.channel.post(test.card({ ticketId: 'T-raw' }));
      const original = {
        ticketId: 'T-raw',
        messageId: 'M-raw',
        heading: 'somebody',
        text: 'line of it\n'.repeat(2000),
        pictures: [],
        raw: Buffer.from('not a mail at all'),
      };
      const files = () =>
        test.seen().reduce((sum, post) => sum + (post.thread === ref.ts ? post.files : 0), 0);
      await test.channel.showOriginal(ref, original);
      await expect.poll(files).toBe(1);
      await test.channel.showOriginal(ref, original);
      expect(files()).toBe(1);
      const [shown] = posts('line of it');
      expect(shown?.text.length).toBeLessThan(4000);
      expect(shown?.text).toMatch(/more characters are not shown/);
    });

    it('shows a note in the thread of its card, once for each key, as it is', async () => {
      const ref = await test.channel.post(test.card({ ticketId: 'T-note' }));
      const note = {
        ticketId: 'T-note',
        key: 'draft-1',
        heading: 'Draft 1 in English',
        text: 'Hi Mia, <!channel> & *stars*\n\nA second paragraph.',
      };
      const inThread = () => test.seen().filter((post) => post.thread === ref.ts);
      await test.channel.showNote(ref, note);
      await test.channel.showNote(ref, note);
      await test.channel.showNote(ref, { ...note, key: 'draft-2', heading: 'Draft 2 in English' });
      expect(inThread()).toHaveLength(2);
      expect(posts('Draft 1 in English')).toHaveLength(1);
      expect(posts('Draft 2 in English')).toHaveLength(1);
      expect(posts('Hi Mia, <!channel> & *stars*')).toHaveLength(2);
    });

    it('shows the same note again beside a new card', async () => {
      const note = { ticketId: 'T-anew', key: 'draft-1', heading: 'Draft 1 anew', text: 'Hi.' };
      for (const title of ['First card', 'Second card']) {
        const ref = await test.channel.post(test.card({ ticketId: 'T-anew', title }));
        await test.channel.showNote(ref, note);
      }
      expect(posts('Draft 1 anew')).toHaveLength(2);
    });

    it('shows a note of any length', async () => {
      const ref = await test.channel.post(test.card({ ticketId: 'T-long-note' }));
      const text = Array.from({ length: 400 }, (_, index) => `Line ${index} of the note.`).join('\n');
      await test.channel.showNote(ref, { ticketId: 'T-long-note', key: 'n', heading: 'Long', text });
      expect(posts('Line 0 of the note.')).toHaveLength(1);
    });

    it('posts a report under a key once, with its pictures in its thread, each once', async () => {
      const report = {
        heading: 'Report of a week',
        sections: [
          {
            title: 'Still <!channel> open',
            lines: [
              { text: 'one *line*', url: null },
              { text: 'T1001', url: 'https://workspace.slack.example/archives/C1/p1' },
            ],
          },
        ],
      };
      const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
      const first = { key: 'report-days', title: 'Days', alt: 'Mon 1', png };
      const second = { key: 'report-steps', title: 'Steps', alt: 'One 1', png };
      const files = () => test.seen().filter(({ thread, files }) => thread !== null && files > 0).length;
      const before0 = files();
      // The first try died after one picture.
      await test.channel.postReport('report-1', report, [first], before);
      await expect.poll(files).toBe(before0 + 1);
      await test.channel.postReport('report-1', report, [first, second], before);
      await expect.poll(files).toBe(before0 + 2);
      await test.channel.postReport('report-1', report, [first, second], before);
      expect(files()).toBe(before0 + 2);
      expect(posts('Report of a week')).toHaveLength(1);
      expect(posts('Still <!channel> open')).toHaveLength(1);
      expect(posts('one *line*')).toHaveLength(1);
    });

    it('posts a report of any length', async () => {
      const lines = Array.from({ length: 300 }, (_, index) => ({
        text: `Line ${index} ${'x'.repeat(200)}`,
        url: null,
      }));
      const sections = [
        { title: 'Short', lines: [{ text: 'the first', url: null }] },
        { title: 'Long', lines },
      ];
      await test.channel.postReport('report-long', { heading: 'A long report', sections }, [], before);
      expect(posts('A long report')).toHaveLength(1);
    });

    it('says where people find a card, and nothing of one that is gone', async () => {
      const ref = await test.channel.post(test.card({ ticketId: 'T-link' }));
      expect(await test.channel.linkTo(ref)).toMatch(/^https:\/\//);
      expect(await test.channel.linkTo({ ...ref, ts: '1.000001' })).toBeNull();
    });

    it('announces under a key once', async () => {
      await test.channel.announce('week-47', 'The week in numbers', before);
      await test.channel.announce('week-47', 'The week in numbers', before);
      await test.channel.announce('week-48', 'The week after', before);
      expect(posts('The week in numbers')).toHaveLength(1);
      expect(posts('The week after')).toHaveLength(1);
    });
  });
}
