import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/draft.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { draftText } from '../../src/jobs/draft-text.ts';
import { draftOf } from '../support/drafts.ts';
import { replyOf, ticketOf } from '../support/records.ts';

const dana = { address: 'dana@larkfield.example', name: 'Dana Ortiz', why: 'sender' as const };
const admin = { address: 'it@larkfield.example', name: null };
const recipients = { to: [dana], cc: [admin] };

const start = (ticket: Partial<Ticket>, draft: Draft | null = draftOf()) =>
  draftText(
    {
      records: {
        ticket: async () => ticketOf({ draftVersion: 1, ...ticket }),
        draft: async () => draft,
        // An approved reply that did not go out waits again.
        send: async () => (draft?.state === 'approved' ? replyOf({ state: 'failed' }) : null),
        message: async () => null,
        commit: async () => false,
      },
      articles: { all: [], byId: () => null },
    },
    'T1001',
    1,
  );

describe('the dialog for editing starts with', () => {
  it('the draft and whom it may go to, nobody ticked for a copy', async () => {
    expect(await start({ recipients })).toEqual({
      text: 'Hi Mia,',
      ...recipients,
      picked: { to: 'mia@birchwood.example', cc: [] },
      steps: [],
      owner: null,
    });
  });

  it('whom an agent picked before, where a reply did not go out', async () => {
    const draft = draftOf({ state: 'approved', recipients: { to: dana, cc: [admin] } });
    expect(await start({ recipients }, draft)).toMatchObject({
      picked: { to: 'dana@larkfield.example', cc: ['it@larkfield.example'] },
    });
  });

  it('nothing where there is no draft', async () => {
    expect(await start({}, null)).toMatchObject({ text: '' });
  });
});

it.each<[string, Partial<Ticket>, Draft | null, string]>([
  ['has a newer draft', { draftVersion: 2 }, draftOf(), 'newer draft'],
  ['was written to again', {}, draftOf({ state: 'superseded' }), 'written again'],
  ['belongs to another case now', { mergedInto: 'T1000' }, draftOf(), 'belongs to T1000'],
])('nothing is edited in a case that %s', async (_, ticket, draft, words) => {
  expect(await start(ticket, draft)).toMatchObject({ gone: expect.stringContaining(words) });
});
