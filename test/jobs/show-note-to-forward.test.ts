import { beforeAll, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import type { ThreadNote } from '../../src/core/review.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { showNoteToForward } from '../../src/jobs/show-note-to-forward.ts';
import { theArticles } from '../reading/the-articles.ts';
import { deskSettings } from '../support/desk-settings.ts';
import { ticketOf } from '../support/records.ts';
import { reading } from '../writing/case.ts';

let articles: readonly LoadedArticle[] = [];
beforeAll(async () => {
  articles = await theArticles();
});

const REFUSED = reading(
  { contact_admin: 'done', admin_approval: 'not_done' },
  { needsPerson: 'The admin has refused.' },
);

async function notesFor(change: Partial<Ticket>): Promise<ThreadNote[]> {
  const notes: ThreadNote[] = [];
  const parts = {
    settings: deskSettings(),
    articles: { all: articles, byId: (id: string) => articles.find((one) => one.id === id) ?? null },
    review: { showNote: async (_: unknown, note: ThreadNote) => void notes.push(note) },
  } as unknown as Parts;
  await showNoteToForward(parts, ticketOf(change), { channel: 'C1', ts: '1.000001' });
  return notes;
}

it('the facts for an admin who refused lie in the thread, ready to be forwarded', async () => {
  const [note, ...more] = await notesFor({ reading: REFUSED });
  expect(more).toEqual([]);
  expect(note).toMatchObject({ ticketId: 'T1001', key: 'to-forward' });
  expect(note?.text).toContain('an administrator approves this only once');
});

it.each<[string, Partial<Ticket>]>([
  ['a case that has a draft', { reading: reading({ contact_admin: 'done' }) }],
  ['a case that nobody has read', { reading: null }],
  ['a case that is closed', { reading: REFUSED, state: 'closed' }],
  ['a case that belongs to another one', { reading: REFUSED, mergedInto: 'T1000' }],
])('nothing is shown for %s', async (_, change) => {
  expect(await notesFor(change)).toEqual([]);
});
