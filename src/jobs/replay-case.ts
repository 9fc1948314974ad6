import type { Records } from '../core/ports.ts';
import type { Reading } from '../core/reading.ts';
import { unreadPage } from '../core/screen.ts';
import type { Ticket } from '../core/ticket.ts';
import { loadMessages } from './case-files.ts';
import { keptPicture } from './kept-pictures.ts';
import type { Parts } from './parts.ts';
import { readPictures, withoutReading } from './read-pictures.ts';
import { templateOf } from './template-of.ts';

/** What another reading would say, in words. */
export interface Change {
  what: string;
  before: string;
  after: string;
}

export interface Replayed {
  changes: Change[];
  /** Whether the article was another one, or another version of it, when the case was read. */
  otherArticle: boolean;
  /** A model had read along: what is from it alone changes too, since here the rules read alone. */
  hadModel: boolean;
}

export interface ReplayParts
  extends Pick<Parts, 'files' | 'articles' | 'settings' | 'reader' | 'pictureVersion'> {
  records: Records;
  /** False where reading pictures is switched off. */
  readsPictures: boolean;
}

/** Reads a case again by the rules and the article of today, and writes nothing. Null where it was never read. */
export async function replayCase(parts: ReplayParts, ticket: Ticket): Promise<Replayed | null> {
  const before = ticket.reading;
  if (before === null) return null;
  // What came since that reading is no change of the rules.
  const messages = (await loadMessages(parts, ticket)).slice(0, ticket.readMessages);
  const after = await parts.reader.read({
    messages,
    pictures: await picturesOf(parts, messages),
    deskUserIds: [],
    allFromCustomer: ticket.state !== 'parked',
    agentSteps: ticket.agentSteps,
    notArticles: ticket.notArticles,
  });
  const draft = await draftChange(parts, ticket, after);
  return {
    changes: [...readingChanges(before, after), ...draft],
    otherArticle: before.articleVersion !== after.articleVersion,
    hadModel: before.modelUse !== null,
  };
}

/** As far as they were read before: reading them anew takes long and changes with the reader of pictures alone. */
function picturesOf(parts: ReplayParts, messages: Parameters<typeof readPictures>[0]) {
  if (!parts.readsPictures) return withoutReading(messages);
  return readPictures(messages, async ({ attachment }) => {
    const kept = await keptPicture(parts, attachment.sha256);
    return kept?.pages ?? [unreadPage('It is not read again for a replay.')];
  });
}

function readingChanges(before: Reading, after: Reading): Change[] {
  const steps = [...new Set([...before.ledger, ...after.ledger].map(({ step }) => step))];
  return [
    change('article', before.article?.id, after.article?.id),
    change('stage', before.stage, after.stage),
    change('role', before.senderRole, after.senderRole),
    ...steps.map((step) => change(`step ${step}`, statusOf(before, step), statusOf(after, step))),
  ].flat();
}

async function draftChange(parts: ReplayParts, ticket: Ticket, after: Reading): Promise<Change[]> {
  const draft = await parts.records.draft(ticket.id, ticket.draftVersion);
  // Words of an agent or a model are not the article's.
  if (draft && draft.content.source !== 'template') return [];
  const written = templateOf(parts, ticket, after);
  return change('draft', draft?.content.text, 'draft' in written ? written.draft.text : undefined);
}

function statusOf({ ledger }: Reading, step: string): string | undefined {
  return ledger.find((entry) => entry.step === step)?.status;
}

function change(what: string, before = 'none', after = 'none'): Change[] {
  return before === after ? [] : [{ what, before, after }];
}
