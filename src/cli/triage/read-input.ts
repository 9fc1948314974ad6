import { readFile } from 'node:fs/promises';
import { DEFAULT_DESK_NAME } from '../../config-settings.ts';
import type { LoadedArticle } from '../../core/article.ts';
import type { DraftContent } from '../../core/draft.ts';
import { intakeItem } from '../../core/intake.ts';
import type { Articles, CaseToRead, ReceivedMessage, Understand } from '../../core/ports.ts';
import type { Reading } from '../../core/reading.ts';
import type { Report } from '../../core/report.ts';
import { pictureMessage } from '../../email/picture-message.ts';
import { type Learned, readLearned } from '../../reading/learned/read-learned.ts';
import { createLexicon, type Lexicon } from '../../reading/lexicon.ts';
import { toReport } from '../../reading/report.ts';
import { writeDraft } from '../../writing/draft.ts';
import type { CasePictures } from './case-pictures.ts';
import type { TriageInput } from './find-inputs.ts';

/** For taking a mail apart. */
export const READ_LIMITS = { timeoutMs: 15_000, maxMemoryMb: 512, trustedAuthServers: [] };

/** What a message is read by. */
export interface Eyes {
  articles: Articles;
  lexicons: readonly Lexicon[];
  /** Only this article is asked whether it fits. */
  articleId?: string;
  ownAddresses: readonly string[];
  understand: Understand;
  pictures: CasePictures;
  /** Null: the rules read alone. */
  learned: Learned | null;
  /** What a model says of a message that an article is about; null where it says nothing. */
  askModel?(received: ReceivedMessage, article: LoadedArticle): Promise<ModelSaid | null>;
}

export type ModelSaid = Pick<CaseToRead, 'modelClaims' | 'modelFits' | 'modelName'>;

/** One input with all that was made of it. */
export interface InputRead {
  reading: Reading;
  draft: DraftContent | null;
  report: Report;
}

export function lexiconsOf(articles: Articles): Lexicon[] {
  return articles.all.map(createLexicon);
}

/** Reads one file as the desk reads a message, and reports on it. */
export async function readInput(input: TriageInput, eyes: Eyes): Promise<InputRead> {
  const began = performance.now();
  const received = await receive(input, eyes.understand);
  const { message } = received;
  const unread = {
    messages: [message],
    pictures: await eyes.pictures.of(received),
    lexicons: eyes.lexicons,
    articleId: eyes.articleId,
    ownAddresses: eyes.ownAddresses,
  };
  const byRules = await readLearned(unread, eyes.learned);
  const article = byRules.article && eyes.articles.byId(byRules.article.id);
  const said = article ? await eyes.askModel?.(received, article) : null;
  const reading = said ? await readLearned({ ...unread, ...said }, eyes.learned) : byRules;
  const written = writeDraft({
    reading,
    article,
    recipientName: message.sender.name,
    subject: message.subject,
    deskName: DEFAULT_DESK_NAME,
  });
  const draft = 'draft' in written ? written.draft : null;
  const ms = Math.round(performance.now() - began);
  return { reading, draft, report: toReport(input.file, reading, [message], draft, ms) };
}

async function receive(input: TriageInput, understand: Understand): Promise<ReceivedMessage> {
  const bytes = await readFile(input.file);
  if (input.kind === 'picture') return pictureMessage(input.file, bytes);
  const item = intakeItem({
    v: 1,
    id: 'triage',
    channel: 'email',
    origin: 'file',
    receivedAt: 0,
    envelopeFrom: null,
  });
  return understand(item, bytes);
}
