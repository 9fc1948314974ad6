import type { Article } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import { box } from './box.ts';
import { adminSentences, numbered } from './sentences.ts';

/** The part to forward: stands alone, speaks to the admin. Null where nothing is open that an admin does. */
export function adminNote(reading: Reading, article: Article, deskName: string): string | null {
  const sentences = adminSentences(reading, article);
  if (!article.admin_block || sentences.length === 0) return null;
  const { intro, opening, closing } = article.admin_block;
  const paragraphs = [
    opening.trim(),
    numbered(sentences),
    permissionList(article),
    article.caution?.to_admin ?? article.caution?.text,
    `${closing.trim()}\n${deskName}`,
  ];
  return box(intro, paragraphs.filter(Boolean).join('\n\n'));
}

/** Only the desk's own list, never a guess. */
function permissionList(article: Article): string | null {
  const { permissions, admin_block: note } = article;
  if (permissions.length === 0 || !note?.permissions) return null;
  return [note.permissions, ...permissions.map((permission) => `- ${permission}`)].join('\n');
}
