import type { Article } from '../core/article.ts';
import type { EvidenceKind, Reading, Screenshot } from '../core/reading.ts';
import { screenTitle } from '../core/screen-title.ts';
import { countsText } from './counts.ts';
import type { Phrases } from './phrases/phrases.ts';
import { fill } from './sentences.ts';

/** What the customer sent to be looked at: no logo, no dialog of another app, and nothing that the desk sent before. */
export function sentPictures(reading: Reading): Screenshot[] {
  return reading.screenshots.filter(
    ({ decoration, byDesk, otherApp }) => !decoration && !byDesk && !otherApp,
  );
}

/** Pictures of which another shot would show more. Where the desk itself failed to read one, none is asked for. */
export function unclearPictures(reading: Reading): Screenshot[] {
  return sentPictures(reading).filter(({ resend, cutOff }) => resend || cutOff);
}

/** The evidence to ask for: wanted, missing, and not lying here unread or unreadable (promises 3 and 5). */
export function evidenceToAsk(reading: Reading, article: Article): EvidenceKind[] {
  const again = pictureAgain(reading, article);
  return article.evidence.wanted.filter((kind) => {
    if (!reading.evidenceMissing.includes(kind)) return false;
    if (kind === 'screenshot')
      return sentPictures(reading).every(({ screen }) => screenTitle(screen) !== null);
    // The whole list in a picture will say how many there are.
    return again?.how !== 'partly';
  });
}

interface PictureAgain {
  how: 'unreadable' | 'partly';
  picture: Screenshot;
}

/** The picture to ask for once more, where the case cannot go on without what could not be read in it. */
export function pictureAgain(reading: Reading, article: Article): PictureAgain | null {
  const sent = sentPictures(reading);
  const readable = sent.filter(({ screen }) => screen !== 'unreadable');
  const unclear = unclearPictures(reading);
  const newest = unclear.at(-1);
  if (!newest) return null;
  if (reading.evidenceMissing.includes('scope_count')) {
    const list = unclear.filter(({ count }) => count !== null).at(-1);
    if (list) return { how: 'partly', picture: list };
  }
  const unread = sent.some(({ screen, resend }) => screen === 'unreadable' && !resend);
  if (readable.length > 0 || unread) return null;
  const needed = wantsPicture(reading, article) || tellsLittle(reading);
  return needed ? { how: 'unreadable', picture: newest } : null;
}

/** What the note asks the admin to send back: what nobody has sent, and what the letter itself does not ask for. */
export function evidenceFromAdmin(reading: Reading, article: Article): EvidenceKind[] {
  const { reported, counted } = reading.scopes;
  const { send_back, send_back_count } = article.admin_block ?? {};
  if (reported !== null || counted?.worth === 'exact') return [];
  if (evidenceToAsk(reading, article).length > 0 || pictureAgain(reading, article) !== null) return [];
  if (sentPictures(reading).length === 0) return send_back ? ['screenshot', 'scope_count'] : [];
  return send_back_count ? ['scope_count'] : [];
}

/** What the reply says about evidence, in whole sentences; null where there is nothing to say. */
export function evidenceText(reading: Reading, article: Article, phrases: Phrases): string | null {
  const { evidence } = article;
  const asked = evidenceToAsk(reading, article);
  const about = [countsText(reading, article, phrases), pictureAgainText(reading, article, phrases)];
  const sentences = about.filter((one) => one !== null);
  if (asked.length > 0) {
    const items = asked.map((kind) => itemText(kind, reading, article));
    sentences.push(`${evidence.intro.trim()} ${items.join(phrases.and)}${phrases.questionMark}`);
  }
  if (asked.includes('scope_count') && evidence.expected) sentences.push(fill(article, evidence.expected));
  const isAsking = asked.length > 0 || about[1] !== null || reading.scopes.verdict === 'conflict';
  if (!isAsking && evidence.stages.includes(reading.stage) && evidence.complete) {
    sentences.push(evidence.complete);
  }
  return sentences.length > 0 ? sentences.join(' ') : null;
}

/** Asks for a picture once more, with what could be read of it; null where there is no need. */
export function pictureAgainText(reading: Reading, article: Article, phrases: Phrases): string | null {
  const again = pictureAgain(reading, article);
  if (again === null) return null;
  if (again.how === 'unreadable') return article.evidence.unreadable;
  const { screen, count, cutOff, problem } = again.picture;
  const sure = cutOff && problem === null ? count : null;
  const seen = phrases.seen(screenTitle(screen) ?? '', sure);
  return article.evidence.partly.replace('{seen}', () => seen);
}

function wantsPicture({ stage }: Reading, { evidence }: Article): boolean {
  return evidence.stages.includes(stage) && evidence.wanted.includes('screenshot');
}

/** Nothing is known of any step, and not for sure what the case is about: the picture may be all there is to go by. */
function tellsLittle({ stage, article, ledger }: Reading): boolean {
  const nothingKnown = ledger.every(({ status }) => status === 'unknown');
  return stage === 'unclear' || (article?.confidence !== 'high' && nothingKnown);
}

function itemText(kind: EvidenceKind, reading: Reading, article: Article): string {
  const { evidence } = article;
  if (kind === 'screenshot') return evidence.screenshot;
  if (reading.senderRole === 'admin') return evidence.scope_count_as_admin ?? evidence.scope_count;
  return evidence.scope_count;
}
