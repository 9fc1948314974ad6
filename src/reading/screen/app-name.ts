import type { ScreenTexts } from '../../core/screen-texts.ts';
import type { Dialog } from './dialog.ts';
import { findWithin, fold } from './fold.ts';
import type { Line } from './lines.ts';
import type { PhraseFinder } from './phrases.ts';
import { meanConfidence } from './trust.ts';

/** A wrong name of an app would rule a picture out, so more is asked for than for a row. */
const SURE_OF_NAME = 75;

/** The app that a dialog names, in its text or in the line below the heading; null where it is not sure. */
export function appName(
  dialog: Dialog,
  lines: readonly Line[],
  find: PhraseFinder,
  texts: ScreenTexts,
): string | null {
  return fromSentence(find, texts) ?? belowHeading(dialog, lines, texts);
}

/** "Contoso Mail needs permission to access resources ..." */
function fromSentence(find: PhraseFinder, texts: ScreenTexts): string | null {
  for (const { line, before } of find(texts.afterApp, 'within')) {
    const words = line.words.slice(0, before.split(' ').length);
    if (/\p{L}{2}/u.test(before) && meanConfidence(words) >= SURE_OF_NAME) return before;
  }
  return null;
}

function belowHeading({ heading, start }: Dialog, lines: readonly Line[], texts: ScreenTexts): string | null {
  if (!heading) return null;
  const { line: title } = heading;
  const end = start?.line.baseline ?? title.baseline + 4 * title.size;
  const between = lines.filter(
    (line) =>
      line.baseline > Math.max(title.baseline, heading.box.y + heading.box.height) &&
      line.baseline < end - 0.5 * line.size &&
      // Beside the app's own picture it stands further to the right.
      line.x > title.x - 2 * title.size &&
      line.x < title.x + 4 * title.size,
  );
  const first = between.find((line) => !isOther(line.text, texts));
  if (!first || first.size > 0.9 * title.size) return null;
  const before = between[between.indexOf(first) - 1];
  if (before && goesOn(before.text, texts)) return null;
  return meanConfidence(first.words) >= SURE_OF_NAME ? first.text : null;
}

/** A notice that is wrapped: "This application is not published by Microsoft or your / organization." */
function goesOn(text: string, { notApp }: ScreenTexts): boolean {
  const folded = fold(text);
  return notApp.some((phrase) => {
    const known = fold(phrase);
    return known.length > 12 && folded.length > known.length + 3 && findWithin(folded, known) !== null;
  });
}

function isOther(text: string, { notApp }: ScreenTexts): boolean {
  const folded = fold(text);
  return notApp.some((phrase) => {
    const known = fold(phrase);
    const found = findWithin(folded, known);
    // "Microsoft" alone is a publisher; "Microsoft Teams" may be an app.
    return found !== null && (known.length > 12 || folded.length - known.length < 3);
  });
}
