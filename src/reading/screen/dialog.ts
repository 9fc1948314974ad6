import type { DialogTexts, ScreenTexts } from '../../core/screen-texts.ts';
import type { Anchor, PhraseFinder } from './phrases.ts';

/** A dialog that was told by its texts. */
export interface Dialog {
  screen: DialogTexts['screen'];
  heading: Anchor | null;
  /** The line above the first permission. */
  start: Anchor | null;
  anchors: Anchor[];
  /** Whether a dialog of this kind lists permissions. */
  lists: boolean;
}

/** The dialog on the page, told by two texts of which one is its own; null where there is none. */
export function findDialog(find: PhraseFinder, texts: ScreenTexts): Dialog | null {
  const support = [...find(texts.common, 'start'), ...find(texts.buttons, 'whole')];
  const found = texts.dialogs
    .map((dialog) => anchorsOf(find, dialog))
    .filter((dialog) => dialog.anchors.length > 0)
    .map((dialog) => ({ ...dialog, anchors: distinct([...dialog.anchors, ...support]) }))
    .filter(({ anchors }) => anchors.length >= 2)
    .sort((a, b) => b.own - a.own || b.anchors.length - a.anchors.length);
  return found[0] ?? null;
}

/** A text of a dialog that could not be told for sure: a second one may be out of the picture or too blurred. */
export function seemsDialog(find: PhraseFinder, texts: ScreenTexts): boolean {
  const ours = texts.dialogs.filter(({ screen }) => screen !== 'other');
  return ours.some((dialog) => find([...dialog.headings, ...dialog.starts], 'start').length > 0);
}

function anchorsOf(find: PhraseFinder, texts: DialogTexts): Dialog & { own: number } {
  const headings = longest(find(texts.headings, 'whole'));
  const starts = longest(find(texts.starts, 'start'));
  // The sentences of a dialog without a list wrap anywhere; what stands around a list begins a line.
  const marks = find(texts.marks, texts.starts.length > 0 ? 'start' : 'within');
  const anchors = distinct([...headings, ...starts, ...marks]);
  const start = starts[0] ?? null;
  return {
    screen: texts.screen,
    heading: headings.filter(({ line }) => !start || line.baseline < start.line.baseline).at(-1) ?? null,
    start,
    anchors,
    lists: texts.screen !== 'other' && texts.starts.length > 0,
    own: anchors.length,
  };
}

/** One anchor for each line: several texts may fit the same words. */
function distinct(anchors: readonly Anchor[]): Anchor[] {
  return anchors.filter(
    (anchor, index) => anchors.findIndex((other) => other.line === anchor.line) === index,
  );
}

function longest(anchors: readonly Anchor[]): Anchor[] {
  return distinct([...anchors].sort((a, b) => b.phrase.length - a.phrase.length));
}
