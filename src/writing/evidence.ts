import type { Article } from '../core/article.ts';
import type { EvidenceKind, Reading } from '../core/reading.ts';
import { fill } from './sentences.ts';

/** A picture that came with contents nobody has read yet counts as come; one that could not be opened is said so. */
export function pictures(reading: Reading): { unreadable: boolean; unread: boolean } {
  return {
    unreadable: reading.screenshots.some((picture) => picture.screen === 'unreadable'),
    unread: reading.screenshots.some(
      (picture) => picture.screen !== 'unreadable' && picture.problem !== null,
    ),
  };
}

/** The evidence to ask for: wanted, missing, and not lying here unread or unreadable (promises 3 and 5). */
export function evidenceToAsk(reading: Reading, article: Article): EvidenceKind[] {
  const { unreadable, unread } = pictures(reading);
  return article.evidence.wanted.filter(
    (kind) => reading.evidenceMissing.includes(kind) && !(kind === 'screenshot' && (unreadable || unread)),
  );
}

/** What the reply says about evidence, in whole sentences; null where there is nothing to say. */
export function evidenceText(reading: Reading, article: Article, and: string): string | null {
  const { evidence } = article;
  const { unreadable, unread } = pictures(reading);
  const asked = evidenceToAsk(reading, article);
  const sentences: string[] = [];
  if (saysUnreadable(reading, unreadable && !unread)) sentences.push(evidence.unreadable);
  if (asked.length > 0) {
    const items = asked.map((kind) => itemText(kind, reading, article));
    sentences.push(`${evidence.intro.trim()} ${items.join(`, ${and} `)}?`);
  }
  if (asked.includes('scope_count') && evidence.expected) sentences.push(fill(article, evidence.expected));
  if (sentences.length > 0) return sentences.join(' ');
  return evidence.stages.includes(reading.stage) ? (evidence.complete ?? null) : null;
}

/** Only where the picture matters: as missing evidence, or where we could not tell what the case is about. */
function saysUnreadable(reading: Reading, unreadable: boolean): boolean {
  return unreadable && (reading.evidenceMissing.includes('screenshot') || reading.stage === 'unclear');
}

function itemText(kind: EvidenceKind, reading: Reading, article: Article): string {
  const { evidence } = article;
  if (kind === 'screenshot') return evidence.screenshot;
  if (reading.senderRole === 'admin') return evidence.scope_count_as_admin ?? evidence.scope_count;
  return evidence.scope_count;
}
