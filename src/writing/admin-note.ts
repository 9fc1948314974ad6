import type { Article } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import { box } from './box.ts';
import { evidenceFromAdmin } from './evidence.ts';
import { adminSentences, fill, numbered } from './sentences.ts';

/** Who writes, and where an answer reaches them; without an address only the name is said. */
export interface Desk {
  deskName: string;
  deskAddress?: string;
}

/** The part to forward: stands alone, speaks to the admin. Null where nothing is open that an admin does. */
export function adminNote(
  reading: Reading,
  article: Article,
  desk: Desk,
  options: { sendBack: boolean },
): string | null {
  const sentences = adminSentences(reading, article);
  if (!article.admin_block || sentences.length === 0) return null;
  const { intro, opening, closing } = article.admin_block;
  const paragraphs = [
    opening.trim(),
    numbered(sentences),
    permissionList(article),
    article.caution?.to_admin ?? article.caution?.text,
    options.sendBack ? sendBack(reading, article, desk) : null,
    `${closing.trim()}\n${desk.deskName}`,
  ];
  return box(intro, paragraphs.filter(Boolean).join('\n\n'));
}

/** Where the admin has refused: what they would want to know, ready to be forwarded. */
export function refusalNote(article: Article, desk: Desk): string | null {
  const { refusal, admin_block: note } = article;
  if (!refusal || !note) return null;
  return box(
    note.intro,
    `${withDesk(fill(article, refusal.note.trim()), desk)}\n\n${note.closing.trim()}\n${desk.deskName}`,
  );
}

/** Only the desk's own list, never a guess. */
function permissionList(article: Article): string | null {
  const { permissions, admin_block: note } = article;
  if (permissions.length === 0 || !note?.permissions) return null;
  return [note.permissions, ...permissions.map((permission) => `- ${permission}`)].join('\n');
}

function sendBack(reading: Reading, article: Article, desk: Desk): string | null {
  const wanted = evidenceFromAdmin(reading, article);
  const { send_back: both, send_back_count: count } = article.admin_block ?? {};
  const text = wanted.includes('screenshot') ? both : count;
  return wanted.length > 0 && text ? withDesk(fill(article, text), desk) : null;
}

/** A note is read by somebody who has never written to the desk. */
function withDesk(text: string, { deskName, deskAddress }: Desk): string {
  const desk = deskAddress ? `${deskName} (${deskAddress})` : deskName;
  return text.replaceAll('{desk}', () => desk);
}
