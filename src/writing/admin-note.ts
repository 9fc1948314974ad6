import type { Article } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import { box } from './box.ts';
import { evidenceFromAdmin } from './evidence.ts';
import { adminSentences, fill, numbered } from './sentences.ts';

/** The part to forward: stands alone, speaks to the admin. Null where nothing is open that an admin does. */
export function adminNote(
  reading: Reading,
  article: Article,
  deskName: string,
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
    options.sendBack ? sendBack(reading, article) : null,
    `${closing.trim()}\n${deskName}`,
  ];
  return box(intro, paragraphs.filter(Boolean).join('\n\n'));
}

/** Where the admin has refused: what they would want to know, ready to be forwarded. */
export function refusalNote(article: Article, deskName: string): string | null {
  const { refusal, admin_block: note } = article;
  if (!refusal || !note) return null;
  return box(note.intro, `${fill(article, refusal.note.trim())}\n\n${note.closing.trim()}\n${deskName}`);
}

/** Only the desk's own list, never a guess. */
function permissionList(article: Article): string | null {
  const { permissions, admin_block: note } = article;
  if (permissions.length === 0 || !note?.permissions) return null;
  return [note.permissions, ...permissions.map((permission) => `- ${permission}`)].join('\n');
}

function sendBack(reading: Reading, article: Article): string | null {
  const wanted = evidenceFromAdmin(reading, article);
  const { send_back: both, send_back_count: count } = article.admin_block ?? {};
  const text = wanted.includes('screenshot') ? both : count;
  return wanted.length > 0 && text ? fill(article, text) : null;
}
