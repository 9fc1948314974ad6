import { h } from './dom.ts';
import { icon } from './icons.ts';
import { list, text } from './json.ts';
import type { Message } from './state.ts';

// So much of a card's end may be hidden while it counts as seen, in pixels.
const HIDDEN = 60;

/** A pill over a log that counts the cards that changed out of view, and leads to them. */
export function createUpdatedCards(log: HTMLElement): {
  element: HTMLElement;
  /** To be called once the log shows these messages; `place` is whose log of which channel it is. */
  update(messages: readonly Message[], place: string): void;
} {
  let shownPlace = '';
  let before = new Map<string, string>();
  const unseen = new Set<string>();
  const pill = h('button', {
    type: 'button',
    class: 'newer updated',
    hidden: true,
    'data-testid': 'updated-cards',
    onclick: jump,
  });
  log.addEventListener('scroll', show);

  function jump(): void {
    const [ts = ''] = unseen;
    const card = cardAt(ts);
    unseen.delete(ts);
    card?.scrollIntoView({ block: 'end' });
    card?.classList.add('flash');
    show();
  }

  function show(): void {
    for (const ts of unseen) if (isSeen(ts)) unseen.delete(ts);
    pill.hidden = unseen.size === 0;
    const words = unseen.size === 1 ? '1 card updated' : `${unseen.size} cards updated`;
    pill.replaceChildren(icon(isAbove() ? 'up' : 'down'), words);
  }

  /** Its end tells: there stand the decision and the buttons. What is not there any more needs no look either. */
  function isSeen(ts: string): boolean {
    const card = cardAt(ts)?.getBoundingClientRect();
    if (card === undefined) return true;
    const frame = log.getBoundingClientRect();
    return card.bottom > frame.top + HIDDEN && card.bottom < frame.bottom + HIDDEN;
  }

  function isAbove(): boolean {
    const [ts = ''] = unseen;
    const end = cardAt(ts)?.getBoundingClientRect().bottom ?? 0;
    return end < log.getBoundingClientRect().bottom;
  }

  function cardAt(ts: string): Element | null {
    return log.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
  }

  return {
    element: pill,
    update(messages, place) {
      if (place !== shownPlace) {
        shownPlace = place;
        before = new Map();
        unseen.clear();
      }
      const cards = messages.filter((message) => message.blocks.length > 0);
      const now = new Map(cards.map((card) => [card.ts, buttonsOf(card)]));
      for (const [ts, buttons] of now) {
        if (before.has(ts) && before.get(ts) !== buttons) unseen.add(ts);
      }
      before = now;
      show();
    },
  };
}

/** What there is to decide. A card that only says more, such as that the mail was acknowledged, is no news. */
function buttonsOf({ blocks }: Message): string {
  const elements = blocks.flatMap((block) => list(block, 'elements'));
  const buttons = elements.filter((element) => element.type === 'button');
  return JSON.stringify(buttons.map((button) => [text(button, 'action_id'), text(button, 'value')]));
}
