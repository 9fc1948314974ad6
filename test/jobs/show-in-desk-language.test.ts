import { expect, it } from 'vitest';
import type { Draft } from '../../src/core/draft.ts';
import type { ThreadNote } from '../../src/core/review.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { showInDeskLanguage } from '../../src/jobs/show-in-desk-language.ts';
import { deskSettings } from '../support/desk-settings.ts';
import { draftOf } from '../support/drafts.ts';
import { ticketOf } from '../support/records.ts';

const CARD = { channel: 'C1', ts: '1.000001' };
const { content } = draftOf();
const GERMAN = { ...content, language: 'de', text: 'Guten Tag,', inDeskLanguage: 'Hi Mia,' };

async function notesFor(draft: Draft | null, mergedInto: string | null = null): Promise<ThreadNote[]> {
  const notes: ThreadNote[] = [];
  const parts = {
    settings: deskSettings(),
    records: { draft: async () => draft },
    review: { showNote: async (_: unknown, note: ThreadNote) => void notes.push(note) },
  } as unknown as Parts;
  await showInDeskLanguage(parts, ticketOf({ draftVersion: draft?.version ?? 0, mergedInto }), CARD);
  return notes;
}

it('what a draft in another language says is shown in the language of the desk, under its version', async () => {
  expect(await notesFor(draftOf({ version: 2, content: GERMAN }))).toEqual([
    { ticketId: 'T1001', key: 'draft-2', heading: 'Draft 2 in English', text: 'Hi Mia,' },
  ]);
});

it.each<[string, Draft | null, string | null]>([
  ['a draft that the agents can read', draftOf(), null],
  ['a case without a draft', null, null],
  ['a draft that was decided on', draftOf({ content: GERMAN, state: 'approved' }), null],
  ['a case that belongs to another one', draftOf({ content: GERMAN }), 'T1000'],
])('nothing is shown for %s', async (_, draft, mergedInto) => {
  expect(await notesFor(draft, mergedInto)).toEqual([]);
});
